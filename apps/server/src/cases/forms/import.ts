// An XLSForm as the first draft of a form. The file is kept as it came.
import { type importForm, Problem, type QueryOf, wordsIn, writeForm } from '@oralu/domain'
import { readXlsForm, SpreadsheetError } from '@oralu/interop'
import type { Actor, Db } from '../../db/transaction.ts'
import { withPrivateFile } from '../../files/private-file.ts'
import { addFileRow, openFile } from '../../files/queries.ts'
import type { Received } from '../../files/receive.ts'
import type { Services } from '../../services.ts'
import { beginForm } from './versions.ts'

export async function importXlsForm(
  db: Db,
  actor: Actor,
  services: Services,
  file: Received,
  { compartment, subject, name }: QueryOf<typeof importForm>,
) {
  const fileId = await addFileRow(db, file, { compartment, name })
  const { content } = await openFile(db, services, fileId)
  const { form, notes } = await withPrivateFile(services, content, (path) =>
    readXlsForm(path, compartment),
  ).catch((error: unknown) => {
    throw error instanceof SpreadsheetError
      ? new Problem('file-unreadable', { detail: error.message, params: { reason: error.code } })
      : error
  })
  const title = wordsIn(form.title, 'en') === '' ? { en: name.replace(/\.xlsx?$/i, '') } : form.title
  return await beginForm(db, actor, {
    compartment,
    subject,
    definition: writeForm({ ...form, title }),
    notes,
  })
}
