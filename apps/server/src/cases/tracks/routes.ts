import * as it from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { sendPdf } from '../../papers/send.ts'
import * as belief from './belief.ts'
import * as changes from './changes.ts'
import * as education from './education.ts'
import * as papers from './papers.ts'
import { plansOf } from './plans.ts'

export const trackRoutes: Served[] = [
  ...it.trackParts.flatMap(routesOf),
  serve(it.getEducation, ({ db, actor, params }) => education.educationOf(db, actor, params.anchorId)),
  serve(it.enrol, ({ db, params, body }) => education.enter(db, params.anchorId, body)),
  serve(it.endEnrolment, ({ db, params, body }) => education.leave(db, params.id, body.on)),
  serve(it.printEnrolment, async ({ db, params, query, reply }) =>
    sendPdf(reply, 'enrolment', await education.printNote(db, params.id, query.languages)),
  ),
  serve(it.planCatchUp, ({ db, params, body }) => education.catchUp(db, params.anchorId, body)),
  serve(it.listSchoolIncidents, ({ db, actor, params }) => education.incidentsOf(db, actor, params.anchorId)),
  serve(it.addSchoolIncident, ({ db, params, body }) => education.recordIncident(db, params.anchorId, body)),
  serve(it.listPapers, ({ db, actor, params }) => papers.papersOf(db, actor, params.anchorId)),
  serve(it.addPaper, ({ db, params, body }) => papers.owe(db, params.anchorId, body)),
  serve(it.paperApplied, ({ db, params, body }) => papers.applied(db, params.id, body)),
  serve(it.paperAnswered, ({ db, params, body }) => papers.answered(db, params.id, body)),
  serve(it.paperAppealed, ({ db, params, body }) => papers.appealed(db, params.id, body.on)),
  serve(it.appealAnswered, ({ db, params, body }) =>
    papers.answeredAppeal(db, params.id, body.on, body.answer),
  ),
  serve(it.withdrawPaper, ({ db, params }) => papers.takeBack(db, params.id)),
  serve(it.addPaperStep, ({ db, actor, params, body }) => papers.addStep(db, actor, params.id, body)),
  serve(it.paperStepDone, ({ db, actor, params, body }) => papers.stepDone(db, actor, params.id, body.on)),
  serve(it.readBelief, ({ db, params }) => belief.readBelief(db, params.anchorId)),
  serve(it.agreeToBelief, ({ db, actor, params, body }) => belief.agreed(db, actor, params.anchorId, body)),
  serve(it.endBelief, ({ db, params }) => belief.ended(db, params.anchorId)),
]

function routesOf(part: it.TrackPart): Served[] {
  const of = it.trackEndpoints[part]
  return [
    serve(of.plans, ({ db, actor, params }) => plansOf(db, actor, part, params.anchorId)),
    serve(of.assess, ({ db, params, body }) => changes.assess(db, part, params.id, body)),
    serve(of.addGoal, ({ db, params, body }) => changes.addGoal(db, part, params.id, body)),
    serve(of.settleGoal, ({ db, params, body }) => changes.settleGoal(db, part, params.id, body)),
    serve(of.measure, ({ db, params, body }) => changes.measure(db, part, params.id, body)),
    serve(of.addService, ({ db, params, body }) => changes.addService(db, part, params.id, body)),
    serve(of.setService, ({ db, params, body }) => changes.setService(db, part, params.id, body)),
    serve(of.addSession, ({ db, params, body }) => changes.addSession(db, part, params.id, body)),
    serve(of.attend, ({ db, params, body }) => changes.attend(db, part, params.id, body)),
    serve(of.agree, ({ db, params, body }) => changes.agree(db, part, params.id, body)),
    serve(of.withdraw, ({ db, params }) => changes.withdraw(db, part, params.id)),
    serve(of.review, ({ db, params, body }) => changes.review(db, part, params.id, body)),
    serve(of.close, ({ db, actor, params, body }) => changes.close(db, actor, part, params.id, body)),
  ]
}
