// A person as the records brought under them say together: what one source leaves out, another may tell.
import { groupsOf, type KinRecord } from './kin.ts'
import type { Prepare, PreparedRecord } from './prepare.ts'
import type { LinkRecord } from './types.ts'

/** One who may be one with another: the records of a person, or a single record. */
export type Person = {
  id: string
  records: readonly KinRecord[]
  sources: ReadonlySet<string>
  /** families that lists put the person in, as `groupsOf` names them: which list */
  families: ReadonlyMap<string, string>
  /** what the records say together, parsed once, when it is first asked for */
  prepared: () => PreparedRecord
}

export function personsOf(
  records: readonly KinRecord[],
  personOf: (id: string) => string,
  prepare: Prepare,
): Map<string, Person> {
  const persons = new Map<string, Person>()
  for (const [id, members] of Map.groupBy(records, (record) => personOf(record.id))) {
    let prepared: PreparedRecord | undefined
    persons.set(id, {
      id,
      records: members,
      sources: new Set(members.map(({ source }) => source)),
      families: new Map(
        members.flatMap((record) => groupsOf(record).map((family) => [family, record.source] as const)),
      ),
      prepared: () => (prepared ??= prepare(saidTogether(members))),
    })
  }
  return persons
}

/** All names and documents; the births in common, or each where they differ; of places and parents the fullest. */
export function saidTogether(records: readonly LinkRecord[]): LinkRecord {
  const [only, ...more] = records
  if (only && more.length === 0) return only
  const all = <T>(of: (record: LinkRecord) => readonly T[]) => [...new Set(records.flatMap(of))]
  const sexes = all(({ sex }) => (sex && sex !== 'unknown' ? [sex] : []))
  const fullest = (field: 'birthPlace' | 'mother' | 'father') =>
    all((record) => (record[field] ? [record[field]] : [])).reduce(
      (best, each) => (each.length > best.length ? each : best),
      '',
    )
  const [birthPlace, mother, father] = [fullest('birthPlace'), fullest('mother'), fullest('father')]
  const born = bornTogether(records.flatMap((record) => record.born ?? []))
  return {
    names: all(({ names }) => names),
    documents: all(({ documents }) => documents ?? []),
    ...(born ? { born } : {}),
    ...(sexes.length === 1 ? { sex: sexes[0]! } : {}),
    ...(birthPlace ? { birthPlace } : {}),
    ...(mother ? { mother } : {}),
    ...(father ? { father } : {}),
  }
}

type Born = NonNullable<LinkRecord['born']>

function bornTogether(births: readonly Born[]): Born | undefined {
  if (births.length === 0) return undefined
  const [from, to] = [births.map((each) => each.from).toSorted(), births.map((each) => each.to).toSorted()]
  const [latest, earliest] = [from.at(-1)!, to[0]!]
  if (latest <= earliest) return { from: latest, to: earliest }
  return { from: from[0]!, to: to.at(-1)!, readings: births.map(({ from, to }) => ({ from, to })) }
}
