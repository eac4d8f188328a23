import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameIndex, parseDate, prepareName, similarityOf } from '../src/index.ts'

const names = [
  'Тоқаева Әйгерім Серікқызы',
  'Токаева Мадина',
  'Жүсіпов Нұрлан Маратұлы',
  'محمد بن عبد الله الشامي',
  'Anna Schmidt',
  'Бекова Айсұлу',
]
const index = new NameIndex({ count: names.length, nameAt: (row) => names[row]! })
const first = (q: string) => index.search(q, 1)[0]?.row

describe('names in memory', () => {
  it.each([
    ['Айгерим Токаева', 0],
    ['Aigerim Tokayeva', 0],
    ['ايجريم توكاييفا', 0],
    ['Айгирем Токавеа', 0],
    ['Madina Tokaeva', 1],
    ['Nurlan Jusipov', 2],
    ['Нурлан', 2],
    ['Muhammad ash-Shami', 3],
    ['Schmitd Ana', 4],
    ['Annaschmidt', 4],
    ['Sch midt Anna', 4],
    ['Aisulu Bekova', 5],
    ['Билоусько', undefined],
    ['', undefined],
    ['🙂', undefined],
  ])('%s: %s', (q, row) => expect(first(q)).toBe(row))

  it('scores absolutely, as names are compared, the closest first and equals in order', () => {
    const twice = new NameIndex({ count: 6, nameAt: (row) => names[row % 3]! })
    const hits = twice.search('Aigerim Tokayeva', 10)
    expect(hits.slice(0, 2).map(({ row }) => row)).toEqual([0, 3])
    for (const { row, score } of hits)
      expect(score).toBe(similarityOf(prepareName('Aigerim Tokayeva'), prepareName(names[row % 3]!)))
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
  })

  it('prefers whose birth fits, and excludes nobody for it', () => {
    const births = ['1950', '1994-03-02', undefined, '02.03.1994', '1971']
    const dated = new NameIndex({
      count: births.length,
      nameAt: () => 'Токаева Айгерим',
      bornAt: (row) => (births[row] ? parseDate(births[row]) : undefined),
    })
    const hits = dated.search('Aigerim Tokayeva', 10, parseDate('2 March 1994'))
    expect(hits).toHaveLength(5)
    expect(new Set(hits.slice(0, 2).map(({ row }) => row))).toEqual(new Set([1, 3]))
    expect(hits[2]!.row).toBe(2)
    for (const { score } of hits) expect(score).toBeLessThanOrEqual(1)
    expect(dated.search('Aigerim Tokayeva', 10)[0]!.row).toBe(0)
  })

  it('finds every name by itself, whatever it is made of', { timeout: 30_000 }, () => {
    const text = fc.string({
      unit: fc.constantFrom(...'абгжқңәіюяhjwyxckgsz ابجوي贝'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (all) => {
        const made = new NameIndex({ count: all.length, nameAt: (row) => all[row]! })
        for (const name of all) {
          const hits = made.search(name, all.length)
          if (prepareName(name).tokens.some(({ role }) => role !== 'initial'))
            expect(hits.some(({ row }) => all[row] === name)).toBe(true)
          for (const { score } of hits) expect(score >= 0 && score <= 1).toBe(true)
        }
      }),
    )
  })
})
