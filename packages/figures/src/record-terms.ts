/** Words and shapes that the rows of the public record share. */
import type { Category, Quantity } from './claim.ts'

export const JUSAN = 'Jusan'
export const FIRST_FOUR = ['jusan-1', 'jusan-2', 'jusan-3', 'jusan-4']
export const ALL_FIVE = [...FIRST_FOUR, 'jusan-5']

export const SEED = {
  publisher: 'article "Kazakh-US cooperation to repatriate citizens from former IS territories" (the seed)',
  // The article has no date; it tells of a meeting of 5 February 2021.
  statedOn: { from: '2021-02-05' },
  address: 'SEED.txt',
  language: 'en',
} as const

/** Quantities stated as plain numbers. */
export function exact(numbers: Partial<Record<Category, number>>): Quantity[] {
  return Object.entries(numbers).map(([category, value]) => ({
    category: category as Category,
    kind: 'exact',
    value,
  }))
}

/** A number stated as "about" or "around". */
export function about(category: Category, value: number): Quantity {
  return { category, kind: 'about', value }
}
