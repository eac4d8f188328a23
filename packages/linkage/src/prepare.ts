import { type PreparedName, prepareName } from '@oralu/names'
import { presentPlace } from './places.ts'
import type { LinkRecord } from './types.ts'

const MAX_NAMES = 12
const MAX_DOCUMENTS = 20

/** A word of a name that may be what the person is called; `given`: it is. */
export type Word = { given: boolean; name: PreparedName }

/** A record parsed once, to be compared many times. */
export type PreparedRecord = {
  record: LinkRecord
  names: PreparedName[]
  /** single words of the names, of which one may be all that two records share: a woman's given name, married twice */
  words: Word[]
  mother?: PreparedName
  father?: PreparedName
  /** what the father is called, by his own name or by a patronymic */
  fathers: PreparedName[]
  birthPlace?: PreparedName
  documents: string[]
}

export function prepareRecord(record: LinkRecord): PreparedRecord {
  const prepared: PreparedRecord = {
    record,
    names: some(record.names.slice(0, MAX_NAMES)),
    words: [],
    fathers: [],
    documents: documentNumbers(record.documents ?? []),
  }
  const [mother] = some([record.mother])
  const [father] = some([record.father])
  const [birthPlace] = some([record.birthPlace && presentPlace(record.birthPlace)])
  prepared.words = prepared.names.flatMap(wordsOf)
  prepared.fathers = father ? callNames(father) : prepared.names.flatMap(patronymicsOf)
  if (mother) prepared.mother = mother
  if (father) prepared.father = father
  if (birthPlace) prepared.birthPlace = birthPlace
  return prepared
}

function wordsOf(name: PreparedName): Word[] {
  const given = givenOf(name)
  return name.tokens
    .filter(({ role, aside }) => (role === 'given' || role === 'name') && !aside)
    .map((token) => ({
      given: token === given || token.role === 'given' || name.tokens.length === 1,
      name: name.tokens.length === 1 ? name : prepareName(token.text),
    }))
}

/** In either order of a full name (Family Given Patronymic, Given Patronymic Family) the given name stands before the patronymic. */
function givenOf({ tokens }: PreparedName): PreparedName['tokens'][number] | undefined {
  if (tokens.some(({ role, aside }) => role === 'given' && !aside)) return undefined
  const patronymic = tokens.findIndex(({ role, gender }) => role === 'patronymic' && gender)
  const before = tokens[patronymic - 1]
  return before?.role === 'name' && !before.aside ? before : undefined
}

/** A father is remembered by one name; family and his own father's name say little more. */
function callNames(father: PreparedName): PreparedName[] {
  const called = father.tokens.filter(({ role, aside }) => (role === 'given' || role === 'name') && !aside)
  return called.length > 0 && father.tokens.length > 1
    ? called.map(({ text }) => prepareName(text))
    : [father]
}

const patronymicsOf = (name: PreparedName): PreparedName[] =>
  name.tokens.filter(({ role }) => role === 'patronymic').map(({ stem }) => prepareName(stem))

function some(texts: (string | undefined)[]): PreparedName[] {
  return texts
    .filter((t): t is string => t !== undefined && t.trim() !== '')
    .map(prepareName)
    .filter((n) => n.tokens.length > 0)
}

/** Letters and digits of document numbers, upper case; under five characters a number tells too little. */
export function documentNumbers(documents: string[]): string[] {
  const numbers = documents.slice(0, MAX_DOCUMENTS).map((d) =>
    d
      .slice(0, 64)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase(),
  )
  return [...new Set(numbers)].filter((n) => n.length >= 5)
}

export type Prepare = (record: LinkRecord) => PreparedRecord

/** `prepareRecord` that remembers: the same words are parsed once, of the last some thousands of records. */
export function preparing(most = 20_000): Prepare {
  const held = new Map<string, PreparedRecord>()
  return (record) => {
    const { names, born, sex, birthPlace, documents, mother, father } = record
    const key = JSON.stringify([names, born, sex, birthPlace, documents, mother, father])
    let prepared = held.get(key)
    if (!prepared) {
      prepared = prepareRecord(record)
      if (held.size >= most) held.clear()
      held.set(key, prepared)
    }
    return prepared
  }
}
