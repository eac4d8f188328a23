import type { Blocks } from './blocks.ts'

/**
 * Share of the true pairs that share a key, estimated from the linked pairs: those that share none (joined through
 * others) are known to be missed; how many more are is estimated from how many share only one or two keys
 * (Chao 1987, a lower bound of what is not seen). 1 where nothing was linked.
 */
export function estimateRecall(blocks: Blocks, pairs: readonly { left: number; right: number }[]): number {
  const seen = [0, 0, 0, 0]
  for (const { left, right } of pairs) seen[Math.min(3, sharedKeys(blocks, left, right))]!++
  const [none, one, two] = seen as [number, number, number, number]
  const found = pairs.length - none
  const missed = Math.max(none, (one * Math.max(0, one - 1)) / (2 * (two + 1)))
  return pairs.length === 0 ? 1 : found / (found + missed)
}

function sharedKeys({ first, keys }: Blocks, i: number, j: number): number {
  const mine = keys.subarray(first[i]!, first[i + 1]!)
  let n = 0
  for (let e = first[j]!; e < first[j + 1]!; e++) if (mine.includes(keys[e]!)) n++
  return n
}
