import {
  addCarer,
  addCounselling,
  addNeed,
  assignCase,
  type CasePartName,
  caseParts,
  closeCase,
  endCarer,
  getBoard,
  getCase,
  getCasesToday,
  getReception,
  listArrivals,
  listCases,
  listColleagues,
  listInterviews,
  listLegalPeople,
  markArrivalStep,
  needSeen,
  openCase,
  partEndpoints,
  planInterview,
  planVisit,
  proposeClosing,
  readCounselling,
  reviewCase,
  setReception,
  visitDone,
  withdrawClosing,
} from '@oralu/domain'
import { type Served, serve } from '../http/serve.ts'
import * as arrival from './arrival.ts'
import { boardOf } from './board.ts'
import { assign, close, endCare, nameCarer, plan, propose, review, visited, withdraw } from './changes.ts'
import * as counselling from './counselling.ts'
import { courseRoutes } from './course/routes.ts'
import { formRoutes } from './forms/routes.ts'
import { justiceRoutes } from './justice/routes.ts'
import { kinshipRoutes } from './kinship/routes.ts'
import { listCases as list } from './list.ts'
import { outcomeRoutes } from './outcomes/routes.ts'
import { getCasePage } from './page.ts'
import { addNote, addTask, openTrack, readPart, recordNeed, seen, setTrack, taskDone } from './parts.ts'
import { placeRoutes } from './places/routes.ts'
import { openCasesFor } from './queries.ts'
import { receptionOf, setReceptionOf } from './reception.ts'
import { careReferralRoutes } from './referrals/routes.ts'
import { colleaguesWithCaseload, legalPeople } from './rosters.ts'
import { casesToday } from './today.ts'
import { trackRoutes } from './tracks/routes.ts'

export const caseRoutes: Served[] = [
  serve(listCases, ({ db, actor, query }) => list(db, actor, query)),
  serve(getCasesToday, ({ db, actor }) => casesToday(db, actor)),
  serve(getBoard, ({ db }) => boardOf(db)),
  serve(listColleagues, ({ db }) => colleaguesWithCaseload(db)),
  serve(listLegalPeople, ({ db }) => legalPeople(db)),
  serve(getReception, ({ db, actor }) => receptionOf(db, actor)),
  serve(setReception, ({ db, actor, body }) => setReceptionOf(db, actor, body.receiverId)),
  serve(listArrivals, ({ db, params }) => arrival.arrivalsOf(db, params.missionId)),
  serve(markArrivalStep, ({ db, params, body }) => arrival.mark(db, params.anchorId, body)),
  serve(listInterviews, ({ db, params }) => arrival.interviewsOf(db, params.anchorId)),
  serve(planInterview, ({ db, params, body }) => arrival.plan(db, params.anchorId, body)),
  serve(getCase, ({ db, actor, params }) => getCasePage(db, actor, params.id)),
  serve(openCase, async ({ db, body }) => {
    await openCasesFor(db, [body.anchorId], 'asked for')
    return { id: body.anchorId }
  }),
  serve(assignCase, ({ db, actor, params, body }) => assign(db, actor, params.id, body)),
  serve(reviewCase, ({ db, params, body }) => review(db, params.id, body)),
  serve(proposeClosing, ({ db, actor, params, body }) => propose(db, actor, params.id, body)),
  serve(withdrawClosing, ({ db, params }) => withdraw(db, params.id)),
  serve(closeCase, ({ db, actor, params }) => close(db, actor, params.id)),
  serve(addCarer, ({ db, params, body }) => nameCarer(db, params.anchorId, body)),
  serve(endCarer, ({ db, params, body }) => endCare(db, params.id, body.on)),
  serve(planVisit, ({ db, params, body }) => plan(db, params.anchorId, body)),
  serve(visitDone, ({ db, actor, params, body }) => visited(db, actor, params.id, body.on)),
  serve(addNeed, ({ db, params, body }) => recordNeed(db, params.anchorId, body)),
  serve(needSeen, ({ db, actor, params, body }) => seen(db, actor, params.id, body.on)),
  serve(readCounselling, ({ db, actor, params }) => counselling.readCounselling(db, actor, params.anchorId)),
  serve(addCounselling, ({ db, actor, params, body }) =>
    counselling.writeCounselling(db, actor, params.anchorId, body),
  ),
  ...careReferralRoutes,
  ...courseRoutes,
  ...trackRoutes,
  ...kinshipRoutes,
  ...justiceRoutes,
  ...formRoutes,
  ...outcomeRoutes,
  ...placeRoutes,
  ...caseParts.flatMap(routesOf),
]

function routesOf(part: CasePartName): Served[] {
  const of = partEndpoints[part]
  return [
    serve(of.read, ({ db, actor, params }) => readPart(db, actor, part, params.anchorId)),
    serve(of.openTrack, ({ db, params, body }) => openTrack(db, part, params.anchorId, body)),
    serve(of.setTrack, ({ db, params, body }) => setTrack(db, part, params.id, body)),
    serve(of.addTask, ({ db, actor, params, body }) => addTask(db, actor, part, params.anchorId, body)),
    serve(of.taskDone, ({ db, actor, params }) => taskDone(db, actor, part, params.id)),
    serve(of.addNote, ({ db, params, body }) => addNote(db, part, params.anchorId, body)),
  ]
}
