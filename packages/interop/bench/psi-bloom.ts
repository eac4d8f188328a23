/**
 * What is mostly done instead: each person as a Bloom filter of 1,000 bits under a shared key (a cryptographic
 * long-term key, Schnell, Bachteler and Reiher 2009 and 2011), compared by the Dice coefficient, all pairs. Bigrams of
 * the name as it is transliterated here (without that, three scripts share no bigram), of the day of birth, and the sex.
 */
import { createHmac } from 'node:crypto'
import { parseName, transliterate } from '@oralu/names'
import type { BenchRecord } from './psi-lists.ts'

const [BITS, HASHES, WORDS] = [1000, 20, 32]

export function filterOf(record: BenchRecord): Uint32Array {
  const filter = new Uint32Array(WORDS)
  const put = (text: string) => {
    const [h, g] = hashesOf(text)
    for (let i = 0; i < HASHES; i++) {
      const bit = (h + i * g) % BITS
      filter[bit >>> 5]! |= 1 << (bit & 31)
    }
  }
  // Without its ending a patronymic is the father's name, which other lists have in a column of its own.
  const stems = [record.names[0] ?? '', record.father ?? '']
    .flatMap((name, at) => parseName(name).tokens.filter(({ role }) => at === 0 || role !== 'family'))
    .map(({ stem }) => transliterate(stem).toLowerCase())
  for (const word of new Set(stems)) for (let i = 0; i <= word.length; i++) put(` ${word} `.slice(i, i + 2))
  const { born } = record
  if (born && born.from.slice(0, 4) === born.to.slice(0, 4)) {
    put(`year ${born.from.slice(0, 4)}`)
    if (born.from === born.to) for (const part of born.from.split('-').slice(1)) put(`day ${part}`)
  }
  put(`sex ${record.sex}`)
  return filter
}

const known = new Map<string, [number, number]>()
function hashesOf(text: string): [number, number] {
  const before = known.get(text)
  if (before) return before
  const digest = createHmac('sha256', 'a key that both sides share').update(text).digest()
  const hashes: [number, number] = [digest.readUInt32BE(0), digest.readUInt32BE(4)]
  known.set(text, hashes)
  return hashes
}

export interface Alike {
  left: number
  right: number
  dice: number
}

/** All pairs whose Dice coefficient is at least `least`. */
export function alike(left: readonly Uint32Array[], right: readonly Uint32Array[], least: number): Alike[] {
  const [a, b] = [packed(left), packed(right)]
  const found: Alike[] = []
  for (let i = 0; i < left.length; i++)
    for (let j = 0; j < right.length; j++) {
      const [m, n] = [a.sizes[i]!, b.sizes[j]!]
      // No two filters are more alike than their sizes are.
      if (2 * Math.min(m, n) < least * (m + n)) continue
      let shared = 0
      for (let w = 0; w < WORDS; w++) shared += ones(a.bits[i * WORDS + w]! & b.bits[j * WORDS + w]!)
      const dice = (2 * shared) / (m + n)
      if (dice >= least) found.push({ left: i, right: j, dice })
    }
  return found
}

function packed(filters: readonly Uint32Array[]) {
  const bits = new Uint32Array(filters.length * WORDS)
  filters.forEach((filter, at) => {
    bits.set(filter, at * WORDS)
  })
  return { bits, sizes: filters.map((filter) => filter.reduce((sum, word) => sum + ones(word), 0)) }
}

function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
