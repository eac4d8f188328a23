import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { guessMapping, readSpreadsheet } from '@oralu/interop'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportDemo } from '../../src/demo/export.ts'
import { generateDemo, listKeys } from '../../src/demo/index.ts'

let dir = ''
let paths: string[] = []
const demo = generateDemo()

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'betege-'))
  paths = await exportDemo(dir)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('the exported demonstration', () => {
  it('is four lists and the truth', () => {
    const expected = [...listKeys.map((key) => demo.lists[key].fileName), 'truth.csv', 'truth.json']
    expect(paths.map((path) => basename(path))).toEqual(expected)
  })

  it.each(listKeys)('reads back as it was written: %s', async (key) => {
    const list = demo.lists[key]
    const sheet = await readSpreadsheet(join(dir, list.fileName))
    expect(sheet.columns).toEqual(list.columns)
    expect(sheet.rows.map((row) => row.cells)).toEqual(list.rows)
  })

  it('saves the enquiries in windows-1251', async () => {
    const bytes = await readFile(join(dir, demo.lists.enquiries.fileName))
    const text = new TextDecoder('windows-1251').decode(bytes)
    expect(text).toContain('Карабатырова Акбопе Жарылгасыновна')
    expect(text.split('\r\n')[0]).toBe(demo.lists.enquiries.columns.join(';'))
  })

  it.each(listKeys)('has columns in which the mapper finds a name, a sex and a birth: %s', (key) => {
    const { columns, rows } = demo.lists[key]
    const { mapping } = guessMapping(columns, rows.slice(0, 100))
    const fields = mapping.columns.flatMap((column) =>
      column.compartment === 'withheld' ? [] : [column.field],
    )
    expect(fields.some((field) => field === 'fullName' || field === 'familyName')).toBe(true)
    expect(fields).toContain('sex')
    expect(fields).toContain('born')
  })

  it('tells the truth of every row, marked as generated', async () => {
    const lines = (await readFile(join(dir, 'truth.csv'), 'utf8')).trim().split('\r\n')
    const rows = listKeys.reduce((sum, key) => sum + demo.lists[key].rows.length, 0)
    expect(lines.length).toBe(rows + 1)
    expect(lines.slice(1).every((line) => line.endsWith('generated demonstration data'))).toBe(true)
    const document = JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8'))
    expect(document.generated).toBe(true)
    expect(document.people).toHaveLength(demo.people.length)
    expect(document.lists.camp.truth).toHaveLength(demo.lists.camp.rows.length)
  })
})
