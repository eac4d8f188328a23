import { type PreparedName, prepareName } from '@oralu/names'
import type { LinkRecord } from './types.ts'

const MAX_NAMES = 12
const MAX_DOCUMENTS = 20

/** A record parsed once, to be compared many times. */
export type PreparedRecord = {
  record: LinkRecord
  names: PreparedName[]
  mother?: PreparedName
  father?: PreparedName
  birthPlace?: PreparedName
  documents: string[]
}

export function prepareRecord(record: LinkRecord): PreparedRecord {
  const prepared: PreparedRecord = {
    record,
    names: some(record.names.slice(0, MAX_NAMES)),
    documents: documentNumbers(record.documents ?? []),
  }
  const [mother] = some([record.mother])
  const [father] = some([record.father])
  const [birthPlace] = some([record.birthPlace])
  if (mother) prepared.mother = mother
  if (father) prepared.father = father
  if (birthPlace) prepared.birthPlace = birthPlace
  return prepared
}

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
