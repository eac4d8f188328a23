// Readings of a field that would agree with its check digit, by the letters and digits that are taken for each other.
import { checkDigit } from './layout.ts'

const ALIKE = ['0ODQ', '1IL', '2Z', '5S', '6G', '7T', '8B']
const alike = (letter: string) =>
  ALIKE.flatMap((group) => (group.includes(letter) ? [...group.replace(letter, '')] : []))
const asDigit = (letter: string) => ALIKE.find((group) => group.includes(letter))?.[0] ?? letter

/**
 * At most five, those with the fewest changes first.
 * @param digit the check digit as it was read, itself perhaps a letter
 */
export function likelyReadings(text: string, digit: string, digitsOnly: boolean): string[] {
  const expected = asDigit(digit)
  if (!/\d/.test(expected)) return []
  const agrees = (each: string) => checkDigit(each) === expected
  if (digitsOnly && /[A-Z]/.test(text)) {
    const digits = [...text].map(asDigit).join('')
    return agrees(digits) ? [digits] : []
  }
  const found = new Set<string>()
  if (expected !== digit && agrees(text)) found.add(text)
  const variants = (of: string) =>
    [...of].flatMap((letter, at) =>
      alike(letter)
        .filter((other) => !digitsOnly || /\d/.test(other))
        .map((other) => of.slice(0, at) + other + of.slice(at + 1)),
    )
  const once = variants(text)
  for (const each of once) if (agrees(each)) found.add(each)
  if (found.size === 0)
    for (const each of once.flatMap(variants)) if (each !== text && agrees(each)) found.add(each)
  return [...found].slice(0, 5)
}
