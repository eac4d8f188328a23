/**
 * A deterministic stream of broken and hostile spreadsheets, for tests and for the bench: the same seed gives
 * the same bytes. Each says what must come of it: a refusal with one of some codes, or rows (some in error).
 */
import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { SpreadsheetErrorCode } from '../src/spreadsheet/errors.ts'
import { buildWorkbook, buildZip, type Part, textRow, workbookParts } from './zip-builder.ts'

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

type Make = (random: Random) => Omit<BrokenSpreadsheet, 'name'> & { extension: string }

interface Random {
  /** 0 ≤ n < below */
  below(limit: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, fast, the same everywhere. */
function randomFrom(seed: number): Random {
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
const HEADER = ['id', 'name', 'born']

function rowsOf(random: Random, count: number): string[][] {
  return Array.from({ length: count }, (_, n) => [
    String(n + 1),
    random.pick(NAMES),
    `${1950 + random.below(70)}-0${1 + random.below(9)}-1${random.below(10)}`,
  ])
}

function csvText(random: Random, count = 5 + random.below(20), end = '\n', delimiter = ','): string {
  return [HEADER, ...rowsOf(random, count)].map((row) => row.join(delimiter) + end).join('')
}

function sheetRows(random: Random, count = 5 + random.below(20)): string {
  return [HEADER, ...rowsOf(random, count)].map((row, n) => textRow(n + 1, row)).join('')
}

const refused = (...codes: SpreadsheetErrorCode[]): Expectation => ({ kind: 'refused', codes })
const rows = (rowErrors = false): Expectation => (rowErrors ? { kind: 'rows', rowErrors } : { kind: 'rows' })
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const csv = (text: string, expect: Expectation) => ({ extension: 'csv', bytes: utf8(text), expect })
const xlsx = (bytes: Buffer, expect: Expectation) => ({ extension: 'xlsx', bytes, expect })

/** Replaces one part of a sound workbook. */
function spoil(random: Random, name: string, change: (part: Part) => Part): Buffer {
  return buildZip(
    workbookParts({ rows: sheetRows(random) }).map((part) => (part.name === name ? change(part) : part)),
  )
}

const SHEET = 'xl/worksheets/sheet1.xml'
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

function bombOf(megabytes: number): { data: Buffer; packed: Buffer } {
  const data = Buffer.alloc(megabytes * 1024 * 1024, 0x20)
  return { data, packed: deflateRawSync(data, { level: 9 }) }
}
let bomb: { data: Buffer; packed: Buffer } | undefined

/** Every kind of breakage, by name. */
export const BREAKAGES: Record<string, Make> = {
  'empty-csv': () => csv('', refused('empty')),
  'blank-csv': (r) => csv('\n \r\n\t\n'.repeat(1 + r.below(4)), refused('empty')),
  'bom-only': () => csv('\ufeff', refused('empty')),
  'header-only-csv': () => csv('id,name,born\n', refused('header-only')),
  'header-only-xlsx': () => xlsx(buildWorkbook({ rows: textRow(1, HEADER) }), refused('header-only')),
  'empty-sheet': () => xlsx(buildWorkbook({ rows: '' }), refused('empty')),
  'null-bytes-csv': (r) => {
    const text = csvText(r)
    const at = 1 + r.below(text.length - 1)
    return csv(`${text.slice(0, at)}\0${text.slice(at)}`, refused('null-bytes'))
  },
  'binary-as-csv': (r) => ({
    extension: 'csv',
    bytes: Buffer.from(Array.from({ length: 4001 }, (_, n) => (n % 7 === 0 ? 0 : 1 + r.below(255)))),
    expect: refused('null-bytes', 'wrong-type', 'bad-encoding'),
  }),
  'damaged-utf8': (r) => {
    const bytes = utf8(csvText(r, 40))
    const at = bytes.findIndex((byte, n) => byte >= 0xc0 && n > 40 + r.below(100))
    bytes[at + 1] = 0x20
    return { extension: 'csv', bytes, expect: refused('bad-encoding') }
  },
  'utf16-odd': (r) => ({
    extension: 'csv',
    bytes: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(csvText(r), 'utf16le'),
      Buffer.from([0x41]),
    ]),
    expect: refused('bad-encoding'),
  }),
  'utf16-no-mark': (r) => ({ extension: 'csv', bytes: Buffer.from(csvText(r), 'utf16le'), expect: rows() }),
  'mark-lies': (r) => ({
    extension: 'csv',
    bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), iconv.encode(csvText(r, 30), 'windows-1251')]),
    expect: { kind: 'either' },
  }),
  'arabic-1256': (r) => ({
    extension: 'csv',
    bytes: iconv.encode(`id;name\n${`${1 + r.below(9)};محمد عبد الله الشامي\n`.repeat(9)}`, 'windows-1256'),
    expect: rows(),
  }),
  'mixed-line-ends': (r) =>
    csv(
      csvText(r).replace(/\n/g, () => r.pick(['\n', '\r\n', '\r'])),
      rows(),
    ),
  ragged: (r) => csv(`${csvText(r)}9\n10,x,y,z,extra\n`, rows(true)),
  'unclosed-quote': (r) => csv(`${csvText(r)}7,"Айгүл,1990\n${csvText(r)}`, refused('unclosed-quote')),
  'unclosed-quote-long': (r) =>
    csv(`id,name\n1,"${'x,y\n'.repeat(400_000 + r.below(1000))}`, refused('unclosed-quote')),
  'stray-quotes': (r) => csv(`${csvText(r)}8,"Ab"c" d,1990\n9,"ok",1\n`, { kind: 'rows', rowErrors: true }),
  'quote-storm': (r) => csv(`a,b\n${'"x"y'.repeat(50_000 + r.below(100))}\n1,2\n`, { kind: 'either' }),
  'formulas-csv': (r) =>
    csv(
      `id,name\n1,"=HYPERLINK(""http://evil"",""x"")"\n2,+cmd|' /C calc'!A0\n${r.below(9)},@SUM(1)\n`,
      rows(),
    ),
  'huge-name': (r) => csv(`id,name\n1,${'ا'.repeat(10_001 + r.below(30_000))}\n2,ok\n`, rows(true)),
  'huge-name-xlsx': (r) =>
    xlsx(
      buildWorkbook({
        rows: textRow(1, ['id', 'name']) + textRow(2, ['1', 'Қ'.repeat(20_000 + r.below(9999))]),
      }),
      rows(true),
    ),
  'huge-header': (r) => csv(`id,${'n'.repeat(9000 + r.below(900))}\n1,2\n`, rows()),
  'wide-csv': (r) => csv(`${'a,'.repeat(300 + r.below(5000))}\n`, { kind: 'either' }),
  'wide-csv-filled': (r) => csv(`${'a,'.repeat(300 + r.below(5000))}b\n1\n`, refused('too-many-columns')),
  'commas-only': (r) => csv(`${','.repeat(2 + r.below(90))}\n`.repeat(30), refused('empty')),
  'far-cell': () =>
    xlsx(
      buildWorkbook({ rows: `${textRow(1, HEADER)}<row r="2"><c r="XFD2"><v>1</v></c></row>` }),
      refused('too-many-columns'),
    ),
  'impossible-cell': () =>
    xlsx(
      buildWorkbook({ rows: `${textRow(1, HEADER)}<row r="2"><c r="ZZZZ2"><v>1</v></c></row>` }),
      refused('damaged', 'too-many-columns'),
    ),
  'rows-out-of-order': (r) =>
    xlsx(
      buildWorkbook({ rows: textRow(5, HEADER) + textRow(1 + r.below(4), ['1', 'x', 'y']) }),
      refused('damaged'),
    ),
  'row-beyond-end': () =>
    xlsx(buildWorkbook({ rows: textRow(1, HEADER) + textRow(99_999_999, ['1']) }), refused('damaged')),
  'missing-shared-string': () =>
    xlsx(
      buildWorkbook({ rows: `${textRow(1, HEADER)}<row r="2"><c r="A2" t="s"><v>7</v></c></row>` }),
      refused('damaged'),
    ),
  'error-cells': (r) =>
    xlsx(
      buildWorkbook({
        rows: `${textRow(1, HEADER)}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>${r.pick(['#N/A', '#REF!', '#VALUE!'])}</v></c></row>`,
      }),
      rows(true),
    ),
  'formula-no-value': () =>
    xlsx(
      buildWorkbook({
        rows: `${textRow(1, HEADER)}<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f></c></row>`,
      }),
      rows(true),
    ),
  'truncated-xlsx': (r) => {
    const bytes = buildWorkbook({ rows: sheetRows(r) })
    return xlsx(bytes.subarray(0, 100 + r.below(bytes.length - 130)), refused('truncated', 'bad-zip'))
  },
  'middle-missing': (r) => {
    const bytes = buildWorkbook({ rows: sheetRows(r) })
    const at = 200 + r.below(300)
    return xlsx(
      Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 60)]),
      refused('truncated', 'bad-zip', 'damaged', 'zip-bomb'),
    )
  },
  'flipped-byte': (r) => {
    const bytes = Buffer.from(buildWorkbook({ rows: sheetRows(r, 60) }))
    const at = r.below(bytes.length)
    bytes[at] = (bytes[at] as number) ^ (1 << r.below(8))
    return xlsx(bytes, { kind: 'either' })
  },
  'truncated-xml': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, data: String(part.data).slice(0, 300 + r.below(200)) })),
      refused('truncated', 'damaged'),
    ),
  'wrong-checksum': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { crc: r.below(1e9) } })),
      refused('damaged'),
    ),
  'zip-bomb': () => {
    bomb ??= bombOf(64)
    const { data, packed } = bomb
    const parts = workbookParts({ rows: '' }).map((part) =>
      part.name === SHEET ? { ...part, data, packed } : part,
    )
    return xlsx(buildZip(parts), refused('zip-bomb'))
  },
  'bomb-that-claims-little': () => {
    bomb ??= bombOf(64)
    const { data, packed } = bomb
    const claims = { unpacked: 5000 }
    const parts = workbookParts({ rows: '' }).map((part) =>
      part.name === SHEET ? { ...part, data, packed, claims } : part,
    )
    return xlsx(buildZip(parts), refused('zip-bomb'))
  },
  'gigabyte-claim': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { unpacked: 1024 ** 3 } })),
      refused('zip-bomb'),
    ),
  'four-gigabyte-claim': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { unpacked: 0xfffffffe } })),
      refused('zip-bomb'),
    ),
  'packed-size-lies': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { packed: 1_000_000 + r.below(99) } })),
      refused('truncated', 'zip-bomb', 'bad-zip'),
    ),
  'overlapping-parts': (r) =>
    xlsx(buildZip(workbookParts({ rows: sheetRows(r) }), { overlap: true }), refused('zip-bomb', 'bad-zip')),
  'many-parts': (r) => {
    const many = Array.from({ length: 1500 + r.below(500) }, (_, n) => ({
      name: `xl/media/${n}`,
      data: '',
      method: 0,
    }))
    return xlsx(buildZip([...workbookParts({ rows: sheetRows(r) }), ...many]), refused('zip-bomb'))
  },
  'zip-slip': (r) => {
    const name = r.pick(['../../etc/passwd', '/etc/passwd', '..\\..\\x', 'C:\\x', 'xl/../../x'])
    return xlsx(buildZip([...workbookParts({ rows: sheetRows(r) }), { name, data: 'x' }]), refused('bad-zip'))
  },
  'same-part-twice': (r) =>
    xlsx(
      buildZip([...workbookParts({ rows: sheetRows(r) }), { name: SHEET, data: '<worksheet/>' }]),
      refused('bad-zip'),
    ),
  'local-name-differs': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { localName: 'xl/worksheets/other1.xml' } })),
      refused('bad-zip'),
    ),
  'encrypted-part': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, claims: { flags: 1 } })),
      refused('encrypted'),
    ),
  'unknown-method': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, method: 12 })),
      refused('bad-zip'),
    ),
  'encrypted-xlsx': (r) =>
    xlsx(
      Buffer.concat([
        OLE,
        Buffer.alloc(504 + r.below(2000)),
        Buffer.from('EncryptedPackage', 'utf16le'),
        Buffer.alloc(512),
      ]),
      refused('encrypted'),
    ),
  'old-xls': (r) => ({
    extension: r.pick(['xls', 'xlsx']),
    bytes: Buffer.concat([
      OLE,
      Buffer.alloc(504 + r.below(2000)),
      Buffer.from('Workbook', 'utf16le'),
      Buffer.alloc(512),
    ]),
    expect: refused('old-xls'),
  }),
  'xml-entities': (r) =>
    xlsx(
      buildWorkbook({
        rows: `${textRow(1, HEADER)}<row r="2"><c r="A2" t="inlineStr"><is><t>&${r.pick(['lol9', 'xxe'])};</t></is></c></row>`,
        doctype:
          '<!DOCTYPE w [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;&lol;&lol;">]>',
      }),
      refused('xml-entities'),
    ),
  'deep-nesting': (r) =>
    xlsx(buildWorkbook({ rows: '<a>'.repeat(5000 + r.below(9000)) }), refused('damaged', 'truncated')),
  'endless-text': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({
        ...part,
        data: `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${Buffer.from(Array.from({ length: 6e6 }, () => 97 + r.below(26))).toString('latin1')}`,
      })),
      refused('damaged', 'truncated'),
    ),
  'malformed-xml': (r) =>
    xlsx(
      spoil(r, SHEET, (part) => ({ ...part, data: String(part.data).replace('</row>', '</raw>') })),
      refused('damaged'),
    ),
  'missing-sheet-part': (r) =>
    xlsx(
      buildZip(workbookParts({ rows: sheetRows(r) }).filter((part) => part.name !== SHEET)),
      refused('damaged'),
    ),
  'plain-zip': (r) => xlsx(buildZip([{ name: 'readme.txt', data: csvText(r) }]), refused('wrong-type')),
  'word-document': () => xlsx(buildZip([{ name: 'word/document.xml', data: '<w/>' }]), refused('wrong-type')),
  'empty-zip': () => xlsx(buildZip([]), refused('wrong-type')),
  'csv-called-xlsx': (r) => ({ extension: 'xlsx', bytes: utf8(csvText(r)), expect: rows() }),
  'xlsx-called-csv': (r) => ({
    extension: 'csv',
    bytes: buildWorkbook({ rows: sheetRows(r) }),
    expect: rows(),
  }),
  'pdf-called-csv': (r) => csv(`%PDF-1.7\n${r.below(1e9)}\n`, refused('wrong-type')),
  'html-called-xls': () => ({
    extension: 'xls',
    bytes: utf8('<html><table><tr><td>1</td></tr></table></html>'),
    expect: refused('wrong-type'),
  }),
  'random-bytes': (r) => ({
    extension: r.pick(['csv', 'xlsx']),
    bytes: Buffer.from(Array.from({ length: 1 + r.below(3000) }, () => r.below(256))),
    expect: { kind: 'either' },
  }),
  'random-after-pk': (r) =>
    xlsx(
      Buffer.concat([
        Buffer.from('504b0304', 'hex'),
        Buffer.from(Array.from({ length: r.below(3000) }, () => r.below(256))),
      ]),
      refused('truncated', 'bad-zip', 'zip-bomb', 'encrypted'),
    ),
}

/** `n` broken files: every kind once, in order, then kinds at random with other details. */
export function* brokenSpreadsheets(seed: number, n: number): Generator<BrokenSpreadsheet> {
  const random = randomFrom(seed)
  const kinds = Object.keys(BREAKAGES)
  for (let count = 0; count < n; count++) {
    const kind = count < kinds.length ? (kinds[count] as string) : random.pick(kinds)
    const { extension, bytes, expect } = (BREAKAGES[kind] as Make)(randomFrom(seed * 1_000_003 + count))
    yield { name: `${String(count).padStart(4, '0')}-${kind}.${extension}`, bytes, expect }
  }
}
