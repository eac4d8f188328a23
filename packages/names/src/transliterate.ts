import { MAX_CHARS } from './limits.ts'

const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '"',
  ы: 'y',
  ь: "'",
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ә: 'ä',
  ғ: 'gh',
  қ: 'q',
  ң: 'ng',
  ө: 'ö',
  ұ: 'u',
  ү: 'ü',
  һ: 'h',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: "o'",
  ҳ: 'h',
  ӣ: 'i',
  ӯ: 'u',
  ҷ: 'j',
  җ: 'j',
  ћ: 'ć',
  ђ: 'đ',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  џ: 'dž',
  ѕ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
}

const ARABIC: Record<string, string> = {
  ا: 'a',
  آ: 'aa',
  أ: 'a',
  إ: 'i',
  ٱ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'ʿ',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ي: 'y',
  ى: 'a',
  ئ: 'ʾ',
  ؤ: 'ʾ',
  ء: 'ʾ',
  ٴ: 'ʾ',
  پ: 'p',
  چ: 'ch',
  گ: 'g',
  ڭ: 'ng',
  ژ: 'zh',
  ڤ: 'v',
  ۆ: 'o',
  ۇ: 'u',
  ە: 'e',
  ې: 'e',
  ۋ: 'v',
  ھ: 'h',
  ک: 'k',
  ی: 'y',
  ۈ: 'ü',
  ہ: 'h',
  ۀ: 'e',
  ڥ: 'v',
  ڨ: 'g',
  ݣ: 'g',
  ڠ: 'ng',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n',
  ے: 'e',
  'َ': 'a',
  'ِ': 'i',
  'ُ': 'u',
  'ً': 'an',
  'ٍ': 'in',
  'ٌ': 'un',
  'ٰ': 'a',
  'ْ': '',
  ـ: '',
  '،': ',',
  '؛': ';',
  '؟': '?',
}

const VOWEL_LETTERS = 'аеёиоуыэюяәөұүі'

/**
 * Readable Latin of a name or short text, to be shown under the original; for people, not for matching
 * and not reversible. Russian after BGN/PCGN in the main, Kazakh letters after the 2021 Latin alphabet's
 * sounds (ә ä, ғ gh, қ q, ң ng, ө ö, ұ u, ү ü, һ h, і i), Arabic as written (short vowels are not guessed;
 * waw and ya become u and i between consonants; ʿ ayn, ʾ hamza; article `al-`).
 * A letter that is not known is kept as it is. At most the first 240 characters are read; the rest is
 * marked by `…`.
 */
export function transliterate(text: string): string {
  const cut = text.length > MAX_CHARS
  const source = (cut ? text.slice(0, MAX_CHARS) : text).normalize('NFC')
  // presentation forms (ﷲ and the like) are only unfolded where they are, so as not to disturb the rest
  const plain = source.replace(/[\ufb50-\ufdff\ufe70-\ufefc]/gu, (c) => c.normalize('NFKC'))
  const words = plain.split(/([\s\-.,;:()"«»/]+)/u)
  return words.map(word).join('') + (cut ? '…' : '')
}

function word(w: string): string {
  const article = /^(ال)(?=[\u0620-\u064a]{2})/u.exec(w)
  const body = article ? w.slice(2) : w
  const chars = [...body]
  let out = ''
  for (let i = 0; i < chars.length; i++) {
    const ch = chars[i] as string
    const low = ch.toLowerCase()
    const cyr = CYRILLIC[low]
    if (cyr !== undefined) {
      const ye = low === 'е' && (i === 0 || `${VOWEL_LETTERS}ъь`.includes((chars[i - 1] ?? '').toLowerCase()))
      out += cased(ye ? 'ye' : cyr, ch, low, chars[i + 1] ?? chars[i - 1])
      continue
    }
    out += arabicLetter(chars, i) ?? ch
  }
  const arabic = out !== body && /[\u0620-\u06ff]/u.test(body)
  return (article ? 'al-' : '') + (arabic && out ? capital(out) : out)
}

function arabicLetter(chars: string[], i: number): string | undefined {
  const ch = chars[i] as string
  if (ch === 'ّ') return arabicLetter(chars, i - 1) ?? '' // shadda: the letter before, again
  const sound = ARABIC[ch]
  if (sound === undefined) return undefined
  const before = chars[i - 1]
  const after = chars[i + 1]
  const afterConsonant = before !== undefined && !'اآأإويى'.includes(before)
  if (
    (ch === 'و' || ch === 'ي' || ch === 'ی') &&
    afterConsonant &&
    (after === undefined || !'اآوية'.includes(after))
  )
    return ch === 'و' ? 'u' : 'i'
  return sound
}

function cased(latin: string, original: string, low: string, neighbour: string | undefined): string {
  if (original === low) return latin
  const shouting = neighbour !== undefined && neighbour !== neighbour.toLowerCase()
  return shouting ? latin.toUpperCase() : capital(latin)
}

function capital(s: string): string {
  const at = s.search(/\p{L}(?<![ʿʾ])/u)
  return at < 0 ? s : s.slice(0, at) + (s[at] as string).toUpperCase() + s.slice(at + 1)
}
