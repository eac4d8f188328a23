// What the course of cases waits for in the morning. Each clock is a date that was written down once; whether it has run
// out follows from the day of reading.
import {
  type AnswerOf,
  type CaseGateKind,
  followedUp,
  followUpDay,
  type getCourseToday,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople, groupedWith } from '../../people/queries.ts'
import { referralsToUs, transfersToUs } from './moves.ts'

const shown = 20

interface Row {
  id: string
  anchor_id: string
  on: string
}

export async function courseToday(db: Db, actor: Actor): Promise<AnswerOf<typeof getCourseToday>> {
  const me = actor.accountId
  const day = today()
  const { rows: gates } = await sql<Row & { kind: CaseGateKind }>`
    select c.id, c.anchor_id, access.day_of(g.proposed_at) as on, g.kind
    from cases.case c join cases.gate g on g.case_id = c.id
    where c.supervisor_id = ${me} and c.state <> 'closed'
      and g.confirmed_at is null and g.returned_at is null and g.withdrawn_at is null
    order by g.proposed_at, g.id`.execute(db)
  // Sent back, and nothing proposed since.
  const { rows: returned } = await sql<Row & { kind: CaseGateKind }>`
    select c.id, c.anchor_id, access.day_of(g.returned_at) as on, g.kind
    from cases.case c join cases.gate g on g.case_id = c.id
    where c.worker_id = ${me} and c.state <> 'closed' and g.returned_at is not null
      and not exists (select from cases.gate n where n.case_id = g.case_id and n.kind = g.kind and n.proposed_at > g.returned_at)
    order by g.returned_at, g.id`.execute(db)
  const { rows: toSign } = await sql<Row>`
    select c.id, c.anchor_id, access.day_of(t.proposed_at) as on
    from cases.case c join cases.transfer t on t.case_id = c.id
    where c.supervisor_id = ${me} and c.state <> 'closed' and t.signed_at is null and t.withdrawn_at is null
    order by t.proposed_at, t.id`.execute(db)
  const { rows: unanswered } = await sql<Row & { to: string }>`
    select c.id, c.anchor_id, r.answer_by as on, coalesce(r.to_service, g.name, '') as to
    from cases.case c join cases.referral r on r.case_id = c.id left join access.agency g on g.id = r.to_agency_id
    where c.worker_id = ${me} and c.state <> 'closed' and r.answer is null and r.withdrawn_at is null and r.answer_by < ${day}::date
    order by r.answer_by, r.id`.execute(db)
  const { rows: conferences } = await sql<Row>`
    select c.id, c.anchor_id, f.planned_on as on
    from cases.case c join cases.conference f on f.case_id = c.id
    where (c.worker_id = ${me} or c.supervisor_id = ${me}) and c.state <> 'closed'
      and f.held_on is null and f.called_off_at is null and f.planned_on <= ${day}::date
    order by f.planned_on, f.id`.execute(db)
  // Whoever worked in the case asks; where nobody is named any more, whoever supervised it.
  const { rows: closed } = await sql<Row & { closing_reason: string }>`
    select c.id, c.anchor_id, access.day_of(c.closed_at) as on, c.closing_reason
    from cases.case c
    where coalesce(c.worker_id, c.supervisor_id) = ${me} and c.state = 'closed' and c.closing_reason = any(${[...followedUp]}::text[])
      and not exists (select from cases.follow_up u where u.case_id = c.id and u.outcome <> 'not reached')
    order by c.closed_at, c.id`.execute(db)
  const followUps = closed.flatMap((row) => {
    const on = followUpDay(row.on, row.closing_reason)
    return on && on <= day ? [{ ...row, on }] : []
  })
  const safetyPlans = roleHolds(actor.role, 'protection.read') ? await safetyPlansDue(db, me, day) : []
  const decides = roleHolds(actor.role, 'care.decide')
  const writes = roleHolds(actor.role, 'care.write')

  const lists = [gates, returned, toSign, unanswered, conferences, followUps, safetyPlans]
  const people = await describePeople(db, [...new Set(lists.flat().map((row) => row.anchor_id))])
  const some = <R extends Row, T>(rows: readonly R[], more: (row: R) => T) => ({
    count: rows.length,
    items: rows.slice(0, shown).map((row) => ({
      caseId: row.id,
      person: people.get(row.anchor_id) ?? null,
      on: row.on,
      ...more(row),
    })),
  })
  const none = () => ({})
  return {
    gates: some(gates, ({ kind }) => ({ kind })),
    returned: some(returned, ({ kind }) => ({ kind })),
    transfersToSign: some(toSign, none),
    unanswered: some(unanswered, ({ to }) => ({ to })),
    conferences: some(conferences, none),
    safetyPlans: some(safetyPlans, none),
    followUps: some(followUps, none),
    askedOfUs: {
      referrals: writes
        ? (await referralsToUs(db)).filter((row) => !row.answer && !row.withdrawn_at).length
        : 0,
      transfers: decides ? (await transfersToUs(db)).filter((row) => !row.answer).length : 0,
    },
  }
}

/** Safety plans in one's own cases whose day has come. */
async function safetyPlansDue(db: Db, me: string, day: string): Promise<Row[]> {
  const { rows: own } = await sql<{ id: string; anchor_id: string }>`
    select id, anchor_id from cases.case where worker_id = ${me} and state <> 'closed'`.execute(db)
  if (own.length === 0) return []
  const anchors = await groupedWith(
    db,
    own.map((row) => row.anchor_id),
  )
  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const key = (anchor: string) => personOf.get(anchor) ?? anchor
  const caseOf = new Map(own.map((row) => [key(row.anchor_id), row]))
  const all = [...new Set([...personOf.keys(), ...own.map((row) => row.anchor_id)])]
  const { rows } = await sql<{ anchor_id: string; review_on: string }>`
    select anchor_id, review_on from cases.safety_plans_standing(${all}::uuid[]) order by review_on`.execute(
    db,
  )
  return rows.flatMap((plan) => {
    const held = caseOf.get(key(plan.anchor_id))
    return held && plan.review_on <= day ? [{ ...held, on: plan.review_on }] : []
  })
}
