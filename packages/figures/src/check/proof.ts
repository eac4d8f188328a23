/**
 * Why some numbers cannot all hold, in arithmetic: the groups of the one side lie, person by person, within those of
 * the other, yet are said to be more. It is Farkas' lemma in whole numbers (Schrijver, Theory of Linear and Integer
 * Programming, 1986, section 7.3): multipliers found by HiGHS, checked here without rounding.
 */
import type { Highs } from './highs.ts'
import { solve } from './solve.ts'
import type { Row } from './system.ts'

export interface Term {
  readonly row: Row
  /** How often it is counted; a fraction only beside a share. */
  readonly times: number
}

export interface Proof {
  /** Said to be at least so many … */
  readonly least: readonly Term[]
  readonly sumLeast: number
  /** … among people of whom there are said to be at most so many. */
  readonly most: readonly Term[]
  readonly sumMost: number
}

const EPS = 1e-6
/** Multipliers of sums of groups are small whole numbers; those beside a share are its per cents. */
const MOST_SCALE = 60
const MOST_SCALE_OF_SHARES = 20_000

/** Undefined where whole people alone are the reason: with parts of people the rows could hold. */
export function proofOf(highs: Highs, rows: readonly Row[]): Proof | undefined {
  const { cost, duals } = solve(highs, rows, { costOf: ({ member }) => (member < 0 ? undefined : 1) }, false)
  if (cost < EPS) return undefined
  const share = rows.some(({ unit }) => unit > 1)
  const each = rows.map(({ unit }, i) => duals[i]! * unit)
  for (let scale = 1; scale <= (share ? MOST_SCALE_OF_SHARES : MOST_SCALE); scale++) {
    if (each.some((dual) => Math.abs(Math.round(dual * scale) - dual * scale) > 1e-4)) continue
    const proof = checked(
      rows,
      each.map((dual) => Math.round(dual * scale)),
      share ? scale : 1,
    )
    if (proof) return proof
  }
  return undefined
}

/** The proof that these multipliers of the rows, in people, make; undefined if they make none. Sums are divided by `by`. */
function checked(rows: readonly Row[], multipliers: readonly number[], by: number): Proof | undefined {
  // Units are 1 or hundreds and thousands: in the finest of them all numbers are whole.
  const finest = Math.max(...rows.map(({ unit }) => unit))
  const left = new Map<number, number>()
  const least: Term[] = []
  const most: Term[] = []
  let [sumLeast, sumMost] = [0, 0]
  rows.forEach((row, i) => {
    const each = multipliers[i]!
    if (each === 0) return
    const times = each * (finest / row.unit)
    row.columns.forEach((column, k) => {
      left.set(column, (left.get(column) ?? 0) + times * row.coefficients[k]!)
    })
    if (each > 0) sumLeast += times * row.low
    else sumMost -= times * row.high
    if (row.member < 0) return
    if (each > 0) least.push({ row, times: each / by })
    else most.push({ row, times: -each / by })
  })
  const within = [...left.values()].every((rest) => rest <= 0)
  if (!within || !Number.isFinite(sumLeast) || !Number.isFinite(sumMost) || sumLeast <= sumMost)
    return undefined
  return { least, sumLeast: sumLeast / finest / by, most, sumMost: sumMost / finest / by }
}
