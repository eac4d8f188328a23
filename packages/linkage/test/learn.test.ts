import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRecords, DEFAULT_MODEL, type Decision, type LinkRecord, learn } from '../src/index.ts'

const day = (d: string) => ({ from: d, to: d })
const left: LinkRecord = {
  names: ['Айгерим Токаева'],
  born: day('1991-05-06'),
  birthPlace: 'Караганда',
  sex: 'female',
}
const right: LinkRecord = {
  names: ['Aigerim Tokayeva'],
  born: day('1991-05-06'),
  birthPlace: 'Temirtau',
  sex: 'female',
}
const weigh = (model = DEFAULT_MODEL) => compareRecords(left, right, model).weight
const times = (n: number, same: boolean): Decision[] =>
  Array.from({ length: n }, () => ({ left, right, same }))

describe('learning from decisions', () => {
  it('what officers join weighs more, what they tell apart weighs less, the more the more often', () => {
    expect(learn([])).toEqual(DEFAULT_MODEL)
    const apart = [1, 5, 50].map((n) => weigh(learn(times(n, false))))
    expect(apart[0]).toBeLessThan(weigh())
    expect(apart[1]).toBeLessThan(apart[0]!)
    expect(apart[2]).toBeLessThanOrEqual(apart[1]!)
    const doubtful = { ...DEFAULT_MODEL, prior: 1e-7 }
    expect(weigh(learn(times(5, true), doubtful))).toBeGreaterThan(weigh(doubtful))
  })

  it('is bounded, leaves shares that sum to one, and does not touch the model it began with', () => {
    const before = structuredClone(DEFAULT_MODEL)
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (same, apart) => {
        const learnt = learn([...times(same, true), ...times(apart, false)])
        for (const field of [
          'names',
          'singleName',
          'birthPlace',
          'sex',
          'documents',
          'mother',
          'father',
        ] as const) {
          for (const side of ['m', 'u'] as const)
            expect(learnt[field].reduce((sum, level) => sum + level[side], 0)).toBeCloseTo(1, 9)
          learnt[field].forEach((level, k) => {
            const was = DEFAULT_MODEL[field][k]!
            expect(Math.abs(Math.log2(level.m / level.u) - Math.log2(was.m / was.u))).toBeLessThan(6)
          })
        }
      }),
      { numRuns: 20 },
    )
    expect(DEFAULT_MODEL).toEqual(before)
  })
})
