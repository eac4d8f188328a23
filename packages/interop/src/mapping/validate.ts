import {
  COMPARTMENT_FIELDS,
  type DateOrder,
  type Mapping,
  type MappingCompartment,
  type MappingField,
  SINGLE_FIELDS,
} from './fields.ts'

export type ValidatedMapping = { ok: true; mapping: Mapping } | { ok: false; reasons: string[] }

const ORDERS: DateOrder[] = ['day-month', 'month-day', 'unknown']

/**
 * Checks a mapping from outside against docs/formats/mapping.schema.json and against the columns of the list.
 * Columns of the list that the mapping does not name are withheld; names that are not in the list are an error.
 */
export function validateMapping(json: unknown, columns: string[]): ValidatedMapping {
  const reasons: string[] = []
  if (!isObject(json)) return { ok: false, reasons: ['A mapping is a JSON object.'] }
  for (const key of Object.keys(json)) {
    if (!['$schema', 'version', 'dayFirst', 'columns'].includes(key)) reasons.push(`“${key}” is not known.`)
  }
  if (json.version !== 1) reasons.push('“version” must be 1.')
  const dayFirst = json.dayFirst ?? 'unknown'
  if (!ORDERS.includes(dayFirst as DateOrder)) reasons.push(`“dayFirst” must be one of ${ORDERS.join(', ')}.`)
  if (!Array.isArray(json.columns)) return { ok: false, reasons: [...reasons, '“columns” must be a list.'] }

  const known = new Set(columns)
  const seen = new Set<string>()
  const single = new Map<MappingField, string>()
  const mapped = json.columns.flatMap((entry: unknown, index) => {
    const column = isObject(entry) ? entry.column : undefined
    if (!isObject(entry) || typeof column !== 'string') {
      reasons.push(`Entry ${index + 1} of “columns” must be an object with the text “column”.`)
      return []
    }
    if (!known.has(column)) reasons.push(`The list has no column “${column}”.`)
    if (seen.has(column)) reasons.push(`The column “${column}” is named twice.`)
    seen.add(column)
    const result = readEntry(entry, column, reasons)
    if (result && result.compartment !== 'withheld' && SINGLE_FIELDS.has(result.field)) {
      const other = single.get(result.field)
      if (other !== undefined) reasons.push(`Both “${other}” and “${column}” are given as ${result.field}.`)
      single.set(result.field, column)
    }
    return result ? [result] : []
  })
  const anyName = mapped.some(
    (entry) =>
      entry.compartment !== 'withheld' && ['fullName', 'givenName', 'familyName'].includes(entry.field),
  )
  if (reasons.length === 0 && !anyName)
    reasons.push('No column is given as a name (fullName, givenName or familyName).')
  if (reasons.length > 0) return { ok: false, reasons }
  for (const column of columns) {
    if (!seen.has(column)) mapped.push({ column, compartment: 'withheld', why: 'Not named in the mapping.' })
  }
  return { ok: true, mapping: { version: 1, dayFirst: dayFirst as DateOrder, columns: mapped } }
}

function readEntry(
  entry: Record<string, unknown>,
  column: string,
  reasons: string[],
): Mapping['columns'][number] | null {
  const { compartment, field, dayFirst, why } = entry
  if (compartment === 'withheld') {
    if (field !== undefined) {
      reasons.push(`“${column}” is withheld and can have no field.`)
      return null
    }
    return { column, compartment, ...(typeof why === 'string' ? { why } : {}) }
  }
  if (typeof compartment !== 'string' || !Object.hasOwn(COMPARTMENT_FIELDS, compartment)) {
    const names = [...Object.keys(COMPARTMENT_FIELDS), 'withheld'].join(', ')
    reasons.push(`“${column}”: compartment must be one of ${names}.`)
    return null
  }
  const fields: readonly string[] = COMPARTMENT_FIELDS[compartment as MappingCompartment]
  if (typeof field !== 'string' || !fields.includes(field)) {
    reasons.push(`“${column}”: a field of ${compartment} must be one of ${fields.join(', ')}.`)
    return null
  }
  if (dayFirst !== undefined && !ORDERS.includes(dayFirst as DateOrder)) {
    reasons.push(`“${column}”: dayFirst must be one of ${ORDERS.join(', ')}.`)
    return null
  }
  return {
    column,
    compartment: compartment as MappingCompartment,
    field: field as MappingField,
    ...(dayFirst === undefined ? {} : { dayFirst: dayFirst as DateOrder }),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
