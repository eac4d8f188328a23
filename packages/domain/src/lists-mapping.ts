// How the columns of a list enter the register: docs/formats/mapping.schema.json, as it travels. A column that nobody
// has placed is withheld.
import { z } from 'zod'

/** What a column may become, by the compartment in which it then stands. The reader of files has the same table. */
export const listFields = {
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

export const listCompartments = ['identity', 'health', 'legal', 'protection'] as const
export type ListCompartment = (typeof listCompartments)[number]
export type ListField = (typeof listFields)[ListCompartment][number]

/** How dates written as 03/04/1990 are read; `unknown` keeps both readings. */
export const dateOrders = ['day-month', 'month-day', 'unknown'] as const
export type ListDateOrder = (typeof dateOrders)[number]

const Heading = z.string().min(1).max(220)

export const ListColumn = z.union([
  z.object({
    column: Heading,
    compartment: z.enum(listCompartments),
    field: z.enum([
      ...new Set(listCompartments.flatMap((each): readonly ListField[] => listFields[each])),
    ] as [ListField]),
    /** For dates, where this column differs from the list's own order. */
    dayFirst: z.enum(dateOrders).optional(),
  }),
  z.object({
    column: Heading,
    compartment: z.literal('withheld'),
    why: z.string().max(500).optional(),
    suggestion: z.object({ compartment: z.enum(listCompartments), field: z.string().max(40) }).optional(),
  }),
])
export type ListColumn = z.infer<typeof ListColumn>

export const ListMapping = z.object({
  version: z.literal(1).default(1),
  dayFirst: z.enum(dateOrders).default('unknown'),
  columns: z.array(ListColumn).max(200),
})
export type ListMapping = z.infer<typeof ListMapping>
