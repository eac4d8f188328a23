// Families' enquiries: who asks after whom, what officers may say to them, and the sought person's own answer.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Language, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const enquiryStates = ['received', 'worked on', 'closed'] as const
export type EnquiryState = (typeof enquiryStates)[number]

/** All that a code says, whoever is sought. */
export const enquiryStatuses = ['received', 'worked on', 'contact us'] as const
export type EnquiryStatus = (typeof enquiryStatuses)[number]

/** Why the form itself had doubts. Such an enquiry is set aside until an officer looked at it. */
export const enquiryDoubts = ['links', 'hidden field', 'too fast'] as const
export type EnquiryDoubt = (typeof enquiryDoubts)[number]

export const relations = [
  'mother',
  'father',
  'spouse',
  'sister or brother',
  'child',
  'grandparent',
  'other relative',
  'other',
] as const

/** Who asks. One of the two ways to reach them at least. */
export const Enquirer = z
  .object({
    name: Line,
    relation: z.enum(relations),
    email: z.email().max(254).optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{5,30}$/, 'a telephone number')
      .optional(),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, {
    path: ['email'],
    message: 'an e-mail address or a telephone number',
  })
export type Enquirer = z.infer<typeof Enquirer>

/** Who is sought, as the family says it. */
export const Sought = z.object({
  name: Line,
  otherNames: Line.optional(),
  /** As they know it: "1994", "in spring 1994". */
  born: Line.optional(),
  place: Line.optional(),
  lastHeard: Line.optional(),
  children: Line.optional(),
})
export type Sought = z.infer<typeof Sought>

/** Sentences that tell nothing of the sought person. All else that an officer writes is news. */
export const enquiryTemplates = ['received', 'bring a document', 'call us', 'we call you', 'closing'] as const
export type EnquiryTemplate = (typeof enquiryTemplates)[number]

export const verificationWays = ['document seen', 'called back', 'in person'] as const

export const EnquiryLine = z.object({
  id: Id,
  state: z.enum(enquiryStates),
  setAside: z.boolean(),
  doubts: z.array(z.enum(enquiryDoubts)),
  contactUs: z.boolean(),
  language: Language,
  sentAt: Instant,
  dueOn: Day,
  overdue: z.boolean(),
  worker: z.string().nullable(),
})
export type EnquiryLine = z.infer<typeof EnquiryLine>

export const EnquiryMessage = z.object({
  id: Id,
  side: z.enum(['office', 'family']),
  template: z.enum(enquiryTemplates).nullable(),
  text: z.string().nullable(),
  by: z.string().nullable(),
  at: Instant,
})
export type EnquiryMessage = z.infer<typeof EnquiryMessage>

export const EnquiryVerification = z.object({
  id: Id,
  how: z.enum(verificationWays),
  evidence: z.string(),
  by: z.string().nullable(),
  byMe: z.boolean(),
  at: Instant,
  secondedBy: z.string().nullable(),
})

export const SoughtPerson = z.object({
  id: Id,
  person: PersonBrief.nullable(),
  why: z.string(),
  by: z.string().nullable(),
  at: Instant,
})

export const EnquiryAgreement = z.object({
  id: Id,
  soughtId: Id,
  answer: z.enum(['yes', 'no']),
  extent: z.string().nullable(),
  heardBy: z.string(),
  heardOn: Day,
  child: z.boolean(),
  assessedBy: z.string().nullable(),
  assessment: z.string().nullable(),
  at: Instant,
})

/** What was done at an enquiry, each with who did it. */
export const enquirySteps = [
  'sent',
  'taken',
  'office wrote',
  'family wrote',
  'verified',
  'verification confirmed',
  'verification taken back',
  'person noted',
  'person taken back',
  'answered yes',
  'answered no',
  'assessed',
  'closed',
] as const

export const EnquiryEvent = z.object({
  what: z.enum(enquirySteps),
  at: Instant,
  /** Null: the family. */
  by: z.string().nullable(),
})
export type EnquiryEvent = z.infer<typeof EnquiryEvent>

export const EnquiryPage = EnquiryLine.extend({
  /** Null once its time is over. */
  enquirer: z
    .object({
      name: z.string(),
      relation: z.enum(relations),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  sought: z
    .object({
      name: z.string(),
      otherNames: z.string().nullable(),
      born: z.string().nullable(),
      place: z.string().nullable(),
      lastHeard: z.string().nullable(),
      children: z.string().nullable(),
    })
    .nullable(),
  told: z.string().nullable(),
  messages: z.array(EnquiryMessage),
  verifications: z.array(EnquiryVerification),
  persons: z.array(SoughtPerson),
  /** Newest first; of each person the first is what holds. */
  agreements: z.array(EnquiryAgreement),
  /** Newest first; empty once its time is over. */
  events: z.array(EnquiryEvent),
  /** The enquirer is verified and the person agreed: only then does the database take news. */
  newsMayGo: z.boolean(),
  closedAt: Instant.nullable(),
  erasedAt: Instant.nullable(),
})
export type EnquiryPage = z.infer<typeof EnquiryPage>

const One = z.object({ id: Id })
const withId = { id: Id.optional() }

/** Parts of the queue. */
export const enquiryQueues = ['open', 'overdue', 'set aside', 'closed'] as const

export const listEnquiries = endpoint('GET', '/enquiries', {
  grant: 'enquiry.read',
  summary: 'Families’ enquiries, the one due first on top',
  query: PageQuery.extend({ which: z.enum(enquiryQueues).default('open') }),
  answer: page(EnquiryLine),
})

export const countEnquiries = endpoint('GET', '/enquiries/counts', {
  grant: 'enquiry.read',
  summary: 'How many enquiries are new, overdue and set aside',
  answer: z.object({
    fresh: z.number().int(),
    overdue: z.number().int(),
    setAside: z.number().int(),
  }),
})

export const getEnquiry = endpoint('GET', '/enquiries/:id', {
  grant: 'enquiry.read',
  summary: 'One enquiry with what was said and done',
  params: One,
  answer: EnquiryPage,
})

export const takeEnquiry = endpoint('POST', '/enquiries/:id/take', {
  grant: 'enquiry.write',
  summary: 'Takes an enquiry to work on it',
  params: One,
  answer: Written,
})

export const setEnquiryAside = endpoint('POST', '/enquiries/:id/aside', {
  grant: 'enquiry.write',
  summary: 'Sets an enquiry aside as no enquiry, or takes it back',
  params: One,
  body: z.object({ aside: z.boolean() }),
  answer: Written,
})

export const askToContact = endpoint('POST', '/enquiries/:id/contact-us', {
  grant: 'enquiry.write',
  summary: 'Lets the status say that the family should make contact, or no longer',
  params: One,
  body: z.object({ on: z.boolean() }),
  answer: Written,
})

export const verifyEnquirer = endpoint('POST', '/enquiries/:id/verifications', {
  grant: 'enquiry.write',
  summary: 'Records how the enquirer was found to be who they say',
  params: One,
  body: z.object({ ...withId, how: z.enum(verificationWays), evidence: Line }),
  answer: Written,
})

export const secondVerification = endpoint('POST', '/enquiries/verifications/:id/second', {
  grant: 'enquiry.write',
  summary: 'Confirms a verification as a second officer',
  params: One,
  answer: Written,
})

export const withdrawVerification = endpoint('POST', '/enquiries/verifications/:id/withdraw', {
  grant: 'enquiry.write',
  summary: 'Takes a verification back',
  params: One,
  answer: Written,
})

export const nameSought = endpoint('POST', '/enquiries/:id/persons', {
  grant: 'enquiry.write',
  summary: 'Notes whom the officer takes the sought person to be; it answers nobody and joins nothing',
  params: One,
  body: z.object({ ...withId, anchorId: Id, why: Line }),
  answer: Written,
})

export const withdrawSought = endpoint('POST', '/enquiries/persons/:id/withdraw', {
  grant: 'enquiry.write',
  summary: 'Takes back whom the sought person was taken to be',
  params: One,
  answer: Written,
})

export const recordAgreement = endpoint('POST', '/enquiries/:id/agreements', {
  grant: 'enquiry.write',
  summary: 'Records what the sought person said to the family having news',
  params: One,
  body: z.object({
    ...withId,
    soughtId: Id,
    answer: z.enum(['yes', 'no']),
    extent: Line.optional(),
    heardBy: Line,
    heardOn: Day,
  }),
  answer: Written,
})

/** A child's answer that waits for an assessment, with what it takes to assess it and nothing else of the enquiry. */
export const AnswerToAssess = z.object({
  id: Id,
  /** Null where the reader may not open the person. */
  person: PersonBrief.nullable(),
  asker: z.string(),
  relation: z.enum(relations),
  /** By two officers. */
  verified: z.boolean(),
  answer: z.enum(['yes', 'no']),
  extent: z.string().nullable(),
  heardBy: z.string(),
  heardOn: Day,
  at: Instant,
})
export type AnswerToAssess = z.infer<typeof AnswerToAssess>

export const listToAssess = endpoint('GET', '/enquiries/to-assess', {
  grant: 'enquiry.decide',
  summary: 'Answers of children that a child-protection officer is to assess',
  answer: z.object({ items: z.array(AnswerToAssess) }),
})

export const assessAgreement = endpoint('POST', '/enquiries/agreements/:id/assess', {
  grant: 'enquiry.decide',
  summary: 'A child-protection officer’s assessment, without which a child’s answer does not count',
  params: One,
  body: z.object({ assessment: Paragraph }),
  answer: Written,
})

export const writeToFamily = endpoint('POST', '/enquiries/:id/messages', {
  grant: 'enquiry.write',
  summary: 'Writes to the family: a prepared sentence, or news where both gates are met',
  params: One,
  body: z.union([
    z.object({ ...withId, template: z.enum(enquiryTemplates) }).strict(),
    z.object({ ...withId, text: Paragraph }).strict(),
  ]),
  answer: Written,
})

export const closeEnquiry = endpoint('POST', '/enquiries/:id/close', {
  grant: 'enquiry.write',
  summary: 'Closes an enquiry; a year later what it said is erased',
  params: One,
  answer: Written,
})
