import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weighPair } from '../src/compare.ts'
import {
  compareRecords,
  contradictionsOf,
  DEFAULT_MODEL,
  type KinRecord,
  kinKeys,
  prepareRecord,
  type Statement,
  suggestAll,
  teachings,
  weighTogether,
} from '../src/index.ts'
import { saidTogether } from '../src/persons.ts'

const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` })
const day = (d: string) => ({ from: d, to: d })

describe('names that are no other names', () => {
  const codes = (a: string, b: string) =>
    compareRecords({ names: [a] }, { names: [b] }).why.map(({ code }) => code)

  it('does not hold a by-name against a given name, but against another by-name', () => {
    expect(codes('أم صالح الكازاخية', 'Мусабекова Сауле Утегеновна')).toEqual([])
    expect(codes('أم صالح الكازاخية', 'Umm Salih').some((code) => code.startsWith('link.'))).toBe(true)
  })

  it('knows the given name by the patronymic after it, where the family has no ending', () => {
    const given = (name: string) =>
      prepareRecord({ names: [name] })
        .words.filter((word) => word.given)
        .map((word) => word.name.text)
    expect(given('Инабат Аскаровна Казыбек')).toEqual(['Инабат'])
    expect(given('Қазыбек Инабат Асқарқызы')).toEqual(['Инабат'])
    expect(given('Казыбек Инабат')).toEqual([])
  })
})

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

  const pairsOf = async (records: readonly KinRecord[], personOf = (id: string) => id, threshold = 0.5) =>
    await weighTogether(
      records,
      records.flatMap((a, i) => records.slice(i + 1).map((b) => [a.id, b.id] as const)),
      { threshold, personOf },
    )
  const named = (pairs: readonly { left: string; right: string }[]) =>
    pairs.map(({ left, right }) => [left, right].toSorted().join(' ')).toSorted()

  it('is told by a family number, by the name of a parent, and by parents in common', () => {
    const shared = (a: string, b: string) => {
      const [x, y] = [a, b].map((id) => kinKeys(all.find((each) => each.id === id)!))
      return x!.some((key) => y!.includes(key))
    }
    expect(shared('c1', 'c2')).toBe(true)
    expect(shared('c2', 'c3')).toBe(false)
    expect(shared('h2', 'h1')).toBe(true)
    expect(shared('h2', 'h3')).toBe(true)
    expect(shared('c1', 'h1')).toBe(false)
  })

  it('finds the child through the mother, and says so', async () => {
    expect(named(suggestAll(all, { threshold: 0.5 }))).not.toContain('c2 h2')
    const together = await pairsOf(all)
    expect(named(together)).toEqual(['c1 h1', 'c2 h2'])
    const child = together.find(({ left, right }) => named([{ left, right }])[0] === 'c2 h2')
    expect(child?.probability).toBeGreaterThan(0.8)
    expect(child?.why).toContainEqual(
      expect.objectContaining({ code: 'link.kin', params: expect.objectContaining({ pairs: 1 }) }),
    )
  })

  it('lets what a human decided speak as well', async () => {
    const bare: KinRecord[] = all.map(({ names, birthPlace: _, ...each }) => ({
      ...each,
      names: each.id === 'c1' ? ['أم علي'] : names,
    }))
    const child = async (personOf?: (id: string) => string) =>
      (await pairsOf(bare, personOf, 0)).find(({ left, right }) => named([{ left, right }])[0] === 'c2 h2')!
    const joined = (id: string) => (id === 'c1' || id === 'h1' ? 'mother' : id)
    const [apart, one] = [await child(), await child(joined)]
    expect(one.probability).toBeGreaterThan(apart.probability)
    expect(one.probability).toBeGreaterThan(0.9)
  })

  it('tells a boy from another of his name and year, of a family where nobody else fits', async () => {
    const other: KinRecord[] = [
      {
        id: 'o1',
        source: 'enquiries',
        family: '1',
        names: ['Жанна Умбетова'],
        sex: 'female',
        born: year(1970),
      },
      { id: 'o2', source: 'enquiries', family: '1', names: ['Умбетов Али'], sex: 'male', born: year(2014) },
      { id: 'o3', source: 'enquiries', family: '1', names: ['Умбетов Дамир'], sex: 'male', born: year(2009) },
    ]
    const [before] = await weighTogether([camp[1]!, other[1]!], [['c2', 'o2']], { threshold: 0 })
    const [after] = (await pairsOf([...camp, ...other], undefined, 0)).filter(
      ({ left, right }) => named([{ left, right }])[0] === 'c2 o2',
    )
    expect(after!.probability).toBeLessThan(before!.probability)
    expect(after!.why.map(({ code }) => code)).toContain('link.kin_other')
  })

  it('weighs a family that a list has twice less than one of two lists', async () => {
    const again = home.map((each) => ({
      ...each,
      id: each.id.replace('h', 'c9'),
      source: 'camp',
      family: '9',
    }))
    const of = async (records: KinRecord[], pair: string) =>
      (await pairsOf(records, undefined, 0)).find((each) => named([each])[0] === pair)?.probability ?? 0
    expect(await of([...camp, ...again], 'c2 c92')).toBeLessThan(await of(all, 'c2 h2'))
  })
})

describe('what is known of a person besides', () => {
  const source = (id: string, more: Omit<KinRecord, 'id' | 'source'>): KinRecord => ({
    id,
    source: id,
    ...more,
  })

  it('counts for each of their records', async () => {
    const records = [
      source('camp', { names: ['أم علي'], sex: 'female', born: year(1990) }),
      source('registry', { names: ['Үмбетова Алтынай Қалижанқызы'], sex: 'female', born: day('1990-03-03') }),
      source('prison', { names: ['UMBETOVA ALTYNAY'], sex: 'female', born: day('1990-03-03') }),
    ]
    const pair = [['camp', 'prison']] as const
    expect(await weighTogether(records, pair, { threshold: 0.5 })).toEqual([])
    const grouped = await weighTogether(records, pair, {
      personOf: (id) => (id === 'prison' ? id : 'she'),
    })
    // The two that say most stand for the pair, or those that stand for it already.
    expect(grouped).toMatchObject([{ left: 'prison', right: 'registry' }])
    const stands = (a: string, b: string) => [a, b].includes('camp')
    const held = await weighTogether(records, pair, {
      personOf: (id) => (id === 'prison' ? id : 'she'),
      stands,
    })
    expect(held).toMatchObject([{ left: 'prison', right: 'camp', probability: grouped[0]!.probability }])
  })

  it('keeps births that differ beside each other', () => {
    const one = saidTogether([
      { names: ['A'], born: year(1990) },
      { names: ['B'], born: day('1990-02-02') },
    ])
    expect(one).toMatchObject({ names: ['A', 'B'], born: day('1990-02-02') })
    const two = saidTogether([
      { names: [], born: year(1990) },
      { names: [], born: day('1992-02-02') },
    ])
    expect(two.born).toEqual({
      from: '1990-01-01',
      to: '1992-02-02',
      readings: [year(1990), day('1992-02-02')],
    })
  })
})

describe('two lines of one list', () => {
  const line = (id: string, location: string): KinRecord => ({
    id,
    source: 'camp',
    names: ['سارة'],
    sex: 'female',
    born: year(2014),
    location,
  })
  const others = Array.from({ length: 40 }, (_, i) => ({ ...line(`o${i}`, `2, 2-${i}`), names: ['Дамир'] }))
  const weigh = async (a: KinRecord, b: KinRecord) =>
    (await weighTogether([a, b, ...others], [[a.id, b.id]], { threshold: 0 }))[0]!

  it('are one person where both stand in one tent, and seldom elsewhere', async () => {
    const [here, there] = [
      await weigh(line('a', '1, 1-7'), line('b', '١, ١-٧')),
      await weigh(line('a', '1, 1-7'), line('b', '3, 3-9')),
    ]
    expect(here.probability).toBeGreaterThan(there.probability * 4)
    expect(here.why.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['link.one_list', 'link.one_place']),
    )
    expect(there.why.map(({ code }) => code)).not.toContain('link.one_place')
    const elsewhere = await weigh(line('a', '1, 1-7'), { ...line('b', '1, 1-7'), source: 'prison' })
    expect(elsewhere.why.map(({ code }) => code)).not.toContain('link.one_list')
  })
})

describe('rivals', () => {
  const born = day('1990-03-03')
  const record = (id: string, source: string, name = 'Умбетова Алтынай', more = {}): KinRecord => ({
    id,
    source,
    names: [name],
    sex: 'female',
    born,
    ...more,
  })
  const weigh = async (records: KinRecord[], threshold = 0) => {
    const pairs = records.flatMap((a, i) => records.slice(i + 1).map((b) => [a.id, b.id] as const))
    const found = await weighTogether(records, pairs, { threshold })
    return new Map(found.map((each) => [[each.left, each.right].toSorted().join(' '), each]))
  }

  it('of one list share the odds, and say so', async () => {
    const alone = (await weigh([record('a', 'camp'), record('b', 'registry')])).get('a b')!
    const born = { born: day('1991-07-07') }
    const both = await weigh([record('a', 'camp'), record('b', 'registry'), record('c', 'registry')])
    expect(alone.probability).toBeGreaterThan(0.9)
    // The two of the registry may be one person themselves: a list has repeats.
    expect(both.get('a b')!.probability).toBeGreaterThan(0.3)
    expect(both.get('a b')!.probability).toBeCloseTo(both.get('a c')!.probability, 9)
    const apart = await weigh([
      record('a', 'camp', undefined, { born: year(1991) }),
      record('b', 'registry', undefined, born),
      record('c', 'registry', undefined, { born: day('1991-01-09') }),
    ])
    expect(apart.get('a b')!.probability).toBeLessThan(0.6)
    expect(apart.get('a b')!.why.map(({ code }) => code)).toContain('link.rivals')
  })

  it('are none where each has a better partner', async () => {
    const records = [
      record('a1', 'camp', 'Умбетова Алтынай'),
      record('b1', 'registry', 'Умбетова Алтынай Калижановна'),
      record('a2', 'camp', 'Умбетова Алтынгуль'),
      record('b2', 'registry', 'Умбетова Алтынгуль Калижановна'),
    ]
    const pairs = await weigh(records)
    expect(pairs.get('a1 b1')!.probability).toBeGreaterThan(0.9)
    expect(pairs.get('a2 b2')!.probability).toBeGreaterThan(0.9)
    expect(pairs.get('a1 b2')?.probability ?? 0).toBeLessThan(0.1)
  })

  it('never sum to more than one person of a list', async () => {
    const name = fc.constantFrom('Умбетова Алтынай', 'Алтынай', 'Umbetova Altynay', 'Умбетов Али', 'Али')
    const birth = fc.constantFrom(day('1990-03-03'), year(1990), day('1975-05-05'), undefined)
    const some = fc.array(fc.record({ name, birth, source: fc.constantFrom('camp', 'registry', 'prison') }), {
      minLength: 2,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(some, async (given) => {
        const records = given.map(
          ({ name, birth, source }, i): KinRecord => ({
            id: `r${i}`,
            source,
            names: [name],
            ...(birth ? { born: birth } : {}),
          }),
        )
        const found = await weigh(records)
        // in any order the same
        const turned = await weigh(records.toReversed())
        expect([...turned.keys()].toSorted()).toEqual([...found.keys()].toSorted())
        for (const [key, { probability }] of found) {
          expect(probability).toBeGreaterThan(0)
          expect(probability).toBeLessThan(1)
          expect(turned.get(key)!.probability).toBeCloseTo(probability, 6)
        }
      }),
      { numRuns: 60 },
    )
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
        const [one, other] = [weighPair(x, y, DEFAULT_MODEL), weighPair(y, x, DEFAULT_MODEL)]
        expect(one.own).toBeCloseTo(other.own, 9)
        expect(one.rest().shared).toBeCloseTo(other.rest().shared, 9)
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
    expect(codes([one({ born: year(1990) }), one({ born: year(1994) }, 'y')])).toEqual(['born-apart'])
    expect(codes([one({ born: year(1990) }), one({ born: year(1991) }, 'y')])).toEqual(['born-near'])
    expect(codes([one({ born: year(1990) }), one({ born: day('1990-03-03') }, 'y')])).toEqual([])
  })

  it('are of sex, places and lists', () => {
    expect(codes([one({ sex: 'male' }), one({ sex: 'female' }, 'y')])).toEqual(['sex-differs'])
    expect(codes([one({ sex: 'male' }), one({ sex: 'unknown' }, 'y')])).toEqual([])
    expect(
      codes([one({ birthPlace: 'Қарағанды облысы, Балқаш' }), one({ birthPlace: 'Балхаш' }, 'y')]),
    ).toEqual([])
    expect(
      codes([one({ birthPlace: 'Батыс Қазақстан облысы, Орал' }), one({ birthPlace: 'г. Уральск' }, 'y')]),
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
