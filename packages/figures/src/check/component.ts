/** Questions to one component of a system: can these numbers all hold, and what is the least correction. */
import type { Highs } from './highs.ts'
import { areWhole, type Solved, solve, solveWhole } from './solve.ts'
import { bindingOn, componentsOf, type Row, type System } from './system.ts'

const EPS = 1e-6

export interface Component {
  readonly members: readonly number[]
  readonly rowsOf: ReadonlyMap<number, readonly Row[]>
  readonly structure: readonly Row[]
  readonly weights: readonly number[]
}

/** The components of a system in which something is said. */
export function componentsIn(system: System): Component[] {
  return componentsOf(system.rows, system.columns).flatMap((indices) => {
    const rows = indices.map((index) => system.rows[index]!)
    const rowsOf = Map.groupBy(
      rows.filter(({ member }) => member >= 0),
      ({ member }) => member,
    )
    const structure = rows.filter(({ member }) => member < 0)
    const members = [...rowsOf.keys()].sort((a, b) => a - b)
    return members.length === 0 ? [] : [{ members, rowsOf, structure, weights: system.weights }]
  })
}

/** The rows of some numbers with what the lattice says of their groups. */
export function rowsWith({ rowsOf, structure }: Component, members: Iterable<number>): Row[] {
  const rows = [...members].flatMap((member) => rowsOf.get(member)!)
  return [...rows, ...bindingOn(rows, structure)]
}

/** Cost of a person's correction in a row: its weight; nothing corrects the lattice. */
export const weighted =
  ({ weights }: Component) =>
  ({ member }: Row) =>
    member < 0 ? undefined : weights[member]!

/** The cost of one person, whatever the number. */
const plainly = ({ member }: Row) => (member < 0 ? undefined : 1)

/** How far whole people miss a row, in people. */
export function missedBy({ columns, coefficients, low, high, unit }: Row, people: Solved['people']): number {
  const sum = sumIn({ columns, coefficients }, people)
  return Math.ceil(Math.max(0, low - sum, sum - high) / unit - EPS)
}

export function sumIn(
  { columns, coefficients }: Pick<Row, 'columns' | 'coefficients'>,
  people: Solved['people'],
): number {
  return Math.round(
    columns.reduce((sum, column, i) => sum + coefficients[i]! * Math.round(people.get(column) ?? 0), 0),
  )
}

/** The least correction of everything said in the component, weighted. */
export function leastCorrection(highs: Highs, component: Component): Solved {
  return solveWhole(highs, rowsWith(component, component.members), { costOf: weighted(component) })
}

/** Whether whole people can make all of `members` hold; with them if so. */
export function holding(
  highs: Highs,
  component: Component,
  members: readonly number[],
): Solved['people'] | undefined {
  // One number alone can always be: a sum of people is free to be any number from 0 up.
  if (members.length === 0) return new Map()
  const rows = rowsWith(component, members)
  const continuous = solve(highs, rows, { costOf: plainly }, false)
  if (continuous.cost >= EPS) return undefined
  if (areWhole(continuous)) return continuous.people
  const whole = solve(highs, rows, { costOf: plainly }, true)
  return whole.cost < EPS ? whole.people : undefined
}

/**
 * Sets among `members` that cannot hold even if people were continuous, apart from each other: the multipliers of an
 * optimum above 0 are a proof (Farkas), and each part of the proof that hangs together and is above 0 is one by itself.
 * With the people of the optimum.
 */
export function clashes(
  highs: Highs,
  component: Component,
  members: readonly number[],
): { sets: number[][]; people: Solved['people'] } {
  const rows = rowsWith(component, members)
  const { cost, duals, people } = solve(highs, rows, { costOf: weighted(component) }, false)
  if (cost < EPS) return { sets: [], people }
  const used = rows.flatMap((row, i) => (Math.abs(duals[i]!) > EPS ? [{ row, dual: duals[i]! }] : []))
  const columns = 1 + used.reduce((most, { row }) => row.columns.reduce((a, b) => Math.max(a, b), most), 0)
  const sets = componentsOf(
    used.map(({ row }) => row),
    columns,
  ).flatMap((part) => {
    const proves = part.reduce((sum, i) => {
      const { row, dual } = used[i]!
      return sum + dual * (dual > 0 ? row.low : row.high)
    }, 0)
    const said = new Set(part.map((i) => used[i]!.row.member).filter((member) => member >= 0))
    return proves > EPS ? [[...said].sort((a, b) => a - b)] : []
  })
  return { sets, people }
}
