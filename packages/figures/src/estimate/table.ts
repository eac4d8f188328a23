/** Capture histories: who is on which lists, as counts. A history is a set of lists, written as bits. */

/**
 * How many people have which history. `counts[h]` is the people whose history is `h`, where bit `i` of `h` says
 * that they are on `lists[i]`; `counts[0]`, those on no list, is what nobody knows, and always 0 here.
 */
export type HistoryTable = {
  readonly lists: readonly string[]
  readonly counts: readonly number[]
}

/** Lists that an estimate can be made from: one alone has no overlap, more than six have too many models. */
export const FEWEST_LISTS = 2
export const MOST_LISTS = 6

/** People on at least one list. */
export function seen(table: HistoryTable): number {
  return table.counts.reduce((sum, count) => sum + count, 0)
}

/** How many lists a history has. */
export function size(history: number): number {
  let bits = 0
  for (let rest = history; rest > 0; rest &= rest - 1) bits++
  return bits
}

/** The names of the lists of a history, in the order of the table. */
export function namesOf(history: number, lists: readonly string[]): string[] {
  return lists.filter((_, i) => history & (1 << i))
}

/** For each set of lists, the people on all of them, whatever else they are on (Chan et al. 2021: N*). */
export function onAll(counts: ArrayLike<number>): Float64Array {
  const sums = Float64Array.from(counts)
  addSupersets(sums)
  return sums
}

/** In place: each entry becomes the sum over the histories that hold it. */
export function addSupersets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let h = 0; h < values.length; h++) if (!(h & bit)) values[h]! += values[h | bit]!
}

/** In place: each entry becomes the sum over the histories within it. */
export function addSubsets(values: Float64Array): void {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let h = 0; h < values.length; h++) if (h & bit) values[h]! += values[h ^ bit]!
}

/** The same table with its lists in the order of their names, so that nothing hangs on the order of columns. */
export function byName(table: HistoryTable): HistoryTable {
  const order = table.lists.map((_, i) => i).sort((a, b) => (table.lists[a]! < table.lists[b]! ? -1 : 1))
  const counts = new Array<number>(table.counts.length).fill(0)
  table.counts.forEach((count, h) => {
    const moved = order.reduce((bits, from, to) => (h & (1 << from) ? bits | (1 << to) : bits), 0)
    counts[moved]! += count
  })
  return { lists: order.map((i) => table.lists[i]!), counts }
}
