/** What the generator of broken files is made of: seeded randomness, sound rows to spoil, and expectations. */
import type { SpreadsheetErrorCode } from '../src/spreadsheet/errors.ts'
import { textRow } from './zip-builder.ts'

export interface BrokenSpreadsheet {
  /** A file name with an extension, which may lie. */
  name: string
  bytes: Buffer
  expect: Expectation
}

export type Expectation =
  | { kind: 'refused'; codes: SpreadsheetErrorCode[] }
  /** Read to the end. `rowErrors`: at least one row has a problem of level `error`. */
  | { kind: 'rows'; rowErrors?: boolean }
  /** Either is right, so long as nothing crashes, hangs or grows. */
  | { kind: 'either' }

export type Make = (random: Random) => Omit<BrokenSpreadsheet, 'name'> & { extension: string }

export interface Random {
  /** 0 ≤ n < below */
  below(limit: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, fast, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] }
}

const NAMES = [
  'Айгүл Сейітова',
  'محمد عبد الله',
  'Иванова Мария',
  'Ahmed Al-Shami',
  'أم سارة',
  'Нұрлан Қасымов',
]
export const HEADER = ['id', 'name', 'born']

function rowsOf(random: Random, count: number): string[][] {
  return Array.from({ length: count }, (_, n) => [
    String(n + 1),
    random.pick(NAMES),
    `${1950 + random.below(70)}-0${1 + random.below(9)}-1${random.below(10)}`,
  ])
}

export function csvText(random: Random, count = 5 + random.below(20), end = '\n', delimiter = ','): string {
  return [HEADER, ...rowsOf(random, count)].map((row) => row.join(delimiter) + end).join('')
}

export function sheetRows(random: Random, count = 5 + random.below(20)): string {
  return [HEADER, ...rowsOf(random, count)].map((row, n) => textRow(n + 1, row)).join('')
}

export const refused = (...codes: SpreadsheetErrorCode[]): Expectation => ({ kind: 'refused', codes })
export const rows = (rowErrors = false): Expectation =>
  rowErrors ? { kind: 'rows', rowErrors } : { kind: 'rows' }
export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
export const csv = (text: string, expect: Expectation) => ({ extension: 'csv', bytes: utf8(text), expect })
export const xlsx = (bytes: Buffer, expect: Expectation) => ({ extension: 'xlsx', bytes, expect })

export const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
