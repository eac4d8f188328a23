import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKeys, searchKeys, tokenKeys } from '../src/index.ts'

const meet = (a: bigint[], b: bigint[]) => a.some((k) => b.includes(k))

describe('name keys', () => {
  it.each([
    ['Әйгерім', 'Айгерим', 'Aigerim', 'Aygerim', 'ايجريم'],
    ['Тоқаева', 'Токаева', 'Tokayeva', 'Tokayev', 'توكاييفا'],
    ['Мұхаммед', 'Магомед', 'Muhammad', 'Mohamed', 'محمد'],
    ['Жүсіп', 'Yusuf', 'يوسف', 'Юсуф'],
  ])('%s shares a key with its other spellings', (...spellings) => {
    for (const a of spellings)
      for (const b of spellings) expect(meet(nameKeys(a), nameKeys(b)), `${a} ${b}`).toBe(true)
  })

  it('never changes: the values are stored', () => {
    expect(nameKeys('Aigerim')).toEqual(PINNED)
  })

  it('finds a name while its last word is typed', () => {
    const stored = nameKeys('Айгерим Нурпеисова')
    for (const typed of ['Nurpei', 'Nurpeis', 'Нурпеисо', 'Aigerim', 'Aigerim Nurp'])
      expect(meet(stored, searchKeys(typed)), typed).toBe(true)
    expect(meet(stored, searchKeys('Zhanar'))).toBe(false)
    // k of kh
    expect(meet(nameKeys('Shamilkhan'), searchKeys('Shamilk'))).toBe(true)
  })

  it('has no keys for nothing, and keeps kunyas to themselves', () => {
    expect(nameKeys(' -- ')).toEqual([])
    expect(meet(nameKeys('Umm Aisha'), nameKeys('Aisha'))).toBe(false)
    expect(meet(nameKeys('Umm Aisha'), nameKeys('أم عائشة'))).toBe(true)
  })

  it('is bounded and signed 64 bit for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const keys of [nameKeys(text), searchKeys(text), tokenKeys(text).flat()]) {
          expect(new Set(keys).size).toBe(keys.length)
          for (const k of keys) expect(BigInt.asIntN(64, k)).toBe(k)
        }
        expect(nameKeys(text).length).toBeLessThanOrEqual(96)
        expect(searchKeys(text).length).toBeLessThanOrEqual(96)
      }),
    )
    const start = performance.now()
    nameKeys('жуw2و'.repeat(20_000))
    searchKeys('ww '.repeat(33_000))
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it('finds every name by itself', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'абвгжқңәіуюяhjwyxabckgsz ابجوي贝'), minLength: 1 })
    fc.assert(
      fc.property(letters, (text) => {
        const keys = nameKeys(text)
        if (keys.length > 0 && keys.length < 96) expect(meet(keys, searchKeys(text))).toBe(true)
      }),
    )
  })
})

const PINNED = [
  5243291556974419849n,
  -122280232460746026n,
  616038097546361512n,
  1109739930655785869n,
  1450572750424200439n,
  -1449232450826435207n,
  -4006135348009778806n,
  -7598877354678900236n,
]
