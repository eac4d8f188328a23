/**
 * Which numbers of a table are withheld before it goes out, so that nobody works out a small one: by itself, from the rest
 * of the table, or from all that was printed before. Small cells first; then others, until every withheld number keeps an
 * interval of the stated width. What else to withhold is found by linear programs, as in Kelly, Golden and Assad,
 * "Cell suppression" (Networks 22, 1992), and Fischetti and Salazar (2001): the cheapest way in which the people of a cell
 * could be more, and fewer, with all that stays printed unchanged; what changes on that way is withheld. Then each is
 * printed after all that turns out not to be needed.
 */
import { type Highs, loadHighs } from '../check/highs.ts'
import { Reader } from './attack.ts'
import {
  asPublished,
  countOf,
  type Interval,
  isNarrower,
  isSmall,
  isWithheld,
  type Publication,
  type PublishedCell,
  type TableCell,
} from './publication.ts'
import { nearest } from './rounding.ts'
import { alsoWithheld } from './withhold.ts'

/** A table before it goes out, with what the register counts. */
export type CountedTable = readonly TableCell[]

export interface ProtectOptions {
  /** Cells of 1 to one less are small. Default: 5. */
  readonly threshold?: number
  /** Least width of the interval that a withheld number keeps, in people. Default: the threshold. */
  readonly width?: number
  /** Print multiples of this, from 2; each number is then known to lie within half of it. Default: as counted. */
  readonly base?: number
  /** Sums that no table prints and that must not be told either, for instance of tables to come. */
  readonly alsoKept?: readonly TableCell[]
  /** False: small cells alone are withheld, which protects nobody. Only to show that. Default: true. */
  readonly complementary?: boolean
}

/**
 * - `small`: 1 to threshold − 1 people
 * - `gives-away`: printed, it would narrow a withheld number
 */
export type WithheldWhy = 'small' | 'gives-away'

export interface ProtectedCell extends PublishedCell {
  /** What is printed; null: withheld. */
  readonly printed: number | null
  readonly why: WithheldWhy | null
  /** Of a withheld one: what a reader can still say. */
  readonly readers: Interval | null
  /** What was printed before tells a withheld number more closely than the width; nothing in this table can change that. */
  readonly toldBefore: boolean
}

export interface Protected {
  readonly cells: readonly ProtectedCell[]
  /** Of `alsoKept`: keys that are told more closely than the width by what was printed before. */
  readonly toldBefore: readonly string[]
}

/**
 * Protects one table against all that was printed before.
 *
 * @param table its cells; cells of the same people have the same atoms
 * @param counts people in each atom, whole numbers of 0 or more; atoms not named hold nobody
 * @param before what was printed, in any order
 * @throws {RangeError} on an option or a count that cannot be, or where what was printed does not fit the counts
 */
export async function protect(
  table: CountedTable,
  counts: ReadonlyMap<string, number>,
  before: readonly Publication[],
  { threshold = 5, width = threshold, base = 1, alsoKept = [], complementary = true }: ProtectOptions = {},
): Promise<Protected> {
  if (!Number.isInteger(threshold) || threshold < 2)
    throw new RangeError(`a threshold is a whole number of 2 or more, not ${threshold}`)
  if (!(width > 0)) throw new RangeError(`a width is above 0, not ${width}`)
  if (!Number.isInteger(base) || base < 1) throw new RangeError(`a base is a whole number, not ${base}`)
  for (const [atom, count] of counts)
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${atom} holds ${count} people`)
  const highs = await loadHighs()
  const countIn = (cell: TableCell) => countOf(cell, counts)
  const small = (cell: TableCell) => isSmall(cell, counts, threshold)
  const printed = before.flat()
  const why = table.map((cell): WithheldWhy | null => (small(cell) ? 'small' : null))
  const published = () => asPublished(table, counts, (_, at) => why[at] !== null, base)

  const kept = [...printed.filter(isWithheld), ...alsoKept.filter(small)]
  const toldBefore = new Set(narrowed(highs, printed, [...table, ...kept], width))
  const firstTold = () => {
    const asked = [...kept, ...table.filter((_, at) => why[at])].filter((cell) => !toldBefore.has(cell))
    return narrowed(highs, [...printed, ...published()], asked, width, 1)[0]
  }
  if (complementary) {
    for (let told = firstTold(); told; told = firstTold()) {
      const free = table.filter((_, at) => !why[at])
      const more = new Set(alsoWithheld(highs, told, width, { printed, free, counts, base }))
      for (const [at, cell] of table.entries()) if (more.has(cell)) why[at] = 'gives-away'
    }
    const largestFirst = [...table.keys()].sort((a, b) => countIn(table[b]!) - countIn(table[a]!))
    for (const at of largestFirst) {
      if (why[at] !== 'gives-away') continue
      why[at] = null
      if (firstTold()) why[at] = 'gives-away'
    }
  }
  const cells = published()
  const reader = new Reader(highs, [...printed, ...cells], table)
  try {
    return {
      cells: cells.map((cell, at) => ({
        ...cell,
        printed: why[at] ? null : nearest(countIn(cell), base),
        why: why[at]!,
        readers: why[at] ? reader.boundsOf(cell) : null,
        toldBefore: why[at] !== null && toldBefore.has(table[at]!),
      })),
      toldBefore: alsoKept.filter((cell) => toldBefore.has(cell)).map(({ key }) => key),
    }
  } finally {
    reader.close()
  }
}

/** Those of the cells that a reader of what was printed knows more closely than the width; the first few, if so asked. */
function narrowed(
  highs: Highs,
  printed: Publication,
  cells: readonly TableCell[],
  width: number,
  most = Number.POSITIVE_INFINITY,
): TableCell[] {
  const reader = new Reader(highs, printed, cells)
  try {
    const found: TableCell[] = []
    for (const cell of cells) {
      if (found.length >= most) break
      if (isNarrower(reader.boundsOf(cell), width)) found.push(cell)
    }
    return found
  } finally {
    reader.close()
  }
}
