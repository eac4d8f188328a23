// XLSForms made by others (pyxform's own samples, BSD-2-Clause: LICENSE.pyxform), and those that are hostile: what has a
// counterpart is taken over, what has none is named with its line.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of conditions writes fields so
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkForm, evaluateForm, FormDefinition, type FormField, writeForm } from '@oralu/domain'
import { afterAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { type ReadXlsForm, readXlsForm, SpreadsheetError, XLSFORM_NOTES } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'oralu-xlsform-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sample = (name: string) => readXlsForm(join(import.meta.dirname, `${name}.xlsx`), 'care')
let made = 0
async function workbook(sheets: Record<string, string[][]>): Promise<ReadXlsForm> {
  const path = join(folder, `${made++}.xlsx`)
  await writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => ({ value, type: String }))),
    })) as never,
  ).toFile(path)
  return await readXlsForm(path, 'care')
}
const told = ({ notes }: ReadXlsForm) => notes.map(({ row, code }) => `${row} ${code}`)
const field = ({ form }: ReadXlsForm, name: string) =>
  form.items.find((item): item is FormField => item.name === name)!

/** Whatever was read is a form that can be kept, and lacks nothing but words. */
function sound({ form, notes }: ReadXlsForm) {
  expect(FormDefinition.safeParse(JSON.parse(JSON.stringify(writeForm(form)))).success).toBe(true)
  expect(checkForm(form).filter(({ code }) => code !== 'words-missing' && code !== 'no-fields')).toEqual([])
  expect(notes.filter(({ code }) => !(XLSFORM_NOTES as readonly string[]).includes(code))).toEqual([])
  evaluateForm(form, {})
}

describe('a sample made by others', () => {
  it('that tries the whole specification comes with groups, choices, constraints and a line for what is left out', async () => {
    const read = await sample('xlsform_spec_test')
    sound(read)
    expect(read.form.title).toEqual({ en: 'Spec test' })
    expect(field(read, 'select_multiple_test')).toMatchObject({
      type: 'several of',
      list: 'yes_no',
      constraint: "not(selected(., 'yes') and selected (., 'no'))",
    })
    expect(field(read, 'required_text').required).toBe(true)
    expect(
      read.form.items.filter(({ type }) => type === 'section').map(({ relevant }) => relevant),
    ).toContain("(not(selected(${skip_to_end}, 'yes')))")
    expect(evaluateForm(read.form, { skip_to_end: 'yes' }).asked).not.toContain('my_name')
    expect(told(read)).toEqual(
      expect.arrayContaining([
        '7 expression-dropped',
        '15 repeat-flattened',
        '21 renamed',
        '30 type-changed',
        '34 type-changed',
        '37 type-dropped',
        '42 metadata-dropped',
        '0 language-dropped',
      ]),
    )
  })

  it('with choices that depend on others: all are offered, and that is said', async () => {
    const read = await sample('choice_filter_test')
    sound(read)
    expect(told(read)).toEqual(
      expect.arrayContaining(['3 filter-dropped', '4 filter-dropped', '6 choice-twice']),
    )
    expect(read.form.lists['counties']?.choices.map(({ name }) => name)).toEqual([
      'king',
      'pierce',
      'cameron',
    ])
  })

  it('with "or other" gets a choice and a field for it', async () => {
    const read = await sample('or_other')
    sound(read)
    expect(read.form.lists[field(read, 'fav_color').list!]?.choices.at(-1)?.name).toBe('other')
    expect(field(read, 'fav_pastel').list).toBe('colors')
    expect(evaluateForm(read.form, { fav_color: 'other', fav_color_other: 'x' }).answers).toHaveProperty(
      'fav_color_other',
    )
  })

  it('that pulls data from elsewhere loses the calculation, and says so', async () => {
    const read = await sample('pull_data')
    sound(read)
    expect(told(read)).toEqual([
      '0 language-assumed',
      '2 expression-dropped',
      '2 type-dropped',
      '3 label-reference',
    ])
  })

  it.each([
    ['text_and_integer_xlsx', ['your_name', 'your_age']],
    ['ODKValidateWarnings', ['family_name', 'phone_number', 'age']],
  ])('%s is read', async (name, fields) => {
    const read = await sample(name)
    sound(read)
    expect(read.form.items.map((item) => item.name)).toEqual(fields)
    expect(Object.keys(field(read, fields[0]!).label)).toEqual(['en'])
  })
})

describe('a workbook of ours', () => {
  it('brings its four languages, bounds, patterns and conditions', async () => {
    const read = await workbook({
      survey: [
        [
          'type',
          'name',
          'label::English (en)',
          'label::Kazakh (kk)',
          'label::Русский (ru)',
          'label::العربية (ar)',
          'relevant',
          'constraint',
          'constraint_message::English (en)',
          'required',
          'calculation',
        ],
        ['begin group', 'home', 'Home', 'Үй', 'Дом', 'البيت', '', '', '', '', ''],
        [
          'integer',
          'children',
          'Children',
          'Балалар',
          'Дети',
          'الأطفال',
          '',
          '. >= 0 and . < 20',
          '',
          'yes',
          '',
        ],
        [
          'text',
          'phone',
          'Telephone',
          'Телефон',
          'Телефон',
          'هاتف',
          '${children} > 0',
          "regex(., '^[0-9]{10}$')",
          '',
          '',
          '',
        ],
        [
          'decimal',
          'rent',
          'Rent',
          'Жалдау',
          'Аренда',
          'إيجار',
          '',
          '. > 0 and . <= ${children} * 1000',
          'Too much',
          '',
          '',
        ],
        ['end group', '', '', '', '', '', '', '', '', '', ''],
        [
          'select_one yn',
          'ok',
          'All well?',
          'Бәрі жақсы ма?',
          'Всё хорошо?',
          'هل كل شيء بخير؟',
          '',
          '',
          '',
          '',
          '',
        ],
      ],
      choices: [
        [
          'list_name',
          'name',
          'label::English (en)',
          'label::Kazakh (kk)',
          'label::Русский (ru)',
          'label::العربية (ar)',
        ],
        ['yn', 'yes', 'Yes', 'Иә', 'Да', 'نعم'],
        ['yn', 'no', 'No', 'Жоқ', 'Нет', 'لا'],
      ],
      settings: [
        ['form_title', 'default_language'],
        ['A home', 'English (en)'],
      ],
    })
    sound(read)
    expect(read.notes).toEqual([])
    expect(field(read, 'children')).toMatchObject({
      min: 0,
      max: 19,
      required: true,
      constraint: null,
      label: { kk: 'Балалар', ar: 'الأطفال' },
    })
    expect(field(read, 'phone')).toMatchObject({ pattern: '[0-9]{10}', relevant: '${children} > 0' })
    expect(field(read, 'rent').constraint).toBe('. > 0 and . <= ${children} * 1000')
    expect(checkForm(read.form).map(({ item, what }) => `${item} ${what}`)).toEqual(
      expect.arrayContaining(['rent message']),
    )
  })

  it('that scores a person, or would stall a search, is taken without that, and what hung on it falls too', async () => {
    const read = await workbook({
      survey: [
        ['type', 'name', 'label', 'relevant', 'constraint', 'calculation'],
        ['select_one yn', 'a', 'A', '', '', ''],
        ['integer', 'risk_level', 'A number', '', '', ''],
        ['calculate', 'sum', '', '', '', "if(${a} = 'yes', 1, 0) + 2"],
        ['calculate', 'more', '', '', '', '${sum} * 2'],
        ['text', 'b', 'B', '${more} > 3', '', ''],
        ['text', 'c', 'C', '', "regex(., '(a+)+$')", ''],
        ['text', 'd', 'D', "${e} = '1'", '', ''],
        ['text', 'e', 'E', "${d} = '1'", '', ''],
        ['text', 'f g', 'F', "${f g} != ''", '', ''],
        ['text', '1g', 'G', '', '', ''],
        ['xml-external', 'h', '', '', '', ''],
        ['', '', 'left over', '', '', ''],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['yn', 'yes', 'Yes'],
        ['yn', 'maybe not', 'No'],
      ],
    })
    sound(read)
    expect(told(read)).toEqual(
      expect.arrayContaining([
        '3 scores-a-person',
        '4 scores-a-person',
        '5 scores-a-person',
        '6 expression-dropped',
        '7 pattern-dropped',
        '8 expression-dropped',
        '10 renamed',
        '11 renamed',
        '12 type-dropped',
        '13 type-dropped',
        '3 choice-renamed',
      ]),
    )
    expect(read.form.items.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f_g', 'f1g'])
  })

  it('with more fields than a form can have, or without a survey, is refused', async () => {
    const many = Array.from({ length: 301 }, (_, n) => ['text', `q${n}`, `Q${n}`])
    await expect(workbook({ survey: [['type', 'name', 'label'], ...many] })).rejects.toThrow(SpreadsheetError)
    await expect(workbook({ a: [['x'], ['1']], b: [['y'], ['2']] })).rejects.toMatchObject({
      code: 'sheet-missing',
    })
  })
})
