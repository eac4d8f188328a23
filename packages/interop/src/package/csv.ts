// persons.csv: the same records for people with a spreadsheet. package.json is what counts.
import { guardFormula } from '../spreadsheet/write.ts'
import { PACKAGE_COMPARTMENTS, type PackageDocument } from './document.ts'

/**
 * One row a person, one column an allowed field (`identity.born`); several values are parted by "; ". RFC 4180, UTF-8
 * with a byte-order mark (without it Excel reads Cyrillic wrongly), formulas guarded by an apostrophe.
 */
export function personsCsv({ agreement, persons }: PackageDocument): string {
  const columns = PACKAGE_COMPARTMENTS.flatMap((compartment) =>
    [...new Set(agreement.fields[compartment])].map((name) => ({ compartment, name })),
  )
  const rows = persons.map(({ ref, child, basis, fields }) => [
    ref,
    child ? 'yes' : 'no',
    basis,
    ...columns.map(({ compartment, name }) => {
      const values = fields[compartment] ?? {}
      const value = Object.hasOwn(values, name) ? values[name] : ''
      return Array.isArray(value) ? value.join('; ') : String(value)
    }),
  ])
  const head = ['ref', 'child', 'basis', ...columns.map(({ compartment, name }) => `${compartment}.${name}`)]
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string): string {
  const guarded = guardFormula(value)
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
