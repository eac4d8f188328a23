// Which candidates meet which persons.
import { IntersectionError } from './errors.ts'
import type { Owner } from './sets.ts'

/**
 * @param candidates for each candidate and each of its words, elements of the own set
 * @param owners whose key each element of the own set is
 * @returns pairs that agree by at least `threshold` keys of different words, on either side
 * @throws IntersectionError bad-message for an element that is not there, or is padding that nobody can hold
 */
export function agreements(
  candidates: readonly (readonly (readonly number[])[])[],
  owners: readonly Owner[][],
  threshold: number,
): { position: number; other: number; agree: number }[] {
  return candidates.flatMap((candidate, other) => {
    const met = new Map<number, { theirs: Set<number>; ours: Set<number> }>()
    candidate.forEach((elements, words) => {
      for (const element of elements) {
        const of = owners[element]
        if (!of || of.length === 0) throw new IntersectionError('bad-message', `candidate ${other}`)
        for (const [position, own] of of) {
          const agree = met.get(position) ?? { theirs: new Set(), ours: new Set() }
          met.set(position, agree)
          agree.theirs.add(words)
          agree.ours.add(own)
        }
      }
    })
    return [...met]
      .map(([position, { theirs, ours }]) => ({ position, other, agree: Math.min(theirs.size, ours.size) }))
      .filter(({ agree }) => agree >= threshold)
  })
}
