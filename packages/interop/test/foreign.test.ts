// Workbooks made by other programs: what their authors saw is what is read.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpreadsheet } from '../src/index.ts'
import { expectRefused } from './helpers.ts'

const read = (name: string) => readSpreadsheet(join(import.meta.dirname, 'fixtures', name))

/** The first row by its headings, and what was said about it. */
async function first(name: string) {
  const { columns, rows } = await read(name)
  const { cells, problems } = rows[0]!
  return {
    cells: Object.fromEntries(columns.map((column, at) => [column, cells[at]])),
    problems: problems.map(({ code, column }) => [code, columns[column!]]),
  }
}

const lines = {
  no: '1',
  name: 'محمد عبد الله',
  born: '1987-03-21',
  'born kz': '1987-03-21',
  at: '14:05:00',
  met: '2019-05-06T14:05:00',
  share: '0.125',
  tent: '0042',
  iin: '012345678901',
  case: '012-345',
  sum: '1234.5',
  time: '36:00:00',
  age: '34',
  remark: 'и'.repeat(9000),
  rich: 'Mohammed',
  'sum of two': '2',
  joined: 'ab',
  failed: '',
  yes: 'TRUE',
}

test.each([
  'xlsxwriter.xlsx',
  'xlsxwriter-1904.xlsx',
  'xlsxwriter-inline.xlsx',
  'libreoffice/xlsxwriter.xlsx',
])('a right-to-left list with dates, ids, formulas and formatted text: %s', async (name) => {
  const { cells, problems } = await first(name)
  expect(cells).toEqual(lines)
  expect(problems).toEqual([
    ['formula', 'sum of two'],
    ['formula', 'joined'],
    ['cell-error', 'failed'],
    ['formula', 'failed'],
    // LibreOffice writes a truth as a formula.
    ...(name.startsWith('libreoffice') ? [['formula', 'yes']] : []),
  ])
  const sheet = await read(name)
  expect(sheet).toMatchObject({ sheet: 'قائمة المخيم', rightToLeft: true })
  expect(sheet.sheets.map(({ hidden }) => hidden)).toEqual([false, false, true])
  expect(sheet.warnings).toEqual([
    'Hidden sheets, not read: “Third”.',
    'The sheet has 1 merged cells.',
    'Hidden columns, read like the others: J.',
  ])
  expect(sheet.rows.slice(1).map((row) => [row.number, row.cells[1], row.problems[0]?.code])).toEqual([
    [3, ' two\nlines & <tag> ', 'hidden-row'],
    [4, 'Camp A', 'merged'],
    [5, 'Camp A', 'merged'],
  ])
})

test('openpyxl keeps no value of a formula, and the row says so', async () => {
  const { cells, problems } = await first('openpyxl.xlsx')
  expect(cells).toEqual({
    no: '1',
    name: 'Айгүл Сейітова',
    born: '1987-03-21',
    met: '2019-05-06T14:05:00',
    tent: '0042',
    rich: 'Mohammed',
    'sum of two': '',
    text: '00123',
  })
  expect(problems).toEqual([['formula-without-value', 'sum of two']])
})

test('days before March 1900, which Excel and LibreOffice count differently', async () => {
  const excel = await read('openpyxl.xlsx')
  expect(excel.rows[1]?.cells[2]).toBe('1900-01-15')
  const libre = await read('libreoffice/early.xlsx')
  expect(libre.rows.map(({ cells }) => cells[1])).toEqual(['1900-01-15', '1960-02-29', '1899-12-31'])
  expect(libre.rows[0]?.cells[2]).toBe('007')
})

test('the same list as CSV reads as it was shown', async () => {
  const { cells } = await first('libreoffice/xlsxwriter.csv')
  expect(cells).toMatchObject({
    name: 'محمد عبد الله',
    born: '21.03.1987',
    share: '12.5%',
    tent: '0042',
    iin: '012345678901',
    case: '012-345',
  })
})

test('an OpenDocument file is named and refused', async () => {
  const error = await expectRefused(read('xlsxwriter.ods'), 'wrong-type')
  expect(error.message).toContain('OpenDocument')
})
