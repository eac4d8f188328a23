// Which language Oralu speaks. Chosen before sign-in (kept in a cookie, so that the server knows it too), then the
// account's own.
import type { Language } from '@oralu/domain'
import { store } from '../api/store.ts'

export const languages: readonly Language[] = ['kk', 'ru', 'en', 'ar']

/** Each language's name in itself. */
export const nameOf: Record<Language, string> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
  ar: 'العربية',
}

/**
 * The locale for numbers and plurals. Digits stay European in Arabic too: people compare them with papers. Kazakh
 * groups digits as Russian does, and Chromium knows no Kazakh (dates.ts).
 */
export const localeOf: Record<Language, string> = {
  kk: 'ru-KZ',
  ru: 'ru-KZ',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
}

/** The script in which a reader of the language reads names first. */
export const scriptOf = { kk: 'Cyrl', ru: 'Cyrl', en: 'Latn', ar: 'Arab' } as const satisfies Record<
  Language,
  string
>

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

const isLanguage = (text: string | undefined): text is Language => languages.some((one) => one === text)

function remembered(): Language {
  const cookie = /(?:^|; )oralu-language=(\w\w)/.exec(document.cookie)?.[1]
  if (isLanguage(cookie)) return cookie
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'kk'
}

type Messages = Record<string, string>
type Loader = () => Promise<{ default: Messages }>

/** The words of the sign-in page and the frame come first; those of the subjects follow once signed in. */
const first = import.meta.glob<{ default: Messages }>('../{words,shell,components,sign-in}/messages/*.json')
const all = import.meta.glob<{ default: Messages }>('../*/messages/*.json')

const have: Record<Language, { done: Set<string>; messages: Messages }> = {
  kk: { done: new Set(), messages: {} },
  ru: { done: new Set(), messages: {} },
  en: { done: new Set(), messages: {} },
  ar: { done: new Set(), messages: {} },
}

async function load(language: Language, from: Record<string, Loader>): Promise<Messages> {
  const { done, messages } = have[language]
  const wanted = Object.keys(from).filter((path) => path.endsWith(`/${language}.json`) && !done.has(path))
  if (wanted.length === 0) return messages
  const parts = await Promise.all(wanted.map((path) => from[path]?.()))
  for (const path of wanted) done.add(path)
  have[language].messages = Object.assign(
    { ...have[language].messages },
    ...parts.map((part) => part?.default),
  )
  return have[language].messages
}

export const speech = store<{ language: Language; messages: Messages }>({ language: 'kk', messages: {} })

let wide = false

/** Speaks a language from now on, here; the account's own language is set by `PUT /me/language`. */
export async function speak(language: Language = remembered()): Promise<void> {
  const messages = await load(language, wide ? all : first)
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox has no Cookie Store API
  document.cookie = `oralu-language=${language}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  speech.set({ language, messages })
}

/** Loads the words of every subject; the frame waits for it after sign-in. */
export async function speakOfEverything(language: Language): Promise<void> {
  wide = true
  await speak(language)
}
