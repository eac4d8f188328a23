import { tokenKeys } from '@oralu/names'
import type { PreparedRecord } from './prepare.ts'

const MAX_YEARS = 12

/**
 * Blocking keys of a record: two records are compared if they share one.
 * - a document number
 * - two name keys together
 * - a name key and a year of birth (each year the range covers, up to 12, and the neighbours)
 * - a whole date of birth
 * - the likeliest key of a token alone, for pairs of which one has no date; any key among names of one token
 */
export function blockingKeys(r: PreparedRecord): string[] {
  const keys = new Set<string>()
  for (const d of r.documents) keys.add(`d:${d}`)
  const years = yearsOf(r)
  for (const name of r.names) {
    const tokens = tokenKeys(name.parsed).map((list) => list.map((k) => k.toString(36)))
    tokens.forEach((token, i) => {
      // not left to records without a date: they must also meet those that have one
      keys.add(`n:${token[0]}`)
      for (const key of token) {
        for (const y of years) keys.add(`y:${key}:${y}`)
        for (const other of tokens.slice(i + 1).flat())
          keys.add(key < other ? `p:${key}:${other}` : `p:${other}:${key}`)
      }
      if (tokens.length === 1) for (const key of token) keys.add(`s:${key}`)
    })
  }
  for (const s of r.record.born?.readings ?? (r.record.born ? [r.record.born] : []))
    if (s.from === s.to) keys.add(`b:${s.from}`)
  return [...keys]
}

function yearsOf(r: PreparedRecord): number[] {
  const born = r.record.born
  if (!born) return []
  const years = new Set<number>()
  for (const s of born.readings ?? [born]) {
    const from = Number(s.from.slice(0, 4))
    const to = Number(s.to.slice(0, 4))
    // the later neighbour alone: the other record brings the earlier one
    for (let y = from; y <= to + 1 && years.size < MAX_YEARS; y++) years.add(y)
  }
  return [...years]
}
