import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareInFamily } from '../src/compare.ts'
import {
  compareRecords,
  contradictionsOf,
  type KinRecord,
  kinOf,
  prepareRecord,
  type Statement,
  suggestAll,
  teachings,
  withKin,
} from '../src/index.ts'

const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` })
const day = (d: string) => ({ from: d, to: d })

describe('kin', () => {
  const camp: KinRecord[] = [
    {
      id: 'c1',
      source: 'camp',
      family: '7',
      names: ['Шолпан Имангалиева'],
      sex: 'female',
      born: day('1989-10-17'),
      birthPlace: 'Жезказган',
    },
    { id: 'c2', source: 'camp', family: '7', names: ['Али'], sex: 'male', born: year(2014) },
    { id: 'c3', source: 'camp', family: '8', names: ['Али'], sex: 'male', born: year(2014) },
  ]
  const home: KinRecord[] = [
    {
      id: 'h1',
      source: 'registry',
      names: ['Имангалиева Шолпан Усеновна'],
      sex: 'female',
      born: day('1989-10-17'),
      birthPlace: 'Жезказган',
    },
    {
      id: 'h2',
      source: 'registry',
      names: ['Имангалиев Али Рысбекович'],
      sex: 'male',
      born: day('2014-07-30'),
      mother: 'Имангалиева Шолпан Усеновна',
    },
    {
      id: 'h3',
      source: 'registry',
      names: ['Имангалиева Асия Рысбековна'],
      sex: 'female',
      born: day('2015-07-30'),
      mother: 'Имангалиева Шолпан Усеновна',
    },
  ]
  const all = [...camp, ...home]

  it('is told by a family number, by the name of a parent, and by parents in common', () => {
    const kin = kinOf(all)
    expect(kin.get('c1')).toEqual(['c2'])
    expect(kin.get('c3')).toBeUndefined()
    expect(kin.get('h1')?.toSorted()).toEqual(['h2', 'h3'])
    expect(kin.get('h2')?.toSorted()).toEqual(['h1', 'h3'])
  })

  it('finds the child through the mother, and says so', () => {
    const alone = suggestAll(all, { threshold: 0.5 })
    expect(alone.map(({ left, right }) => `${left} ${right}`)).not.toContain('c2 h2')
    const together = withKin(all, alone)
    const child = together.find(({ left, right }) => left === 'c2' && right === 'h2')
    expect(child?.probability).toBeGreaterThan(0.8)
    expect(child?.why.at(-1)).toMatchObject({ code: 'link.kin', params: { pairs: 1 } })
    // not the child of that name in another family, nor the sister
    expect(together.some(({ left, right }) => right !== 'c3' && (left === 'c3' || right === 'h3'))).toBe(
      false,
    )
  })

  it('lets what a human decided speak as well', () => {
    expect(withKin(all, [])).toEqual([])
    expect(withKin(all, [], [['c1', 'h1']]).map(({ left, right }) => `${left} ${right}`)).toEqual(['c2 h2'])
  })
})

describe('words of a name, and fathers', () => {
  const weight = (a: Parameters<typeof compareRecords>[0], b: Parameters<typeof compareRecords>[0]) =>
    compareRecords(a, b).weight
  const codes = (a: Parameters<typeof compareRecords>[0], b: Parameters<typeof compareRecords>[0]) =>
    compareRecords(a, b).why.map(({ code }) => code)

  it('a woman is known by her given name under another family', () => {
    const camp = { names: ['آلتيناي كازبيك'] }
    expect(codes(camp, { names: ['Үмбетова Алтынай Қалижанқызы'] })).toEqual(['link.names_word'])
    expect(codes(camp, { names: ['Үмбетова Гүлнар Қалижанқызы'] })).toEqual(['link.names_different'])
  })

  it('brothers are not one for their family', () => {
    expect(codes({ names: ['Бектасов Алдияр'] }, { names: ['Бектасов Мирас Мадиевич'] })).not.toContain(
      'link.names_word',
    )
  })

  it('a father is compared by what he is called, by a patronymic too', () => {
    const camp = { names: ['ساره'], father: 'مادي' }
    const [hers, other] = [{ names: ['Есенова Сара Мадиевна'] }, { names: ['Есенова Сара Каримовна'] }]
    expect(codes(camp, hers).some((code) => /father_(same|alike)/.test(code))).toBe(true)
    expect(weight(camp, hers)).toBeGreaterThan(weight(camp, other) + 5)
    const registry = { names: ['Әли'], father: 'Мәжит Әбдірахман Жақсылықұлы' }
    expect(codes(registry, { names: ['علي'], father: 'عبدالرحمن' })).toContain('link.father_alike')
    // two patronymics were compared with the names
    expect(codes(hers, hers).some((code) => code.includes('father'))).toBe(false)
  })

  it('weighs a pair the same from either side, also in a family', () => {
    const name = fc.constantFrom('Алтынай Үмбетова', 'آلتيناي', 'Umbetov Ali Karimovich', 'أم يوسف', 'Али')
    const born = fc.constantFrom(day('2014-07-30'), year(2014), year(2011), undefined)
    const record = fc
      .record({ name, born, father: fc.constantFrom('Карим', 'كريم', undefined) })
      .map(({ name, born, father }) => ({
        names: [name],
        ...(born ? { born } : {}),
        ...(father ? { father } : {}),
      }))
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(weight(a, b)).toBeCloseTo(weight(b, a), 9)
        const [x, y] = [prepareRecord(a), prepareRecord(b)]
        expect(compareInFamily(x, y, 1).weight).toBeCloseTo(compareInFamily(y, x, 1).weight, 9)
        expect(compareInFamily(x, y, 2).weight).toBeGreaterThanOrEqual(compareInFamily(x, y, 1).weight)
      }),
    )
  })
})

describe('what a decision teaches', () => {
  it('is most at even odds, nothing where nothing is in doubt', () => {
    const [even, sure] = teachings([
      { left: 'a', right: 'b', probability: 0.5 },
      { left: 'c', right: 'd', probability: 1 },
    ])
    expect(even).toEqual({ bits: 1, settles: 0 })
    expect(sure).toEqual({ bits: 0, settles: 0 })
  })

  it('counts what else is settled: a third person common to both, another pair of the same two', () => {
    const triangle = [
      { left: 'a', right: 'b', probability: 0.5 },
      { left: 'b', right: 'c', probability: 0.5 },
      { left: 'a', right: 'c', probability: 0.5 },
      { left: 'b', right: 'a', probability: 0.9 },
      { left: 'c', right: 'd', probability: 0.5 },
    ]
    const settled = teachings(triangle)
    expect(settled.map(({ settles }) => settles)).toEqual([2, 1, 1, 2, 0])
    expect(settled[0]!.bits).toBeCloseTo(1.5)
    expect(settled[4]!.bits).toBe(1)
  })

  it('does not depend on which side is which', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const pair = fc
      .record({ left: person, right: person, probability: fc.double({ min: 0, max: 1, noNaN: true }) })
      .filter(({ left, right }) => left !== right)
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const turned = pairs.map(({ left, right, probability }) => ({
          left: right,
          right: left,
          probability,
        }))
        expect(teachings(turned)).toEqual(teachings(pairs))
        for (const { bits, settles } of teachings(pairs)) {
          expect(bits).toBeGreaterThanOrEqual(0)
          expect(settles).toBeLessThan(pairs.length)
        }
      }),
    )
  })
})

describe('contradictions', () => {
  const one = (more: Partial<Statement>, id = 'x'): Statement => ({ id, source: id, sourceId: id, ...more })
  const codes = (...given: Parameters<typeof contradictionsOf>) =>
    contradictionsOf(...given).map(({ code }) => code)

  it('are of dates', () => {
    expect(codes([one({ born: day('2019-05-01'), listedOn: '2018-12-20' })])).toEqual(['born-after-list'])
    expect(codes([one({ born: year(2018), listedOn: '2018-06-20' })])).toEqual([])
    expect(codes([one({ born: year(1990) }), one({ born: year(1991) }, 'y')])).toEqual(['born-apart'])
    expect(codes([one({ born: year(1990) }), one({ born: day('1990-03-03') }, 'y')])).toEqual([])
  })

  it('are of sex, places and lists', () => {
    expect(codes([one({ sex: 'male' }), one({ sex: 'female' }, 'y')])).toEqual(['sex-differs'])
    expect(codes([one({ sex: 'male' }), one({ sex: 'unknown' }, 'y')])).toEqual([])
    expect(
      codes([one({ birthPlace: 'Қарағанды облысы, Балқаш' }), one({ birthPlace: 'Балхаш' }, 'y')]),
    ).toEqual([])
    expect(codes([one({ birthPlace: 'Алматы' }), one({ birthPlace: 'Ақтөбе' }, 'y')])).toEqual([
      'birth-places-differ',
    ])
    expect(codes([one({}), one({ sourceId: 'x' }, 'y')])).toEqual(['one-list-twice'])
    const at = (location: string, listedOn: string, id: string) => one({ location, listedOn }, id)
    expect(codes([at('Qasr al-Rimal', '2019-01-01', 'x'), at('Marj al-Rih', '2019-01-02', 'y')])).toEqual([
      'two-places',
    ])
    expect(codes([at('Qasr al-Rimal', '2019-01-01', 'x'), at('Marj al-Rih', '2019-03-02', 'y')])).toEqual([])
  })

  it('are of parents and children', () => {
    const own = [one({ born: day('1990-05-01') })]
    const kin = (role: 'mother' | 'father' | 'child', born: { from: string; to: string }, id = 'k') => ({
      id,
      role,
      born,
      name: 'N',
    })
    expect(contradictionsOf(own, [kin('child', day('1999-04-30'))])).toEqual([
      { code: 'mother-too-young', params: { name: 'N', years: 8 }, about: ['k'] },
    ])
    expect(codes(own, [kin('mother', day('1981-05-01'))])).toEqual(['mother-too-young'])
    expect(codes(own, [kin('father', day('1981-05-01'))])).toEqual(['father-too-young'])
    expect(codes(own, [kin('mother', day('1930-05-01'))])).toEqual(['mother-too-old'])
    expect(codes(own, [kin('father', day('1930-05-01')), kin('child', day('2010-01-01'))])).toEqual([])
    const children = [kin('child', day('2010-01-01')), kin('child', day('2010-04-01'), 'l')]
    expect(codes(own, children)).toEqual(['siblings-too-close'])
    expect(codes(own, [kin('child', day('2010-01-01')), kin('child', day('2010-01-02'), 'l')])).toEqual([])
  })

  it('never come from what a wider statement leaves open', () => {
    const range = fc
      .tuple(fc.integer({ min: 1950, max: 2015 }), fc.nat(4))
      .map(([y, w]) => ({ from: `${y}-01-01`, to: `${y + w}-12-31` }))
    const wider = ({ from, to }: { from: string; to: string }) => ({
      from: `${Number(from.slice(0, 4)) - 1}-01-01`,
      to: `${Number(to.slice(0, 4)) + 1}-12-31`,
    })
    fc.assert(
      fc.property(range, range, (a, b) => {
        const narrow = contradictionsOf([one({ born: a })], [{ id: 'k', role: 'mother', born: b, name: 'N' }])
        const wide = contradictionsOf(
          [one({ born: wider(a) })],
          [{ id: 'k', role: 'mother', born: wider(b), name: 'N' }],
        )
        for (const { code } of wide) expect(narrow.map((each) => each.code)).toContain(code)
      }),
    )
  })
})
