/** What a table tells that is to be kept, where officers chose themselves what it prints. */
import { loadHighs } from '../check/highs.ts'
import { Reader } from './attack.ts'
import {
  countOf,
  type Interval,
  type Publication,
  type PublishedCell,
  type TableCell,
  widthOf,
} from './publication.ts'
import { roundedTo } from './rounding.ts'

const EPS = 1e-6

/** A number that a reader knows more closely than is wished: its least and most, in people. */
export type ToldCell = TableCell & Interval

/**
 * A table as it goes out.
 *
 * @param counts people in each atom; atoms not named hold nobody
 * @param withheld keys of the cells that are not printed
 * @param base numbers are printed as multiples of it; 1: as counted
 */
export function asPublished(
  table: readonly TableCell[],
  counts: ReadonlyMap<string, number>,
  withheld: ReadonlySet<string>,
  base = 1,
): PublishedCell[] {
  return table.map((cell) => ({
    ...cell,
    ...(withheld.has(cell.key) ? { low: 0, high: null } : roundedTo(countOf(cell, counts), base)),
  }))
}

/**
 * Those of the cells that a reader knows more closely than the width once `next` is out, and did not before.
 *
 * @param before what was printed, in any order
 * @param width in people
 * @throws {RangeError} where the printed numbers contradict each other
 */
export async function newlyTold(
  before: readonly Publication[],
  next: Publication,
  cells: readonly TableCell[],
  width: number,
): Promise<ToldCell[]> {
  const highs = await loadHighs()
  const readers = [before.flat(), [...before.flat(), ...next]].map(
    (printed) => new Reader(highs, printed, cells),
  )
  const [earlier, later] = readers as [Reader, Reader]
  const tells = (bounds: Interval) => widthOf(bounds) < width - EPS
  try {
    return cells.flatMap((cell) => {
      const bounds = later.boundsOf(cell)
      return tells(bounds) && !tells(earlier.boundsOf(cell)) ? [{ ...cell, ...bounds }] : []
    })
  } finally {
    for (const reader of readers) reader.close()
  }
}
