// What stands in messages under a value of the domain.
import type { ListColumn, ListField, ListMapping } from '@oralu/domain'

/** Where a column goes, as one value of a choice: 'identity.born', or 'withheld'. */
export const placeOf = (column: ListColumn): string =>
  column.compartment === 'withheld' ? 'withheld' : `${column.compartment}.${column.field}`

/** A column put in another place; what was said about the order of its dates stays where it is still a date. */
export function placed(column: ListColumn, place: string): ListColumn {
  if (place === 'withheld') return { column: column.column, compartment: 'withheld' }
  const [compartment, field] = place.split('.') as ['identity', ListField]
  const dayFirst = column.compartment !== 'withheld' && dated(field) ? column.dayFirst : undefined
  return { column: column.column, compartment, field, ...(dayFirst ? { dayFirst } : {}) }
}

export const dated = (field: string) => field === 'born' || field === 'listedOn'

/** Fields that one line can hold only once. */
const single: readonly string[] = ['sourceKey', 'sex', 'familyGroup', 'relation', 'listedOn']
const names: readonly string[] = ['fullName', 'givenName', 'familyName']

export interface Hindrance {
  code: 'no-name' | 'twice'
  field?: ListField
}

/** Why the columns cannot be taken as they are placed. */
export function hindrances({ columns }: ListMapping): Hindrance[] {
  const fields = columns.flatMap((each) => (each.compartment === 'withheld' ? [] : [each.field]))
  const twice = [
    ...new Set(fields.filter((field, at) => single.includes(field) && fields.indexOf(field) !== at)),
  ]
  return [
    ...(fields.some((field) => names.includes(field)) ? [] : [{ code: 'no-name' } as const]),
    ...twice.map((field) => ({ code: 'twice', field }) as const),
  ]
}
