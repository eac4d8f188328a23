import type { Reason } from '@oralu/names'
import { blockingKeys } from './blocking.ts'
import { compareAbove } from './compare.ts'
import { DEFAULT_MODEL, type LinkModel } from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import type { KeyedRecord } from './types.ts'

export type Suggestion = { left: string; right: string; probability: number; why: Reason[] }

export type SuggestOptions = {
  /** least probability of a suggestion, default 0.5 */
  threshold?: number
  /** pairs of ids that a human has decided, either way and in either order: never suggested again */
  decided?: Iterable<readonly [string, string]>
  /** if given, pairs are only made between these records and those of `records` (linkage of two lists) */
  against?: readonly KeyedRecord[]
  /** a block larger than this is left out; its records still meet in smaller blocks. Default 200 */
  maxBlock?: number
  /** told once per block left out for its size, and its number of records */
  onSkippedBlock?: (key: string, size: number) => void
  model?: LinkModel
}

/** Comparisons between two yields to the event loop. */
const SLICE = 2000

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
  let count = 0
  for (const s of candidates(records, options)) {
    if (s) found.push(s)
    if (++count % SLICE === 0) await new Promise<void>((resolve) => setImmediate(resolve))
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
  const { threshold = 0.5, maxBlock = 200, model = DEFAULT_MODEL } = options
  const all = options.against ? [...records, ...options.against] : records
  const index = new Map(all.map((r, i) => [r.id, i]))
  if (index.size !== all.length) throw new RangeError('suggest: record ids must be unique')
  const split = options.against ? records.length : undefined
  const prepared: PreparedRecord[] = all.map(prepareRecord)
  const blocks = new Map<string, number[]>()
  prepared.forEach((r, i) => {
    for (const key of blockingKeys(r)) {
      const block = blocks.get(key)
      if (block) block.push(i)
      else blocks.set(key, [i])
    }
  })
  const n = all.length
  const seen = new Set<number>()
  for (const [a, b] of options.decided ?? []) {
    const i = index.get(a)
    const j = index.get(b)
    if (i !== undefined && j !== undefined) seen.add(Math.min(i, j) * n + Math.max(i, j))
  }
  for (const [key, block] of blocks) {
    if (block.length > maxBlock) {
      options.onSkippedBlock?.(key, block.length)
      continue
    }
    for (let x = 0; x < block.length; x++) {
      const i = block[x] as number
      for (let y = x + 1; y < block.length; y++) {
        const j = block[y] as number
        if (split !== undefined && i < split === j < split) continue
        // two dated records of one person meet by year or by two names; a single name is too wide a net
        if (key.startsWith('n:') && prepared[i]?.record.born && prepared[j]?.record.born) continue
        const pair = i * n + j
        if (seen.has(pair)) continue
        seen.add(pair)
        const found = compareAbove(
          prepared[i] as PreparedRecord,
          prepared[j] as PreparedRecord,
          threshold,
          model,
        )
        yield found && {
          left: (all[i] as KeyedRecord).id,
          right: (all[j] as KeyedRecord).id,
          probability: found.probability,
          why: found.why,
        }
      }
    }
  }
}
