// The sheets of an XLSForm as rows of named cells.
import { SpreadsheetError } from '../spreadsheet/errors.ts'
import { readSpreadsheet } from '../spreadsheet/open.ts'
import { type Header, headerOf } from './columns.ts'

export interface Cell extends Header {
  text: string
}
export interface Row {
  number: number
  cells: Cell[]
  /** The text of the first column of a kind; '' where there is none. */
  get(kind: string): string
}
export interface Workbook {
  survey: Row[]
  choices: Row[]
  settings: Row[]
  /** Sheets that no XLSForm has, with nothing of them read. */
  others: string[]
  /** Rows in which the reader met something; row 0: the sheet as a whole. */
  problems: { sheet: string; row: number; detail: string }[]
}

/** What an XLSForm is taken to be at most. */
const limits = {
  fileBytes: 5_000_000,
  unzippedBytes: 40_000_000,
  rows: 5_000,
  columns: 200,
  cellChars: 4_000,
  wallTimeMs: 20_000,
  memoryMb: 192,
}

/** @throws SpreadsheetError where it is no workbook that can be read, or has no sheet 'survey' */
export async function readWorkbook(path: string): Promise<Workbook> {
  const book: Workbook = { survey: [], choices: [], settings: [], others: [], problems: [] }
  const names = await namesOf(path)
  // A workbook of one sheet is that sheet, whatever it is called.
  const only = names.length === 1 ? ('survey' as const) : undefined
  if (!only && !names.some((name) => kindOf(name) === 'survey'))
    throw new SpreadsheetError('sheet-missing', 'survey')
  for (const [index, name] of names.entries()) {
    const kind = only ?? kindOf(name)
    if (!kind) book.others.push(name)
    else book[kind].push(...(await rowsOf(path, index, name, book)))
  }
  return book
}

const kindOf = (name: string) => {
  const plain = name.trim().toLowerCase()
  if (plain === 'survey' || plain === 'choices' || plain === 'settings') return plain
  return plain === 'columns' ? 'choices' : undefined
}

async function namesOf(path: string): Promise<string[]> {
  const { sheets } = await readSpreadsheet(path, { limits, headerRow: 1, sheet: 0 }).catch((error) => {
    // The first sheet may be the empty one.
    if (isEmpty(error)) return readSpreadsheet(path, { limits, headerRow: 1, sheet: 'survey' })
    throw error
  })
  return sheets.map(({ name }) => name)
}

async function rowsOf(path: string, index: number, sheet: string, book: Workbook): Promise<Row[]> {
  try {
    const read = await readSpreadsheet(path, { limits, headerRow: 1, sheet: index })
    const headers = read.columns.map(headerOf)
    return read.rows.map(({ number, cells, problems }) => {
      for (const { code, column, level, detail } of problems) {
        if (code === 'formula' && level === 'note') continue
        const at = column === undefined ? '' : (read.columns[column] ?? `${column + 1}`)
        book.problems.push({ sheet, row: number, detail: [at, code, detail].filter(Boolean).join(' · ') })
      }
      const given = headers.flatMap((header, n) => {
        const text = (cells[n] ?? '').trim()
        return text === '' || header.title.trim() === '' ? [] : [{ ...header, text }]
      })
      return {
        number,
        cells: given,
        get: (kind: string) => given.find((cell) => cell.kind === kind)?.text ?? '',
      }
    })
  } catch (error) {
    if (isEmpty(error)) return []
    throw error
  }
}

const isEmpty = (error: unknown) =>
  error instanceof SpreadsheetError && (error.code === 'empty' || error.code === 'header-only')
