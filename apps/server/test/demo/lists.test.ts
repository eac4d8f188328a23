import { describe, expect, it } from 'vitest'
import { generateDemo, listKeys, rowsOf } from '../../src/demo/index.ts'
import { createRandom } from '../../src/demo/random.ts'
import { slip } from '../../src/demo/slips.ts'
import { arabic } from '../../src/demo/spell-arabic.ts'
import { latin } from '../../src/demo/spell-latin.ts'
import { russian, russianPatronymic } from '../../src/demo/spell-russian.ts'

const demo = generateDemo()
const { camp, enquiries, partner, registry } = demo.lists
const byId = new Map(demo.people.map((person) => [person.id, person]))
const cell = (list: typeof camp, row: number, column: string) =>
  list.rows[row]![list.columns.indexOf(column)]!

/** The characters that windows-1251 has. */
const windows1251 = new Set(
  new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
)

describe('the four lists', () => {
  it.each([20190105, 3, 99])(
    'point each row at a person, or at none for an unsupported claim (seed %i)',
    (seed) => {
      const made = generateDemo(seed)
      const people = new Set(made.people.map((person) => person.id))
      const claimed = new Set(made.unsupported.flatMap((one) => one.rows.map((at) => `${at.list} ${at.row}`)))
      for (const key of listKeys) {
        const list = made.lists[key]
        expect(list.truth.map((one) => one.row)).toEqual(list.rows.map((_, row) => row))
        expect(list.rows.every((row) => row.length === list.columns.length)).toBe(true)
        for (const { row, personId } of list.truth) {
          if (personId === null) expect(claimed.has(`${key} ${row}`)).toBe(true)
          else expect(people.has(personId)).toBe(true)
        }
      }
      expect(made.unsupported.every((claim) => claim.rows.length > 0 && claim.generated)).toBe(true)
      const unknown = listKeys.flatMap((key) => made.lists[key].truth.filter((one) => one.personId === null))
      expect(unknown.length).toBe(claimed.size)
    },
  )

  it('are marked as generated, by title and by file name', () => {
    for (const key of listKeys) {
      expect(demo.lists[key].name).toContain('generated demonstration data')
      expect(demo.lists[key].fileName).toMatch(/^betege-/)
    }
  })

  it('hold people in none to four lists', () => {
    const counts = [0, 0, 0, 0, 0]
    for (const person of demo.people) {
      const lists = new Set(rowsOf(demo, person.id).map((row) => row.list))
      counts[lists.size] = counts[lists.size]! + 1
    }
    expect(counts.every((count) => count > 20)).toBe(true)
  })

  it('never begin a cell with a sign that runs as a formula', () => {
    for (const key of listKeys) {
      for (const row of demo.lists[key].rows) for (const value of row) expect(value).not.toMatch(/^[=+\-@]/)
    }
  })
})

describe('the camp list', () => {
  it('is in Arabic, right to left, without a Cyrillic or Latin letter', () => {
    expect(camp.rtl).toBe(true)
    for (const row of [camp.columns, ...camp.rows])
      expect(row.join(' ')).not.toMatch(/[\p{Script=Cyrillic}\p{Script=Latin}]/u)
    expect(camp.rows.every((_, row) => /\p{Script=Arabic}/u.test(cell(camp, row, 'الاسم')))).toBe(true)
  })

  it('has kunyas, Hijri dates, Arabic digits, repeated rows, children by their mother’s kunya, health remarks', () => {
    const text = (column: string) => camp.rows.map((_, row) => cell(camp, row, column))
    expect(text('الكنية').filter((value) => /^[أا]م /.test(value)).length).toBeGreaterThan(50)
    expect(text('تاريخ الميلاد').filter((value) => value.includes('هـ')).length).toBeGreaterThan(20)
    expect(text('العمر').filter((value) => /[٠-٩]/.test(value)).length).toBeGreaterThan(20)
    expect(text('الاسم').filter((value) => /(ابن|بنت) ام /.test(value)).length).toBeGreaterThan(20)
    expect(text('ملاحظات')).toContain('سوء تغذية حاد')
    const seen = camp.truth.map((one) => one.personId).filter((id) => id !== null)
    expect(seen.length - new Set(seen).size).toBeGreaterThan(8)
  })

  it('holds only people found in camps', () => {
    for (const { personId } of camp.truth)
      if (personId) expect(byId.get(personId)!.location.kind).toBe('camp')
  })
})

describe('the enquiries', () => {
  it('fit into windows-1251 and have no Kazakh letter', () => {
    const text = [enquiries.columns, ...enquiries.rows].flat().join('')
    expect([...text].filter((letter) => !windows1251.has(letter))).toEqual([])
    expect(text).not.toMatch(/[әғқңөұүһі]/i)
    expect(enquiries.encoding).toBe('windows-1251')
    expect(enquiries.delimiter).toBe(';')
  })

  it('ask as relatives do', () => {
    const relations = new Set(
      enquiries.rows.map((_, row) => cell(enquiries, row, 'Кем приходится заявителю')),
    )
    for (const word of ['дочь', 'сын', 'внук', 'внучка', 'зять', 'невестка'])
      expect(relations).toContain(word)
    const born = enquiries.rows.map((_, row) => cell(enquiries, row, 'Дата рождения'))
    expect(born.filter((value) => /^\d\d\.\d\d\.\d{4}$/.test(value)).length).toBeGreaterThan(100)
    expect(born.filter((value) => /^\d{4}$/.test(value)).length).toBeGreaterThan(50)
  })
})

describe('the partner’s list', () => {
  it('is plain Latin and mixes the orders of day and month', () => {
    expect([partner.columns, ...partner.rows].flat().join('')).toMatch(/^[\x20-\x7e]*$/)
    const born = partner.rows.map((_, row) => cell(partner, row, 'Date of birth'))
    expect(born.some((value) => Number(value.slice(0, 2)) > 12 && value[2] === '/')).toBe(true)
    expect(born.some((value) => Number(value.slice(3, 5)) > 12 && value[2] === '/')).toBe(true)
    expect(born.filter((value) => value.startsWith('01/01/')).length).toBeGreaterThan(20)
  })

  it('has swapped names and a legal status for each', () => {
    const statuses = new Set(partner.rows.map((_, row) => cell(partner, row, 'Legal status')))
    expect(statuses).toContain('Held without charge')
    expect(statuses).toContain('Not detained')
    expect(statuses).not.toContain('')
    const swapped = partner.rows.filter(
      (row) => /(ov|ev|in|of|ef)a?$/i.test(row[2]!) && !/(ov|ev|in|of|ef)a?$/i.test(row[1]!),
    )
    expect(swapped.length).toBeGreaterThan(5)
  })
})

describe('the civil registry', () => {
  it('is in Kazakh and holds every namesake, but no child born abroad and no foreigner', () => {
    const text = registry.rows.flat().join('')
    expect(text).toMatch(/[әғқңөұүһі]/i)
    expect(text).not.toMatch(/[\p{Script=Latin}\p{Script=Arabic}]/u)
    const held = new Set(registry.truth.map((one) => one.personId))
    for (const person of demo.people) {
      if (person.birthCountry !== 'KZ' || !person.citizen) expect(held.has(person.id)).toBe(false)
      if (person.role === 'namesake') expect(held.has(person.id)).toBe(true)
    }
    const citizens = demo.people.filter((person) => person.iin)
    expect(held.size / citizens.length).toBeGreaterThan(0.85)
    expect(held.size).toBeLessThan(citizens.length)
    expect(held.has(null)).toBe(false)
  })
})

describe('the spellings', () => {
  it('go into Russian, Latin and Arabic as people write them', () => {
    expect(`${russian('Айгерім')} ${russianPatronymic('Серік', 'f')}`).toBe('Айгерим Сериковна')
    expect(russian('Жүнісова')).toBe('Жунусова')
    expect(russianPatronymic('Абай', 'm')).toBe('Абаевич')
    expect(latin('Ерлан', 'passport')).toBe('Yerlan')
    expect(latin('Қасенова', 'qazaq')).toBe('Qasenova')
    expect(latin('Қасенова', 'plain')).toBe('Kasenova')
    expect(arabic('Фатима')).toBe('فاطمة')
    expect(arabic('Сырым')).toBe('سيريم')
  })

  it('slip by one letter at most and keep the first', () => {
    const rng = createRandom(4)
    for (let i = 0; i < 200; i++) {
      const out = slip('Karabatyrova', 'latin', rng)
      expect(out[0]).toBe('K')
      expect(Math.abs(out.length - 12)).toBeLessThanOrEqual(1)
    }
    expect(slip('Али', 'cyrillic', rng)).toBe('Али')
  })
})
