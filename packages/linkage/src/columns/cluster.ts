import { PairHeap } from './heap.ts'

/** Pairs with their evidence in bits (log2 odds); each unordered pair once. */
export type Edges = { left: Int32Array; right: Int32Array; bits: Float32Array }

/** Two clusters joined, or (below 0 bits) two that stay apart and what speaks for their being one. */
export type Join = { a: readonly number[]; b: readonly number[]; bits: number }

export type Clustering = { joins: Join[]; ties: Join[]; clusters: number[][] }

/** One pair never decides alone: more evidence than this, either way, counts as this much. */
const CLAMP = 15
/** Share of the best pair beside the mean of all pairs: a person's spellings need not all resemble each other. */
const BEST = 0.6

type Tie = { sum: number; best: number; pairs: number }

/**
 * Agglomerative clustering. What speaks for two clusters being one person lies between the mean over all their
 * pairs (average linkage: one chance likeness does not join two families) and the best pair (single linkage).
 * Clusters are joined, strongest first, as long as that is at least 0 bits, never across a pair told `apart`.
 * Of those that stay apart, ties of at least `least` bits are given back.
 */
export function cluster(
  edges: Edges,
  bitsOf: (i: number, j: number) => number,
  least: number,
  apart: Iterable<readonly [number, number]> = [],
): Clustering {
  const grown = new Growing(bitsOf)
  for (const [i, j] of apart) grown.forbid(i, j)
  for (let e = 0; e < edges.left.length; e++) grown.tie(edges.left[e]!, edges.right[e]!, edges.bits[e]!)
  return grown.run(least)
}

const value = (t: Tie) => BEST * t.best + (1 - BEST) * (t.sum / t.pairs)
const clamped = (bits: number) => Math.max(-CLAMP, Math.min(CLAMP, bits))

class Growing {
  private readonly bitsOf: (i: number, j: number) => number
  private readonly members = new Map<number, number[]>()
  private readonly ties = new Map<number, Map<number, Tie>>()
  private readonly enemies = new Map<number, Set<number>>()
  private readonly heap = new PairHeap()

  constructor(bitsOf: (i: number, j: number) => number) {
    this.bitsOf = bitsOf
  }

  forbid(i: number, j: number) {
    if (i === j) return
    for (const [x, y] of [
      [i, j],
      [j, i],
    ] as const) {
      const known = this.enemies.get(x)
      if (known) known.add(y)
      else this.enemies.set(x, new Set([y]))
    }
  }

  tie(i: number, j: number, bits: number) {
    if (this.enemies.get(i)?.has(j)) return
    const b = clamped(bits)
    this.set(i, j, { sum: b, best: b, pairs: 1 })
    if (b >= 0) this.heap.push(b, i, j)
  }

  private set(i: number, j: number, tie: Tie) {
    for (const [x, y] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!this.members.has(x)) this.members.set(x, [x])
      const known = this.ties.get(x)
      if (known) known.set(y, tie)
      else this.ties.set(x, new Map([[y, tie]]))
    }
  }

  run(least: number): Clustering {
    const joins: Join[] = []
    for (let top = this.heap.pop(); top; top = this.heap.pop()) {
      const tie = this.ties.get(top.a)?.get(top.b)
      // an old entry: one of the two has grown since
      if (!tie || value(tie) !== top.value) continue
      const [a, b] = [this.members.get(top.a)!, this.members.get(top.b)!]
      joins.push({ a: a.slice(), b: b.slice(), bits: top.value })
      if (a.length >= b.length) this.join(top.a, top.b)
      else this.join(top.b, top.a)
    }
    const ties: Join[] = []
    for (const [a, of] of this.ties)
      for (const [b, tie] of of)
        if (a < b && value(tie) >= least)
          ties.push({ a: this.members.get(a)!, b: this.members.get(b)!, bits: value(tie) })
    return { joins, ties, clusters: [...this.members.values()].filter((m) => m.length > 1) }
  }

  private join(keep: number, drop: number) {
    const kept = this.ties.get(keep)!
    const dropped = this.ties.get(drop)!
    kept.delete(drop)
    dropped.delete(keep)
    const [mine, theirs] = [this.members.get(keep)!, this.members.get(drop)!]
    this.inheritEnemies(keep, drop)
    const enemies = this.enemies.get(keep)
    for (const [c, tie] of kept) {
      if (enemies?.has(c)) this.cut(keep, c)
      else this.set(keep, c, sum(tie, dropped.get(c) ?? this.between(theirs, this.members.get(c)!)))
    }
    for (const [c, tie] of dropped) {
      this.ties.get(c)!.delete(drop)
      if (!kept.has(c) && !enemies?.has(c))
        this.set(keep, c, sum(tie, this.between(mine, this.members.get(c)!)))
    }
    for (const m of theirs) mine.push(m)
    this.members.delete(drop)
    this.ties.delete(drop)
    for (const [c, tie] of kept) if (value(tie) >= 0) this.heap.push(value(tie), keep, c)
  }

  private cut(a: number, b: number) {
    this.ties.get(a)!.delete(b)
    this.ties.get(b)!.delete(a)
  }

  private inheritEnemies(keep: number, drop: number) {
    const theirs = this.enemies.get(drop)
    if (!theirs) return
    for (const c of theirs) {
      this.forbid(keep, c)
      this.enemies.get(c)!.delete(drop)
    }
    this.enemies.delete(drop)
  }

  private between(x: readonly number[], y: readonly number[]): Tie {
    const tie = { sum: 0, best: -CLAMP, pairs: x.length * y.length }
    for (const p of x)
      for (const q of y) {
        const b = clamped(p < q ? this.bitsOf(p, q) : this.bitsOf(q, p))
        tie.sum += b
        if (b > tie.best) tie.best = b
      }
    return tie
  }
}

const sum = (x: Tie, y: Tie): Tie => ({
  sum: x.sum + y.sum,
  best: Math.max(x.best, y.best),
  pairs: x.pairs + y.pairs,
})
