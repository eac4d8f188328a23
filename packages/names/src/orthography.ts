/**
 * How a name is spelled, where its letters tell. The Kazakh Latin alphabets are those of 2017 (apostrophes),
 * 2018 (acutes), 2019 and 2021 (umlaut, breve, macron, cedilla), the digraph draft of 2017, and the one that
 * Kazakh Wikipedia shows; `kk-Arab` is töte jazu, the Kazakh of China.
 */
export type Orthography =
  | 'kk-Cyrl'
  | 'kk-Arab'
  | 'kk-apostrophe'
  | 'kk-acute'
  | 'kk-umlaut'
  | 'kk-wiki'
  | 'kk-digraph'
  | 'tr'
  | 'az'
  | 'other'

const APOSTROPHE = "['’‘ʼ`´ʻ]"
const CHILD_OF = /(?:ul[yıi]|[qk][yıi]z[yıi])(?!\p{L})/iu
// no other language writes these letters so: gʼ is also Uzbek, for the same sound
const BY_APOSTROPHE = new RegExp(`[gcy]${APOSTROPHE}|(?<!\\p{L})s${APOSTROPHE}\\p{L}`, 'iu')
const ANY_APOSTROPHE = new RegExp(`[agnosucyi]${APOSTROPHE}`, 'iu')

// у beside a vowel; in Czech and Slovak ý is no vowel's neighbour, in Turkmen there is no á
const BY_ACUTE = /[aáeoóúıi]ý|ý[aáeoóúıi]/iu
const BY_I = /ï.*[ğqşñw]|[ğqşñw].*ï/iu
const WIKI_CHILD_OF = /(?:ulı|q[ıi]z[ıi])(?!\p{L})/iu

// not Toqaev, whose ending is -ev
const DIGRAPH = /[aou]e(?![vf]a?(?!\p{L}))/iu

/** Spelling of a whole name; one word often does not tell. */
export function orthographyOf(text: string): Orthography {
  // Kurdish and Uyghur have letters of their own, and vowels on a ئ
  if (/[ەۇۋۆڭ]/u.test(text)) return /[ێڵڕڤېۈئی]/u.test(text) ? 'other' : 'kk-Arab'
  if (/[әғқңөұүһі]/iu.test(text)) return 'kk-Cyrl'
  if (!/[a-z]/iu.test(text)) return 'other'
  const plain = text.normalize('NFC')
  if (/ə/iu.test(plain)) return 'az'
  if (BY_APOSTROPHE.test(plain) || (ANY_APOSTROPHE.test(plain) && CHILD_OF.test(plain)))
    return 'kk-apostrophe'
  if ((/ı/u.test(plain) && (/[wxñï]/iu.test(plain) || WIKI_CHILD_OF.test(plain))) || BY_I.test(plain))
    return 'kk-wiki'
  if (/ǵ/iu.test(plain) || (/[áóúńıq]/iu.test(plain) && BY_ACUTE.test(plain))) return 'kk-acute'
  if (/[ŋŭ]/iu.test(plain) || (/[äöüğşūñ]/iu.test(plain) && /q(?!u)/iu.test(plain))) return 'kk-umlaut'
  if (/[äöüğşūñ]/iu.test(plain) && CHILD_OF.test(plain)) return 'kk-umlaut'
  if (/[ğı]|İ/u.test(plain)) return 'tr'
  if (DIGRAPH.test(plain) && (/q(?!u)/iu.test(plain) || /(?:uly|qyzy)(?!\p{L})/iu.test(plain)))
    return 'kk-digraph'
  return 'other'
}

const TOTE: Record<string, string> = {
  ا: 'а',
  ٵ: 'ә',
  ب: 'б',
  ۆ: 'в',
  گ: 'г',
  ع: 'ғ',
  د: 'д',
  ە: 'е',
  ه: 'е',
  ج: 'ж',
  ز: 'з',
  ي: 'й',
  ك: 'к',
  ک: 'к',
  ق: 'қ',
  ل: 'л',
  م: 'м',
  ن: 'н',
  ڭ: 'ң',
  و: 'о',
  ٶ: 'ө',
  پ: 'п',
  ر: 'р',
  س: 'с',
  ت: 'т',
  ۋ: 'у',
  ۇ: 'ұ',
  ٷ: 'ү',
  ف: 'ф',
  ح: 'х',
  ھ: 'һ',
  ى: 'ы',
  ٸ: 'і',
  چ: 'ч',
  ش: 'ш',
  ء: '',
  ٴ: '',
}

const APOSTROPHE_LETTERS: Record<string, string> = {
  a: 'ä',
  g: 'ğ',
  n: 'ŋ',
  o: 'ö',
  u: 'ü',
  s: 'ş',
  c: 'ç',
  y: 'u',
  i: 'i',
}
const APOSTROPHE_PAIR = new RegExp(`([agnosucyi])${APOSTROPHE}`, 'gu')

const DIGRAPHS = new RegExp(DIGRAPH.source, 'gu')
const DIGRAPH_LETTERS: Record<string, string> = { ae: 'ä', oe: 'ö', ue: 'ü' }

/**
 * A lower-case word of a name in such a spelling, rewritten so that `soundOf` reads it: töte jazu by the
 * Cyrillic letters it stands for, Latin alphabets by letters that mean one sound everywhere.
 */
export function readAs(word: string, orthography: Orthography): string {
  switch (orthography) {
    case 'kk-Arab':
      return word
        .replace(/ىي/gu, 'и')
        .replace(/تس/gu, 'ц')
        .replace(/./gu, (c) => TOTE[c] ?? c)
    case 'kk-apostrophe':
      return word.replace(APOSTROPHE_PAIR, (_, c: string) => APOSTROPHE_LETTERS[c] as string)
    case 'kk-acute':
      return word.replace(/ý/gu, 'u').replace(/ń/gu, 'ŋ').replace(/ǵ/gu, 'ğ')
    case 'kk-umlaut':
      return word.replace(/ŭ/gu, 'u').replace(/ñ/gu, 'ŋ').replace(/x/gu, 'kh')
    case 'kk-wiki':
      return word.replace(/x/gu, 'kh').replace(/ñ/gu, 'ŋ').replace(/w/gu, 'u')
    case 'kk-digraph':
      return word.replace(DIGRAPHS, (pair) => DIGRAPH_LETTERS[pair] as string)
    case 'az':
      return word.replace(/c/gu, 'dj').replace(/x/gu, 'kh')
    case 'tr':
      return word.replace(/c(?!h)/gu, 'dj')
    default:
      return word
  }
}
