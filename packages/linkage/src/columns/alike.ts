import type { Tokens } from './table.ts'

/** Likeness of two words. */
export const NOT = 0
export const ALIKE_WORD = 1
export const SLIP_WORD = 2
export const EQUAL_WORD = 3

const MEMO = 1 << 16
const LONGEST = 64

/** Compares words by their numbers; remembers what it has compared. */
export class WordComparer {
  private readonly chars: Uint16Array
  private readonly first: Int32Array
  private readonly sound: Int32Array
  private readonly letters: Int32Array
  private readonly memoA = new Int32Array(MEMO)
  private readonly memoB = new Int32Array(MEMO)
  private readonly memo = new Uint8Array(MEMO)
  private before = new Uint8Array(LONGEST + 1)
  private previous = new Uint8Array(LONGEST + 1)
  private current = new Uint8Array(LONGEST + 1)

  constructor(tokens: Tokens) {
    this.chars = tokens.chars
    this.first = tokens.first
    this.sound = tokens.sound
    this.letters = tokens.letters
  }

  grade(a: number, b: number): number {
    if (a === b) return EQUAL_WORD
    if (a > b) return this.grade(b, a)
    if (!this.near(a, b)) return NOT
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 16
    if (this.memoA[slot] === a && this.memoB[slot] === b) return this.memo[slot]!
    const found = this.compare(a, b)
    this.memoA[slot] = a
    this.memoB[slot] = b
    this.memo[slot] = found
    return found
  }

  /** False where `compare` would say NOT, seen from sets of letters alone. */
  private near(a: number, b: number): boolean {
    const x = this.letters[a]!
    const y = this.letters[b]!
    if (bitsSet(x ^ y) <= 6) return true
    if (this.sound[a] !== 0 && this.sound[a] === this.sound[b]) return true
    // one may begin the other
    if ((x & y) === x || (x & y) === y) return true
    return this.chars[this.first[a]!] === this.chars[this.first[b]!]
  }

  private compare(a: number, b: number): number {
    const sa = this.first[a]!
    const sb = this.first[b]!
    const la = this.first[a + 1]! - sa
    const lb = this.first[b + 1]! - sb
    if (la === 0 || lb === 0) return NOT
    const short = Math.min(la, lb)
    const long = Math.max(la, lb)
    if (short === 1) return this.chars[sa] === this.chars[sb] && this.letter(sa) ? ALIKE_WORD : NOT
    const most = long >= 8 ? 3 : long >= 5 ? 2 : long >= 3 ? 1 : 0
    if (long - short <= most && long <= LONGEST && bitsSet(this.letters[a]! ^ this.letters[b]!) <= 2 * most) {
      const d = this.distance(sa, la, sb, lb, most)
      if ((d === 1 && long >= 4) || (d === 2 && long >= 7)) return SLIP_WORD
      if (d <= most && this.letter(sa) && this.letter(sb)) return ALIKE_WORD
    }
    if (this.sound[a] !== 0 && this.sound[a] === this.sound[b] && short >= 3) return ALIKE_WORD
    if (short >= 3 && this.letter(sa)) {
      let same = 0
      while (same < short && this.chars[sa + same] === this.chars[sb + same]) same++
      if (same === short || same >= 5) return ALIKE_WORD
    }
    return NOT
  }

  private letter(at: number): boolean {
    const c = this.chars[at]!
    return c < 48 || c > 57
  }

  /** Insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment), up to `most`. */
  private distance(sa: number, la: number, sb: number, lb: number, most: number): number {
    const c = this.chars
    while (la > 0 && lb > 0 && c[sa] === c[sb]) {
      sa++
      sb++
      la--
      lb--
    }
    while (la > 0 && lb > 0 && c[sa + la - 1] === c[sb + lb - 1]) {
      la--
      lb--
    }
    if (la === 0 || lb === 0) return la + lb
    for (let j = 0; j <= lb; j++) this.previous[j] = j
    for (let i = 1; i <= la; i++) {
      const p = this.previous
      const q = this.current
      q[0] = i
      let least = i
      const x = c[sa + i - 1]!
      for (let j = 1; j <= lb; j++) {
        const y = c[sb + j - 1]!
        let d = p[j - 1]! + (x === y ? 0 : 1)
        if (p[j]! + 1 < d) d = p[j]! + 1
        if (q[j - 1]! + 1 < d) d = q[j - 1]! + 1
        if (i > 1 && j > 1 && x === c[sb + j - 2] && c[sa + i - 2] === y && this.before[j - 2]! + 1 < d)
          d = this.before[j - 2]! + 1
        q[j] = d
        if (d < least) least = d
      }
      if (least > most) return least
      const free = this.before
      this.before = p
      this.previous = q
      this.current = free
    }
    return this.previous[lb]!
  }
}

function bitsSet(x: number): number {
  let v = x - ((x >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
