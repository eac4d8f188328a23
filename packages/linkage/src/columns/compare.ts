import { EQUAL_WORD, NOT, SLIP_WORD, WordComparer } from './alike.ts'
import type { Column, Table } from './table.ts'
import { ALIKE, CROSSED, DIFFERENT, MISSING, PART, PARTLY, SAME, SLIP, SWAPPED } from './types.ts'

const MOST_WORDS = 10
/** Share of a word's rarity that counts, by likeness: something like a rare word is less rare. */
const WEIGHT = [0, 0.6, 0.9, 1]

/** Compares records of a table field by field; keeps the outcome in `level` and `rarity`. */
export class Comparer {
  /** outcome of each field of the last pair */
  readonly level: Uint8Array
  /** bits: how rare what agrees is, −log2 of its frequency; 0 where nothing agrees */
  readonly rarity: Float32Array
  private readonly columns: Column[]
  private readonly words: WordComparer
  private readonly chars: Uint16Array
  private readonly charAt: Int32Array
  private readonly crossing: number[]
  private bits = 0
  private readonly taken = new Uint8Array(MOST_WORDS)
  private readonly met = new Uint8Array(MOST_WORDS)
  private readonly grades = new Uint8Array(MOST_WORDS * MOST_WORDS)

  constructor(table: Table) {
    this.columns = table.columns
    this.level = new Uint8Array(table.columns.length)
    this.rarity = new Float32Array(table.columns.length)
    this.words = new WordComparer(table.tokens)
    this.chars = table.tokens.chars
    this.charAt = table.tokens.first
    this.crossing = crossingColumns(table.columns)
  }

  compare(i: number, j: number): void {
    for (let f = 0; f < this.columns.length; f++) {
      const c = this.columns[f]!
      const a = c.value[i]!
      const b = c.value[j]!
      this.bits = 0
      if (a === 0 || b === 0) this.level[f] = MISSING
      else if (a === b) {
        this.level[f] = SAME
        this.bits = c.rarity[a]!
      } else this.level[f] = this.differing(c, a, b)
      this.rarity[f] = this.bits
    }
    for (let k = 0; k < this.crossing.length; k += 2)
      this.cross(this.crossing[k]!, this.crossing[k + 1]!, i, j)
  }

  private differing(c: Column, a: number, b: number): number {
    if (c.as === 'date') return this.dates(c, a, b)
    if (c.as === 'code') return this.codes(c, a, b)
    return this.texts(c, a, b)
  }

  private texts(c: Column, a: number, b: number): number {
    const fa = c.first[a]!
    const fb = c.first[b]!
    const na = c.first[a + 1]! - fa
    const nb = c.first[b + 1]! - fb
    if (na === 1 && nb === 1) return this.word(c, c.tokens[fa]!, c.tokens[fb]!)
    this.taken.fill(0, 0, nb)
    this.met.fill(0, 0, na)
    for (let x = 0; x < na; x++)
      for (let y = 0; y < nb; y++)
        this.grades[x * MOST_WORDS + y] = this.words.grade(c.tokens[fa + x]!, c.tokens[fb + y]!)
    let matched = 0
    let worst = EQUAL_WORD
    let full = 0
    for (let wanted = EQUAL_WORD; wanted > NOT && matched < na && matched < nb; wanted--) {
      for (let x = 0; x < na; x++) {
        if (this.met[x]) continue
        for (let y = 0; y < nb; y++) {
          if (this.taken[y] || this.grades[x * MOST_WORDS + y] !== wanted) continue
          this.taken[y] = 1
          this.met[x] = 1
          matched++
          if (wanted >= SLIP_WORD) full++
          worst = wanted
          const r = Math.min(c.wordRarity[c.tokens[fa + x]!]!, c.wordRarity[c.tokens[fb + y]!]!)
          this.bits += r * WEIGHT[wanted]!
          break
        }
      }
    }
    if (matched === na && matched === nb)
      return worst === EQUAL_WORD ? SAME : worst === SLIP_WORD ? SLIP : ALIKE
    if (na !== nb || na > 1) {
      // words written apart are read as one
      const joined = this.words.grade(c.whole[a]!, c.whole[b]!)
      if (c.whole[a] !== 0 && joined >= SLIP_WORD && matched < Math.max(na, nb)) {
        this.bits = Math.max(this.bits, this.commoner(c, a, b))
        return SLIP
      }
    }
    if (matched === 0) return DIFFERENT
    if (matched === Math.min(na, nb) && full === matched) return PART
    return PARTLY
  }

  private word(c: Column, s: number, t: number): number {
    const grade = this.words.grade(s, t)
    if (grade === NOT) return DIFFERENT
    const r = Math.min(c.wordRarity[s]!, c.wordRarity[t]!)
    this.bits = r * WEIGHT[grade]!
    return grade === EQUAL_WORD ? SAME : grade === SLIP_WORD ? SLIP : ALIKE
  }

  private codes(c: Column, a: number, b: number): number {
    const s = c.whole[a]!
    const t = c.whole[b]!
    const length = Math.max(this.charAt[s + 1]! - this.charAt[s]!, this.charAt[t + 1]! - this.charAt[t]!)
    if (length >= 4 && this.words.grade(s, t) === SLIP_WORD) {
      this.bits = this.commoner(c, a, b)
      return SLIP
    }
    if (c.first[a + 1]! - c.first[a]! > 1 && c.tokens[c.first[a]!] === c.tokens[c.first[b]!]) {
      this.bits = c.wordRarity[c.tokens[c.first[a]!]!]!
      return PART
    }
    return DIFFERENT
  }

  private dates(c: Column, a: number, b: number): number {
    const s = this.charAt[c.whole[a]!]!
    const t = this.charAt[c.whole[b]!]!
    const la = this.charAt[c.whole[a]! + 1]! - s
    const lb = this.charAt[c.whole[b]! + 1]! - t
    this.bits = this.commoner(c, a, b)
    if (la !== 8 || lb !== 8)
      return this.words.grade(c.whole[a]!, c.whole[b]!) === SLIP_WORD ? SLIP : DIFFERENT
    const x = this.chars
    let wrong = 0
    let crossed = 0
    let unknown = false
    for (let k = 0; k < 8; k++) {
      if (x[s + k] !== x[t + k]) {
        wrong++
        if (k + 1 < 8 && x[s + k] === x[t + k + 1] && x[s + k + 1] === x[t + k]) crossed++
      }
    }
    if ((x[s + 6] === 48 && x[s + 7] === 48) || (x[t + 6] === 48 && x[t + 7] === 48)) unknown = true
    const sameYear = x[s] === x[t] && x[s + 1] === x[t + 1] && x[s + 2] === x[t + 2] && x[s + 3] === x[t + 3]
    if (wrong === 1 || (wrong === 2 && crossed === 1)) return SLIP
    const sameMonth = x[s + 4] === x[t + 4] && x[s + 5] === x[t + 5]
    const sameDay = x[s + 6] === x[t + 6] && x[s + 7] === x[t + 7]
    if (
      sameYear &&
      x[s + 4] === x[t + 6] &&
      x[s + 5] === x[t + 7] &&
      x[s + 6] === x[t + 4] &&
      x[s + 7] === x[t + 5]
    )
      return SLIP
    if (sameYear && (unknown || sameMonth || sameDay)) return PART
    if (wrong === 2) return ALIKE
    if (sameYear) return PARTLY
    this.bits = 0
    return DIFFERENT
  }

  private commoner(c: Column, a: number, b: number): number {
    return Math.min(c.rarity[a]!, c.rarity[b]!)
  }

  /** Sees two columns exchanged, or a value in the other column. */
  private cross(f: number, g: number, i: number, j: number): void {
    if (!off(this.level[f]!) || !off(this.level[g]!)) return
    if (this.level[f] === MISSING && this.level[g] === MISSING) {
      // each has what the other lacks
      this.oneWay(f, g, i, j)
      return
    }
    const p = this.columns[f]!
    const q = this.columns[g]!
    const forth = this.across(p, p.value[i]!, q, q.value[j]!)
    const r = this.bits
    const back = this.across(q, q.value[i]!, p, p.value[j]!)
    if (!forth && !back) return
    this.level[f] = forth && back ? SWAPPED : CROSSED
    this.rarity[f] = (forth ? r : 0) + (back ? this.bits : 0)
    this.level[g] = MISSING
    this.rarity[g] = 0
  }

  private oneWay(f: number, g: number, i: number, j: number): void {
    const p = this.columns[f]!
    const q = this.columns[g]!
    const forth = this.across(p, p.value[i]!, q, q.value[j]!)
    if (!forth && !this.across(q, q.value[i]!, p, p.value[j]!)) return
    this.level[f] = CROSSED
    this.rarity[f] = this.bits
  }

  /** Value a of one column against value b of another: all words of it, or the whole with a slip. */
  private across(p: Column, a: number, q: Column, b: number): boolean {
    if (a === 0 || b === 0) return false
    const s = p.whole[a]!
    const t = q.whole[b]!
    if (s === 0 || t === 0) return false
    if (s !== t && this.words.grade(s, t) < SLIP_WORD) return false
    this.bits = Math.min(p.rarity[a]!, q.rarity[b]!)
    return true
  }
}

const off = (level: number) => level === MISSING || level >= PARTLY

/** Pairs of columns of one kind, one after the other. */
function crossingColumns(columns: Column[]): number[] {
  const pairs: number[] = []
  columns.forEach((p, f) => {
    columns.forEach((q, g) => {
      if (g > f && p.as === q.as && (p.as === 'name' || p.as === 'text')) pairs.push(f, g)
    })
  })
  return pairs
}
