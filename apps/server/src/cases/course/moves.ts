// A referral leaves responsibility here, a transfer moves it. What another agency reads and answers goes through narrow
// functions of the database (db/0090-case-lifecycle.sql).
import {
  type AnswerOf,
  type BodyOf,
  type getIncoming,
  Problem,
  type proposeTransfer,
  type sendReferral,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { refuse } from '../queries.ts'
import { getCaseRow } from './rows.ts'

const now = () => new Date().toISOString()

export async function otherAgencies(db: Db, actor: Actor) {
  const items = await db
    .selectFrom('access.agency')
    .select(['id', 'name'])
    .where('id', '<>', actor.agencyId)
    .orderBy('name')
    .execute()
  return { items }
}

export async function refer(db: Db, caseId: string, body: BodyOf<typeof sendReferral>) {
  const { anchor_id } = await getCaseRow(db, caseId)
  return await db
    .insertInto('cases.referral')
    .values({
      ...(body.id ? { id: body.id } : {}),
      case_id: caseId,
      anchor_id,
      to_agency_id: body.toAgencyId ?? null,
      to_service: body.toService ?? null,
      asked: body.asked,
      carries: JSON.stringify(body.carries),
      agreed_by: body.agreedBy,
      agreed_on: body.agreedOn,
      agreed_words: body.agreedWords,
      answer_by: body.answerBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

type Values = Record<string, string | null>

async function changeReferral(db: Db, id: string, values: Values) {
  const row = await db
    .updateTable('cases.referral')
    .set(values)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'referral', id))
}

/** An agency answers for itself. */
async function mustBeToService(db: Db, id: string) {
  const row = await db
    .selectFrom('cases.referral')
    .select('to_agency_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.to_agency_id) throw new Problem('not-allowed')
}

export async function recordAnswer(db: Db, actor: Actor, id: string, answer: string, words?: string) {
  await mustBeToService(db, id)
  return await changeReferral(db, id, {
    answer,
    answer_words: words ?? null,
    answered_by: actor.accountId,
    answered_at: now(),
  })
}

export async function recordOutcome(db: Db, actor: Actor, id: string, words: string) {
  await mustBeToService(db, id)
  return await changeReferral(db, id, { outcome: words, outcome_by: actor.accountId, outcome_at: now() })
}

export const withdrawReferralOf = (db: Db, actor: Actor, id: string, why: string) =>
  changeReferral(db, id, { withdrawn_by: actor.accountId, withdrawn_at: now(), withdrawn_why: why })

export async function propose(db: Db, actor: Actor, caseId: string, body: BodyOf<typeof proposeTransfer>) {
  const row = await getCaseRow(db, caseId)
  if (row.supervisor_id === actor.accountId) throw new Problem('same-person-twice')
  return await db
    .insertInto('cases.transfer')
    .values({
      ...(body.id ? { id: body.id } : {}),
      case_id: caseId,
      anchor_id: row.anchor_id,
      to_agency_id: body.toAgencyId,
      reason: body.reason,
      summary: body.summary,
      grant_days: body.grantDays,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

async function changeTransfer(db: Db, id: string, values: Values) {
  const row = await db
    .updateTable('cases.transfer')
    .set(values)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'transfer', id))
}

export async function signTransferOf(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('cases.transfer as t')
    .innerJoin('cases.case as c', 'c.id', 't.case_id')
    .select(['t.proposed_by', 't.signed_at', 't.withdrawn_at', 'c.supervisor_id'])
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.signed_at || row.withdrawn_at) throw new Problem('step-not-open')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  if (row.supervisor_id !== actor.accountId) throw new Problem('not-allowed')
  return await changeTransfer(db, id, { signed_by: actor.accountId, signed_at: now() })
}

export const withdrawTransferOf = (db: Db, actor: Actor, id: string, why: string) =>
  changeTransfer(db, id, { withdrawn_by: actor.accountId, withdrawn_at: now(), withdrawn_why: why })

interface AskedRow {
  id: string
  from_agency: string
  asked: string
  carries: Record<string, string>
  sent_at: string
  answer_by: string
  answer: 'accepted' | 'declined' | null
  answer_words: string | null
  answered_at: string | null
  outcome: string | null
  outcome_at: string | null
  withdrawn_at: string | null
}

/** What a referral shows of itself, to either side. */
export const askedOf = (row: Omit<AskedRow, 'from_agency'>) => ({
  id: row.id,
  asked: row.asked,
  carries: row.carries,
  sentAt: row.sent_at,
  answerBy: row.answer_by,
  state: row.withdrawn_at
    ? ('withdrawn' as const)
    : row.outcome
      ? ('answered' as const)
      : (row.answer ?? (row.answer_by < today() ? ('unanswered' as const) : ('sent' as const))),
  answer: row.answer ? { words: row.answer_words, at: row.answered_at! } : null,
  outcome: row.outcome ? { words: row.outcome, at: row.outcome_at! } : null,
})

interface OfferRow {
  id: string
  anchor_id: string
  from_agency: string
  reason: string
  summary: string
  signed_at: string
  opened_on: string
  answer: 'accepted' | null
  new_case_id: string | null
}

export const referralsToUs = async (db: Db) =>
  (await sql<AskedRow>`select * from cases.referrals_to_us()`.execute(db)).rows
export const transfersToUs = async (db: Db) =>
  (await sql<OfferRow>`select * from cases.transfers_to_us()`.execute(db)).rows

export async function incoming(db: Db): Promise<AnswerOf<typeof getIncoming>> {
  const offers = await transfersToUs(db)
  const people = await describePeople(
    db,
    offers.map((row) => row.anchor_id),
  )
  return {
    referrals: (await referralsToUs(db)).map((row) => ({ ...askedOf(row), from: row.from_agency })),
    transfers: offers.map((row) => ({
      id: row.id,
      person: people.get(row.anchor_id) ?? null,
      from: row.from_agency,
      reason: row.reason,
      summary: row.summary,
      signedAt: row.signed_at,
      openedOn: row.opened_on,
      newCaseId: row.new_case_id,
    })),
  }
}

export async function answerOf(db: Db, id: string, answer: string, words?: string) {
  await sql`select cases.answer_referral(${id}, ${answer}, ${words ?? null})`.execute(db)
  return { id }
}

export async function outcomeOf(db: Db, id: string, words: string) {
  await sql`select cases.finish_referral(${id}, ${words})`.execute(db)
  return { id }
}

/** Nobody takes over whom they may not see: without the identity the new case could not be worked. */
export async function accept(db: Db, id: string) {
  const offer = (await transfersToUs(db)).find((row) => row.id === id)
  if (!offer) throw new Problem('not-found')
  if (offer.answer) throw new Problem('step-not-open')
  if (!(await describePeople(db, [offer.anchor_id])).has(offer.anchor_id))
    throw new Problem('gate-unmet', {
      detail: 'This person’s identity is not open to your agency. Ask for a grant, then accept.',
    })
  const { rows } = await sql<{ id: string }>`select cases.accept_transfer(${id}) as id`.execute(db)
  return rows[0]!
}

export async function decline(db: Db, id: string, why: string) {
  await sql`select cases.decline_transfer(${id}, ${why})`.execute(db)
  return { id }
}
