import { SpreadsheetError } from './errors.ts'

/** Caps of one reading. All sizes are in bytes unless the name says otherwise. */
export interface Limits {
  /** Size of the file as it lies on disk. */
  fileBytes: number
  /** Sum of all parts of a workbook, unpacked, as declared and as found. */
  unzippedBytes: number
  /** Unpacked : packed, judged only for parts that unpack to more than 4 MiB: small ones compress well in honesty. */
  compressionRatio: number
  /** Parts in the workbook's container. */
  entries: number
  /** Rows under the header that are not empty. */
  rows: number
  columns: number
  /** UTF-16 code units of one cell; a longer cell is cut and its row is in error. */
  cellChars: number
  /** Milliseconds that the reader may work; time in which the caller is busy with rows is not counted. */
  wallTimeMs: number
  /** Old-space of the reader's process, in MiB. */
  memoryMb: number
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  fileBytes: 100 * 1024 * 1024,
  unzippedBytes: 200 * 1024 * 1024,
  compressionRatio: 300,
  entries: 1_000,
  rows: 200_000,
  columns: 200,
  cellChars: 10_000,
  wallTimeMs: 60_000,
  memoryMb: 384,
}

/** Fills what is not given. Throws `bad-option` for anything that is no positive number. */
export function completeLimits(given: Partial<Limits> = {}): Limits {
  const limits: Limits = { ...DEFAULT_LIMITS }
  for (const [name, value] of Object.entries(given) as [keyof Limits, number | undefined][]) {
    if (value === undefined) continue
    if (!(name in DEFAULT_LIMITS)) throw new SpreadsheetError('bad-option', `unknown limit ${name}`)
    if (typeof value !== 'number' || !(value > 0)) {
      throw new SpreadsheetError('bad-option', `limit ${name} must be a positive number`)
    }
    limits[name] = value
  }
  return limits
}
