// Names into the letters of the machine-readable zone (Doc 9303 part 3, sections 4.6 and 6).
import { MrzError, type MrzProblem, problem } from './problems.ts'
import {
  ARABIC,
  CYRILLIC,
  type CyrillicLanguage,
  EXCEPT,
  KAZAKH,
  LATIN,
  LEFT_OUT,
  NOT_ENCODED,
  SHADDA,
  TEH_MARBUTA,
} from './tables.ts'

const SEPARATES = /[\s\-‐‑‒–—,،]/u
// "All other punctuation characters shall be omitted", apostrophes among them; so are marks of direction.
const OMITTED = /[\p{P}\p{Sk}\p{Cf}ʼʻʹʺ]/u

export interface MrzText {
  /** A to Z and single `<` between components. */
  text: string
  /** What a rule left out. */
  notes: MrzProblem[]
}

/**
 * A name in MRZ letters: any mixture of Latin, Cyrillic (Kazakh included) and Arabic letters.
 * @param language for the exceptions that section 6.B makes for one language; Kazakh and Russian need none
 * @throws MrzError no-rule, digit-in-name: with the letter and its position in the text (1 is the first)
 */
export function toMrzLetters(name: string, language?: CyrillicLanguage): MrzText {
  const letters = [...name.normalize('NFC')]
  const notes: MrzProblem[] = []
  let text = ''
  let last = ''
  for (const [at, letter] of letters.entries()) {
    if (SEPARATES.test(letter)) {
      if (text && !text.endsWith('<')) text += '<'
      last = ''
    } else if (letter === SHADDA) {
      // Doubles what stands before it; of an X-sequence what follows the X (the standard's FXDZDZXAH).
      text += last.replace(/^X+/, '')
    } else if (!NOT_ENCODED.test(letter)) {
      if (/\p{Nd}/u.test(letter)) throw new MrzError('digit-in-name', { found: letter, position: at + 1 })
      const written = writtenAs(letter, isLast(letters, at), text === '' || text.endsWith('<'), language)
      if (written !== undefined) {
        text += written
        last = written
      } else if (LEFT_OUT.has(letter.toUpperCase())) {
        notes.push(problem('note', 'left-out', { found: letter, position: at + 1 }))
      } else if (!OMITTED.test(letter)) {
        throw new MrzError('no-rule', { found: letter, position: at + 1 })
      }
    }
  }
  return { text: text.replace(/<$/, ''), notes }
}

/** Does a letter end its component? What is not written counts as nothing. */
function isLast(letters: readonly string[], at: number): boolean {
  const next = letters.slice(at + 1).find((each) => !NOT_ENCODED.test(each) && each !== SHADDA)
  return next === undefined || SEPARATES.test(next)
}

function writtenAs(
  letter: string,
  ends: boolean,
  begins: boolean,
  language: CyrillicLanguage | undefined,
): string | undefined {
  if (letter === TEH_MARBUTA) return ends ? 'XAH' : 'XTA'
  const capital = letter.toUpperCase()
  if (/^[A-Z]+$/.test(capital)) return capital
  const except = language && EXCEPT[language]
  return (
    (begins ? except?.initial?.get(capital) : undefined) ??
    except?.any.get(capital) ??
    KAZAKH.get(capital) ??
    CYRILLIC.get(capital) ??
    LATIN.get(capital) ??
    ARABIC.get(letter)
  )
}

/**
 * The Latin line of the visual zone (part 3, section 3.4): a Latin name as it is, a Cyrillic one by the same table,
 * its hyphens and apostrophes kept. An Arabic name has no table there: it is written as its bearer writes it in Latin
 * letters, which is not what the machine-readable zone holds.
 * @throws MrzError no-rule: also for each Arabic letter
 */
export function toVisualLatin(name: string, language?: CyrillicLanguage): string {
  return [...name.normalize('NFC')]
    .map((letter, at, all) => {
      if (/[\p{Script=Latin}\s\-–—‐‑'’ʼ.,]/u.test(letter) || LEFT_OUT.has(letter.toUpperCase()))
        return LEFT_OUT.has(letter.toUpperCase()) ? '' : letter.toUpperCase()
      const written = ARABIC.has(letter)
        ? undefined
        : writtenAs(letter, false, !/\p{L}/u.test(all[at - 1] ?? ''), language)
      if (written === undefined) throw new MrzError('no-rule', { found: letter, position: at + 1 })
      return written
    })
    .join('')
}
