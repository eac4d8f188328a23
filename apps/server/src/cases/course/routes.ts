import {
  acceptTransfer,
  agreeSafetyPlan,
  answerCaseReferral,
  callOffConference,
  declineTransfer,
  finishCaseReferral,
  followUpCase,
  getCourse,
  getCourseToday,
  getIncoming,
  getRoster,
  holdConference,
  listLaterAccess,
  listOtherAgencies,
  planConference,
  proposeCaseGate,
  proposeTransfer,
  readSafetyPlans,
  recordReferralAnswer,
  recordReferralOutcome,
  reopenCase,
  returnCaseGate,
  sendReferral,
  signCaseGate,
  signTransfer,
  stateReason,
  withdrawCaseGate,
  withdrawReferral,
  withdrawTransfer,
} from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import * as after from './after.ts'
import * as conferences from './conferences.ts'
import { getCourseOf } from './course.ts'
import * as gates from './gates.ts'
import * as moves from './moves.ts'
import { roster } from './roster.ts'
import * as safety from './safety.ts'
import { courseToday } from './today.ts'

export const courseRoutes: Served[] = [
  serve(getCourse, ({ db, params }) => getCourseOf(db, params.id)),
  serve(getCourseToday, ({ db, actor }) => courseToday(db, actor)),
  serve(getRoster, ({ db, actor }) => roster(db, actor)),
  serve(proposeCaseGate, ({ db, actor, params, body }) => gates.propose(db, actor, params.id, body)),
  serve(signCaseGate, ({ db, actor, params }) => gates.sign(db, actor, params.id)),
  serve(returnCaseGate, ({ db, actor, params, body }) => gates.giveBack(db, actor, params.id, body.why)),
  serve(withdrawCaseGate, ({ db, actor, params }) => gates.takeBack(db, actor, params.id)),
  serve(planConference, ({ db, params, body }) => conferences.plan(db, params.id, body)),
  serve(holdConference, ({ db, actor, params, body }) => conferences.hold(db, actor, params.id, body)),
  serve(callOffConference, ({ db, actor, params, body }) =>
    conferences.callOff(db, actor, params.id, body.why),
  ),
  serve(listOtherAgencies, ({ db, actor }) => moves.otherAgencies(db, actor)),
  serve(sendReferral, ({ db, params, body }) => moves.refer(db, params.id, body)),
  serve(recordReferralAnswer, ({ db, actor, params, body }) =>
    moves.recordAnswer(db, actor, params.id, body.answer, body.words),
  ),
  serve(recordReferralOutcome, ({ db, actor, params, body }) =>
    moves.recordOutcome(db, actor, params.id, body.words),
  ),
  serve(withdrawReferral, ({ db, actor, params, body }) =>
    moves.withdrawReferralOf(db, actor, params.id, body.why),
  ),
  serve(proposeTransfer, ({ db, actor, params, body }) => moves.propose(db, actor, params.id, body)),
  serve(signTransfer, ({ db, actor, params }) => moves.signTransferOf(db, actor, params.id)),
  serve(withdrawTransfer, ({ db, actor, params, body }) =>
    moves.withdrawTransferOf(db, actor, params.id, body.why),
  ),
  serve(getIncoming, ({ db }) => moves.incoming(db)),
  serve(answerCaseReferral, ({ db, params, body }) => moves.answerOf(db, params.id, body.answer, body.words)),
  serve(finishCaseReferral, ({ db, params, body }) => moves.outcomeOf(db, params.id, body.words)),
  serve(acceptTransfer, ({ db, params }) => moves.accept(db, params.id)),
  serve(declineTransfer, ({ db, params, body }) => moves.decline(db, params.id, body.why)),
  serve(followUpCase, ({ db, params, body }) => after.followUp(db, params.id, body)),
  serve(reopenCase, ({ db, actor, params }) => after.reopen(db, actor, params.id)),
  serve(stateReason, ({ db, params, body }) => after.say(db, params.id, body.reason, body.id)),
  serve(listLaterAccess, async ({ db }) => ({ items: await after.laterReaders(db) })),
  serve(readSafetyPlans, ({ db, params }) => safety.safetyPlans(db, params.anchorId)),
  serve(agreeSafetyPlan, ({ db, params, body }) => safety.agree(db, params.anchorId, body)),
]
