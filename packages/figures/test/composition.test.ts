import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composition, definitions, isChildOn, type Sex, smallCells } from '../src/index.ts'

const lines = (men: number, women: number, children: number, unknown = 0) => [
  ...Array(men).fill({ sex: 'male', child: false }),
  ...Array(women).fill({ sex: 'female', child: false }),
  ...Array(children).fill({ sex: 'unknown', child: true }),
  ...Array(unknown).fill({ sex: 'unknown', child: false }),
]

describe('composition', () => {
  test('of Jusan-5 as announced', () => {
    expect(composition(lines(4, 1, 7))).toEqual({
      total: 12,
      men: 4,
      women: 1,
      children: 7,
      adultsSexUnknown: 0,
    })
  })
  test('drops nobody and guesses no sex', () => {
    const line = fc.record({ sex: fc.constantFrom<Sex>('male', 'female', 'unknown'), child: fc.boolean() })
    fc.assert(
      fc.property(fc.array(line), (all) => {
        const c = composition(all)
        expect(c.men + c.women + c.children + c.adultsSexUnknown).toBe(all.length)
        expect(c.total).toBe(all.length)
      }),
    )
  })
  test('its definitions are named and numbered', () => {
    for (const d of Object.values(definitions))
      expect(d).toMatchObject({ id: expect.stringMatching(/^[a-z-]+$/), version: 1 })
  })
})

describe('isChildOn', () => {
  test.each([
    ['2003-02-05', '2003-02-05', '2021-02-04', true],
    ['2003-02-04', '2003-02-04', '2021-02-04', false],
    // The range allows 17, so the person is a child.
    ['2000-01-01', '2003-12-31', '2021-02-04', true],
    ['2000-01-01', '2003-02-04', '2021-02-04', false],
    ['1990-01-01', null, '2021-02-04', true],
    [null, null, '2021-02-04', true],
    [null, '1990-12-31', '2021-02-04', false],
    // Born on a leap day: 18 on 1 March.
    ['2004-02-29', '2004-02-29', '2022-02-28', true],
    ['2004-02-29', '2004-02-29', '2022-03-01', false],
  ])('born %s to %s, on %s: %s', (from, to, on, child) => {
    expect(isChildOn(from, to, on)).toBe(child)
  })
  test('a decision on age replaces the range, and ages with time', () => {
    const decided = { age: 16, on: '2021-02-04' }
    expect(isChildOn('1990-01-01', '1990-01-01', '2023-02-03', decided)).toBe(true)
    expect(isChildOn('1990-01-01', '1990-01-01', '2023-02-04', decided)).toBe(false)
    expect(isChildOn(null, null, '2021-02-04', { age: 18, on: '2021-02-04' })).toBe(false)
    expect(isChildOn(null, null, '2021-02-03', { age: 18, on: '2021-02-04' })).toBe(true)
  })
  test.each([
    ['2003-02-30', null, '2021-02-04'],
    ['2004-01-01', '2003-01-01', '2021-02-04'],
    [null, null, '4.2.2021'],
  ])('%s to %s on %s is refused', (from, to, on) => {
    expect(() => isChildOn(from, to, on)).toThrow(RangeError)
  })
  test('widening the range never makes an adult of a child', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (a, b, on) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        if (isChildOn(from, from, on) || isChildOn(to, to, on)) expect(isChildOn(from, to, on)).toBe(true)
      }),
    )
  })
})

describe('smallCells', () => {
  const of = (published: Parameters<typeof smallCells>[0], threshold?: number) => {
    const { cells, needsDataProtectionOfficer } = smallCells(published, threshold)
    return [needsDataProtectionOfficer, ...cells.map((c) => `${c.cell} ${c.value}: ${c.reasons.join(', ')}`)]
  }
  test('Jusan-5: four men and one woman', () => {
    expect(of(composition(lines(4, 1, 7)))).toEqual([true, 'men 4: small', 'women 1: one, small'])
  })
  test('a large table tells nothing of a person', () => {
    expect(of({ total: 595, men: 33, women: 156, children: 406 })).toEqual([false])
  })
  test('0 is not small, yet tells; alone it needs no second look', () => {
    expect(of({ total: 215, men: 0, women: 59, children: 156 })).toEqual([false, 'men 0: nobody'])
    expect(of(composition(lines(0, 0, 14)))).toEqual([
      true,
      'men 0: nobody',
      'women 0: nobody',
      'children 14: everyone',
    ])
  })
  test('a withheld cell that subtraction gives back', () => {
    expect(of({ total: 12, women: 5, children: 6 })).toEqual([true, 'men 1: one, small, by-subtraction'])
    expect(of({ men: 4, women: 6, children: 6 })).toEqual([true, 'men 4: small'])
  })
  test('two withheld cells whose sum is small', () => {
    expect(of({ total: 12, children: 10 })).toEqual([
      true,
      'children 10: small-complement',
      'men + women 2: two, small, by-subtraction',
    ])
    expect(of({ total: 100, children: 50 })).toEqual([false])
  })
  test('all but a few', () => {
    const { cells } = smallCells({ total: 98, men: 0, women: 2, children: 96 })
    expect(cells.find((c) => c.cell === 'children')).toMatchObject({
      reasons: ['small-complement'],
      complement: 2,
    })
  })
  test('a total withheld beside a withheld part gives nothing away', () => {
    expect(of({ women: 59, children: 156 })).toEqual([false])
  })
  test('the threshold is the smallest number that is not small', () => {
    expect(of({ total: 50, men: 10, women: 20, children: 20 }, 10)).toEqual([false])
    expect(of({ total: 50, men: 10, women: 20, children: 20 }, 11)).toEqual([true, 'men 10: small'])
  })
  test('adults whose sex is not recorded are a cell like another', () => {
    expect(of(composition(lines(20, 20, 20, 1)))).toEqual([true, 'adultsSexUnknown 1: one, small'])
  })
  test.each([
    [{ total: 10, men: 4, women: 4, children: 4 }, 5],
    [{ total: 10, men: 40 }, 5],
    [{ total: -1 }, 5],
    [{ total: 10 }, 1],
    [{ total: 10 }, 2.5],
  ])('%j at %d is refused', (published, threshold) => {
    expect(() => smallCells(published, threshold)).toThrow(RangeError)
  })
  test('nobody at all tells of nobody', () => {
    expect(of(composition([]))).toEqual([false])
  })
})
