import { tokenKeys } from '@oralu/names'
import type { PreparedRecord } from './prepare.ts'

const MAX_YEARS = 12

/**
 * Blocking keys of a record: two records are compared if they share one.
 * - a document number
 * - two name keys together
 * - a name key and a year of birth (each year the range covers, up to 12, and the neighbours)
 * - a whole date of birth
 * - a name key alone, for records without a date
 */
export function blockingKeys(r: PreparedRecord): string[] {
  const keys = new Set<string>()
  for (const d of r.documents) keys.add(`d:${d}`)
  const names = [...new Set(r.names.flatMap((n) => tokenKeys(n.text)))].slice(0, 24).map((k) => k.toString(36)).sort()
  const years = yearsOf(r)
  for (let i = 0; i < names.length; i++) {
    keys.add(`n:${names[i]}`)
    for (const y of years) keys.add(`y:${names[i]}:${y}`)
    for (let j = i + 1; j < names.length; j++) keys.add(`p:${names[i]}:${names[j]}`)
  }
  for (const s of r.record.born?.readings ?? (r.record.born ? [r.record.born] : [])) if (s.from === s.to) keys.add(`b:${s.from}`)
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
