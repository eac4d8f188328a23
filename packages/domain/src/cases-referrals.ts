// Care referrals: a case referred or transferred to an organisation that helps, and those that come to us, as documents
// of Primero v2 / CPIMS+ that officers carry. A referral leaves the case where it is; a transfer moves responsibility.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { refusals } from './cooperation-agreements.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const referralKinds = ['referral', 'transfer'] as const
export type ReferralKind = (typeof referralKinds)[number]
export const referralStates = [
  'drafted',
  'sent',
  'received',
  'accepted',
  'rejected',
  'done',
  'withdrawn',
] as const
export type ReferralState = (typeof referralStates)[number]

/**
 * Fields of a case that can go this way at all, and the field of an agreement that each belongs to. A place is none: a
 * list's place can be the name of a camp.
 */
export const referralFields = {
  name: 'names',
  otherName: 'names',
  sex: 'sex',
  born: 'born',
  age: 'born',
  nationality: 'nationality',
  carer: 'family',
} as const
export type ReferralField = keyof typeof referralFields
export const referralFieldNames = Object.keys(referralFields) as [ReferralField, ...ReferralField[]]

/** What is missing of a consent. The database gives these codes (cases.consent_gap). */
export const consentGaps = [
  'no-consent',
  'no-services',
  'no-sharing',
  'not-yet-given',
  'guard-present',
  'no-private-room',
  'no-alternatives',
  'no-witness',
  'adult-decides',
  'no-guardian',
  'child-not-heard',
  'no-best-interests',
] as const
export type ConsentGap = (typeof consentGaps)[number]

export const consentBy = ['the person', 'guardian', 'best interests'] as const
export const consentHow = ['written', 'spoken'] as const

/** Who agreed to what, and how they were asked. A guard present makes it invalid. */
export const ReferralConsent = z.object({
  by: z.enum(consentBy),
  /** The parent or guardian as the case names them. */
  carerId: Id.nullable(),
  how: z.enum(consentHow),
  /** Independent; asked for where it was spoken. */
  witness: Line.nullable(),
  on: Day,
  language: Line,
  interpreter: Line.nullable(),
  privateRoom: z.boolean(),
  guardPresent: z.boolean(),
  alternatives: z.boolean(),
  services: z.boolean(),
  sharing: z.boolean(),
  /** In their words. */
  words: Paragraph,
  /** A child's own view, or why the child could not be heard. */
  childView: Paragraph.nullable(),
})
export type ReferralConsent = z.infer<typeof ReferralConsent>

/** What can be changed as long as it has not gone. */
export const ReferralDraft = z.object({
  kind: z.enum(referralKinds),
  agreementId: Id,
  addressee: Line.max(200).nullable(),
  service: Line.max(200).nullable(),
  /** Stays with us. */
  reason: Paragraph,
  /** Goes as it is. */
  notes: Paragraph.nullable(),
  chosen: z
    .array(z.enum(referralFieldNames))
    .max(referralFieldNames.length)
    .refine((names) => new Set(names).size === names.length, 'each once'),
  consent: ReferralConsent.nullable(),
})
export type ReferralDraft = z.infer<typeof ReferralDraft>

export const CareReferralLine = z.object({
  id: Id,
  direction: z.enum(['ours', 'theirs']),
  kind: z.enum(referralKinds),
  state: z.enum(referralStates),
  partner: z.string(),
  service: z.string().nullable(),
  person: PersonBrief.nullable(),
  caseId: Id.nullable(),
  at: Instant,
})
export type CareReferralLine = z.infer<typeof CareReferralLine>

const Step = z.object({ by: Colleague, at: Instant })
const DayStep = z.object({ by: Colleague, on: Day })

/** What came, by the names of a case and a referral; unknown fields are counted, not shown. */
export const ReferralCame = z.object({
  case: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  referral: z.record(z.string(), z.union([z.string(), z.boolean()])),
  /** Fields without a name here, kept as they are for the answer. */
  unknown: z.number().int(),
})
export type ReferralCame = z.infer<typeof ReferralCame>

export const CareReferralPage = CareReferralLine.extend({
  agreementId: Id,
  agreement: z.string(),
  addressee: z.string().nullable(),
  reason: z.string().nullable(),
  notes: z.string().nullable(),
  chosen: z.array(z.enum(referralFieldNames)),
  consent: ReferralConsent.nullable(),
  bestInterests: Step.extend({ words: z.string() }).nullable(),
  child: z.boolean(),
  own: z.boolean(),
  recordedBy: Colleague,
  sent: Step.nullable(),
  received: Step.nullable(),
  answered: Step.extend({ reason: z.string().nullable() }).nullable(),
  done: Step.nullable(),
  withdrawn: Step.extend({ why: z.string(), consent: z.boolean() }).nullable(),
  told: DayStep.nullable(),
  deleted: DayStep.extend({ words: z.string() }).nullable(),
  documentSha256: z.string().nullable(),
  /** Ours: what they said last. */
  theirReferralId: Id.nullable(),
  /** Theirs: null once its time is over. */
  came: ReferralCame.nullable(),
  retainUntil: Day.nullable(),
  erasedAt: Instant.nullable(),
  /** Who answers for the person: a transfer moves that when it is accepted and the closing is signed. */
  responsible: z.enum(['we', 'they', 'closing to propose', 'closing to sign']),
})
export type CareReferralPage = z.infer<typeof CareReferralPage>

/** One field as it would go, or why it stays. */
export const PreviewField = z.object({
  field: z.enum(referralFieldNames),
  value: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
  goes: z.boolean(),
  why: z.enum(['outside the agreement', 'nothing known', 'left out']).nullable(),
})
export type PreviewField = z.infer<typeof PreviewField>

export const ReferralPreview = z.object({
  fields: z.array(PreviewField),
  /** Of the document as it would go. Empty while no consent lets it be written. */
  documentSha256: z.string(),
  refusal: z.enum(refusals).nullable(),
  gap: z.enum(consentGaps).nullable(),
})
export type ReferralPreview = z.infer<typeof ReferralPreview>

const params = z.object({ id: Id })
const State = Written.extend({ state: z.enum(referralStates) })
/** A document of Primero's as it was received: read as JSON by the server, so that its hash is of these characters. */
const text = z.string().min(2).max(500_000)

export const listCareReferrals = endpoint('GET', '/cases/care-referrals', {
  grant: 'care.read',
  summary: 'Care referrals to and from other organisations, the newest first',
  query: PageQuery.extend({ direction: z.enum(['ours', 'theirs']).optional() }),
  answer: page(CareReferralLine),
})
export const listReferralsOfCase = endpoint('GET', '/cases/:id/care-referrals', {
  grant: 'care.read',
  summary: 'Care referrals of one case, the newest first',
  params,
  answer: z.object({ items: z.array(CareReferralLine) }),
})

const ReferralAgreement = z.object({
  id: Id,
  reference: z.string(),
  partner: z.string(),
  fields: z.array(z.enum(referralFieldNames)),
  endsOn: Day,
})
export type ReferralAgreement = z.infer<typeof ReferralAgreement>
const agreements = z.object({ items: z.array(ReferralAgreement) })
export const listReferralAgreements = endpoint('GET', '/cases/:id/care-referrals/agreements', {
  grant: 'care.write',
  summary: 'Agreements with organisations under which this case may be referred today',
  params,
  answer: agreements,
})
export const listTakingAgreements = endpoint('GET', '/cases/care-referrals/agreements', {
  grant: 'care.write',
  summary: 'Agreements under which organisations may refer to us today',
  answer: agreements,
})

export const draftCareReferral = endpoint('POST', '/cases/:id/care-referrals', {
  grant: 'care.write',
  summary: 'Drafts a referral or a transfer of a case; nothing goes yet',
  params,
  body: z.object({ id: Id.optional(), draft: ReferralDraft }),
  answer: State,
})
export const changeCareReferral = endpoint('PUT', '/cases/care-referrals/:id', {
  grant: 'care.write',
  summary: 'Changes a draft',
  params,
  body: z.object({ draft: ReferralDraft }),
  answer: State,
})
export const getCareReferral = endpoint('GET', '/cases/care-referrals/:id', {
  grant: 'care.read',
  summary: 'A care referral with its steps',
  params,
  answer: CareReferralPage,
})
export const previewCareReferral = endpoint('GET', '/cases/care-referrals/:id/preview', {
  grant: 'care.read',
  summary: 'Field by field, what a draft would send, what stays and why',
  params,
  answer: ReferralPreview,
})
export const decideBestInterests = endpoint('POST', '/cases/care-referrals/:id/best-interests', {
  grant: 'protection.decide',
  summary: "Records a child-protection officer's best-interests decision on a draft",
  params,
  body: z.object({ words: Paragraph }),
  answer: State,
})
export const sendCareReferral = endpoint('POST', '/cases/care-referrals/:id/send', {
  grant: 'care.decide',
  summary: 'Lets a draft go as it was shown; the document can then be downloaded',
  params,
  body: z.object({ documentSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: State,
})
export const getReferralDocument = endpoint('GET', '/cases/care-referrals/:id/document', {
  grant: 'care.write',
  summary:
    'The Primero document: ours as it was sent, or our answer to theirs. The download is in the ledger',
  params,
  answers: 'file',
  answer: z.any(),
})
export const answerCareReferral = endpoint('POST', '/cases/care-referrals/:id/answer', {
  grant: 'care.write',
  summary: 'Takes in the answer of the organisation, as Primero gives it',
  params,
  body: z.object({ text }),
  answer: State,
})
export const withdrawCareReferral = endpoint('POST', '/cases/care-referrals/:id/withdraw', {
  grant: 'care.write',
  summary: 'Withdraws ours, or records that they withdrew theirs, which is then erased',
  params,
  body: z.object({ why: Paragraph, consent: z.boolean() }),
  answer: State,
})
export const tellToDelete = endpoint('POST', '/cases/care-referrals/:id/told', {
  grant: 'care.write',
  summary: 'Records that the organisation was told to delete what was withdrawn',
  params,
  body: z.object({ on: Day }),
  answer: State,
})
export const confirmDeleted = endpoint('POST', '/cases/care-referrals/:id/deleted', {
  grant: 'care.write',
  summary: 'Records their confirmation that they deleted it',
  params,
  body: z.object({ on: Day, words: Paragraph }),
  answer: State,
})

export const receiveCareReferral = endpoint('POST', '/cases/care-referrals', {
  grant: 'care.write',
  summary:
    'Takes a Primero document of a referral or transfer to us in, to be looked at; nobody of the register yet',
  body: z.object({ id: Id.optional(), agreementId: Id, text }),
  answer: State,
})
export const sayWhoIsReferred = endpoint('POST', '/cases/care-referrals/:id/person', {
  grant: 'care.write',
  summary: 'Says who of the register it is about; opens a case where none is open',
  params,
  body: z.object({ anchorId: Id }),
  answer: State,
})
export const decideCareReferral = endpoint('POST', '/cases/care-referrals/:id/decide', {
  grant: 'care.decide',
  summary: 'Accepts or rejects what came; the answer can then be downloaded',
  params,
  body: z.discriminatedUnion('accepted', [
    z.object({ accepted: z.literal(true) }),
    z.object({ accepted: z.literal(false), reason: Paragraph }),
  ]),
  answer: State,
})
export const finishCareReferral = endpoint('POST', '/cases/care-referrals/:id/done', {
  grant: 'care.write',
  summary: 'Records that the help asked for was given',
  params,
  answer: State,
})
