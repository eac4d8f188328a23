// How a Kazakh name is written in Russian papers: no Kazakh letters, Russian patronymics and Russian order.
// The result stays within windows-1251.

import { knownSpelling } from './name-parts.ts'

const letters: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function byRule(kk: string): string {
  const lower = kk
    .toLowerCase()
    .replace(/гүл/g, 'гуль')
    .replace(/[әғқңөұүһі]/g, (letter) => letters[letter]!)
  return upperFirst(lower)
}

/** One name, or several joined by spaces or hyphens, in the Russian habit. */
export function russian(kk: string): string {
  return kk.replace(/[\p{L}]+/gu, (word) => {
    const spelling = knownSpelling(word).ru
    if (spelling) return spelling
    const masculine = word.endsWith('а') ? knownSpelling(word.slice(0, -1)).ru : undefined
    return masculine && /(ов|ев|ин)а$/.test(word) ? `${masculine}а` : byRule(word)
  })
}

/** Серік → Серикович, Сериковна. */
export function russianPatronymic(fatherGiven: string, sex: 'f' | 'm'): string {
  const name = russian(fatherGiven)
  const ending = (hard: boolean) => (sex === 'm' ? (hard ? 'ович' : 'евич') : hard ? 'овна' : 'евна')
  if (/[йь]$/.test(name)) return name.slice(0, -1) + ending(false)
  return name + ending(!/[аеиоуыэюяжшчщ]$/.test(name))
}

/** The father's given name in a Kazakh patronymic (Серікұлы, Серікқызы), or null where there is none. */
export function fatherGivenOf(patronymic: string): string | null {
  const stem = patronymic.replace(/(ұлы|қызы)$/, '')
  return stem === patronymic || stem === '' ? null : stem
}
