import {
  addFocalPoint,
  addKey,
  addPartner,
  approveRun,
  bringParcel,
  carryParcel,
  changeAgreement,
  changePartner,
  checkKey,
  composePackage,
  deletePackage,
  draftAgreement,
  draftRequest,
  dropPackage,
  endAgreement,
  endFocalPoint,
  endRun,
  escalateRequest,
  fetchParcel,
  getAgreement,
  getCooperationDay,
  getOwnKeys,
  getPackage,
  getPartner,
  getRequest,
  getRun,
  listAgreements,
  listMail,
  listPackages,
  listPartners,
  listRequests,
  listRuns,
  lookAgain,
  ownRequest,
  previewPackage,
  proposeRun,
  recallPackage,
  refusePackage,
  releasePackage,
  revokeKey,
  signAgreement,
  stepRequest,
  takePackageIn,
  tryAgreement,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import * as agreements from './agreements.ts'
import * as intersections from './intersections.ts'
import * as mail from './mail.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { ownAddress } from './own-keys.ts'
import * as packages from './packages.ts'
import * as partners from './partners.ts'
import { portalRoutes } from './portal-routes.ts'
import * as requests from './requests.ts'
import * as given from './take-in.ts'

export const cooperationRoutes = [
  serve(getCooperationDay, ({ db, actor }) => mail.findToDo(db, actor)),
  serve(listPartners, ({ db, query }) => partners.findPartners(db, query)),
  serve(getPartner, ({ db, actor, params }) => partners.getPartnerPage(db, actor, params.id)),
  serve(addPartner, async ({ db, body }) => ({ id: await partners.addPartnerRow(db, body) })),
  serve(changePartner, async ({ db, actor, params, body }) => ({
    id: await partners.changePartnerRow(db, actor, params.id, body),
  })),
  serve(addFocalPoint, async ({ db, actor, params, body }) => ({
    id: await partners.addFocalPointRow(db, actor, params.id, body),
  })),
  serve(endFocalPoint, async ({ db, params }) => ({ id: await partners.endFocalPointRow(db, params.id) })),
  serve(addKey, async ({ db, actor, params, body }) => ({
    id: await partners.addKeyRow(db, actor, params.id, body),
  })),
  serve(checkKey, ({ db, actor, params, body }) => partners.checkKeyRow(db, actor, params.id, body)),
  serve(revokeKey, async ({ db, actor, params, body }) => ({
    id: await partners.revokeKeyRow(db, actor, params.id, body.why),
  })),
  serve(getOwnKeys, ({ services, actor }) => ownAddress(services.settings, actor.agencyId)),

  serve(listAgreements, ({ db, query }) => agreements.findAgreements(db, query)),
  serve(getAgreement, ({ db, actor, params }) => agreements.getAgreementPage(db, actor, params.id)),
  serve(draftAgreement, ({ db, actor, body }) =>
    agreements.addAgreement(db, actor, body.partnerId, body.agreement, body.id),
  ),
  serve(changeAgreement, ({ db, actor, params, body }) =>
    agreements.changeAgreementRow(db, actor, params.id, body.agreement),
  ),
  serve(signAgreement, ({ db, actor, params }) => agreements.sign(db, actor, params.id)),
  serve(endAgreement, ({ db, actor, params, body }) => agreements.end(db, actor, params.id, body.why)),
  serve(tryAgreement, ({ db, params, query }) => agreements.tryOut(db, params.id, query)),

  serve(listRequests, ({ db, query }) => requests.findRequests(db, query)),
  serve(getRequest, ({ db, actor, params }) => requests.getRequestPage(db, actor, params.id)),
  serve(draftRequest, ({ db, actor, body }) => requests.addRequest(db, actor, body)),
  serve(stepRequest, ({ db, services, actor, params, body }) =>
    requests.step(db, services, actor, params.id, body),
  ),
  serve(ownRequest, async ({ db, actor, params }) => ({ id: await requests.takeUp(db, actor, params.id) })),
  serve(escalateRequest, async ({ db, actor, params, body }) => ({
    id: await requests.escalate(db, actor, params.id, body.why),
  })),

  serve(listPackages, ({ db, query }) => packages.findPackages(db, query)),
  serve(getPackage, ({ db, actor, params }) => packages.getPackagePage(db, actor, params.id)),
  serve(previewPackage, async ({ db, services, params }) => {
    const row = await packages.getPackageRow(db, params.id)
    return row.direction === 'ours' ? packages.previewOurs(db, row) : given.previewTheirs(db, services, row)
  }),
  serve(composePackage, ({ db, actor, body }) => packages.compose(db, actor, body)),
  serve(lookAgain, ({ db, actor, params, body }) =>
    packages.takeOverChanges(db, actor, params.id, body.contentHash),
  ),
  serve(dropPackage, ({ db, actor, params }) => packages.drop(db, actor, params.id)),
  serve(releasePackage, ({ db, services, actor, params, body }) =>
    packages.release(db, services, actor, params.id, body.contentHash),
  ),
  serve(recallPackage, ({ db, services, actor, params, body }) =>
    packages.recall(db, services, actor, params.id, body.why),
  ),
  serve(takePackageIn, ({ db, services, actor, params, body }) =>
    given.takePackage(db, services, actor, params.id, body.refused),
  ),
  serve(refusePackage, ({ db, services, actor, params, body }) =>
    given.refuse(db, services, actor, params.id, body.why),
  ),
  serve(deletePackage, ({ db, services, actor, params }) =>
    given.deleteTheirs(db, services, actor, params.id),
  ),

  serve(listRuns, ({ db, query }) => intersections.findRuns(db, query)),
  serve(getRun, ({ db, actor, params }) => intersections.getRunPage(db, actor, params.id)),
  serve(proposeRun, ({ db, services, actor, body }) => intersections.propose(db, services, actor, body)),
  serve(approveRun, ({ db, actor, params }) => intersections.approve(db, actor, params.id)),
  serve(endRun, ({ db, services, actor, params }) => intersections.end(db, services, actor, params.id)),

  serve(listMail, ({ db, query }) => mail.findMail(db, query)),
  serve(fetchParcel, async ({ db, params, reply }) => {
    const bytes = await mail.getParcel(db, params.id)
    reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${params.id}.age"`)
    return bytes
  }),
  serve(carryParcel, async ({ db, actor, params }) => ({ id: await mail.carry(db, actor, params.id) })),
  serve(bringParcel, ({ services, actor, file }) => mail.bring(services, actor, file!)),
  ...meetingRoutes,
  ...portalRoutes,
]
