// Patterns that an office gives for a text. A pattern can be written so that its search takes years ("catastrophic
// backtracking"), so only those are taken whose number of paths is bounded beforehand.

/** Texts that a pattern is tried on are no longer. */
export const longestPatterned = 200
const longestPattern = 200
const mostPaths = 300_000

export type PatternFault = 'pattern-syntax' | 'pattern-slow'

/**
 * Whether a pattern can be used: of the whole text, without looking around and back-references, and so that no text of
 * 200 characters makes its search follow more than 300,000 paths.
 */
export function patternFault(pattern: string): PatternFault | null {
  if (pattern.length > longestPattern) return 'pattern-slow'
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return 'pattern-syntax'
  }
  try {
    return new Counter(pattern).paths() > mostPaths ? 'pattern-slow' : null
  } catch {
    return 'pattern-slow'
  }
}

/** Counts the ways in which a pattern can match: an upper bound on what a backtracking search tries. */
class Counter {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  paths(): number {
    const found = this.#either()
    if (this.#at < this.#text.length) throw new Error('unbalanced')
    return found
  }

  #either(): number {
    let sum = this.#row()
    while (this.#text[this.#at] === '|') {
      this.#at += 1
      sum += this.#row()
    }
    return sum
  }

  #row(): number {
    let product = 1
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at]!)) {
      const one = this.#atom()
      product *= this.#times(one)
      if (product > mostPaths) throw new Error('too many')
    }
    return product
  }

  #atom(): number {
    const sign = this.#text[this.#at]!
    if (sign === '\\') {
      // References to what was matched before have no bound of this kind.
      if (/[1-9k]/.test(this.#text[this.#at + 1] ?? '')) throw new Error('reference')
      const long = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/u.exec(
        this.#text.slice(this.#at),
      )
      this.#at += long![0].length
      return 1
    }
    if (sign === '[') {
      const whole = /^\[(?:\\.|[^\]\\])*\]/u.exec(this.#text.slice(this.#at))
      this.#at += whole![0].length
      return 1
    }
    if (sign !== '(') {
      this.#at += 1
      return 1
    }
    this.#depth += 1
    if (this.#depth > 20) throw new Error('too deep')
    this.#at += 1
    if (this.#text[this.#at] === '?') {
      if (!this.#text.startsWith('?:', this.#at)) throw new Error('looks around')
      this.#at += 2
    }
    const inner = this.#either()
    this.#at += 1
    this.#depth -= 1
    return inner
  }

  /** With what stands behind an atom: * + ? {n} {n,} {n,m}. */
  #times(one: number): number {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#text.slice(this.#at))
    if (!found) return one
    this.#at += found[0].length
    const least = found[1] ? Number(found[1]) : found[0][0] === '+' ? 1 : 0
    const most = Math.min(
      found[1]
        ? found[2]
          ? Number(found[3] || longestPatterned)
          : least
        : found[0][0] === '?'
          ? 1
          : longestPatterned,
      longestPatterned,
    )
    let sum = 0
    for (let n = Math.min(least, longestPatterned); n <= most; n += 1) {
      sum += one ** n
      if (sum > mostPaths) throw new Error('too many')
    }
    return Math.max(sum, 1)
  }
}
