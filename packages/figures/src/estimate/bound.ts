/** What can be said without a model: Chao's lower bound, which for two lists is Chapman's estimate. */
import { normalAt, poissonUpper } from './normal.ts'
import { type HistoryTable, onAll, seen, size } from './table.ts'

/**
 * - `people`: Chao's estimate, bias-corrected; none where nobody is on exactly two lists
 * - `low`: the same with the people on two lists replaced by the upper end of their exact Poisson interval (97.5 %).
 *   Where nobody is on more than one list, those seen: lists that never meet may as well exclude each other
 */
export type LowerBound = { readonly people: number | undefined; readonly low: number }

/**
 * Chao, "Estimating population size for sparse data in capture–recapture experiments", Biometrics 45 (1989): the
 * people seen + Σ ZiZj / (f2 + 1) over pairs of lists, Zi being those on list i alone and f2 those on exactly two
 * lists. It lies below the truth on average if people who are likelier on one list are likelier on the others as well,
 * or lists are independent. Where lists exclude each other it may lie above.
 */
export function lowerBound(table: HistoryTable): LowerBound {
  const alone = table.counts.filter((_, h) => size(h) === 1)
  const twice = table.counts.reduce((sum, count, h) => (size(h) === 2 ? sum + count : sum), 0)
  let products = 0
  alone.forEach((a, i) => {
    for (const b of alone.slice(i + 1)) products += a * b
  })
  const n = seen(table)
  if (products > 0 && n === alone.reduce((sum, count) => sum + count, 0)) return { people: undefined, low: n }
  return {
    people: twice === 0 && products > 0 ? undefined : n + products / (twice + 1),
    low: n + products / poissonUpper(twice, 0.025),
  }
}

/**
 * Two lists: Chapman, "Some properties of the hypergeometric distribution" (1951), with Seber's variance (1970), and a
 * 95 % interval of the unseen on the logarithmic scale (Chao, Biometrics 43, 1987), which never goes below the seen.
 * `people` is Infinity where nobody is on both lists: Chapman's formula still gives a number there, which means nothing.
 */
export function chapman(table: HistoryTable): {
  people: number
  standardError: number
  low: number
  high: number
} {
  const sums = onAll(table.counts)
  const [a, b, both] = [sums[1]!, sums[2]!, sums[3]!]
  const n = seen(table)
  if (both === 0) {
    const none = Number.POSITIVE_INFINITY
    return { people: none, standardError: none, low: n, high: none }
  }
  const people = ((a + 1) * (b + 1)) / (both + 1) - 1
  const variance = ((a + 1) * (b + 1) * (a - both) * (b - both)) / ((both + 1) ** 2 * (both + 2))
  const unseen = people - n
  const width = unseen === 0 ? 1 : Math.exp(normalAt(0.975) * Math.sqrt(Math.log(1 + variance / unseen ** 2)))
  return {
    people,
    standardError: Math.sqrt(variance),
    low: n + unseen / width,
    high: n + unseen * width,
  }
}
