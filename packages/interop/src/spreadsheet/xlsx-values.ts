/** What a number in a workbook means: a date, a padded id, or a plain number. ECMA-376 part 1, 18.8.30, 18.17.4. */
import type { RowProblemCode } from './types.ts'

export type NumberKind = 'plain' | 'date' | 'time' | 'duration' | { mask: string }

/**
 * How days are counted: Excel's two ways, and that of LibreOffice, which knows no 29 February 1900 and so writes every
 * day before March 1900 with a number higher by one.
 */
export type DateSystem = '1900' | '1904' | 'libreoffice'

const DATE_IDS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])
const TIME_IDS = new Set([18, 19, 20, 21, 32, 33, 45, 47])

/** Kind of a number format. `code` is given for custom formats (id 164 and above). */
export function numberKind(id: number, code?: string): NumberKind {
  if (code === undefined) {
    if (DATE_IDS.has(id)) return 'date'
    if (TIME_IDS.has(id)) return 'time'
    return id === 46 ? 'duration' : 'plain'
  }
  const first = code.slice(0, 255).split(';')[0] as string
  const mask = first.replace(/\\(?=[-/ ])/g, '')
  if (/^0[-/ 0]*0$/.test(mask)) return { mask }
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'duration'
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '')
    .toLowerCase()
  if (/general|@/.test(bare)) return 'plain'
  if (/[yd]|mmm/.test(bare)) return 'date'
  if (/[hs]/.test(bare)) return 'time'
  return /m/.test(bare) ? 'date' : 'plain'
}

export interface ReadNumber {
  text: string
  problem?: RowProblemCode
}

const DAY_MS = 86_400_000

/**
 * A number's text. Dates are ISO 8601 without a zone: `1987-03-21`, `1987-03-21T14:05:00`, `14:05:00`.
 * Plain numbers never turn into 1.2E+15; whole numbers longer than the 15 digits Excel keeps are flagged.
 */
export function readNumber(raw: string, kind: NumberKind, system: DateSystem): ReadNumber {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw }
  if (typeof kind === 'object') {
    return Number.isInteger(value) && value >= 0
      ? { text: masked(plainNumber(raw, value), kind.mask) }
      : plain(raw, value)
  }
  if (kind === 'duration') return { text: duration(value) }
  if (kind === 'date' || kind === 'time')
    return serialToIso(value, kind, system) ?? { ...plain(raw, value), problem: 'impossible-date' }
  return plain(raw, value)
}

/** An id as it is shown: `0000` makes 42 0042, `000-000` makes 12345 012-345. */
function masked(digits: string, mask: string): string {
  const left = [...digits]
  const shown = [...mask].map(() => '')
  for (let at = mask.length - 1; at >= 0; at--)
    shown[at] = mask[at] === '0' ? (left.pop() ?? '0') : (mask[at] as string)
  return left.join('') + shown.join('')
}

function plain(raw: string, value: number): ReadNumber {
  const text = plainNumber(raw, value)
  const digits = text.replace(/^-?0*|\..*$/g, '')
  return digits.length > 15 ? { text, problem: 'digits-lost' } : { text }
}

function plainNumber(raw: string, value: number): string {
  if (/^-?\d{1,21}$/.test(raw)) return raw
  // Files hold 17 digits, programs show 15: 12.300000000000001 was typed as 12.3.
  const rounded = Number(value.toPrecision(15))
  return expand(String(rounded))
}

/** Decimal notation for what JavaScript writes with an exponent. */
function expand(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(Math.min(-point, 400))}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/**
 * ISO text of a serial day, or null where no such day exists: before the epoch, after 9999, or the
 * 29 February 1900 that Excel counts for the sake of Lotus 1-2-3 (serial 60).
 */
export function serialToIso(serial: number, kind: 'date' | 'time', system: DateSystem): ReadNumber | null {
  if (serial < 0 || serial >= 2_958_466) return null
  const milliseconds = Math.round(serial * 86_400) * 1000
  const days = Math.floor(milliseconds / DAY_MS)
  const rest = milliseconds - days * DAY_MS
  const time = new Date(rest).toISOString().slice(11, 19)
  if (kind === 'time' && days === 0) return { text: time }
  if (system === '1900' && (days === 60 || days === 0)) return null
  const late = system === '1900' && days < 60 ? 1 : 0
  const epoch = system === '1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const day = new Date(epoch + (days + late) * DAY_MS).toISOString().slice(0, 10)
  return { text: rest === 0 ? day : `${day}T${time}` }
}

function duration(value: number): string {
  const seconds = Math.round(Math.abs(value) * 86_400)
  const two = (n: number): string => String(n).padStart(2, '0')
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return value < 0 ? `-${text}` : text
}

/** `_x000D_` stands for a carriage return, `_x005F_` for the underscore itself (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex as string, 16)),
  )
}

/** Zero-based column of a reference such as `BC12`, or -1. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) return column - 1
    column = column * 26 + code - 64
  }
  return column - 1
}

/** The letters of a zero-based column: `BC` for 54. */
export function lettersOf(column: number): string {
  const before = column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)
  return before + String.fromCharCode(65 + (column % 26))
}
