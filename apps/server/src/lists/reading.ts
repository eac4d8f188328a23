// Reads a received list: its sealed original is opened into a private file for the parser's child process, and that
// file is removed whatever happens. Only so many children at a time, so that memory stays bounded.
import {
  type ColumnGuess,
  type LineAsRead,
  type ListMapping,
  type ListPreview,
  type ListReading,
  Problem,
  type ReadingOptions,
  today,
} from '@oralu/domain'
import {
  guessMapping,
  type OpenSheet,
  openSpreadsheet,
  orderEvidence,
  type SheetHead,
  type SheetRow,
  SpreadsheetError,
} from '@oralu/interop'
import type { Db } from '../db/transaction.ts'
import { withPrivateFile } from '../files/private-file.ts'
import { openFile } from '../files/queries.ts'

import type { Services } from '../services.ts'
import { type ReadRow, type RowRules, rowReader } from './rows.ts'
import { cleanCell } from './values.ts'

const atOnce = 3
const waitingAtMost = 20
let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (queue.length >= waitingAtMost)
      throw new Problem('not-ready', { detail: 'Many lists are being read just now. Try again in a minute.' })
    await new Promise<void>((go) => queue.push(go))
  } else running++
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

/** Opens a list's original and reads it. A file that cannot be read throws SpreadsheetError. */
export async function readList<T>(
  db: Db,
  services: Services,
  fileId: string,
  options: ReadingOptions,
  work: (sheet: OpenSheet) => Promise<T>,
): Promise<T> {
  return await inTurn(async () => {
    const { content } = await openFile(db, services, fileId)
    return await withPrivateFile(services, content, async (path) => {
      const { sheet: name, ...rest } = options
      const sheet = await openSpreadsheet(path, {
        ...rest,
        ...(name === undefined ? {} : { sheet: name }),
      } as Parameters<typeof openSpreadsheet>[1])
      try {
        return await work(sheet)
      } finally {
        sheet.close()
      }
    })
  })
}

/** A refusal of the reader, as the screens know it. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof SpreadsheetError)) return error
  if (error.code === 'aborted') return error
  return new Problem('file-unreadable', { detail: error.message, params: { reason: error.code } })
}

export const readingOf = (head: SheetHead): ListReading => ({
  format: head.format,
  encoding: head.encoding,
  encodingConfidence: head.encodingConfidence,
  delimiter: head.delimiter,
  sheet: head.sheet,
  sheets: head.sheets.slice(0, 100),
  headerRow: head.headerRow,
  rightToLeft: head.rightToLeft,
  columns: head.columns.map(cleanCell),
  warnings: head.warnings,
})

const shown = 50
const lookedAt = 1000

/**
 * The first lines, and what the columns seem to be from a thousand of them.
 * @param rules how lines are read; the mapping that is saved, if one is
 */
export async function preview(
  sheet: OpenSheet,
  { mapping, ...rules }: Pick<RowRules, 'listedOn' | 'listedOnSaid'> & { mapping: ListMapping | undefined },
): Promise<ListPreview> {
  const lines: SheetRow[] = []
  for await (const line of sheet.rows) {
    lines.push(line)
    if (lines.length >= lookedAt) break
  }
  const reading = readingOf(sheet)
  const sound = lines
    .filter(({ problems }) => !problems.some(({ level }) => level === 'error'))
    .map(({ cells }) => cells.map(cleanCell))
  const guess = guessMapping(reading.columns, sound)
  // Keys are not shown, so that they need no secret here.
  const read = rowReader({
    ...rules,
    columns: reading.columns,
    mapping: mapping ?? guess.mapping,
    today: today(),
    hash: (text) => Buffer.from(text),
  })
  return {
    reading,
    looked: lines.length,
    lines: lines.slice(0, shown).map(({ number, cells, problems }) => ({
      row: number,
      cells: cells.map((cell) => cleanCell(cell).slice(0, 300)),
      troubles: problems.map(({ code, level, column }) => ({ code, level, column: column ?? null })),
    })),
    asRead: lines.slice(0, shown).map((line) => asRead(line.number, read(line))),
    guess: guess.mapping,
    columns: guess.columns.map((each, at) =>
      columnOf(
        each,
        sound.map((cells) => cells[at] ?? '').filter((cell) => cell !== ''),
      ),
    ),
    warnings: guess.warnings,
  }
}

function asRead(row: number, { incoming, troubles }: ReadRow): LineAsRead {
  return {
    row,
    taken: incoming !== undefined,
    names: incoming?.fullName === undefined ? [] : [incoming.fullName, ...(incoming.otherNames ?? [])],
    kunya: incoming?.kunya ?? null,
    sex: incoming?.sex ?? 'unknown',
    bornText: incoming?.bornText ?? null,
    bornFrom: incoming?.bornFrom ?? null,
    bornTo: incoming?.bornTo ?? null,
    key: incoming && !incoming.sourceKey.startsWith('content:') ? incoming.sourceKey : null,
    familyGroup: incoming?.familyGroup ?? null,
    troubles,
  }
}

function columnOf(
  { column, why, certainty }: { column: string; why: string; certainty: ColumnGuess['certainty'] },
  values: string[],
): ColumnGuess {
  const evidence = orderEvidence(values)
  const dated = evidence.dayFirst + evidence.monthFirst + evidence.either
  return {
    column,
    why,
    certainty,
    filled: values.length,
    samples: [...new Set(values)].slice(0, 4).map((value) => value.slice(0, 120)),
    dates: dated > 0 && dated >= values.length / 4 ? evidence : null,
  }
}
