// Transliteration tables of ICAO Doc 9303 part 3 (eighth edition), section 6, as published: A Latin, B Cyrillic,
// C Arabic. Capitals only: a small letter is written as its capital. Where the table leaves a choice, the first.

function table(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\s+/).flatMap((group) => {
      const [latin, letters] = group.split(':') as [string, string]
      return [...letters].map((letter) => [letter, latin] as const)
    }),
  )
}

/** Section 6.A. Ä, Å, Ñ, Ö and Ü have a second writing there (A, A, NXX, O, UXX), which is read but not written. */
export const LATIN = table(
  `A:ÀÁÂÃĀĂĄ AE:ÄÆ AA:Å C:ÇĆĈĊČ D:ÐĎĐ E:ÈÉÊËĒĔĖĘĚ G:ĜĞĠĢ H:ĤĦ I:ÌÍÎÏĨĪĬĮİ IJ:Ĳ J:Ĵ K:Ķ L:ĹĻĽĿŁ N:ÑŃŅŇŊ O:ÒÓÔÕŌŎŐ
  OE:ÖØŒ R:ŔŖŘ S:ŚŜŞŠ SS:ẞ T:ŢŤŦ TH:Þ U:ÙÚÛŨŪŬŮŰŲ UE:Ü W:Ŵ Y:ÝŶŸ Z:ŹŻŽ`,
)

/** Section 6.B without the two rows that KAZAKH replaces. */
export const CYRILLIC = table(
  `A:А B:Б V:В G:ГҐ D:ДЂ E:ЕЁЭ IE:ЄЪ DZ:ЅЏ I:ІЇИЙ J:Ј LJ:Љ NJ:Њ K:КЌ U:УЎѪ ZH:Ж Z:З L:Л M:М N:Н O:О P:П R:Р S:С T:Т
  F:Ф KH:Х TS:Ц CH:Ч SH:Ш SHCH:Щ Y:ЫѴ IU:Ю IA:Я`,
)

/**
 * Each letter of the Kazakh alphabet that Russian has not. The standard has rows for І and Ғ, agreeing with these, and
 * one for Һ that is meant for the Serbian Ћ; it has none for the others. docs/decisions/documents.md says whence.
 */
export const KAZAKH = table('A:Ә G:Ғ K:Қ N:Ң O:Ө U:ҰҮ H:Һ I:І')

/** The soft sign has no row in section 6.B and no sound of its own: it is left out, and the result says so. */
export const LEFT_OUT: ReadonlySet<string> = new Set('Ь')

export type CyrillicLanguage = 'be' | 'bg' | 'mk' | 'sr' | 'uk'
/** "Except" of section 6.B. `initial`: as the first letter of a name component only. */
export const EXCEPT: Record<
  CyrillicLanguage,
  { any: ReadonlyMap<string, string>; initial?: ReadonlyMap<string, string> }
> = {
  be: { any: table('IO:Ё H:Г') },
  bg: { any: table('SHT:Щ') },
  mk: { any: table('KJ:Ќ DJ:Џ H:Х C:Ц GJ:Ѓ') },
  sr: { any: table('H:ГХ Z:Ж C:ЦЧ S:Ш') },
  uk: { any: table('H:Г Y:И'), initial: table('YE:Є YI:Ї Y:Й YU:Ю YA:Я') },
}

/** Section 6.C. Teh marbuta and shadda have rules of their own in transliterate.ts. */
export const ARABIC = table(
  `XE:ء XAA:آ XAE:أ U:ؤ I:إ XI:ئ A:ا B:ب T:ت XTH:ث J:ج XH:ح XKH:خ D:د XDH:ذ R:ر Z:ز S:س XSH:ش XSS:ص XDZ:ض XTT:ط XZZ:ظ E:ع
  G:غ F:ف Q:ق K:ك L:ل M:م N:ن H:ه W:و XAY:ى Y:يې XXA:ٱ XXT:ٹ XRT:ټ P:پ XKE:ځ XXH:څ XC:چ XXD:ڈ XDR:ډ XXR:ڑ XRR:ړ XRX:ږ
  XJ:ژ XXS:ښ XKK:ک XXK:ګ XNG:ڭ XGG:گ XNN:ں XXN:ڼ XDO:ھ XYH:ۀ XXG:ہ XGE:ۂ XTG:ۃ XYA:ی XXY:ۍ XYB:ے XBE:ۓ`,
)
export const TEH_MARBUTA = '\u0629'
export const SHADDA = '\u0651'
/** Tatweel, the short vowels, sukun and the superscript alef are "not encoded" by section 6.C. */
export const NOT_ENCODED = /[\u0640\u064b-\u0650\u0652\u0670]/
