import * as it from '@oralu/domain'
import { serve } from '../../http/serve.ts'
import { sendFile, sendPdf } from '../../papers/send.ts'
import { receiveBlanks, spoil } from './blanks.ts'
import { compose } from './compose.ts'
import { getDocumentsPage } from './page.ts'
import { getListPage, partOf, release } from './passenger-lists.ts'
import { print, printTravelDocument } from './prints.ts'
import { sign } from './signatures.ts'
import { enterShown, issue, withdrawPaper } from './travel.ts'

export const documentRoutes = [
  serve(it.getDocuments, ({ db, actor, params }) => getDocumentsPage(db, actor, params.id)),
  serve(it.signVersion, ({ db, actor, params }) => sign(db, actor, params.id, params.number)),
  serve(it.printPaper, async ({ db, params, query, reply }) =>
    sendPdf(reply, params.paper, await print(db, params.id, params.paper, query)),
  ),
  serve(it.addBlanks, ({ db, body }) => receiveBlanks(db, body)),
  serve(it.spoilBlank, ({ db, body }) => spoil(db, body.number, body.reason)),
  serve(it.issueDocument, ({ db, actor, params, body }) => issue(db, actor, params.id, body)),
  serve(it.enterDocument, ({ db, actor, params, body }) => enterShown(db, actor, params.id, body)),
  serve(it.withdrawDocument, ({ db, actor, params, body }) =>
    withdrawPaper(db, actor, params.id, body.reason),
  ),
  serve(it.printDocument, async ({ db, params, query, reply }) =>
    sendPdf(reply, 'document', await printTravelDocument(db, params.id, query.languages)),
  ),
  serve(it.composeList, ({ db, actor, params, body }) => compose(db, actor, params.id, body)),
  serve(it.getPassengerList, ({ db, params }) => getListPage(db, params.id)),
  serve(it.releaseList, ({ db, actor, params }) => release(db, actor, params.id)),
  serve(it.downloadList, async ({ db, params, reply }) => {
    const { name, text } = await partOf(db, params.id, params.part)
    return sendFile(
      reply,
      'text/plain; charset=us-ascii',
      `attachment; filename="${name}"`,
      Buffer.from(text, 'ascii'),
    )
  }),
]
