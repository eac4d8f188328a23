// The published schemas and our own reading agree, on the examples and on spoilt ones.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseTerms } from '../../src/intersection/index.ts'
import { IntersectionHead } from '../../src/intersection/message.ts'
import { termsHash } from '../../src/intersection/terms.ts'
import { codeOf, payloadOf, person, run, termsOf } from './support.ts'

const format = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../docs/formats/intersection-${name}.json`, import.meta.url), 'utf8'),
  )
const schemas = {
  terms: z.fromJSONSchema(format('terms.schema')),
  message: z.fromJSONSchema(format('message.schema')),
}

it('the examples fit, and are read by us', () => {
  const terms = format('terms.example')
  expect(schemas.terms.safeParse(terms).error).toBe(undefined)
  expect(parseTerms(terms)).toEqual(terms)
  const message = format('message.example')
  expect(schemas.message.safeParse(message).error).toBe(undefined)
  expect(IntersectionHead.parse(message)).toEqual(message)
  expect(message.terms).toBe(termsHash(terms))
})

it('the hash of terms is that of their JSON in the order of the schema, however they are written', () => {
  const terms = termsOf()
  const turned = Object.fromEntries(Object.entries(terms).reverse()) as typeof terms
  expect(termsHash(turned)).toBe(termsHash(terms))
  const order = Object.keys(format('terms.schema').properties)
  const inOrder = Object.fromEntries(order.map((key) => [key, terms[key as keyof typeof terms]]))
  expect(termsHash(terms)).toBe(createHash('sha256').update(JSON.stringify(inOrder)).digest('hex'))
})

it('every head of a run fits', async () => {
  const list = [person('Айжан Токсанбаева', '1980')]
  const { offer, reply, named, paired } = await run(termsOf(), list, list)
  for (const { message } of [offer, reply, named, paired])
    expect(schemas.message.safeParse(payloadOf(message)).error).toBe(undefined)
}, 120_000)

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  0,
  -1,
  1.5,
  1e9,
  true,
  [],
  [[]],
  {},
  'f'.repeat(64),
)
it('terms that the schema refuses are refused', async () => {
  const terms = format('terms.example')
  const places = [
    ...Object.keys(terms).map((key) => [key]),
    ...['asks', 'answers', 'runs'].flatMap((key) => Object.keys(terms[key]).map((inner) => [key, inner])),
    ['more'],
    ['asks', 'more'],
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), junk, async ([key, inner], value) => {
      const copy = structuredClone(terms)
      if (inner === undefined) copy[key!] = value
      else copy[key!][inner] = value
      const spoilt = JSON.parse(JSON.stringify(copy))
      const taken = (await codeOf(() => parseTerms(spoilt))) === 'taken'
      expect(taken).toBe(schemas.terms.safeParse(spoilt).success)
    }),
    { numRuns: 500 },
  )
})
