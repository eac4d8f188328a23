// Two lines of one list are seldom one person, unless the list was written twice over: then both stand in one place.
import type { KinRecord } from './kin.ts'
import type { Pair } from './pairs.ts'

/** Bits against one list having a person twice, and the most that a place in common says. */
const [AGAIN, MOST] = [3, 7]
/** Chance that somebody registered twice is found in the same place again. */
const STILL = 0.9

/** Weighs pairs of one list: against them that a list has most persons once, for them that few are in that place. */
export function weighOneList(records: readonly KinRecord[], pairs: Iterable<Pair>): void {
  const places = new Places(records)
  for (const pair of pairs) {
    const shared = [...pair.left.sources].filter((source) => pair.right.sources.has(source))
    if (shared.length === 0) continue
    const found = shared.flatMap((source) => places.inCommon(source, pair.left.records, pair.right.records))
    pair.inOneList(AGAIN, Math.max(0, ...found.map((share) => Math.min(MOST, Math.log2(STILL / share)))))
  }
}

/** How many of a list's records, as far as they are looked at, say each place. */
class Places {
  private readonly lists = new Map<string, { all: number; at: Map<string, number> }>()

  constructor(records: readonly KinRecord[]) {
    for (const { source, location } of records) {
      const place = folded(location)
      if (!place) continue
      const list = this.lists.get(source) ?? { all: 0, at: new Map() }
      list.all++
      list.at.set(place, (list.at.get(place) ?? 0) + 1)
      this.lists.set(source, list)
    }
  }

  /** Shares of the places that both name on that list. */
  inCommon(source: string, some: readonly KinRecord[], others: readonly KinRecord[]): number[] {
    const list = this.lists.get(source)
    const at = (records: readonly KinRecord[]) =>
      new Set(records.flatMap((record) => (record.source === source ? folded(record.location) || [] : [])))
    const there = at(others)
    return [...at(some)]
      .filter((place) => there.has(place))
      .map((place) => (list?.at.get(place) ?? 1) / (list?.all ?? 1))
  }
}

const folded = (place: string | undefined) =>
  (place ?? '')
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
