import {
  BOTH_ARABIC,
  type Costs,
  CYRILLIC_ARABIC,
  LATIN_ARABIC,
  LATIN_CYRILLIC,
  WRITTEN_VOWELS,
} from './costs.ts'
import { ALPHABET } from './letters.ts'
import type { Script } from './types.ts'

/** A sound string made ready for comparing. */
export type Sound = { text: string; codes: Uint8Array; script: Script }

const MAX_SOUNDS = 48
const INDEX = new Map([...ALPHABET].map((c, i) => [c, i]))
const UNKNOWN = ALPHABET.indexOf('?')

export function soundCodes(text: string, script: Script): Sound {
  const cut = text.slice(0, MAX_SOUNDS)
  return { text: cut, codes: Uint8Array.from(cut, (c) => INDEX.get(c) ?? UNKNOWN), script }
}

/** Two sounds written as one. */
export function joinSounds(a: Sound, b: Sound): Sound {
  const codes = new Uint8Array(Math.min(MAX_SOUNDS, a.codes.length + b.codes.length))
  codes.set(a.codes)
  codes.set(b.codes.subarray(0, codes.length - a.codes.length), a.codes.length)
  return { text: (a.text + b.text).slice(0, MAX_SOUNDS), codes, script: a.script }
}

const rows = [0, 1, 2].map(() => new Float64Array(MAX_SOUNDS + 1)) as [
  Float64Array,
  Float64Array,
  Float64Array,
]

/**
 * Likeness of two sound strings, 0..1, symmetric, 1 for equal ones: weighted edit distance (Damerau's
 * restricted form: neighbours may change places) over half the cost of writing both from nothing.
 */
export function soundSimilarity(a: Sound, b: Sound): number {
  if (a.text === b.text) return a.text === '' || a.text.includes('?') ? 0 : 1
  if (a.codes.length === 0 || b.codes.length === 0) return 0
  // a learnt table has a side for each script: Latin before Cyrillic before Arabic
  if (ORDER[a.script] > ORDER[b.script]) return soundSimilarity(b, a)
  const costs = costsFor(a.script, b.script)
  const whole = (total(a.codes, costs.deleteLeft) + total(b.codes, costs.deleteRight)) / 2
  return Math.max(0, 1 - distance(a.codes, b.codes, costs) / whole)
}

const ORDER: Record<Script, number> = { none: 0, Latn: 1, mixed: 2, Cyrl: 3, Arab: 4 }

function costsFor(a: Script, b: Script): Costs {
  if (a === b) return a === 'Arab' ? BOTH_ARABIC : WRITTEN_VOWELS
  if (b === 'Arab') return a === 'Latn' ? LATIN_ARABIC : CYRILLIC_ARABIC
  return b === 'Cyrl' ? LATIN_CYRILLIC : WRITTEN_VOWELS
}

function total(codes: Uint8Array, del: Float64Array): number {
  let sum = 0
  for (let i = 0; i < codes.length; i++) sum += del[codes[i] as number] as number
  return sum
}

const SWAP = 0.5

function distance(a: Uint8Array, b: Uint8Array, costs: Costs): number {
  let [before, prev, cur] = rows
  const { substitute, deleteLeft, deleteRight, size, groups } = costs
  prev[0] = 0
  for (let j = 1; j <= b.length; j++)
    prev[j] = (prev[j - 1] as number) + (deleteRight[b[j - 1] as number] as number)
  for (let i = 1; i <= a.length; i++) {
    const x = a[i - 1] as number
    const drop = deleteLeft[x] as number
    cur[0] = (prev[0] as number) + drop
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1] as number
      let best = (prev[j - 1] as number) + (substitute[x * size + y] as number)
      const d = (prev[j] as number) + drop
      if (d < best) best = d
      const e = (cur[j - 1] as number) + (deleteRight[y] as number)
      if (e < best) best = e
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y) {
        const s = (before[j - 2] as number) + SWAP
        if (s < best) best = s
      }
      if (groups) {
        if (i > 1) {
          const g =
            (before[j - 1] as number) + (groups.two[((a[i - 2] as number) * size + x) * size + y] as number)
          if (g < best) best = g
        }
        if (j > 1) {
          const g =
            (prev[j - 2] as number) + (groups.split[(x * size + (b[j - 2] as number)) * size + y] as number)
          if (g < best) best = g
        }
      }
      cur[j] = best
    }
    const free = before
    before = prev
    prev = cur
    cur = free
  }
  return prev[b.length] as number
}
