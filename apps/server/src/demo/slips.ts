// The slips that turn one name into another's: of the eye (OCR), of the hand (letters swapped, dropped,
// doubled), by script.

import type { Random } from './random.ts'

export type Script = 'arabic' | 'cyrillic' | 'latin'

const lookalikes: Record<Script, readonly string[]> = {
  // Letters that differ by a dot or a tooth.
  arabic: ['بت', 'تي', 'نب', 'حج', 'جخ', 'رز', 'دذ', 'سش', 'صض', 'عغ', 'فق', 'كل', 'طظ'],
  cyrillic: ['ин', 'нп', 'шщ', 'ео', 'лп', 'ас', 'бв', 'ыи', 'гт', 'дл'],
  latin: ['il', 'li', 'nu', 'un', 'ao', 'ec', 'vy', 'hb', 'tf', 'gq'],
}

/** One slip in a text of the script; texts under four letters are left alone, and no first letter changes. */
export function slip(text: string, script: Script, rng: Random): string {
  const places = [...text].flatMap((letter, i) => (i > 0 && /\p{L}/u.test(letter) ? [i] : []))
  if (places.length < 4) return text
  const i = rng.pick(places)
  const letter = text[i]!
  const kind = rng.int(1, 5)
  if (kind <= 2) return seenWrong(text, script, places, rng)
  if (kind === 3) {
    const next = text[i + 1]
    return next && /\p{L}/u.test(next) ? text.slice(0, i) + next + letter + text.slice(i + 2) : text
  }
  if (kind === 4) return text.slice(0, i) + text.slice(i + 1)
  return text.slice(0, i) + letter + text.slice(i)
}

function seenWrong(text: string, script: Script, places: readonly number[], rng: Random): string {
  const possible = places.flatMap((i) =>
    lookalikes[script].filter((pair) => pair[0] === text[i]).map((pair) => [i, pair[1]!] as const),
  )
  if (possible.length === 0) return text
  const [i, other] = rng.pick(possible)
  return text.slice(0, i) + other + text.slice(i + 1)
}

/** The text with a slip at the given rate. */
export const maybeSlip = (text: string, script: Script, rng: Random, rate: number): string =>
  rng.chance(rate) ? slip(text, script, rng) : text
