import { parseDate, transliterate } from '@oralu/names'

const MAX_CHARS = 200
const MAX_TOKENS = 10

/** Lower-case Latin letters and digits in words, whatever the script; marks and signs are left out. */
export function words(text: string): string[] {
  const cut = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text
  const plain = isAscii(cut) ? cut : marksOff(transliterate(cut.normalize('NFKC')))
  const found = plain
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .match(/[\p{L}\p{N}]+/gu)
  return found ? (found.length > MAX_TOKENS ? found.slice(0, MAX_TOKENS) : found) : []
}

const marksOff = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false
  return true
}

/**
 * A date as eight digits, year first, 0 where not known; otherwise the digits as they stand, so that a slip
 * (a 32nd day) is still compared; empty if there are none.
 */
export function dateDigits(text: string): string {
  const iso = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?\s*$/.exec(text)
  if (iso) return `${iso[1]}${iso[2]}${iso[3]}`
  const year = /^\s*(\d{4})\s*$/.exec(text)
  if (year) return `${year[1]}0000`
  const parsed = parseDate(text)
  const span = parsed?.readings?.[0] ?? parsed
  if (span) {
    const [from, to] = [span.from, span.to]
    if (from === to) return from.replaceAll('-', '')
    if (from.slice(0, 7) === to.slice(0, 7)) return `${from.slice(0, 7).replace('-', '')}00`
    if (from.slice(0, 4) === to.slice(0, 4)) return `${from.slice(0, 4)}0000`
    return ''
  }
  return text.replace(/\D/g, '').slice(0, 12)
}

/** Consonant classes that clerks exchange; the rest (vowels, h, w, y) is left out after the first letter. */
const CLASS: Record<string, string> = {
  b: 'b',
  p: 'b',
  f: 'f',
  v: 'f',
  c: 'k',
  g: 'k',
  k: 'k',
  q: 'k',
  j: 'j',
  s: 's',
  x: 's',
  z: 's',
  d: 't',
  t: 't',
  l: 'l',
  m: 'm',
  n: 'n',
  r: 'r',
}

/** Coarse sound of a folded word: first letter's class and the next consonants' classes. Empty for numbers. */
export function soundOf(word: string): string {
  const plain = word
    .replace(/ph/g, 'f')
    .replace(/[sc]ch|sh|ch|tch|zh|dj/g, 'j')
    .replace(/(?<=.)gh/g, '')
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
  let out = ''
  for (const letter of plain) {
    if (letter >= '0' && letter <= '9') return ''
    const c = CLASS[letter] ?? (out === '' ? 'a' : '')
    if (c !== '' && !out.endsWith(c)) out += c
  }
  return out.length > 1 ? out : ''
}
