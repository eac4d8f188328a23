// After closure: the follow-up, a new case that goes on from the old one, and who reads it later and why.
import { type BodyOf, type followUpCase, Problem, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { namesOf } from '../queries.ts'
import { followUpOf, getCaseRow } from './rows.ts'

const settled = ['reached', 'cannot be reached']

export const followUpsOf = (db: Db, caseId: string) =>
  db
    .selectFrom('cases.follow_up')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()

export const isFollowedUp = (items: readonly { outcome: string }[]) =>
  items.some(({ outcome }) => settled.includes(outcome))

export async function followUp(
  db: Db,
  caseId: string,
  { id, on, outcome, words }: BodyOf<typeof followUpCase>,
) {
  const row = await getCaseRow(db, caseId)
  if (!followUpOf(row) || on > today() || isFollowedUp(await followUpsOf(db, caseId)))
    throw new Problem('step-not-open')
  return await db
    .insertInto('cases.follow_up')
    .values({ ...(id ? { id } : {}), case_id: caseId, anchor_id: row.anchor_id, done_on: on, outcome, words })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function reopen(db: Db, actor: Actor, id: string) {
  const row = await getCaseRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.state !== 'closed') throw new Problem('step-not-open')
  await sql`select cases.reopen(${id})`.execute(db)
  return { id }
}

export async function say(db: Db, caseId: string, reason: string, id: string = crypto.randomUUID()) {
  await sql`select cases.state_reason(${id}, ${caseId}, ${reason})`.execute(db)
  return { id }
}

export async function laterReaders(db: Db, caseId?: string) {
  let reading = db
    .selectFrom('cases.later_access')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
  if (caseId) reading = reading.where('case_id', '=', caseId)
  const rows = await reading.execute()
  const named = await namesOf(
    db,
    rows.map((row) => row.account_id),
  )
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    by: named(row.account_id),
    at: row.at,
    until: row.until,
    reason: row.reason,
  }))
}
