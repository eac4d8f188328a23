// Pairs weighed in the light of all that stands around them: what else is known of the two persons, their families, and
// who else of the same list fits as well.
import { weighFamilies } from './families.ts'
import type { KinRecord } from './kin.ts'
import { DEFAULT_MODEL, type LinkModel } from './model.ts'
import { weighOneList } from './one-list.ts'
import { type Pair, Pairs } from './pairs.ts'
import { personsOf } from './persons.ts'
import { type Prepare, preparing } from './prepare.ts'
import { weighRivals } from './rivals.ts'
import type { Suggestion } from './suggest.ts'
import { Turns } from './turns.ts'

export type TogetherOptions = {
  /** least probability of a suggestion, default 0.5 */
  threshold?: number
  model?: LinkModel
  /** the person that a record is brought under already; without it each record is one by itself */
  personOf?: (id: string) => string
  /** whether two records stand for the pair of their persons already: such two are taken before others */
  stands?: (left: string, right: string) => boolean
  /** how records are parsed, where a caller remembers them from one go to the next */
  prepare?: Prepare
}

/** By itself a pair must reach this to be weighed against others. */
const LEAST = 0.02

/**
 * The persons of `pairs`, and their relatives where families speak for them, compared by all that their records say
 * together. Each two persons once, by the two records that say most (or stand for them already), most likely first.
 * Reasons beside those of `compareRecords`: `link.kin`, `link.kin_other` (families for and against), `link.one_list`, `link.one_place`, `link.rivals`.
 * Yields to the event loop while it works.
 * @param records those of the pairs, of whoever is grouped with them, and of the relatives of all these
 * @param pairs two records that met, in any order
 */
export async function weighTogether(
  records: readonly KinRecord[],
  pairs: Iterable<readonly [string, string]>,
  options: TogetherOptions = {},
): Promise<Suggestion[]> {
  const { threshold = 0.5, model = DEFAULT_MODEL, personOf = (id) => id, stands = () => false } = options
  const prepare = options.prepare ?? preparing()
  const persons = personsOf(records, personOf, prepare)
  const weighed = new Pairs(model, prepare)
  const turns = new Turns()
  for (const [left, right] of pairs) {
    await turns.take(1)
    const [a, b] = [persons.get(personOf(left)), persons.get(personOf(right))]
    if (!a || !b || a === b) continue
    const pair = weighed.look(a, b)
    if (pair.probability >= LEAST) weighed.keep(pair)
  }
  await weighFamilies(persons, weighed, model.family, turns)
  weighOneList(records, weighed.all())
  return weighRivals(weighed.all())
    .filter(({ probability }) => probability >= threshold)
    .map((pair) => {
      const [left, right] = spokesmen(pair, weighed, stands)
      return { left, right, probability: pair.probability, why: pair.why() }
    })
    .sort((a, b) => b.probability - a.probability)
}

/** The two records that are laid side by side for a pair of persons. */
function spokesmen(
  { left, right }: Pair,
  pairs: Pairs,
  stands: (a: string, b: string) => boolean,
): [string, string] {
  const both = left.records.flatMap((a) => right.records.map((b) => [a, b] as const))
  const standing = both.find(([a, b]) => stands(a.id, b.id))
  if (standing || both.length === 1) return idsOf(standing ?? both[0]!)
  const says = ([a, b]: readonly [KinRecord, KinRecord]) => pairs.ofRecords(a, b)
  return idsOf(both.reduce((best, each) => (says(each) > says(best) ? each : best)))
}

const idsOf = ([a, b]: readonly [KinRecord, KinRecord]): [string, string] => [a.id, b.id]
