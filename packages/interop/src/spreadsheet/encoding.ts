/**
 * Which encoding a text file is in. Told by byte-order mark, then by strict validity, then by letters:
 * never by a single magic number, and with the confidence said aloud.
 */
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { SpreadsheetError } from './errors.ts'
import type { Confidence, TextEncoding } from './types.ts'

export interface Detected {
  encoding: TextEncoding
  confidence: Confidence
  /** Bytes of the byte-order mark, to be skipped. */
  skip: number
}

const ICONV_NAMES: Record<TextEncoding, string> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1251': 'windows-1251',
  'windows-1256': 'windows-1256',
  'windows-1252': 'windows-1252',
  'kz-1048': 'rk1048',
  pt154: 'pt154',
}

export const TEXT_ENCODINGS = Object.keys(ICONV_NAMES) as TextEncoding[]

export interface TextDecoderLike {
  write(bytes: Uint8Array): string
  end(): string
}

/** A streaming decoder. UTF-8 and UTF-16 are strict (`bad-encoding`); 8-bit pages give U+FFFD for unused bytes. */
export function decoderFor(encoding: TextEncoding): TextDecoderLike {
  if (encoding.startsWith('utf')) {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    const strict = (work: () => string): string => {
      try {
        return work()
      } catch {
        throw new SpreadsheetError('bad-encoding', `not valid ${encoding}`)
      }
    }
    return {
      write: (bytes) => strict(() => decoder.decode(bytes, { stream: true })),
      end: () => strict(() => decoder.decode()),
    }
  }
  const decoder = iconv.getDecoder(ICONV_NAMES[encoding])
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' }
}

/** Encodes text for writing. Throws `bad-encoding` where a letter has no place in the encoding. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  const bytes = iconv.encode(text, ICONV_NAMES[encoding])
  if (!encoding.startsWith('utf')) {
    const back = iconv.decode(bytes, ICONV_NAMES[encoding])
    if (back !== text) {
      const at = [...text].findIndex((letter, index) => letter !== [...back][index])
      const letter = [...text][at] ?? ''
      const point = letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
      throw new SpreadsheetError('bad-encoding', `${encoding} has no U+${point}; write UTF-8 instead`)
    }
  }
  return bytes
}

/** Facts about the whole file that a single pass gathers; see `csv.ts`. */
export interface ByteFacts {
  sample: Buffer
  size: number
  nulls: number
  validUtf8: boolean
}

/** Decides the encoding. Throws `null-bytes` or `bad-encoding`. */
export function detectEncoding(facts: ByteFacts): Detected {
  const { sample } = facts
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) {
    return { encoding: 'utf-8', confidence: 'certain', skip: 3 }
  }
  if (sample[0] === 0xff && sample[1] === 0xfe)
    return { encoding: 'utf-16le', confidence: 'certain', skip: 2 }
  if (sample[0] === 0xfe && sample[1] === 0xff)
    return { encoding: 'utf-16be', confidence: 'certain', skip: 2 }
  if (facts.nulls > 0) return detectUtf16(facts)
  if (facts.validUtf8) return { encoding: 'utf-8', confidence: 'certain', skip: 0 }
  if (mostlyUtf8(sample)) throw new SpreadsheetError('bad-encoding', 'UTF-8 with damaged letters')
  return { ...detectEightBit(sample), skip: 0 }
}

function detectUtf16(facts: ByteFacts): Detected {
  const even = facts.sample.subarray(0, facts.sample.length & ~1)
  const ranked = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({ encoding, share: plausibleShare(new TextDecoder(encoding).decode(even)) }))
    .sort((a, b) => b.share - a.share)
  const best = ranked[0]
  if (!best || facts.size % 2 !== 0 || best.share < 0.9) {
    throw new SpreadsheetError('null-bytes', `${facts.nulls} found`)
  }
  return { encoding: best.encoding, confidence: 'likely', skip: 0 }
}

/** Share of code units that lists in our scripts consist of. */
function plausibleShare(text: string): number {
  if (text.length === 0) return 0
  return (
    (text.match(/[\t\n\r -~\u00a0-\u024f\u0400-\u052f\u0600-\u06ff\u200c-\u200f\u2010-\u201f№]/gu)?.length ??
      0) / text.length
  )
}

/** Valid many-byte sequences clearly outnumber stray bytes: this was UTF-8 once. 8-bit text hardly makes any. */
function mostlyUtf8(sample: Buffer): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < sample.length; ) {
    const byte = sample[at] as number
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0
    if (length > 1 && at + length <= sample.length && isUtf8(sample.subarray(at, at + length))) {
      good++
      at += length
    } else {
      if (length !== 1) bad++
      at++
    }
  }
  return good > 4 * bad
}

/** Letters by how common they are in running names and headings; anything else counts against. */
const COMMON = {
  russian: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  kazakh: 'аеынітрлдқскмбшұзғөоижүпйугәңухһ',
  arabic: 'اليمنوترعدبسفهحكقةأجشطصخىثزءئضإآذظغؤ',
  latin: 'éèàçôîêüöäßñáíóúâëïãõåøæœ',
}

/**
 * Which 8-bit page makes the high bytes read as a language. A page is scored by the letters it gives: common
 * ones count for it, letters of no language expected here count against it, and so does a capital after a
 * small letter (Cyrillic read as the wrong page mixes them).
 */
export function detectEightBit(sample: Buffer): { encoding: TextEncoding; confidence: Confidence } {
  const cyrillic = COMMON.russian + COMMON.kazakh
  const candidates: { encoding: TextEncoding; letters: string }[] = [
    { encoding: 'windows-1251', letters: cyrillic },
    { encoding: 'kz-1048', letters: cyrillic },
    { encoding: 'pt154', letters: cyrillic },
    { encoding: 'windows-1256', letters: COMMON.arabic },
    { encoding: 'windows-1252', letters: COMMON.latin },
  ]
  const high = highRuns(sample)
  const ranked = candidates
    .map(({ encoding, letters }) => {
      const text = decodeRuns(high, encoding)
      return { encoding, text, score: scoreText(text, letters) }
    })
    .sort((a, b) => b.score - a.score)
  const best = ranked[0] as (typeof ranked)[number]
  const bytes = high.reduce((sum, run) => sum + run.length, 0)
  if (best.score <= 0) return { encoding: best.encoding, confidence: 'guess' }
  // The three Cyrillic pages give the same text for most letters: a near rival matters only if it reads otherwise.
  const rivals = ranked.filter((other) => other.text !== best.text)
  const margin = (other: (typeof ranked)[number]): number =>
    sameFamily(other.encoding, best.encoding) ? 0.05 : 0.25
  const clear = rivals.every((other) => best.score - Math.max(0, other.score) > margin(other))
  return { encoding: best.encoding, confidence: bytes >= 20 && clear ? 'likely' : 'guess' }
}

const CYRILLIC: TextEncoding[] = ['windows-1251', 'kz-1048', 'pt154']

function sameFamily(one: TextEncoding, other: TextEncoding): boolean {
  return CYRILLIC.includes(one) && CYRILLIC.includes(other)
}

function highRuns(sample: Buffer): Buffer[] {
  const runs: Buffer[] = []
  let start = -1
  for (let at = 0; at <= sample.length && runs.length < 20_000; at++) {
    const isHigh = at < sample.length && (sample[at] as number) >= 0x80
    if (isHigh && start < 0) start = at
    if (!isHigh && start >= 0) {
      runs.push(sample.subarray(start, at))
      start = -1
    }
  }
  return runs
}

function decodeRuns(runs: Buffer[], encoding: TextEncoding): string {
  return iconv.decode(Buffer.concat(runs.flatMap((run) => [run, Buffer.from(' ')])), ICONV_NAMES[encoding])
}

function scoreText(text: string, letters: string): number {
  const weights = new Map([...letters].map((letter, index) => [letter, index < 12 ? 1 : 0.7]))
  let score = 0
  let seen = 0
  let previous = ' '
  for (const letter of text) {
    if (letter === ' ' || letter === '\u00a0') {
      previous = ' '
      continue
    }
    seen++
    const small = letter.toLowerCase()
    const weight = weights.get(small)
    if (weight !== undefined) score += weight
    else if (/[«»№–—“”’،؛؟ـ\u064b-\u0652\u200c-\u200f]/u.test(letter)) score += 0.2
    else score -= 1.5
    // As in "иВАН" or "ôÇÖ": a capital straight after a small letter is no name and no heading.
    if (small !== letter && previous !== previous.toUpperCase()) score -= 1
    previous = letter
  }
  return seen === 0 ? 0 : score / seen
}
