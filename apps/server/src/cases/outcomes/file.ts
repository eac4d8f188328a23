// A table as a file, in either form. Texts are never run as formulas (packages/interop).
import type { Language } from '@oralu/domain'
import { type CellValue, csvText, xlsxBytes } from '@oralu/interop'

export interface Sheet {
  name: string
  columns: { header: string; width?: number }[]
  rows: CellValue[][]
}

export async function sheetFile({ name, columns, rows }: Sheet, language: Language, as: 'csv' | 'xlsx') {
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
    content: await xlsxBytes({ sheetName: name.slice(0, 31), rtl: language === 'ar', columns, rows }),
  }
}
