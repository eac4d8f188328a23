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
export {
  type Delivery,
  deliverySigner,
  MESSAGE_LIMITS,
  type MessageContent,
  openDelivery,
  openMessage,
  type PartnerMessage,
  type Signers,
  sealMessage,
  signDelivery,
} from './message/message.ts'
export { checkDigit, type MrzField, type MrzFormat, mrzFormats } from './mrz/layout.ts'
export { MRZ_CODES, type MrzCode, MrzError, type MrzProblem } from './mrz/problems.ts'
export { type MrzReading, readMrz } from './mrz/read.ts'
export { isStateCode, WITHOUT_NATIONALITY } from './mrz/states.ts'
export type { CyrillicLanguage } from './mrz/tables.ts'
export { type MrzText, toMrzLetters, toVisualLatin } from './mrz/transliterate.ts'
export { type MrzSex, type TravelDocument, type WrittenMrz, writeMrz } from './mrz/write.ts'
export { parsePackageConfig, type ReadConfig, toInstant } from './package/config.ts'
export {
  type AllowedFields,
  PACKAGE_COMPARTMENTS,
  type PackageCompartment,
  type PackageDocument,
  type PackageFields,
  type PackagePerson,
  parseDocument,
  withinAgreement,
} from './package/document.ts'
export { PACKAGE_ERROR_CODES, PackageError, type PackageErrorCode } from './package/errors.ts'
export {
  type AgeIdentity,
  keyFingerprint,
  keyId,
  makePackageKeys,
  type PackageKeys,
  publicJwk,
  readIdentities,
  readPublicKey,
  readRecipients,
  readSigningKey,
  recipientFingerprint,
} from './package/keys.ts'
export { PACKAGE_LIMITS } from './package/limits.ts'
export type { PackageManifest } from './package/manifest.ts'
export { type OpenedPackage, type OpenPackageOptions, openPackage } from './package/open.ts'
export { OPENED, type Opened, openedBytes, readOpened } from './package/opened.ts'
export { type PackagePart, partOfBytes, partOfStream } from './package/parts.ts'
export {
  DELETION_REASONS,
  type DeletionReason,
  openReceipt,
  type PackageReceipt,
  type SentPackage,
  signReceipt,
} from './package/receipt.ts'
export { composeParts, type PackageContent, type SealedPackage, sealPackage } from './package/seal.ts'
export {
  checkPassengerList,
  PAXLST_CODES,
  type PaxlstCode,
  PaxlstError,
  type PaxlstProblem,
} from './paxlst/check.ts'
export type { ListDocument, ListLeg, ListParty, ListPerson, PassengerList } from './paxlst/list.ts'
export { type PaxlstReading, readPaxlst } from './paxlst/read.ts'
export type { PaxlstNote, ReadList } from './paxlst/read-message.ts'
export { writePaxlst } from './paxlst/write.ts'
export { PRIMERO_ERROR_CODES, PrimeroError, type PrimeroErrorCode } from './primero/errors.ts'
export { readPrimeroReferral } from './primero/read.ts'
export type { CareCase, CareReferral } from './primero/referral.ts'
export { type WrittenReferral, writePrimeroReferral } from './primero/write.ts'
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
  csvText,
  guardFormula,
  writeCsv,
  writeXlsx,
  type XlsxColumn,
  type XlsxOptions,
  xlsxBytes,
} from './spreadsheet/write.ts'
export { type ReadXlsForm, readXlsForm, XLSFORM_NOTES, type XlsFormNoteCode } from './xlsform/read.ts'
