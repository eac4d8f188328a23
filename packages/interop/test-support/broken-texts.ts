import iconv from 'iconv-lite'
import { csv, csvText, type Make, OLE, refused, rows, sheetRows, utf8, xlsx } from './kit.ts'
import { buildWorkbook, buildZip } from './zip-builder.ts'

/** Broken CSV files, and files that are not what their name says. */
export const BROKEN_TEXTS: Record<string, Make> = {
  'empty-csv': () => csv('', refused('empty')),
  'blank-csv': (r) => csv('\n \r\n\t\n'.repeat(1 + r.below(4)), refused('empty')),
  'bom-only': () => csv('\ufeff', refused('empty')),
  'header-only-csv': () => csv('id,name,born\n', refused('header-only')),
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
  'huge-header': (r) => csv(`id,${'n'.repeat(9000 + r.below(900))}\n1,2\n`, rows()),
  'wide-csv': (r) => csv(`${'a,'.repeat(300 + r.below(5000))}\n`, { kind: 'either' }),
  'wide-csv-filled': (r) => csv(`${'a,'.repeat(300 + r.below(5000))}b\n1\n`, refused('too-many-columns')),
  'commas-only': (r) => csv(`${','.repeat(2 + r.below(90))}\n`.repeat(30), refused('empty')),
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
