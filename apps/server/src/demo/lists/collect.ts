// What the four lists share: who is in which, and the rows with their truth.

import type { Random } from '../random.ts'
import { demoStory } from '../story.ts'
import type { DemoList, Family, ListKey, Person } from '../types.ts'
import type { Claim } from '../unsupported.ts'

export type Population = { people: readonly Person[]; families: readonly Family[]; claims: readonly Claim[] }

/** A row before it has its place in the file. */
export type Entry = { cells: string[]; personId: string | null; claimId: string | null; order: string }

export type Collected = { list: DemoList; claimRows: { claimId: string; row: number }[] }

const storyLists = new Map(demoStory.map((one) => [one.personId, one.lists]))

/** Whether the person is one of the twelve, whose rows are written plainly. */
export const inStory = (person: Person): boolean => storyLists.has(person.id)

/** Whether a list holds a person: told for the twelve, otherwise by chance. */
export function holds(list: ListKey, person: Person, rng: Random, rate: number): boolean {
  const told = storyLists.get(person.id)
  const drawn = rng.chance(rate)
  return told ? told.includes(list) : drawn
}

/** Puts the rows in order and numbers the truth. The first column gets its number from `numbered`. */
export function finish(
  about: Omit<DemoList, 'rows' | 'truth'>,
  entries: readonly Entry[],
  numbered: ((place: number) => string) | null,
): Collected {
  const ordered = entries
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => (a.entry.order < b.entry.order ? -1 : a.entry.order > b.entry.order ? 1 : a.i - b.i))
    .map(({ entry }) => entry)
  const rows = ordered.map((entry, i) => (numbered ? [numbered(i + 1), ...entry.cells] : entry.cells))
  return {
    list: { ...about, rows, truth: ordered.map((entry, row) => ({ row, personId: entry.personId })) },
    claimRows: ordered.flatMap((entry, row) => (entry.claimId ? [{ claimId: entry.claimId, row }] : [])),
  }
}
