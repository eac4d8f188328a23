import {
  askToContact,
  assessAgreement,
  closeEnquiry,
  countEnquiries,
  getEnquiry,
  listEnquiries,
  listToAssess,
  nameSought,
  recordAgreement,
  secondVerification,
  setEnquiryAside,
  takeEnquiry,
  verifyEnquirer,
  withdrawSought,
  withdrawVerification,
  writeToFamily,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { countOpen, findEnquiries, findToAssess, getEnquiryPage } from './queries.ts'
import * as steps from './steps.ts'

export const enquiriesRoutes = [
  serve(listEnquiries, ({ db, query }) => findEnquiries(db, query)),
  serve(countEnquiries, ({ db }) => countOpen(db)),
  serve(getEnquiry, ({ db, actor, params }) => getEnquiryPage(db, actor, params.id)),
  serve(takeEnquiry, ({ db, actor, params }) => steps.take(db, actor, params.id)),
  serve(setEnquiryAside, ({ db, actor, params, body }) => steps.setAside(db, actor, params.id, body.aside)),
  serve(askToContact, ({ db, actor, params, body }) => steps.askToContact(db, actor, params.id, body.on)),
  serve(verifyEnquirer, ({ db, actor, params, body }) => steps.verify(db, actor, params.id, body)),
  serve(secondVerification, ({ db, actor, params }) => steps.second(db, actor, params.id)),
  serve(withdrawVerification, ({ db, actor, params }) =>
    steps.withdraw(db, actor, 'enquiries.verification', params.id),
  ),
  serve(nameSought, ({ db, actor, params, body }) => steps.name(db, actor, params.id, body)),
  serve(withdrawSought, ({ db, actor, params }) =>
    steps.withdraw(db, actor, 'enquiries.sought_person', params.id),
  ),
  serve(recordAgreement, ({ db, actor, params, body }) => steps.agree(db, actor, params.id, body)),
  serve(assessAgreement, ({ db, params, body }) => steps.assess(db, params.id, body.assessment)),
  serve(listToAssess, ({ db }) => findToAssess(db)),
  serve(writeToFamily, ({ db, actor, params, body }) => steps.write(db, actor, params.id, body)),
  serve(closeEnquiry, ({ db, actor, params }) => steps.close(db, actor, params.id)),
]
