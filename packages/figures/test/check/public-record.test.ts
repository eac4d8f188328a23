/**
 * What PUBLIC_RECORD.md lists at its end, found by optimisation over all rows at once. Every further set carries a proof
 * that is added up here by the test's own arithmetic; docs/decisions/figures-check.md does those by hand.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Consistency, checkConsistency, publicStatements } from '../../src/index.ts'

let answer: Consistency
beforeAll(async () => {
  answer = await checkConsistency(publicStatements)
}, 120_000)

const arithmetic = () => answer.sets.map((set) => set.arithmetic)
const bound = (mission: string, category: string) => {
  const found = answer.unknown.find((one) => one.missions[0] === mission && one.category === category)!
  return [found.low, found.high]
}

describe('1: the sentence of the seed', () => {
  test('cannot hold as one: the women and children alone are more than about 600', () => {
    const own = answer.sets.filter(({ claims }) => claims.length === 1 && claims[0] === 'seed-2019')
    expect(own.map((set) => set.arithmetic)).toContain('187 + 490 = 677 > 650')
  })
  test('holds as two: its parts are those of the 710 that was published 28 days earlier, not of its ~600', () => {
    const reading = answer.readings.find(({ claim }) => claim === 'seed-2019')!
    expect(reading).toMatchObject({
      as: 'returns-all',
      categories: ['fighters', 'women', 'children'],
      daysBefore: 28,
    })
    expect(reading.fits.map(({ value }) => value)).toEqual([33, 187, 490])
    expect(reading.removes.map((i) => answer.sets[i]!.claims)).toContainEqual(['seed-2019'])
    expect(reading.after).toBeLessThan(reading.before)
  })
  test('that reading is found without being told of it', async () => {
    const claims = publicStatements.claims.map(({ readings: _, ...claim }) => claim)
    const { readings } = await checkConsistency({ claims, groups: [] }, { cap: 0, asked: [] })
    expect(readings.filter(({ claim }) => claim === 'seed-2019')).toMatchObject([
      { from: 'found', as: 'returns-all', categories: ['fighters', 'women', 'children'], daysBefore: 28 },
    ])
  }, 60_000)
  test('read as one about everyone, it still conflicts', () => {
    expect(
      answer.readings.filter(({ claim, categories }) => claim === 'seed-2019' && categories.length === 4),
    ).toEqual([])
  })
})

test('2: Jusan-3 carried 8 men, or 9 if Jusan-1 carried 5', async () => {
  expect(bound('jusan-3', 'men')).toEqual([8, 9])
  for (const [key, men] of [
    ['j1-handover', 8],
    ['j1-president', 9],
  ] as const) {
    const without = publicStatements.claims.filter((claim) => claim.key !== key)
    const asked = [{ event: 'repatriated', missions: ['jusan-3'], category: 'men' as const }]
    const claims = without.filter(({ key }) => key !== 'j1-elnashra')
    const { unknown } = await checkConsistency({ claims, groups: [] }, { cap: 0, asked, readings: false })
    expect(unknown[0]).toMatchObject({ code: 'must-be', low: men, high: men })
  }
}, 60_000)

test('3: Jusan-4 carried 71: 3 men, 19 women, 49 children', () => {
  expect(['total', 'men', 'women', 'children'].map((category) => bound('jusan-4', category))).toEqual([
    [71, 71],
    [3, 3],
    [19, 19],
    [49, 49],
  ])
})

test('4: 595 + 12 and 406 + 7 agree; orphans do not', async () => {
  const some = publicStatements.claims.filter(({ key }) =>
    ['after4', 'j5', 'jusan-all', 'knb-2021'].includes(key),
  )
  const { sets } = await checkConsistency({ claims: some, groups: [] }, { asked: [], readings: false })
  // The orphans, and the 600 for 607; nothing between 595, 12, 607 or 406, 7, 413.
  expect(sets.map((set) => set.arithmetic)).toContain('34 > 33 = 31 + 2')
  for (const { numbers } of sets) expect(numbers.some(({ claim }) => claim === 'knb-2021')).toBe(true)
  expect(arithmetic()).toContain('31 + 2 = 33 > 32')
})

describe('5: contradictions in time', () => {
  test('725 leaves 15 men, fewer than the 37 flown', async () => {
    const keys = ['jusan-rusafa-2023', 'after4', 'j5', 'rusafa']
    const claims = publicStatements.claims
      .filter(({ key }) => keys.includes(key))
      .map((claim) => ({
        ...claim,
        quantities: claim.quantities.filter(
          ({ category }) => category === 'men' || claim.key === 'jusan-rusafa-2023',
        ),
      }))
    const { sets } = await checkConsistency({ claims, groups: [] }, { asked: [], readings: false })
    // 33 + 188 + 522 already is more than 725: the four of Jusan-5 can be spared.
    expect(sets.map((set) => set.arithmetic)).toEqual(['33 + 188 + 522 = 743 > 725'])
  })
  test('824 is more than 710, and each part of it than each part', () => {
    for (const said of ['824 > 710 = 33 + 187 + 490', '57 > 33', '220 > 187', '547 > 490'])
      expect(arithmetic()).toContain(said)
  })
  test('Jusan-1 is 47, 46 and 43', () => {
    for (const said of ['47 > 43', '47 > 46 = 5 + 11 + 30', '5 + 11 + 30 = 46 > 43', '6 > 5'])
      expect(arithmetic()).toContain(said)
  })
})

test('every set has a proof that adds up, and each of its sides is made of numbers as said', () => {
  const said = new Map(
    publicStatements.claims.flatMap(({ key, quantities }) =>
      quantities.map((quantity) => [`${key} ${quantity.category}`, quantity] as const),
    ),
  )
  for (const { proof, numbers, excess } of answer.sets) {
    const sum = (terms: { value: number; times: number }[]) =>
      terms.reduce((all, { value, times }) => all + value * times, 0)
    expect(sum([...proof!.least])).toBe(proof!.sumLeast)
    expect(sum([...proof!.most])).toBe(proof!.sumMost)
    expect(proof!.sumLeast - proof!.sumMost).toBe(excess)
    expect(excess).toBeGreaterThan(0)
    for (const { claim, category, value } of [...proof!.least, ...proof!.most]) {
      const quantity = said.get(`${claim} ${category}`)!
      if (quantity.kind === 'exact') expect(value).toBe(quantity.value)
    }
    expect(numbers.length).toBe(proof!.least.length + proof!.most.length)
  }
})

test('sentences stand in four languages, with nothing left open', () => {
  const texts = [...answer.sets, ...answer.correction.changes, ...answer.unknown, ...answer.readings].map(
    ({ text }) => text,
  )
  for (const text of texts)
    for (const words of Object.values(text)) {
      expect(words).not.toMatch(/[{}]|undefined|NaN/)
      expect(words.length).toBeGreaterThan(10)
    }
})
