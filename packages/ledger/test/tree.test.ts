import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  inclusionProof,
  leafHash,
  nodeHash,
  openCheckpoint,
  rootOf,
  signCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'

const leaves = (n: number) => Array.from({ length: n }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))

/** RFC 9162 §2.1.1, word by word: slow, and independent of the incremental code. */
function definition(data: Buffer[]): Buffer {
  if (data.length === 0) return createHash('sha256').digest()
  if (data.length === 1) return data[0]!
  let k = 1
  while (k * 2 < data.length) k *= 2
  return nodeHash(definition(data.slice(0, k)), definition(data.slice(k)))
}

describe('the tree', () => {
  it('gives the known roots of the test data of Certificate Transparency', () => {
    const data = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    const hashes = data.map((hex) => leafHash(Buffer.from(hex, 'hex')))
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf(hashes.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(rootOf(hashes).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })

  it('is the definition, for every size up to 130, whether grown or resumed', () => {
    for (let n = 0; n <= 130; n++) {
      const all = leaves(n)
      expect(rootOf(all)).toEqual(definition(all))
      const half = new Frontier()
      for (const leaf of all.slice(0, n >> 1)) half.append(leaf)
      const resumed = new Frontier(half.size, half.hashes)
      for (const leaf of all.slice(n >> 1)) resumed.append(leaf)
      expect(resumed.root()).toEqual(rootOf(all))
    }
  })

  it('proves inclusion and consistency, and refuses any other leaf, place or root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (n, a, b) => {
        const all = leaves(n)
        const root = rootOf(all)
        const index = a % n
        const proof = inclusionProof(all, index)
        expect(verifyInclusion(all[index]!, index, n, proof, root)).toBe(true)
        expect(verifyInclusion(randomBytes(32), index, n, proof, root)).toBe(false)
        if (n > 1) expect(verifyInclusion(all[index]!, (index + 1) % n, n, proof, root)).toBe(false)
        const from = 1 + (b % n)
        const grown = consistencyProof(all, from)
        expect(verifyConsistency(from, n, grown, rootOf(all.slice(0, from)), root)).toBe(true)
        if (from < n) expect(verifyConsistency(from, n, grown, randomBytes(32), root)).toBe(false)
      }),
    )
  })
})

describe('a checkpoint', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const note = signCheckpoint({ origin: 'example/ledger', size: 3, root: rootOf(leaves(3)) }, privateKey)

  it('is read back by its key', () => {
    expect(openCheckpoint(note, publicKey)).toEqual({
      origin: 'example/ledger',
      size: 3,
      root: rootOf(leaves(3)),
    })
  })

  it('is refused when a digit was changed, or the key is another', () => {
    expect(() => openCheckpoint(note.replace('\n3\n', '\n4\n'), publicKey)).toThrow('not signed')
    expect(() => openCheckpoint(note, generateKeyPairSync('ed25519').publicKey)).toThrow('not signed')
    expect(() => openCheckpoint('hello')).toThrow('not a checkpoint')
  })
})
