import * as it from '@oralu/domain'
import { serve } from '../http/serve.ts'
import {
  getChecklistOf,
  makeCheck,
  makeItem,
  rewriteCheck,
  rewriteItem,
  settle,
  takeChecks,
  takeOutItem,
  takeStandard,
} from './checklists.ts'
import { goOtherWay, prepare, refuse, split } from './contingencies.ts'
import { handoversOf } from './handover-list.ts'
import { handOver, signFor, takeBack } from './handovers.ts'
import { withdrawPart } from './hold.ts'
import { judgeAgain, setAside } from './judging.ts'
import { addBorn } from './new-born.ts'
import { listVehicles } from './plan.ts'
import { giveBack, giveReceipt } from './property.ts'
import { moveStock, stockOf } from './stock.ts'
import {
  makeAttendant,
  makeCarriage,
  makeVehicle,
  rewriteCarriage,
  rewriteVehicle,
  takeOutVehicle,
} from './vehicles.ts'

export const planningRoutes = [
  serve(it.listVehicles, async ({ db }) => ({ items: await listVehicles(db) })),
  serve(it.addVehicle, ({ db, body }) => makeVehicle(db, body)),
  serve(it.changeVehicle, ({ db, actor, params, body }) => rewriteVehicle(db, actor, params.id, body)),
  serve(it.withdrawVehicle, ({ db, actor, params }) => takeOutVehicle(db, actor, params.id)),
  serve(it.addCarriage, ({ db, actor, params, body }) => makeCarriage(db, actor, params.id, body)),
  serve(it.changeCarriage, ({ db, actor, params, body }) => rewriteCarriage(db, actor, params.id, body)),
  serve(it.withdrawCarriage, ({ db, actor, params }) =>
    withdrawPart(db, actor, 'operations.carriage', params.id),
  ),
  serve(it.addAttendant, ({ db, actor, params, body }) => makeAttendant(db, actor, params.id, body)),
  serve(it.withdrawAttendant, ({ db, actor, params }) =>
    withdrawPart(db, actor, 'operations.attendant', params.id),
  ),

  serve(it.addAlternative, ({ db, actor, params, body }) => prepare(db, actor, params.id, body)),
  serve(it.withdrawAlternative, ({ db, actor, params }) =>
    withdrawPart(db, actor, 'operations.alternative', params.id),
  ),
  serve(it.takeAlternative, ({ db, actor, params, body }) => goOtherWay(db, actor, params.id, body.reason)),
  serve(it.refusePermission, ({ db, actor, params, body }) => refuse(db, actor, params.id, body.reason)),
  serve(it.splitLeg, ({ db, actor, params, body }) => split(db, actor, params.id, body)),
  serve(it.addNewBorn, ({ db, actor, services, params, body }) =>
    addBorn(db, actor, services, params.id, body),
  ),

  serve(it.getChecklist, ({ db, params }) => getChecklistOf(db, params.id)),
  serve(it.takeStandardChecklist, ({ db, actor, params }) => takeStandard(db, actor, params.id)),
  serve(it.addChecklistItem, ({ db, actor, params, body }) => makeItem(db, actor, params.id, body)),
  serve(it.changeChecklistItem, ({ db, actor, params, body }) => rewriteItem(db, actor, params.id, body)),
  serve(it.withdrawChecklistItem, ({ db, actor, params }) => takeOutItem(db, actor, params.id)),
  serve(it.startChecks, ({ db, actor, params }) => takeChecks(db, actor, params.id)),
  serve(it.addCheck, ({ db, actor, params, body }) => makeCheck(db, actor, params.id, body)),
  serve(it.changeCheck, ({ db, actor, params, body }) => rewriteCheck(db, actor, params.id, body)),
  serve(it.settleCheck, ({ db, actor, params, body }) => settle(db, actor, params.id, body)),
  serve(it.withdrawCheck, ({ db, actor, params }) =>
    withdrawPart(db, actor, 'operations.mission_check', params.id),
  ),

  serve(it.waive, ({ db, actor, params, body }) => setAside(db, actor, params.id, body)),
  serve(it.revalidate, ({ db, actor, params }) => judgeAgain(db, actor, params.id)),

  serve(it.listHandovers, ({ db, params }) => handoversOf(db, params.id)),
  serve(it.addHandover, ({ db, actor, params, body }) => handOver(db, actor, params.id, body)),
  serve(it.signHandover, ({ db, actor, params, body }) => signFor(db, actor, params.id, body)),
  serve(it.withdrawHandover, ({ db, actor, params, body }) => takeBack(db, actor, params.id, body.reason)),
  serve(it.addReceipt, ({ db, actor, params, body }) => giveReceipt(db, actor, params.id, body)),
  serve(it.returnProperty, ({ db, actor, params, body }) => giveBack(db, actor, params.id, body)),

  serve(it.getStock, async ({ db }) => ({ items: await stockOf(db) })),
  serve(it.changeStock, ({ db, body }) => moveStock(db, body)),
]
