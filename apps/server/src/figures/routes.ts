import { randomUUID } from 'node:crypto'
import {
  approveCommunique,
  correctCommunique,
  createClaim,
  draftCommunique,
  freezeFigure,
  getClaim,
  getCommunique,
  getConsistency,
  getCountedLines,
  getCounts,
  getEstimate,
  getFigure,
  getFlow,
  getSaidOverTime,
  listClaims,
  listCommuniques,
  listFigures,
  listFindings,
  loadPublicRecord,
  orderConsistency,
  orderEstimate,
  proposeConsistency,
  publishCommunique,
  publishConsistency,
  recountFigure,
  reopenCommunique,
  reviewDisclosure,
  signCommunique,
  suggestJourney,
  supersedeClaim,
  withdrawCommunique,
  writeCommunique,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import * as claims from './claim-queries.ts'
import * as communiques from './communique-queries.ts'
import * as steps from './communique-steps.ts'
import * as consistency from './consistency-queries.ts'
import { reviewOf } from './disclosure.ts'
import { getEstimatePage, orderEstimateOf } from './estimate-queries.ts'
import * as figures from './figure-queries.ts'
import { suggestedJourney } from './journey.ts'
import * as pictures from './picture-queries.ts'
import { memoryOf } from './site/memory.ts'

export const figuresRoutes = [
  serve(getCounts, ({ db, query }) => figures.getAllCounts(db, query)),
  serve(getSaidOverTime, ({ db, query }) => pictures.getSaid(db, query)),
  serve(getFlow, ({ db, query }) => pictures.getStages(db, query)),
  serve(getCountedLines, ({ db, params }) => figures.getLinesBehind(db, params.missionId)),
  serve(listFigures, ({ db, query }) => figures.findFigures(db, query)),
  serve(getFigure, ({ db, params }) => figures.getFigureById(db, params.id)),
  serve(freezeFigure, async ({ db, body }) => ({ id: await figures.addFigure(db, body) })),
  serve(reviewDisclosure, ({ db, params, query }) => reviewOf(db, params.id, query)),
  serve(suggestJourney, ({ db, params }) => suggestedJourney(db, params.id)),
  serve(recountFigure, ({ db, params }) => figures.recount(db, params.id)),

  serve(listClaims, ({ db, query }) => claims.findClaims(db, query)),
  serve(getClaim, ({ db, params }) => claims.getClaimPage(db, params.id)),
  serve(createClaim, async ({ db, body }) => ({ id: await claims.recordClaim(db, body.claim, body.id) })),
  serve(supersedeClaim, async ({ db, params, body }) => ({
    id: await claims.replaceClaim(db, params.id, body.claim, body.reason, body.id ?? randomUUID()),
  })),
  serve(loadPublicRecord, ({ db }) => claims.addPublicRecord(db)),
  serve(listFindings, async ({ db }) => {
    const { findings, named } = await claims.findFindings(db)
    return { findings, named }
  }),

  serve(getEstimate, ({ db }) => getEstimatePage(db)),
  serve(orderEstimate, ({ db, body }) => orderEstimateOf(db, body)),
  serve(getConsistency, ({ db, actor }) => consistency.getConsistencyPage(db, actor)),
  serve(orderConsistency, ({ db, body }) => consistency.order(db, body)),
  serve(proposeConsistency, ({ db, actor, params }) => consistency.propose(db, params.id, actor)),
  serve(publishConsistency, ({ db, actor, params, services }) => {
    memoryOf(services).awaitNews()
    return consistency.publish(db, params.id, actor)
  }),

  serve(listCommuniques, ({ db, query }) => communiques.findCommuniques(db, query)),
  serve(getCommunique, ({ db, params }) => communiques.getCommuniquePage(db, params.id)),
  serve(draftCommunique, async ({ db, body }) => steps.stateOf(db, await steps.addCommunique(db, body))),
  serve(writeCommunique, async ({ db, actor, params, body }) => {
    await steps.writeDraft(db, params.id, actor, body)
    return steps.stateOf(db, params.id)
  }),
  serve(approveCommunique, async ({ db, actor, params, body }) => {
    await steps.approve(db, params.id, actor, body)
    return steps.stateOf(db, params.id)
  }),
  serve(signCommunique, async ({ db, actor, params, body }) => {
    await steps.sign(db, params.id, actor, body)
    return steps.stateOf(db, params.id)
  }),
  serve(reopenCommunique, async ({ db, actor, params, body }) => {
    await steps.reopen(db, params.id, actor, body.versionId)
    return steps.stateOf(db, params.id)
  }),
  serve(publishCommunique, async ({ db, actor, params, body, services }) => {
    memoryOf(services).awaitNews()
    const slug = await steps.publish(db, params.id, actor, body)
    return { ...(await steps.stateOf(db, params.id)), slug }
  }),
  serve(correctCommunique, async ({ db, actor, params, body }) => {
    const { correctionNote: note, ...written } = body
    await steps.correct(db, params.id, actor, { ...written, note })
    return steps.stateOf(db, params.id)
  }),
  serve(withdrawCommunique, async ({ db, actor, params, body, services }) => {
    memoryOf(services).awaitNews()
    await steps.withdraw(db, params.id, actor, body.note)
    return steps.stateOf(db, params.id)
  }),
]
