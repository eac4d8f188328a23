// What travels: signatures, batches, differences, pieces for QR.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  batchesOf,
  batchLimits,
  canonicalJson,
  decodeBatch,
  encodeBatch,
  type FieldOperation,
  fromBase45,
  fromBase64Url,
  fromChunks,
  gapsIn,
  haveOf,
  holdsSequence,
  makeDeviceKey,
  missingFrom,
  signOperation,
  toBase45,
  toBase64Url,
  toChunks,
  verifyOperation,
} from '../src/index.ts'
import { runWorld } from '../test-support/field-world.ts'

const world = runWorld(7)
const operations = [...world.made.values()].map(({ operation }) => operation)
const bytes = fc.uint8Array({ maxLength: 3_000 }).map((each) => Uint8Array.from(each))

it('signs an operation, and notices each change of it', async () => {
  const { key, publicKey } = await makeDeviceKey()
  const other = await makeDeviceKey()
  const { signature: _, ...unsigned } = operations.at(-1)!
  const signed = (await signOperation(unsigned as never, key.privateKey)) as FieldOperation
  expect(await verifyOperation(signed, publicKey)).toBe(true)
  expect(await verifyOperation(signed, other.publicKey)).toBe(false)
  expect(await verifyOperation(signed, 'no key')).toBe(false)
  for (const change of [{ sequence: 99 }, { parents: {} }, { at: '2026-01-01T00:00:00Z' }, { kind: 'note' }])
    expect(await verifyOperation({ ...signed, ...change } as FieldOperation, publicKey)).toBe(false)
})

it('writes one object in one way, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('reads back what it wrote, as base 45, base 64 and pieces in any order', async () => {
  expect(toBase45(new TextEncoder().encode('base-45'))).toBe('UJCLQE7W581') // RFC 9285, 4.3
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.integer({ min: 1, max: 700 }),
      fc.infiniteStream(fc.nat()),
      async (data, size, by) => {
        expect(fromBase45(toBase45(data))).toEqual(data)
        expect(fromBase64Url(toBase64Url(data))).toEqual(data)
        const chunks = await toChunks(data, size)
        const mixed = [...chunks, ...chunks.slice(0, 2), 'https://example.org'].sort(
          () => (by.next().value % 3) - 1,
        )
        expect(await fromChunks(mixed)).toEqual({ bytes: data })
        if (chunks.length > 1)
          expect(await fromChunks(chunks.slice(1))).toEqual({ missing: [1], of: chunks.length })
      },
    ),
    { numRuns: 60 },
  )
})

it('refuses pieces that do not make the whole', async () => {
  const [piece] = await toChunks(Uint8Array.of(1, 2, 3))
  await expect(fromChunks([piece!.replace(/^O1.{9}/, 'O1/00000000')])).rejects.toThrow(SyntaxError)
  expect(() => fromBase45('a')).toThrow(SyntaxError)
})

it('carries a batch, and tells what it cannot read', async () => {
  const { mission } = operations[0]!
  expect(await decodeBatch(await encodeBatch(mission, operations))).toEqual({
    mission,
    operations,
    unreadable: [],
  })
  const odd = { ...operations[0]!, kind: 'from a later edition' }
  const read = await decodeBatch(await encodeBatch(mission, [odd as never, operations[1]!]))
  expect(read.unreadable).toEqual([odd])
  expect(read.operations).toEqual([operations[1]])
  await expect(decodeBatch(Uint8Array.of(1, 2, 3))).rejects.toThrow()
})

it('refuses a batch that unpacks to more than it may', async () => {
  const note = { ...operations[0]!, kind: 'watch log', body: { text: 'x'.repeat(batchLimits.bytes) } }
  await expect(decodeBatch(await encodeBatch(note.mission, [note as never]))).rejects.toThrow(RangeError)
})

it('sends just what the other lacks, causes first', () => {
  fc.assert(
    fc.property(fc.subarray(operations), (held) => {
      const have = haveOf(held)
      const ids = new Set(held.map(({ id }) => id))
      const missing = missingFrom(operations, have)
      expect(missing.every(({ id }) => !ids.has(id))).toBe(true)
      expect(missing.length + held.length).toBe(operations.length)
      for (const { device, sequence } of operations)
        expect(holdsSequence(have, device, sequence)).toBe(
          held.some((each) => each.device === device && each.sequence === sequence),
        )
      for (const { device, from, to } of gapsIn(have))
        for (let at = from; at <= to; at++) expect(holdsSequence(have, device, at)).toBe(false)
      const at = new Map(missing.map((each, index) => [`${each.device} ${each.sequence}`, index]))
      for (const { device, sequence, parents } of missing)
        for (const [other, to] of Object.entries(parents))
          expect(at.get(`${other} ${to}`) ?? -1).toBeLessThan(at.get(`${device} ${sequence}`)!)
      expect(batchesOf(missing).flat()).toEqual(missing)
    }),
    { numRuns: 60 },
  )
})
