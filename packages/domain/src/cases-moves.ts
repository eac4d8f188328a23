// Referrals and transfers within the country. A referral asks a service or another agency for help and leaves
// responsibility here; a transfer moves it, once the other agency accepts. docs/decisions/case-lifecycle.md says why.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

const params = z.object({ id: Id })
const id = Id.optional()
const By = z.object({ by: Colleague, at: Instant })

/** What may go with a referral: the least that the help needs. */
const Carries = z.object({ name: Line.optional(), born: Line.optional(), contact: Line.optional() })
export const referralAgreedBy = ['the person', 'guardian', 'best interests'] as const
export const caseReferralStates = [
  'unanswered',
  'sent',
  'accepted',
  'declined',
  'answered',
  'withdrawn',
] as const
const Asked = z.object({
  id: Id,
  asked: z.string(),
  carries: Carries,
  sentAt: Instant,
  answerBy: Day,
  /** 'unanswered': sent, and its day has passed */
  state: z.enum(caseReferralStates),
  answer: z.object({ words: z.string().nullable(), at: Instant }).nullable(),
  outcome: z.object({ words: z.string(), at: Instant }).nullable(),
})
export const CaseReferral = Asked.extend({
  to: z.string(),
  /** Another agency answers for itself. */
  toAgency: z.boolean(),
  sentBy: Colleague,
  agreed: z.object({ by: z.enum(referralAgreedBy), on: Day, words: z.string() }),
})
export type CaseReferral = z.infer<typeof CaseReferral>

export const transferStates = ['to sign', 'offered', 'accepted', 'declined', 'withdrawn'] as const
export const CaseTransfer = z.object({
  id: Id,
  to: z.string(),
  reason: z.string(),
  summary: z.string(),
  grantDays: z.number().int(),
  state: z.enum(transferStates),
  proposed: By,
  signed: By.nullable(),
  answer: z.object({ words: z.string().nullable(), at: Instant }).nullable(),
})
export type CaseTransfer = z.infer<typeof CaseTransfer>

export const listOtherAgencies = endpoint('GET', '/cases/agencies', {
  grant: 'care.read',
  summary: 'Agencies of this installation to which a case can be referred or transferred',
  answer: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})
export const sendReferral = endpoint('POST', '/cases/:id/referrals', {
  grant: 'care.write',
  summary: 'Refers to a service or another agency of this installation; responsibility stays',
  params,
  body: z
    .object({
      id,
      toAgencyId: Id.optional(),
      toService: Line.optional(),
      asked: Paragraph,
      carries: Carries.default({}),
      agreedBy: z.enum(referralAgreedBy),
      agreedOn: Day,
      agreedWords: Paragraph,
      answerBy: Day,
    })
    .refine((body) => (body.toAgencyId === undefined) !== (body.toService === undefined), {
      path: ['toService'],
      message: 'a service or an agency',
    }),
  answer: Written,
})
const Answer = z.object({ answer: z.enum(['accepted', 'declined']), words: Paragraph.optional() })
const needsWhy = Answer.refine(({ answer, words }) => answer === 'accepted' || words !== undefined, {
  path: ['words'],
  message: 'why it is declined',
})
export const recordReferralAnswer = endpoint('POST', '/cases/referrals/:id/answer', {
  grant: 'care.write',
  summary: 'Writes down what a service answered; an agency answers for itself',
  params,
  body: needsWhy,
  answer: Written,
})
export const recordReferralOutcome = endpoint('POST', '/cases/referrals/:id/outcome', {
  grant: 'care.write',
  summary: 'Writes down what came of a referral that a service accepted',
  params,
  body: z.object({ words: Paragraph }),
  answer: Written,
})
export const withdrawReferral = endpoint('POST', '/cases/referrals/:id/withdraw', {
  grant: 'care.write',
  summary: 'Withdraws a referral',
  params,
  body: z.object({ why: Line }),
  answer: Written,
})

export const proposeTransfer = endpoint('POST', '/cases/:id/transfers', {
  grant: 'care.write',
  summary: 'Proposes to move responsibility to another agency; the supervisor signs, the agency accepts',
  params,
  body: z.object({
    id,
    toAgencyId: Id,
    reason: Paragraph,
    summary: Paragraph,
    grantDays: z.number().int().min(0).max(90).default(0),
  }),
  answer: Written,
})
export const signTransfer = endpoint('POST', '/cases/transfers/:id/sign', {
  grant: 'care.decide',
  summary: 'Signs a proposed transfer as the supervisor: it is offered to the agency',
  params,
  answer: Written,
})
export const withdrawTransfer = endpoint('POST', '/cases/transfers/:id/withdraw', {
  grant: 'care.write',
  summary: 'Takes a transfer back that nobody has answered',
  params,
  body: z.object({ why: Line }),
  answer: Written,
})

const Incoming = z.object({
  referrals: z.array(Asked.extend({ from: z.string() })),
  transfers: z.array(
    z.object({
      id: Id,
      person: PersonBrief.nullable(),
      from: z.string(),
      reason: z.string(),
      summary: z.string(),
      signedAt: Instant,
      openedOn: Day,
      newCaseId: Id.nullable(),
    }),
  ),
})
export const getIncoming = endpoint('GET', '/cases/incoming', {
  grant: 'care.read',
  summary: "What other agencies ask of the reader's: referrals, and transfers offered or taken",
  answer: Incoming,
})
export const answerCaseReferral = endpoint('POST', '/cases/incoming/referrals/:id/answer', {
  grant: 'care.write',
  summary: "Accepts or declines a referral to one's agency",
  params,
  body: needsWhy,
  answer: Written,
})
export const finishCaseReferral = endpoint('POST', '/cases/incoming/referrals/:id/outcome', {
  grant: 'care.write',
  summary: "Tells what came of a referral that one's agency accepted",
  params,
  body: z.object({ words: Paragraph }),
  answer: Written,
})
export const acceptTransfer = endpoint('POST', '/cases/incoming/transfers/:id/accept', {
  grant: 'care.decide',
  summary: 'Accepts a transfer: the old case closes and the new one opens at once, under whoever accepts',
  params,
  answer: Written,
})
export const declineTransfer = endpoint('POST', '/cases/incoming/transfers/:id/decline', {
  grant: 'care.decide',
  summary: 'Declines a transfer, saying why; the case stays where it is',
  params,
  body: z.object({ why: Paragraph }),
  answer: Written,
})
