// The words on the note of enrolment, in four languages.
import type { Language } from '@oralu/domain'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import kk from './words/kk.json' with { type: 'json' }
import ru from './words/ru.json' with { type: 'json' }

export const words: Record<Language, Record<keyof typeof en, string>> = { kk, ru, en, ar }
