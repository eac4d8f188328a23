// The data-protection office: the register of processing, impact assessments, breaches with their clock, and what of the
// readings that stand out was looked into.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

const Someone = z.object({ id: Id, name: z.string() })
const params = z.object({ id: Id })

/** What a controller keeps of an activity of processing (Regulation (EU) 2016/679, article 30; Kazakhstan's law 94-V). */
export const processingLines = ['name', 'controller', 'jointControllers'] as const
export const processingParagraphs = [
  'purpose',
  'legalBasis',
  'whoseData',
  'categories',
  'recipients',
  'retention',
  'safeguards',
] as const
export type ProcessingField = (typeof processingLines | typeof processingParagraphs)[number]

const processingFields = {
  name: Line,
  controller: Line,
  jointControllers: Line.nullable(),
  purpose: Paragraph,
  legalBasis: Paragraph,
  whoseData: Paragraph,
  categories: Paragraph,
  recipients: Paragraph,
  retention: Paragraph,
  safeguards: Paragraph,
} satisfies Record<ProcessingField, z.ZodType>

export const Processing = z.object({
  /** The activity; each change is a version of its own. */
  activityId: Id,
  ...processingFields,
  change: z.string().nullable(),
  ended: z.boolean(),
  versions: z.number().int(),
  by: Someone,
  at: Instant,
  /** When what it may do to people is to be looked at again; null: not assessed, or the assessment is not signed. */
  reviewOn: Day.nullable(),
  assessed: z.enum(['no', 'waits for a second', 'yes']),
})
export type Processing = z.infer<typeof Processing>

export const listProcessing = endpoint('GET', '/oversight/processing', {
  grant: 'oversight.read',
  summary: 'The register of processing: the newest version of each activity',
  answer: z.object({ items: z.array(Processing) }),
})

export const getProcessing = endpoint('GET', '/oversight/processing/:id', {
  grant: 'oversight.read',
  summary: 'An activity of processing with all its versions, the newest first, and its assessments',
  params,
  answer: z.object({
    versions: z.array(Processing.omit({ versions: true, reviewOn: true, assessed: true })),
    assessments: z.array(z.lazy(() => ImpactAssessment)),
  }),
})

export const exportProcessing = endpoint('GET', '/oversight/processing.csv', {
  grant: 'oversight.read',
  summary: 'The register of processing as CSV',
  answers: 'file',
})

export const writeProcessing = endpoint('POST', '/oversight/processing', {
  grant: 'oversight.write',
  summary: 'A new activity of processing, or a new version of one, with what was changed and why',
  body: z
    .object({
      id: Id.optional(),
      activityId: Id.nullable(),
      ...processingFields,
      change: Paragraph.nullable(),
      ended: z.boolean(),
    })
    .refine((body) => (body.activityId === null) === (body.change === null), {
      message: 'a new version says what was changed and why; a first one cannot',
      path: ['change'],
    }),
  answer: z.object({ id: Id, activityId: Id }),
})

/** When an assessment is needed: the criteria of the guidelines WP 248 rev.01, as far as they fit; two of them, and it is. */
export const impactCriteria = [
  'sensitive data',
  'vulnerable people',
  'large scale',
  'matching of sets',
  'systematic watching',
  'new technology',
  'keeps from a right or a service',
  'leaves the state',
] as const
export type ImpactCriterion = (typeof impactCriteria)[number]

/** Whether an assessment is needed, by the guidelines' own rule of two criteria. */
export const needsAssessment = (met: readonly ImpactCriterion[]): boolean => new Set(met).size >= 2

export const impactOutcomes = ['go on', 'go on with measures', 'do not go on'] as const

/** What may happen to people by the processing: about what is done to them, never about what they are. */
export const ImpactRisk = z.object({ harm: Line, cause: Line, measure: Line, left: Line })
export type ImpactRisk = z.infer<typeof ImpactRisk>

export const ImpactAssessment = z.object({
  id: Id,
  activityId: Id,
  criteria: z.array(z.enum(impactCriteria)),
  description: z.string(),
  necessity: z.string(),
  risks: z.array(ImpactRisk),
  heard: z.string(),
  by: Someone,
  at: Instant,
  /** Written by whoever reads it: a second person signs. */
  mine: z.boolean(),
  signed: z
    .object({ outcome: z.enum(impactOutcomes), opinion: z.string(), reviewOn: Day, by: Someone, at: Instant })
    .nullable(),
})
export type ImpactAssessment = z.infer<typeof ImpactAssessment>

export const addAssessment = endpoint('POST', '/oversight/processing/:id/assessments', {
  grant: 'oversight.write',
  summary: 'What an activity may do to people, and what is done about it; a second person signs it',
  params,
  body: z.object({
    id: Id.optional(),
    criteria: z.array(z.enum(impactCriteria)).max(impactCriteria.length),
    description: Paragraph,
    necessity: Paragraph,
    risks: z.array(ImpactRisk).min(1).max(50),
    heard: Paragraph,
  }),
  answer: Written,
})

export const signAssessment = endpoint('POST', '/oversight/assessments/:id/sign', {
  grant: 'oversight.decide',
  summary: 'The opinion on an assessment that another wrote, and when it is looked at again',
  params,
  body: z.object({ outcome: z.enum(impactOutcomes), opinion: Paragraph, reviewOn: Day }),
  answer: Written,
})

/** Within so many hours of its becoming known the authority is told of a breach, or the reason for more is. */
export const breachHours = 72

/** How the clock of a breach stands. @param now an instant, milliseconds */
export function breachClock(
  knownAt: string,
  authorityAt: string | null,
  now: number,
): { until: string; state: 'told in time' | 'told late' | 'runs' | 'run out' } {
  const until = Date.parse(knownAt) + breachHours * 3_600_000
  const state = authorityAt
    ? Date.parse(authorityAt) <= until
      ? 'told in time'
      : 'told late'
    : now <= until
      ? 'runs'
      : 'run out'
  return { until: new Date(until).toISOString(), state }
}

const told = ['told', 'need not be told'] as const
const Told = z.object({ how: z.enum(told), at: Instant, words: z.string(), by: Someone })

export const BreachLine = z.object({
  id: Id,
  title: z.string(),
  knownAt: Instant,
  reportedBy: Someone,
  until: Instant,
  clock: z.enum(['told in time', 'told late', 'runs', 'run out', 'need not be told']),
  state: z.enum(['open', 'to be closed', 'closed']),
})
export type BreachLine = z.infer<typeof BreachLine>

export const Breach = BreachLine.extend({
  what: z.string(),
  authority: Told.nullable(),
  persons: Told.nullable(),
  entries: z.array(
    z.object({ id: Id, kind: z.enum(['known', 'done']), words: z.string(), by: Someone, at: Instant }),
  ),
  closing: z.object({ words: z.string(), by: Someone, mine: z.boolean() }).nullable(),
  closed: z.object({ by: Someone, at: Instant }).nullable(),
})
export type Breach = z.infer<typeof Breach>

export const reportBreach = endpoint('POST', '/breaches', {
  grant: 'signed-in',
  summary:
    'Says that data were lost, changed, or seen by someone who should not: the data-protection officer is told',
  body: z.object({ id: Id.optional(), title: Line, what: Paragraph, knownAt: Instant }),
  answer: Written,
})

export const breachStates = ['open', 'to be closed', 'closed'] as const

export const listBreaches = endpoint('GET', '/oversight/breaches', {
  grant: 'oversight.read',
  summary: 'Breaches, the newest first',
  query: PageQuery.extend({ state: z.enum(breachStates).optional() }),
  answer: page(BreachLine),
})

export const getBreach = endpoint('GET', '/oversight/breaches/:id', {
  grant: 'oversight.read',
  summary: 'A breach: its clock, what was known when, who was told',
  params,
  answer: Breach,
})

export const addToBreach = endpoint('POST', '/oversight/breaches/:id/entries', {
  grant: 'oversight.write',
  summary: 'What became known of a breach, or was done about it',
  params,
  body: z.object({ id: Id.optional(), kind: z.enum(['known', 'done']), words: Paragraph }),
  answer: Written,
})

export const breachTold = endpoint('POST', '/oversight/breaches/:id/told', {
  grant: 'oversight.write',
  summary: 'That the authority, or the persons, were told of a breach, or why they need not be',
  params,
  body: z.object({
    whom: z.enum(['authority', 'persons']),
    how: z.enum(told),
    at: Instant,
    words: Paragraph,
  }),
  answer: Written,
})

export const closeBreach = endpoint('POST', '/oversight/breaches/:id/close', {
  grant: 'oversight.decide',
  summary: 'Proposes to close a breach, with what was learnt; once proposed, a second person closes it',
  params,
  body: z.object({ words: Paragraph.nullable() }),
  answer: z.object({ id: Id, state: z.enum(breachStates) }),
})

export const readingFindings = ['in duty', 'asked', 'not in duty'] as const

export const reviewReading = endpoint('POST', '/oversight/unusual-readings/review', {
  grant: 'oversight.write',
  summary: 'That readings which stand out were looked into, with what was found; not by whoever read',
  body: z.object({
    id: Id.optional(),
    first: z.number().int(),
    last: z.number().int(),
    accountId: Id,
    finding: z.enum(readingFindings),
    words: Paragraph,
  }),
  answer: Written,
})
