import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Category, ClaimEvent, ClaimsError, parseClaims, publicRecord, QuantityKind } from '../src/index.ts'

const formats = new URL('../../../docs/formats/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, formats), 'utf8'))

const good = {
  key: 'a',
  publisher: 'somebody',
  statedOn: { from: '2021-02-04', to: '2021-02-04' },
  address: 'somewhere',
  scope: { event: 'repatriated', note: 'test' },
  quantities: [{ category: 'total', kind: 'exact', value: 12 }],
}

function refused(json: unknown): string {
  try {
    parseClaims(json)
  } catch (error) {
    expect(error).toBeInstanceOf(ClaimsError)
    return (error as ClaimsError).message
  }
  throw new Error('was accepted')
}

test('the example is three rows of the public record', () => {
  const claims = parseClaims(read('claims.example.json'))
  expect(claims).toHaveLength(3)
  for (const claim of claims) expect(publicRecord).toContainEqual(claim)
})

test('the schema and the code know the same words and fields', () => {
  const { claim, scope, quantity } = read('claims.schema.json').$defs
  expect(quantity.properties.category.enum).toEqual(Category.options)
  expect(quantity.properties.kind.enum).toEqual(QuantityKind.options)
  expect(scope.properties.event.enum).toEqual(ClaimEvent.options)
  const keys = (defs: { properties: object }) => Object.keys(defs.properties)
  const used = publicRecord.flatMap((c) => Object.keys(c))
  for (const key of used) expect(keys(claim)).toContain(key)
})

test('an object and a bare array are both read', () => {
  expect(parseClaims([good])).toEqual(parseClaims({ claims: [good] }))
  expect(parseClaims([])).toEqual([])
})

test.each([
  [null, 'expected {"claims": [...]} or an array of claims'],
  [{}, 'claims: '],
  [[{ ...good, quantities: [] }], '[0].quantities: must state at least one number'],
  [{ claims: [good, good] }, 'claims[1].key: "a" is already the key of claim 0'],
  [[{ ...good, shout: 1 }], '[0]: Unrecognized key: "shout"'],
  [[{ ...good, statedOn: { from: '2021-02-30' } }], '[0].statedOn.from: must be a day that exists'],
  [
    [{ ...good, statedOn: { from: '2021-03-01', to: '2021-02-01' } }],
    '[0].statedOn.to: must not be before from',
  ],
  [
    [{ ...good, scope: { ...good.scope, missions: ['a', 'a'] } }],
    '[0].scope.missions: must not name a mission',
  ],
  [[{ ...good, scope: { ...good.scope, period: {} } }], '[0].scope.period: must have a from or a to'],
])('%j is refused', (json, reason) => {
  expect(refused(json).startsWith(reason), refused(json)).toBe(true)
})

test.each([
  [{ category: 'men', kind: 'exact', value: null }, 'value: must be a number'],
  [
    { category: 'men', kind: 'exact', value: -1 },
    'value: must be 0 or more; leave the quantity out if it is unknown',
  ],
  [{ category: 'men', kind: 'exact', value: 1.5 }, 'value: must be a whole number'],
  [
    { category: 'men', kind: 'exact', value: 3, upper: 4 },
    'upper: must be given for "between" and for nothing else',
  ],
  [{ category: 'men', kind: 'between', value: 3 }, 'upper: must be given for "between" and for nothing else'],
  [{ category: 'men', kind: 'between', value: 3, upper: 2 }, 'upper: must not be less than value'],
  [
    { category: 'men', kind: 'exact', value: 3, derived: true },
    'derived: must be false: a sum of our own is never a claim',
  ],
])('the quantity %j is refused', (quantity, reason) => {
  expect(refused({ claims: [{ ...good, quantities: [quantity] }] })).toBe(`claims[0].quantities[0].${reason}`)
})

test('a category stated twice is refused', () => {
  const twice = { ...good, quantities: [...good.quantities, ...good.quantities] }
  expect(refused([twice])).toMatch(/^\[0\]\.quantities: must not state a category twice/)
})
