// The page of a case.
import type {
  Case,
  CasePartName,
  CaseReason,
  CaseState,
  carerKinds,
  closingReasons,
  Visit,
} from '@oralu/domain'
import { caseParts, Problem, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { describePeople } from '../people/queries.ts'
import { mustBeOpened } from './course/rows.ts'
import { anchorsOf, namesOf } from './queries.ts'

import { timelineOf } from './timeline.ts'

export async function getCasePage(db: Db, actor: Actor, id: string): Promise<Case> {
  const row = await db.selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  await mustBeOpened(db, row)
  const { ids } = await anchorsOf(db, row.anchor_id)
  const among = sql<string>`any(${ids}::uuid[])`
  const people = await describePeople(db, [row.anchor_id])
  const carers = await db
    .selectFrom('cases.carer')
    .selectAll()
    .where('anchor_id', '=', among)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  const visits = await db
    .selectFrom('cases.visit')
    .selectAll()
    .where('anchor_id', '=', among)
    .where('withdrawn_at', 'is', null)
    .orderBy('planned_on')
    .orderBy('id')
    .execute()
  const named = await namesOf(db, [
    row.worker_id,
    row.supervisor_id,
    row.closing_proposed_by,
    row.closed_by,
    ...visits.flatMap((each) => [each.recorded_by, each.done_by]),
  ])
  const day = today()
  return {
    id: row.id,
    anchorId: row.anchor_id,
    person: people.get(row.anchor_id) ?? null,
    reason: row.reason as CaseReason,
    state: row.state as CaseState,
    openedOn: row.opened_on,
    reviewOn: row.review_on,
    worker: row.worker_id ? named(row.worker_id) : null,
    supervisor: row.supervisor_id ? named(row.supervisor_id) : null,
    closing: row.closing_reason
      ? {
          reason: row.closing_reason as (typeof closingReasons)[number],
          words: row.closing_words!,
          proposedBy: named(row.closing_proposed_by!),
          proposedAt: row.closing_proposed_at!,
        }
      : null,
    closed: row.closed_by ? { by: named(row.closed_by), at: row.closed_at! } : null,
    carers: carers.map((each) => ({
      id: each.id,
      kind: each.kind as (typeof carerKinds)[number],
      name: each.name,
      fromOn: each.from_on,
      endedOn: each.ended_on,
    })),
    visits: visits.map(
      (each): Visit => ({
        id: each.id,
        plannedOn: each.planned_on,
        purpose: each.purpose,
        doneOn: each.done_on,
        overdue: !each.done_on && each.planned_on < day,
        by: named(each.done_by ?? each.recorded_by),
      }),
    ),
    timeline: await timelineOf(db, id, ids),
    opens: await partsOpen(db, actor, ids),
    own: row.agency_id === actor.agencyId,
  }
}

/** Until when a compartment is open to the actor by break-glass for one of these anchors. */
export async function glassUntil(
  db: Db,
  actor: Actor,
  part: CasePartName,
  anchorIds: readonly string[],
): Promise<string | null> {
  const glass = await db
    .selectFrom('access.break_glass')
    .select((of) => of.fn.max('ends_at').as('until'))
    .where('account_id', '=', actor.accountId)
    .where('compartment', '=', part)
    .where('subject_id', '=', sql<string>`any(${[...anchorIds]}::uuid[])`)
    .where(sql<boolean>`now() between started_at and ends_at`)
    .executeTakeFirst()
  return glass?.until ?? null
}

/** The compartments open to the actor for one of these anchors, by role or by break-glass. */
export async function partsOpen(db: Db, actor: Actor, anchorIds: readonly string[]): Promise<CasePartName[]> {
  const open: CasePartName[] = []
  for (const part of caseParts)
    if (roleHolds(actor.role, `${part}.read`) || (await glassUntil(db, actor, part, anchorIds)))
      open.push(part)
  return open
}
