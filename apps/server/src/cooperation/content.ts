// What a package says of each person, read from the register with the eyes of whoever asks: field by field, within the
// agreement, without third parties.
import type { FieldsGiven, PackagePerson } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople, groupedWith } from '../people/queries.ts'
import { sha256 } from './own-keys.ts'

export interface PersonToGive {
  anchorId: string
  ref: string
  basis: string
}

interface Said {
  anchor_id: string
  born_text: string | null
  birth_place: string | null
  nationality_said: string | null
  document_number: string | null
  mother_name: string | null
  father_name: string | null
  location: string | null
}

type Values = Record<string, string | string[]>
const namesAtMost = 8

/** The persons of a package in their order, with their fields; who cannot be seen is left out. */
export async function contentOf(
  db: Db,
  persons: readonly PersonToGive[],
  fields: FieldsGiven,
): Promise<PackagePerson[]> {
  const given = persons.map(({ anchorId }) => anchorId)
  const grouped = await groupedWith(db, given)
  const all = grouped.map(({ id }) => id)
  const [briefs, said, findings, families, missions] = await Promise.all([
    describePeople(db, given, grouped),
    saidOf(db, all),
    findingsOf(db, all),
    familiesOf(db, all),
    fields.mission ? missionsOf(db, all) : new Map<string, Values>(),
  ])
  const personOf = new Map(grouped.map(({ id, person_id }) => [id, person_id]))
  const byPerson = Map.groupBy(said, (row) => personOf.get(row.anchor_id)!)
  const refs = new Map(persons.map(({ anchorId, ref }) => [personOf.get(anchorId), ref]))
  return persons.flatMap(({ anchorId, ref, basis }) => {
    const brief = briefs.get(anchorId)
    if (!brief) return []
    const rows = byPerson.get(brief.personId) ?? []
    const each = (column: keyof Said) => once(rows.map((row) => row[column]))
    // A parent is a third party, but where a child could not be known otherwise.
    const parents = brief.child
    const known: Record<string, string | string[] | null> = {
      names: once(brief.names.map(({ form }) => form)).slice(0, namesAtMost),
      sex: brief.sex === 'unknown' ? null : brief.sex,
      born: bornWords(brief.bornFrom, brief.bornTo) ?? each('born_text')[0] ?? null,
      birthPlace: each('birth_place'),
      nationality: findings.get(brief.personId) ?? each('nationality_said'),
      documents: each('document_number'),
      motherName: parents ? each('mother_name') : null,
      fatherName: parents ? each('father_name') : null,
      family: kinWithin(families.get(brief.personId) ?? [], refs),
      location: each('location'),
    }
    const toldOfParents = [...each('mother_name'), ...each('father_name')].length > 0
    const withheld: PackagePerson['withheld'] = []
    const take = (
      compartment: 'identity' | 'mission',
      names: readonly string[],
      from: Record<string, unknown>,
    ) => {
      const values: Values = {}
      for (const name of names) {
        const value = from[name] as string | string[] | null | undefined
        if (value && value.length > 0) values[name] = value
        else {
          const third = !parents && toldOfParents && (name === 'motherName' || name === 'fatherName')
          withheld.push({ field: `${compartment}.${name}`, why: third ? 'third party' : 'nothing known' })
        }
      }
      return values
    }
    const identity = take('identity', fields.identity ?? [], known)
    const mission = take('mission', fields.mission ?? [], missions.get(brief.personId) ?? {})
    return [
      {
        ref,
        personId: brief.personId,
        name: brief.name,
        basis,
        child: brief.child,
        fields: {
          ...(Object.keys(identity).length > 0 ? { identity } : {}),
          ...(Object.keys(mission).length > 0 ? { mission } : {}),
        },
        withheld,
      },
    ]
  })
}

async function familiesOf(db: Db, anchors: string[]) {
  const { rows } = await sql<{ person_id: string; kin_id: string; role: string }>`
    select distinct a.person_id, k.person_id as kin_id, m.role
    from people.family_member f
      join people.anchor a on a.id = f.anchor_id
      join people.family_member m on m.family_id = f.family_id and m.withdrawn_at is null
      join people.anchor k on k.id = m.anchor_id and k.person_id <> a.person_id
    where f.anchor_id = any(${anchors}::uuid[]) and f.withdrawn_at is null`.execute(db)
  return Map.groupBy(rows, (row) => row.person_id)
}

/** Kin who are in the package too, by their references: `mother p2`. Of others nothing is told. */
function kinWithin(
  kin: readonly { kin_id: string; role: string }[],
  refs: ReadonlyMap<string | undefined, string>,
) {
  return once(kin.map(({ kin_id, role }) => (refs.has(kin_id) ? `${role} ${refs.get(kin_id)}` : null)))
}

const once = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null && value.trim() !== ''))].toSorted() as string[]

/** A range of birth as it can be read again: a day, a month, a year; else nothing. */
function bornWords(from: string | null, to: string | null): string | null {
  if (!from || !to) return null
  if (from === to) return from
  const [year, month, day] = from.split('-') as [string, string, string]
  if (day !== '01' || !to.startsWith(year)) return null
  if (month === '01' && to.endsWith('-12-31')) return year
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
  return to === lastDay ? `${year}-${month}` : null
}

async function saidOf(db: Db, anchors: string[]): Promise<Said[]> {
  return await db
    .selectFrom('people.record')
    .select([
      'anchor_id',
      'born_text',
      'birth_place',
      'nationality_said',
      'document_number',
      'mother_name',
      'father_name',
      'location',
    ])
    .where('anchor_id', '=', sql<string>`any(${anchors}::uuid[])`)
    .where('dropped_at', 'is', null)
    .orderBy('recorded_at')
    .execute()
}

/** What two officers found of nationality, where they did. */
async function findingsOf(db: Db, anchors: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ person_id: string; finding: string; state: string | null }>`
    select distinct on (a.person_id) a.person_id, n.finding, n.other_state as state
    from people.nationality n join people.anchor a on a.id = n.anchor_id
    where n.anchor_id = any(${anchors}::uuid[]) and n.confirmed_at is not null and n.withdrawn_at is null
    order by a.person_id, n.confirmed_at desc`.execute(db)
  return new Map(rows.map(({ person_id, finding, state }) => [person_id, [state ?? finding]]))
}

/** The mission that a person is on, and how far. A hold is told as such, never why. */
async function missionsOf(db: Db, anchors: string[]): Promise<Map<string, Values>> {
  const { rows } = await sql<{ person_id: string; mission: string; standing: string }>`
    select distinct on (a.person_id) a.person_id, coalesce(m.name, o.name || ' ' || m.number) as mission, l.state as standing
    from operations.manifest_line l join people.anchor a on a.id = l.anchor_id
      join operations.mission m on m.id = l.mission_id join operations.operation o on o.id = m.operation_id
    where l.anchor_id = any(${anchors}::uuid[]) and l.state <> 'withdrawn'
    order by a.person_id, m.recorded_at desc`.execute(db)
  return new Map(rows.map(({ person_id, mission, standing }) => [person_id, { mission, standing }]))
}

/** Names what was shown: the same only for the same persons, basis and values. */
export const hashOf = (persons: readonly PackagePerson[]): Buffer =>
  sha256(JSON.stringify(persons.map(({ ref, basis, child, fields }) => [ref, basis, child, sorted(fields)])))

/** Keys in one order, whatever the order of the fields asked for. */
function sorted(fields: PackagePerson['fields']): unknown {
  return Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([compartment, values]) => [
      compartment,
      Object.entries(values ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ])
}
