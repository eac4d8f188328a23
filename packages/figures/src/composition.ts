/** How many, of whom: the one way in which Oralu counts people by sex and childhood. */

/** As recorded; "unknown" covers what is not recorded and what a document leaves open (X). */
export type Sex = 'male' | 'female' | 'unknown'

/** One person to be counted. `child` comes from {@link isChildOn} for the day the figure speaks of. */
export type Line = { readonly sex: Sex; readonly child: boolean }

/**
 * People: `total = men + women + children + adultsSexUnknown`. Published with the last one where it is not 0,
 * so that nobody is dropped and no sex is guessed.
 */
export type Composition = {
  readonly total: number
  readonly men: number
  readonly women: number
  readonly children: number
  readonly adultsSexUnknown: number
}

/** A definition under a name and a number: a figure stores both, so that it can be read years later. */
export type Definition = { readonly id: string; readonly version: number; readonly text: string }

/** The definitions in force. A changed text is a new version; the old one stays with the figures that used it. */
export const definitions = {
  child: {
    id: 'child',
    version: 1,
    text: 'A person who, on the day the figure speaks of, is under 18, or whose recorded range of birth allows it, unless a multidisciplinary decision on age says otherwise. A range without a latest day of birth allows it. Somebody born on 29 February turns 18 on 1 March.',
  },
  men: { id: 'men', version: 1, text: 'Persons recorded as male who are not children.' },
  women: { id: 'women', version: 1, text: 'Persons recorded as female who are not children.' },
  children: { id: 'children', version: 1, text: 'Children of either sex or of sex unknown.' },
  adultsSexUnknown: {
    id: 'adults-sex-unknown',
    version: 1,
    text: 'Persons who are not children and whose sex is not recorded.',
  },
  total: {
    id: 'total',
    version: 1,
    text: 'Men, women, children and adults of unknown sex. Each person is counted once.',
  },
} as const satisfies Record<string, Definition>

/** Counts the lines under {@link definitions}. An empty list gives zeros. */
export function composition(lines: readonly Line[]): Composition {
  let men = 0
  let women = 0
  let children = 0
  for (const { sex, child } of lines) {
    if (child) children++
    else if (sex === 'male') men++
    else if (sex === 'female') women++
  }
  const total = lines.length
  return { total, men, women, children, adultsSexUnknown: total - men - women - children }
}

/** A multidisciplinary decision that a person was `age` completed years old on the day `on` (YYYY-MM-DD). */
export type AgeDecision = { readonly age: number; readonly on: string }

/**
 * Whether a person counts as a child on a day (SAFEGUARDS: "if the range of birth allows under 18, the person
 * is a child until a multidisciplinary decision on age").
 *
 * @param bornFrom earliest possible day of birth, YYYY-MM-DD; null if unknown
 * @param bornTo latest possible day of birth, YYYY-MM-DD; null if unknown, which allows under 18
 * @param onDate the day asked about, YYYY-MM-DD
 * @param decidedAge replaces the range where there is one
 * @throws {RangeError} on a day that does not exist, a range that ends before it begins, or an age that is no
 *   whole number from 0 to 130
 */
export function isChildOn(
  bornFrom: string | null,
  bornTo: string | null,
  onDate: string,
  decidedAge?: AgeDecision | null,
): boolean {
  const from = bornFrom === null ? null : day(bornFrom)
  const to = bornTo === null ? null : day(bornTo)
  if (from !== null && to !== null && from > to)
    throw new RangeError(`born from ${from} is after born to ${to}`)
  const on = day(onDate)
  if (decidedAge) {
    if (!Number.isInteger(decidedAge.age) || decidedAge.age < 0 || decidedAge.age > 130)
      throw new RangeError(`an age is a whole number of years from 0 to 130, not ${decidedAge.age}`)
    // Of that age at least, so born on that day of the year at the latest, and 18 after the years still lacking.
    return on < plusYears(day(decidedAge.on), 18 - decidedAge.age)
  }
  return to === null || on < plusYears(to, 18)
}

/** The same day so many years on; 29 February becomes 1 March where there is none. Text compares as dates do. */
function plusYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years
  const moved = `${String(year).padStart(4, '0')}${date.slice(4)}`
  return exists(moved) ? moved : `${moved.slice(0, 4)}-03-01`
}

function day(text: string): string {
  if (!exists(text)) throw new RangeError(`"${text}" is not a day that exists, written YYYY-MM-DD`)
  return text
}

function exists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
