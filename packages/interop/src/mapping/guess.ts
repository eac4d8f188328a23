import {
  type ColumnMapping,
  compartmentOf,
  type DateOrder,
  type Mapping,
  type MappingField,
  SINGLE_FIELDS,
} from './fields.ts'
import { foldHeader, matchHeading } from './headers.ts'
import { isDateLike, isSex, looksLike, orderEvidence } from './values.ts'

export interface GuessedColumn {
  column: string
  /** Why the column was given its field, or withheld: a sentence for the officer who confirms. */
  why: string
  certainty: 'header-and-values' | 'header' | 'values' | 'none'
}

export interface GuessedMapping {
  mapping: Mapping
  columns: GuessedColumn[]
  /** Contradictions, e.g. a column with both 13/04/1990 and 04/13/1990. */
  warnings: string[]
}

/**
 * Guesses what each column of a list is, from its heading and some rows (100 are plenty). What is not
 * understood is withheld; so is free text, which may hold health or legal facts that no heading announces.
 * A person confirms the result before anything is imported.
 */
export function guessMapping(columns: string[], sampleRows: string[][]): GuessedMapping {
  const warnings: string[] = []
  const taken = new Set<MappingField>()
  const orders: DateOrder[] = []
  const guessed = columns.map((column, index) => {
    const values = sampleRows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '')
    const result = guessColumn(column, values, taken)
    if (result.mapped.compartment !== 'withheld') {
      taken.add(result.mapped.field)
      if (result.mapped.field === 'born' || result.mapped.field === 'listedOn') {
        const order = dateOrder(column, values, warnings)
        if (order) orders.push(order)
        if (order) result.mapped.dayFirst = order
      }
    }
    return result
  })
  besideFamilyName(guessed, taken)
  const dayFirst = commonOrder(orders)
  for (const { mapped } of guessed) {
    // The column's own order is kept only where it says more than, or something else than, the mapping's.
    if (mapped.compartment !== 'withheld' && mapped.dayFirst === dayFirst) delete mapped.dayFirst
  }
  if (!taken.has('fullName') && !taken.has('givenName') && !taken.has('familyName')) {
    warnings.push('No column was recognised as a name.')
  }
  return {
    mapping: { version: 1, dayFirst, columns: guessed.map(({ mapped }) => mapped) },
    columns: guessed.map(({ mapped, why, certainty }) => ({ column: mapped.column, why, certainty })),
    warnings,
  }
}

const SHORT_NAME_HEADINGS = new Set(['name', 'names', 'имя', 'аты', 'الاسم', 'اسم'].map(foldHeader))

/** A plain “Name” beside a column of family names holds the given names. */
function besideFamilyName(guessed: ColumnGuess[], taken: Set<MappingField>): void {
  if (!taken.has('familyName') || taken.has('givenName')) return
  for (const guess of guessed) {
    const { mapped } = guess
    if (
      mapped.compartment === 'withheld' ||
      mapped.field !== 'fullName' ||
      !SHORT_NAME_HEADINGS.has(foldHeader(mapped.column))
    )
      continue
    mapped.field = 'givenName'
    guess.why = 'Another column holds the family name, so this one holds the given names.'
    taken.add('givenName')
    return
  }
}

interface ColumnGuess {
  mapped: ColumnMapping
  why: string
  certainty: GuessedColumn['certainty']
}

function guessColumn(column: string, values: string[], taken: ReadonlySet<MappingField>): ColumnGuess {
  const match = matchHeading(column)
  if (!match) return guessByValues(column, values, taken)
  const { field } = match
  if (field === 'notes') {
    return withhold(
      column,
      'Free text may hold health or legal facts. Read it, then choose where it may stand.',
      {
        compartment: 'protection',
        field: 'notes',
      },
    )
  }
  const compartment = compartmentOf(field)
  if (SINGLE_FIELDS.has(field) && taken.has(field)) {
    return withhold(column, `Another column is already taken as ${field}.`, { compartment, field })
  }
  const fits = looksLike(field, values)
  if (fits === false) {
    return withhold(column, `The heading says ${field}, but the values do not look like it.`, {
      compartment,
      field,
    })
  }
  return {
    mapped: { column, compartment, field },
    why: fits ? `The heading and the values say ${field}.` : `The heading says ${field}.`,
    certainty: fits ? 'header-and-values' : 'header',
  }
}

function guessByValues(column: string, values: string[], taken: ReadonlySet<MappingField>): ColumnGuess {
  if (values.length >= 3 && values.every(isSex) && !taken.has('sex')) {
    return {
      mapped: { column, compartment: 'identity', field: 'sex' },
      why: 'Every value is a word or letter for a sex.',
      certainty: 'values',
    }
  }
  if (values.length >= 3 && values.every(isDateLike)) {
    const suggestion = { compartment: 'identity', field: 'born' } as const
    return withhold(column, 'The values are dates, but the heading does not say of what.', suggestion)
  }
  return withhold(column, 'The heading is not known.')
}

function withhold(
  column: string,
  why: string,
  suggestion?: { compartment: 'identity' | 'health' | 'legal' | 'protection'; field: MappingField },
): ColumnGuess {
  const mapped: ColumnMapping = {
    column,
    compartment: 'withheld',
    why,
    ...(suggestion ? { suggestion } : {}),
  }
  return { mapped, why, certainty: 'none' }
}

/** Order of day and month in one column; null where no value is written as 03/04/1990 at all. */
function dateOrder(column: string, values: string[], warnings: string[]): DateOrder | null {
  const { dayFirst, monthFirst, either } = orderEvidence(values)
  if (dayFirst > 0 && monthFirst > 0) {
    warnings.push(
      `“${column}” contradicts itself: ${dayFirst} dates can only be day-month, ${monthFirst} only month-day.`,
    )
    return 'unknown'
  }
  if (dayFirst > 0) return 'day-month'
  if (monthFirst > 0) return 'month-day'
  return either > 0 ? 'unknown' : null
}

function commonOrder(orders: DateOrder[]): DateOrder {
  const said = new Set(orders)
  return said.size === 1 ? ([...said][0] as DateOrder) : 'unknown'
}
