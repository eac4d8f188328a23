/**
 * Whether a model can be fitted at all. Sources: Fienberg and Rinaldo, "Maximum likelihood estimation in log-linear
 * models", Annals of Statistics 40 (2012); Chan, Silverman, Vincent (JASA 2021), section 2.6, of which this is the
 * rule, and whose package SparseMSE decides by the linear programme that is dual to the one here.
 */
import type { Interactions } from './fit.ts'
import { termsOf } from './fit.ts'
import { onAll } from './table.ts'

/**
 * - `no-maximum`: the likelihood grows for ever along a direction, no finite estimate is its greatest
 * - `not-identifiable`: several estimates fit equally well
 */
export type Reason = 'no-maximum' | 'not-identifiable'

/**
 * Why a model cannot be fitted to these counts; none if it can. A term whose people number 0 is taken at −∞ and its
 * histories are set aside first, which is no reason by itself.
 *
 * A direction β of the parameters is one of growth if it leaves the histories that occur as they are and can only
 * lower the others: (Aβ)h = 0 where people are, ≤ 0 where none are, and not all 0. Such a direction exists if and
 * only if no positive table has the same margins. Only directions from the null space of the occurring histories can
 * do so; most often there are none and nothing is to be searched.
 */
export function reasonsAgainst(counts: ArrayLike<number>, interactions: Interactions): Reason[] {
  const sums = onAll(counts)
  const all = termsOf(Math.log2(counts.length), interactions)
  const atZero = all.filter((term) => sums[term] === 0)
  const terms = all.filter((term) => sums[term]! > 0)
  const rows = { occurring: [] as number[][], empty: [] as number[][] }
  for (let h = 1; h < counts.length; h++) {
    if (atZero.some((term) => (h & term) === term)) continue
    const row = terms.map((term) => ((h & term) === term ? 1 : 0))
    rows[counts[h]! > 0 ? 'occurring' : 'empty'].push(row)
  }
  const free = nullSpace(rows.occurring, terms.length)
  const drops = rows.empty.map((row) => free.map((direction) => -dot(row, direction)))
  const reasons: Reason[] = []
  if (growsFor(drops, free.length)) reasons.push('no-maximum')
  if (nullSpace([...rows.occurring, ...rows.empty], terms.length).length > 0) reasons.push('not-identifiable')
  return reasons
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)

const TINY = 1e-9

/** A basis of the vectors that all rows send to 0, by Gauss–Jordan elimination with the largest pivot. */
function nullSpace(rows: readonly (readonly number[])[], width: number): number[][] {
  const m = rows.map((row) => [...row])
  const pivots: number[] = []
  for (let column = 0; column < width && pivots.length < m.length; column++) {
    const top = pivots.length
    let best = top
    for (let r = top; r < m.length; r++) if (Math.abs(m[r]![column]!) > Math.abs(m[best]![column]!)) best = r
    const pivot = m[best]![column]!
    if (Math.abs(pivot) < TINY) continue
    ;[m[top], m[best]] = [m[best]!, m[top]!]
    m[top] = m[top]!.map((value) => value / pivot)
    for (let r = 0; r < m.length; r++) {
      const factor = m[r]![column]!
      if (r !== top && factor !== 0) m[r] = m[r]!.map((value, k) => value - factor * m[top]![k]!)
    }
    pivots.push(column)
  }
  const free = Array.from({ length: width }, (_, k) => k).filter((k) => !pivots.includes(k))
  return free.map((k) => {
    const vector = new Array<number>(width).fill(0)
    vector[k] = 1
    pivots.forEach((column, r) => {
      vector[column] = -m[r]![k]!
    })
    return vector
  })
}

/**
 * Whether some γ has Dγ ≥ 0 and not all 0: the linear programme max Σ Dγ with 0 ≤ Dγ ≤ 1, by the simplex method from
 * γ = 0 with Bland's rule, so that it ends.
 */
function growsFor(drops: readonly (readonly number[])[], width: number): boolean {
  if (width === 0 || drops.length === 0) return false
  // Free variables as differences; a slack for each of the constraints Dγ ≤ 1 and −Dγ ≤ 0.
  const split = (row: readonly number[]) => [...row, ...row.map((value) => -value)]
  const constraints = drops.flatMap((row) => [
    { row: split(row), bound: 1 },
    { row: split(row.map((value) => -value)), bound: 0 },
  ])
  const [n, k] = [2 * width, constraints.length]
  const tableau = constraints.map(({ row, bound }, i) => [
    ...row,
    ...constraints.map((_, j) => (i === j ? 1 : 0)),
    bound,
  ])
  const gain = [...split(drops[0]!.map((_, j) => drops.reduce((sum, row) => sum + row[j]!, 0)))]
  const cost = [...gain, ...new Array<number>(k).fill(0), 0]
  const basis = constraints.map((_, i) => n + i)
  for (;;) {
    const enter = cost.findIndex((value, j) => j < n + k && value > TINY)
    if (enter === -1) return -cost[n + k]! > TINY
    let leave = -1
    for (let i = 0; i < k; i++) {
      const entry = tableau[i]![enter]!
      if (entry <= TINY) continue
      if (leave === -1) leave = i
      else {
        const less = tableau[i]![n + k]! / entry - tableau[leave]![n + k]! / tableau[leave]![enter]!
        if (less < -TINY || (Math.abs(less) <= TINY && basis[i]! < basis[leave]!)) leave = i
      }
    }
    // The drops are bounded by 1; a γ that moves none of them gains nothing and never enters.
    if (leave === -1) return true
    const pivot = tableau[leave]![enter]!
    tableau[leave] = tableau[leave]!.map((value) => value / pivot)
    const row = tableau[leave]!
    for (let i = 0; i < k; i++) {
      const factor = tableau[i]![enter]!
      if (i !== leave && factor !== 0) tableau[i] = tableau[i]!.map((value, j) => value - factor * row[j]!)
    }
    const factor = cost[enter]!
    for (let j = 0; j <= n + k; j++) cost[j]! -= factor * row[j]!
    basis[leave] = enter
    if (-cost[n + k]! > TINY) return true
  }
}
