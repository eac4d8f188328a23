import { deflateRawSync } from 'node:zlib'
import { HEADER, type Make, OLE, type Random, refused, rows, sheetRows, xlsx } from './kit.ts'
import { buildWorkbook, buildZip, type Part, textRow, workbookParts } from './zip-builder.ts'

/** Replaces one part of a sound workbook. */
function spoil(random: Random, name: string, change: (part: Part) => Part): Buffer {
  return buildZip(
    workbookParts({ rows: sheetRows(random) }).map((part) => (part.name === name ? change(part) : part)),
  )
}

const SHEET = 'xl/worksheets/sheet1.xml'

function bombOf(megabytes: number): { data: Buffer; packed: Buffer } {
  const data = Buffer.alloc(megabytes * 1024 * 1024, 0x20)
  return { data, packed: deflateRawSync(data, { level: 9 }) }
}
let bomb: { data: Buffer; packed: Buffer } | undefined

/** Workbooks whose container, XML or cells are broken. */
export const BROKEN_WORKBOOKS: Record<string, Make> = {
  'header-only-xlsx': () => xlsx(buildWorkbook({ rows: textRow(1, HEADER) }), refused('header-only')),
  'empty-sheet': () => xlsx(buildWorkbook({ rows: '' }), refused('empty')),
  'huge-name-xlsx': (r) =>
    xlsx(
      buildWorkbook({
        rows: textRow(1, ['id', 'name']) + textRow(2, ['1', 'Қ'.repeat(20_000 + r.below(9999))]),
      }),
      rows(true),
    ),
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
}
