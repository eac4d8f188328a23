/** Sentences of the check in four languages: a code with its parameters, put into the catalogue beside this file. */
import type { StatedCategory } from '../statement.ts'
import type { InFour } from './answer.ts'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import kk from './words/kk.json' with { type: 'json' }
import ru from './words/ru.json' with { type: 'json' }

const catalogue: Record<keyof InFour, Record<string, string>> = { kk, ru, en, ar }
const languages = Object.keys(catalogue) as (keyof InFour)[]

/** What a parameter can be: a number, text of no language (a claim's key), or words that each language has of its own. */
export type Param = number | string | InFour

/** The message `id` in the four languages. Messages are ICU with plain arguments alone. */
export function inFour(id: string, params: Readonly<Record<string, Param>> = {}): InFour {
  return each((language) =>
    catalogue[language][id]!.replace(/\{(\w+)\}/g, (_, name: string) => shown(params[name]!, language)),
  )
}

/** Several parts of a sentence after each other. */
export function listed(parts: readonly InFour[]): InFour {
  return each((language) => parts.map((part) => part[language]).join(language === 'ar' ? '، ' : ', '))
}

/** Sentences after each other. */
export function sentences(...parts: readonly InFour[]): InFour {
  return each((language) => parts.map((part) => part[language]).join(' '))
}

export const categoryWord = (category: StatedCategory): InFour => inFour(`category.${category}`)

/** "47", "at least 250", "550 to 650". */
export function rangeWords(low: number, high: number | null): InFour {
  if (high === null) return inFour('at-least', { value: low })
  return low === high ? each(() => `${low}`) : inFour('between', { low, high })
}

function shown(param: Param, language: keyof InFour): string {
  return typeof param === 'object' ? param[language] : `${param}`
}

function each(word: (language: keyof InFour) => string): InFour {
  return Object.fromEntries(languages.map((language) => [language, word(language)])) as InFour
}
