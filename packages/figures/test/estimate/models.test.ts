// The search, the fit and the existence of estimates, each against a second way of finding the same.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasonsAgainst } from '../../src/estimate/exists.ts'
import { criteria, fit, type Interactions, isHierarchical, parts } from '../../src/estimate/fit.ts'
import { drawsOf } from '../../src/estimate/random.ts'
import { bestModels, highestOrder } from '../../src/estimate/search.ts'
import { addSubsets, addSupersets, type HistoryTable, onAll, seen, size } from '../../src/estimate/table.ts'
import { injuriesFour, kosovo, uk } from './tables.ts'

const ofSize = (lists: number, bits: number) =>
  Array.from({ length: 1 << lists }, (_, h) => h).filter((h) => size(h) === bits)
const subsets = (terms: readonly number[]) =>
  Array.from({ length: 1 << terms.length }, (_, set) => terms.filter((_, i) => set & (1 << i)))

/** All hierarchical models up to the highest order, by trying every set of interactions. */
function allModels(lists: number): Interactions[] {
  const terms = [2, 3]
    .filter((order) => order <= highestOrder(lists))
    .flatMap((order) => ofSize(lists, order))
  return subsets(terms).filter(isHierarchical)
}

const names = ['a', 'b', 'c', 'd']
const sparse = (lists: number): fc.Arbitrary<HistoryTable> =>
  fc
    .array(
      fc.oneof(
        { weight: 2, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
      ),
      {
        minLength: (1 << lists) - 1,
        maxLength: (1 << lists) - 1,
      },
    )
    .filter((counts) => counts.some((count) => count > 0))
    .map((counts) => ({ lists: names.slice(0, lists), counts: [0, ...counts] }))

test('3 lists have 8 models, 4 have 113 (Dedekind’s numbers, less those with all lists in one)', () => {
  expect(allModels(3)).toHaveLength(8)
  expect(allModels(4)).toHaveLength(113)
  const { best, failed, fitted } = bestModels(kosovo, Number.POSITIVE_INFINITY)
  expect([best.length + failed.length, fitted]).toEqual([113, 113])
})

test('branch and bound finds what trying every model finds, on sparse tables too', () => {
  const models = { 3: allModels(3), 4: allModels(4) }
  fc.assert(
    fc.property(
      fc.constantFrom(3 as const, 4 as const).chain(sparse),
      fc.integer({ min: 1, max: 12 }),
      (table, keep) => {
        const inCommon = onAll(table.counts)
        const tried = models[table.lists.length as 3 | 4]
          .filter((interactions) => interactions.every((term) => size(term) < 3 || inCommon[term]! > 0))
          .map((interactions) => ({ interactions, result: fit(table.counts, interactions) }))
          .filter(({ result }) => result.stands)
          .map(({ result }) => criteria(result, seen(table)).bic)
          .sort((a, b) => a - b)
          .slice(0, keep)
        const found = bestModels(table, keep).best.map(({ bic }) => bic)
        expect(found).toHaveLength(tried.length)
        for (const [i, bic] of found.entries()) expect(bic).toBeCloseTo(tried[i]!, 5)
      },
    ),
    { numRuns: 40 },
  )
})

test('of six lists it finds the best 100 of all 32,768 models', { timeout: 120_000 }, () => {
  const tried: number[] = []
  for (const pairs of subsets(ofSize(6, 2))) {
    const result = fit(uk.counts, pairs)
    if (result.stands) tried.push(criteria(result, seen(uk)).bic)
  }
  tried.sort((a, b) => a - b)
  const { best, fitted } = bestModels(uk)
  expect(best).toHaveLength(100)
  for (const [i, { bic }] of best.entries()) expect(bic).toBeCloseTo(tried[i]!, 6)
  expect(fitted).toBeLessThan(tried.length / 2)
})

test('of five lists as well, where branches that no model stands in are left', { timeout: 120_000 }, () => {
  const next = drawsOf(11)
  for (let turn = 0; turn < 2; turn++) {
    const counts = Array.from({ length: 32 }, (_, h) =>
      h === 0 || next() < 0.5 ? 0 : Math.ceil(90 * next() ** 3),
    )
    const table = { lists: [...names, 'e'], counts }
    const inCommon = onAll(counts)
    const tried: number[] = []
    for (const pairs of subsets(ofSize(5, 2)))
      for (const threes of subsets(
        ofSize(5, 3).filter(
          (term) => inCommon[term]! > 0 && parts(term).every((pair) => pairs.includes(pair)),
        ),
      )) {
        const result = fit(counts, [...pairs, ...threes])
        if (result.stands) tried.push(criteria(result, seen(table)).bic)
      }
    tried.sort((a, b) => a - b)
    const found = bestModels(table, 20).best.map(({ bic }) => bic)
    expect(found).toHaveLength(Math.min(20, tried.length))
    for (const [i, bic] of found.entries()) expect(bic).toBeCloseTo(tried[i]!, 5)
  }
})

test('a fit stands exactly where the linear programme and the rank have nothing against it', () => {
  const models = { 3: allModels(3), 4: allModels(4) }
  fc.assert(
    fc.property(fc.constantFrom(3 as const, 4 as const).chain(sparse), fc.nat(), (table, at) => {
      const all = models[table.lists.length as 3 | 4]
      const interactions = all[at % all.length]!
      expect(fit(table.counts, interactions).stands).toBe(
        reasonsAgainst(table.counts, interactions).length === 0,
      )
    }),
    { numRuns: 1500 },
  )
})

test('a fit that stands has the margins of the table (Birch 1963)', () => {
  fc.assert(
    fc.property(sparse(4), fc.nat(), (table, at) => {
      const interactions = allModels(4)[at % 113]!
      const result = fit(table.counts, interactions)
      fc.pre(result.stands)
      for (const term of [0, 1, 2, 4, 8, ...interactions]) {
        const on = (values: ArrayLike<number>) =>
          Array.from(values).reduce((sum, value, h) => ((h & term) === term ? sum + value : sum), 0)
        expect(Math.abs(on(result.means) - on(table.counts))).toBeLessThan(1e-5 * (1 + on(table.counts)))
      }
    }),
    { numRuns: 150 },
  )
})

test('ten times the people in each history: ten times the unseen, under the same model', () => {
  fc.assert(
    fc.property(sparse(3), fc.nat(7), (table, at) => {
      const interactions = allModels(3)[at]!
      const [one, ten] = [table.counts, table.counts.map((count) => 10 * count)].map((counts) =>
        fit(counts, interactions),
      )
      expect(ten!.stands).toBe(one!.stands)
      fc.pre(one!.stands)
      expect(ten!.unseen / one!.unseen).toBeCloseTo(10, 4)
    }),
    { numRuns: 200 },
  )
})

test('a model that runs away is never chosen, however well it fits', () => {
  const { best, failed } = bestModels(injuriesFour)
  expect(failed.length).toBeGreaterThan(0)
  for (const { fit: result, people } of best) {
    expect(result.stands).toBe(true)
    expect(people).toBeLessThan(1000)
  }
})

test('sums over supersets and subsets, and parts', () => {
  const up = Float64Array.from([1, 2, 3, 4])
  addSupersets(up)
  expect([...up]).toEqual([10, 6, 7, 4])
  const down = Float64Array.from([1, 2, 3, 4])
  addSubsets(down)
  expect([...down]).toEqual([1, 3, 4, 10])
  expect(parts(0b1011).sort((a, b) => a - b)).toEqual([0b0011, 0b1001, 0b1010])
})
