import type { Comparer } from './compare.ts'
import type { Pairs } from './model.ts'
import type { Column, Table } from './table.ts'

/** Pairs drawn at random (`given` -1), or among those that have the same value, or a word in common, in one field. */
export type Sample = { pairs: Pairs; given: number; grain: 'same' | 'part' }

const RANDOM = 200_000
const GIVEN = 20_000

/** The same pairs for the same table: the generator begins alike each time. */
export function drawSamples(table: Table, comparer: Comparer): Sample[] {
  const random = generator()
  const samples: Sample[] = [
    {
      pairs: draw(table, random, Math.min(RANDOM, 2 * table.count ** 2), comparer, undefined),
      given: -1,
      grain: 'same',
    },
  ]
  table.columns.forEach((c, f) => {
    for (const grain of ['same', 'part'] as const) {
      if (grain === 'part' && c.as === 'code' && c.tokens.length === c.distinct) continue
      const pairs = draw(table, random, Math.min(GIVEN, 20 * table.count), comparer, (i) =>
        keyOf(c, i, grain, table),
      )
      if (pairs.size > 0) samples.push({ pairs, given: f, grain })
    }
  })
  return samples
}

/** The value; or the year of a date, the first half of a code, a word. 0: none. */
function keyOf(c: Column, i: number, grain: 'same' | 'part', { tokens }: Table): number {
  const v = c.value[i]!
  if (v === 0 || grain === 'same') return v
  const [from, to] = [c.first[v]!, c.first[v + 1]!]
  if (c.as === 'code') return to - from > 1 ? c.tokens[from]! : 0
  if (c.as !== 'date') return c.tokens[from + (i % (to - from))]!
  const s = tokens.first[c.whole[v]!]!
  let year = 1
  for (let k = s; k < s + 4; k++) year = year * 10 + tokens.chars[k]! - 48
  return year
}

function draw(
  table: Table,
  random: () => number,
  size: number,
  comparer: Comparer,
  key: ((i: number) => number) | undefined,
): Pairs {
  const { count, split } = table
  const linking = split < count
  const lefts = linking ? split : count
  const from = linking ? split : 0
  const groups = key ? grouped(from, count, key) : undefined
  const left: number[] = []
  const right: number[] = []
  if (lefts === 0 || from === count) size = 0
  for (let k = 0; k < size; k++) {
    const i = Math.floor(random() * lefts)
    const r = random()
    let j: number
    if (groups) {
      const k = key!(i)
      const at = k === 0 ? undefined : groups.at.get(k)
      if (at === undefined) continue
      j = groups.members[at[0] + Math.floor(r * at[1])]!
    } else j = from + Math.floor(r * (count - from))
    if (i === j) continue
    left.push(Math.min(i, j))
    right.push(Math.max(i, j))
  }
  return comparePairs(Int32Array.from(left), Int32Array.from(right), comparer)
}

/** Records by key: `at` gives begin and number in `members`. */
function grouped(from: number, to: number, key: (i: number) => number) {
  const at = new Map<number, [number, number]>()
  for (let i = from; i < to; i++) {
    const k = key(i)
    if (k === 0) continue
    const known = at.get(k)
    if (known) known[1]++
    else at.set(k, [0, 1])
  }
  let begin = 0
  for (const range of at.values()) {
    const n = range[1]
    range[0] = begin
    range[1] = 0
    begin += n
  }
  const members = new Int32Array(begin)
  for (let i = from; i < to; i++) {
    const k = key(i)
    if (k === 0) continue
    const range = at.get(k)!
    members[range[0] + range[1]++] = i
  }
  return { at, members }
}

export function comparePairs(left: Int32Array, right: Int32Array, comparer: Comparer): Pairs {
  const fields = comparer.level.length
  const pairs: Pairs = {
    size: left.length,
    left,
    right,
    level: new Uint8Array(left.length * fields),
    rarity: new Float32Array(left.length * fields),
  }
  recompare(pairs, comparer)
  return pairs
}

/** Compares the same pairs anew, after what is rare has been counted anew. */
export function recompare(pairs: Pairs, comparer: Comparer): void {
  const fields = comparer.level.length
  for (let p = 0; p < pairs.size; p++) {
    comparer.compare(pairs.left[p]!, pairs.right[p]!)
    pairs.level.set(comparer.level, p * fields)
    pairs.rarity.set(comparer.rarity, p * fields)
  }
}

/** Numbers in [0, 1), always the same ones (linear congruence modulo 2^32). */
function generator(): () => number {
  let state = 12345
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x1_0000_0000
  }
}
