/** Tables from records and the probabilities that two of them are one person, drawn again and again. */
import { drawsOf } from './random.ts'
import { FEWEST_LISTS, type HistoryTable, MOST_LISTS } from './table.ts'

/** What one list says of one person. */
export type ListedRecord = { readonly id: string; readonly list: string }

/** Two records and the probability that they are one person, as `oralu link` writes it. */
export type LinkedPair = { readonly left: string; readonly right: string; readonly probability: number }

/**
 * One table by the links that are likelier than not, then `draws` tables in each of which every pair is a link with
 * its probability. Records that links join, through others as well, are one person; two records of one list joined so
 * count once. Pairs are drawn independently of each other, which real errors are not (one bad spelling spoils all
 * links of a record): the spread shown is rather too small than too large. Pairs that are not listed are no links.
 *
 * @throws {RangeError} on fewer than two or more than six lists, an id used twice, an unknown id, a probability that
 * is none
 */
export function tablesOfLinks(
  records: readonly ListedRecord[],
  pairs: readonly LinkedPair[],
  draws: number,
  seed: number,
): HistoryTable[] {
  const lists = [...new Set(records.map(({ list }) => list))]
  if (lists.length < FEWEST_LISTS || lists.length > MOST_LISTS)
    throw new RangeError(`${lists.length} lists; ${FEWEST_LISTS} to ${MOST_LISTS} can be used`)
  const places = new Map<string, number>()
  records.forEach(({ id }, i) => {
    if (places.has(id)) throw new RangeError(`the id "${id}" is used twice`)
    places.set(id, i)
  })
  const placeOf = (id: string): number => {
    const place = places.get(id)
    if (place === undefined) throw new RangeError(`a pair names "${id}", which is no record`)
    return place
  }
  const bits = records.map(({ list }) => 1 << lists.indexOf(list))
  const ends = pairs.map(({ left, right, probability }) => {
    if (!(probability >= 0 && probability <= 1))
      throw new RangeError(`the probability of "${left}" and "${right}" is not between 0 and 1`)
    return [placeOf(left), placeOf(right)] as const
  })
  const tableOf = (links: (probability: number) => boolean): HistoryTable => {
    const roots = records.map((_, i) => i)
    pairs.forEach(({ probability }, i) => {
      if (!links(probability)) return
      const [a, b] = [rootOf(roots, ends[i]![0]), rootOf(roots, ends[i]![1])]
      if (a !== b) roots[Math.max(a, b)] = Math.min(a, b)
    })
    const histories = new Map<number, number>()
    bits.forEach((bit, i) => {
      const root = rootOf(roots, i)
      histories.set(root, (histories.get(root) ?? 0) | bit)
    })
    const counts = new Array<number>(1 << lists.length).fill(0)
    for (const history of histories.values()) counts[history]!++
    return { lists, counts }
  }
  const next = drawsOf(seed)
  return [
    tableOf((probability) => probability >= 0.5),
    ...Array.from({ length: draws }, () => tableOf((probability) => next() < probability)),
  ]
}

function rootOf(roots: number[], place: number): number {
  let root = place
  while (roots[root] !== root) root = roots[root]!
  for (let at = place; at !== root; ) {
    const next = roots[at]!
    roots[at] = root
    at = next
  }
  return root
}
