import * as it from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { assignmentRoutes } from './assignment/routes.ts'
import { answerOpenReferral, getDepartureBoard, openReferrals } from './departures.ts'
import { meet, pass, sign, withdrawRecord } from './gates.ts'
import { withdrawPart } from './hold.ts'
import { kinOf } from './kin.ts'
import { addPeople, board, changeSeat, hold, leaveBehind, relist, unboard, withdraw } from './lines.ts'
import { getLinePage, listManifest } from './list.ts'
import { getMissionRow } from './manifest.ts'
import { getMissionPage, getOperationPage, listAllOperations } from './missions.ts'
import {
  countHeads,
  explain,
  makeLeg,
  makeMission,
  makeOperation,
  rewriteLeg,
  rewriteOperation,
} from './parts.ts'
import { makePermission, rewritePermission } from './permissions.ts'
import { planningRoutes } from './planning-routes.ts'
import { compositionOf } from './queries.ts'
import { roomRoutes } from './room-routes.ts'
import {
  arrive,
  cancel,
  closeArrived,
  depart,
  freeze,
  openManifest,
  reopenDoors,
  shutDoors,
} from './steps.ts'
import { getVersionPage } from './versions.ts'

export const operationsRoutes = [
  serve(it.listOperations, ({ db, query }) => listAllOperations(db, query)),
  serve(it.addOperation, ({ db, body }) => makeOperation(db, body)),
  serve(it.getDepartures, ({ db }) => getDepartureBoard(db)),
  serve(it.listReferrals, ({ db }) => openReferrals(db)),
  serve(it.answerReferral, ({ db, actor, params, body }) => answerOpenReferral(db, actor, params.id, body)),
  serve(it.getOperation, ({ db, params }) => getOperationPage(db, params.id)),
  serve(it.changeOperation, ({ db, actor, params, body }) => rewriteOperation(db, actor, params.id, body)),
  serve(it.addMission, ({ db, actor, params, body }) => makeMission(db, actor, params.id, body)),

  ...planningRoutes,
  ...assignmentRoutes,
  ...roomRoutes,

  serve(it.getMission, ({ db, params }) => getMissionPage(db, params.id)),
  serve(it.openMission, ({ db, actor, params }) => openManifest(db, actor, params.id)),
  serve(it.freezeMission, ({ db, actor, params, body }) => freeze(db, actor, params.id, body.reason)),
  serve(it.closeDoors, ({ db, actor, params, body }) => shutDoors(db, actor, params.id, body)),
  serve(it.openDoors, ({ db, actor, params }) => reopenDoors(db, actor, params.id)),
  serve(it.departMission, ({ db, actor, params, body }) => depart(db, actor, params.id, body)),
  serve(it.arriveMission, ({ db, actor, params, body }) => arrive(db, actor, params.id, body)),
  serve(it.closeMission, ({ db, actor, params }) => closeArrived(db, actor, params.id)),
  serve(it.cancelMission, ({ db, actor, params, body }) => cancel(db, actor, params.id, body.reason)),

  serve(it.addLeg, ({ db, actor, params, body }) => makeLeg(db, actor, params.id, body)),
  serve(it.changeLeg, ({ db, actor, params, body }) => rewriteLeg(db, actor, params.id, body)),
  serve(it.withdrawLeg, ({ db, actor, params }) => withdrawPart(db, actor, 'operations.leg', params.id)),
  serve(it.addPermission, ({ db, actor, params, body }) => makePermission(db, actor, params.id, body)),
  serve(it.changePermission, ({ db, actor, params, body }) => rewritePermission(db, actor, params.id, body)),
  serve(it.withdrawPermission, ({ db, actor, params }) =>
    withdrawPart(db, actor, 'operations.permission', params.id),
  ),

  serve(it.listManifestLines, ({ db, params, query }) => listManifest(db, params.id, query)),
  serve(it.offerKin, async ({ db, params }) => {
    await getMissionRow(db, params.id)
    return { kin: await kinOf(db, params.id, params.anchorId) }
  }),
  serve(it.addLines, ({ db, actor, params, body }) => addPeople(db, actor, params.id, body)),
  serve(it.getLine, ({ db, params }) => getLinePage(db, params.id)),
  serve(it.changeLine, ({ db, actor, params, body }) => changeSeat(db, actor, params.id, body)),
  serve(it.holdLine, ({ db, actor, params, body }) => hold(db, actor, params.id, body)),
  serve(it.withdrawLine, ({ db, actor, params, body }) =>
    withdraw(db, actor, params.id, body.reason, body.declined),
  ),
  serve(it.relistLine, ({ db, actor, params, body }) => relist(db, actor, params.id, body.reason)),
  serve(it.boardLine, ({ db, actor, params }) => board(db, actor, params.id)),
  serve(it.unboardLine, ({ db, actor, params }) => unboard(db, actor, params.id)),
  serve(it.leaveLine, ({ db, actor, params, body }) => leaveBehind(db, actor, params.id, body.reason)),
  serve(it.passGates, ({ db, actor, params, body }) => pass(db, actor, params.id, body)),

  serve(it.meetGate, ({ db, actor, params, body }) => meet(db, actor, params.id, body)),
  serve(it.signGate, ({ db, actor, params }) => sign(db, actor, params.id)),
  serve(it.withdrawGate, ({ db, actor, params, body }) => withdrawRecord(db, actor, params.id, body.reason)),

  serve(it.addHeadCount, ({ db, actor, params, body }) => countHeads(db, actor, params.id, body)),
  serve(it.explainHeadCount, ({ db, actor, params, body }) =>
    explain(db, actor, params.id, body.explanation),
  ),

  serve(it.getVersion, ({ db, params }) => getVersionPage(db, params.id, params.number)),
  serve(it.getComposition, async ({ db, params }) => {
    const found = await compositionOf(db, params.id)
    if (!found) throw new it.Problem('not-found')
    const { total, men, women, children, version } = found
    return { total, men, women, children, version }
  }),
]
