// What is drawn: numbers, tables, links; and the functions of distributions that intervals use.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '../../src/estimate/bootstrap.ts'
import { logFactorial } from '../../src/estimate/fit.ts'
import { normalAt, normalBelow, poissonAtMost, poissonUpper } from '../../src/estimate/normal.ts'
import { binomial, drawsOf, multinomial } from '../../src/estimate/random.ts'
import { tablesOfLinks } from '../../src/index.ts'

test('a seed gives the same stream, another seed another', () => {
  const stream = (seed: number) => Array.from({ length: 5 }, drawsOf(seed))
  expect(stream(7)).toEqual(stream(7))
  expect(stream(7)).not.toEqual(stream(8))
  for (const value of stream(7)) expect(value >= 0 && value < 1).toBe(true)
})

test.each([
  [12, 0.3],
  [60, 0.5],
  [400, 0.04],
  [5_000, 0.9],
])('binomial(%d, %d) has the frequencies of the formula (χ²)', (n, p) => {
  const next = drawsOf(n)
  const tries = 40_000
  const seen = new Map<number, number>()
  for (let i = 0; i < tries; i++) {
    const k = binomial(n, p, next)
    seen.set(k, (seen.get(k) ?? 0) + 1)
  }
  let [sum, classes] = [0, 0]
  for (let k = 0; k <= n; k++) {
    const log = logFactorial(n) - logFactorial(k) - logFactorial(n - k)
    const expected = tries * Math.exp(log + k * Math.log(p) + (n - k) * Math.log(1 - p))
    if (expected < 10) continue
    sum += ((seen.get(k) ?? 0) - expected) ** 2 / expected
    classes++
  }
  expect(sum).toBeLessThan(classes + 4 * Math.sqrt(2 * classes))
})

test('a multinomial draw gives out everybody, and nobody to a cell of weight 0', () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }).filter((w) => w.some((x) => x > 0)),
      fc.nat(),
      (total, weights, seed) => {
        const sum = weights.reduce((a, b) => a + b, 0)
        const drawn = [...multinomial(total, weights, sum, drawsOf(seed))]
        expect(drawn.reduce((a, b) => a + b, 0)).toBe(total)
        drawn.forEach((count, i) => {
          expect(count).toBeGreaterThanOrEqual(0)
          if (weights[i] === 0) expect(count).toBe(0)
        })
      },
    ),
  )
})

test('the normal and Poisson distributions, and Garwood’s limits', () => {
  expect(normalBelow(0)).toBe(0.5)
  expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 12)
  expect(normalAt(0.025)).toBeCloseTo(-1.959963984540054, 9)
  expect([normalAt(0), normalAt(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  expect(poissonAtMost(0, 2)).toBeCloseTo(Math.exp(-2), 12)
  expect(poissonAtMost(3, 2)).toBeCloseTo(Math.exp(-2) * (1 + 2 + 2 + 4 / 3), 12)
  // −ln 0.025; and the upper end for ten events, 18.39, of every table of exact Poisson limits
  expect(poissonUpper(0, 0.025)).toBeCloseTo(3.68888, 4)
  expect(poissonUpper(10, 0.025)).toBeCloseTo(18.39, 2)
  expect(logFactorial(300)).toBeCloseTo(
    logFactorial(255) + [...Array(45)].reduce((s, _, i) => s + Math.log(256 + i), 0),
    8,
  )
  expect(logFactorial(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 8)
})

test('a percentile lies within the values, and reaches Infinity where draws do', () => {
  expect(percentile([1, 2, 3], 0.5)).toBe(2)
  expect(percentile([1, 2, 3], 0)).toBe(1)
  expect(percentile([1, 2, Number.POSITIVE_INFINITY], 0.99)).toBe(Number.POSITIVE_INFINITY)
})

const records = [
  { id: 'a1', list: 'a' },
  { id: 'a2', list: 'a' },
  { id: 'b1', list: 'b' },
  { id: 'c1', list: 'c' },
]

test('links likelier than not make the first table; certain ones make every table', () => {
  const pairs = [
    { left: 'a1', right: 'b1', probability: 1 },
    { left: 'c1', right: 'b1', probability: 1 },
    { left: 'a2', right: 'c1', probability: 0.4 },
  ]
  const [first, ...drawn] = tablesOfLinks(records, pairs, 400, 1)
  expect(first).toEqual({ lists: ['a', 'b', 'c'], counts: [0, 1, 0, 0, 0, 0, 0, 1] })
  const apart = drawn.filter(({ counts }) => counts[1] === 1).length
  const joined = drawn.filter(({ counts }) => counts[1] === 0 && counts[7] === 1).length
  expect(apart + joined).toBe(400)
  expect(joined / 400).toBeGreaterThan(0.3)
  expect(joined / 400).toBeLessThan(0.5)
})

test('two records of one list that are one person count once', () => {
  const [table] = tablesOfLinks(records, [{ left: 'a1', right: 'a2', probability: 0.9 }], 1, 1)
  expect(table!.counts).toEqual([0, 1, 1, 0, 1, 0, 0, 0])
})

test.each([
  [[...records, { id: 'a1', list: 'b' }], [], 'the id "a1" is used twice'],
  [records, [{ left: 'a1', right: 'x', probability: 0.5 }], 'a pair names "x", which is no record'],
  [records, [{ left: 'a1', right: 'b1', probability: 1.5 }], 'is not between 0 and 1'],
  [records, [{ left: 'a1', right: 'b1', probability: Number.NaN }], 'is not between 0 and 1'],
  [records.slice(0, 2), [], '1 lists; 2 to 6 can be used'],
])('records or pairs that cannot be are refused (%#)', (given, pairs, reason) => {
  expect(() => tablesOfLinks(given, pairs, 2, 1)).toThrow(reason)
})
