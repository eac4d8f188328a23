// The list of cases: the reader's own caseload first, then the newest. Two readings by key, one after the other, so
// that an index serves each at any length.
import {
  type CaseFilter,
  type CaseLine,
  type CaseReason,
  type CaseState,
  Day,
  type listCases as endpoint,
  Id,
  type PersonBrief,
  type QueryOf,
  today,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople, groupedWith } from '../people/queries.ts'
import { type NeedRow, namesOf, needsWaiting } from './queries.ts'
import { pressing } from './rules.ts'

/** A child's open case without a live carer or guardian, as far as the reader may know the birth. */
export const withoutCarer = sql<boolean>`(c.state <> 'closed' and case when exists (
  select from people.anchor a join people.anchor b on b.person_id = a.person_id join cases.carer k on k.anchor_id = b.id
  where a.id = c.anchor_id and (k.ended_on is null or k.ended_on > access.today())) then false else cases.may_be_child(c.anchor_id) end)`

const amongWithoutCarer = sql<SqlBool>`c.id in (select case_id from cases.children_without_carer())`

const ofPersonsNotSeen = () => sql<SqlBool>`c.anchor_id in (
  with late as materialized (select anchor_id from cases.not_seen(${today()}::date))
  select a.id from late l join people.anchor b on b.id = l.anchor_id join people.anchor a on a.person_id = b.person_id
  union all select anchor_id from late)`

interface Row {
  id: string
  anchor_id: string
  reason: CaseReason
  state: CaseState
  opened_on: string
  review_on: string
  worker_id: string | null
  without_carer: boolean
}

/** Whether the page before ended within the reader's own caseload; the day of opening; the case. */
const caseKey = z.tuple([z.boolean(), Day, Id])

export async function listCases(
  db: Db,
  actor: Actor,
  { after, limit, show, state }: QueryOf<typeof endpoint>,
) {
  const [inOwn, on, id] = readCursor(after, caseKey) ?? []
  const rows: Row[] = []
  for (const mine of [true, false]) {
    if (rows.length > limit || (inOwn === false && mine)) continue
    // Carers are asked of those shown alone, not of every case that was passed on the way.
    const { rows: found } = await sql<Row>`
      select c.*, ${withoutCarer} as without_carer from (
        select c.id, c.anchor_id, c.reason, c.state, c.opened_on, c.review_on, c.worker_id
        from cases.case c
        where ${mine ? sql`c.worker_id = ${actor.accountId}` : sql`c.worker_id is distinct from ${actor.accountId}::uuid`}
          and ${state ? sql`c.state = ${state}` : show ? sql`c.state <> 'closed'` : sql`true`}
          and ${filterOf(actor, show, mine)}
          and ${inOwn === mine ? sql`(c.opened_on, c.id) < (${on}::date, ${id}::uuid)` : sql`true`}
        order by c.opened_on desc, c.id desc
        limit ${limit + 1 - rows.length}
      ) c order by c.opened_on desc, c.id desc`.execute(db)
    rows.push(...found)
  }
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: await describe(db, actor, items),
    next:
      rows.length > limit && last
        ? cursorOf(last.worker_id === actor.accountId, last.opened_on, last.id)
        : null,
  }
}

function filterOf(actor: Actor, show: CaseFilter | undefined, mine: boolean) {
  if (show === 'mine') return sql`c.worker_id = ${actor.accountId}`
  if (show === 'without worker') return sql`c.worker_id is null`
  if (show === 'review overdue') return sql`c.review_on < ${today()}::date`
  // An own caseload is short: asked one by one, it takes less than all at once.
  if (show === 'without carer') return mine ? withoutCarer : amongWithoutCarer
  return show === 'not seen' ? ofPersonsNotSeen() : sql`true`
}

async function describe(db: Db, actor: Actor, rows: readonly Row[]): Promise<CaseLine[]> {
  const people = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  const needs = await needsOf(
    db,
    rows.map((row) => row.anchor_id),
  )
  const named = await namesOf(
    db,
    rows.map((row) => row.worker_id),
  )
  const day = today()
  return rows.map((row) => {
    const need = needs(row.anchor_id, people.get(row.anchor_id))[0]
    return {
      id: row.id,
      anchorId: row.anchor_id,
      person: people.get(row.anchor_id) ?? null,
      reason: row.reason,
      state: row.state,
      openedOn: row.opened_on,
      reviewOn: row.review_on,
      worker: row.worker_id ? named(row.worker_id) : null,
      mine: row.worker_id === actor.accountId,
      withoutCarer: row.without_carer,
      need:
        need && row.state !== 'closed'
          ? { urgency: need.urgency, followUpBy: need.follow_up_by, overdue: need.follow_up_by < day }
          : null,
    }
  })
}

/** The waiting needs of a person, the most pressing first, by whichever anchor they were entered. */
async function needsOf(db: Db, anchorIds: readonly string[]) {
  const anchors = await groupedWith(db, anchorIds)
  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const needs = anchorIds.length
    ? await needsWaiting(db, [...new Set([...anchorIds, ...personOf.keys()])])
    : []
  const day = today()
  const byPerson = Map.groupBy(
    needs.toSorted((a, b) => pressing(a, b, day)),
    (need: NeedRow) => personOf.get(need.anchor_id) ?? need.anchor_id,
  )
  return (anchorId: string, person?: PersonBrief) => byPerson.get(person?.personId ?? anchorId) ?? []
}
