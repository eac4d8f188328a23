// The whole answer: on generated populations of known size, and where nothing can be said.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chapman, lowerBound } from '../../src/estimate/bound.ts'
import { drawsOf } from '../../src/estimate/random.ts'
import { bestModels } from '../../src/estimate/search.ts'
import { seen } from '../../src/estimate/table.ts'
import { type EstimateAnswer, estimate, type HistoryTable } from '../../src/index.ts'
import { drawTable, likelihoods, type World } from '../../test-support/population.ts'
import { artificial, korea, seber, tableOf } from './tables.ts'

const codes = (answer: EstimateAnswer) => answer.findings.map(({ code }) => code)
const quick = { draws: 100 }

test.each([300, 3_000, 30_000])(
  'of %d people, with two lists that hang together, the estimate finds about all',
  (size) => {
    const world: World = { people: size, chances: [0.4, 0.3, 0.35], together: { 3: 4 } }
    const expected = likelihoods(world).map((chance, h) => (h === 0 ? 0 : chance * size))
    const [best] = bestModels({ lists: ['A', 'B', 'C'], counts: expected }).best
    expect(best!.people / size).toBeGreaterThan(0.99)
    expect(best!.people / size).toBeLessThan(1.01)
  },
)

test.each([
  ['three lists', { chances: [0.3, 0.2, 0.25] }],
  ['three lists, a pair of them together', { chances: [0.3, 0.2, 0.25], together: { 3: 4 } }],
  ['two lists', { chances: [0.3, 0.2] }],
])('the interval holds the truth in about 95 of 100 cases: %s', { timeout: 120_000 }, (_, world) => {
  const next = drawsOf(20)
  const people = 800
  let held = 0
  for (let i = 0; i < 100; i++) {
    const { estimate: number } = estimate([drawTable({ people, ...world }, next)], { draws: 200, seed: i })
    if (number && number.low <= people && people <= (number.high ?? Number.POSITIVE_INFINITY)) held++
  }
  // Of 100 tries at 95 %, fewer than 88 happen once in a thousand times.
  expect(held).toBeGreaterThanOrEqual(88)
})

test('the order of lists does not matter, nor do rows of nobody', () => {
  const table = fc
    .array(fc.integer({ min: 0, max: 80 }), { minLength: 7, maxLength: 7 })
    .filter((counts) => counts.some((count) => count > 0))
  fc.assert(
    fc.property(table, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (counts, order) => {
      const names = ['x', 'y', 'z']
      const given: HistoryTable = { lists: names, counts: [0, ...counts] }
      const moved = given.counts.map((_, h) =>
        given.counts.findIndex((__, other) =>
          order.every((from, to) => ((other >> from) & 1) === ((h >> to) & 1)),
        ),
      )
      const shuffled = { lists: order.map((i) => names[i]!), counts: moved.map((h) => given.counts[h]!) }
      const { lists: _, ...one } = estimate([given], quick)
      const { lists: __, ...other } = estimate([shuffled], quick)
      expect(other).toEqual(one)
    }),
    { numRuns: 25 },
  )
})

test('never below the people seen, the interval around the number', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 7, maxLength: 7 }), (counts) => {
      fc.pre(counts.some((count) => count > 0))
      const table: HistoryTable = { lists: ['x', 'y', 'z'], counts: [0, ...counts] }
      const answer = estimate([table], quick)
      expect(answer.lowerBound.low).toBeGreaterThanOrEqual(answer.seen)
      if (!answer.estimate) {
        expect(codes(answer)).toContain('no-estimate')
        return
      }
      const { people, unseen, low, high } = answer.estimate
      expect(low).toBeGreaterThanOrEqual(answer.seen)
      expect(people).toBeGreaterThanOrEqual(low)
      expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(people)
      expect(people).toBe(answer.seen + unseen)
    }),
    { numRuns: 40 },
  )
})

test('the same seed, the same answer', () => {
  expect(estimate([korea], { draws: 200, seed: 3 })).toEqual(estimate([korea], { draws: 200, seed: 3 }))
  expect(estimate([korea], { draws: 200, seed: 3 }).bootstrap).toMatchObject({ draws: 200, seed: 3 })
})

test('lists that never meet: no number, plainly, and no more than those seen', () => {
  for (const table of [
    tableOf(['a', 'b'], { '10': 40, '01': 30 }),
    tableOf(['a', 'b', 'c'], { '100': 40, '010': 30, '001': 20 }),
    tableOf(['a', 'b', 'c', 'd'], { '1000': 40, '0100': 30, '0010': 20, '0001': 9 }),
  ]) {
    const answer = estimate([table], quick)
    expect(answer).toMatchObject({ estimate: null, model: null, bootstrap: null, linkage: null, others: [] })
    expect(answer.lowerBound).toEqual({ people: null, low: answer.seen })
    expect(codes(answer)).toEqual(
      expect.arrayContaining(['no-estimate', 'few-in-common', 'lists-do-not-overlap']),
    )
    expect(codes(answer)).not.toContain('people-in-all')
  }
})

test('models that do not stand are left out with their reason', () => {
  const answer = estimate([artificial], quick)
  expect(answer.leftOut.models).toBe(4)
  expect(answer.leftOut.first).toContainEqual({ interactions: [['A', 'B']], reasons: ['no-maximum'] })
  expect(answer.leftOut.first).toContainEqual({
    interactions: [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'C'],
    ],
    reasons: ['not-identifiable'],
  })
  expect(codes(answer)).toContain('models-left-out')
})

test('a pair without people in common may be in a model: its parameter is −∞, and said to be', () => {
  const table = tableOf(['a', 'b', 'c'], { '100': 200, '010': 150, '001': 300, '101': 60, '011': 50 })
  const answer = estimate([table], quick)
  expect(answer.model?.interactions).toEqual([['a', 'b']])
  expect(answer.model?.atZero).toEqual([['a', 'b']])
  // Without the histories that hold a and b, five are left; four parameters beside that at −∞.
  expect(answer.model?.degreesOfFreedom).toBe(1)
})

test('two lists: Chapman’s number, and that the lists’ independence cannot be seen', () => {
  const answer = estimate([seber])
  expect(answer.estimate).toMatchObject({ method: 'chapman', people: 2383 })
  expect(codes(answer)).toContain('assumes-independence')
  const { people, low, high } = chapman(seber)
  // On the logarithmic scale of the unseen the ends are as far from the middle.
  const n = seen(seber)
  expect((people - n) / (low - n)).toBeCloseTo((high - n) / (people - n), 9)
})

test('Chao’s bound is Chapman’s number for two lists, and by hand for three', () => {
  expect(lowerBound(seber).people).toBeCloseTo(chapman(seber).people, 9)
  // 123 + (5·5 + 5·41 + 5·41) / (54 + 6 + 0 + 1)
  expect(lowerBound(korea).people).toBeCloseTo(123 + 435 / 61, 9)
})

test('Chao’s bound lies below the truth where people differ in how easily they are listed', () => {
  const easy = likelihoods({ people: 1, chances: [0.5, 0.4, 0.5] })
  const hard = likelihoods({ people: 1, chances: [0.1, 0.1, 0.05] })
  const counts = easy.map((chance, h) => (h === 0 ? 0 : 5000 * chance + 5000 * hard[h]!))
  const { people } = lowerBound({ lists: ['a', 'b', 'c'], counts })
  expect(people!).toBeLessThan(10_000)
  expect(people!).toBeGreaterThan(seen({ lists: [], counts }))
})

test('doubt about links widens the interval, and shifts it the way that links err', () => {
  const sure = estimate([korea, korea, korea], { draws: 400 })
  expect(sure.linkage).toMatchObject({ tables: 2, seen: { low: 123, high: 123 } })
  expect(sure.linkage!.people).toEqual({ low: 157, high: 157, median: 157 })
  // A third of those on b and c were two people each, joined wrongly.
  const split = tableOf(['b', 'c', 'd'], { '001': 41, '010': 23, '100': 23, '110': 36, '101': 6, '111': 12 })
  const doubtful = estimate([korea, korea, split, korea, split], { draws: 400 })
  expect(doubtful.linkage!.interval.high!).toBeGreaterThan(sure.linkage!.interval.high!)
  expect(doubtful.linkage!.people.high!).toBeGreaterThan(157)
  expect(codes(doubtful)).toEqual(expect.arrayContaining(['links-matter', 'assumes-drawn-links']))
  expect(codes(doubtful)).not.toContain('assumes-right-links')
})

test('no table, tables of other lists, too few draws are refused', () => {
  expect(() => estimate([])).toThrow(RangeError)
  expect(() => estimate([korea, seber])).toThrow(RangeError)
  expect(() => estimate([korea], { draws: 99 })).toThrow(RangeError)
})
