import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../src/people/differences.ts'
import { stepsOf } from '../src/people/evidence.ts'

const shown = (a: string, b: string) =>
  differences(a, b).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  )

describe('the characters that differ', () => {
  it('are those without a like, in words wherever they stand', () => {
    expect(shown('Тоқаева Айгерім', 'Айгерим Токаева')).toEqual([
      'То[қ]аева Айгер[і]м',
      'Айгер[и]м То[к]аева',
    ])
    expect(shown('Aigerim', 'Ana')).toEqual(['[Aigerim]', '[Ana]'])
    expect(shown('TOKAYÉVA', 'Tokayeva')).toEqual(['TOKAYÉVA', 'Tokayeva'])
    expect(shown('بيسنوفا', 'بيسنوفاا')).toEqual(['بيسنوفا', 'بيسنوفا[ا]'])
  })

  it('leave both texts whole, mark nothing in one text twice, and do not depend on the side', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = differences(a, b)
        expect(left.map((piece) => piece.text).join('')).toBe(a)
        expect(right.map((piece) => piece.text).join('')).toBe(b)
        expect(differences(a, a)[0].some(({ differs }) => differs)).toBe(false)
      }),
    )
  })

  it('of hostile texts are found in no time', () => {
    const long = 'ا'.repeat(10_000)
    expect(differences(long, long)).toEqual([
      [{ text: long, differs: false }],
      [{ text: long, differs: false }],
    ])
    expect(differences('', '‮‏')[0]).toEqual([])
  })
})

describe('the steps of evidence', () => {
  const why = [
    { code: 'link.names_same', params: { bits: 11.3 } },
    { code: 'link.born_different', params: { bits: -4.3 } },
    { code: 'link.kin', params: { bits: 8, pairs: 1 } },
  ]

  it('go from where it begins to the probability', () => {
    const steps = stepsOf(-11, why, 1 / (1 + 2 ** -4))
    expect(steps.map(({ field, outcome }) => [field, outcome])).toEqual([
      ['start', null],
      ['names', 'same'],
      ['born', 'different'],
      ['kin', null],
    ])
    expect(steps.at(-1)!.to).toBeCloseTo(4)
    expect(steps.at(-1)!.probability).toBeCloseTo(0.941, 2)
  })

  it('say so where the odds were held', () => {
    const held = stepsOf(
      -11,
      [
        { code: 'link.names_same', params: { bits: 20 } },
        { code: 'link.names_only', params: { ceiling: 0.9 } },
      ],
      0.9,
    )
    expect(held.map(({ field }) => field)).toEqual(['start', 'names', 'held'])
    expect(held.at(-1)!.probability).toBeCloseTo(0.9)
  })
})
