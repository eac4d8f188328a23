import type { Limits } from './limits.ts'

export type SpreadsheetFormat = 'xlsx' | 'csv'

/** Encodings that CSV files of this field are met in. The two Kazakh ones are 8-bit pages with Kazakh letters. */
export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1251'
  | 'windows-1256'
  | 'windows-1252'
  | 'kz-1048'
  | 'pt154'

export type Delimiter = ',' | ';' | '\t' | '|'

/** `certain`: a byte-order mark or strict validity. `likely`: letters decide. `guess`: too little text to tell. */
export type Confidence = 'given' | 'certain' | 'likely' | 'guess'

export type RowProblemCode =
  | 'too-few-cells'
  | 'too-many-cells'
  | 'cell-too-long'
  | 'quotes'
  | 'undecodable'
  | 'cell-error'
  | 'formula'
  | 'formula-without-value'
  | 'impossible-date'
  | 'digits-lost'
  | 'merged'
  | 'hidden-row'

/**
 * Something about a row that its reader must know. An `error` means the row's text cannot be trusted and
 * should be rejected with its reason; a `note` means it was read, but a person may want to look.
 */
export interface RowProblem {
  code: RowProblemCode
  level: 'error' | 'note'
  /** Zero-based index into `cells`, where one cell is meant. */
  column?: number
  /** What was found, e.g. `#N/A`, or `expected 5 cells, found 7`. Never the content of a cell. */
  detail?: string
}

export interface SheetRow {
  /** As a spreadsheet program numbers it: the header of a plain list is row 1. For CSV: the record's number. */
  number: number
  /** Exactly one text per column; an absent cell is ''. */
  cells: string[]
  problems: RowProblem[]
}

export interface SheetName {
  name: string
  hidden: boolean
}

/** What is known before the first row is read. */
export interface SheetHead {
  columns: string[]
  headerRow: number
  format: SpreadsheetFormat
  encoding: TextEncoding | null
  encodingConfidence: Confidence | null
  delimiter: Delimiter | null
  sheet: string | null
  sheets: SheetName[]
  rightToLeft: boolean
  /** Sentences for the person who imports, e.g. that the workbook holds macros, which are ignored. */
  warnings: string[]
}

export interface OpenOptions {
  limits?: Partial<Limits>
  signal?: AbortSignal
  /** Overrides detection; CSV only. */
  encoding?: TextEncoding
  /** Overrides detection; CSV only. */
  delimiter?: Delimiter
  /** Name, or zero-based index among all sheets; default: the first visible one. XLSX only. */
  sheet?: string | number
  /** Row number of the header, where the guess (first non-empty row that is no title) is wrong. */
  headerRow?: number
}

export interface OpenSheet extends SheetHead {
  /** May be iterated once. Ending the loop early ends the reader. */
  rows: AsyncIterable<SheetRow>
  /** Ends the reader if the rows are not wanted after all. Harmless to repeat. */
  close(): void
}

export interface Sheet extends SheetHead {
  rows: SheetRow[]
}
