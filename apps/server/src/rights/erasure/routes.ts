import * as domain from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { sendPdf } from '../../papers/send.ts'
import { printOf } from './certificate.ts'
import * as queries from './queries.ts'

export const erasureRoutes: Served[] = [
  serve(domain.examineErasure, ({ db, actor, params }) => queries.examine(db, actor, params.id)),
  serve(domain.proposeErasure, ({ db, params, body }) => queries.propose(db, params.id, body.id)),
  serve(domain.listErasures, ({ db, actor, query }) => queries.findErasures(db, actor, query)),
  serve(domain.answerErasure, ({ db, actor, params, body }) => queries.answer(db, actor, params.id, body)),
  serve(domain.runErasure, ({ db, actor, params, body }) => queries.run(db, actor, params.id, body.jobId)),
  serve(domain.printCertificate, async ({ db, actor, params, query, reply }) =>
    sendPdf(reply, 'certificate', await printOf(db, actor, params.id, query.languages)),
  ),
  serve(domain.checkCertificate, async ({ db, params }) => {
    const { done_at, ...found } = await queries.certificateOf(db, params.number)
    return { doneAt: done_at, ...found }
  }),
  serve(domain.listRetention, ({ db, query }) => queries.findDue(db, query)),
  serve(domain.keepLonger, ({ db, body }) => queries.keep(db, body)),
  serve(domain.proposeRetentionErasure, ({ db, body }) => queries.proposeRetention(db, body)),
  serve(domain.placeHold, ({ db, actor, params, body }) => queries.hold(db, actor, params.id, body)),
  serve(domain.listHolds, async ({ db, actor, params }) => ({
    items: await queries.findHolds(db, actor, params.id),
  })),
  serve(domain.endHold, ({ db, actor, params }) => queries.endHold(db, actor, params.id)),
]
