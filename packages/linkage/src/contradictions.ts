// What is said of one person, or of two if they were one, that cannot hold together. Rules about statements, never a
// score of anybody: a clerk's slip makes a contradiction as easily as anything else.
import { prepareName, similarityOf } from '@oralu/names'
import { presentPlace } from './places.ts'

export type Born = { from: string; to: string }

/** What one record says. Days are 'YYYY-MM-DD'. */
export type Statement = {
  id: string
  source: string
  sourceId: string
  /** the day that its list speaks of */
  listedOn?: string
  sex?: 'male' | 'female' | 'unknown'
  born?: Born
  birthPlace?: string
  /** where the person is on that day */
  location?: string
  document?: string
}

/** A relative of the person, as far as births are concerned; `id` of an anchor. */
export type Relation = {
  id: string
  role: 'mother' | 'father' | 'child' | 'sibling'
  born?: Born
  name: string
}

export type ContradictionCode =
  | 'born-apart'
  | 'born-near'
  | 'sex-differs'
  | 'born-after-list'
  | 'mother-too-young'
  | 'mother-too-old'
  | 'father-too-young'
  | 'siblings-too-close'
  | 'two-places'
  | 'birth-places-differ'
  | 'documents-differ'
  | 'one-list-twice'

export type FoundContradiction = {
  code: ContradictionCode
  params: Record<string, string | number>
  about: string[]
}

const DAY = 86_400_000
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
/** Whole years from one day to another. */
const years = (from: string, to: string) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** Bounds of parenthood beyond which a statement must be wrong, in years: wide on purpose. */
const LEAST_AGE_OF_PARENT = 12
const GREATEST_AGE_OF_MOTHER = 56
/** Two births of one mother lie on one or two days, or at least so many apart (WHO: a child lives from 22 weeks on). */
const LEAST_DAYS_BETWEEN_BIRTHS = 180
/** An age is often guessed, and a year written for a day: so near, two births may well be one. */
const AGE_GUESSED_DAYS = 2.5 * 365
/** Lists so many days apart speak of one time. */
const ONE_TIME_DAYS = 2
const OTHER_PLACE = 0.5

/** All contradictions among statements that are, or would be, of one person, and the person's relatives. */
export function contradictionsOf(
  statements: readonly Statement[],
  relatives: readonly Relation[] = [],
): FoundContradiction[] {
  const found: FoundContradiction[] = []
  for (const one of statements)
    if (one.born && one.listedOn && one.born.from > one.listedOn)
      found.push({
        code: 'born-after-list',
        params: { source: one.source, day: one.listedOn, from: one.born.from },
        about: [one.id],
      })
  statements.forEach((a, i) => {
    for (const b of statements.slice(i + 1)) found.push(...ofTwo(a, b))
  })
  const born = narrowest(statements)
  const male = statements.some(({ sex }) => sex === 'male')
  if (born) for (const relative of relatives) found.push(...ofRelative(born, male, relative))
  const siblings = relatives.filter(({ role }) => role === 'child')
  siblings.forEach((a, i) => {
    for (const b of siblings.slice(i + 1)) if (a.id !== b.id) found.push(...ofSiblings(a.born, b))
  })
  return found
}

function* ofTwo(a: Statement, b: Statement): Generator<FoundContradiction> {
  const about = [a.id, b.id]
  const sources = { sourceA: a.source, sourceB: b.source }
  if (a.born && b.born && (a.born.to < b.born.from || b.born.to < a.born.from))
    yield {
      code: apart(a.born, b.born) > AGE_GUESSED_DAYS ? 'born-apart' : 'born-near',
      params: { ...sources, fromA: a.born.from, toA: a.born.to, fromB: b.born.from, toB: b.born.to },
      about,
    }
  if (known(a.sex) && known(b.sex) && a.sex !== b.sex) yield { code: 'sex-differs', params: sources, about }
  if (a.birthPlace && b.birthPlace && otherPlace(a.birthPlace, b.birthPlace))
    yield {
      code: 'birth-places-differ',
      params: { ...sources, a: a.birthPlace, b: b.birthPlace },
      about,
    }
  if (a.document && b.document && letters(a.document) !== letters(b.document) && a.sourceId === b.sourceId)
    yield { code: 'documents-differ', params: { ...sources, a: a.document, b: b.document }, about }
  if (a.sourceId === b.sourceId) yield { code: 'one-list-twice', params: { source: a.source }, about }
  const atOneTime = a.listedOn && b.listedOn && Math.abs(days(a.listedOn, b.listedOn)) <= ONE_TIME_DAYS
  if (atOneTime && a.location && b.location && otherPlace(a.location, b.location))
    yield {
      code: 'two-places',
      params: { ...sources, a: a.location, b: b.location, day: a.listedOn as string },
      about,
    }
}

/** Days between two ranges that do not meet. */
const apart = (a: Born, b: Born) => Math.max(days(a.to, b.from), days(b.to, a.from))
const known = (sex: Statement['sex']) => sex !== undefined && sex !== 'unknown'
const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()

/** Two places of which no word of the one is like a word of the other. */
function otherPlace(a: string, b: string): boolean {
  const parts = (text: string) =>
    presentPlace(text)
      .split(/[,;()/]+/u)
      .map((part) => part.trim())
      .filter(Boolean)
  for (const x of parts(a))
    for (const y of parts(b)) if (similarityOf(prepareName(x), prepareName(y)) >= OTHER_PLACE) return false
  return true
}

/** The days of birth on which all statements agree; where they do not, each would accuse a relative wrongly. */
function narrowest(statements: readonly Statement[]): Born | undefined {
  let range: Born | undefined
  for (const { born } of statements) {
    if (!born) continue
    const { from, to } = range ?? born
    range = { from: [from, born.from].toSorted()[1]!, to: [to, born.to].toSorted()[0]! }
  }
  return range && range.from <= range.to ? range : undefined
}

function* ofRelative(
  own: Born,
  male: boolean,
  { id, role, born, name }: Relation,
): Generator<FoundContradiction> {
  if (!born || role === 'sibling') return
  const [parent, child] = role === 'child' ? [own, born] : [born, own]
  const mother = role === 'child' ? !male : role === 'mother'
  // the oldest and the youngest the parent can have been
  const most = years(parent.from, child.to)
  const least = years(parent.to, child.from)
  if (most < LEAST_AGE_OF_PARENT)
    yield {
      code: mother ? 'mother-too-young' : 'father-too-young',
      params: { name, years: most },
      about: [id],
    }
  else if (mother && least > GREATEST_AGE_OF_MOTHER)
    yield { code: 'mother-too-old', params: { name, years: least }, about: [id] }
}

function* ofSiblings(a: Born | undefined, b: Relation): Generator<FoundContradiction> {
  if (!a || !b.born) return
  const apart = [days(a.from, b.born.to), days(a.to, b.born.from)]
  const [low, high] = [Math.min(...apart), Math.max(...apart)]
  const possible = low <= 2 && high >= -2
  const nearest = low > 0 ? low : high < 0 ? -high : 0
  const farthest = Math.max(Math.abs(low), Math.abs(high))
  if (!possible && nearest > 2 && farthest < LEAST_DAYS_BETWEEN_BIRTHS)
    yield { code: 'siblings-too-close', params: { name: b.name, days: farthest }, about: [b.id] }
}
