import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { Sink } from './protocol.ts'
import type { RowProblem, SheetHead, SheetRow } from './types.ts'

/** How many rows are looked at before it is decided which is the header. */
const LOOK_AHEAD = 12

export interface RawRow {
  number: number
  cells: string[]
  problems: RowProblem[]
  /** Cells beyond the header are a fault in CSV; in a workbook they may be remarks beside the list. */
  ragged: boolean
}

type HeadWithoutColumns = Omit<SheetHead, 'columns' | 'headerRow'>

/**
 * Turns raw rows into a head and rows of equal width. The header is the first non-empty row, except that
 * titles above a list (one filled cell, where the list is three or more wide) are passed over and said so.
 */
export class RowShaper {
  readonly #sink: Sink
  readonly #limits: Limits
  readonly #head: HeadWithoutColumns
  readonly #headerRow: number | undefined
  #waiting: RawRow[] | null = []
  #width = 0
  #count = 0

  constructor(sink: Sink, limits: Limits, head: HeadWithoutColumns, headerRow?: number) {
    this.#sink = sink
    this.#limits = limits
    this.#head = head
    this.#headerRow = headerRow
  }

  push(row: RawRow): Promise<void> | undefined {
    const last = lastFilled(row.cells)
    if (last < 0) return undefined
    if (last >= this.#limits.columns) {
      throw new SpreadsheetError('too-many-columns', `row ${row.number}, limit ${this.#limits.columns}`)
    }
    if (this.#headerRow !== undefined && row.number < this.#headerRow) return undefined
    if (this.#waiting === null) return this.#emit(row)
    this.#waiting.push(row)
    const enough = this.#headerRow !== undefined || this.#waiting.length >= LOOK_AHEAD
    return enough ? this.#decide() : undefined
  }

  /** Call once after the last row. Throws `empty` or `header-only`. */
  async end(): Promise<void> {
    if (this.#waiting !== null) await this.#decide()
    if (this.#count === 0) throw new SpreadsheetError('header-only')
  }

  async #decide(): Promise<void> {
    const rows = this.#waiting ?? []
    this.#waiting = null
    if (rows.length === 0) throw new SpreadsheetError('empty')
    const at = this.#headerRow === undefined ? headerIndex(rows) : 0
    const header = rows[at] as RawRow
    const columns = uniqueNames(header.cells.slice(0, lastFilled(header.cells) + 1))
    const warnings = [...this.#head.warnings]
    if (at > 0) warnings.push(`Rows above row ${header.number} look like a title and were passed over.`)
    this.#width = columns.length
    this.#sink.head({ ...this.#head, warnings, columns, headerRow: header.number })
    for (const row of rows.slice(at + 1)) await this.#emit(row)
  }

  #emit(row: RawRow): Promise<void> | undefined {
    this.#count++
    if (this.#count > this.#limits.rows) {
      throw new SpreadsheetError('too-many-rows', `limit ${this.#limits.rows}`)
    }
    return this.#sink.row(fit(row, this.#width, this.#limits.cellChars))
  }
}

function fit(row: RawRow, width: number, cellChars: number): SheetRow {
  const { cells, problems } = row
  const found = cells.length
  if (found > width && lastFilled(cells) >= width) {
    problems.push({
      code: 'too-many-cells',
      level: 'error',
      detail: `expected ${width} cells, found ${found}`,
    })
  } else if (row.ragged && found < width) {
    problems.push({
      code: 'too-few-cells',
      level: 'error',
      detail: `expected ${width} cells, found ${found}`,
    })
  }
  if (found > width) cells.length = width
  while (cells.length < width) cells.push('')
  for (let column = 0; column < width; column++) {
    const cell = cells[column] as string
    if (cell.length <= cellChars) continue
    cells[column] = cell.slice(0, cellChars)
    problems.push({ code: 'cell-too-long', level: 'error', column, detail: `limit ${cellChars} characters` })
  }
  const kept = problems.filter((problem) => problem.column === undefined || problem.column < width)
  return { number: row.number, cells, problems: kept }
}

function headerIndex(rows: RawRow[]): number {
  const widest = Math.max(...rows.map((row) => filled(row.cells)))
  if (widest < 3) return 0
  const at = rows.findIndex((row) => filled(row.cells) > 1)
  return Math.max(0, at)
}

function filled(cells: string[]): number {
  let count = 0
  for (const cell of cells) if (cell.trim() !== '') count++
  return count
}

function lastFilled(cells: string[]): number {
  for (let at = cells.length - 1; at >= 0; at--) if ((cells[at] as string).trim() !== '') return at
  return -1
}

/**
 * Names for columns: trimmed, white space joined, never empty, never twice. `Name`, ``, `Name` become
 * `Name`, `Column 2`, `Name (2)`. Long headers are cut at 200 characters.
 */
export function uniqueNames(headers: string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const plain = header.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 200) || `Column ${index + 1}`
    let name = plain
    for (let n = 2; taken.has(name); n++) name = `${plain} (${n})`
    taken.add(name)
    return name
  })
}
