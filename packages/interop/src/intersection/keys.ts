// What two sides meet by: words of a name, told by their sounds, with the year of birth and the sex. Each key is a
// statement specific enough to be asked alone, because whatever both sides hold of it comes out (see session.ts).
import { type ParsedName, parseName, tokenSounds } from '@oralu/names'
import { INTERSECTION_LIMITS } from './limits.ts'

/** Version of the keys: sides with different ones would never meet. Bound to KEYS_VERSION of names. */
export const INTERSECTION_KEYS = 1

export interface IntersectionPerson {
  /** Every spelling, in any of the three scripts. */
  names: readonly string[]
  father?: string
  /** ISO days, both inclusive; what is not known may span years. */
  born?: { from: string; to: string; readings?: readonly { from: string; to: string }[] }
  sex?: 'male' | 'female' | 'unknown'
  /** The agreement under which this person may be asked about, or found. */
  coveredBy: string
}

/** A key, and which words of the person made it: keys of the same words count once. */
export interface IntersectionKey {
  text: string
  words: string
}

/** A word in all the ways it may sound, the likeliest first. */
type Word = number[]

/** A birth that may lie in more years than these tells nothing. */
const MOST_YEARS = 12
const MOST_NAMES = 12
/** Words of a name that are paired. */
const MOST_WORDS = 6
/** Of three words without a year only so many sounds of each are combined. */
const SOUNDS_OF_THREE = 2

/**
 * The keys of a person. The side that asks makes more of them (five sounds a word), the side that answers fewer
 * (three): two spellings meet if what the one asks is what the other kept.
 * - two words, a year, the sex; the father's name and family are among the words, where they say something new
 * - one word and the whole day of birth, the sex
 * - three words and the sex, where a year is missing or wrong
 * A side that does not know the sex makes them for both. At most 64; some 5 of a line of a camp's list, 9 of a civil registry's.
 */
export function intersectionKeys(person: IntersectionPerson, role: 'asks' | 'answers'): IntersectionKey[] {
  const sexes = person.sex === 'male' || person.sex === 'female' ? [person.sex] : ['male', 'female']
  const keys = new Map<string, string>()
  for (const { text, words } of statements(person, role))
    for (const sex of sexes) {
      if (keys.size === INTERSECTION_LIMITS.keys) return listed(keys)
      if (!keys.has(`${text} ${sex}`)) keys.set(`${text} ${sex}`, words)
    }
  return listed(keys)
}

const listed = (keys: Map<string, string>): IntersectionKey[] =>
  [...keys].map(([text, words]) => ({ text, words }))

function* statements(person: IntersectionPerson, role: 'asks' | 'answers'): Generator<IntersectionKey> {
  const father = person.father === undefined ? [] : wordsOf(calledAndFamily(person.father), role).slice(0, 2)
  const names = person.names.slice(0, MOST_NAMES).map((name) => {
    const own = wordsOf(name, role).slice(0, MOST_WORDS)
    return [...own, ...father.filter(([sound]) => own.every(([other]) => other !== sound))]
  })
  const years = yearsOf(person.born)
  const day = dayOf(person.born)
  for (const words of names) {
    for (const two of combined(words, 2))
      for (const pair of chosen(two))
        for (const year of years) yield { text: `year ${pair} ${year}`, words: wordsIn(two) }
    if (day)
      for (const word of words)
        for (const sound of word) yield { text: `day ${sound} ${day}`, words: wordsIn([word]) }
  }
  for (const words of names)
    for (const three of combined(words, 3))
      for (const triple of chosen(three.map((word) => word.slice(0, SOUNDS_OF_THREE))))
        yield { text: `three ${triple}`, words: wordsIn(three) }
}

function wordsOf(name: string | ParsedName, role: 'asks' | 'answers'): Word[] {
  return tokenSounds(name).map(({ asked, kept }) => (role === 'asks' ? asked : kept))
}

/** What a father is called, as it stands in a patronymic, and his family, as a daughter bore it before she married. */
function calledAndFamily(name: string): ParsedName {
  const parsed = parseName(name)
  const tokens = parsed.tokens.filter(
    ({ role, aside }) => role !== 'patronymic' && role !== 'kunya' && !aside,
  )
  return tokens.length > 0 ? { ...parsed, tokens } : parsed
}

/** The same words in two spellings of one person are one. */
const wordsIn = (words: Word[]): string =>
  words
    .map(([likeliest]) => likeliest!)
    .sort((a, b) => a - b)
    .join(' ')

/** Each choice of so many words, in their order. */
function combined(words: readonly Word[], count: number): Word[][] {
  if (count === 0) return [[]]
  return words.flatMap((word, at) => combined(words.slice(at + 1), count - 1).map((more) => [word, ...more]))
}

/** Each choice of one sound a word, in order of size and none twice: one word is not two. */
function chosen(words: readonly Word[]): string[] {
  const choices = words.reduce<number[][]>(
    (before, word) => before.flatMap((each) => word.map((sound) => [...each, sound])),
    [[]],
  )
  return choices
    .filter((sounds) => new Set(sounds).size === sounds.length)
    .map((sounds) => sounds.sort((a, b) => a - b).join(' '))
}

function yearsOf(born: IntersectionPerson['born']): number[] {
  const years = new Set<number>()
  for (const { from, to } of born?.readings ?? (born ? [born] : []))
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      years.add(year)
      if (years.size > MOST_YEARS) return []
    }
  return [...years]
}

const dayOf = (born: IntersectionPerson['born']): string | undefined =>
  born && !born.readings && born.from === born.to ? born.from : undefined
