// The words on papers of cooperation, in four languages.
import type { Language } from '@oralu/domain'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import kk from './words/kk.json' with { type: 'json' }
import ru from './words/ru.json' with { type: 'json' }

export type Word = keyof typeof en
export const words: Record<Language, Record<Word, string>> = { kk, ru, en, ar }

/** What someone wrote, with the language by whose direction a paper sets it. */
export interface Written {
  lang: Language
  text: string
}

/** @param beside the language of the column that it stands in */
export const written = (text: string, beside: Language = 'en'): Written => {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  if (/\p{Script=Arabic}/u.test(first)) return { lang: 'ar', text }
  return { lang: beside === 'ar' ? 'en' : beside, text }
}
