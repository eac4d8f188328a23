// The words of a screen, as the web application has them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const web = join(import.meta.dirname, '../../apps/web/src')

/** A subject's messages in a language, by id. */
export const wordsOf = (subject: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(web, subject, `messages/${language}.json`), 'utf8'))
