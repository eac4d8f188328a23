/**
 * Log-linear Poisson models of capture histories, fitted by Newton's method (for this link the same as iteratively
 * reweighted least squares). Sources: Cormack, "Log-linear models for capture–recapture", Biometrics 45 (1989); the
 * treatment of empty overlaps: Chan, Silverman, Vincent, "Multiple Systems Estimation for Sparse Capture Data", JASA
 * 116 (2021), section 2.
 *
 * log μ(h) = Σ α(θ) over the sets θ of lists within the history h: an intercept, a term for each list, and the
 * model's interactions. The unseen are exp α(∅). Sums over supersets and subsets make gradient and Hessian cheap:
 * the Hessian at (θ, φ) is the sum of μ over the histories that hold both.
 */
import { addSubsets, addSupersets, type HistoryTable, onAll, seen, size } from './table.ts'

/** Interactions of a model, each a set of two or more lists as bits; the lists' own terms go without saying. */
export type Interactions = readonly number[]

/**
 * - `stands`: the maximum exists and is the only one; otherwise `unseen` means nothing
 * - `aliased`: parameters that the others already determine
 * - `atZero`: terms whose people number 0, so that their parameter is −∞ and their histories are out
 * - `logLikelihood`: of Poisson counts, with the factorials, as R has it; `slack` is what it can still grow
 * - `parameters`: with those at −∞
 */
export type Fit = {
  readonly stands: boolean
  readonly aliased: number
  readonly atZero: readonly number[]
  readonly unseen: number
  readonly logLikelihood: number
  readonly slack: number
  readonly parameters: number
  readonly means: Float64Array
  readonly varianceOfIntercept: number
}

const MOST_STEPS = 60
/** After a step as small as this the next would be its square; where there is no maximum, steps stay near 1. */
const SMALLEST_STEP = 1e-4
/** A pivot that small, relative to its diagonal, means that the parameter follows from others. */
const ALIASED = 1e-11

/** The terms of a model: none, each list, the interactions. */
export function termsOf(lists: number, interactions: Interactions): number[] {
  return [0, ...Array.from({ length: lists }, (_, i) => 1 << i), ...interactions]
}

/** Whether each interaction's parts are in the model as well. */
export function isHierarchical(interactions: Interactions): boolean {
  const has = new Set(interactions)
  return interactions.every((term) => parts(term).every((part) => size(part) < 2 || has.has(part)))
}

/** A set of lists less one, for each. */
export function parts(term: number): number[] {
  const list: number[] = []
  for (let rest = term; rest > 0; rest &= rest - 1) list.push(term ^ (rest & -rest))
  return list
}

/**
 * Fits one model. `counts` as in a table; `unseen`, where given, is taken as the count of the unseen; `near` are means
 * of a fit to similar counts, from which fewer steps are needed.
 */
export function fit(
  counts: ArrayLike<number>,
  interactions: Interactions,
  { unseen, near }: { unseen?: number; near?: Float64Array } = {},
): Fit {
  const cells = counts.length
  const all = termsOf(Math.log2(cells), interactions)
  const observed = Float64Array.from(counts)
  observed[0] = unseen ?? 0
  const sums = onAll(observed)
  const atZero = all.filter((term) => sums[term] === 0)
  const terms = all.filter((term) => sums[term]! > 0)
  const kept = new Uint8Array(cells)
  for (let h = unseen === undefined ? 1 : 0; h < cells; h++)
    kept[h] = atZero.length > 0 && atZero.some((term) => (h & term) === term) ? 0 : 1

  const p = terms.length
  const beta = new Float64Array(p)
  const hessian = new Float64Array(p * p)
  const step = new Float64Array(p)
  const before = new Float64Array(p)
  const state = { mu: new Float64Array(cells), sums: new Float64Array(cells), eta: new Float64Array(cells) }
  let { mu } = state
  // The first step is the weighted regression of log(y + ½), as R's glm begins with y + 0.1.
  const working = new Float64Array(cells)
  for (let h = 0; h < cells; h++) {
    if (!kept[h]) continue
    mu[h] = near?.[h] || observed[h]! + 0.5
    working[h] = mu[h]! * Math.log(mu[h]!) + observed[h]! - mu[h]!
  }
  const right = onAll(working)
  state.sums.set(mu)
  addSupersets(state.sums)
  let aliased = solve(hessian, state.sums, terms, (a) => right[terms[a]!]!, step)
  beta.set(step)
  evaluate(beta, terms, kept, state)
  let likelihood = kernel(observed, kept, state)
  let slack = Number.POSITIVE_INFINITY
  let stationary = false
  for (let turn = 0; turn < MOST_STEPS && !stationary; turn++) {
    aliased = solve(hessian, state.sums, terms, (a) => sums[terms[a]!]! - state.sums[terms[a]!]!, step)
    slack = 0
    let largest = 0
    for (let a = 0; a < p; a++) {
      slack += step[a]! * (sums[terms[a]!]! - state.sums[terms[a]!]!)
      largest = Math.max(largest, Math.abs(step[a]!))
    }
    if (!Number.isFinite(largest)) break
    stationary = largest < SMALLEST_STEP
    let share = 1
    before.set(beta)
    for (let halvings = 0; halvings < 30; halvings++, share /= 2) {
      for (let a = 0; a < p; a++) beta[a] = before[a]! + share * step[a]!
      evaluate(beta, terms, kept, state)
      const next = kernel(observed, kept, state)
      if (next >= likelihood - 1e-9 * Math.abs(likelihood)) {
        likelihood = next
        break
      }
    }
    // The likelihood hardly moves while a parameter still runs away: there is no maximum.
    if (largest > 0.3 && slack < 1e-9) break
  }
  mu = state.mu
  let factorials = 0
  for (let h = 0; h < cells; h++) if (kept[h]) factorials += logFactorial(observed[h]!)
  return {
    stands: stationary && aliased === 0,
    aliased,
    atZero,
    unseen: terms[0] === 0 ? Math.exp(beta[0]!) : Number.NaN,
    logLikelihood: likelihood - factorials,
    slack: Math.max(0, slack),
    parameters: all.length,
    means: mu,
    varianceOfIntercept: inverseCorner(hessian, p),
  }
}

/** −2 log L with a penalty a parameter: 2 for Akaike's, log n of the people seen for Schwarz's criterion. */
export function criteria(result: Fit, people: number): { aic: number; bic: number } {
  const base = -2 * result.logLikelihood
  return { aic: base + 2 * result.parameters, bic: base + Math.log(people) * result.parameters }
}

/** −2 (log L − log L of a model with a parameter for each history). */
export function deviance(table: HistoryTable, result: Fit): number {
  let sum = 0
  for (let h = 1; h < table.counts.length; h++) {
    const [y, mu] = [table.counts[h]!, result.means[h]!]
    sum += (y > 0 ? y * Math.log(y / mu) : 0) - (y - mu)
  }
  return 2 * sum
}

/** The standard error of the number of people, unseen taken as Poisson (Baillargeon and Rivest 2007, Rcapture). */
export function standardError(result: Fit): number {
  return Math.sqrt(result.unseen + result.unseen ** 2 * result.varianceOfIntercept)
}

/** All people by a model that stands. */
export function people(table: HistoryTable, result: Fit): number {
  return seen(table) + result.unseen
}

type State = { mu: Float64Array; sums: Float64Array; eta: Float64Array }

function evaluate(beta: Float64Array, terms: readonly number[], kept: Uint8Array, state: State): void {
  const { mu, sums, eta } = state
  eta.fill(0)
  for (let a = 0; a < terms.length; a++) eta[terms[a]!] = beta[a]!
  addSubsets(eta)
  for (let h = 0; h < mu.length; h++) mu[h] = kept[h] ? Math.exp(eta[h]!) : 0
  sums.set(mu)
  addSupersets(sums)
}

function kernel(observed: Float64Array, kept: Uint8Array, { mu, eta }: State): number {
  let sum = 0
  for (let h = 0; h < mu.length; h++) if (kept[h]) sum += observed[h]! * eta[h]! - mu[h]!
  return Number.isNaN(sum) ? Number.NEGATIVE_INFINITY : sum
}

/** Cholesky's factor of the Hessian, and the step; a parameter that follows from those before it stays. */
function solve(
  lower: Float64Array,
  sums: Float64Array,
  terms: readonly number[],
  right: (a: number) => number,
  step: Float64Array,
): number {
  const p = terms.length
  let aliased = 0
  for (let a = 0; a < p; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = sums[terms[a]! | terms[b]!]!
      const diagonal = sum
      for (let k = 0; k < b; k++) sum -= lower[a * p + k]! * lower[b * p + k]!
      if (a !== b) lower[a * p + b] = lower[b * p + b] === 0 ? 0 : sum / lower[b * p + b]!
      else if (sum > ALIASED * diagonal) lower[a * p + a] = Math.sqrt(sum)
      else {
        lower[a * p + a] = 0
        aliased++
      }
    }
  }
  for (let a = 0; a < p; a++) {
    let sum = right(a)
    for (let k = 0; k < a; k++) sum -= lower[a * p + k]! * step[k]!
    step[a] = lower[a * p + a] === 0 ? 0 : sum / lower[a * p + a]!
  }
  for (let a = p - 1; a >= 0; a--) {
    let sum = step[a]!
    for (let k = a + 1; k < p; k++) sum -= lower[k * p + a]! * step[k]!
    step[a] = lower[a * p + a] === 0 ? 0 : sum / lower[a * p + a]!
  }
  return aliased
}

/** The first diagonal entry of the inverse, from Cholesky's factor. */
function inverseCorner(lower: Float64Array, p: number): number {
  const column = new Float64Array(p)
  let sum = 0
  for (let a = 0; a < p; a++) {
    let value = a === 0 ? 1 : 0
    for (let k = 0; k < a; k++) value -= lower[a * p + k]! * column[k]!
    column[a] = lower[a * p + a] === 0 ? 0 : value / lower[a * p + a]!
    sum += column[a]! ** 2
  }
  return sum
}

const FACTORIALS = new Float64Array(256)
for (let n = 2; n < FACTORIALS.length; n++) FACTORIALS[n] = FACTORIALS[n - 1]! + Math.log(n)

/** log n!, for n of any size that is not negative (Stirling's series above 255, exact to a double's digits). */
export function logFactorial(n: number): number {
  if (n < FACTORIALS.length && Number.isInteger(n)) return FACTORIALS[n]!
  if (n < 20) return logFactorial(n + 1) - Math.log(n + 1)
  return (
    (n + 0.5) * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  )
}
