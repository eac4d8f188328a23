// Who is one person is a fold over the decisions that are in force: their order does not matter. This computes it for
// the anchors that a decision touches, and writes where each stands, in the decision's own transaction.
import { Problem } from '@oralu/domain'
import { components } from '@oralu/linkage'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { anyOf } from './records.ts'

export interface GroupedAnchor {
  id: string
  home_person_id: string
  recorded_at: string
}

export interface Verdict {
  left: string
  right: string
  same: boolean
}

/**
 * The person of each anchor: anchors that verdicts 'same' connect are grouped under the home person of the earliest
 * among them; all others are at home. Verdicts 'not same' join nothing; those that contradict are refused before.
 */
export function personsOf(
  anchors: readonly GroupedAnchor[],
  verdicts: readonly Verdict[],
): Map<string, string> {
  const known = new Map(anchors.map((anchor) => [anchor.id, anchor]))
  const pairs = verdicts.filter((each) => each.same && known.has(each.left) && known.has(each.right))
  const persons = new Map(anchors.map((anchor) => [anchor.id, anchor.home_person_id]))
  for (const group of components(pairs).groups) {
    const members = group.map((id) => known.get(id)!)
    const first = members.reduce((a, b) =>
      a.recorded_at < b.recorded_at || (a.recorded_at === b.recorded_at && a.id < b.id) ? a : b,
    )
    for (const { id } of members) persons.set(id, first.home_person_id)
  }
  return persons
}

/** Decisions on who is one person wait for each other within an agency, so that each sees the groups as they are. */
export async function lockGrouping(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people.grouping' || access.agency(), 0))`.execute(
    db,
  )
}

/** All anchors grouped with the given ones now. */
export async function componentOf(db: Db, anchorIds: readonly string[]) {
  return await db
    .selectFrom('people.anchor')
    .select(['id', 'person_id', 'home_person_id', 'recorded_at'])
    .where('person_id', 'in', (of) =>
      of.selectFrom('people.anchor').select('person_id').where('id', '=', anyOf(anchorIds)),
    )
    .execute()
}

/** The verdicts in force that touch any of the anchors: 'same' only once confirmed where a second officer is needed. */
export async function verdictsAmong(
  db: Db,
  anchorIds: readonly string[],
): Promise<(Verdict & { id: string })[]> {
  const rows = await db
    .selectFrom('people.decision')
    .select(['id', 'left_anchor_id', 'right_anchor_id', 'verdict'])
    .where('undone_at', 'is', null)
    .where((where) =>
      where.or([
        where('needs_second', '=', false),
        where('confirmed_at', 'is not', null),
        where('verdict', '=', 'not same'),
      ]),
    )
    .where((where) =>
      where.or([
        where('left_anchor_id', '=', anyOf(anchorIds)),
        where('right_anchor_id', '=', anyOf(anchorIds)),
      ]),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    left: row.left_anchor_id,
    right: row.right_anchor_id,
    same: row.verdict === 'same',
  }))
}

/** Groups the anchors anew by the verdicts in force, and says which person each is under. `anchors` are whole components. */
export async function regroup(
  db: Db,
  anchors: readonly (GroupedAnchor & { person_id: string })[],
): Promise<Map<string, string>> {
  const persons = personsOf(
    anchors,
    await verdictsAmong(
      db,
      anchors.map(({ id }) => id),
    ),
  )
  const moved = anchors.filter((anchor) => persons.get(anchor.id) !== anchor.person_id)
  if (moved.length > 0)
    await sql`update people.anchor a set person_id = l.person_id
      from json_to_recordset(${JSON.stringify(moved.map(({ id }) => ({ id, person_id: persons.get(id) })))}) as l (id uuid, person_id uuid)
      where a.id = l.id`.execute(db)
  return persons
}

/** @throws Problem body-invalid for one record twice */
export function ordered(it: { leftAnchorId: string; rightAnchorId: string }): [string, string] {
  if (it.leftAnchorId === it.rightAnchorId)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.rightAnchorId', message: 'the same record twice' }],
    })
  return [it.leftAnchorId, it.rightAnchorId].toSorted() as [string, string]
}

/** @throws Problem refers-to-nothing, or not-allowed for another agency's */
export async function ownSides(db: Db, left: string, right: string) {
  const own = await db
    .selectFrom('people.anchor')
    .select(['id', 'agency_id'])
    .select(sql<boolean>`agency_id = access.agency()`.as('own'))
    .where('id', 'in', [left, right])
    .execute()
  if (own.length < 2) throw new Problem('refers-to-nothing')
  if (own.some((anchor) => !anchor.own)) throw new Problem('not-allowed')
  const all = await componentOf(db, [left, right])
  const person = (id: string) => all.find((anchor) => anchor.id === id)!.person_id
  const leftSide = all.filter((anchor) => anchor.person_id === person(left))
  const rightSide = all.filter((anchor) => !leftSide.includes(anchor))
  return { leftSide, rightSide, personId: person(left) }
}
