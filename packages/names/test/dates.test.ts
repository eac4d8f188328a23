import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDates, type DateRange, parseDate } from '../src/index.ts'

const reference = '2019-05-10'
const day = (d: string) => ({ from: d, to: d })

describe('reading dates', () => {
  it.each<[string, string, string, string | undefined]>([
    ['1990', '1990-01-01', '1990-12-31', 'year_only'],
    ['1990-05-06', '1990-05-06', '1990-05-06', undefined],
    ['19900506', '1990-05-06', '1990-05-06', undefined],
    ['13.04.1990', '1990-04-13', '1990-04-13', undefined],
    ['03/04/1990', '1990-03-04', '1990-04-03', 'day_month_order'],
    ['12 марта 1993 г.', '1993-03-12', '1993-03-12', undefined],
    ['1993 жылғы 12 наурыз', '1993-03-12', '1993-03-12', undefined],
    ['5 مايو 2001', '2001-05-05', '2001-05-05', undefined],
    ['٥ أيار ٢٠٠١', '2001-05-05', '2001-05-05', undefined],
    ['March 5, 2001', '2001-03-05', '2001-03-05', undefined],
    ['мая 1990', '1990-05-01', '1990-05-31', 'month_only'],
    ['00.05.1990', '1990-05-01', '1990-05-31', 'month_only'],
    ['3 Ramadan 1414', '1994-02-13', '1994-02-15', 'hijri'],
    ['٣ رمضان ١٤١٤', '1994-02-13', '1994-02-15', 'hijri'],
    ['01.01.1985', '1985-01-01', '1985-12-31', 'placeholder'],
    ['1 января 1985', '1985-01-01', '1985-12-31', 'placeholder'],
    ['8 лет', '2010-05-11', '2011-05-10', 'age'],
    ['age 8', '2010-05-11', '2011-05-10', 'age'],
    ['6 months', '2018-10-11', '2018-11-10', 'age'],
    ['age: 8', '2010-05-11', '2011-05-10', 'age'],
    ['8 y/o', '2010-05-11', '2011-05-10', 'age'],
    ['в возрасте 8 лет', '2010-05-11', '2011-05-10', 'age'],
    ['عمره ٨ سنوات', '2010-05-11', '2011-05-10', 'age'],
    ['2 года 3 мес', '2017-01-11', '2017-02-10', 'age'],
    ['1,5 года', '2017-05-11', '2017-11-10', 'age'],
    ['١٤١٤/٩/٣', '1994-02-13', '1994-02-15', 'hijri'],
    ['۱۴۱۴/۹/۳', '1994-02-13', '1994-02-15', 'hijri'],
    ['3 рамазан 1414', '1994-02-13', '1994-02-15', 'hijri'],
    ["5 Rabi' al-Awwal 1420", '1999-06-18', '1999-06-20', 'hijri'],
    ['Dhu al-Hijja 1430', '2009-11-18', '2009-12-19', 'hijri'],
    ['1994 г. рождения', '1994-01-01', '1994-12-31', 'year_only'],
    ['born in 1994', '1994-01-01', '1994-12-31', 'year_only'],
    ['مواليد ١٩٩٤', '1994-01-01', '1994-12-31', 'year_only'],
    ['1994?', '1994-01-01', '1994-12-31', 'year_only'],
    ['xx.05.1994', '1994-05-01', '1994-05-31', 'month_only'],
    ['??.??.1994', '1994-01-01', '1994-12-31', 'year_only'],
    ['05/2001', '2001-05-01', '2001-05-31', 'month_only'],
    ['5.IV.2001', '2001-04-05', '2001-04-05', undefined],
    ['5 ağustos 2001', '2001-08-05', '2001-08-05', undefined],
    ['5 сәуірде 2001', '2001-04-05', '2001-04-05', undefined],
    ['около 1980', '1978-01-01', '1982-12-31', 'approximate'],
  ])('%s', (text, from, to, note) => {
    expect(parseDate(text, { reference })).toMatchObject({ from, to, ...(note ? { note } : {}) })
  })

  it('keeps both readings where the order or the century is open', () => {
    expect(parseDate('03/04/1990')?.readings).toEqual([day('1990-04-03'), day('1990-03-04')])
    expect(parseDate('03/04/1990', { order: 'mdy' })).toEqual(day('1990-03-04'))
    expect(parseDate('13.04.15')?.readings).toEqual([day('2015-04-13'), day('1915-04-13')])
    expect(parseDate('13.04.93')).toMatchObject({ ...day('1993-04-13'), note: 'two_digit_year' })
  })

  it('reads spreadsheet serials and years as numbers', () => {
    expect(parseDate(43467)).toEqual({ ...day('2019-01-02'), note: 'serial' })
    expect(parseDate(1990)).toMatchObject({ note: 'year_only' })
  })

  it('does not guess', () => {
    for (const text of ['', 'unknown', '31.02.1990', '45', '1 maybe 2', '8 лет'])
      expect(parseDate(text), text).toBeUndefined()
    for (const n of [Number.NaN, -1, Number.POSITIVE_INFINITY, 1e9]) expect(parseDate(n)).toBeUndefined()
  })

  it('reads every ISO day as itself, and never throws', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (d) => {
          const text = d.toISOString().slice(0, 10)
          const read = parseDate(text) as DateRange
          expect(read.from).toBe(text)
          const [y, m, dd] = text.split('-')
          expect(parseDate(`${dd}.${m}.${y}`, { order: 'dmy' })).toEqual(read)
        },
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789./- ٠١٢мартagerамад月х') }), (text) => {
        const d = parseDate(text, { reference })
        if (d) expect(d.from <= d.to).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(parseDate('1'.repeat(100_000))).toBeUndefined()
  })
})

describe('comparing dates', () => {
  const agreement = (a: string, b: string) => compareDates(parseDate(a), parseDate(b)).agreement
  it('tells same, compatible, near, different, missing', () => {
    expect(agreement('1990-05-06', '6 мая 1990')).toBe('same')
    expect(agreement('1990', '6 мая 1990')).toBe('compatible')
    expect(agreement('03/04/1990', '1990-03-04')).toBe('compatible')
    expect(agreement('1 January 1990', '1990-07-08')).toBe('compatible')
    expect(agreement('1990-03-14', '1990-08-14')).toBe('near')
    expect(agreement('1990', '1991-03-14')).toBe('near')
    expect(agreement('1990-03-14', '1975-11-02')).toBe('different')
    expect(agreement('1990', '')).toBe('missing')
    expect(compareDates(day('x'), day('1990-01-02')).agreement).toBe('missing')
  })

  it('is symmetric', () => {
    const text = fc.constantFrom(
      '1990',
      '03/04/1990',
      '04.03.1990',
      '1 января 1990',
      '3 Ramadan 1414',
      '1991-02-28',
      '13.04.15',
      'x',
    )
    fc.assert(fc.property(text, text, (a, b) => agreement(a, b) === agreement(b, a)))
  })
})
