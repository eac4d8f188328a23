// What officers establish about a person: status, age, family (nationality has a file of its own). Each fact hangs on an anchor, says who
// entered it and when, and is withdrawn, never deleted.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { familyRoles, NameForm, statuses } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

export const entered = {
  id: Id,
  anchorId: Id,
  by: z.string(),
  recordedAt: Instant,
  withdrawnAt: Instant.nullable(),
}
export const byTwo = {
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  mine: z.boolean(),
}
export const ofFact = { params: z.object({ id: Id }), answer: Written }

/** What a person's situation was from a day on. */
export const StatusFact = z.object({
  ...entered,
  status: z.enum(statuses),
  validFrom: Day,
  validTo: Day.nullable(),
  place: z.string().nullable(),
  evidence: z.string().nullable(),
  burialPlace: z.string().nullable(),
  kinToldBy: z.string().nullable(),
})
export type StatusFact = z.infer<typeof StatusFact>

export const addStatus = endpoint('POST', '/people/statuses', {
  grant: 'identity.write',
  summary: 'Adds a status of a person, valid from a day',
  body: z
    .object({
      id: Id.optional(),
      anchorId: Id,
      status: z.enum(statuses),
      validFrom: Day,
      validTo: Day.optional(),
      place: Line.optional(),
      evidence: Paragraph.optional(),
      burialPlace: Line.optional(),
      kinToldBy: Line.optional(),
    })
    .refine((it) => !it.validTo || it.validTo >= it.validFrom, {
      path: ['validTo'],
      message: 'ends before it begins',
    })
    .refine((it) => it.status !== 'deceased' || it.evidence, {
      path: ['evidence'],
      message: 'a death needs its evidence',
    }),
  answer: Written,
})
export const withdrawStatus = endpoint('POST', '/people/statuses/:id/withdraw', {
  grant: 'identity.write',
  summary: 'Withdraws a status that was entered in error; it stays in the history',
  ...ofFact,
})

/** The days of birth that a decision by more than one discipline leaves open. Until then who may be under 18 is a child. */
export const AgeDecision = z.object({ ...entered, ...byTwo, bornFrom: Day, bornTo: Day, basis: z.string() })
export type AgeDecision = z.infer<typeof AgeDecision>

export const proposeAge = endpoint('POST', '/people/ages', {
  grant: 'identity.write',
  summary: 'Proposes a decision on age, on more than one discipline’s advice; a second officer confirms it',
  body: z
    .object({ id: Id.optional(), anchorId: Id, bornFrom: Day, bornTo: Day, basis: Paragraph })
    .refine((it) => it.bornFrom <= it.bornTo, { path: ['bornTo'], message: 'ends before it begins' }),
  answer: Written,
})
export const confirmAge = endpoint('POST', '/people/ages/:id/confirm', {
  grant: 'identity.decide',
  summary: "Confirms a colleague's decision on age",
  ...ofFact,
})
export const withdrawAge = endpoint('POST', '/people/ages/:id/withdraw', {
  grant: 'identity.decide',
  summary: 'Withdraws a decision on age; it stays in the history',
  ...ofFact,
})

/** A member of a family, with the person's name as it stands. */
export const FamilyMember = z.object({
  ...entered,
  personId: Id,
  name: z.string().nullable(),
  names: z.array(NameForm),
  child: z.boolean(),
  bornFrom: Day.nullable(),
  bornTo: Day.nullable(),
  role: z.enum(familyRoles),
  /** What says so: the list's word for the kinship, or an officer's ground. */
  basis: z.string(),
  /** The list's line, if it was a list. */
  recordId: Id.nullable(),
})
export type FamilyMember = z.infer<typeof FamilyMember>

export const Family = z.object({
  id: Id,
  familyGroup: z.string().nullable(),
  source: z.string().nullable(),
  members: z.array(FamilyMember),
})
export type Family = z.infer<typeof Family>

const member = { anchorId: Id, role: z.enum(familyRoles), basis: Line }
export const makeFamily = endpoint('POST', '/people/families', {
  grant: 'identity.write',
  summary: 'Makes a family of persons',
  body: z.object({ id: Id.optional(), members: z.array(z.object(member)).min(1).max(60) }),
  answer: Written,
})
export const addFamilyMember = endpoint('POST', '/people/families/:id/members', {
  grant: 'identity.write',
  summary: 'Adds a person to a family',
  params: z.object({ id: Id }),
  body: z.object({ id: Id.optional(), ...member }),
  answer: Written,
})
export const withdrawFamilyMember = endpoint('POST', '/people/members/:id/withdraw', {
  grant: 'identity.write',
  summary: 'Takes a person out of a family; it stays in the history',
  ...ofFact,
})
