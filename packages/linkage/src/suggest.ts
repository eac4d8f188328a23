import type { Reason } from '@oralu/names'
import { type Block, type BlockKeys, blockKeys } from './block-keys.ts'
import { compareAbove } from './compare.ts'
import { DEFAULT_MODEL, type LinkModel } from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import { Turns } from './turns.ts'
import type { KeyedRecord } from './types.ts'

export type Suggestion = { left: string; right: string; probability: number; why: Reason[] }

export type SuggestOptions = {
  /** least probability of a suggestion, default 0.5 */
  threshold?: number
  /** pairs of ids that a human has decided, either way and in either order: never suggested again */
  decided?: Iterable<readonly [string, string]>
  /** if given, pairs are only made between these records and those of `records` (linkage of two lists) */
  against?: readonly KeyedRecord[]
  model?: LinkModel
}

/**
 * Pairs of records that may be of one person, at or above the threshold, most likely first; each unordered
 * pair once, `left` < `right` by order of input. Ids must be unique over both lists (else RangeError).
 * Holds candidate pairs in memory: meant for up to some 50,000 records. Yields to the event loop while it
 * works, and can be left at any time (`break`).
 */
export async function* suggest(
  records: readonly KeyedRecord[],
  options: SuggestOptions = {},
): AsyncGenerator<Suggestion> {
  const found: Suggestion[] = []
  const turns = new Turns()
  for (const s of candidates(records, options)) {
    if (s) found.push(s)
    await turns.take(1)
  }
  yield* sorted(found)
}

/** The same as `suggest`, at once and as an array; blocks the thread. */
export function suggestAll(records: readonly KeyedRecord[], options: SuggestOptions = {}): Suggestion[] {
  return sorted([...candidates(records, options)].filter((s): s is Suggestion => s !== undefined))
}

function sorted(found: Suggestion[]): Suggestion[] {
  return found.sort(
    (a, b) =>
      b.probability - a.probability ||
      (a.left < b.left ? -1 : a.left > b.left ? 1 : a.right < b.right ? -1 : 1),
  )
}

/** One item a comparison, undefined where it stays below the threshold. */
function* candidates(
  records: readonly KeyedRecord[],
  options: SuggestOptions,
): Generator<Suggestion | undefined> {
  const { threshold = 0.5, model = DEFAULT_MODEL } = options
  const all = options.against ? [...records, ...options.against] : records
  const index = new Map(all.map((r, i) => [r.id, i]))
  if (index.size !== all.length) throw new RangeError('suggest: record ids must be unique')
  const split = options.against ? records.length : undefined
  const n = all.length
  const seen = new Set<number>()
  for (const [a, b] of options.decided ?? []) {
    const i = index.get(a)
    const j = index.get(b)
    if (i !== undefined && j !== undefined) seen.add(Math.min(i, j) * n + Math.max(i, j))
  }
  const prepared = all.map(prepareRecord)
  const blocks = new Blocks()
  for (const [i, record] of prepared.entries()) blocks.add(i, blockKeys(record))
  for (const [i, j] of blocks.meetings()) {
    if (split !== undefined && i < split === j < split) continue
    const pair = i * n + j
    if (seen.has(pair)) continue
    seen.add(pair)
    const [left, right] = [prepared[i] as PreparedRecord, prepared[j] as PreparedRecord]
    const found = compareAbove(left, right, threshold, model)
    yield found && {
      left: (all[i] as KeyedRecord).id,
      right: (all[j] as KeyedRecord).id,
      probability: found.probability,
      why: found.why,
    }
  }
}

/** Blocks in memory: records by the key without its year, then by the year. */
class Blocks {
  private readonly kept = new Map<bigint, Map<number, number[]>>()
  private readonly asked: Block[][] = []

  add(place: number, { kept, asked }: BlockKeys): void {
    this.asked[place] = asked
    for (const key of kept) {
      const [base, year] = parted(key)
      const years = this.kept.get(base) ?? new Map<number, number[]>()
      this.kept.set(base, years)
      const members = years.get(year)
      if (members) members.push(place)
      else years.set(year, [place])
    }
  }

  /** Pairs of places, the lesser first; a pair comes once from each of its sides that asks for the other. */
  *meetings(): Generator<[number, number]> {
    for (const [place, asked] of this.asked.entries()) {
      const met = new Map<number, { alone: boolean; blocks: number }>()
      for (const block of asked) {
        const found = this.within(block)
        if (found.length > block.most) continue
        for (const other of found) {
          const before = met.get(other)
          const alone = found.length <= block.alone || (before?.alone ?? false)
          met.set(other, { alone, blocks: (before?.blocks ?? 0) + 1 })
        }
      }
      for (const [other, { alone, blocks }] of met)
        if (other !== place && (alone || blocks > 1)) yield place < other ? [place, other] : [other, place]
    }
  }

  private within({ from, to }: Block): number[] {
    const [base, first] = parted(from)
    const last = first + Number(to - from)
    return [...(this.kept.get(base) ?? [])].flatMap(([year, places]) =>
      year >= first && year <= last ? places : [],
    )
  }
}

const parted = (key: bigint): [base: bigint, year: number] => {
  const year = Number(key & 255n)
  return [key - BigInt(year), year]
}
