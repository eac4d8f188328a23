import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  INTERSECTION_LIMITS,
  type IntersectionPerson,
  intersectionKeys,
} from '../../src/intersection/index.ts'
import { person } from './support.ts'

vi.setConfig({ testTimeout: 60_000 })

/** By how many keys of different words two persons agree, the first asking. */
function agree(a: IntersectionPerson, b: IntersectionPerson): number {
  const [asked, kept] = [intersectionKeys(a, 'asks'), intersectionKeys(b, 'answers')]
  const shared = asked.filter(({ text }) => kept.some((key) => key.text === text))
  const texts = new Set(shared.map(({ text }) => text))
  const words = (keys: typeof asked) =>
    new Set(keys.filter(({ text }) => texts.has(text)).map((key) => key.words)).size
  return Math.min(words(asked), words(kept))
}
const women = { sex: 'female' } as const

describe('keys', () => {
  const registry = person('Токсанбаева Айжан Ескендірқызы', '1980-03-14', women)

  it('spellings in three scripts meet', () => {
    expect(agree(person('ايجان توكصانبافا', '1980', women), registry)).toBeGreaterThan(0)
    expect(agree(person('TOKSANBAEVA Aizhan', '1980', women), registry)).toBeGreaterThan(0)
    expect(agree(registry, registry)).toBeGreaterThan(3)
  })

  it('a year apart, another sex or one word alone does not', () => {
    expect(agree(person('Toksanbaeva Aizhan', '1982', women), registry)).toBe(0)
    expect(agree(person('Toksanbaeva Aizhan', '1980', { sex: 'male' }), registry)).toBe(0)
    expect(agree(person('Aizhan', '1980', women), registry)).toBe(0)
  })

  it('one word and the whole day do, and two words without a sex', () => {
    expect(agree(person('Aizhan', '1980-03-14', women), registry)).toBe(1)
    expect(agree(person('Toksanbaeva Aizhan', '1980'), registry)).toBe(1)
    expect(agree(person('Toksanbaeva Aizhan', '1980', { sex: 'unknown' }), registry)).toBe(1)
  })

  it('three words do without a year', () => {
    expect(agree(person('Toksanbaeva Aizhan Iskenderovna', undefined, women), registry)).toBe(1)
    expect(agree(person('Toksanbaeva Aizhan', undefined, women), registry)).toBe(0)
  })

  it("a father's name meets a patronymic, and his family her maiden name", () => {
    expect(agree(person('Айжан', '1980', { ...women, father: 'اسكندر' }), registry)).toBeGreaterThan(0)
    const married = person('Сейітова Айжан Ескендірқызы', '1980', {
      ...women,
      father: 'Токсанбаев Ескендір Мұратұлы',
    })
    expect(agree(person('Toksanbaeva Aizhan', '1980', women), married)).toBeGreaterThan(0)
  })

  it('the same word written twice is not two', () => {
    expect(intersectionKeys(person('Aizhan Айжан', '1980', women), 'asks')).toEqual([])
  })

  const anything = fc.record(
    {
      names: fc.array(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constant('Абд '.repeat(400))),
      ),
      father: fc.string({ unit: 'binary' }),
      born: fc.record({ from: fc.constantFrom('1990-01-01', '', 'x', '0000-01-01'), to: fc.string() }),
      sex: fc.constantFrom('male', 'female', 'unknown'),
      coveredBy: fc.string(),
    },
    { requiredKeys: ['names', 'coveredBy'] },
  ) as fc.Arbitrary<IntersectionPerson>
  it('never throws, is bounded, and the asking side asks all that it would keep', () => {
    fc.assert(
      fc.property(anything, (each) => {
        const [asked, kept] = [intersectionKeys(each, 'asks'), intersectionKeys(each, 'answers')]
        expect(asked.length).toBeLessThanOrEqual(INTERSECTION_LIMITS.keys)
        expect(new Set(asked.map(({ text }) => text)).size).toBe(asked.length)
        if (asked.length < INTERSECTION_LIMITS.keys)
          expect(asked.map(({ text }) => text)).toEqual(expect.arrayContaining(kept.map(({ text }) => text)))
      }),
      { numRuns: 300 },
    )
  })
})
