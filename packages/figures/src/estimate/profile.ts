/** The interval of one model taken as known: what its likelihood says of the number of people. */
import { fit, type Interactions, logFactorial } from './fit.ts'
import { bisect } from './normal.ts'
import { type HistoryTable, seen } from './table.ts'

/** The 95th percentile of χ² with one degree of freedom. */
const CHI_SQUARED = 3.841458820694124

/**
 * The multinomial profile likelihood interval, 95 % (Cormack, "Interval estimation for mark–recapture studies of closed
 * populations", Biometrics 48, 1992; the one that Rcapture prints), and the number at its peak. It knows nothing of the
 * choice of the model and is therefore too narrow. `high` is Infinity where the likelihood never falls far enough.
 *
 * @param people an estimate by the model, where the search begins
 */
export function profileInterval(
  table: HistoryTable,
  interactions: Interactions,
  people: number,
): { people: number; low: number; high: number } {
  const n = seen(table)
  const at = (unseen: number): number => {
    const total = n + unseen
    const { means } = fit(table.counts, interactions, { unseen })
    let sum = logFactorial(total) - logFactorial(unseen)
    for (let h = 0; h < means.length; h++) {
      const count = h === 0 ? unseen : table.counts[h]!
      if (count > 0) sum += count * Math.log(means[h]! / total)
    }
    return sum
  }
  const peak = highest(at, Math.max(1, people - n))
  const top = at(peak)
  const far = (unseen: number) => 2 * (top - at(unseen)) > CHI_SQUARED
  const least = Math.min(peak, 1e-9)
  const low = far(least) ? bisect(far, least, peak) : 0
  let end = 2 * peak + 1
  while (!far(end) && end < 1e4 * (peak + n)) end *= 2
  const high = far(end) ? bisect((unseen) => !far(unseen), peak, end) : Number.POSITIVE_INFINITY
  return { people: n + peak, low: n + low, high: n + high }
}

/** The place of the maximum of a function with one peak, by golden sections on the logarithmic scale. */
function highest(value: (x: number) => number, near: number): number {
  let [a, b] = [Math.log(near) - 3, Math.log(near) + 3]
  const golden = (Math.sqrt(5) - 1) / 2
  let [x, y] = [b - golden * (b - a), a + golden * (b - a)]
  let [fx, fy] = [value(Math.exp(x)), value(Math.exp(y))]
  while (b - a > 1e-7) {
    if (fx >= fy) {
      ;[b, y, fy] = [y, x, fx]
      x = b - golden * (b - a)
      fx = value(Math.exp(x))
    } else {
      ;[a, x, fx] = [x, y, fy]
      y = a + golden * (b - a)
      fy = value(Math.exp(y))
    }
  }
  return Math.exp((a + b) / 2)
}
