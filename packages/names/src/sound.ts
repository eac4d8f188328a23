import { ARABIC, CYRILLIC, LATIN, VOWELS } from './letters.ts'
import { remembered } from './remembered.ts'

const HARAKAT = /[\u064b-\u064d\u0651-\u065f\u0670\u0640]/u

/**
 * Sound string of one lower-case, NFC token (see letters.ts for the alphabet). Letters of scripts this
 * package does not read come out as `?`, never as nothing. Doubled sounds are written once.
 */
export const soundOf = remembered(readSounds)

function readSounds(token: string): string {
  let out = ''
  for (let i = 0; i < token.length; ) {
    const ch = token[i] as string
    const cyrillic = CYRILLIC[ch]
    const arabic = ARABIC[ch]
    if (cyrillic !== undefined) {
      const group = CYRILLIC_GROUPS[token.slice(i, i + 2)]
      out = push(out, group ?? cyrillicAt(token, i, cyrillic))
      i += group ? 2 : 1
    } else if (arabic !== undefined) {
      const group = ARABIC_GROUPS[token.slice(i, i + 2)]
      out = push(out, group ?? arabicAt(token, i, arabic))
      i += group ? 2 : 1
    } else {
      const [sound, used] = latinAt(token, i)
      out = push(out, sound)
      i += used
    }
  }
  // a final h after a vowel is silent or a ta marbuta (Fatimah, سارة written with heh)
  return out.length > 2 && out.endsWith('h') && isVowel(out[out.length - 2]) ? out.slice(0, -1) : out
}

/** How Cyrillic writes j and z of other languages, and Arabic ch, ts and ng. */
const CYRILLIC_GROUPS: Record<string, string> = { дж: 'J', дз: 'z', дч: 'C', тц: 'c', тс: 'c', тш: 'C' }
const ARABIC_GROUPS: Record<string, string> = { تش: 'C', تس: 'c', تز: 'c', دج: '1', نغ: 'N', نق: 'N' }

function push(out: string, sound: string): string {
  for (const s of sound) if (out[out.length - 1] !== s || s === '?') out += s
  return out
}

function isVowel(s: string | undefined): boolean {
  return s !== undefined && VOWELS.includes(s)
}

function cyrillicAt(token: string, i: number, sound: string): string {
  // Russian e is ye at the start of a word and after a vowel or a sign
  if (token[i] === 'е' && (i === 0 || 'аеёиоуыэюяәөұүіъь'.includes(token[i - 1] as string))) return 'ye'
  // Уильям, Уәлихан: u before a vowel at the start is w
  if (token[i] === 'у' && i === 0 && 'иэоаеәі'.includes(token[1] ?? ' ')) return 'w'
  return sound
}

function arabicAt(token: string, i: number, sound: string): string {
  const last = i === token.length - 1
  if (token[i] === 'ه' && last && i > 1) return '6'
  if (token[i] === 'ى' && last && i > 0) return 'a'
  return sound
}

const SOFT = new Set(['e', 'i', 'y'])

function latinAt(token: string, i: number): [string, number] {
  for (let n = Math.min(4, token.length - i); n > 1; n--) {
    const group = token.slice(i, i + n)
    const sound = LATIN[group]
    if (sound === undefined) continue
    if (group === 'ch' && 'rlnmstz'.includes(token[i + 2] ?? ' ')) return ['k', 2]
    // Louis; but Sadouov is Sadu-ov
    if (group === 'ou' && isVowel(token[i + 2]) && token[i + 2] !== 'o') break
    // Andreev, Kasteev are -еев
    if (group === 'ee' && /^eeva?$/.test(token.slice(i))) return ['eye', 2]
    return [sound, n]
  }
  const ch = token[i] as string
  const direct = LATIN[ch]
  if (direct === undefined) {
    const point = token.codePointAt(i) as number
    const whole = String.fromCodePoint(point)
    if (HARAKAT.test(whole) || /^[\p{M}\p{P}\p{S}\p{Lm}]$/u.test(whole)) return ['', whole.length]
    const bare = base(whole) as string
    return [LATIN[bare] ?? CYRILLIC[bare] ?? ARABIC[bare] ?? '?', whole.length]
  }
  const next = base(token[i + 1]) ?? ''
  if (ch === 'c' && SOFT.has(next)) return ['s', 1]
  if (ch === 'n' && next === 'g' && !vowelAt(token, i + 2)) return ['N', 2]
  // Ualikhan, Uälihan
  if (ch === 'u' && i === 0 && next === 'a') return ['w', 1]
  // y between consonants is a vowel
  if (ch === 'y' && vowelAt(token, i)) return ['i', 1]
  return [direct, 1]
}

/** A vowel of the Latin alphabet; y is one between consonants and before one at the start (Ybyrai), not alone. */
function vowelAt(token: string, i: number): boolean {
  const ch = base(token[i])
  if (ch !== 'y') return isVowel(ch)
  return token.length > 1 && !isVowel(token[i - 1]) && !isVowel(base(token[i + 1]))
}

const base = (letter: string | undefined) => letter?.normalize('NFD')[0]

/** Coarse classes for blocking: letters that spellings of one name exchange fall together. */
const CLASS: Record<string, string> = {
  b: 'B',
  p: 'B',
  t: 'T',
  d: 'T',
  T: 'T',
  D: 'T',
  k: 'K',
  g: 'K',
  G: 'K',
  f: 'F',
  v: 'F',
  w: 'F',
  m: 'M',
  n: 'N',
  N: 'N',
  l: 'L',
  r: 'R',
  s: 'S',
  z: 'S',
  c: 'S',
  h: 'H',
  x: 'H',
  S: 'J',
  Z: 'J',
  C: 'J',
  J: 'J',
  j: 'J',
  '1': 'J',
  '?': '?',
}

/** Most skeletons of one token; undecided letters double their number up to this. */
export const MAX_SKELETONS = 4

/**
 * Consonant skeletons of a sound string: vowels dropped, consonants in nine classes, doubles once; a word
 * that begins with a vowel begins with `A`. Undecided letters (Arabic jim and waw, Latin j and w) give a
 * second skeleton. At least one, at most four, first the likeliest.
 */
export function skeletons(sound: string): string[] {
  let list = ['']
  for (let i = 0; i < sound.length; i++) {
    const options = classesAt(sound, i)
    const next: string[] = []
    for (const option of options) {
      for (const s of list) {
        const grown = option === '' || s.endsWith(option) ? s : s + option
        if (!next.includes(grown)) next.push(grown)
      }
    }
    list = next.slice(0, MAX_SKELETONS)
  }
  return list
}

function classesAt(sound: string, i: number): string[] {
  const s = sound[i] as string
  const before = sound[i - 1]
  const after = sound[i + 1]
  if (i === 0 && s === '4') return ['A', 'K']
  if (i === 0 && ('aeiouy3'.includes(s) || (s === 'h' && after === undefined))) return ['A']
  const betweenVowels = before === undefined || after === undefined || vocal(before) || vocal(after)
  switch (s) {
    case '1':
      return ['J', 'K']
    case '2':
      if (i === 0) return ['F', 'A']
      return betweenVowels && after !== undefined ? ['F', ''] : ['']
    case 'w':
      return i === 0 ? ['F'] : ['F', '']
    case 'u':
      return vocal(before) && vocal(after) ? ['', 'F'] : ['']
    case 'j':
      if (i === 0) return ['J', 'A']
      return vocal(before) && !vocal(after) ? [''] : ['J', '']
    case 'g':
      return after === 'e' || after === 'i' ? ['K', 'J'] : ['K']
    case 'T':
    case 'D':
      return ['T', 'S']
    // رمضان: Рамазан, Ramadan
    case '5':
      return ['S', 'T']
    // Оңалбай, Ongalbay
    case 'N':
      return ['N', 'NK']
    // طلعت, Талғат
    case '4':
      return ['', 'K']
    // شريفة, Шәрипа; a last f is rather that of -ov
    case 'f':
      return i > 0 && after !== undefined ? ['F', 'B'] : ['F']
    default: {
      const c = CLASS[s]
      return c === undefined ? [''] : [c]
    }
  }
}

function vocal(s: string | undefined): boolean {
  return s !== undefined && 'aeiou34'.includes(s)
}
