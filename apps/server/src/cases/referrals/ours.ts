// Referrals that we make: drafted, decided for a child without a guardian, sent, answered, withdrawn.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type confirmDeleted,
  type draftCareReferral,
  Problem,
  type ReferralDraft,
  type ReferralKind,
  type ReferralState,
  type withdrawCareReferral,
} from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { propose } from '../changes.ts'
import { agreementsFor, documentAs } from './document.ts'
import { readAnswer, unreadable } from './read.ts'
import { getRowFor, now, type ReferralRow, step } from './rows.ts'

const columnsOf = (draft: ReferralDraft) => ({
  kind: draft.kind,
  agreement_id: draft.agreementId,
  addressee: draft.addressee,
  service: draft.service,
  reason: draft.reason,
  notes: draft.notes,
  chosen: draft.chosen,
  consent: draft.consent && JSON.stringify(draft.consent),
})

export async function draft(
  db: Db,
  caseId: string,
  { id = randomUUID(), draft: given }: BodyOf<typeof draftCareReferral>,
) {
  const of = await db.selectFrom('cases.case').select('anchor_id').where('id', '=', caseId).executeTakeFirst()
  if (!of) throw new Problem('not-found')
  // An agreement that is not there for this case answers like one that does not exist.
  const agreed = (await agreementsFor(db, caseId)).find((each) => each.id === given.agreementId)
  if (!agreed) throw new Problem('outside-agreement', { params: { reason: 'other-partner' } })
  await db
    .insertInto('cases.care_referral')
    .values({
      id,
      case_id: caseId,
      anchor_id: of.anchor_id,
      // the database sets the agreement's own
      partner_id: given.agreementId,
      ...columnsOf(given),
    })
    .execute()
  return { id, state: 'drafted' as const }
}

export async function change(db: Db, id: string, given: ReferralDraft) {
  await getRowFor(db, id, 'ours', ['drafted'])
  return await step(db, id, columnsOf(given))
}

export async function decide(db: Db, actor: Actor, id: string, words: string) {
  const row = await getRowFor(db, id, 'ours', ['drafted'])
  const person = (await describePeople(db, [row.anchor_id!])).get(row.anchor_id!)
  if (!person?.child) throw new Problem('step-not-open')
  return await step(db, id, {
    best_interests: words,
    best_interests_by: actor.accountId,
    best_interests_at: now(),
  })
}

export async function send(db: Db, actor: Actor, id: string, documentSha256: string) {
  const row = await getRowFor(db, id, 'ours', ['drafted'])
  if (row.best_interests_by === actor.accountId) throw new Problem('same-person-twice')
  await documentAs(db, row, documentSha256)
  return await step(db, id, {
    state: 'sent',
    sent_by: actor.accountId,
    sent_at: now(),
    document_sha256: Buffer.from(documentSha256, 'hex'),
  })
}

/** The document again, as long as nobody has answered and the register still says what it said. */
export async function sentDocument(db: Db, row: ReferralRow): Promise<string> {
  if (row.state !== 'sent' && row.state !== 'received') throw new Problem('step-not-open')
  return await documentAs(db, row, row.document_sha256!.toString('hex'))
}

const stateOf: Record<string, ReferralState> = {
  in_progress: 'received',
  accepted: 'accepted',
  rejected: 'rejected',
  done: 'done',
}

export async function answer(db: Db, actor: Actor, id: string, text: string) {
  const row = await getRowFor(db, id, 'ours', ['sent', 'received', 'accepted'])
  const { case: theirCase, referral } = readAnswer(text, row.kind as ReferralKind)
  if (theirCase.id !== row.outside_case_id) throw unreadable('wrong-case')
  if (row.outside_referral_id && referral.id !== row.outside_referral_id) throw unreadable('wrong-referral')
  const state = stateOf[referral.status ?? '']
  if (!state || (row.state === 'accepted' && state !== 'done')) throw unreadable('no-answer')
  const by = actor.accountId
  const answered = state !== 'received' && !row.answered_at
  const given = await step(db, id, {
    state,
    outside_referral_id: referral.id ?? null,
    said: JSON.stringify({ status: referral.status, respondedAt: referral.respondedAt }),
    ...(row.received_at ? {} : { received_by: by, received_at: now() }),
    ...(answered ? { answered_by: by, answered_at: now() } : {}),
    ...(state === 'done' ? { done_by: by, done_at: now() } : {}),
    ...(state === 'rejected'
      ? {
          answer_reason: [referral.rejectedReason, referral.rejectionNote].filter(Boolean).join(' · ') || '–',
        }
      : {}),
  })
  if (row.kind === 'transfer' && answered && state !== 'rejected') await proposeMove(db, actor, row)
  return given
}

/** An accepted transfer moves the case by the closing that two sign. Where that cannot be proposed now, the page says so. */
async function proposeMove(db: Db, actor: Actor, row: ReferralRow): Promise<void> {
  const of = await db
    .selectFrom('cases.case')
    .select(['state', 'supervisor_id', 'closing_reason'])
    .where('id', '=', row.case_id!)
    .executeTakeFirstOrThrow()
  if (of.state === 'closed' || of.closing_reason || !of.supervisor_id || of.supervisor_id === actor.accountId)
    return
  await propose(db, actor, row.case_id!, {
    reason: 'handed to another agency',
    words: `${row.partner} · ${row.agreement}`,
  })
}

export const withdrawal = (actor: Actor, { why, consent }: BodyOf<typeof withdrawCareReferral>) => ({
  state: 'withdrawn' as const,
  withdrawn_by: actor.accountId,
  withdrawn_at: now(),
  withdrawn_why: why,
  consent_withdrawn: consent,
})

export async function told(db: Db, actor: Actor, id: string, on: string) {
  await getRowFor(db, id, 'ours', ['withdrawn'])
  return await step(db, id, { told_by: actor.accountId, told_on: on })
}

export async function deleted(
  db: Db,
  actor: Actor,
  id: string,
  { on, words }: BodyOf<typeof confirmDeleted>,
) {
  await getRowFor(db, id, 'ours', ['withdrawn'])
  return await step(db, id, { deleted_by: actor.accountId, deleted_on: on, deleted_words: words })
}
