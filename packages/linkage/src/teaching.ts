/** A pair that waits for a decision: the two persons as they are grouped now, and how likely they are one. */
export type WaitingPair = { left: string; right: string; probability: number }

export type Teaching = {
  /**
   * Expected bits of doubt that a decision on the pair ends: its own, and where the two turn out to be one, the doubt
   * of pairs that become the same question (both with one third person).
   */
  bits: number
  /** other pairs that the decision settles at most: between the same two persons, or with a third person common to both */
  settles: number
}

/** Doubt of a probability, in bits (Shannon's binary entropy). */
const doubt = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p))

/**
 * What a decision on each pair would teach, in the order given. Uncertainty sampling (Lewis and Gale 1994), and the
 * transitivity of "one person" beside it.
 */
export function teachings(pairs: readonly WaitingPair[]): Teaching[] {
  /** by person: the other person, and the doubts of the pairs between them */
  const near = new Map<string, Map<string, number[]>>()
  const note = (a: string, b: string, p: number) => {
    const others = near.get(a) ?? new Map<string, number[]>()
    near.set(a, others)
    const doubts = others.get(b)
    if (doubts) doubts.push(doubt(p))
    else others.set(b, [doubt(p)])
  }
  for (const { left, right, probability } of pairs) {
    note(left, right, probability)
    note(right, left, probability)
  }
  return pairs.map(({ left, right, probability }) => {
    const [a, b] = [near.get(left), near.get(right)] as [Map<string, number[]>, Map<string, number[]>]
    const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
    let settles = (a.get(right)?.length ?? 1) - 1
    let bits = doubt(probability)
    for (const [third, doubts] of fewer) {
      const across = more.get(third)
      if (!across || third === left || third === right) continue
      settles += Math.min(doubts.length, across.length)
      bits += probability * Math.min(Math.max(...doubts), Math.max(...across))
    }
    return { bits, settles }
  })
}
