/** What a column of a list may become, and where it may stand. */
export const COMPARTMENT_FIELDS = {
  identity: [
    'sourceKey',
    'fullName',
    'givenName',
    'familyName',
    'patronymic',
    'kunya',
    'formerName',
    'sex',
    'born',
    'birthPlace',
    'nationality',
    'documentNumber',
    'motherName',
    'fatherName',
    'familyGroup',
    'relation',
    'location',
    'listedOn',
    'phone',
    'notes',
  ],
  health: ['health', 'notes'],
  legal: ['legal', 'notes'],
  protection: ['protection', 'notes'],
} as const

export type MappingCompartment = keyof typeof COMPARTMENT_FIELDS
export type MappingField = (typeof COMPARTMENT_FIELDS)[MappingCompartment][number]

/** Fields that one row can hold only once; others (names in two scripts, two telephones) may repeat. */
export const SINGLE_FIELDS: ReadonlySet<MappingField> = new Set<MappingField>([
  'sourceKey',
  'sex',
  'familyGroup',
  'relation',
  'listedOn',
])

export type DateOrder = 'day-month' | 'month-day' | 'unknown'

export interface MappedColumn {
  column: string
  compartment: MappingCompartment
  field: MappingField
  /** For `born` and `listedOn`, where this column differs from the mapping's own order. */
  dayFirst?: DateOrder
}

export interface WithheldColumn {
  column: string
  compartment: 'withheld'
  /** Why it is withheld; and what it may be, for a person to decide. */
  why?: string
  suggestion?: { compartment: MappingCompartment; field: MappingField }
}

export type ColumnMapping = MappedColumn | WithheldColumn

/** How a list's columns enter the register. Schema: docs/formats/mapping.schema.json. */
export interface Mapping {
  version: 1
  /** How dates written as 03/04/1990 are read. `unknown` keeps both readings. */
  dayFirst: DateOrder
  columns: ColumnMapping[]
}

/** The compartment a field belongs to, except `notes`, which a person must place. */
export function compartmentOf(field: Exclude<MappingField, 'notes'>): MappingCompartment {
  return field === 'health' || field === 'legal' || field === 'protection' ? field : 'identity'
}
