// A family is evidence: where a mother's two records are one person, so probably are those of her child. Pairs are
// weighed anew in the light of the pairs of their relatives.
import { keyOf } from './block-keys.ts'
import { compareInFamily } from './compare.ts'
import { DEFAULT_MODEL, type LinkModel } from './model.ts'
import { type PreparedRecord, prepareRecord } from './prepare.ts'
import type { Suggestion } from './suggest.ts'
import type { KeyedRecord } from './types.ts'

/** A record and how its own source says who belongs to whom. */
export type KinRecord = KeyedRecord & {
  source: string
  /** the source's number of the family */
  family?: string
}

export type KinOptions = {
  /** least probability of a suggestion, default 0.5 */
  threshold?: number
  /** least probability at which a pair of relatives speaks for others, default 0.9 */
  linked?: number
  model?: LinkModel
}

const ROUNDS = 3
/** A family larger than this is a mistake of numbering. */
export const MAX_FAMILY = 40

/** Relatives of each record as its own source tells them: the same family number, a parent by name, the same parents. */
export function kinOf(records: readonly KinRecord[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const record of records)
    for (const group of groupsOf(record)) {
      const held = groups.get(group)
      if (held) held.push(record.id)
      else groups.set(group, [record.id])
    }
  const kin = new Map<string, Set<string>>()
  for (const members of groups.values()) {
    if (members.length < 2 || members.length > MAX_FAMILY) continue
    for (const a of members)
      for (const b of members) {
        if (a === b) continue
        const known = kin.get(a) ?? new Set()
        kin.set(a, known.add(b))
      }
  }
  return new Map([...kin].map(([id, known]) => [id, [...known]]))
}

/**
 * The groups of `kinOf` as numbers to be kept beside those of `blockKeys`, told from them by their last eight bits, 255:
 * two records that share one are relatives, unless more than `MAX_FAMILY` do.
 */
export const kinKeys = (record: Omit<KinRecord, 'id'>): bigint[] =>
  groupsOf(record).map((group) => keyOf(group) | 255n)

function groupsOf({ source, family, mother, father, names }: Omit<KinRecord, 'id'>): string[] {
  // a child stands under the name of each parent, as the parent does
  const told = new Set([mother, father, ...names].map((name) => folded(name ?? '')))
  const byName = [...told].filter((name) => name.includes(' ')).map((name) => `p ${source} ${name}`)
  return family ? [`f ${source} ${family}`, ...byName] : byName
}

const folded = (name: string) => name.toLowerCase().split(/\s+/u).filter(Boolean).sort().join(' ')

/**
 * Pairs in the light of their relatives: those given, and new ones, with `link.kin` among the reasons where linked
 * relatives speak for them (`params.pairs`: how many, `params.bits`). Most likely first.
 * @param pairs suggestions by the records alone
 * @param same pairs that a human decided to be one person
 */
export function withKin(
  records: readonly KinRecord[],
  pairs: readonly Suggestion[],
  same: Iterable<readonly [string, string]> = [],
  options: KinOptions = {},
): Suggestion[] {
  const { threshold = 0.5, linked = 0.9, model = DEFAULT_MODEL } = options
  const kin = kinOf(records)
  const place = new Map(records.map((record, i) => [record.id, i]))
  const prepared = new Map<string, PreparedRecord>()
  const of = (id: string) => {
    const held = prepared.get(id) ?? prepareRecord(records[place.get(id) as number] as KinRecord)
    prepared.set(id, held)
    return held
  }
  const key = (a: string, b: string) =>
    (place.get(a) ?? 0) < (place.get(b) ?? 0) ? `${a} ${b}` : `${b} ${a}`
  const support = new Map<string, number>()
  const found = new Map(pairs.map((pair) => [key(pair.left, pair.right), pair]))
  const spoken = new Set<string>()
  const given = [...same]
  const decided = new Set(given.map(([a, b]) => key(a, b)))
  let speaking = [
    ...given,
    ...pairs.filter((p) => p.probability >= linked).map((p) => [p.left, p.right] as const),
  ]
  for (let round = 0; round < ROUNDS && speaking.length > 0; round++) {
    const touched = new Set<string>()
    for (const [a, b] of speaking) {
      if (spoken.has(key(a, b))) continue
      spoken.add(key(a, b))
      for (const x of kin.get(a) ?? [])
        for (const y of kin.get(b) ?? []) {
          if (x === y || x === b || y === a || decided.has(key(x, y))) continue
          support.set(key(x, y), (support.get(key(x, y)) ?? 0) + 1)
          touched.add(key(x, y))
        }
    }
    speaking = []
    for (const each of touched) {
      const [left, right] = each.split(' ') as [string, string]
      const lifted = compareInFamily(of(left), of(right), support.get(each) as number, model)
      if (lifted.probability < threshold) continue
      found.set(each, { left, right, ...lifted })
      if (lifted.probability >= linked) speaking.push([left, right])
    }
  }
  return [...found.values()].sort((a, b) => b.probability - a.probability)
}
