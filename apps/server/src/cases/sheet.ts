// A table as a file, in either form. Texts are never run as formulas (packages/interop).
import type { Language } from '@oralu/domain'
import { type CellValue, csvText, xlsxBytes } from '@oralu/interop'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'

export interface Sheet {
  /** Of the file. */
  name: string
  /** Of the sheet in a workbook; the file's name if not given. */
  sheetName?: string
  columns: { header: string; width?: number }[]
  rows: CellValue[][]
}

export async function sheetFile(
  { name, sheetName = name, columns, rows }: Sheet,
  language: Language,
  as: 'csv' | 'xlsx',
) {
  const disposition = `attachment; filename="${name}.${as}"`
  if (as === 'csv')
    return {
      disposition,
      type: 'text/csv; charset=utf-8',
      content: Buffer.from(csvText([columns.map(({ header }) => header), ...rows])),
    }
  return {
    disposition,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await xlsxBytes({ sheetName: sheetName.slice(0, 31), rtl: language === 'ar', columns, rows }),
  }
}

/** A file in the language of whoever takes it; that it was taken is in the ledger. */
export async function sendSheet(
  { db, actor, reply }: { db: Db; actor: Actor; reply: FastifyReply },
  table: string,
  id: string,
  make: (language: Language) => ReturnType<typeof sheetFile>,
) {
  const { language } = await db
    .selectFrom('access.account')
    .select('language')
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const { type, disposition, content } = await make(language as Language)
  await sql`select ledger.note('export', ${table}, array[${id}::uuid])`.execute(db)
  reply.type(type).header('content-disposition', disposition)
  return content
}
