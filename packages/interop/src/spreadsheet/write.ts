import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node'
import { encodeText } from './encoding.ts'
import { SpreadsheetError } from './errors.ts'
import type { Delimiter, TextEncoding } from './types.ts'

export type CellValue = string | number | boolean | null | undefined

export interface CsvOptions {
  /** Default `utf-8`, with a byte-order mark, without which Excel reads Cyrillic and Arabic wrongly. */
  encoding?: TextEncoding
  delimiter?: Delimiter
  /** Default true for UTF-8 and UTF-16. */
  byteOrderMark?: boolean
  /** Put `'` before cells that a spreadsheet program would run as a formula. Default true. */
  guardFormulas?: boolean
}

/**
 * Text that a spreadsheet program will not run. Cells that begin with = + - @, tab or carriage return get an
 * apostrophe before them (OWASP, "CSV Injection"), also behind white space and in their full-width forms.
 * Telephone numbers with + are guarded too: Excel would compute "+7 701-22-33". Give numbers as numbers.
 */
export function guardFormula(text: string): string {
  return /^[\t\r\n]/.test(text) || /^[\s\ufeff]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}

/**
 * Writes rows (the header is the first) as CSV, RFC 4180, lines ended by CRLF. The file appears whole or not
 * at all. Throws `bad-encoding` where the encoding lacks a letter, `unwritable` where the disk refuses.
 */
export async function writeCsv(
  path: string,
  rows: Iterable<CellValue[]> | AsyncIterable<CellValue[]>,
  options: CsvOptions = {},
): Promise<void> {
  const { encoding = 'utf-8' } = options
  const mark = options.byteOrderMark ?? encoding.startsWith('utf')
  const line = csvLine(options)
  await replaceFile(path, async (temporary) => {
    const out = createWriteStream(temporary)
    let failure: Error | undefined
    out.on('error', (error) => {
      failure = error
    })
    let text = mark ? '\ufeff' : ''
    const flush = async (): Promise<void> => {
      if (failure) throw failure
      const ready = out.write(encodeText(text, encoding))
      text = ''
      if (!ready) await once(out, 'drain')
    }
    try {
      for await (const row of rows) {
        text += line(row)
        if (text.length > 64 * 1024) await flush()
      }
      if (text !== '') await flush()
      out.end()
      await once(out, 'finish')
    } finally {
      out.destroy()
    }
  })
}

function csvLine({ delimiter = ',', guardFormulas = true }: CsvOptions): (row: CellValue[]) => string {
  const needsQuotes = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : delimiter}]|^\\s|\\s$`)
  const cell = (value: CellValue): string => {
    const plain = value === null || value === undefined ? '' : String(value)
    const text = guardFormulas && typeof value === 'string' ? guardFormula(plain) : plain
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return (row) => `${row.map(cell).join(delimiter)}\r\n`
}

/** The same as text with a byte-order mark, for some ten thousands of rows. */
export function csvText(rows: Iterable<CellValue[]>): string {
  const line = csvLine({})
  let text = '\ufeff'
  for (const row of rows) text += line(row)
  return text
}

export interface XlsxColumn {
  header: string
  /** In characters; default 20. */
  width?: number
}

export interface XlsxOptions {
  sheetName?: string
  /** The sheet runs from right to left, for Arabic. */
  rtl?: boolean
  columns: XlsxColumn[]
  rows: Iterable<CellValue[]>
}

/**
 * Writes one sheet with a bold, fixed header. Texts are written as texts, so none is ever run as a formula.
 * The workbook is built in memory (README.md has figures): for some ten thousands of rows, not for millions.
 */
export async function writeXlsx(path: string, options: XlsxOptions): Promise<void> {
  await replaceFile(path, async (temporary) => writeFile(temporary, await xlsxBytes(options)))
}

/** The same as bytes. */
export async function xlsxBytes(options: XlsxOptions): Promise<Buffer> {
  const { columns, rows, rtl = false } = options
  const header = columns.map(({ header: value }) => ({ value, type: String, fontWeight: 'bold' as const }))
  const data: SheetData = [header]
  for (const row of rows) data.push(row.map(toCell))
  return writeExcelFile(data, {
    sheet: sheetTitle(options.sheetName ?? 'Sheet1'),
    rightToLeft: rtl,
    stickyRowsCount: 1,
    columns: columns.map(({ width = 20 }) => ({ width })),
  }).toBuffer()
}

function toCell(value: CellValue): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { value, type: Number } : { value: String(value), type: String }
  }
  if (typeof value === 'boolean') return { value, type: Boolean }
  // XML has no place for these characters, and Excel holds 32767 in a cell.
  const text = value.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '').slice(0, 32_767)
  // The library keeps its texts as keys of an object: one that every object has ('constructor') would break the workbook.
  return { value: text in {} ? `${text} ` : text, type: String }
}

/** Excel allows 31 characters and none of []:*?/\ in the name of a sheet. */
function sheetTitle(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  )
}

async function replaceFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`
  try {
    await write(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    if (error instanceof SpreadsheetError) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new SpreadsheetError('unwritable', code)
  }
}
