import type { Edges } from './cluster.ts'

export type Matched = { left: number; right: number; probability: number }

/**
 * Links between two lists neither of which has a person twice. A record's possible partners exclude each other, so
 * the odds of each are set against those of all its rivals; then the most probable pairs are taken first.
 */
export function oneToOne(edges: Edges): Matched[] {
  const odds = Float64Array.from(edges.bits, (b) => 2 ** Math.min(50, b))
  const rivals = new Map<number, number>()
  for (const side of [edges.left, edges.right])
    for (let e = 0; e < odds.length; e++) rivals.set(side[e]!, (rivals.get(side[e]!) ?? 0) + odds[e]!)
  const all: Matched[] = []
  for (let e = 0; e < odds.length; e++) {
    const [left, right] = [edges.left[e]!, edges.right[e]!]
    const others = rivals.get(left)! + rivals.get(right)! - odds[e]!
    all.push({ left, right, probability: odds[e]! / (1 + Math.max(others, odds[e]!)) })
  }
  all.sort((x, y) => y.probability - x.probability || x.left - y.left || x.right - y.right)
  const taken = new Set<number>()
  return all.filter(({ left, right }) => {
    if (taken.has(left) || taken.has(right)) return false
    taken.add(left).add(right)
    return true
  })
}
