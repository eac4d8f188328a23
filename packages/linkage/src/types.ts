import type { DateRange, Reason } from '@oralu/names'

/**
 * What one source says of a person, as far as linkage looks at it. A field that is absent, empty or
 * `unknown` is no evidence either way.
 */
export type LinkRecord = {
  /** every spelling the source gives, any script; the best pair counts */
  names: string[]
  born?: Pick<DateRange, 'from' | 'to' | 'readings'>
  sex?: 'male' | 'female' | 'unknown'
  birthPlace?: string
  /** numbers of papers, with or without their kind; compared by letters and digits alone */
  documents?: string[]
  mother?: string
  father?: string
}

/** A record with the key by which the caller knows it. */
export type KeyedRecord = LinkRecord & { id: string }

export type FieldName = 'names' | 'born' | 'sex' | 'birthPlace' | 'documents' | 'mother' | 'father'

/**
 * `probability`: that the two records are of one person, given the model (never a statement about the
 * person). `weight`: total evidence in bits, prior included; probability = 1 / (1 + 2^-weight), capped.
 * `why`: one reason a field that had evidence, with `params.bits`.
 */
export type RecordComparison = { probability: number; weight: number; why: Reason[] }
