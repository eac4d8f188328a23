/** What a table tells that is to be kept, where officers chose themselves what it prints. */
import { loadHighs } from '../check/highs.ts'
import { Reader } from './attack.ts'
import { type Interval, isNarrower, type Publication, type TableCell } from './publication.ts'

/** A number that a reader knows more closely than is wished: its least and most, in people. */
export type ToldCell = TableCell & Interval

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
  try {
    return cells.flatMap((cell) => {
      const bounds = later.boundsOf(cell)
      return isNarrower(bounds, width) && !isNarrower(earlier.boundsOf(cell), width)
        ? [{ ...cell, ...bounds }]
        : []
    })
  } finally {
    for (const reader of readers) reader.close()
  }
}
