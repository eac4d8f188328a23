import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anonymous, type Coarsening, type Row } from '../../src/index.ts'

const known: Coarsening[] = [
  { name: 'sex', levels: [(value) => value, () => ''] },
  {
    name: 'age',
    levels: [(value) => value, (value) => (Number(value) < 18 ? 'child' : 'adult'), () => ''],
  },
]
const person = fc.record({
  sex: fc.constantFrom('f', 'm'),
  age: fc.integer({ min: 0, max: 60 }).map(String),
  school: fc.constantFrom('yes', 'no'),
})
const groupsOf = (rows: readonly Row[]) => Map.groupBy(rows, (row) => `${row['sex']} ${row['age']}`)

describe('rows for research', () => {
  it('are shared by k or more, or left out, whatever the rows are', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 80 }), fc.integer({ min: 2, max: 8 }), (rows, k) => {
        const { rows: told, left, groups, smallest } = anonymous(rows, known, { k })
        const found = [...groupsOf(told).values()].map((group) => group.length)
        expect(found.every((count) => count >= k)).toBe(true)
        expect([told.length + left, groups]).toEqual([rows.length, found.length])
        expect(smallest).toBe(found.length === 0 ? 0 : Math.min(...found))
        // Either no more than a twentieth is left out, or there are too few for any group.
        expect(left <= rows.length * 0.05 || rows.length < k).toBe(true)
      }),
    )
  })

  it('say the same in whatever order they came', () => {
    fc.assert(
      fc.property(
        fc
          .array(person, { maxLength: 40 })
          .chain((rows) =>
            fc.tuple(
              fc.constant(rows),
              fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
            ),
          ),
        ([rows, shuffled]) => {
          expect(anonymous(shuffled, known).rows).toEqual(anonymous(rows, known).rows)
        },
      ),
    )
  })

  it('are told as finely as they can be', () => {
    const rows = ['f', 'm'].flatMap((sex) =>
      ['7', '40'].flatMap((age) => Array.from({ length: 5 }, () => ({ sex, age, school: 'yes' }))),
    )
    expect(anonymous(rows, known)).toMatchObject({
      levels: { sex: 0, age: 0 },
      left: 0,
      groups: 4,
      smallest: 5,
    })
    const spread = rows.map((row, at) => ({ ...row, age: row.age === '7' ? `${at % 17}` : `${30 + at}` }))
    expect(anonymous(spread, known)).toMatchObject({ levels: { sex: 0, age: 1 }, left: 0 })
  })

  it('say of how many groups all rows have something in common', () => {
    const rows = [
      ...Array.from({ length: 6 }, () => ({ sex: 'f', age: '7', school: 'yes' })),
      ...Array.from({ length: 6 }, (_, at) => ({ sex: 'm', age: '7', school: at ? 'yes' : 'no' })),
    ]
    expect(anonymous(rows, known).alike).toEqual({ school: 1 })
  })

  it('are none where there are too few, and refused where a value is missing', () => {
    expect(anonymous([{ sex: 'f', age: '7' }], known)).toMatchObject({
      rows: [],
      left: 1,
      groups: 0,
      smallest: 0,
    })
    expect(anonymous([], known)).toMatchObject({ rows: [], left: 0 })
    expect(() => anonymous([{ sex: 'f' }], known)).toThrow('age')
    expect(() => anonymous([], known, { k: 1 })).toThrow(RangeError)
  })
})
