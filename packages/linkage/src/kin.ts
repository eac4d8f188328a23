// Who is whose relative, as a source itself tells.
import { keyOf } from './block-keys.ts'
import type { KeyedRecord } from './types.ts'

/** A record and how its own source says who belongs to whom. */
export type KinRecord = KeyedRecord & {
  source: string
  /** the source's number of the family */
  family?: string
  /** where the source says the person is: a tent, a room */
  location?: string
}

/** A family larger than this is a mistake of numbering. */
export const MAX_FAMILY = 40

/**
 * The families of `groupsOf` as numbers to be kept beside those of `blockKeys`, told from them by their last eight bits, 255:
 * two records that share one are relatives, unless more than `MAX_FAMILY` do.
 */
export const kinKeys = (record: Omit<KinRecord, 'id'>): bigint[] =>
  groupsOf(record).map((group) => keyOf(group) | 255n)

/** The families of a record: its list's number, and each parent's name, under which parent and children stand. */
export function groupsOf({ source, family, mother, father, names }: Omit<KinRecord, 'id'>): string[] {
  // a child stands under the name of each parent, as the parent does
  const told = new Set([mother, father, ...names].map((name) => folded(name ?? '')))
  const byName = [...told].filter((name) => name.includes(' ')).map((name) => `p ${source} ${name}`)
  return family ? [`f ${source} ${family}`, ...byName] : byName
}

const folded = (name: string) => name.toLowerCase().split(/\s+/u).filter(Boolean).sort().join(' ')
