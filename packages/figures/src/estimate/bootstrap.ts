/**
 * The interval that knows that the model was chosen: the choice is repeated in every draw. Sources: Silverman, Chan,
 * Vincent, "Bootstrapping multiple systems estimates to account for model selection", Statistics and Computing 34
 * (2024), with BCa limits (Efron and Tibshirani 1986); the number seen varies as well (Buckland and Garthwaite,
 * Biometrics 47, 1991), where theirs is held fixed.
 */
import { chapman } from './bound.ts'
import { fit } from './fit.ts'
import { normalAt, normalBelow } from './normal.ts'
import { binomial, type Draw, multinomial } from './random.ts'
import type { Candidate } from './search.ts'
import { type HistoryTable, seen } from './table.ts'

/** All people from counts; Infinity where no model stands. */
export type Estimator = (counts: Float64Array) => number

/** The best of these models by BIC for the counts given, or Chapman's estimate where there are two lists. */
export function estimatorOf(lists: readonly string[], models: readonly Candidate[]): Estimator {
  if (lists.length === 2) return (counts) => chapman({ lists, counts: [...counts] }).people
  return (counts) => {
    const n = counts.reduce((sum, count) => sum + count, 0)
    const price = Math.log(n)
    let [least, people] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const { interactions, fit: original } of models) {
      const result = fit(counts, interactions, { near: original.means })
      const bic = -2 * result.logLikelihood + price * result.parameters
      if (bic < least && result.stands) [least, people] = [bic, n + result.unseen]
    }
    return people
  }
}

/** Estimates from tables drawn anew: who is seen of all, then with which history. */
export function resample(
  table: HistoryTable,
  people: number,
  estimator: Estimator,
  draws: number,
  next: Draw,
): number[] {
  const n = seen(table)
  const all = Math.round(people)
  return Array.from({ length: draws }, () => {
    const drawn = binomial(all, Math.min(1, n / all), next)
    return drawn === 0 ? Number.POSITIVE_INFINITY : estimator(multinomial(drawn, table.counts, n, next))
  })
}

/**
 * BCa limits, 95 %. A draw without an estimate counts as beyond every number, so that an end can be Infinity. Where the
 * correction cannot be had (all draws on one side), the percentiles themselves.
 */
export function limits(
  table: HistoryTable,
  people: number,
  estimator: Estimator,
  estimates: readonly number[],
): { low: number; high: number } {
  const sorted = [...estimates].sort((a, b) => a - b)
  const below = sorted.filter((each) => each < people).length
  const ties = sorted.filter((each) => each === people).length
  const shift = normalAt((below + ties / 2) / sorted.length)
  const bend = acceleration(table, estimator)
  const at = (p: number): number => {
    const z = shift + normalAt(p)
    const corrected = normalBelow(shift + z / (1 - bend * z))
    return percentile(sorted, Number.isFinite(shift) && 1 - bend * z > 0 ? corrected : p)
  }
  return { low: Math.min(people, Math.max(seen(table), at(0.025))), high: Math.max(people, at(0.975)) }
}

/** The value below which a share p of the sorted values lies (R's quantile of type 6, kept within the values). */
export function percentile(sorted: readonly number[], p: number): number {
  const place = Math.min(sorted.length, Math.max(1, p * (sorted.length + 1))) - 1
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low === high ? low : low + (high - low) * (place - Math.floor(place))
}

/** By leaving out one person of each history that occurs; 0 where that leaves no estimate. */
function acceleration(table: HistoryTable, estimator: Estimator): number {
  const without = table.counts.map((count, h) => {
    if (count === 0) return { count, estimate: 0 }
    const counts = Float64Array.from(table.counts)
    counts[h]!--
    return { count, estimate: estimator(counts) }
  })
  const n = seen(table)
  const mean = without.reduce((sum, { count, estimate }) => sum + count * estimate, 0) / n
  let [square, cube] = [0, 0]
  for (const { count, estimate } of without) {
    square += count * (mean - estimate) ** 2
    cube += count * (mean - estimate) ** 3
  }
  const value = cube / (6 * square ** 1.5)
  return Number.isFinite(value) ? value : 0
}
