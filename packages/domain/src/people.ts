// The register: persons, each a grouping of records that people decided to be one.
import { z } from 'zod'
import { Day, Id } from './shapes.ts'

export const sexes = ['male', 'female', 'unknown'] as const
export const scripts = ['Cyrl', 'Latn', 'Arab', 'mixed', 'none'] as const
export const familyRoles = ['mother', 'father', 'child', 'grandparent', 'sibling', 'guardian', 'other kin'] as const
export type FamilyRole = (typeof familyRoles)[number]

/** One spelling in one script, and readable Latin to show under it. */
export const NameForm = z.object({ form: z.string(), script: z.enum(scripts), latin: z.string() })
export type NameForm = z.infer<typeof NameForm>

/** A person in a few words, as other subjects show one. Made of the records that the reader may open. */
export const PersonBrief = z.object({
  /** The anchor asked for. */
  anchorId: Id,
  /** The person it is grouped under now. */
  personId: Id,
  /** The best-documented form; null when no source states a name. */
  name: z.string().nullable(),
  /** All forms of the full name, the best first. */
  names: z.array(NameForm),
  sex: z.enum(sexes),
  /** All days of birth that the sources leave open, or that a decision on age leaves; null: not stated. */
  bornFrom: Day.nullable(),
  bornTo: Day.nullable(),
  /** Today. Whoever may be under 18 is a child until a decision on age; birth not stated counts as a child. */
  child: z.boolean(),
})
export type PersonBrief = z.infer<typeof PersonBrief>
