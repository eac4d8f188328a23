/** Seeded draws, the same on every machine. Not for secrets. */
import { logFactorial } from './fit.ts'

/** 0 ≤ next() < 1. */
export type Draw = () => number

/** The stream of a seed (sfc32, filled by splitmix32; the seed modulo 2^32). */
export function drawsOf(seed: number): Draw {
  let state = seed >>> 0
  const word = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, counter] = [word(), word(), word(), 1]
  const next = () => {
    const t = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + t) >>> 0
    return t / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/**
 * Successes of n trials with probability p: by inversion where few are expected, else by rejection (Hörmann, "The
 * generation of binomial random variates", J. Statist. Comput. Simul. 46, 1993: BTRS).
 */
export function binomial(n: number, p: number, next: Draw): number {
  if (p <= 0 || n === 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomial(n, 1 - p, next)
  return n * p < 10 ? byInversion(n, p, next) : byRejection(n, p, next)
}

function byInversion(n: number, p: number, next: Draw): number {
  const odds = p / (1 - p)
  let chance = (1 - p) ** n
  let k = 0
  for (let u = next(); u > chance && k < n; ) {
    u -= chance
    k++
    chance *= (odds * (n - k + 1)) / k
  }
  return k
}

function byRejection(n: number, p: number, next: Draw): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = n * p + 0.5
  const accept = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const logOdds = Math.log(p / (1 - p))
  const mode = Math.floor((n + 1) * p)
  for (;;) {
    const u = next() - 0.5
    const v = next()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + centre)
    if (us >= 0.07 && v <= accept) return k
    if (k < 0 || k > n) continue
    const height = Math.log((v * alpha) / (a / (us * us) + b))
    const target =
      logFactorial(mode) +
      logFactorial(n - mode) -
      logFactorial(k) -
      logFactorial(n - k) +
      (k - mode) * logOdds
    if (height <= target) return k
  }
}

/** `total` people over the cells, in proportion to `weights` (which add up to `sum`); a cell of weight 0 gets none. */
export function multinomial(
  total: number,
  weights: ArrayLike<number>,
  sum: number,
  next: Draw,
): Float64Array {
  const drawn = new Float64Array(weights.length)
  let [left, rest] = [total, sum]
  for (let i = 0; i < weights.length && left > 0; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    drawn[i] = weight >= rest ? left : binomial(left, weight / rest, next)
    left -= drawn[i]!
    rest -= weight
  }
  return drawn
}
