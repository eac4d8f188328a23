// Against published analyses. Where a paper's numbers were read in the tests of an R package, that is said: Rcapture's
// testPapersResults.R and examples (Baillargeon, Rivest), MultipleSystemsEstimation (Silverman, Chan, Vincent).
import { expect, test } from 'vitest'
import { chapman } from '../../src/estimate/bound.ts'
import { estimate } from '../../src/estimate/estimate.ts'
import { reasonsAgainst } from '../../src/estimate/exists.ts'
import { criteria, deviance, fit, people, standardError } from '../../src/estimate/fit.ts'
import { profileInterval } from '../../src/estimate/profile.ts'
import { bestModels } from '../../src/estimate/search.ts'
import { stepwise } from '../../src/estimate/stepwise.ts'
import { type HistoryTable, seen } from '../../src/estimate/table.ts'
import {
  artificial,
  census,
  diabetes,
  injuriesFour,
  injuriesThree,
  korea,
  kosovo,
  of,
  seber,
  uk,
  ukFive,
} from './tables.ts'

const pairs = (table: HistoryTable, ...named: string[]) => named.map((pair) => of(table, ...pair.split(':')))

test.each([
  // Rivest 2011, as in Rcapture's testPapersResults.R
  ['census, all pairs', census, ['1:2', '1:3', '2:3'], 1240, 451, 0],
  ['census, without 1:3', census, ['1:2', '2:3'], 850, 186, 3.8],
  // Bruno et al. 1994: 2,771 (145)
  ['diabetes, Bruno et al.', diabetes, ['1:2', '1:3', '2:3', '2:4', '3:4'], 2771, 145, 7.62],
  ['diabetes, Rivest without heterogeneity', diabetes, ['1:3', '2:4', '3:4'], 2472, 53, 21.97],
] as const)('%s', (_, table, interactions, number, error, misfit) => {
  const result = fit(table.counts, pairs(table, ...interactions))
  expect(result.stands).toBe(true)
  expect(Math.round(people(table, result))).toBe(number)
  expect(Math.round(standardError(result))).toBe(error)
  expect(deviance(table, result)).toBeCloseTo(misfit, misfit === 3.8 ? 1 : 2)
})

test('Seber’s two occasions: 2,389.9 (130.4) by likelihood, Chapman’s 2,382.8 (Rcapture’s examples)', () => {
  const result = fit(seber.counts, [])
  expect(people(seber, result)).toBeCloseTo(2389.9, 1)
  expect(standardError(result)).toBeCloseTo(130.4, 1)
  expect(criteria(result, seen(seber)).aic).toBeCloseTo(28.831, 3)
  expect(chapman(seber).people).toBeCloseTo(2382.8, 1)
})

test('Cormack, Chang, Smith 2000: estimates, and profile intervals (Table 3b: 203–217, from 210, from 204)', () => {
  const of3 = (...named: string[]) => fit(injuriesThree.counts, pairs(injuriesThree, ...named))
  const interval = (...named: string[]) =>
    profileInterval(injuriesThree, pairs(injuriesThree, ...named), people(injuriesThree, of3(...named)))
  expect(Math.round(people(injuriesThree, of3()))).toBe(209)
  expect(deviance(injuriesThree, of3())).toBeCloseTo(75.1, 1)
  expect(Math.round(interval().low)).toBe(203)
  expect(Math.round(interval().high)).toBe(217)
  expect(deviance(injuriesThree, of3('2:3'))).toBeCloseTo(1.2, 1)
  expect(Math.round(interval('2:3').low)).toBe(210)
  expect(Math.round(people(injuriesThree, of3('1:3', '2:3')))).toBe(233)
  expect(Math.round(interval('1:3', '2:3').low)).toBe(204)
})

test('Cormack, Chang, Smith 2000, Table 3a: where R prints above 1,000,000, the model is left out', () => {
  const fine = fit(injuriesFour.counts, [])
  expect(Math.round(people(injuriesFour, fine))).toBe(215)
  expect(deviance(injuriesFour, fine)).toBeCloseTo(87.1, 1)
  const all = ['death:NTOF', 'death:WCC', 'death:MOSH', 'NTOF:WCC', 'NTOF:MOSH', 'WCC:MOSH']
  for (const named of [all, ['death:NTOF', 'death:WCC', 'death:MOSH', 'WCC:MOSH']]) {
    const interactions = pairs(injuriesFour, ...named)
    expect(fit(injuriesFour.counts, interactions).unseen).toBeGreaterThan(1_000_000)
    expect(fit(injuriesFour.counts, interactions).stands).toBe(false)
    expect(reasonsAgainst(injuriesFour.counts, interactions)).toContain('no-maximum')
  }
})

test('Chan, Silverman, Vincent 2021, Tables 2 and 3: which models exist and are identifiable', () => {
  const verdict = (...named: string[]) => reasonsAgainst(artificial.counts, pairs(artificial, ...named))
  expect(verdict()).toEqual([])
  expect(verdict('A:B')).toEqual(['no-maximum'])
  expect(verdict('A:C')).toEqual([])
  expect(verdict('B:C')).toEqual([])
  expect(verdict('A:B', 'A:C')).toEqual(['no-maximum'])
  expect(verdict('A:B', 'B:C')).toEqual(['no-maximum'])
  expect(verdict('A:C', 'B:C')).toEqual([])
  expect(verdict('A:B', 'A:C', 'B:C')).toEqual(['not-identifiable'])
})

test('Korea: all six models that stand, with their BIC (MultipleSystemsEstimation, user guide)', () => {
  const { best, failed } = bestModels(korea)
  const named = best.map(({ interactions, people: all, bic }) => [interactions.join(), all, bic])
  const expected = [
    ['3,6', 157.1667, 57.14081],
    ['3', 268.7778, 58.9686],
    ['5,6', 123.463, 91.89711],
    ['6', 126.1944, 138.06368],
    ['5', 126.9394, 155.16018],
    ['', 141.9926, 184.14431],
  ] as const
  expect(named.map(([key]) => key)).toEqual(expected.map(([key]) => key))
  expected.forEach(([, all, bic], i) => {
    expect(named[i]![1]).toBeCloseTo(all, 4)
    expect(named[i]![2]).toBeCloseTo(bic, 4)
  })
  expect(failed.map((interactions) => interactions.join()).sort()).toEqual(['3,5', '3,5,6'])
  expect(stepwise(korea)?.people).toBeCloseTo(268.7778, 4)
})

test('Kosovo: BIC alone chooses the model of the report to the ICTY, 10,356 (9,002 to 12,122)', () => {
  const [best] = bestModels(kosovo).best
  const [EA, EO, AO, EH, OH, EAO] = [
    ['EXH', 'ABA'],
    ['EXH', 'OSCE'],
    ['ABA', 'OSCE'],
    ['EXH', 'HRW'],
    ['OSCE', 'HRW'],
    ['EXH', 'ABA', 'OSCE'],
  ].map((names) => of(kosovo, ...names))
  expect([...best!.interactions].sort()).toEqual([EA!, EO!, AO!, EH!, OH!, EAO!].sort())
  // The report's total was 4,399.67, since undated killings had weights; so 10,356 and this differ by less than one.
  expect(Math.abs(best!.people - 10_356)).toBeLessThan(1)
  const known = profileInterval(kosovo, best!.interactions, best!.people)
  expect(Math.abs(known.low / 9_002 - 1)).toBeLessThan(0.001)
  expect(Math.abs(known.high / 12_122 - 1)).toBeLessThan(0.001)
})

test('United Kingdom 2013: within the published 10,000 to 13,000, by BIC and stepwise', () => {
  expect(seen(uk)).toBe(2744)
  const { best, fitted } = bestModels(uk)
  expect(best[0]!.people).toBeGreaterThan(10_000)
  expect(best[0]!.people).toBeLessThan(13_000)
  expect(fitted).toBeLessThan(32_768)
  for (const table of [uk, ukFive]) {
    const way = stepwise(table)!
    expect(way.people).toBeGreaterThan(10_000)
    expect(way.people).toBeLessThan(13_000)
  }
})

// Silverman, Chan, Vincent 2024, Tables 2, 3 and 6: BCa intervals of 1,000 draws, the choice by BIC repeated. Theirs are
// draws of another generator, and hold the number seen fixed: 5 % is left for that. The upper end of the last one hangs
// on a few draws (50,000 to 70,000 by the seed) and is given 30 %.
test.each([
  ['Korea', korea, 128, 349, 0.05],
  ['Kosovo', kosovo, 6_900, 18_000, 0.05],
  ['United Kingdom, five lists, interactions of up to four', ukFive, 11_168, 56_052, 0.3],
])('bootstrap interval, choice included: %s', { timeout: 120_000 }, (_, table, low, high, room) => {
  const { estimate: number } = estimate([table], { seed: 1 })
  expect(Math.abs(number!.low / low - 1)).toBeLessThan(0.05)
  expect(Math.abs(number!.high! / high - 1)).toBeLessThan(room)
})
