/** Generated populations of known size, seen by lists that are independent or hang together in pairs. Nobody is anyone. */
import { type Draw, multinomial } from '../src/estimate/random.ts'
import type { HistoryTable } from '../src/estimate/table.ts'

/** `chances`: of being on each list where lists are independent; `together`: odds ratios of pairs of lists. */
export type World = {
  readonly people: number
  readonly chances: readonly number[]
  readonly together?: Readonly<Record<number, number>>
}

/** How likely each history is, that of no list included. */
export function likelihoods({ chances, together = {} }: World): number[] {
  const weights = Array.from({ length: 1 << chances.length }, (_, h) => {
    let weight = 1
    chances.forEach((chance, i) => {
      weight *= h & (1 << i) ? chance : 1 - chance
    })
    for (const [pair, ratio] of Object.entries(together)) if ((h & +pair) === +pair) weight *= ratio
    return weight
  })
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => weight / sum)
}

/** What lists show of that world in one drawing. */
export function drawTable(world: World, next: Draw): HistoryTable {
  const counts = [...multinomial(world.people, likelihoods(world), 1, next)]
  counts[0] = 0
  return { lists: world.chances.map((_, i) => String.fromCharCode(65 + i)), counts }
}
