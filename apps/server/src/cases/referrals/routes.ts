import {
  answerCareReferral,
  changeCareReferral,
  confirmDeleted,
  decideBestInterests,
  decideCareReferral,
  draftCareReferral,
  finishCareReferral,
  getCareReferral,
  getReferralDocument,
  listCareReferrals,
  listReferralAgreements,
  listReferralsOfCase,
  listTakingAgreements,
  previewCareReferral,
  receiveCareReferral,
  sayWhoIsReferred,
  sendCareReferral,
  tellToDelete,
  withdrawCareReferral,
} from '@oralu/domain'
import { sql } from 'kysely'
import { type Served, serve } from '../../http/serve.ts'
import { agreementsFor, previewOf } from './document.ts'
import * as ours from './ours.ts'
import { findReferrals, getReferralPage, getReferralRow, referralsOfCase, step } from './rows.ts'
import * as theirs from './theirs.ts'

export const careReferralRoutes: Served[] = [
  serve(listCareReferrals, ({ db, query }) => findReferrals(db, query)),
  serve(listReferralsOfCase, ({ db, params }) => referralsOfCase(db, params.id)),
  serve(listReferralAgreements, async ({ db, params }) => ({ items: await agreementsFor(db, params.id) })),
  serve(listTakingAgreements, async ({ db }) => ({ items: await agreementsFor(db, null) })),
  serve(draftCareReferral, ({ db, params, body }) => ours.draft(db, params.id, body)),
  serve(changeCareReferral, ({ db, params, body }) => ours.change(db, params.id, body.draft)),
  serve(getCareReferral, ({ db, actor, params }) => getReferralPage(db, actor, params.id)),
  serve(previewCareReferral, async ({ db, params }) => previewOf(db, await getReferralRow(db, params.id))),
  serve(decideBestInterests, ({ db, actor, params, body }) => ours.decide(db, actor, params.id, body.words)),
  serve(sendCareReferral, ({ db, actor, params, body }) =>
    ours.send(db, actor, params.id, body.documentSha256),
  ),
  serve(getReferralDocument, async ({ db, params, reply }) => {
    const row = await getReferralRow(db, params.id)
    const text = row.direction === 'ours' ? await ours.sentDocument(db, row) : theirs.answerDocument(row)
    await sql`select ledger.note('export', 'cases.care_referral', array[${row.id}::uuid])`.execute(db)
    reply
      .type('application/json')
      .header('content-disposition', `attachment; filename="care-referral-${row.id.slice(0, 8)}.json"`)
    return Buffer.from(text)
  }),
  serve(answerCareReferral, ({ db, actor, params, body }) => ours.answer(db, actor, params.id, body.text)),
  serve(withdrawCareReferral, async ({ db, actor, params, body }) => {
    const given = await step(db, params.id, ours.withdrawal(actor, body))
    await sql`select cases.erase_withdrawn_referral(${params.id})`.execute(db)
    return given
  }),
  serve(tellToDelete, ({ db, actor, params, body }) => ours.told(db, actor, params.id, body.on)),
  serve(confirmDeleted, ({ db, actor, params, body }) => ours.deleted(db, actor, params.id, body)),
  serve(receiveCareReferral, ({ db, actor, body }) => theirs.receive(db, actor, body)),
  serve(sayWhoIsReferred, ({ db, params, body }) => theirs.sayWho(db, params.id, body.anchorId)),
  serve(decideCareReferral, ({ db, actor, params, body }) => theirs.decideOn(db, actor, params.id, body)),
  serve(finishCareReferral, ({ db, actor, params }) => theirs.finish(db, actor, params.id)),
]
