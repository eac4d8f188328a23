// Referrals that come to us: taken in as they were, given a person by an officer, accepted or rejected, answered.
import { randomUUID } from 'node:crypto'
import { type BodyOf, type decideCareReferral, Problem, type receiveCareReferral } from '@oralu/domain'
import { writePrimeroReferral } from '@oralu/interop'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { anchorsOf, openCasesFor } from '../queries.ts'
import { agreementsFor, sha256 } from './document.ts'
import { reading, readTheirs } from './read.ts'
import { getRowFor, now, type ReferralRow, saidOf, step } from './rows.ts'

export async function receive(
  db: Db,
  actor: Actor,
  { id = randomUUID(), agreementId, text }: BodyOf<typeof receiveCareReferral>,
) {
  const { kind, said } = readTheirs(text)
  if (!(await agreementsFor(db, null)).some((each) => each.id === agreementId))
    throw new Problem('outside-agreement', { params: { reason: 'other-partner' } })
  await db
    .insertInto('cases.care_referral')
    .values({
      id,
      direction: 'theirs',
      kind,
      state: 'received',
      agreement_id: agreementId,
      // the database sets the agreement's own, and its term
      partner_id: agreementId,
      service: said.referral.service ?? null,
      said: JSON.stringify(said),
      document_sha256: sha256(text),
      outside_case_id: said.case.id ?? null,
      outside_referral_id: said.referral.id ?? null,
      received_by: actor.accountId,
      received_at: now(),
    })
    .execute()
  return { id, state: 'received' as const }
}

/** Says who it is: by an officer's choice, never by the machine's. */
export async function sayWho(db: Db, id: string, anchorId: string) {
  const row = await getRowFor(db, id, 'theirs', ['received'])
  if (row.anchor_id) throw new Problem('step-not-open')
  await openCasesFor(db, [anchorId], 'asked for')
  const { ids } = await anchorsOf(db, anchorId)
  const open = await db
    .selectFrom('cases.case')
    .select('id')
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '<>', 'closed')
    .where('agency_id', '=', row.agency_id)
    .executeTakeFirst()
  if (!open)
    throw new Problem('refers-to-nothing', {
      detail: "This person's case is another agency's. Tell the organisation to refer to that agency.",
    })
  return await step(db, id, { anchor_id: anchorId, case_id: open.id })
}

export async function decideOn(
  db: Db,
  actor: Actor,
  id: string,
  decision: BodyOf<typeof decideCareReferral>,
) {
  const row = await getRowFor(db, id, 'theirs', ['received'])
  if (decision.accepted && !row.anchor_id) throw new Problem('step-not-open')
  return await step(db, id, {
    state: decision.accepted ? 'accepted' : 'rejected',
    answer_reason: decision.accepted ? null : decision.reason,
    answered_by: actor.accountId,
    answered_at: now(),
  })
}

export async function finish(db: Db, actor: Actor, id: string) {
  await getRowFor(db, id, 'theirs', ['accepted'])
  return await step(db, id, { state: 'done', done_by: actor.accountId, done_at: now() })
}

/** Our answer to theirs: their own document, with the status, and the fields that we do not know as they were. */
export function answerDocument(row: ReferralRow): string {
  const said = saidOf(row)
  if (!said || !row.answered_at || row.state === 'withdrawn') throw new Problem('step-not-open')
  const { document } = reading(() =>
    writePrimeroReferral({
      ...said,
      referral: {
        ...said.referral,
        status: row.state as 'accepted' | 'rejected' | 'done',
        respondedAt: new Date(row.answered_at!).toISOString(),
        ...(row.answer_reason ? { rejectedReason: row.answer_reason } : {}),
      },
    }),
  )
  return `${JSON.stringify(document, null, 2)}\n`
}
