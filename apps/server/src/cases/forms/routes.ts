import {
  actOnForm,
  beginFormVersion,
  exportFormReport,
  fillForm,
  getForm,
  getFormReport,
  getFormVersion,
  importForm,
  listCodeLists,
  listFillings,
  listForms,
  makeForm,
  saveCodeList,
  saveFormDraft,
} from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import { sendSheet } from '../sheet.ts'
import { codeLists, keepCodeList } from './code-lists.ts'
import { fill, fillingsOf } from './fillings.ts'
import { importXlsForm } from './import.ts'
import { reportFile, reportOf } from './report.ts'
import * as made from './versions.ts'

// A form can have fields of several compartments: who may what is decided by the row, in the database.
export const formRoutes: Served[] = [
  serve(listForms, ({ db, actor }) => made.listForms(db, actor)),
  serve(makeForm, ({ db, actor, body }) => made.make(db, actor, body)),
  serve(importForm, ({ db, actor, services, file, query }) =>
    importXlsForm(db, actor, services, file!, query),
  ),
  serve(listCodeLists, ({ db }) => codeLists(db)),
  serve(saveCodeList, ({ db, actor, params, body }) => keepCodeList(db, actor, params.id, body)),
  serve(getFormVersion, ({ db, actor, params }) => made.getVersionPage(db, actor, params.id)),
  serve(getForm, ({ db, actor, params }) => made.getFormPage(db, actor, params.id)),
  serve(saveFormDraft, ({ db, actor, params, body }) => made.saveDraft(db, actor, params.id, body)),
  serve(beginFormVersion, ({ db, actor, params }) => made.nextVersion(db, actor, params.id)),
  serve(actOnForm, ({ db, actor, params, body }) => made.act(db, actor, params.id, body.act)),
  serve(getFormReport, ({ db, actor, params, query }) => reportOf(db, actor, params.id, query.period)),
  serve(exportFormReport, async (asked) => {
    const { db, actor, params, query } = asked
    const report = await reportOf(db, actor, params.id, query.period)
    return await sendSheet(asked, 'cases.form', params.id, (language) =>
      reportFile(report, language, query.as),
    )
  }),
  serve(listFillings, ({ db, actor, params }) => fillingsOf(db, actor, params.anchorId)),
  serve(fillForm, ({ db, actor, params, body }) => fill(db, actor, params.anchorId, params.fillingId, body)),
]
