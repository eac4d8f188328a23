// What waits for a case worker at eight in the morning: in their own caseload, each thing with the case it opens.
import { type CasePartName, type CasesToday, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople, groupedWith } from '../people/queries.ts'
import { kinshipWaiting } from './kinship/today.ts'
import { withoutCarer } from './list.ts'
import { needsWaiting } from './queries.ts'
import { pressing } from './rules.ts'
import { tracksWaiting } from './tracks/today.ts'

/** How many of a kind the home page shows; the list has the rest. */
const shown = 20

interface CaseRow {
  id: string
  anchor_id: string
  review_on: string
  opened_on: string
  without_carer: boolean
}

export async function casesToday(db: Db, actor: Actor): Promise<CasesToday> {
  const day = today()
  const { rows: own } = await sql<CaseRow>`
    select c.id, c.anchor_id, c.review_on, c.opened_on, ${withoutCarer} as without_carer
    from cases.case c where c.worker_id = ${actor.accountId} and c.state <> 'closed' order by c.review_on, c.id`.execute(
    db,
  )
  const anchors = await groupedWith(
    db,
    own.map((row) => row.anchor_id),
  )
  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const key = (anchorId: string) => personOf.get(anchorId) ?? anchorId
  const caseOf = new Map(own.map((row) => [key(row.anchor_id), row]))
  const all = [...new Set([...personOf.keys(), ...own.map((row) => row.anchor_id)])]
  const among = sql<string>`any(${all}::uuid[])`

  const needs = (all.length ? await needsWaiting(db, all) : [])
    .filter((need) => need.follow_up_by < day)
    .toSorted((a, b) => pressing(a, b, day))
  const visits = await db
    .selectFrom('cases.visit')
    .select(['anchor_id', 'planned_on', 'purpose'])
    .where('anchor_id', '=', among)
    .where('done_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('planned_on', '<', day)
    .orderBy('planned_on')
    .execute()
  const { rows: tasks } = await sql<{ part: CasePartName; anchor_id: string; due_on: string }>`
    select part, anchor_id, due_on from cases.own_tasks_due(${day}::date) order by due_on`.execute(db)
  const tracks = await tracksWaiting(db, all)
  const kin = await kinshipWaiting(db, all)
  const taskCases = await casesOf(
    db,
    [...tasks, ...tracks.reviews, ...tracks.appeals].map((each) => each.anchor_id),
  )
  const { rows: closings } = await sql<CaseRow & { on: string }>`
    select c.id, c.anchor_id, access.day_of(c.closing_proposed_at) as on
    from cases.case c where c.supervisor_id = ${actor.accountId} and c.state <> 'closed' and c.closing_proposed_by is not null
    order by c.closing_proposed_at`.execute(db)
  const { rows: unheld } = await sql<{ n: number }>`
    select count(*) as n from cases.case c where c.worker_id is null and c.state <> 'closed' and c.agency_id = ${actor.agencyId}`.execute(
    db,
  )

  const people = await describePeople(db, [
    ...own.map((row) => row.anchor_id),
    ...closings.map((row) => row.anchor_id),
    ...[...taskCases.values()].map((each) => each.anchor_id),
  ])
  const line = (row: { id: string; anchor_id: string }, on: string) => ({
    caseId: row.id,
    person: people.get(row.anchor_id) ?? null,
    on,
  })
  const some = <T>(items: T[]) => ({ count: items.length, items: items.slice(0, shown) })
  const held = <T extends { anchor_id: string }, L>(rows: readonly T[], make: (row: CaseRow, of: T) => L) =>
    some(
      rows.flatMap((of) => {
        const row = caseOf.get(key(of.anchor_id))
        return row ? [make(row, of)] : []
      }),
    )
  const ofTrack = ({
    anchor_id,
    on,
    kind,
    overdue,
  }: {
    anchor_id: string
    on: string
    kind: string
    overdue: boolean
  }) => {
    const found = taskCases.get(anchor_id)
    return found ? [{ ...line(found, on), kind, overdue }] : []
  }
  return {
    caseload: own.length,
    notSeen: held(needs, (row, need) => ({ ...line(row, need.follow_up_by), urgency: need.urgency })),
    withoutCarer: some(own.filter((row) => row.without_carer).map((row) => line(row, row.opened_on))),
    reviews: some(own.filter((row) => row.review_on < day).map((row) => line(row, row.review_on))),
    visits: held(visits, (row, visit) => ({ ...line(row, visit.planned_on), purpose: visit.purpose })),
    tasks: some(
      tasks.flatMap((task) => {
        const found = taskCases.get(task.anchor_id)
        return found ? [{ ...line(found, task.due_on), part: task.part }] : []
      }),
    ),
    trackReviews: some(tracks.reviews.flatMap(ofTrack)),
    appeals: some(tracks.appeals.flatMap(ofTrack)),
    careAssessments: held(kin.assessments, (row, each) => ({
      ...line(row, each.on),
      by: each.by,
      overdue: each.overdue,
    })),
    childVisits: held(kin.visits, (row, each) => ({ ...line(row, each.on), overdue: each.overdue })),
    contacts: held(kin.contacts, (row, each) => ({ ...line(row, each.on), overdue: each.overdue })),
    closings: some(closings.map((row) => line(row, row.on))),
    withoutWorker: unheld[0]?.n ?? 0,
  }
}

/** The newest case of each anchor's person that the reader may open. */
async function casesOf(db: Db, anchorIds: readonly string[]) {
  if (anchorIds.length === 0) return new Map<string, { id: string; anchor_id: string }>()
  const { rows } = await sql<{ of: string; id: string; anchor_id: string }>`
    select distinct on (wanted) wanted as of, c.id, c.anchor_id
    from unnest(${[...new Set(anchorIds)]}::uuid[]) as wanted
    join people.anchor b on b.id = wanted join people.anchor a on a.person_id = b.person_id
    join cases.case c on c.anchor_id = a.id
    order by wanted, c.opened_on desc, c.id`.execute(db)
  return new Map(rows.map((row) => [row.of, row]))
}
