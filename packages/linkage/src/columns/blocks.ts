import { type Singles, singleKeys } from './keys.ts'
import { PairNumbers } from './pair-numbers.ts'
import { shared } from './shared.ts'
import type { Table } from './table.ts'

/**
 * Which records are compared. Record i has keys[first[i]] … keys[first[i + 1] - 1]; key k has the records
 * members[at[k]] … members[at[k + 1] - 1], ascending. Two records are compared if they share a key.
 */
export type Blocks = {
  first: Int32Array
  keys: Int32Array
  at: Int32Array
  members: Int32Array
  /** most records of a block of a single key, and of one of two keys together */
  largest: number
  largestJoint: number
}

/** Common keys of a record that are combined, the rarest first. */
const COMBINED = 7

/**
 * Chooses blocks by the data's own frequencies: each word, its sound, each date, year, day of the year, code
 * and half of a code is a key; a key that is too common to be a block is combined with each of the record's
 * other common keys. The bounds on sizes follow from `budget`, the most pairs to be made by each of the two.
 */
export function makeBlocks(table: Table, budget: number): Blocks {
  const singles = singleKeys(table)
  const largest = boundFor(singles.count, budget)
  const joint = jointKeys(table.count, singles, largest)
  const largestJoint = boundFor(joint.size, budget)
  const first = shared.int(table.count + 1)
  const number = new Int32Array(singles.count.length)
  let keys = 0
  for (let k = 0; k < number.length; k++) if (fits(singles.count[k]!, largest)) number[k] = ++keys
  const jointNumber = new Int32Array(joint.size.length)
  for (let k = 0; k < jointNumber.length; k++) if (fits(joint.size[k]!, largestJoint)) jointNumber[k] = ++keys
  for (let i = 0; i < table.count; i++) {
    let n = 0
    for (let e = singles.first[i]!; e < singles.first[i + 1]!; e++) if (number[singles.keys[e]!]) n++
    for (let e = joint.first[i]!; e < joint.first[i + 1]!; e++) if (jointNumber[joint.keys[e]!]) n++
    first[i + 1] = first[i]! + n
  }
  const list = shared.int(first[table.count]!)
  const at = shared.int(keys + 1)
  let p = 0
  for (let i = 0; i < table.count; i++) {
    for (let e = singles.first[i]!; e < singles.first[i + 1]!; e++) {
      const k = number[singles.keys[e]!]!
      if (k) list[p++] = k - 1
    }
    for (let e = joint.first[i]!; e < joint.first[i + 1]!; e++) {
      const k = jointNumber[joint.keys[e]!]!
      if (k) list[p++] = k - 1
    }
  }
  for (let e = 0; e < p; e++) at[list[e]! + 1]!++
  for (let k = 0; k < keys; k++) at[k + 1]! += at[k]!
  const members = shared.int(p)
  const next = at.slice()
  for (let i = 0; i < table.count; i++)
    for (let e = first[i]!; e < first[i + 1]!; e++) members[next[list[e]!]!++] = i
  return { first, keys: list, at, members, largest, largestJoint }
}

const fits = (size: number, largest: number) => size > 1 && size <= largest

/** The largest size such that all blocks up to it make at most `budget` pairs. */
function boundFor(sizes: Int32Array, budget: number): number {
  const bySize = new Map<number, number>()
  for (const s of sizes) if (s > 1) bySize.set(s, (bySize.get(s) ?? 0) + 1)
  let pairs = 0
  let bound = 1
  for (const s of [...bySize.keys()].sort((a, b) => a - b)) {
    pairs += (bySize.get(s)! * s * (s - 1)) / 2
    if (pairs > budget) break
    bound = s
  }
  return bound
}

/** Pairs of a record's keys that are too common alone. */
function jointKeys(records: number, singles: Singles, largest: number) {
  const table = new PairNumbers()
  const first = new Int32Array(records + 1)
  let keys = new Int32Array(1 << 16)
  let p = 0
  for (let i = 0; i < records; i++) {
    const common: number[] = []
    for (let e = singles.first[i]!; e < singles.first[i + 1]!; e++)
      if (singles.count[singles.keys[e]!]! > largest) common.push(e)
    common.sort((x, y) => singles.count[singles.keys[x]!]! - singles.count[singles.keys[y]!]!)
    if (common.length > COMBINED) common.length = COMBINED
    for (let x = 0; x < common.length; x++)
      for (let y = x + 1; y < common.length; y++) {
        if (singles.origin[common[x]!] === singles.origin[common[y]!]) continue
        if (p === keys.length) {
          const more = new Int32Array(keys.length * 2)
          more.set(keys)
          keys = more
        }
        keys[p++] = table.number(singles.keys[common[x]!]!, singles.keys[common[y]!]!)
      }
    first[i + 1] = p
  }
  return { first, keys: keys.subarray(0, p), size: table.count.subarray(0, table.size) }
}

/** The partners of record i among those after it (or in the other list), each once. `mark` is of length count, -1 at first. */
export function partnersOf(
  i: number,
  blocks: Blocks,
  split: number,
  count: number,
  mark: Int32Array,
  out: Int32Array,
): number {
  let n = 0
  const linking = split < count
  for (let e = blocks.first[i]!; e < blocks.first[i + 1]!; e++) {
    const k = blocks.keys[e]!
    for (let m = blocks.at[k + 1]! - 1; m >= blocks.at[k]!; m--) {
      const j = blocks.members[m]!
      if (j <= i || (linking && j < split)) break
      if (mark[j] === i) continue
      mark[j] = i
      out[n++] = j
    }
  }
  return n
}
