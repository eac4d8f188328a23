// Grants between agencies (two people), and break-glass (one person, with a reason, reviewed).
import { z } from 'zod'
import { compartments } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Id, Instant, Line, PageQuery, Paragraph, page } from './shapes.ts'

export const grantStates = ['proposed', 'live', 'ending', 'ended'] as const

export const GivenGrant = z.object({
  id: Id,
  agency: z.object({ id: Id, name: z.string() }),
  compartment: z.enum(compartments),
  /** One person's anchor; null: all rows of the agency in the compartment. */
  subjectId: Id.nullable(),
  to: z.object({ kind: z.enum(['agency', 'account']), id: Id, name: z.string() }),
  purpose: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** ending: live, and ends within seven days; proposed: waits for a second person; ended also where it expired. */
  state: z.enum(grantStates),
  /** Given by the agency of whoever reads it (else: received by it). */
  given: z.boolean(),
  /** Proposed by whoever reads it: a second person must confirm. */
  mine: z.boolean(),
  proposedBy: z.string(),
  confirmedBy: z.string().nullable(),
  endedBy: z.string().nullable(),
})
export type GivenGrant = z.infer<typeof GivenGrant>

export const listGrants = endpoint('GET', '/oversight/grants', {
  grant: 'oversight.read',
  summary: 'Grants given and received by one’s own agency',
  query: PageQuery.extend({ state: z.enum(grantStates).optional() }),
  answer: page(GivenGrant),
})

export const listOwnGrants = endpoint('GET', '/me/grants', {
  grant: 'signed-in',
  summary: 'Grants that one proposed, or that were given to one’s own account',
  query: PageQuery,
  answer: page(GivenGrant),
})

/** No grant is for longer than this. */
export const longestGrantDays = 366

export const proposeGrant = endpoint('POST', '/grants', {
  grant: 'signed-in',
  summary:
    'Proposes a grant of one’s own agency’s rows: oversight.write, or decide in the compartment itself',
  body: z
    .object({
      id: Id.optional(),
      compartment: z.enum(compartments).exclude(['portal', 'enquiry']),
      subjectId: Id.optional(),
      toAgencyId: Id.optional(),
      toAccountId: Id.optional(),
      purpose: Line.min(10),
      startsAt: Instant.optional(),
      endsAt: Instant,
    })
    .refine((body) => Boolean(body.toAgencyId) !== Boolean(body.toAccountId), {
      message: 'name either an agency or an account',
      path: ['toAgencyId'],
    }),
  answer: z.object({ id: Id, state: z.enum(grantStates) }),
})

const ofGrant = z.object({ id: Id })

export const confirmGrant = endpoint('POST', '/oversight/grants/:id/confirm', {
  grant: 'oversight.decide',
  summary: 'Confirms a grant that another proposed',
  params: ofGrant,
  answer: z.object({ id: Id, state: z.enum(grantStates) }),
})

export const endGrant = endpoint('POST', '/oversight/grants/:id/end', {
  grant: 'oversight.decide',
  summary: 'Ends a grant at once, or refuses a proposed one',
  params: ofGrant,
  answer: z.object({ id: Id, state: z.enum(grantStates) }),
})

export const BreakGlass = z.object({
  id: Id,
  account: z.object({ id: Id, name: z.string() }),
  compartment: z.enum(compartments),
  subjectId: Id,
  reason: z.string(),
  startedAt: Instant,
  endsAt: Instant,
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  review: z.string().nullable(),
})
export type BreakGlass = z.infer<typeof BreakGlass>

export const openByBreakGlass = endpoint('POST', '/break-glass', {
  grant: 'signed-in',
  summary: 'Opens one compartment of one person for four hours; a data-protection officer reviews it',
  body: z.object({
    id: Id.optional(),
    compartment: z.enum(compartments),
    subjectId: Id,
    reason: Paragraph.min(20),
  }),
  answer: z.object({ id: Id, endsAt: Instant }),
})

export const listOwnBreakGlass = endpoint('GET', '/me/break-glass', {
  grant: 'signed-in',
  summary: 'What one opened by break-glass',
  query: PageQuery,
  answer: page(BreakGlass),
})

export const listBreakGlass = endpoint('GET', '/oversight/break-glass', {
  grant: 'oversight.read',
  summary: 'Break-glass about one’s own agency’s persons, the newest first',
  query: PageQuery.extend({ state: z.enum(['waiting', 'reviewed']).optional() }),
  answer: page(BreakGlass),
})

export const reviewBreakGlass = endpoint('POST', '/oversight/break-glass/:id/review', {
  grant: 'oversight.decide',
  summary: 'Reviews a break-glass of someone else',
  params: z.object({ id: Id }),
  body: z.object({ review: Paragraph }),
  answer: z.object({ id: Id, state: z.literal('reviewed') }),
})
