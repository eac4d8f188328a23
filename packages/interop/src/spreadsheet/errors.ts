/**
 * Every way in which a spreadsheet may be refused. The code is stable: screens translate it, tests and
 * callers compare it; the sentence says in English what the person who holds the file can do.
 */
const SENTENCES = {
  aborted: 'Reading was stopped. Start the import again when you are ready.',
  'bad-encoding':
    'The text is not in the encoding it claims or was given. Choose another encoding, or save the file as UTF-8.',
  'bad-option': 'An option of the reader is wrong. Correct it and try again.',
  'bad-zip':
    'The workbook’s container is malformed. Open the file in a spreadsheet program and save it again as .xlsx.',
  damaged:
    'The workbook’s content is damaged. Open the file in a spreadsheet program and save it again as .xlsx.',
  empty: 'The file holds no rows. Check that it is the right file and the right sheet.',
  encrypted:
    'The file is protected by a password. Ask the sender for it, and save the file without a password.',
  'file-too-large': 'The file is larger than is allowed. Split it into several files.',
  'header-only': 'The file has a header but no rows under it. Check that it is the right file and sheet.',
  'null-bytes':
    'The text contains null bytes, so it is damaged or is no text. Ask the sender for the file again, or save it as UTF-8.',
  'old-xls':
    'This is an old Excel workbook (.xls, before 2007). Open it and save it as .xlsx or as CSV UTF-8.',
  'out-of-memory':
    'The file needs more memory to read than is allowed. Split it into several files, or save as CSV.',
  'reader-failed':
    'The reader ended unexpectedly. Save the file again as CSV UTF-8; if that fails too, report it.',
  'sheet-missing': 'There is no such sheet in the workbook. Choose one of its sheets.',
  timeout: 'Reading took longer than is allowed. Split the file, or save it as CSV.',
  'too-many-columns':
    'There are more columns than are allowed. Remove columns that are not part of the list.',
  'too-many-rows': 'There are more rows than are allowed. Split the list into several files.',
  truncated: 'The file is cut off: its end is missing. Ask the sender for it again.',
  'unclosed-quote':
    'A quotation mark opens a cell and is never closed. Correct the row named here, or save the list as .xlsx.',
  unreadable: 'The file cannot be opened. Check its path and the rights to read it.',
  unwritable: 'The file cannot be written. Check the folder, the free space and the rights to write.',
  'wrong-type': 'This is no spreadsheet that can be read. Save the list as .xlsx or as CSV UTF-8.',
  'xml-entities':
    'The workbook contains document-type or entity declarations, which spreadsheets never need. Save it again as .xlsx.',
  'zip-bomb': 'The workbook unpacks to far more than is allowed. Do not open it; ask the sender what it is.',
} as const

export type SpreadsheetErrorCode = keyof typeof SENTENCES

/** All stable codes, for translations and for the documentation. */
export const SPREADSHEET_ERROR_CODES = Object.keys(SENTENCES) as SpreadsheetErrorCode[]

/** A file was refused as a whole. Faults of single rows are `RowProblem`s instead. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError'
  readonly code: SpreadsheetErrorCode
  /** What was found, e.g. "sheet1.xml declares 1073741824 bytes". Empty when the code says all. */
  readonly detail: string

  constructor(code: SpreadsheetErrorCode, detail = '') {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code])
    this.code = code
    this.detail = detail
  }
}
