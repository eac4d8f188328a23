import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMPARTMENT_FIELDS, guessMapping, validateMapping } from '../src/index.ts'

const format = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../docs/formats/${name}`, import.meta.url), 'utf8'))

function fieldsOf(columns: string[], rows: string[][] = []): string[] {
  return guessMapping(columns, rows).mapping.columns.map((entry) =>
    entry.compartment === 'withheld' ? 'withheld' : `${entry.compartment}.${entry.field}`,
  )
}

describe('guessing', () => {
  test('Kazakh headings', () => {
    expect(
      fieldsOf([
        'Рет саны',
        'Аты-жөні',
        'Әкесінің аты',
        'Жынысы',
        'Туған күні',
        'Туған жері',
        'Азаматтығы',
        'ЖСН',
        'Отбасы нөмірі',
        'Денсаулық жағдайы',
        'Айып',
        'Ескерту',
      ]),
    ).toEqual([
      'identity.sourceKey',
      'identity.fullName',
      'identity.patronymic',
      'identity.sex',
      'identity.born',
      'identity.birthPlace',
      'identity.nationality',
      'identity.documentNumber',
      'identity.familyGroup',
      'health.health',
      'legal.legal',
      'withheld',
    ])
  })

  test('Russian headings', () => {
    expect(
      fieldsOf([
        '№ п/п',
        'Ф.И.О.',
        'Пол',
        'Дата рождения',
        'Гражданство',
        'Паспорт',
        'Лагерь',
        'Телефон',
        'Статья',
        'Цвет глаз',
      ]),
    ).toEqual([
      'identity.sourceKey',
      'identity.fullName',
      'identity.sex',
      'identity.born',
      'identity.nationality',
      'identity.documentNumber',
      'identity.location',
      'identity.phone',
      'legal.legal',
      'withheld',
    ])
  })

  test('Arabic headings, in their several spellings', () => {
    expect(
      fieldsOf([
        'ت',
        'الأسم الثلاثي',
        'الكنية',
        'الجنس',
        'تاريخ الولادة',
        'الجنسية',
        'اسم الأم',
        'رقم العائلة',
        'المخيم',
        'الحالة الصحية',
        'ملاحظات',
      ]),
    ).toEqual([
      'identity.sourceKey',
      'identity.fullName',
      'identity.kunya',
      'identity.sex',
      'identity.born',
      'identity.nationality',
      'identity.motherName',
      'identity.familyGroup',
      'identity.location',
      'health.health',
      'withheld',
    ])
  })

  test('English headings, headings in two languages, and repeated ones', () => {
    expect(
      fieldsOf([
        'Case ID',
        'First Name',
        'LAST NAME',
        'D.O.B',
        'Имя / Name',
        'Name (Arabic)',
        'Protection needs',
        'name (2)',
        'Case ID (2)',
      ]),
    ).toEqual([
      'identity.sourceKey',
      'identity.givenName',
      'identity.familyName',
      'identity.born',
      'identity.fullName',
      'identity.fullName',
      'protection.protection',
      'identity.fullName',
      'withheld',
    ])
  })

  test('values speak against a heading, or for a column without one', () => {
    const rows = [
      ['Alma', 'x1', 'F'],
      ['Baty', 'x1', 'M'],
      ['Chyn', 'x1', 'F'],
    ]
    expect(fieldsOf(['Date of birth', 'ID', 'Column 3'], rows)).toEqual([
      'withheld',
      'withheld',
      'identity.sex',
    ])
  })

  test.each([
    [['13/04/1990', '03/04/1991'], 'day-month', 0],
    [['04/13/1990', '03/04/1991'], 'month-day', 0],
    [['03/04/1991', '05/06/1992'], 'unknown', 0],
    [['13/04/1990', '04/13/1990'], 'unknown', 1],
    [['١٣/٠٤/١٩٩٠'], 'day-month', 0],
    [['1990-04-13'], 'unknown', 0],
  ])('order of day and month in %j is %s', (values, order, warnings) => {
    const guess = guessMapping(
      ['name', 'born'],
      values.map((value) => ['Ali', value]),
    )
    expect(guess.mapping.dayFirst).toBe(order)
    expect(guess.warnings).toHaveLength(warnings)
  })

  test('columns that differ in their order each keep their own', () => {
    const guess = guessMapping(['name', 'born', 'date of arrival'], [['Ali', '13/04/1990', '04/25/2019']])
    expect(guess.mapping.dayFirst).toBe('unknown')
    expect(guess.mapping.columns.slice(1)).toMatchObject([
      { dayFirst: 'day-month' },
      { dayFirst: 'month-day' },
    ])
  })
})

describe('validating', () => {
  const example = format('mapping.example.json') as { columns: { column: string }[] }
  const columns = example.columns.map(({ column }) => column)

  test('the example of the format is valid; columns it does not name are withheld', () => {
    const result = validateMapping(example, [...columns, 'Eye colour'])
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && result.mapping.columns.at(-1)).toMatchObject({
      column: 'Eye colour',
      compartment: 'withheld',
    })
  })

  test('a guess is a valid mapping', () => {
    const guess = guessMapping(['№', 'ФИО', 'Примечание', 'Дата'], [['1', 'Иванова', 'x', '01.02.2019']])
    expect(validateMapping(guess.mapping, ['№', 'ФИО', 'Примечание', 'Дата'])).toMatchObject({ ok: true })
  })

  test.each([
    [null, 'JSON object'],
    [{ version: 1, columns: {} }, 'must be a list'],
    [{ version: 2, columns: [{ column: 'a', compartment: 'identity', field: 'fullName' }] }, 'version'],
    [{ version: 1, columns: [{ column: 'b', compartment: 'identity', field: 'fullName' }] }, 'no column “b”'],
    [
      { version: 1, columns: [{ column: 'a', compartment: 'identity', field: 'legal' }] },
      'a field of identity',
    ],
    [{ version: 1, columns: [{ column: 'a', compartment: '__proto__', field: 'x' }] }, 'compartment must be'],
    [{ version: 1, columns: [{ column: 'a', compartment: 'withheld', field: 'x' }] }, 'can have no field'],
    [{ version: 1, columns: [] }, 'No column is given as a name'],
    [{ version: 1, dayFirst: 'yes', columns: [] }, 'dayFirst'],
    [{ version: 1, colums: [], columns: [] }, '“colums” is not known'],
  ])('%j is refused with a reason', (json, reason) => {
    const result = validateMapping(json, ['a'])
    expect(result.ok).toBe(false)
    expect(!result.ok && result.reasons.join(' ')).toContain(reason)
  })

  test('the schema and the code name the same fields', () => {
    const schema = format('mapping.schema.json') as {
      properties: {
        columns: {
          items: { oneOf: { properties: { compartment: { const: string }; field?: { enum: string[] } } }[] }
        }
      }
    }
    for (const { properties } of schema.properties.columns.items.oneOf) {
      const name = properties.compartment.const
      if (name !== 'withheld') expect(properties.field?.enum).toEqual(COMPARTMENT_FIELDS[name as 'identity'])
    }
  })
})
