/** Ways to put a set of missions together from the sets that claims speak of. */
import type { Category, Claim, ClaimEvent } from './claim.ts'
import { added, type Figure, figureOf, sumOf } from './figure.ts'
import { missionsKey } from './scope.ts'

/** A set of missions for which somebody gives the category; different numbers only, each with its claims. */
export type Block = {
  readonly missions: readonly string[]
  readonly figures: Figure[]
  readonly saidBy: Map<Figure, string[]>
}

/** Blocks by the key of their missions. */
export type Blocks = Map<string, Block>

/** One sum over blocks: the figures added, and every claim that says one of these numbers. */
export type BlockSum = { readonly parts: readonly Figure[]; readonly sum: Figure; readonly claims: string[] }

// Real operations have a dozen missions and a few versions of each. The limits only keep a hostile file
// from running for ever; past them partitions are left out and versions are joined into a range.
const MAX_STEPS = 20_000
const MAX_SUMS = 64

/** The blocks that claims of this event give for the category, keyed by their missions. */
export function blocksOf(claims: readonly Claim[], event: ClaimEvent, category: Category): Blocks {
  const blocks: Blocks = new Map()
  for (const claim of claims) {
    const { missions } = claim.scope
    if (claim.scope.event !== event || !missions) continue
    const figure = figureOf(claim, category)
    if (!figure) continue
    const key = missionsKey(missions)
    const block: Block = blocks.get(key) ?? { missions: [...missions].sort(), figures: [], saidBy: new Map() }
    blocks.set(key, block)
    const same = block.figures.find(
      (f) => f.nominal === figure.nominal && f.low === figure.low && f.high === figure.high,
    )
    if (same) block.saidBy.get(same)!.push(claim.key)
    else {
      block.figures.push(figure)
      block.saidBy.set(figure, [claim.key])
    }
  }
  return blocks
}

/** Every way to make exactly `missions` out of the blocks, none used whose missions are all of `not`. */
export function partitions(missions: readonly string[], blocks: Blocks, not?: readonly string[]): string[][] {
  const wanted = new Set(missions)
  const refused = not && missionsKey(not)
  const usable = [...blocks].filter(([key, b]) => key !== refused && b.missions.every((m) => wanted.has(m)))
  const found: string[][] = []
  let steps = 0
  const extend = (left: ReadonlySet<string>, chosen: string[]): void => {
    if (++steps > MAX_STEPS) return
    const [next] = left
    if (next === undefined) {
      found.push(chosen)
      return
    }
    for (const [key, block] of usable) {
      if (!block.missions.includes(next) || !block.missions.every((m) => left.has(m))) continue
      extend(new Set([...left].filter((m) => !block.missions.includes(m))), [...chosen, key])
    }
  }
  extend(new Set([...missions].sort()), [])
  return found
}

/** The sums of one partition: one for each choice among what different claims say of a block. */
export function sumsOf(partition: readonly string[], blocks: Blocks, category: Category): BlockSum[] {
  let chosen: { parts: Figure[]; claims: string[] }[] = [{ parts: [], claims: [] }]
  for (const key of partition) {
    const block = blocks.get(key)!
    const options =
      chosen.length * block.figures.length > MAX_SUMS ? [rangeOver(block.figures)] : block.figures
    chosen = chosen.flatMap((c) =>
      options.map((f) => ({
        parts: [...c.parts, f],
        claims: [...c.claims, ...(block.saidBy.get(f) ?? block.figures.map((x) => x.claim))],
      })),
    )
  }
  return chosen.map((c) => ({ ...c, sum: { ...sumOf(c.parts, '', category), workings: added(c.parts) } }))
}

function rangeOver(figures: readonly Figure[]): Figure {
  const low = Math.min(...figures.map((f) => f.low))
  const high = Math.max(...figures.map((f) => f.high))
  return { ...figures[0]!, kind: 'between', low, high }
}
