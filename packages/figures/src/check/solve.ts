/** One optimisation by HiGHS over rows: the least correction, and whether whole people can make it. */
import type { Highs, Model, ModelData } from './highs.ts'
import type { Row } from './system.ts'

export interface Solved {
  /** Least cost of correction: 0 where all rows can hold. */
  readonly cost: number
  /** People in each column that a row names. */
  readonly people: ReadonlyMap<number, number>
  /** Multiplier of each row; where cost is above 0, the rows with one cannot all hold. Of continuous people alone. */
  readonly duals: Float64Array
}

export interface Ask {
  /** What one person of correction costs in a row; rows with no cost (undefined) cannot be corrected. */
  readonly costOf: (row: Row) => number | undefined
  /** In place of the least cost: this sum at its least, the cost kept at most `costAtMost`. */
  readonly least?: { readonly columns: readonly number[]; readonly sign: 1 | -1; readonly costAtMost: number }
  /** No column above it. Infinite unless said. */
  readonly most?: number
}

const EPS = 1e-6
/** A single optimisation that takes longer than this is given up. */
const SECONDS = 60

/** HiGHS gave no answer: out of its time, or of its memory. */
export class TooHard extends Error {}

/**
 * The optimum in whole people. Continuous people are tried first, since their optimum mostly is whole.
 *
 * @throws {TooHard} where HiGHS finds none in a minute
 */
export function solveWhole(highs: Highs, rows: readonly Row[], ask: Ask): Solved {
  const continuous = solve(highs, rows, ask, false)
  if (areWhole(continuous)) {
    // Corrections of a share are whole people too; where nothing is corrected, that is so.
    const nothing = !ask.least && continuous.cost < EPS
    if (nothing || rows.every(({ unit }) => unit === 1)) return continuous
  }
  return { ...solve(highs, rows, ask, true), duals: continuous.duals }
}

export const areWhole = ({ people }: Solved): boolean =>
  [...people.values()].every((value) => Math.abs(value - Math.round(value)) < EPS)

/** The optimum with people taken as continuous (`whole` false) or as whole numbers. */
export function solve(
  highs: Highs,
  rows: readonly Row[],
  { costOf, least, most }: Ask,
  whole: boolean,
): Solved {
  const number = new Map<number, number>()
  for (const { columns } of rows)
    for (const column of columns) if (!number.has(column)) number.set(column, number.size)
  const people = number.size
  const cost: number[] = new Array(people).fill(0)
  const integral: (0 | 1)[] = new Array(people).fill(1)
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const budget: [number, number][] = []
  for (const row of rows) {
    row.columns.forEach((column, i) => {
      indices.push(number.get(column)!)
      values.push(row.coefficients[i]!)
    })
    const price = costOf(row)
    if (price !== undefined)
      for (const sign of [1, -1]) {
        if (sign > 0 ? row.low === Number.NEGATIVE_INFINITY : row.high === Number.POSITIVE_INFINITY) continue
        budget.push([cost.length, price])
        indices.push(cost.length)
        values.push(sign * row.unit)
        cost.push(least ? 0 : price)
        integral.push(row.unit === 1 ? 0 : 1)
      }
    starts.push(indices.length)
  }
  const lower = rows.map(({ low }) => low)
  const upper = rows.map(({ high }) => high)
  if (least) {
    for (const column of least.columns) if (number.has(column)) cost[number.get(column)!]! += least.sign
    indices.push(...budget.map(([column]) => column))
    values.push(...budget.map(([, price]) => price))
    starts.push(indices.length)
    lower.push(Number.NEGATIVE_INFINITY)
    upper.push(least.costAtMost + EPS)
  }
  const columns = cost.length
  if (columns === 0) return { cost: 0, people: new Map(), duals: new Float64Array(rows.length) }
  const data: ModelData = {
    numCols: columns,
    numRows: lower.length,
    colCost: cost,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns)
      .fill(Number.POSITIVE_INFINITY)
      .fill(most ?? Number.POSITIVE_INFINITY, 0, people),
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csr', numRows: lower.length, numCols: columns, starts, indices, values },
    ...(whole ? { integrality: integral } : {}),
  }
  const small = !whole && rows.length <= SMALL
  const model = small ? benchOf(highs) : highs.createModel(data)
  try {
    if (small) model.passModel(data)
    else model.options.set({ output_flag: false, time_limit: SECONDS, mip_rel_gap: 0, mip_abs_gap: EPS })
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new TooHard(`no answer from HiGHS (status ${model.getModelStatus()})`)
    const { colValue, rowDual } = model.getSolution()
    return {
      cost: model.getObjectiveValue(),
      people: new Map([...number].map(([column, at]) => [column, colValue[at]!])),
      duals: whole ? new Float64Array(rows.length) : Float64Array.from(rowDual ?? []).slice(0, rows.length),
    }
  } finally {
    if (!small) model.dispose()
  }
}

/** Up to so many rows, making a model anew and presolving it cost more than its solution. */
const SMALL = 300
const benches = new WeakMap<Highs, Model>()

/** One model that small questions are put to, one after the other. */
function benchOf(highs: Highs): Model {
  let model = benches.get(highs)
  if (!model) {
    model = highs.createModel()
    model.options.set({ output_flag: false, presolve: 'off' })
    benches.set(highs, model)
  }
  return model
}
