import type { Column, Table } from './table.ts'

/** Keys of record i: keys[first[i]] … keys[first[i + 1] - 1]. `origin`: column and word a key comes from. */
export type Singles = { first: Int32Array; keys: Int32Array; origin: Int16Array; count: Int32Array }

/**
 * Each whole value, word, sound of a word, date, year, day of the year and first half of a code is a key. Columns of
 * one kind share their words, so that exchanged columns meet.
 */
export function singleKeys(table: Table): Singles {
  const spaces = new Spaces()
  const perValue = table.columns.map((c, f) => valueKeys(c, f, table, spaces))
  const first = new Int32Array(table.count + 1)
  for (let i = 0; i < table.count; i++) {
    let n = 0
    table.columns.forEach((c, f) => {
      const v = c.value[i]!
      if (v) n += perValue[f]!.first[v + 1]! - perValue[f]!.first[v]!
    })
    first[i + 1] = first[i]! + n
  }
  const keys = new Int32Array(first[table.count]!)
  const origin = new Int16Array(keys.length)
  const count = new Int32Array(spaces.total)
  const last = new Int32Array(spaces.total).fill(-1)
  let p = 0
  for (let i = 0; i < table.count; i++) {
    for (let f = 0; f < table.columns.length; f++) {
      const v = table.columns[f]!.value[i]!
      if (v === 0) continue
      const of = perValue[f]!
      for (let e = of.first[v]!; e < of.first[v + 1]!; e++) {
        const k = of.keys[e]!
        // a key twice in one record counts once
        if (last[k] === i) continue
        last[k] = i
        keys[p] = k
        origin[p++] = of.origin[e]!
        count[k]!++
      }
    }
    first[i + 1] = p
  }
  return { first, keys: keys.subarray(0, p), origin: origin.subarray(0, p), count }
}

/** Number ranges for kinds of keys. */
class Spaces {
  total = 0
  private readonly known = new Map<string, number>()
  base(name: string, size: number): number {
    let base = this.known.get(name)
    if (base === undefined) {
      base = this.total
      this.known.set(name, base)
      this.total += size
    }
    return base
  }
}

/** Keys of each value of a column. */
function valueKeys(c: Column, f: number, { tokens }: Table, spaces: Spaces) {
  const size = tokens.sound.length
  const first = new Int32Array(c.distinct + 2)
  const keys: number[] = []
  const origin: number[] = []
  const add = (space: string, number: number, part: number, range = size) => {
    keys.push(spaces.base(space, range) + number)
    origin.push(f * 16 + part)
  }
  const digits = (s: number, from: number, to: number) => {
    let n = 0
    for (let k = from; k < to; k++) n = n * 10 + (tokens.chars[s + k]! - 48)
    return n
  }
  for (let v = 1; v <= c.distinct; v++) {
    const whole = c.whole[v]!
    const [from, to] = [c.first[v]!, c.first[v + 1]!]
    if (c.as === 'date') {
      add(`date ${f}`, whole, 0)
      const s = tokens.first[whole]!
      if (tokens.first[whole + 1]! - s === 8) {
        add(`year ${f}`, digits(s, 0, 4), 1, 10_000)
        add(`day ${f}`, digits(s, 4, 8), 2, 10_000)
      }
    } else if (c.as === 'code') {
      add(`code ${f}`, whole, 0)
      if (to - from > 1) add(`half ${f}`, c.tokens[from]!, 1)
    } else {
      if (to - from > 1 && whole !== 0) add(`whole ${c.as}`, whole, 0)
      for (let k = from; k < to; k++) {
        const t = c.tokens[k]!
        add(`word ${c.as}`, t, 1 + k - from)
        if (tokens.sound[t] !== 0) add(`sound ${c.as}`, tokens.sound[t]!, 1 + k - from)
      }
    }
    first[v + 1] = keys.length
  }
  return { first, keys: Int32Array.from(keys), origin: Int16Array.from(origin) }
}
