// What is newer than a decision that told two apart: a record that came, was revised, or a fact that was added. Without
// it a rejected pair never comes back. Statuses and places are no evidence of who someone is, and do not count.
import type { News } from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../db/transaction.ts'
import { anyOf } from './records.ts'

export interface Happening {
  anchorId: string
  kind: News['items'][number]['kind']
  at: string
  source: string
}

/** What came to each of the anchors, and when. */
export async function happeningsOn(db: Db, anchorIds: readonly string[]): Promise<Map<string, Happening[]>> {
  if (anchorIds.length === 0) return new Map()
  const among = anyOf(anchorIds)
  const { rows } = await sql<Happening>`
    with said as (select r.anchor_id, r.id, s.name, r.recorded_at from people.record r
      join lists.source s on s.id = r.source_id where r.anchor_id = ${among})
    select anchor_id as "anchorId", 'record' as kind, recorded_at as at, name as source from said
    union all
    select a.anchor_id, 'revision', min(h.at), a.name from people.record_history h join said a on a.id = h.row_id
      where (h.image ->> 'revision')::int > 1 group by a.anchor_id, a.name, h.image ->> 'revision'
    union all
    select f.anchor_id, 'family', f.recorded_at, f.basis from people.family_member f
      where f.anchor_id = ${among} and f.record_id is null and f.withdrawn_at is null
    union all
    select d.anchor_id, 'age', d.confirmed_at, d.basis from people.age_decision d
      where d.anchor_id = ${among} and d.confirmed_at is not null and d.withdrawn_at is null
    union all
    select n.anchor_id, 'nationality', n.recorded_at, n.finding from people.nationality n
      where n.anchor_id = ${among} and n.withdrawn_at is null
    order by 3`.execute(db)
  return Map.groupBy(rows, (row) => row.anchorId)
}

export interface Between {
  id: string
  left: string
  right: string
  leftPerson: string
  rightPerson: string
  at: string
  by: string
  reason: string
}

/** Decisions of one verdict in force between any two of these persons. */
export async function decisionsBetween(
  db: Db,
  persons: readonly string[],
  verdict: 'same' | 'not same',
): Promise<Between[]> {
  const { rows } = await sql<Between>`
    select d.id, d.left_anchor_id as left, d.right_anchor_id as right, dl.person_id as "leftPerson",
      dr.person_id as "rightPerson", d.recorded_at as at, d.recorded_by as by, d.reason
    from people.anchor dl join people.decision d on d.left_anchor_id = dl.id join people.anchor dr on dr.id = d.right_anchor_id
    where d.verdict = ${verdict} and d.undone_at is null and dl.person_id = ${anyOf(persons)} and dr.person_id = ${anyOf(persons)}
    order by d.recorded_at`.execute(db)
  return rows
}

/** What happened to the two since the decision. */
export const since = (
  { at }: Pick<Between, 'at'>,
  happenings: ReadonlyMap<string, readonly Happening[]>,
  anchors: readonly string[],
): Happening[] =>
  anchors.flatMap((id) => (happenings.get(id) ?? []).filter((each) => Date.parse(each.at) > Date.parse(at)))

/** For each decision that tells two persons apart: what is newer on the records of either. */
export async function newsOf(
  db: Db,
  anchors: readonly string[],
  persons: readonly [string, string],
): Promise<News[]> {
  const apart = await decisionsBetween(db, persons, 'not same')
  if (apart.length === 0) return []
  const happenings = await happeningsOn(db, anchors)
  const names = await namesOf(
    db,
    apart.map(({ by }) => by),
  )
  return apart.map((decision) => ({
    decidedBy: names.get(decision.by) ?? '',
    decidedAt: decision.at,
    reason: decision.reason,
    items: since(decision, happenings, anchors),
  }))
}
