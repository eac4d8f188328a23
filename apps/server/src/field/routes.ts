import * as it from '@oralu/domain'
import { roleHolds, serve } from '../http/serve.ts'
import { enrol, listMissionDevices, revoke } from './devices.ts'
import { takeBatch } from './intake.ts'
import { makePackFor, readPack } from './pack.ts'
import { accept, listAside } from './quarantine.ts'
import { giveAnswer, raisedPage } from './questions.ts'
import { sendLacking } from './send.ts'

export const fieldRoutes = [
  serve(it.enrolDevice, ({ db, actor, services, params, body }) =>
    enrol(db, actor, services, params.id, body),
  ),
  serve(it.listDevices, ({ db, params }) => listMissionDevices(db, params.id)),
  serve(it.revokeDevice, ({ db, actor, params, body }) =>
    revoke(db, actor, roleHolds(actor.role, 'mission.decide'), params.id, body),
  ),
  serve(it.makePack, ({ db, actor, params, body }) => makePackFor(db, actor, params.id, body)),
  serve(it.getPack, ({ db, actor, params }) => readPack(db, actor, params.id)),

  serve(it.sendBatch, ({ db, actor, services, params, body }) =>
    takeBatch(db, actor, services, params.id, body),
  ),
  serve(it.getOperations, ({ db, actor, services, params, query }) =>
    sendLacking(db, actor, services, params.id, query),
  ),

  serve(it.listRaised, ({ db, actor, query }) => raisedPage(db, actor, query)),
  serve(it.answerRaised, ({ db, actor, params, body }) => giveAnswer(db, actor, params.id, body)),
  serve(it.listQuarantine, ({ db, params, query }) => listAside(db, params.id, query)),
  serve(it.acceptQuarantined, ({ db, actor, services, params, body }) =>
    accept(db, actor, services, params.id, body.reason),
  ),
]
