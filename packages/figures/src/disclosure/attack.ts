/**
 * What a reader can work out of a number that was withheld, from all that was ever printed: least and most that the printed
 * sums allow, where nobody counts less than nothing. By linear programs, as the audit of τ-ARGUS and sdcTable does
 * (Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4). People are taken as continuous: a reader who
 * counts in whole people may know a little more.
 */
import { type Highs, loadHighs, type Model } from '../check/highs.ts'
import { TooHard } from '../check/solve.ts'
import { type Interval, isWithheld, type Publication, type TableCell } from './publication.ts'

const EPS = 1e-6

/**
 * Least and most of each cell, in people, in their order.
 *
 * @throws {RangeError} where the printed numbers contradict each other
 */
export async function attack(
  publications: readonly Publication[],
  cells: readonly TableCell[],
): Promise<Interval[]> {
  const reader = new Reader(await loadHighs(), publications.flat(), cells)
  try {
    return cells.map((cell) => reader.boundsOf(cell))
  } finally {
    reader.close()
  }
}

/** A reader of what was printed, who answers for one cell after the other. */
export class Reader {
  readonly #highs: Highs
  readonly #model: Model
  readonly #atoms: ReadonlyMap<string, number>

  constructor(highs: Highs, printed: Publication, asked: readonly TableCell[]) {
    this.#highs = highs
    const rows = printed.filter((cell) => !isWithheld(cell))
    this.#atoms = numbered([...rows, ...asked])
    const columns = this.#atoms.size
    this.#model = highs.createModel({
      numCols: columns,
      numRows: rows.length,
      colCost: new Float64Array(columns),
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
      rowLower: rows.map(({ low }) => low),
      rowUpper: rows.map(({ high }) => high!),
      matrix: sumsOf(rows, this.#atoms),
    })
    this.#model.options.set({ output_flag: false, presolve: 'off' })
  }

  boundsOf(cell: TableCell): Interval {
    const columns = cell.atoms.map((atom) => this.#atoms.get(atom)!)
    const cost = (value: number) => {
      for (const column of columns) this.#model.changeColCost(column, value)
    }
    cost(1)
    const low = this.#least()
    cost(-1)
    const high = this.#least()
    cost(0)
    if (low === null) throw new TooHard('people without a least number')
    return { low: round(low), high: high === null ? null : round(-high) }
  }

  /** Null: nothing bounds it. */
  #least(): number | null {
    this.#model.run()
    const { optimal, unbounded, unboundedOrInfeasible, infeasible } = this.#highs.constants.modelStatus
    const status = this.#model.getModelStatus()
    if (status === infeasible) throw new RangeError('the printed numbers contradict each other')
    if (status === unbounded || status === unboundedOrInfeasible) return null
    if (status !== optimal) throw new TooHard(`no answer from HiGHS (status ${status})`)
    return this.#model.getObjectiveValue()
  }

  close(): void {
    this.#model.dispose()
  }
}

/** Each atom's column. */
export function numbered(cells: readonly TableCell[]): Map<string, number> {
  const columns = new Map<string, number>()
  for (const { atoms } of cells)
    for (const atom of atoms) if (!columns.has(atom)) columns.set(atom, columns.size)
  return columns
}

/** The cells as rows of ones. */
export function sumsOf(cells: readonly TableCell[], atoms: ReadonlyMap<string, number>) {
  const starts = [0]
  const indices: number[] = []
  for (const cell of cells) {
    for (const atom of cell.atoms) indices.push(atoms.get(atom)!)
    starts.push(indices.length)
  }
  return {
    format: 'csr' as const,
    numRows: cells.length,
    numCols: atoms.size,
    starts,
    indices,
    values: new Array<number>(indices.length).fill(1),
  }
}

const round = (value: number) => {
  const whole = Math.round(value)
  return Math.abs(value - whole) < EPS ? whole + 0 : value
}
