// A person stands once in a list: records of one list that fit a third share its odds. Marginals of a matching by
// belief propagation (Bayati, Shah, Sharma 2008 for the best matching; here the sum in place of the maximum).
import { keyOf, type Pair, probabilityOf } from './pairs.ts'
import type { Person } from './persons.ts'

/** Rounds of messages; each goes half way, so that circles of rivals settle. */
const ROUNDS = 12
/** Of one person, so many pairs are weighed against each other, the likeliest; the others are dropped. */
const MOST = 12

/**
 * Pairs of one person with records of one list, of which at most one is true. `apart`, a square: how far two of those
 * records are rivals, 1 less the chance that they are one person. `free`: how far the person is free for each.
 */
type Rivalry = { of: Person; pairs: number[]; apart: Float64Array; free: Float64Array }
type Place = { rivalry: Rivalry; at: number }

/**
 * Lets pairs of which at most one can be true share their odds. A list has repeats: so far as two of another list may
 * be one person they are no rivals, and a person's own list may have it twice, not oftener.
 * @returns the pairs that stand among the likeliest of both their persons
 */
export function weighRivals(all: Iterable<Pair>): Pair[] {
  const pairs = likeliest([...all])
  const odds = pairs.map(({ probability }) => probability / (1 - probability))
  const rivalries = rivalriesOf(pairs)
  const left: Place[][] = pairs.map(() => [])
  const right: Place[][] = pairs.map(() => [])
  for (const rivalry of rivalries)
    for (const [at, pair] of rivalry.pairs.entries())
      ((pairs[pair] as Pair).left === rivalry.of ? left : right)[pair]?.push({ rivalry, at })
  /** By the strictest of the lists. */
  const freeOn = (side: Place[][], pair: number) => {
    let least = 1
    for (const { rivalry, at } of side[pair] as Place[]) least = Math.min(least, rivalry.free[at] as number)
    return least
  }
  for (let round = 0; round < ROUNDS; round++) {
    const next = rivalries.map(({ of, pairs: those, apart }) => {
      const asked = those.map((pair) => {
        const other = (pairs[pair] as Pair).left === of ? right : left
        return (odds[pair] as number) * freeOn(other, pair)
      })
      return those.map((_, i) => {
        let sum = 0
        for (const [j, each] of asked.entries()) sum += each * (apart[i * asked.length + j] as number)
        return 1 / (1 + sum)
      })
    })
    for (const [i, { free }] of rivalries.entries())
      for (const [j, value] of (next[i] as number[]).entries()) free[j] = ((free[j] as number) + value) / 2
  }
  for (const [i, pair] of pairs.entries())
    pair.besideRivals(probabilityOf(Math.log2((odds[i] as number) * freeOn(left, i) * freeOn(right, i))))
  return pairs
}

function likeliest(pairs: Pair[]): Pair[] {
  const counts = new Map<Person, number>()
  return pairs
    .sort(
      (a, b) => b.probability - a.probability || (keyOf(a.left, a.right) < keyOf(b.left, b.right) ? -1 : 1),
    )
    .filter(({ left, right }) => {
      const full = [left, right].some((person) => (counts.get(person) ?? 0) >= MOST)
      if (!full) for (const person of [left, right]) counts.set(person, (counts.get(person) ?? 0) + 1)
      return !full
    })
}

function rivalriesOf(pairs: readonly Pair[]): Rivalry[] {
  const between = new Map(pairs.map((pair) => [keyOf(pair.left, pair.right), pair.probability]))
  const found = new Map<string, { of: Person; own: boolean; pairs: number[]; others: Person[] }>()
  for (const [i, { left, right }] of pairs.entries())
    for (const [of, other] of [
      [left, right],
      [right, left],
    ] as const)
      for (const source of other.sources) {
        const key = `${of.id}\n${source}`
        const rivalry = found.get(key) ?? { of, own: of.sources.has(source), pairs: [], others: [] }
        rivalry.pairs.push(i)
        rivalry.others.push(other)
        found.set(key, rivalry)
      }
  return [...found.values()].flatMap(({ of, own, pairs: those, others }) => {
    if (those.length < 2) return []
    const one = (a: Person, b: Person) => (own ? 0 : (between.get(keyOf(a, b)) ?? 0))
    const apart = Float64Array.from(others.flatMap((a) => others.map((b) => (a === b ? 0 : 1 - one(a, b)))))
    return [{ of, pairs: those, apart, free: new Float64Array(those.length).fill(1) }]
  })
}
