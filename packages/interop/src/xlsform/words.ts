// Labels and hints in the languages that their columns name.
import { type FormWords, formLimits } from '@oralu/domain'
import { type LanguageCode, languageByLetters, languageOf } from './columns.ts'
import type { Note } from './read.ts'
import type { Row } from './sheets.ts'

const translated = new Set(['label', 'hint', 'constraint_message'])

export class Translations {
  /** The language of columns that name none. */
  readonly plain: LanguageCode
  readonly #languages = new Map<string, LanguageCode | undefined>()

  constructor(assumed: string, note: Note, rows: readonly Row[]) {
    const cells = rows.flatMap((row) => row.cells.filter(({ kind }) => translated.has(kind)))
    const bare = cells.filter(({ language }) => language === undefined)
    this.plain = languageOf(assumed) ?? languageByLetters(bare.map(({ text }) => text).join(' '))
    if (bare.length > 0 && !languageOf(assumed)) note(null, 'language-assumed', this.plain)
    for (const { language, title } of cells) {
      if (language === undefined || this.#languages.has(language)) continue
      const code = languageOf(language)
      this.#languages.set(language, code)
      if (!code) note(null, 'language-dropped', title)
    }
  }

  of(row: Row, kind: string): FormWords {
    const words: FormWords = {}
    for (const cell of row.cells) {
      if (cell.kind !== kind) continue
      const language = cell.language === undefined ? this.plain : this.#languages.get(cell.language)
      if (language && !words[language]) words[language] = clean(cell.text)
    }
    return words
  }
}

const clean = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/(?!\n|\t)\p{Cc}/gu, ' ')
    .slice(0, formLimits.words)
