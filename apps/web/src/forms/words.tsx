// Words of a form in the reader's language, or in the one that has them.
import type { FormWords, Language } from '@oralu/domain'
import { wordsIn } from '@oralu/domain'
import { useLanguage } from '../i18n/index.tsx'
import { directionOf } from '../i18n/language.ts'

/** The language in which a text is shown to a reader of another. */
function spokenIn(words: FormWords, language: Language): Language {
  const text = wordsIn(words, language)
  return ([language, 'en', 'ru', 'kk', 'ar'] as const).find((each) => words[each] === text) ?? language
}

export function Said({ words, otherwise = '' }: { words: FormWords; otherwise?: string }) {
  const language = useLanguage()
  const text = wordsIn(words, language)
  const spoken = spokenIn(words, language)
  return (
    <bdi {...(text && spoken !== language ? { lang: spoken, dir: directionOf(spoken) } : {})}>
      {text || otherwise}
    </bdi>
  )
}

export function useSaid(): (words: FormWords, otherwise?: string) => string {
  const language = useLanguage()
  return (words, otherwise = '') => wordsIn(words, language) || otherwise
}
