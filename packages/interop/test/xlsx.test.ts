import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSpreadsheet, writeXlsx } from '../src/index.ts'
import { numberKind, readNumber } from '../src/spreadsheet/xlsx-values.ts'
import { buildWorkbook, buildZip, textRow, workbookParts } from '../test-support/zip-builder.ts'
import { expectRefused, fileWith, pathFor } from './helpers.ts'

test('an Arabic workbook, right to left, survives writing and reading', async () => {
  const path = pathFor('قائمة.xlsx')
  const rows = [
    ['001', 'محمد عبد الله', 'ذكر', 34],
    ['002', '=HYPERLINK("x")', null, 1.5],
    ['003', 'أم سارة <&> "x"\nسطر', '', 12],
  ]
  const columns = ['الرقم', 'الاسم', 'الجنس', 'العمر'].map((header) => ({ header }))
  await writeXlsx(path, { sheetName: 'قائمة: المخيم', rtl: true, columns, rows })
  const sheet = await readSpreadsheet(path)
  expect(sheet).toMatchObject({ format: 'xlsx', rightToLeft: true, sheet: 'قائمة  المخيم', warnings: [] })
  expect(sheet.columns).toEqual(['الرقم', 'الاسم', 'الجنس', 'العمر'])
  expect(sheet.rows.map((row) => row.cells)).toEqual(
    rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  )
  expect(sheet.rows.flatMap((row) => row.problems)).toEqual([])
})

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[$-409]d\\ mmm\\ yyyy"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="46"/></cellXfs>`

function cells(...values: [string, string?, string?][]): string {
  return values
    .map(
      ([v, s = '0', t], n) =>
        `<c r="${String.fromCharCode(65 + n)}2" s="${s}"${t ? ` t="${t}"` : ''}>${v}</c>`,
    )
    .join('')
}

function bookOf(row: string, width: number, more: Parameters<typeof buildWorkbook>[0] | object = {}): string {
  const header = textRow(
    1,
    Array.from({ length: width }, (_, n) => `c${n}`),
  )
  return fileWith(
    'b.xlsx',
    buildWorkbook({ rows: `${header}<row r="2">${row}</row>`, styles: STYLES, ...more }),
  )
}

describe('values', () => {
  test('dates of both systems, times, padded ids and long numbers', async () => {
    const row = cells(
      ['<v>31857</v>', '1'],
      ['<v>42</v>', '2'],
      ['<v>31857.5</v>', '4'],
      ['<v>0.75</v>', '5'],
      ['<v>1.5</v>', '6'],
      ['<v>900101300123</v>'],
      ['<v>1.23456789012E+11</v>'],
      ['<v>12.300000000000001</v>'],
      ['<v>60</v>', '1'],
      ['<v>1.2345678901234567E+19</v>'],
    )
    const sheet = await readSpreadsheet(bookOf(row, 10))
    expect(sheet.rows[0]?.cells).toEqual([
      '1987-03-21',
      '00042',
      '1987-03-21T12:00:00',
      '18:00:00',
      '36:00:00',
      '900101300123',
      '123456789012',
      '12.3',
      '60',
      '12345678901234600000',
    ])
    expect(sheet.rows[0]?.problems.map(({ code, column }) => [code, column])).toEqual([
      ['impossible-date', 8],
      ['digits-lost', 9],
    ])
    const mac = await readSpreadsheet(
      bookOf(cells(['<v>30395</v>', '3']), 1, { workbookPr: '<workbookPr date1904="1"/>' }),
    )
    expect(mac.rows[0]?.cells).toEqual(['1987-03-21'])
  })

  test('formulas give the cached value and are flagged; errors and booleans', async () => {
    const row = cells(
      ['<f>A1</f><v>7</v>'],
      ['<f>B1</f><v>text</v>', '0', 'str'],
      ['<f>C1</f>'],
      ['<v>#N/A</v>', '0', 'e'],
      ['<v>1</v>', '0', 'b'],
      ['<v>2019-05-07T00:00:00Z</v>', '0', 'd'],
    )
    const [only] = (await readSpreadsheet(bookOf(row, 6))).rows
    expect(only?.cells).toEqual(['7', 'text', '', '', 'TRUE', '2019-05-07'])
    expect(only?.problems.map(({ code, level, column }) => [code, level, column])).toEqual([
      ['formula', 'note', 0],
      ['formula', 'note', 1],
      ['formula-without-value', 'error', 2],
      ['cell-error', 'error', 3],
    ])
  })

  test('shared and rich strings, phonetic guides, escapes, entities', async () => {
    const strings =
      '<si><r><t>Қа</t></r><r><t xml:space="preserve">сым </t></r></si><si><t>a_x000D_b&amp;&#x1F600;</t><rPh><t>no</t></rPh></si>'
    const row = cells(['<v>0</v>', '0', 's'], ['<v>1</v>', '0', 's'])
    expect((await readSpreadsheet(bookOf(row, 2, { strings }))).rows[0]?.cells).toEqual(['Қасым ', 'a\rb&😀'])
  })

  test.each([
    ['dd/mm/yyyy', 'date'],
    ['[h]:mm', 'duration'],
    ['h:mm AM/PM', 'time'],
    ['#,##0.00 "days"', 'plain'],
    ['[Red]0', 'plain'],
    ['General', 'plain'],
    ['0000', { mask: '0000' }],
    ['000\\-000', { mask: '000-000' }],
    ['00.00', 'plain'],
  ])('the format %s is %o', (code, kind) => {
    expect(numberKind(164, code)).toEqual(kind)
  })

  test('days around the epoch', () => {
    expect(readNumber('1', 'date', '1900').text).toBe('1900-01-01')
    expect(readNumber('59', 'date', '1900').text).toBe('1900-02-28')
    expect(readNumber('61', 'date', '1900').text).toBe('1900-03-01')
    expect(readNumber('0', 'date', '1904').text).toBe('1904-01-01')
    expect(readNumber('43592.999999', 'date', '1900').text).toBe('2019-05-08')
    expect(readNumber('-3', 'date', '1900')).toEqual({ text: '-3', problem: 'impossible-date' })
  })
})

describe('sheets', () => {
  const extraSheets = [{ name: 'Secret', state: 'veryHidden', rows: textRow(1, ['a']) + textRow(2, ['b']) }]

  test('the first visible sheet is read; hidden ones are named; any may be chosen', async () => {
    const path = fileWith(
      's.xlsx',
      buildWorkbook({
        rows: textRow(1, ['x']),
        state: 'hidden',
        extraSheets: [{ name: 'List', rows: textRow(3, ['id']) + textRow(4, ['1']) }, ...extraSheets],
      }),
    )
    const sheet = await readSpreadsheet(path)
    expect(sheet).toMatchObject({
      sheet: 'List',
      headerRow: 3,
      sheets: [{ hidden: true }, { hidden: false }, { name: 'Secret', hidden: true }],
    })
    expect(sheet.warnings.join()).toContain('“Secret”')
    expect((await readSpreadsheet(path, { sheet: 'Secret' })).rows[0]?.cells).toEqual(['b'])
    await expectRefused(readSpreadsheet(path, { sheet: 'No' }), 'sheet-missing')
  })

  test('a cell merged downwards gives its value to its rows, flagged', async () => {
    const rows =
      textRow(1, ['camp', 'name']) + textRow(2, ['Hol', 'a']) + textRow(3, ['', 'b']) + textRow(4, ['', 'c'])
    const after = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    const sheet = await readSpreadsheet(fileWith('m.xlsx', buildWorkbook({ rows, after })))
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ['Hol', 'a'],
      ['Hol', 'b'],
      ['', 'c'],
    ])
    expect(sheet.rows.map((row) => row.problems.map((problem) => problem.code))).toEqual([
      ['merged'],
      ['merged'],
      [],
    ])
  })

  test('macros are said and ignored', async () => {
    const parts = workbookParts({ rows: textRow(1, ['a']) + textRow(2, ['b']) })
    const path = fileWith('m.xlsm', buildZip([...parts, { name: 'xl/vbaProject.bin', data: 'x' }]))
    expect((await readSpreadsheet(path)).warnings.join()).toContain('macros')
  })

  test('a comment after the container, which hides the end record in other readers, does no harm', async () => {
    const parts = workbookParts({ rows: textRow(1, ['a']) + textRow(2, ['b']) })
    const path = fileWith('c.xlsx', buildZip(parts, { comment: 'PK\x05\x06 not the end' }))
    expect((await readSpreadsheet(path)).rows).toHaveLength(1)
  })
})

test('a text that every object has as a name is written and read as any other', async () => {
  const words = ['constructor', '__proto__', 'toString']
  const path = fileWith('names.xlsx', Buffer.alloc(0))
  await writeXlsx(path, { columns: [{ header: 'a' }], rows: words.map((each) => [each]) })
  const { rows } = await readSpreadsheet(path)
  expect(rows.map(({ cells }) => cells[0]!.trim())).toEqual(words)
})

test('a reader without enough memory dies alone', async () => {
  const strings = Array.from(
    { length: 25_000 },
    (_, n) => `<si><t>${createHash('sha512').update(String(n)).digest('hex').repeat(12)}</t></si>`,
  ).join('')
  const rows = textRow(1, ['a']) + textRow(2, ['b'])
  const path = fileWith('memory.xlsx', buildWorkbook({ rows, strings }))
  await expectRefused(readSpreadsheet(path, { limits: { memoryMb: 20 } }), 'out-of-memory')
  expect((await readSpreadsheet(path)).rows).toHaveLength(1)
}, 20_000)
