/**
 * What was published, as a reader has it: sums over atoms, each printed or withheld. An atom is a group of people that no
 * table divides further (women of mission 2), the same wherever it is counted.
 */
import { roundedTo } from './rounding.ts'

/** A number of a table before it goes out. */
export interface TableCell {
  /** By which the table names it, e.g. `mission 2 · women`. */
  readonly key: string
  readonly atoms: readonly string[]
}

/** A number as it went out. */
export interface PublishedCell extends TableCell {
  /** What a reader knows of it from this number alone, in people: the number itself twice, or what was rounded to it. */
  readonly low: number
  /** Null: withheld, so that nothing is known but that it is not below 0. */
  readonly high: number | null
}

/** One table as it went out, or what several gave together. */
export type Publication = readonly PublishedCell[]

/** Bounds of a number, in people; `high` null where nothing bounds it from above. */
export interface Interval {
  readonly low: number
  readonly high: number | null
}

export const isWithheld = ({ high }: PublishedCell): boolean => high === null

const EPS = 1e-6

export const widthOf = ({ low, high }: Interval): number =>
  high === null ? Number.POSITIVE_INFINITY : high - low

/** People of a cell; atoms without a count hold nobody. */
export const countOf = ({ atoms }: TableCell, counts: ReadonlyMap<string, number>): number =>
  atoms.reduce((sum, atom) => sum + (counts.get(atom) ?? 0), 0)

/** Few enough to point at somebody. */
export const isSmall = (cell: TableCell, counts: ReadonlyMap<string, number>, threshold: number): boolean => {
  const people = countOf(cell, counts)
  return people >= 1 && people < threshold
}

/** Known more closely than the width, in people. */
export const isNarrower = (bounds: Interval, width: number): boolean => widthOf(bounds) < width - EPS

/**
 * A table as it goes out.
 *
 * @param counts people in each atom; atoms not named hold nobody
 * @param withheld whether a cell is not printed
 * @param base numbers are printed as multiples of it; 1: as counted
 */
export const asPublished = (
  table: readonly TableCell[],
  counts: ReadonlyMap<string, number>,
  withheld: (cell: TableCell, at: number) => boolean,
  base = 1,
): PublishedCell[] =>
  table.map((cell, at) => ({
    key: cell.key,
    atoms: cell.atoms,
    ...(withheld(cell, at) ? { low: 0, high: null } : roundedTo(countOf(cell, counts), base)),
  }))
