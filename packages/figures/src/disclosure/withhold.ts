/** What else to withhold for one number, at the least cost. */
import type { Highs } from '../check/highs.ts'
import { TooHard } from '../check/solve.ts'
import { numbered } from './attack.ts'
import { countOf, isWithheld, type Publication, type TableCell } from './publication.ts'
import { roundedTo } from './rounding.ts'

const EPS = 1e-6

interface Around {
  /** What was printed before, which stays as it is. */
  readonly printed: Publication
  /** What this table would print, unless it is withheld. */
  readonly free: readonly TableCell[]
  readonly counts: ReadonlyMap<string, number>
  readonly base: number
}

/**
 * Those of the free cells that must change where the people of a cell are, in one world more and in another fewer, a whole
 * width apart. Both worlds have nobody below nothing and agree with all that was printed before. It costs, for each free
 * cell, the people by which it changes, weighted by the root of its size: withholding large numbers tells readers less.
 *
 * @throws {TooHard} where nothing would do
 */
export function alsoWithheld(
  highs: Highs,
  cell: TableCell,
  width: number,
  { printed, free, counts, base }: Around,
): TableCell[] {
  const fixed = printed.filter((each) => !isWithheld(each))
  const atoms = numbered([...fixed, ...free, cell])
  const names = [...atoms.keys()]
  const people = names.map((atom) => counts.get(atom) ?? 0)
  const [n, m] = [names.length, free.length]
  // Two worlds: people of each atom, then by how much each free cell is above and below what it would be printed as.
  const block = n + 2 * m
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const [lower, upper]: [number[], number[]] = [[], []]
  const row = (low: number, high: number, entries: [column: number, value: number][]) => {
    for (const [column, value] of entries) {
      indices.push(column)
      values.push(value)
    }
    starts.push(indices.length)
    lower.push(low)
    upper.push(high)
  }
  const sum = ({ atoms: of }: TableCell, world: number, sign = 1) =>
    of.map((atom): [number, number] => [world * block + atoms.get(atom)!, sign])
  for (const world of [0, 1]) {
    for (const each of fixed) row(each.low, each.high!, sum(each, world))
    for (const [at, each] of free.entries()) {
      const { low, high } = roundedTo(countOf(each, counts), base)
      const over = world * block + n + 2 * at
      row(low, high, [...sum(each, world), [over, -1], [over + 1, 1]])
    }
  }
  row(width, Number.POSITIVE_INFINITY, [...sum(cell, 0), ...sum(cell, 1, -1)])
  const cost = [0, 1].flatMap(() => [
    ...people.map(() => 0),
    ...free.flatMap((each) => {
      const weight = Math.sqrt(1 + countOf(each, counts))
      return [weight, weight]
    }),
  ])
  const columns = 2 * block
  const model = highs.createModel({
    numCols: columns,
    numRows: lower.length,
    colCost: cost,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csr', numRows: lower.length, numCols: columns, starts, indices, values },
  })
  try {
    model.options.set({ output_flag: false, presolve: 'off' })
    model.run()
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
      throw new TooHard(`nothing to withhold that protects ${cell.key}`)
    const { colValue } = model.getSolution()
    const changes = (at: number) =>
      [0, 1].some((world) => {
        const over = world * block + n + 2 * at
        return colValue[over]! + colValue[over + 1]! > EPS
      })
    const found = free.filter((_, at) => changes(at))
    if (found.length === 0) throw new TooHard(`nothing to withhold that protects ${cell.key}`)
    return found
  } finally {
    model.dispose()
  }
}
