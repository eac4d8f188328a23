import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Category, type Claim, compareSums, type Quantity, rangeOf, type Scope } from '../src/index.ts'

function claim(
  key: string,
  numbers: Partial<Record<Category, number>> | Quantity[],
  scope: Partial<Scope> = {},
): Claim {
  const quantities = Array.isArray(numbers)
    ? numbers
    : Object.entries(numbers).map(
        ([category, value]): Quantity => ({ category: category as Category, kind: 'exact', value }),
      )
  return {
    key,
    publisher: 'somebody',
    statedOn: { from: '2020-01-01', to: '2020-01-01' },
    address: 'somewhere',
    scope: { event: 'repatriated', note: 'test', ...scope },
    quantities,
  }
}
const codes = (claims: Claim[]) => compareSums(claims).map((f) => f.code)

test.each([
  [{ kind: 'exact', value: 47 }, 47, 47],
  [{ kind: 'about', value: 600 }, 550, 650],
  [{ kind: 'about', value: 47 }, 45, 49],
  [{ kind: 'about', value: 1000 }, 900, 1100],
  [{ kind: 'about', value: 0 }, 0, 0],
  [{ kind: 'at-least', value: 250 }, 250, Number.POSITIVE_INFINITY],
  [{ kind: 'at-most', value: 9 }, 0, 9],
  [{ kind: 'between', value: 8, upper: 9 }, 8, 9],
] as const)('%o allows %d to %d', (quantity, low, high) => {
  expect(rangeOf({ category: 'total', ...quantity } as Quantity)).toEqual({ low, high })
})

test('an "about" that covers the sum of the parts agrees, and says with what room', () => {
  const about: Quantity = { category: 'total', kind: 'about', value: 600 }
  const parts = claim('x', { men: 33, women: 156, children: 406 }).quantities
  const [finding] = compareSums([claim('x', [about, ...parts])])
  expect(finding).toMatchObject({
    verdict: 'agrees',
    arithmetic: '33 + 156 + 406 = 595 (595 fits 550 to 650)',
  })
})

test('stated parts beyond the total conflict even where a part is unknown', () => {
  expect(compareSums([claim('x', { total: 10, men: 8, children: 5 })])).toMatchObject([
    { code: 'parts-miss-total', verdict: 'conflicts', difference: 3 },
  ])
})

test('more orphans than children conflict', () => {
  expect(codes([claim('x', { children: 3, orphans: 4 })])).toEqual(['part-exceeds-whole'])
})

test('the order of missions in a claim does not matter', () => {
  const whole = claim('w', { total: 30 }, { missions: ['b', 'a'] })
  const same = claim('v', { total: 30 }, { missions: ['a', 'b'] })
  const parts = [
    claim('a', { total: 10 }, { missions: ['a'] }),
    claim('b', { total: 20 }, { missions: ['b'] }),
  ]
  expect(codes([whole, same, ...parts])).toEqual([
    'same-scope-agrees',
    'missions-make-whole',
    'missions-make-whole',
  ])
})

test('parts that overlap are never added up', () => {
  const claims = [
    claim('abc', { total: 30 }, { missions: ['a', 'b', 'c'] }),
    claim('ab', { total: 25 }, { missions: ['a', 'b'] }),
    claim('bc', { total: 25 }, { missions: ['b', 'c'] }),
  ]
  expect(compareSums(claims).map((f) => f.arithmetic)).toEqual(['30 − 25 = 5', '30 − 25 = 5'])
})

test('with two missions unknown nothing is deduced; one part beyond the whole is still seen', () => {
  const whole = claim('w', { total: 10 }, { missions: ['a', 'b', 'c'] })
  expect(codes([whole, claim('a', { total: 4 }, { missions: ['a'] })])).toEqual([])
  expect(codes([whole, claim('a', { total: 40 }, { missions: ['a'] })])).toEqual(['missions-exceed-whole'])
})

test('a part beyond the whole with one mission unknown is one conflict, not two', () => {
  const whole = claim('w', { total: 10 }, { missions: ['a', 'b'] })
  expect(codes([whole, claim('a', { total: 40 }, { missions: ['a'] })])).toEqual(['missions-exceed-whole'])
})

test('events are kept apart, and only a claim on everyone can be exceeded', () => {
  const late = { period: { to: '2021-01-01' } }
  expect(codes([claim('a', { total: 800 }), claim('b', { total: 700 }, late)])).toEqual([])
  const all = claim('b', { total: 700 }, { ...late, everyone: true })
  expect(codes([claim('a', { total: 800 }), all])).toEqual(['earlier-exceeds-later'])
  expect(codes([claim('a', { total: 800 }, { event: 'left' }), all])).toEqual([])
  expect(codes([claim('a', { total: 800 }, { period: { to: '2021-01-02' } }), all])).toEqual([])
})

test('two claims with one key are refused', () => {
  expect(() => compareSums([claim('a', { total: 1 }), claim('a', { total: 1 })])).toThrow(RangeError)
})

const people = fc.record({ men: fc.nat(50), women: fc.nat(50), children: fc.nat(50) })

test('claims cut from one truth never conflict, and a withheld mission is deduced as it was', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 2, maxLength: 6 }), fc.nat(), (truth, pick) => {
      const total = (p: { men: number; women: number; children: number }) => p.men + p.women + p.children
      const sum = truth.reduce((a, b) => ({
        men: a.men + b.men,
        women: a.women + b.women,
        children: a.children + b.children,
      }))
      const hidden = pick % truth.length
      const names = truth.map((_, i) => `m${i}`)
      const claims = truth.map((p, i) => claim(`c${i}`, { total: total(p), ...p }, { missions: [`m${i}`] }))
      const whole = claim('all', { total: total(sum), ...sum }, { missions: names })
      expect(compareSums([...claims, whole]).filter((f) => f.verdict !== 'agrees')).toEqual([])
      const found = compareSums([...claims.filter((_, i) => i !== hidden), whole])
      expect(found.filter((f) => f.verdict === 'conflicts')).toEqual([])
      const men = found.find((f) => f.code === 'missing-mission' && f.category === 'men')
      expect(men?.params).toMatchObject({
        mission: `m${hidden}`,
        low: truth[hidden]!.men,
        high: truth[hidden]!.men,
      })
    }),
  )
})

test('a file made to be slow is still answered', () => {
  const missions = Array.from({ length: 24 }, (_, i) => `m${i}`)
  const versions = missions.flatMap((m, i) =>
    [1, 2, 3].map((v) => claim(`c${i}v${v}`, { total: v }, { missions: [m] })),
  )
  const pairs = missions.flatMap((m, i) =>
    missions.slice(i + 1).map((n, j) => claim(`p${i}x${j}`, { total: 4 }, { missions: [m, n] })),
  )
  const started = performance.now()
  compareSums([claim('w', { total: 60 }, { missions }), ...versions, ...pairs])
  // Seconds where both cores have other work, too; trying every combination would take years.
  expect(performance.now() - started).toBeLessThan(15_000)
})

/** A quantity that is true of `n`, in one of the five wordings. */
function wording(category: Category, n: number, kind: number, slack: number): Quantity {
  if (kind === 1) return { category, kind: 'about', value: n }
  if (kind === 2) return { category, kind: 'at-least', value: Math.max(0, n - slack) }
  if (kind === 3) return { category, kind: 'at-most', value: n + slack }
  if (kind === 4) return { category, kind: 'between', value: Math.max(0, n - slack), upper: n + slack }
  return { category, kind: 'exact', value: n }
}

test('true claims never conflict, whatever missions they cover and however loosely they are worded', () => {
  const statement = fc.record({
    covers: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    states: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    kind: fc.nat(4),
    slack: fc.nat(20),
  })
  const fivePeople = fc.array(people, { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(fivePeople, fc.array(statement, { maxLength: 8 }), (truth, statements) => {
      const claims = statements.flatMap(({ covers, states, kind, slack }, i) => {
        const missions = ['a', 'b', 'c', 'd', 'e'].filter((_, m) => covers[m])
        const sum = (c: 'men' | 'women' | 'children') =>
          truth.reduce((s, p, m) => s + (covers[m] ? p[c] : 0), 0)
        const counts = { men: sum('men'), women: sum('women'), children: sum('children') }
        const all = { ...counts, total: counts.men + counts.women + counts.children }
        const stated = (['men', 'women', 'children', 'total'] as const).filter((_, c) => states[c])
        if (missions.length === 0 || stated.length === 0) return []
        return [
          claim(
            `s${i}`,
            stated.map((c) => wording(c, all[c], kind, slack)),
            { missions },
          ),
        ]
      })
      expect(compareSums(claims).filter((f) => f.verdict === 'conflicts')).toEqual([])
    }),
    { numRuns: 500 },
  )
})
