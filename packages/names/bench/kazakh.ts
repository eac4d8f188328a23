/**
 * The same person among 1,000 across the spellings of Kazakhstan: Kazakh Cyrillic, Russian, Latin as found, and
 * töte jazu. data/kazakh-names.csv has real public persons (its origin: README). The others of the 1,000 are
 * all other persons and, to fill up, names put together from parts of theirs in the same spelling.
 *   npm run bench -- names-kazakh [FILE.csv] [--errors] [--any-ascii FILE]
 */
import { join } from 'node:path'
import { prepareName, similarityOf } from '../src/index.ts'
import { fieldsOf, jaroWinkler, linesOf, options, peers, recall } from './support.ts'

const SIZE = 1000
const { values, positionals } = options()
const [head, ...lines] = linesOf(
  'kazakh-names.csv',
  positionals[0] ?? join(import.meta.dirname, 'data/kazakh-names.csv'),
)
const columns = fieldsOf(head as string).filter((c) => c !== '' && c !== 'source')
const persons = lines.map((l) => fieldsOf(l))
const plain = await peers(values['any-ascii'])

/** Numerical Recipes' linear congruence: the same fill in every run. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Persons' names of one column, then invented ones: given name of one, family of another, father of a third. */
function register(names: string[]): string[] {
  const pick = random(7)
  const parsed = names.map((n) => prepareName(n).parsed)
  const real = new Set(parsed.map((p) => `${p.given} ${p.family}`.toLowerCase()))
  const from = (part: 'given' | 'family' | 'patronymic') =>
    parsed.map((p) => p[part]).filter((t) => t !== undefined)
  const [given, family, fathers] = [from('given'), from('family'), from('patronymic')]
  const all = [...names]
  while (all.length < SIZE) {
    const g = given[pick(given.length)] as string
    const f = family[pick(family.length)] as string
    const father = fathers[pick(fathers.length)]
    if (!real.has(`${g} ${f}`.toLowerCase()))
      all.push(pick(2) && father ? `${g} ${father} ${f}` : `${g} ${f}`)
  }
  return all
}

console.log('| from | to | queries | by | R@1 | R@10 |\n|---|---|---|---|---|---|')
for (const [a, from] of columns.entries()) {
  for (const [b, to] of columns.entries()) {
    if (a === b) continue
    const both = persons.filter((p) => p[a] && p[b])
    const rest = persons.filter((p) => !p[a] && p[b])
    const names = register([...both, ...rest].map((p) => p[b] as string))
    const prepared = names.map(prepareName)
    const ours = (q: number) => {
      const query = prepareName(both[q]?.[a] as string)
      return prepared.map((t) => similarityOf(query, t))
    }
    const line = (by: string, scores: (q: number) => number[]) => {
      const { at1, at10, queries } = recall(both.length, scores, (q) => [q])
      console.log(`| ${from} | ${to} | ${queries} | ${by} | ${at1.toFixed(3)} | ${at10.toFixed(3)} |`)
    }
    line('ours', ours)
    for (const peer of plain) {
      const latin = names.map((n) => sorted(peer.of(n)))
      line(peer.name, (q) => {
        const query = sorted(peer.of(both[q]?.[a] as string))
        return latin.map((t) => jaroWinkler(query, t))
      })
    }
    if (!values.errors) continue
    for (const [q, person] of both.entries()) {
      const scores = ours(q)
      const best = scores.indexOf(Math.max(...scores))
      if (best !== q && (scores[best] as number) >= (scores[q] as number))
        console.log(
          `  ${person[a]} is ${names[q]} ${scores[q]?.toFixed(2)}, not ${names[best]} ${scores[best]?.toFixed(2)}`,
        )
    }
  }
}

/** Words in the order of the alphabet, so that the peers do not fall over the order of parts. */
function sorted(text: string): string {
  return text.split(/ +/).sort().join(' ')
}
