import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareRecords,
  components,
  DEFAULT_MODEL,
  type KeyedRecord,
  type LinkRecord,
  suggest,
  suggestAll,
} from '../src/index.ts'

const day = (d: string) => ({ from: d, to: d })
const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` })

const camp: LinkRecord = { names: ['ايجريم توكاييفا'], born: year(1991), sex: 'female' }
const passport: LinkRecord = {
  names: ['Токаева Айгерим Нурлановна', 'Tokayeva Aigerim'],
  born: day('1991-05-06'),
  sex: 'female',
  birthPlace: 'Караганда',
  documents: ['KZ N 1234567'],
  father: 'Нурлан Токаев',
}

describe('comparing records', () => {
  it('says each field in bits, with a code, and adds them up', () => {
    const { why, probability, weight } = compareRecords(camp, passport)
    expect(why.map((r) => r.code)).toEqual(['link.names_very_alike', 'link.born_compatible', 'link.sex_same'])
    expect(probability).toBeCloseTo(1 / (1 + 2 ** -weight), 6)
    for (const r of why) expect(r.text).toContain(`${Math.abs(Number(r.params.bits))} bits`)
  })

  it('never takes a namesake for the same person', () => {
    const name: LinkRecord = { names: ['Айгерим Нурлановна Токаева'] }
    expect(compareRecords(name, name).probability).toBeLessThanOrEqual(0.9)
    const withSex: LinkRecord = { ...name, sex: 'female' }
    const capped = compareRecords(withSex, withSex, { ...model(), prior: 0.5 })
    expect(capped.probability).toBe(0.9)
    expect(capped.why.map((r) => r.code)).toContain('link.names_only')
  })

  it('counts against where documents, dates or sex differ, and not where they are missing', () => {
    const whole = compareRecords(passport, passport).weight
    expect(compareRecords(passport, { ...passport, born: day('1970-01-02') }).weight).toBeLessThan(whole - 10)
    expect(compareRecords(passport, { ...passport, sex: 'male' }).weight).toBeLessThan(whole - 4)
    expect(compareRecords({ names: [] }, { names: ['x'] }).why).toEqual([])
    expect(
      compareRecords({ ...passport, sex: 'unknown' }, passport).why.some((r) => r.code.includes('sex')),
    ).toBe(false)
    expect(
      compareRecords(passport, { names: ['Other Person'], documents: ['kz-n1234567'] }).why.map(
        (r) => r.code,
      ),
    ).toContain('link.documents_same')
  })

  it('a vaguer date is weaker evidence', () => {
    const at = (born: LinkRecord['born']) =>
      compareRecords(
        { names: ['Asel'], ...(born ? { born } : {}) },
        { names: ['Asel'], born: day('1991-05-06') },
      ).weight
    expect(at(day('1991-05-06'))).toBeGreaterThan(at(year(1991)))
    expect(at(year(1991))).toBeGreaterThan(at({ from: '1980-01-01', to: '1999-12-31' }))
    expect(at({ from: '1980-01-01', to: '1999-12-31' })).toBeGreaterThanOrEqual(at(undefined))
    expect(at(day('1960-02-03'))).toBeLessThan(at(undefined))
  })

  const text = fc.constantFrom(
    'Айгерим',
    'Aigerim',
    'ايجريم',
    'Марат Токаев',
    'Umm Aisha',
    '',
    '贝',
    'x1234567',
    'x1234568',
  )
  const record: fc.Arbitrary<LinkRecord> = fc.record(
    {
      names: fc.array(text, { maxLength: 3 }),
      born: fc.constantFrom(day('1990-03-04'), year(1990), day('1990-04-03'), day('bad')),
      sex: fc.constantFrom('male', 'female', 'unknown'),
      birthPlace: text,
      documents: fc.array(text, { maxLength: 2 }),
      mother: text,
      father: text,
    },
    { requiredKeys: ['names'] },
  )
  it('is symmetric, bounded and never throws', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const x = compareRecords(a, b)
        const y = compareRecords(b, a)
        expect(x.probability).toBeCloseTo(y.probability, 12)
        expect(x.probability).toBeGreaterThan(0)
        expect(x.probability).toBeLessThan(1)
      }),
      { numRuns: 500 },
    )
  })
})

describe('suggestions', () => {
  const records: KeyedRecord[] = [
    { ...camp, id: 'camp' },
    { ...passport, id: 'passport' },
    { names: ['Aygerim Tokaeva'], born: day('1991-05-06'), id: 'family' },
    { names: ['Марат Сейтқали'], born: year(1980), sex: 'male', id: 'marat' },
  ]

  it('finds the spellings of one person, each pair once, likeliest first', async () => {
    const found = suggestAll(records)
    const pairs = found.map((s) => [s.left, s.right].sort().join('+'))
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(pairs).toContain('family+passport')
    expect(pairs.join()).not.toContain('marat')
    const streamed = []
    for await (const s of suggest(records)) streamed.push(s)
    expect(streamed).toEqual(found)
    expect(found.map((s) => s.probability)).toEqual(found.map((s) => s.probability).sort((a, b) => b - a))
  })

  it('does not bring back a decided pair, in either order', () => {
    const found = suggestAll(records, { decided: [['passport', 'family']] })
    expect(found.some((s) => s.left !== 'camp' && s.right !== 'camp')).toBe(false)
  })

  it('links two lists across only', () => {
    const found = suggestAll(records.slice(0, 2), { against: records.slice(2), threshold: 0.01 })
    for (const s of found) expect(['camp', 'passport']).toContain(s.left)
    for (const s of found) expect(['family', 'marat']).toContain(s.right)
  })

  it('refuses ids used twice', () => {
    expect(() => suggestAll([records[0]!, records[0]!])).toThrow(RangeError)
  })

  it('leaves out a block that is too large to tell anything', () => {
    const of = (size: number) =>
      suggestAll(
        Array.from(
          { length: size },
          (_, i): KeyedRecord => ({ id: `r${i}`, names: ['Muhammad'], born: year(1990) }),
        ),
        { threshold: 0.1 },
      ).length
    expect(of(40)).toBe((40 * 39) / 2)
    expect(of(300)).toBe(0)
  })

  it('works through 1,200 records of few names in seconds', { timeout: 20_000 }, () => {
    const given = [
      'Айгерим',
      'Марат',
      'Асель',
      'Ержан',
      'Гульнара',
      'Бауыржан',
      'Динара',
      'Нурлан',
      'Жанар',
      'Кайрат',
    ]
    const family = [
      'Токаев',
      'Нурпеисов',
      'Сейткалиев',
      'Омаров',
      'Касымов',
      'Жумабаев',
      'Абенов',
      'Ибраев',
      'Садыков',
      'Алиев',
    ]
    const list = Array.from(
      { length: 1200 },
      (_, i): KeyedRecord => ({
        id: `r${i}`,
        born: day(`${1960 + (i % 55)}-0${1 + (i % 9)}-1${i % 10}`),
        names: [`${family[i % 10]} ${given[Math.floor(i / 10) % 10]} ${given[Math.floor(i / 100) % 10]}ович`],
      }),
    )
    suggestAll(list)
  })
})

describe('groups', () => {
  const pair = (left: string, right: string, probability?: number) => ({
    left,
    right,
    ...(probability === undefined ? {} : { probability }),
  })

  it('joins what is connected', () => {
    expect(components([pair('a', 'b'), pair('b', 'c'), pair('d', 'e')]).groups).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ])
  })

  it('gives back a pair that a not-same decision forbids, the weaker one', () => {
    const { groups, conflicts } = components([pair('a', 'b', 0.6), pair('b', 'c', 0.9)], [['c', 'a']])
    expect(groups).toEqual([['b', 'c']])
    expect(conflicts).toEqual([{ left: 'a', right: 'b', probability: 0.6, notSame: ['c', 'a'] }])
  })

  it('never puts two that are not the same into one group, whatever the order', () => {
    const id = fc.constantFrom(...'abcdefghij')
    const edges = fc.array(
      fc.record({ left: id, right: id, probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { maxLength: 30 },
    )
    const apart = fc.array(fc.tuple(id, id), { maxLength: 8 })
    fc.assert(
      fc.property(edges, apart, (pairs, notSame) => {
        const result = components(pairs, notSame)
        for (const group of result.groups)
          for (const [a, b] of notSame)
            if (a !== b) expect(group.includes(a) && group.includes(b)).toBe(false)
        const again = components([...pairs].reverse(), notSame)
        expect(again.groups).toEqual(result.groups)
        const all = result.groups.flat()
        expect(new Set(all).size).toBe(all.length)
        const refused = new Set(result.conflicts.map((c) => `${c.left} ${c.right}`))
        for (const p of pairs) {
          if (p.left === p.right || refused.has(`${p.left} ${p.right}`)) continue
          expect(result.groups.some((g) => g.includes(p.left) && g.includes(p.right))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

function model() {
  return structuredClone(DEFAULT_MODEL)
}
