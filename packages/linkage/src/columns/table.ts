import { dateDigits, soundOf, words } from './fold.ts'
import { removeOverlap } from './overlap.ts'
import { shared, sharedInts } from './shared.ts'
import type { Kind, LinkConfig } from './types.ts'

/** A column by distinct values; value 0 is missing. All arrays are shared between threads. */
export type Column = {
  name: string
  as: Kind
  /** value of each record */
  value: Int32Array
  distinct: number
  /** token of the whole value written together */
  whole: Int32Array
  /** words of value v: tokens[first[v]] … tokens[first[v + 1] - 1] */
  first: Int32Array
  tokens: Int32Array
  /** bits: −log2 of the share of records (later: of persons) that have the value, among those that have any */
  rarity: Float32Array
  /** the same of a word in this column */
  wordRarity: Float32Array
  /** chance that two records (later: persons) have the same value, both having one */
  chance: number
}

/** `letters`: the set of a token's letters and digits, a bit each, to see at once that two are far apart. */
export type Tokens = { chars: Uint16Array; first: Int32Array; sound: Int32Array; letters: Int32Array }

/** `split`: records before it are the left list, the others the right one; equal to `count` for one list. */
export type Table = { count: number; split: number; columns: Column[]; tokens: Tokens }

/** Gives each distinct string a number, 1 upwards. */
class Interner {
  readonly strings: string[] = ['']
  private readonly known = new Map<string, number>()
  id(text: string): number {
    let id = this.known.get(text)
    if (id === undefined) {
      id = this.strings.length
      this.known.set(text, id)
      this.strings.push(text)
    }
    return id
  }
}

/** Takes rows one by one; `build` orders the records by their ids, so that the order of rows does not matter. */
export class TableBuilder {
  readonly config: LinkConfig
  private readonly interners: Interner[]
  private readonly lists: { ids: string[]; values: number[][] }[] = []

  constructor(config: LinkConfig) {
    this.config = config
    this.interners = config.fields.map(() => new Interner())
  }

  /** Begins the next list (the first: left, the second: right). */
  list(): void {
    this.lists.push({ ids: [], values: this.config.fields.map(() => []) })
  }

  /** `cells` in the order of the configuration's fields. */
  add(id: string, cells: readonly string[]): void {
    const list = this.lists.at(-1)!
    list.ids.push(id)
    for (let f = 0; f < this.interners.length; f++) {
      const cell = (cells[f] as string).trim()
      list.values[f]!.push(cell === '' ? 0 : this.interners[f]!.id(cell))
    }
  }

  build(): { table: Table; ids: string[] } {
    const orders = this.lists.map((list) => canonicalOrder(list.ids))
    const ids = this.lists.flatMap((list, l) => Array.from(orders[l]!, (i) => list.ids[i]!))
    const tokens = new Interner()
    const columns = this.config.fields.map(({ column, as }, f) => {
      const value = shared.int(ids.length)
      let at = 0
      this.lists.forEach((list, l) => {
        for (const i of orders[l]!) value[at++] = list.values[f]![i]!
      })
      return makeColumn(column, as, value, this.interners[f]!.strings, tokens)
    })
    removeOverlap(columns)
    const table: Table = {
      count: ids.length,
      split: this.lists[1] ? this.lists[0]!.ids.length : ids.length,
      columns,
      tokens: makeTokens(tokens.strings),
    }
    for (const c of columns) c.wordRarity = shared.float(tokens.strings.length)
    countRarity(table)
    return { table, ids }
  }
}

/** Raw values in the order of first appearance are folded into comparable ones; spellings that fold alike are one. */
function makeColumn(name: string, as: Kind, value: Int32Array, raw: string[], tokens: Interner): Column {
  const folded = new Map<string, number>()
  const seen = new Int32Array(raw.length).fill(-1)
  const first: number[] = [0, 0]
  const list: number[] = []
  const whole: number[] = [0]
  for (let i = 0; i < value.length; i++) {
    const v = value[i]!
    if (v === 0) continue
    if (seen[v] === -1) {
      const text = raw[v]!
      const parts = as === 'date' ? [dateDigits(text)].filter((x) => x !== '') : words(text)
      const key = parts.join(' ')
      let id = parts.length === 0 ? 0 : folded.get(key)
      if (id === undefined) {
        id = whole.length
        folded.set(key, id)
        whole.push(tokens.id(parts.join('')))
        for (const part of parts) list.push(tokens.id(part))
        first.push(list.length)
      }
      seen[v] = id
    }
    value[i] = seen[v]!
  }
  return {
    name,
    as,
    value,
    distinct: whole.length - 1,
    whole: sharedInts(whole),
    first: sharedInts(first),
    tokens: sharedInts(list),
    rarity: shared.float(whole.length),
    wordRarity: new Float32Array(0),
    chance: 0,
  }
}

function makeTokens(strings: string[]): Tokens {
  const sounds = new Interner()
  const first = shared.int(strings.length + 1)
  const sound = shared.int(strings.length)
  let at = 0
  strings.forEach((s, t) => {
    first[t] = at
    at += s.length
    const heard = soundOf(s)
    sound[t] = heard === '' ? 0 : sounds.id(heard)
  })
  first[strings.length] = at
  const chars = shared.short(at)
  const letters = shared.int(strings.length)
  strings.forEach((s, t) => {
    let set = 0
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i)
      chars[first[t]! + i] = c
      set |= 1 << (c >= 97 && c <= 122 ? c - 97 : 26 + (c % 6))
    }
    letters[t] = set
  })
  return { chars, first, sound, letters }
}

/** How rare values and words are; `weight` of a record is 1, or 1 / size of its cluster once persons are known. */
export function countRarity(table: Table, weight?: Float32Array): void {
  for (const c of table.columns) {
    const value = new Float64Array(c.distinct + 1)
    const word = new Float64Array(c.wordRarity.length)
    let total = 0
    for (let i = 0; i < table.count; i++) {
      const v = c.value[i]!
      if (v === 0) continue
      const w = weight ? weight[i]! : 1
      total += w
      value[v]! += w
    }
    for (let v = 1; v <= c.distinct; v++)
      for (let k = c.first[v]!; k < c.first[v + 1]!; k++) word[c.tokens[k]!]! += value[v]!
    // what a single person has could be met in another one day
    const bits = (n: number) => Math.max(0, -Math.log2(Math.max(1, n) / Math.max(1, total)))
    let chance = 0
    for (let v = 1; v <= c.distinct; v++) {
      c.rarity[v] = bits(value[v]!)
      chance += Math.max(0, value[v]! * (value[v]! - 1))
    }
    c.chance = Math.max(chance, 1) / Math.max(2, total * (total - 1))
    for (let t = 0; t < word.length; t++) c.wordRarity[t] = word[t] === 0 ? 0 : bits(word[t]!)
  }
}

/** Order by a hash of the id, ties by the id. */
function canonicalOrder(ids: string[]): Int32Array {
  const keyed = new BigUint64Array(ids.length)
  ids.forEach((id, i) => {
    keyed[i] = (BigInt(hash(id)) << 32n) | BigInt(i)
  })
  keyed.sort()
  const order = Int32Array.from(keyed, (k) => Number(k & 0xffffffffn))
  for (let a = 0; a < order.length; ) {
    const h = keyed[a]! >> 32n
    let b = a + 1
    while (b < order.length && keyed[b]! >> 32n === h) b++
    if (b - a > 1) order.subarray(a, b).sort((x, y) => (ids[x]! < ids[y]! ? -1 : 1))
    a = b
  }
  return order
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
