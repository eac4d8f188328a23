// Cases: the help owed to one person, and who answers for it. What stands in a case by compartment is in
// cases-parts.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const caseStates = ['open', 'in follow-up', 'closed'] as const
export type CaseState = (typeof caseStates)[number]
export const caseReasons = ['identified child', 'arrival', 'asked for', 'transferred', 'reopened'] as const
export type CaseReason = (typeof caseReasons)[number]
export const closingReasons = [
  'aims reached',
  'handed to another agency',
  'declined help',
  'left the country',
  'deceased',
  'opened in error',
] as const
/** Tracks of the care compartment. What is said of the others at a closure stands in their own compartments. */
export const careTrackKinds = ['education', 'documents', 'kinship', 'reintegration'] as const
/** What came of a track when its case closes. */
export const closureOutcomes = ['reached', 'partly reached', 'not reached', 'no longer needed'] as const
/** Who agreed: an adult for themselves, a child with a guardian. */
export const closingOutcomes = ['the person', 'the child with guardian'] as const
export const caseFollowUps = ['reached', 'not reached', 'cannot be reached'] as const
/** Closures that are said to whom they concern: with each track's outcome, and whether they agree. */
export const closedWithAgreement: readonly string[] = ['aims reached', 'declined help', 'left the country']
export const carerKinds = ['parent', 'provisional carer', 'guardian'] as const
export const urgencies = ['high', 'medium', 'low'] as const
export type Urgency = (typeof urgencies)[number]

/** Open cases that one worker can answer for (Inter-Agency Guidelines for Case Management and Child Protection, 2014). */
export const fullCaseload = 25

/** A colleague who did or owes something. */
export const Colleague = z.object({ id: Id, name: z.string() })
export type Colleague = z.infer<typeof Colleague>

/** The most pressing protection need not yet seen to; only for readers of protection. */
export const NeedBrief = z.object({ urgency: z.enum(urgencies), followUpBy: Day, overdue: z.boolean() })

export const CaseLine = z.object({
  id: Id,
  anchorId: Id,
  /** null: the person's identity is not open to the reader */
  person: PersonBrief.nullable(),
  reason: z.enum(caseReasons),
  state: z.enum(caseStates),
  openedOn: Day,
  reviewOn: Day,
  worker: Colleague.nullable(),
  mine: z.boolean(),
  /** A child for whom no carer or guardian is named. */
  withoutCarer: z.boolean(),
  need: NeedBrief.nullable(),
})
export type CaseLine = z.infer<typeof CaseLine>

export const caseFilters = ['mine', 'not seen', 'without carer', 'without worker', 'review overdue'] as const
export type CaseFilter = (typeof caseFilters)[number]

export const listCases = endpoint('GET', '/cases', {
  grant: 'care.read',
  summary: "Cases, the reader's own caseload first, then the newest",
  query: PageQuery.extend({ show: z.enum(caseFilters).optional(), state: z.enum(caseStates).optional() }),
  answer: page(CaseLine),
})

/** What a case tells of itself, in order of time. Words are the screen's. */
export const CaseEvent = z.object({
  at: z.union([Instant, Day]),
  kind: z.enum([
    'opened',
    'worker',
    'supervisor',
    'state',
    'review',
    'closing proposed',
    'closing withdrawn',
    'closed',
    'carer',
    'carer ended',
    'visit done',
    'track',
    'track state',
    'status',
    'gate',
    'gate proposed',
    'gate returned',
    'conference',
    'referral',
    'referral answered',
    'transfer',
    'over ceiling',
    'follow-up',
    'standing',
    'guardian',
    'placement',
    'placement ended',
    'tracing',
  ]),
  /** A code or a name that belongs to the kind: a state, a reason, a colleague, a track. */
  what: z.string().nullable(),
  words: z.string().nullable(),
  by: Colleague.nullable(),
})
export type CaseEvent = z.infer<typeof CaseEvent>

export const Carer = z.object({
  id: Id,
  kind: z.enum(carerKinds),
  name: z.string(),
  fromOn: Day,
  endedOn: Day.nullable(),
})
export type Carer = z.infer<typeof Carer>

export const Visit = z.object({
  id: Id,
  plannedOn: Day,
  purpose: z.string(),
  doneOn: Day.nullable(),
  overdue: z.boolean(),
  by: Colleague,
})
export type Visit = z.infer<typeof Visit>

/** Compartments in which a case is worked. */
export const caseParts = ['care', 'health', 'protection', 'legal'] as const
export type CasePartName = (typeof caseParts)[number]

export const Case = z.object({
  id: Id,
  anchorId: Id,
  person: PersonBrief.nullable(),
  reason: z.enum(caseReasons),
  state: z.enum(caseStates),
  openedOn: Day,
  reviewOn: Day,
  worker: Colleague.nullable(),
  supervisor: Colleague.nullable(),
  closing: z
    .object({ reason: z.enum(closingReasons), words: z.string(), proposedBy: Colleague, proposedAt: Instant })
    .nullable(),
  closed: z.object({ by: Colleague, at: Instant }).nullable(),
  carers: z.array(Carer),
  visits: z.array(Visit),
  timeline: z.array(CaseEvent),
  /** The compartments open to the reader here, by role or by break-glass. What is not named is not betrayed. */
  opens: z.array(z.enum(caseParts)),
  /** Whether the reader's agency keeps this case: otherwise it is read, not written. */
  own: z.boolean(),
})
export type Case = z.infer<typeof Case>

const params = z.object({ id: Id })
const ofPerson = z.object({ anchorId: Id })

export const getCase = endpoint('GET', '/cases/:id', {
  grant: 'care.read',
  summary: 'A case: its person, its workers, its course',
  params,
  answer: Case,
})

export const openCase = endpoint('POST', '/cases', {
  grant: 'care.write',
  summary:
    'Opens a case for a person who has none open. The answer names the person, whether or not one was open',
  body: z.object({ anchorId: Id }),
  answer: Written,
})

export const assignCase = endpoint('POST', '/cases/:id/assign', {
  grant: 'care.write',
  summary: 'Names the worker and the supervisor; beyond a full caseload the supervisor gives a reason',
  params,
  body: z.object({
    workerId: Id.nullable(),
    supervisorId: Id.nullable(),
    beyondCeiling: Paragraph.optional(),
  }),
  answer: Written,
})

export const reviewCase = endpoint('POST', '/cases/:id/review', {
  grant: 'care.write',
  summary: 'Records that the case was reviewed, its state, and when it is reviewed next',
  params,
  body: z.object({ state: z.enum(['open', 'in follow-up']), nextOn: Day }),
  answer: Written,
})

export const proposeClosing = endpoint('POST', '/cases/:id/closing', {
  grant: 'care.write',
  summary: 'Proposes to close a case; its supervisor signs',
  params,
  body: z.object({
    reason: z.enum(closingReasons),
    words: Paragraph,
    /** Left out where nobody is there to agree: see closedWithAgreement. */
    closure: z
      .object({
        outcomes: z
          .array(
            z.object({ track: z.enum(careTrackKinds), outcome: z.enum(closureOutcomes), words: Paragraph }),
          )
          .max(20),
        agreed: z.boolean(),
        agreedBy: z.enum(closingOutcomes).optional(),
        agreedWords: Paragraph,
      })
      .refine(({ agreed, agreedBy }) => agreed === (agreedBy !== undefined), {
        path: ['agreedBy'],
        message: 'who agreed',
      })
      .optional(),
  }),
  answer: Written,
})

export const withdrawClosing = endpoint('POST', '/cases/:id/closing/withdraw', {
  grant: 'care.write',
  summary: 'Takes a proposed closure back, or sends it back',
  params,
  answer: Written,
})

export const closeCase = endpoint('POST', '/cases/:id/close', {
  grant: 'care.decide',
  summary: 'Signs a proposed closure, as the supervisor and not its proposer',
  params,
  answer: Written,
})

export const addCarer = endpoint('POST', '/cases/of/:anchorId/carers', {
  grant: 'care.write',
  summary: 'Names who cares for a child',
  params: ofPerson,
  body: z.object({
    id: Id.optional(),
    kind: z.enum(carerKinds),
    name: Line,
    carerAnchorId: Id.optional(),
    fromOn: Day.optional(),
  }),
  answer: Written,
})
export const endCarer = endpoint('POST', '/cases/carers/:id/end', {
  grant: 'care.write',
  summary: 'Records that someone no longer cares for a child',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})

export const planVisit = endpoint('POST', '/cases/of/:anchorId/visits', {
  grant: 'care.write',
  summary: 'Plans a visit',
  params: ofPerson,
  body: z.object({ id: Id.optional(), plannedOn: Day, purpose: Line }),
  answer: Written,
})
export const visitDone = endpoint('POST', '/cases/visits/:id/done', {
  grant: 'care.write',
  summary: 'Records that a visit was made',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})

export const listColleagues = endpoint('GET', '/cases/colleagues', {
  grant: 'care.read',
  summary: 'Colleagues of the agency who can be named in a case, with their caseload',
  answer: z.object({
    items: z.array(
      Colleague.extend({ parts: z.array(z.enum(caseParts)), signs: z.boolean(), caseload: z.number().int() }),
    ),
  }),
})

const Waiting = z.object({ caseId: Id, person: PersonBrief.nullable(), on: Day })
/** What waits for a case worker in the morning. Each list has at most 20; `count` is all. */
const waiting = <T extends z.ZodType>(item: T) => z.object({ count: z.number().int(), items: z.array(item) })
export const CasesToday = z.object({
  caseload: z.number().int(),
  /** Protection needs for which nobody has seen the person by the day set; the most urgent first. */
  notSeen: waiting(Waiting.extend({ urgency: z.enum(urgencies) })),
  withoutCarer: waiting(Waiting),
  reviews: waiting(Waiting),
  visits: waiting(Waiting.extend({ purpose: z.string() })),
  tasks: waiting(Waiting.extend({ part: z.enum(caseParts) })),
  /** Reviews of tracks that are due or overdue. */
  trackReviews: waiting(Waiting.extend({ kind: z.string(), overdue: z.boolean() })),
  /** Refusals whose term for an appeal runs out. */
  appeals: waiting(Waiting.extend({ kind: z.string() })),
  /** Changes of a child's care that nobody has assessed; of an emergency by its hour. Only for readers of protection. */
  careAssessments: waiting(Waiting.extend({ by: Instant.nullable(), overdue: z.boolean() })),
  /** Visits owed to a child after it moved. */
  childVisits: waiting(Waiting.extend({ overdue: z.boolean() })),
  /** Contacts with a parent who is away. */
  contacts: waiting(Waiting.extend({ overdue: z.boolean() })),
  /** Closures that wait for the reader's signature. */
  closings: waiting(Waiting),
  /** Open cases of the agency that no worker answers for. */
  withoutWorker: z.number().int(),
})
export type CasesToday = z.infer<typeof CasesToday>

export const getCasesToday = endpoint('GET', '/cases/today', {
  grant: 'care.read',
  summary: "What waits in the reader's own caseload",
  answer: CasesToday,
})

const Agency = z.object({ id: Id, name: z.string() })
export const getReception = endpoint('GET', '/cases/reception', {
  grant: 'administration.read',
  summary: "Which agency receives the cases of this agency's people",
  answer: z.object({ receiver: Agency.nullable(), agencies: z.array(Agency) }),
})
export const setReception = endpoint('PUT', '/cases/reception', {
  grant: 'administration.write',
  summary: "Sets which agency receives the cases of this agency's people, from now on",
  body: z.object({ receiverId: Id }),
  answer: Written,
})
