// How a registrar who knows no Kazakh writes a Kazakh name in Arabic, by ear. Names that come from Arabic are
// written as Arabic writes them; the others letter by sound, with the choices that differ from hand to hand.

import { knownSpelling } from './name-parts.ts'
import type { Random } from './random.ts'

const sounds: Record<string, readonly string[]> = {
  а: ['ا'],
  ә: ['ا'],
  б: ['ب'],
  в: ['ف'],
  г: ['غ', 'ج', 'ك'],
  ғ: ['غ'],
  д: ['د'],
  е: ['ي', ''],
  ё: ['يو'],
  ж: ['ج'],
  з: ['ز'],
  и: ['ي'],
  й: ['ي'],
  к: ['ك'],
  қ: ['ق', 'ك', 'خ'],
  л: ['ل'],
  м: ['م'],
  н: ['ن'],
  ң: ['ن', 'نغ'],
  о: ['و'],
  ө: ['و'],
  п: ['ب'],
  р: ['ر'],
  с: ['س', 'ص'],
  т: ['ت', 'ط'],
  у: ['و'],
  ұ: ['و', ''],
  ү: ['و'],
  ф: ['ف'],
  х: ['خ', 'ح'],
  һ: ['ه'],
  ц: ['تس'],
  ч: ['تش'],
  ш: ['ش'],
  щ: ['ش'],
  ъ: [''],
  ы: ['ي', ''],
  і: ['ي', ''],
  ь: [''],
  э: ['ي'],
  ю: ['يو'],
  я: ['يا'],
}

const starts: Record<string, readonly string[]> = {
  а: ['ا', 'آ', 'أ'],
  ә: ['ا', 'أ'],
  е: ['ي', 'اي'],
  и: ['اي', 'إ'],
  і: ['اي', 'إ'],
  ы: ['اي'],
  о: ['او', 'أو'],
  ө: ['او', 'أو'],
  ұ: ['او', 'أو'],
  ү: ['او', 'أو'],
  у: ['او', 'و'],
  э: ['اي'],
}

function byEar(word: string, rng: Random | null): string {
  const small = word.toLowerCase()
  // The first choice is the commonest; a third of the time the hand takes another.
  const choose = (choices: readonly string[]) =>
    rng && choices.length > 1 && rng.chance(0.3) ? rng.pick(choices.slice(1)) : choices[0]!
  let out = ''
  for (let i = 0; i < small.length; i++) {
    const letter = small[i]!
    const initial = starts[letter]
    if (i === 0 && initial) out += choose(initial)
    else out += choose(sounds[letter] ?? [''])
  }
  return out.replace(/(.)\1+/gu, '$1')
}

/** One name, or several, in Arabic; without a generator the commonest spelling. */
export function arabic(kk: string, rng: Random | null = null): string {
  return kk.replace(/[\p{L}]+/gu, (word) => {
    const spelling = knownSpelling(word).ar
    if (!spelling) return byEar(word, rng)
    return rng?.chance(0.3) ? bareHand(spelling) : spelling
  })
}

/** The spelling of a hurried hand: no hamza, no dots on the last ta marbuta, ya for alif maqsura. */
export function bareHand(text: string): string {
  return text
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة(?= |$)/g, 'ه')
    .replace(/ى(?= |$)/g, 'ي')
}
