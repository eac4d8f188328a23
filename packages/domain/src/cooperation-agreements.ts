// Agreements as rules: who may give which fields of whom to whom, for what, and until when. The database refuses what
// they do not allow (cooperation.refusal); these shapes say it to people.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

/** What can go to a partner at all, by compartment. Notes, telephones, health, protection and legal facts are not here. */
export const cooperationFields = {
  identity: [
    'names',
    'sex',
    'born',
    'birthPlace',
    'nationality',
    'documents',
    'motherName',
    'fatherName',
    'family',
    'location',
  ],
  mission: ['mission', 'standing'],
} as const
export type CooperationField =
  | (typeof cooperationFields)['identity'][number]
  | (typeof cooperationFields)['mission'][number]

export const FieldsGiven = z
  .strictObject({
    identity: z.array(z.enum(cooperationFields.identity)).max(20).optional(),
    mission: z.array(z.enum(cooperationFields.mission)).max(20).optional(),
  })
  .refine(
    ({ identity = [], mission = [] }) =>
      identity.length + mission.length > 0 &&
      new Set(identity).size === identity.length &&
      new Set(mission).size === mission.length,
    'at least one field, each once',
  )
export type FieldsGiven = z.infer<typeof FieldsGiven>

export const agreementDirections = ['we', 'they', 'both'] as const
export const agreementSubjects = ['own nationals', 'on a mission', 'of a source'] as const
export const agreementOnwards = ['forbidden', 'with consent'] as const
export const assurances = [
  'no death penalty',
  'no torture',
  'fair trial',
  'no return to danger',
  'not for prosecution',
] as const

export const agreementStates = ['drafted', 'signing', 'to come', 'in force', 'over', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]

/** Where an agreement stands on a day. */
export function agreementState(
  a: {
    startsOn: string
    endsOn: string
    first: string | null
    second: string | null
    protection: string | null
    endedAt: string | null
  },
  today: string,
): AgreementState {
  if (a.endedAt) return 'ended'
  if (a.second && a.protection) {
    if (today < a.startsOn) return 'to come'
    return today > a.endsOn ? 'over' : 'in force'
  }
  return a.first || a.protection ? 'signing' : 'drafted'
}

/** Why something may not go to a partner. The database gives these codes; the screens have words for each. */
export const refusals = [
  'other-partner',
  'agreement-ended',
  'agreement-not-signed',
  'agreement-not-begun',
  'agreement-over',
  'other-direction',
  'field-outside',
  'not-covered',
  'kept-too-long',
  'no-key',
] as const
export type Refusal = (typeof refusals)[number]

const agreementShape = z.object({
  reference: Line.max(80),
  title: Line.max(200),
  text: Paragraph,
  purpose: Line,
  legalBasis: Line,
  gives: z.enum(agreementDirections),
  subjects: z.enum(agreementSubjects),
  missionId: Id.nullable(),
  sourceId: Id.nullable(),
  fields: FieldsGiven,
  onward: z.enum(agreementOnwards),
  onwardTerms: Line,
  retentionDays: z.number().int().min(1).max(3650),
  assurances: z.array(z.enum(assurances)).max(5),
  impactAssessment: Paragraph,
  startsOn: Day,
  endsOn: Day,
})
export const AgreementFields = agreementShape
  .refine((a) => a.endsOn >= a.startsOn, {
    message: 'ends before it begins',
    path: ['endsOn'],
  })
  .refine((a) => (a.subjects === 'on a mission') === (a.missionId !== null), {
    message: 'name the mission',
    path: ['missionId'],
  })
  .refine((a) => (a.subjects === 'of a source') === (a.sourceId !== null), {
    message: 'name the source',
    path: ['sourceId'],
  })
export type AgreementFields = z.infer<typeof AgreementFields>

const Signature = z.object({ by: z.string(), at: Instant })
export const AgreementLine = z.object({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  reference: z.string(),
  title: z.string(),
  gives: z.enum(agreementDirections),
  state: z.enum(agreementStates),
  startsOn: Day,
  endsOn: Day,
})
export type AgreementLine = z.infer<typeof AgreementLine>

export const AgreementPage = agreementShape.extend({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  country: z.string(),
  mission: z.string().nullable(),
  source: z.string().nullable(),
  state: z.enum(agreementStates),
  own: z.boolean(),
  first: Signature.nullable(),
  second: Signature.nullable(),
  protection: Signature.nullable(),
  ended: Signature.extend({ why: z.string() }).nullable(),
  /** Whose signature the reader could give now. */
  readerSigns: z.enum(['first', 'second', 'protection']).nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
  packages: z.number().int(),
})
export type AgreementPage = z.infer<typeof AgreementPage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(agreementStates) })

export const listAgreements = endpoint('GET', '/cooperation/agreements', {
  grant: 'cooperation.read',
  summary: 'Agreements, those that end first at the top',
  query: PageQuery.extend({ partnerId: Id.optional() }),
  answer: page(AgreementLine),
})

export const getAgreement = endpoint('GET', '/cooperation/agreements/:id', {
  grant: 'cooperation.read',
  summary: 'An agreement as rules',
  params: One,
  answer: AgreementPage,
})

export const draftAgreement = endpoint('POST', '/cooperation/agreements', {
  grant: 'cooperation.write',
  summary: 'Drafts an agreement with a partner',
  body: z.object({ id: Id.optional(), partnerId: Id, agreement: AgreementFields }),
  answer: State,
})

export const changeAgreement = endpoint('PUT', '/cooperation/agreements/:id', {
  grant: 'cooperation.write',
  summary: 'Changes a draft that nobody has signed',
  params: One,
  body: z.object({ agreement: AgreementFields }),
  answer: State,
})

export const signAgreement = endpoint('POST', '/cooperation/agreements/:id/sign', {
  grant: 'cooperation.decide',
  summary: 'Signs: two officers and the data-protection officer, each once',
  params: One,
  answer: State,
})

export const endAgreement = endpoint('POST', '/cooperation/agreements/:id/end', {
  grant: 'cooperation.decide',
  summary: 'Ends an agreement at once; nothing more goes under it',
  params: One,
  body: z.object({ why: Line }),
  answer: State,
})

export const tryAgreement = endpoint('GET', '/cooperation/agreements/:id/try', {
  grant: 'cooperation.read',
  summary: 'Could this field of this person go to them today?',
  params: One,
  query: z.object({
    field: z.enum([
      ...cooperationFields.identity.map((name) => `identity.${name}` as const),
      ...cooperationFields.mission.map((name) => `mission.${name}` as const),
    ]),
    personId: Id.optional(),
  }),
  answer: z.object({ refusal: z.enum(refusals).nullable() }),
})
