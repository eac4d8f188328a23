/** A second way to choose a model, to see whether the first depends on the way. */
import { reasonsAgainst } from './exists.ts'
import { type Fit, fit, type Interactions, people } from './fit.ts'
import { poissonAtMost } from './normal.ts'
import { type HistoryTable, onAll, size } from './table.ts'

/** The threshold that Chan, Silverman and Vincent recommend. */
const THRESHOLD = 0.02

/**
 * Forward choice of interactions of two lists (Chan, Silverman, Vincent, JASA 2021, section 3.2): the pair whose
 * people in common are least likely under the model so far (one-sided Poisson) is taken in while that probability is
 * below 0.02, passing over pairs with which no estimate would exist.
 */
export function stepwise(table: HistoryTable): { interactions: Interactions; people: number } | undefined {
  if (table.lists.length < 3 || reasonsAgainst(table.counts, []).length > 0) return undefined
  const inCommon = onAll(table.counts)
  const pairs = table.counts.flatMap((_, h) => (size(h) === 2 ? [h] : []))
  let interactions: number[] = []
  let current: Fit = fit(table.counts, interactions)
  for (;;) {
    const expected = onAll(current.means)
    const surprises = pairs
      .filter((pair) => !interactions.includes(pair))
      .map((pair) => {
        const [n, mean] = [inCommon[pair]!, expected[pair]!]
        return { pair, p: Math.min(poissonAtMost(n, mean), 1 - poissonAtMost(n - 1, mean)) }
      })
      .sort((a, b) => a.p - b.p || a.pair - b.pair)
    const next = surprises.find(
      ({ pair, p }) => p < THRESHOLD && reasonsAgainst(table.counts, [...interactions, pair]).length === 0,
    )
    if (!next) return { interactions, people: people(table, current) }
    interactions = [...interactions, next.pair].sort((a, b) => a - b)
    current = fit(table.counts, interactions)
  }
}
