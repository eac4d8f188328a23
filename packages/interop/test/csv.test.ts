import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Delimiter,
  detectEightBit,
  guardFormula,
  guessDelimiter,
  openSpreadsheet,
  readSpreadsheet,
  type TextEncoding,
  writeCsv,
} from '../src/index.ts'
import { encodeText } from '../src/spreadsheet/encoding.ts'
import { expectRefused, fileWith, pathFor } from './helpers.ts'

const RUSSIAN = [
  ['№', 'Фамилия', 'Имя', 'Примечание'],
  ['1', 'Иванова', 'Мария Петровна', 'в лагере с 2017 года; двое детей'],
  ['2', 'Ахметов', 'Ерлан', 'сказал "скоро"'],
]
const ARABIC = [
  ['الرقم', 'الاسم', 'المخيم'],
  ['١', 'محمد عبد الله الشامي', 'الهول'],
  ['٢', 'فاطمة بنت أحمد', 'روج'],
]
const KAZAKH = [
  ['Рет саны', 'Аты-жөні', 'Туған жері'],
  ['1', 'Қасымов Нұрлан Әбдіұлы', 'Шымкент қаласы'],
  ['2', 'Сейітова Айгүл', 'Өскемен'],
]

describe('encodings', () => {
  const cases: [TextEncoding, string[][], boolean][] = [
    ['utf-8', KAZAKH, true],
    ['utf-8', ARABIC, false],
    ['utf-16le', ARABIC, true],
    ['utf-16be', KAZAKH, true],
    ['utf-16le', RUSSIAN, false],
    ['utf-16be', ARABIC, false],
    ['windows-1251', RUSSIAN, false],
    ['windows-1256', ARABIC, false],
    ['kz-1048', KAZAKH, false],
    ['pt154', KAZAKH, false],
  ]
  test.each(cases)('%s is told by its bytes and read back', async (encoding, rows, byteOrderMark) => {
    const path = pathFor('list.csv')
    const written =
      encoding === 'windows-1256' ? rows.map((row) => row.map((cell) => cell.replace(/[١٢]/g, '7'))) : rows
    await writeCsv(path, written, { encoding, byteOrderMark, delimiter: ';' })
    const sheet = await readSpreadsheet(path)
    expect(sheet).toMatchObject({ encoding, delimiter: ';', format: 'csv', columns: written[0] })
    expect(sheet.rows.map((row) => row.cells)).toEqual(written.slice(1))
  })

  test('a person may override what was detected', async () => {
    const path = fileWith('short.csv', encodeText('a;b\nли;1\n', 'windows-1251'))
    const sheet = await readSpreadsheet(path, { encoding: 'windows-1251' })
    expect(sheet).toMatchObject({ encodingConfidence: 'given', columns: ['a', 'b'] })
    expect(sheet.rows[0]?.cells).toEqual(['ли', '1'])
    await expectRefused(readSpreadsheet(path, { encoding: 'utf-8' }), 'bad-encoding')
  })

  test('a few letters are a guess, and said to be one', () => {
    expect(detectEightBit(encodeText('id;Ли', 'windows-1251')).confidence).toBe('guess')
    expect(detectEightBit(encodeText('Фамилия;Имя;Отчество\nИванова;Мария', 'windows-1251'))).toEqual({
      encoding: 'windows-1251',
      confidence: 'likely',
    })
  })

  test('what an encoding cannot hold is refused, not replaced by question marks', async () => {
    await expectRefused(writeCsv(pathFor('x.csv'), KAZAKH, { encoding: 'windows-1251' }), 'bad-encoding')
  })
})

describe('records', () => {
  test('quoted cells hold delimiters, quotation marks and line ends; rows keep their numbers', async () => {
    const path = fileWith('q.csv', 'id,name,note\r\n1,"Smith, ""J""","two\r\nlines"\r\n\r\n2,b,c')
    const sheet = await readSpreadsheet(path)
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['1', 'Smith, "J"', 'two\nlines'], problems: [] },
      { number: 4, cells: ['2', 'b', 'c'], problems: [] },
    ])
  })

  test('ragged rows are reported one by one', async () => {
    const sheet = await readSpreadsheet(fileWith('r.csv', 'a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,\n'))
    expect(sheet.rows.map((row) => row.problems.map((problem) => problem.code))).toEqual([
      ['too-few-cells'],
      [],
      ['too-many-cells'],
      [],
    ])
    expect(sheet.rows.every((row) => row.cells.length === 3)).toBe(true)
  })

  test('headings get unique names; titles above a list are passed over; a header may be pointed at', async () => {
    const path = fileWith('h.csv', 'Camp list 2019,,,\n,,,\nname,,name,Column 2\na,b,c,d\ne,f,g,h\n')
    const sheet = await readSpreadsheet(path)
    expect(sheet).toMatchObject({ headerRow: 3, columns: ['name', 'Column 2', 'name (2)', 'Column 2 (2)'] })
    expect(sheet.warnings.join()).toContain('title')
    expect((await readSpreadsheet(path, { headerRow: 4 })).columns).toEqual(['a', 'b', 'c', 'd'])
  })

  test('delimiters are told apart, and Excel’s sep= line is obeyed', async () => {
    expect(guessDelimiter('name;note\nSmith, J;a,b\nLee, K;c,d\n')).toBe(';')
    expect(guessDelimiter('a\tb\n1,5\t2\n')).toBe('\t')
    const sheet = await readSpreadsheet(fileWith('s.csv', 'sep=;\nid;n,m\n1;2,3\n'))
    expect(sheet).toMatchObject({ delimiter: ';', columns: ['id', 'n,m'] })
  })

  test('any cells survive writing and reading', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replace(/[\0\r\ud800-\udfff\ufeff]/g, ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        async (rows, delimiter) => {
          const path = pathFor('p.csv')
          const kept = rows.map((row, n) => [`r${n}`, ...row])
          await writeCsv(path, [['id', 'x', 'y', 'z'], ...kept], { delimiter, guardFormulas: false })
          const sheet = await readSpreadsheet(path, { delimiter })
          expect(sheet.rows.map((row) => row.cells)).toEqual(kept)
        },
      ),
      { numRuns: 12 },
    )
  }, 30_000)
})

test('cells that a spreadsheet program would run are written as text', async () => {
  for (const text of ['=1+1', '+7', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])
    expect(guardFormula(text)).toBe(`'${text}`)
  for (const text of ['Иванов', '12', '']) expect(guardFormula(text)).toBe(text)
  const path = pathFor('f.csv')
  await writeCsv(path, [
    ['a', 'b'],
    ['=HYPERLINK("x")', -5],
  ])
  expect(await readFile(path, 'utf8')).toBe('\ufeffa,b\r\n"\'=HYPERLINK(""x"")",-5\r\n')
})

describe('limits', () => {
  const big = (): string => fileWith('big.csv', `id,name\n${'1,abcdefghij\n'.repeat(60_000)}`)

  test('rows, file size, and a file that is missing', async () => {
    await expectRefused(readSpreadsheet(big(), { limits: { rows: 1000 } }), 'too-many-rows')
    await expectRefused(readSpreadsheet(big(), { limits: { fileBytes: 1000 } }), 'file-too-large')
    await expectRefused(readSpreadsheet('/nowhere/x.csv'), 'unreadable')
    await expectRefused(readSpreadsheet(big(), { limits: { rows: -1 } }), 'bad-option')
  })

  test('an abort ends the reading, before and amid it', async () => {
    await expectRefused(readSpreadsheet(big(), { signal: AbortSignal.abort() }), 'aborted')
    const controller = new AbortController()
    const sheet = await openSpreadsheet(big(), { signal: controller.signal })
    const read = async (): Promise<void> => {
      for await (const row of sheet.rows) if (row.number === 700) controller.abort()
    }
    await expectRefused(read(), 'aborted')
  })

  test('time runs out for the reader, not for a slow consumer', async () => {
    await expectRefused(readSpreadsheet(big(), { limits: { wallTimeMs: 5 } }), 'timeout')
    const sheet = await openSpreadsheet(big(), { limits: { wallTimeMs: 5000 } })
    let rows = 0
    for await (const _ of sheet.rows)
      if (++rows % 10_000 === 1) await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(rows).toBe(60_000)
  }, 20_000)

  test('ending the loop early ends the reader', async () => {
    const sheet = await openSpreadsheet(big())
    for await (const row of sheet.rows) if (row.number > 5) break
    for await (const _ of sheet.rows) expect.unreachable()
    sheet.close()
  })
})
