export {
  COMPARTMENT_FIELDS,
  type ColumnMapping,
  type DateOrder,
  type MappedColumn,
  type Mapping,
  type MappingCompartment,
  type MappingField,
  type WithheldColumn,
} from './mapping/fields.ts'
export { type GuessedColumn, type GuessedMapping, guessMapping } from './mapping/guess.ts'
export { type ValidatedMapping, validateMapping } from './mapping/validate.ts'
export { orderEvidence } from './mapping/values.ts'
export { guessDelimiter } from './spreadsheet/csv.ts'
export { detectEightBit, TEXT_ENCODINGS } from './spreadsheet/encoding.ts'
export { SPREADSHEET_ERROR_CODES, SpreadsheetError, type SpreadsheetErrorCode } from './spreadsheet/errors.ts'
export { DEFAULT_LIMITS, type Limits } from './spreadsheet/limits.ts'
export { openSpreadsheet, readSpreadsheet } from './spreadsheet/open.ts'
export type {
  Confidence,
  Delimiter,
  OpenOptions,
  OpenSheet,
  RowProblem,
  RowProblemCode,
  Sheet,
  SheetHead,
  SheetName,
  SheetRow,
  SpreadsheetFormat,
  TextEncoding,
} from './spreadsheet/types.ts'
export {
  type CellValue,
  type CsvOptions,
  guardFormula,
  writeCsv,
  writeXlsx,
  type XlsxColumn,
  type XlsxOptions,
} from './spreadsheet/write.ts'
