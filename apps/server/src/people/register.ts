// The register as a list: by filter in the order in which people came, or by search with the closest names first.
import type { closenesses, listPeople, PersonLine, QueryOf, sourceKinds } from '@oralu/domain'
import { nameKeys } from '@oralu/names'
import { type Expression, type SqlBool, sql } from 'kysely'
import { cursorOf, idKey, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { describePeople, groupedWith } from './describe.ts'
import { anyOf } from './records.ts'
import { closestNames } from './search.ts'
import { nationalityOf, statusOf } from './standing.ts'

type Query = QueryOf<typeof listPeople>
type Closeness = (typeof closenesses)[number]

export async function findPeople(
  db: Db,
  query: Query,
): Promise<{ items: PersonLine[]; next: string | null; total?: number }> {
  if (query.q) return { items: await search(db, query.q, query), next: null }
  const after = readCursor(query.after, idKey)?.[0]
  const rows = await db
    .selectFrom('people.anchor as anchor')
    .where((where) => where.and(filters(query, sql`anchor.person_id`)))
    .select(['anchor.person_id', sql<string>`min(anchor.id::text)`.as('anchor_id')])
    .$if(after !== undefined, (some) => some.where('anchor.person_id', '>', after!))
    .groupBy('anchor.person_id')
    .orderBy('anchor.person_id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: await lines(
      db,
      shown.map((row) => row.anchor_id),
    ),
    next: rows.length > query.limit && last ? cursorOf(last.person_id) : null,
    ...(after ? {} : await countPeople(db, query)),
  }
}

/** How many are counted; of more nothing is said, since counting them would cost more than reading the page. */
const MOST_COUNTED = 5_000

async function countPeople(db: Db, query: Query): Promise<{ total?: number }> {
  const person = sql`one.person_id`
  const [first = sql`people.anchor b`, ...facts] = factsAsked(query)
  const others = [...facts.map((each) => among(person, each)), ...conditionsAsked(query, person)]
  const { rows } = await sql<{ read: number; persons: number }>`
    select count(*)::int as read, count(distinct person_id)::int as persons from (
      select ${person} from (select b.person_id from ${first}) as one
      ${others.length > 0 ? sql`where ${sql.join(others, sql` and `)}` : sql``} limit ${MOST_COUNTED + 1}) as found`.execute(
    db,
  )
  return rows[0]!.read > MOST_COUNTED ? {} : { total: rows[0]!.persons }
}

type Facts = ReturnType<typeof sql>

const among = (person: Expression<unknown>, facts: Facts) =>
  sql<SqlBool>`${person} in (select b.person_id from ${facts})`
const notAmong = (person: Expression<unknown>, facts: Facts) =>
  sql<SqlBool>`not exists (select from ${facts} and b.person_id = ${person})`

/** All filters as conditions on a person; the planner chooses from which side to go. */
const filters = (query: Query, person: Expression<unknown>): Expression<SqlBool>[] => [
  ...factsAsked(query).map((facts) => among(person, facts)),
  ...conditionsAsked(query, person),
]

const findings = sql`people.nationality n join people.anchor b on b.id = n.anchor_id where n.withdrawn_at is null`

/** The facts of which a person must have one, with the anchor `b` on which each hangs. */
function factsAsked(query: Query): Facts[] {
  const found: Facts[] = []
  if (query.sourceId)
    found.push(
      sql`people.record r join people.anchor b on b.id = r.anchor_id where r.source_id = ${query.sourceId}`,
    )
  if (query.familyId)
    found.push(
      sql`people.family_member m join people.anchor b on b.id = m.anchor_id where m.family_id = ${query.familyId} and m.withdrawn_at is null`,
    )
  if (query.status)
    found.push(sql`people.status s join people.anchor b on b.id = s.anchor_id
      where s.status = ${query.status} and s.withdrawn_at is null and s.valid_from <= access.today()
      and coalesce(s.valid_to, 'infinity') >= access.today()
      and not exists (select from people.status later join people.anchor c on c.id = later.anchor_id where c.person_id = b.person_id
        and later.withdrawn_at is null and later.valid_from <= access.today() and coalesce(later.valid_to, 'infinity') >= access.today()
        and (later.valid_from, later.recorded_at) > (s.valid_from, s.recorded_at))`)
  if (query.nationality === 'proposed') found.push(findings)
  else if (query.nationality && query.nationality !== 'none')
    found.push(sql`${findings} and n.finding = ${query.nationality} and n.confirmed_at is not null and not exists (
        select from people.nationality later join people.anchor c on c.id = later.anchor_id where c.person_id = b.person_id
          and later.withdrawn_at is null and later.confirmed_at > n.confirmed_at)`)
  return found
}

/** What else must hold of a person. */
function conditionsAsked(query: Query, person: Expression<unknown>): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = []
  if (query.nationality === 'none') found.push(notAmong(person, findings))
  if (query.nationality === 'proposed')
    found.push(notAmong(person, sql`${findings} and n.confirmed_at is not null`))
  if (query.child) {
    const born = sql`(access.today() - interval '18 years')`
    // A decision on age takes the place of what the sources say; see rules.ts.
    const child = sql<SqlBool>`coalesce(
      (select d.born_to > ${born} from people.age_decision d join people.anchor a on a.id = d.anchor_id
        where a.person_id = ${person} and d.confirmed_at is not null and d.withdrawn_at is null order by d.confirmed_at desc limit 1),
      (select bool_or(r.born_to is null or r.born_to > ${born}) from people.record r join people.anchor a on a.id = r.anchor_id
        where a.person_id = ${person} and (r.born_from is not null or r.born_to is not null)), true)`
    found.push(query.child === 'yes' ? child : sql<SqlBool>`not ${child}`)
  }
  return found
}

/** The closest names in any script, and records with exactly this number. */
async function search(db: Db, q: string, query: Query): Promise<PersonLine[]> {
  const byNumber = /\d/.test(q)
    ? await db
        .selectFrom('people.record')
        .select('anchor_id')
        .where((where) => where.or([where('document_number', '=', q), where('source_key', '=', q)]))
        .limit(20)
        .execute()
    : []
  const asked = (person: Expression<unknown>) => [
    ...factsAsked(query).map(
      (facts) => sql<SqlBool>`exists (select from ${facts} and b.person_id = ${person})`,
    ),
    ...conditionsAsked(query, person),
  ]
  // Of the few that the name brings, each is looked at by itself.
  const filtered = (anchorId: Expression<unknown>) =>
    sql<SqlBool>`(${sql.join(
      asked(sql`(select anchor.person_id from people.anchor where anchor.id = ${anchorId})`),
      sql` and `,
    )})`
  const closest = await closestNames(db, q, asked(sql``).length > 0 ? filtered : undefined)
  const numbers = byNumber.map((row) => row.anchor_id)
  // Twice as many anchors as lines: several may be grouped under one person.
  const order = [...numbers, ...closest.keys()].slice(0, query.limit * 2)
  const found = await lines(db, order)
  const seen = new Set<string>()
  return found
    .filter((line) => !seen.has(line.personId) && seen.add(line.personId))
    .slice(0, query.limit)
    .map((line) => ({
      ...line,
      closeness: numbers.includes(line.anchorId) ? 'same' : closenessOf(closest.get(line.anchorId)),
    }))
}

const closenessOf = (similarity = 0): Closeness =>
  similarity >= 0.97 ? 'same' : similarity >= 0.88 ? 'very alike' : similarity >= 0.7 ? 'alike' : 'part'

/** Persons as lines of the register, in the order of the anchors given. */
export async function lines(db: Db, anchorIds: readonly string[]): Promise<PersonLine[]> {
  const grouped = await groupedWith(db, anchorIds)
  const persons = [...new Set(grouped.map((anchor) => anchor.person_id))]
  const askedSources = db
    .selectFrom('people.record as record')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'record.anchor_id')
    .innerJoin('lists.source as source', 'source.id', 'record.source_id')
    .select(['anchor.person_id', 'source.name'])
    .distinct()
    .where('anchor.person_id', '=', anyOf(persons))
    .orderBy('source.name')
    .execute()
  const askedFamilies = db
    .selectFrom('people.family_member as member')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'member.anchor_id')
    .select(['anchor.person_id', 'member.family_id'])
    .where('anchor.person_id', '=', anyOf(persons))
    .where('member.withdrawn_at', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('people.family_member as other')
          .select('other.id')
          .whereRef('other.family_id', '=', 'member.family_id')
          .whereRef('other.anchor_id', '<>', 'member.anchor_id')
          .where('other.withdrawn_at', 'is', null),
      ),
    )
    .orderBy('member.recorded_at')
    .execute()
  const [briefs, status, nationality, sources, families] = await Promise.all([
    describePeople(db, anchorIds, grouped),
    statusOf(db, anchorIds, grouped),
    nationalityOf(db, anchorIds, grouped),
    askedSources,
    askedFamilies,
  ])
  const sourcesOf = Map.groupBy(sources, (row) => row.person_id)
  const familyOf = new Map(families.map((row) => [row.person_id, row.family_id]))
  return anchorIds.flatMap((id) => {
    const brief = briefs.get(id)
    if (!brief) return []
    return [
      {
        ...brief,
        status: status.get(id) ?? null,
        nationality: nationality.get(id) ?? 'none',
        sources: (sourcesOf.get(brief.personId) ?? []).map((row) => row.name),
        familyId: familyOf.get(brief.personId) ?? null,
        closeness: null,
      },
    ]
  })
}

/** Agencies outside the reader's view that hold a record under a like name. */
export async function findElsewhere(db: Db, name: string): Promise<{ id: string; name: string }[]> {
  const keys = nameKeys(name).keys.map(String)
  const { rows } = await sql<{
    agency_id: string
    agency: string
  }>`select * from people.elsewhere(${keys}::bigint[])`.execute(db)
  return rows.map((row) => ({ id: row.agency_id, name: row.agency }))
}

export async function findSources(db: Db) {
  const rows = await db.selectFrom('lists.source').select(['id', 'name', 'kind']).orderBy('name').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as (typeof sourceKinds)[number] }))
}
