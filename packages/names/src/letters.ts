/**
 * Sound codes of letters. One character a sound, the same whatever the script, so that three spellings of
 * one name become strings that can be compared letter by letter:
 *
 *   consonants  b p t d k g f v w m n l r s z h  x=kh  G=gh  S=sh  Z=zh  C=ch  J=dj  c=ts  N=ng  T=th  D=dh
 *   vowels      a e i o u
 *   undecided   y (consonant or vowel)  j (Latin j)  1 (jim: j, g, zh)  2 (waw: w, u, o)  3 (ya: y, i, e)
 *               4 (ayn: nothing, or any vowel)
 */
export const ALPHABET = 'bptdkgfvwmnlrszhxGSZCJcNTDaeiouyj1234?'

export const VOWELS = 'aeiou'

/** Russian, Ukrainian, Belarusian, Kazakh, Kyrgyz, Uzbek, Tajik, Tatar. */
export const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'Z', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 'c', ч: 'C', ш: 'S',
  щ: 'S', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
  ә: 'a', ғ: 'G', қ: 'k', ң: 'N', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i',
  ї: 'yi', є: 'ye', ґ: 'g', ў: '2', ҳ: 'h', ӣ: 'i', ӯ: 'u', ҷ: 'J', җ: 'J', ћ: 'C', ђ: 'J', ј: 'y', љ: 'l',
  њ: 'n', џ: 'J', ѕ: 'z',
}

/** Arabic, Persian, and the Kazakh of China (tote jazu). */
export const ARABIC: Record<string, string> = {
  ا: 'a', آ: 'a', أ: 'a', إ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'T', ج: '1', ح: 'h', خ: 'x', د: 'd', ذ: 'D',
  ر: 'r', ز: 'z', س: 's', ش: 'S', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: '4', غ: 'G', ف: 'f', ق: 'k', ك: 'k',
  ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: '2', ي: '3', ى: '3', ئ: '3', ؤ: '2', ء: '', ٴ: '',
  پ: 'p', چ: 'C', گ: 'g', ڭ: 'N', ژ: 'Z', ڤ: 'v', ۆ: 'o', ۇ: 'u', ە: 'e', ې: 'e', ۋ: 'v', ھ: 'h', ک: 'k',
  ی: '3', ۈ: 'u', ہ: 'h', ۀ: 'e', ڥ: 'v', ڨ: 'g', ݣ: 'g', ڠ: 'N', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ے: 'e',
  'َ': 'a', 'ِ': 'i', 'ُ': 'u', 'ٰ': 'a',
}

/** Latin letters and groups, longest first within a letter; diacritics not named here fall to the base. */
export const LATIN: Record<string, string> = {
  shch: 'S', dsch: 'J', tsch: 'C', sch: 'S', tch: 'C', dzh: 'J', sh: 'S', ch: 'C', kh: 'x', zh: 'Z', gh: 'G',
  ph: 'f', th: 'T', dh: 'D', dj: 'J', ts: 'c', tz: 'c', cz: 'C', sz: 'S', ck: 'k', cq: 'k', qu: 'ku',
  eau: 'o', oo: 'u', ou: 'u', ee: 'i', a: 'a', b: 'b', c: 'k', d: 'd', e: 'e', f: 'f', g: 'g', h: 'h', i: 'i',
  j: 'j', k: 'k', l: 'l', m: 'm', n: 'n', o: 'o', p: 'p', q: 'k', r: 'r', s: 's', t: 't', u: 'u', v: 'v',
  w: 'w', x: 'ks', y: 'y', z: 'z',
  ç: 'C', č: 'C', ć: 'C', ş: 'S', š: 'S', ś: 'S', ș: 'S', ž: 'Z', ż: 'Z', ź: 'Z', ğ: 'G', ł: 'l', ø: 'o',
  æ: 'e', œ: 'e', ß: 's', đ: 'd', þ: 'T', ð: 'D', ı: 'i', ə: 'a', ŋ: 'N', ħ: 'h', ŧ: 't',
  // digits inside a word: the Arabic chat alphabet (7=h, 3=ayn, 5=kh), else what they look like
  '0': 'o', '1': 'i', '3': '4', '4': 'a', '5': 'x', '6': 't', '7': 'h', '8': 'G', '9': 'g', '2': '',
}
