import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  ClaimsError,
  parseClaims,
  parseStatements,
  publicRecord,
  publicStatements,
  QuantityKind,
  StatedCategory,
  StatedEvent,
} from '../src/index.ts'

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
  const { claim, scope, quantity, category } = read('claims.schema.json').$defs
  expect(category.enum).toEqual(StatedCategory.options)
  expect(quantity.properties.kind.enum).toEqual(QuantityKind.options)
  expect(scope.properties.event.enum).toEqual(StatedEvent.options)
  const keys = (defs: { properties: object }) => Object.keys(defs.properties)
  const used = publicStatements.claims.flatMap((c) => Object.keys(c))
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

test('what version 1 allows, version 2 reads as the same', () => {
  expect(parseStatements({ version: 2, claims: publicRecord }).claims).toEqual(publicRecord)
  expect(parseStatements(publicRecord)).toEqual({ claims: publicRecord, groups: [] })
})

test.each([
  [
    { claims: [{ ...good, readings: [{ note: 'x', as: 'b' }] }] },
    'claims[0].readings[0].as: "b" is not the key',
  ],
  [{ claims: [{ ...good, readings: [{ note: 'x' }] }] }, 'claims[0].readings[0]: must have a scope or an as'],
  [
    { claims: [{ ...good, quantities: [{ category: 'men', kind: 'share', value: 5, of: { as: 'b' } }] }] },
    'claims[0].quantities[0].of.as: "b" is not the key',
  ],
  [
    { claims: [{ ...good, quantities: [{ category: 'men', kind: 'exact', value: 5, tolerance: 1 }] }] },
    'claims[0].quantities[0].tolerance: must be given for "about"',
  ],
  [{ groups: [{ name: 'a', parts: ['a'] }], claims: [] }, 'groups[0]: "a" would hold itself'],
  [{ groups: [{ name: 'a' }, { name: 'a' }], claims: [] }, 'groups[1].name: "a" is the name of two'],
  [
    {
      groups: [
        { name: 'a', parts: ['b', 'c'] },
        { name: 'b', parts: ['c'] },
      ],
      claims: [],
    },
    'groups[0]: parts share "c"',
  ],
  [{ version: 3, claims: [] }, 'version: must be 1 or 2'],
])('%j is refused in version 2', (json, reason) => {
  expect(() => parseStatements(json)).toThrow(reason)
})
