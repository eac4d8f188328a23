/**
 * A deterministic stream of broken and hostile spreadsheets, for tests and for the bench: the same seed gives
 * the same bytes. Each says what must come of it: a refusal with one of some codes, or rows (some in error).
 */
import { BROKEN_TEXTS } from './broken-texts.ts'
import { BROKEN_WORKBOOKS } from './broken-workbooks.ts'
import { type BrokenSpreadsheet, type Make, randomFrom } from './kit.ts'

export type { BrokenSpreadsheet, Expectation } from './kit.ts'

/** Every kind of breakage, by name. */
export const BREAKAGES: Record<string, Make> = { ...BROKEN_TEXTS, ...BROKEN_WORKBOOKS }

/** `n` broken files: every kind once, in order, then kinds at random with other details. */
export function* brokenSpreadsheets(seed: number, n: number): Generator<BrokenSpreadsheet> {
  const random = randomFrom(seed)
  const kinds = Object.keys(BREAKAGES)
  for (let count = 0; count < n; count++) {
    const kind = count < kinds.length ? (kinds[count] as string) : random.pick(kinds)
    const { extension, bytes, expect } = (BREAKAGES[kind] as Make)(randomFrom(seed * 1_000_003 + count))
    yield { name: `${String(count).padStart(4, '0')}-${kind}.${extension}`, bytes, expect }
  }
}
