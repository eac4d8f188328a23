/** What a group can be, if no more is corrected than must be: its exact least and greatest number of whole people. */
import { type Component, rowsWith, weighted } from './component.ts'
import type { Highs } from './highs.ts'
import { solveWhole } from './solve.ts'

/**
 * Over all least corrections, or, where nothing conflicts, over all people that make every claim hold.
 *
 * @param columns of the group; those in no row are free
 * @param cost the least correction of the components that the columns lie in
 * @returns `high` infinite where nothing bounds it
 */
export function boundsOf(
  highs: Highs,
  components: readonly (Component & { readonly cost: number })[],
  columns: readonly number[],
): { low: number; high: number } {
  const named = new Set<number>()
  let [low, high] = [0, 0]
  for (const component of components) {
    const rows = rowsWith(component, component.members)
    const within = new Set(rows.flatMap((row) => row.columns))
    const own = columns.filter((column) => within.has(column))
    if (own.length === 0) continue
    for (const column of own) named.add(column)
    const ends = rows.flatMap((row) => [row.low, row.high]).filter(Number.isFinite)
    // Beyond anything that could be forced: who gets there is held by nothing.
    const most = 10 * (1 + ends.reduce((sum, end) => sum + end, 0))
    const end = (sign: 1 | -1) => {
      const least = { columns: own, sign, costAtMost: component.cost }
      const { people } = solveWhole(highs, rows, { costOf: weighted(component), least, most })
      return own.reduce((sum, column) => sum + Math.round(people.get(column) ?? 0), 0)
    }
    low += end(1)
    const top = end(-1)
    high += top >= most ? Number.POSITIVE_INFINITY : top
  }
  return { low, high: columns.some((column) => !named.has(column)) ? Number.POSITIVE_INFINITY : high }
}
