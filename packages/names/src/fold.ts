import { MAX_CHARS, MAX_TOKEN_CHARS, MAX_TOKENS } from './limits.ts'
import { type Orthography, orthographyOf, readAs } from './orthography.ts'

/** A word of a name before it is told what it is. `low` has no case, no harakat, one hamza. */
export type Word = { text: string; low: string; beforeComma: boolean; upper: boolean; initial: boolean }

const SEPARATOR = /[\s\p{Z}\p{Cc}\-‐-―_.,;:/\\()[\]{}"«»“”„|+*<>=~^&!?#%@$،؛؟·・]+/u
const APOSTROPHES = /['’‘ʼ`´ʹʿʾʻ]|(?!^)\p{M}/gu
// tatweel, harakat, soft hyphen, bidi marks, joiners, variation selectors
const NOISE =
  /[\u0640\u064b-\u0652\u0670\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/gu

/** The first 240 characters in one normal form, without what a reader does not see. */
export function seen(text: string): string {
  return (text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text).normalize('NFKC').replace(NOISE, '')
}

/**
 * Splits a name into words: at most 12 of at most 40 characters from the first 240. Where a small letter
 * meets a capital (`SergeiLavrov`) it splits too; a comma is remembered, since it puts the family first.
 */
export function wordsOf(text: string): Word[] {
  const source = seen(text)
  const orthography = orthographyOf(source)
  const comma = source.search(/[,،]/u)
  const words: Word[] = []
  let at = 0
  for (const raw of source.split(SEPARATOR)) {
    const start = raw ? source.indexOf(raw, at) : at
    at = start + raw.length
    for (const piece of splitCamel(raw)) {
      const clean = piece.slice(0, MAX_TOKEN_CHARS)
      const low = lower(clean, orthography)
      if (!/[\p{L}\p{N}]/u.test(low)) continue
      if (words.length === MAX_TOKENS) return words
      const upper = clean.length > 1 && clean === clean.toUpperCase() && clean !== clean.toLowerCase()
      words.push({
        text: clean,
        low,
        beforeComma: start < comma,
        upper,
        initial: isInitial(clean, source, at),
      })
    }
  }
  return words
}

/**
 * Lower case, apostrophes away, alef with hamza as alef (the hamza is often left out); but at the start
 * before lam it stays, since it tells that this is no article (ألفارو).
 */
export function lower(s: string, orthography: Orthography = 'other'): string {
  return readAs(s.toLowerCase().normalize('NFC'), orthography)
    .replace(APOSTROPHES, '')
    .replace(/[أإآٱ](?!ل)|(?<=[^\s])[أإآٱ]/gu, 'ا')
    .replace(/ة$/u, 'ه')
}

function splitCamel(raw: string): string[] {
  if (!/\p{Ll}\p{Lu}/u.test(raw)) return initialsOf(raw)
  const parts = raw.split(/(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/u)
  return parts.flatMap(initialsOf)
}

/** `JC` is two initials: two capitals without a vowel. */
function initialsOf(raw: string): string[] {
  return /^[BCDFGHJKLMNPQRSTVWXZ]{2}$/u.test(raw) &&
    raw !== 'DR' &&
    raw !== 'MR' &&
    raw !== 'MS' &&
    raw !== 'BN'
    ? [...raw]
    : [raw]
}

function isInitial(piece: string, source: string, end: number): boolean {
  const letters = [...piece]
  if (letters.length === 1) return /\p{L}/u.test(piece)
  return (
    letters.length === 2 &&
    source[end] === '.' &&
    /^\p{Lu}\p{Ll}$/u.test(piece) &&
    !/^(Dr|Mr|Ms)$/u.test(piece)
  )
}
