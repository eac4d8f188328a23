import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { RawRow } from './rows.ts'
import type { RowProblem } from './types.ts'
import {
  columnOf,
  type DateSystem,
  decodeEscapes,
  lettersOf,
  type NumberKind,
  readNumber,
} from './xlsx-values.ts'
import { type Attributes, readXml, XmlReader } from './xml.ts'

export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

export interface Survey {
  rightToLeft: boolean
  merges: Merge[]
  /** Zero-based, first and last of each run of hidden columns. */
  hidden: [number, number][]
}

const MAX_MERGES = 20_000
const MAX_HIDDEN = 1000
const MAX_ROW = 1_048_576

/** Facts about a sheet that are needed before its first row is read. Verifies the XML and the checksum. */
export async function surveySheet(bytes: AsyncIterable<Buffer>): Promise<Survey> {
  const survey: Survey = { rightToLeft: false, merges: [], hidden: [] }
  await readXml(bytes, {
    open(name, attributes) {
      if (name === 'sheetView' && /^(1|true)$/i.test(attributes().rightToLeft ?? ''))
        survey.rightToLeft = true
      if (name === 'col' && survey.hidden.length < MAX_HIDDEN) {
        const { min, max, hidden = '' } = attributes()
        if (/^(1|true)$/i.test(hidden)) survey.hidden.push([Number(min) - 1, Number(max) - 1])
      }
      if (name !== 'mergeCell' || survey.merges.length >= MAX_MERGES) return
      const merge = parseRange(attributes().ref ?? '')
      if (merge) survey.merges.push(merge)
    },
  })
  survey.merges.sort((a, b) => a.top - b.top)
  return survey
}

/** What a person should know of the sheet before reading it. */
export function warningsOf({ merges, hidden }: Survey, { columns }: Limits): string[] {
  const runs = hidden
    .filter(([from]) => from < columns)
    .map(([from, to]) => (from === to ? lettersOf(from) : `${lettersOf(from)}–${lettersOf(to)}`))
  return [
    ...(merges.length > 0 ? [`The sheet has ${merges.length} merged cells.`] : []),
    ...(runs.length > 0 ? [`Hidden columns, read like the others: ${runs.join(', ')}.`] : []),
  ]
}

function parseRange(reference: string): Merge | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/i.exec(reference)
  if (!match) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) }
}

interface SheetContext {
  strings: string[]
  styles: NumberKind[]
  dates: DateSystem
  merges: Merge[]
  limits: Limits
}

/** Turns the XML of a sheet into rows. Feed it bytes, then take the rows that have become complete. */
export class SheetRows {
  readonly #context: SheetContext
  readonly #reader: XmlReader
  #done: RawRow[] = []
  #row: RawRow | null = null
  #lastNumber = 0
  #inData = false
  #column = -1
  #type = ''
  #style: NumberKind = 'plain'
  #formula = false
  #collecting = false
  #phonetic = false
  #value = ''
  #nextMerge = 0
  #open: { merge: Merge; value: string }[] = []

  constructor(context: SheetContext) {
    this.#context = context
    this.#reader = new XmlReader({
      open: (name, attributes) => this.#onOpen(name, attributes),
      text: (text) => {
        if (this.#collecting && this.#value.length <= context.limits.cellChars) this.#value += text
      },
      close: (name) => this.#onClose(name),
    })
  }

  write(bytes: Buffer): void {
    this.#reader.write(bytes)
  }

  end(): void {
    this.#reader.end()
  }

  take(): RawRow[] {
    const rows = this.#done
    this.#done = []
    return rows
  }

  #onOpen(name: string, attributes: () => Attributes): void {
    if (name === 'sheetData') this.#inData = true
    if (!this.#inData) return
    if (name === 'row') this.#openRow(attributes())
    else if (name === 'c') this.#openCell(attributes())
    else if (name === 'f') this.#formula = true
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 'v' || name === 't') this.#collecting = this.#column >= 0 && !this.#phonetic
  }

  #onClose(name: string): void {
    if (!this.#inData) return
    if (name === 'sheetData') this.#inData = false
    else if (name === 'v' || name === 't') this.#collecting = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row' && this.#row) {
      this.#applyMerges(this.#row)
      this.#done.push(this.#row)
      this.#row = null
    }
  }

  #openRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? this.#lastNumber + 1 : Number(r)
    // Rows out of order would put cells of one person beside another's; no program writes them.
    if (!Number.isInteger(number) || number <= this.#lastNumber || number > MAX_ROW) {
      throw new SpreadsheetError('damaged', 'rows out of order')
    }
    this.#lastNumber = number
    this.#column = -1
    this.#row = { number, cells: [], problems: [], ragged: false }
    if (hidden === '1' || hidden === 'true') this.#row.problems.push({ code: 'hidden-row', level: 'note' })
  }

  #openCell({ r, t = 'n', s }: Attributes): void {
    const column = r === undefined ? (this.#row?.cells.length ?? 0) : columnOf(r)
    if (column < 0 || column > 16_383) throw new SpreadsheetError('damaged', 'a cell outside the sheet')
    this.#column = column
    this.#type = t
    this.#style = (s === undefined ? undefined : this.#context.styles[Number(s)]) ?? 'plain'
    this.#formula = false
    this.#value = ''
  }

  #closeCell(): void {
    const row = this.#row
    const column = this.#column
    if (!row || column < 0) return
    const problems: RowProblem[] = []
    const text = this.#readValue(column, problems)
    const limit = this.#context.limits.columns
    if (column >= limit) {
      if (text.trim() === '') return
      throw new SpreadsheetError('too-many-columns', `row ${row.number}, limit ${limit}`)
    }
    if (this.#formula) {
      if (text === '' && problems.length === 0 && this.#type !== 'str') {
        problems.push({ code: 'formula-without-value', level: 'error', column })
      } else problems.push({ code: 'formula', level: 'note', column })
    }
    row.problems.push(...problems)
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = text
  }

  #readValue(column: number, problems: RowProblem[]): string {
    const value = this.#value
    switch (this.#type) {
      case 's': {
        if (value === '') return ''
        const text = this.#context.strings[Number(value)]
        if (text === undefined)
          throw new SpreadsheetError('damaged', 'a cell refers to a text that is missing')
        return text
      }
      case 'str':
      case 'inlineStr':
        return decodeEscapes(value)
      case 'b':
        return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE'
      case 'e':
        problems.push({ code: 'cell-error', level: 'error', column, detail: value.slice(0, 40) })
        return ''
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '')
      default: {
        if (value === '') return ''
        const { text, problem } = readNumber(value, this.#style, this.#context.dates)
        const level = problem === 'impossible-date' ? 'error' : 'note'
        if (problem) problems.push({ code: problem, level, column })
        return text
      }
    }
  }

  /**
   * A cell merged downwards (one camp for twenty tents) holds its value only in its first row; the value is
   * given to all of its rows, and each is told so. Cells merged across are only flagged.
   */
  #applyMerges(row: RawRow): void {
    const { merges } = this.#context
    this.#open = this.#open.filter(({ merge }) => merge.bottom >= row.number)
    for (const { merge, value } of this.#open) {
      if (merge.left !== merge.right || merge.left >= this.#context.limits.columns) continue
      while (row.cells.length <= merge.left) row.cells.push('')
      if (row.cells[merge.left] === '') row.cells[merge.left] = value
      row.problems.push({ code: 'merged', level: 'note', column: merge.left })
    }
    for (; this.#nextMerge < merges.length; this.#nextMerge++) {
      const merge = merges[this.#nextMerge] as Merge
      if (merge.top > row.number) break
      if (merge.top < row.number) continue
      row.problems.push({ code: 'merged', level: 'note', column: merge.left })
      if (merge.bottom > merge.top && this.#open.length < 1000) {
        this.#open.push({ merge, value: row.cells[merge.left] ?? '' })
      }
    }
  }
}
