// The group against a second implementation that shares no code with the first, and against what is no element of it.
import { randomBytes } from 'node:crypto'
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { freshSecret, uniformBytes, workOn } from '../../src/intersection/group.ts'
import { inThreads } from '../../src/intersection/threads.ts'
import { codeOf } from './support.ts'

vi.setConfig({ testTimeout: 120_000 })

const DST = 'oralu-intersection-v1-ristretto255_XMD:SHA-512_R255MAP_RO_'

it('elements are those of RFC 9380 and 9496, raised as another library raises them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const secret = freshSecret()
      const element = ristretto255_hasher.hashToCurve(Buffer.from(text), { DST })
      const number = BigInt(`0x${Buffer.from(secret).reverse().toString('hex')}`)
      const blinded = new Uint8Array(32)
      expect(workOn('blind', uniformBytes(text), blinded, secret, 0, 1)).toBe(-1)
      expect(Buffer.from(blinded)).toEqual(Buffer.from(element.multiply(number).toBytes()))
      const raised = new Uint8Array(32)
      expect(workOn('raise', element.toBytes(), raised, secret, 0, 1)).toBe(-1)
      expect(raised).toEqual(blinded)
    }),
    { numRuns: 30 },
  )
})

/** RFC 9496, A.3, and the identity. */
const bad = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20',
  '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371',
  '4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f',
]
it.each(bad)('%s is no element that anybody sends', async (hex) => {
  const bytes = Buffer.from(hex, 'hex')
  expect(await codeOf(inThreads('raise', bytes, freshSecret(), 1))).toBe('bad-element')
  expect(await codeOf(inThreads('check', bytes, freshSecret(), 1))).toBe('bad-element')
})

it('encodings of small order on the curve, and random bytes, are refused as another library refuses them', () => {
  // Points of order 1, 2, 4 and 8 of edwards25519, by their y coordinate.
  const small = [
    '0100000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ]
  const valid = (bytes: Uint8Array) => {
    try {
      return !ristretto255.Point.fromBytes(bytes).is0()
    } catch {
      return false
    }
  }
  const tried = [
    ...small.map((hex) => Buffer.from(hex, 'hex')),
    ...Array.from({ length: 200 }, () => randomBytes(32)),
  ]
  const ours = tried.map((bytes) => workOn('check', bytes, new Uint8Array(), freshSecret(), 0, 1) === -1)
  expect(ours).toEqual(tried.map(valid))
  expect(ours.slice(0, small.length)).not.toContain(true)
})

it('threads make what one makes, and name a bad element', async () => {
  const secret = freshSecret()
  const source = randomBytes(64 * 2500)
  const elements = await inThreads('blind', source, secret, 2)
  expect(Buffer.compare(elements, await inThreads('blind', source, secret, 1))).toBe(0)
  expect(await inThreads('check', elements, secret, 2)).toHaveLength(0)
  elements.fill(255, 32 * 2000, 32 * 2001)
  await expect(inThreads('raise', elements, secret, 2)).rejects.toMatchObject({
    code: 'bad-element',
    detail: 'element 2000',
  })
})
