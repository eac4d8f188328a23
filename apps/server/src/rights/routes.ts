import * as domain from '@oralu/domain'
import { type Served, serve } from '../http/serve.ts'
import { addEntry, answerTo, confirmAnswer, findComplaints, getComplaintPage, take } from './complaints.ts'
import { erasureRoutes } from './erasure/routes.ts'
import { confirmText, findNotices, give, noticesGiven, proposeText } from './notices.ts'
import {
  answer,
  checked,
  decide,
  extend,
  findRequests,
  getRequestPage,
  receive,
  route,
  statementsOf,
} from './requests.ts'

export const rightsRoutes: Served[] = [
  ...erasureRoutes,
  serve(domain.receiveRequest, ({ db, body }) => receive(db, body)),
  serve(domain.listRightsRequests, ({ db, actor, query }) => findRequests(db, actor, query, false)),
  serve(domain.listMyRequests, ({ db, actor, query }) => findRequests(db, actor, query, true)),
  serve(domain.getRequestOfPerson, ({ db, actor, params }) => getRequestPage(db, actor, params.id)),
  serve(domain.checkIdentity, ({ db, actor, params, body }) => checked(db, actor, params.id, body.how)),
  serve(domain.extendRequest, ({ db, actor, params, body }) => extend(db, actor, params.id, body.because)),
  serve(domain.routeRequest, ({ db, actor, params, body }) => route(db, actor, params.id, body.agencyId)),
  serve(domain.decideCorrection, ({ db, actor, params, body }) => decide(db, actor, params.id, body)),
  serve(domain.answerRequest, ({ db, actor, params, body }) => answer(db, actor, params.id, body)),
  serve(domain.listStatements, async ({ db, params }) => ({
    items: await statementsOf(db, params.anchorId, params.compartment),
  })),
  serve(domain.takeComplaint, ({ db, body }) => take(db, body)),
  serve(domain.listComplaints, ({ db, query }) => findComplaints(db, query)),
  serve(domain.getComplaint, ({ db, actor, params }) => getComplaintPage(db, actor, params.id)),
  serve(domain.addToComplaint, ({ db, actor, params, body }) => addEntry(db, actor, params.id, body)),
  serve(domain.answerComplaint, ({ db, actor, params, body }) => answerTo(db, actor, params.id, body)),
  serve(domain.confirmComplaint, ({ db, actor, params }) => confirmAnswer(db, actor, params.id)),
  serve(domain.listNotices, async ({ db, actor }) => ({ items: await findNotices(db, actor) })),
  serve(domain.proposeNotice, ({ db, body }) => proposeText(db, body)),
  serve(domain.confirmNotice, ({ db, actor, params }) => confirmText(db, actor, params.id)),
  serve(domain.listNoticesGiven, async ({ db, params }) => ({
    items: await noticesGiven(db, params.anchorId),
  })),
  serve(domain.giveNotice, ({ db, params, body }) => give(db, params.anchorId, body)),
]
