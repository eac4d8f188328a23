// Rules of papers that need no database.
import type { Language, PersonBrief } from '@oralu/domain'

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('kk')
    .match(/[\p{L}\p{M}'’ʼ]+/gu) ?? []

/** Does every word of a name stand in the form that it is said to be taken from? */
export function isTakenFrom(name: string, form: string): boolean {
  const there = wordsOf(form)
  return wordsOf(name).every((word) => there.includes(word))
}

/** Does a date of birth, as far as it is known, lie within what the register leaves open? */
export function bornWithin(
  born: string | null,
  { bornFrom, bornTo }: Pick<PersonBrief, 'bornFrom' | 'bornTo'>,
): boolean {
  if (!born) return true
  const from = `${born}-01-01`.slice(0, 10)
  const to = born.length === 4 ? `${born}-12-31` : born.length === 7 ? `${born}-31` : born
  return !(bornTo && from > bornTo) && !(bornFrom && to < bornFrom)
}

const scriptOf: Record<Language, string> = { kk: 'Cyrl', ru: 'Cyrl', en: 'Latn', ar: 'Arab' }

/** A name as a paper in this language shows it: in its script where a source has it so, else in Latin letters. */
export function nameIn(person: PersonBrief | null, language: Language): string {
  if (!person?.name) return '—'
  const script = scriptOf[language]
  const own = person.names.find((each) => each.script === script)
  return own?.form ?? person.names.find((each) => each.latin)?.latin ?? person.name
}

/** A day, a year, or from when to when. */
export function bornText({ bornFrom, bornTo }: Pick<PersonBrief, 'bornFrom' | 'bornTo'>): string {
  if (!bornFrom || !bornTo) return bornFrom ?? bornTo ?? '—'
  if (bornFrom === bornTo) return bornFrom
  const [from, to] = [bornFrom.slice(0, 4), bornTo.slice(0, 4)]
  return from === to ? from : `${from}–${to}`
}

/** A, B … Z, AA: a short name for a group, told apart on one mission only. */
export function groupLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : groupLetter(Math.floor(at / 26) - 1) + groupLetter(at % 26)
}

/** Words that tell where people were held. A paper with such a place on it would mark its bearer. */
const telling = /camp|лагер|مخيم|prison|тюрьм|түрме|سجن/iu

/** A place for a paper; nothing where its name would tell. */
export function placeOnPaper(place: string): string | null {
  return telling.test(place) ? null : place
}
