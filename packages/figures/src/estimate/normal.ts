/** The normal and the Poisson distribution, as far as intervals need them. */
import { logFactorial } from './fit.ts'

/** Φ(x), to about 1e-15 (Marsaglia, "Evaluating the normal distribution", J. Statist. Software 11, 2004). */
export function normalBelow(x: number): number {
  if (x < -8) return 0
  if (x > 8) return 1
  let [sum, term] = [x, x]
  for (let i = 3; sum + term !== sum; i += 2) {
    term *= (x * x) / i
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI)
}

/** The x with Φ(x) = p; ±Infinity at 1 and 0. */
export function normalAt(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  return bisect((x) => normalBelow(x) < p, -8, 8)
}

/** P(X ≤ k) for a Poisson X with that mean. */
export function poissonAtMost(k: number, mean: number): number {
  if (k < 0) return 0
  if (mean === 0) return 1
  let sum = 0
  // From the largest term down; what is left out is below 1e-17 of it.
  for (let i = Math.floor(k); i >= 0; i--) {
    const term = Math.exp(i * Math.log(mean) - mean - logFactorial(i))
    sum += term
    if (i < mean && term < 1e-17 * sum) break
  }
  return Math.min(1, sum)
}

/** The mean so high that k or fewer come up with this probability only (Garwood, Biometrika 28, 1936). */
export function poissonUpper(k: number, probability: number): number {
  return bisect((mean) => poissonAtMost(k, mean) > probability, k, k + 20 + 10 * Math.sqrt(k + 1))
}

/** Where `below` turns from true to false between low and high. */
export function bisect(below: (x: number) => boolean, low: number, high: number): number {
  let [a, b] = [low, high]
  for (let i = 0; i < 100 && b - a > 1e-12 * Math.max(1, Math.abs(b)); i++) {
    const middle = (a + b) / 2
    if (below(middle)) a = middle
    else b = middle
  }
  return (a + b) / 2
}
