// Tracks in full: assessment, individual plan with goals that can be measured, services, reviews, outcome. Alike in care,
// health and protection, with endpoints of its own for each, so that each states its grant.
import { z } from 'zod'
import { type CasePartName, Colleague } from './cases.ts'
import { trackKinds, trackStates } from './cases-parts.ts'
import { reviewStandings } from './cases-track-clock.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Line, Paragraph, Written } from './shapes.ts'

/** Compartments whose tracks are worked in this way; a legal track has its own. */
export const trackParts = ['care', 'health', 'protection'] as const
export type TrackPart = (typeof trackParts)[number]

/** What health is about. */
export const healthAreas = ['physical', 'mental'] as const
export type HealthArea = (typeof healthAreas)[number]

/** What may be counted for a goal, by compartment. No belief, no attitude, no risk: the database has the same lists. */
export const measuresOf = {
  care: [
    'attendance',
    'learning',
    'papers',
    'steps',
    'work',
    'income',
    'housing',
    'contact',
    'help received',
    'own account',
  ],
  health: ['attendance', 'treatment', 'body', 'daily life', 'help received', 'own account'],
  protection: [
    'attendance',
    'contact',
    'safety measures',
    'steps',
    'housing',
    'help received',
    'own account',
  ],
} as const satisfies Record<TrackPart, readonly string[]>
export type TrackMeasure = (typeof measuresOf)[TrackPart][number]
const allMeasures = [...new Set(trackParts.flatMap((part): readonly TrackMeasure[] => measuresOf[part]))]

export const trackGoalStates = ['open', 'met', 'partly met', 'not met', 'given up'] as const
export type TrackGoalState = (typeof trackGoalStates)[number]
export const trackServiceStates = ['planned', 'going on', 'ended'] as const
export const sessionKinds = ['session', 'visit'] as const
export const sessionAttendances = ['came', 'did not come', 'excused', 'cancelled'] as const
export const agreementBy = ['the person', 'guardian', 'the child with guardian'] as const
/** What a child says of it. */
export const childAssents = ['agrees', 'does not agree', 'too young'] as const
export const agreementHow = ['written', 'spoken'] as const
export const trackOutcomes = [
  'aims reached',
  'partly reached',
  'not reached',
  'declined',
  'no longer needed',
  'handed on',
] as const

/** Words of an indicator that would measure what a person believes. Said early; the database refuses it in any case. */
const attitude =
  /radicali|extremis|jihad|ideolog|belief|attitude|religiosity|радикал|экстремис|идеолог|убежден|религиозност|джихад|діни сенім|діни көзқарас|діншілдік|تطرف|تطرّف|عقيدة|تديّن|تدين|جهاد/iu
/** Would an indicator measure belief or attitude? Oralu keeps none such. */
export const measuresAttitude = (words: string): boolean => attitude.test(words)

export const TrackAssessment = z.object({
  id: Id,
  area: z.enum(healthAreas).nullable(),
  assessedOn: Day,
  by: Colleague,
  /** In the person's own words: what matters to them. */
  ownView: z.string(),
  strengths: z.string(),
  needed: z.string(),
})
export type TrackAssessment = z.infer<typeof TrackAssessment>

export const TrackMeasurement = z.object({
  id: Id,
  on: Day,
  value: z.number(),
  words: z.string().nullable(),
  by: Colleague,
  /** The measurement that corrects this one. */
  supersededBy: Id.nullable(),
})
export type TrackMeasurement = z.infer<typeof TrackMeasurement>

export const TrackGoal = z.object({
  id: Id,
  area: z.enum(healthAreas).nullable(),
  aim: z.string(),
  measure: z.enum(allMeasures),
  indicator: z.string(),
  /** null: a yes or no, of which 0 is no and 1 is yes */
  unit: z.string().nullable(),
  baseline: z.number(),
  target: z.number(),
  dueOn: Day,
  overdue: z.boolean(),
  setOn: Day,
  by: Colleague,
  state: z.enum(trackGoalStates),
  settled: z.object({ on: Day, by: Colleague, why: z.string().nullable() }).nullable(),
  /** In order of their days. */
  measurements: z.array(TrackMeasurement),
})
export type TrackGoal = z.infer<typeof TrackGoal>

export const TrackSession = z.object({
  id: Id,
  kind: z.enum(sessionKinds),
  on: Day,
  attendance: z.enum(sessionAttendances).nullable(),
  words: z.string().nullable(),
})
export type TrackSession = z.infer<typeof TrackSession>

export const ServiceAgreement = z.object({
  id: Id,
  givenOn: Day,
  by: z.enum(agreementBy),
  how: z.enum(agreementHow),
  language: z.string(),
  interpreter: z.string().nullable(),
  words: z.string(),
  childView: z.string().nullable(),
  childAssent: z.enum(childAssents).nullable(),
  withdrawnOn: Day.nullable(),
})
export type ServiceAgreement = z.infer<typeof ServiceAgreement>

export const TrackService = z.object({
  id: Id,
  title: z.string(),
  provider: z.string().nullable(),
  /** A service of the directory. */
  serviceId: Id.nullable(),
  state: z.enum(trackServiceStates),
  fromOn: Day.nullable(),
  untilOn: Day.nullable(),
  needsAgreement: z.boolean(),
  agreements: z.array(ServiceAgreement),
  sessions: z.array(TrackSession),
})
export type TrackService = z.infer<typeof TrackService>

export const TrackReview = z.object({
  id: Id,
  heldOn: Day,
  by: Colleague,
  words: z.string(),
  /** What has changed, by goal. */
  changes: z.record(Id, z.string()),
  nextOn: Day,
})
export type TrackReview = z.infer<typeof TrackReview>

export const TrackPlan = z.object({
  id: Id,
  kind: z.enum(trackKinds),
  state: z.enum(trackStates),
  plan: z.string(),
  openedOn: Day,
  by: Colleague,
  own: z.boolean(),
  reviewOn: Day,
  /** null: closed, nothing is due */
  standing: z.enum(reviewStandings).nullable(),
  closing: z.object({ outcome: z.enum(trackOutcomes), words: z.string(), on: Day, by: Colleague }).nullable(),
  /** The newest first; of each area the first counts. */
  assessments: z.array(TrackAssessment),
  goals: z.array(TrackGoal),
  services: z.array(TrackService),
  /** The newest first. */
  reviews: z.array(TrackReview),
})
export type TrackPlan = z.infer<typeof TrackPlan>

const id = Id.optional()
const params = z.object({ id: Id })
const amount = z.number().min(-1_000_000_000).max(1_000_000_000)

/** The endpoints of one compartment's tracks. */
function endpointsOf<P extends TrackPart>(part: P) {
  const grant = `${part}.write` as const
  const of = `/cases/${part}`
  const noted = part === 'care' ? '' : '; the reading is in the ledger'
  const area = z.enum(healthAreas).optional()
  const areaFits = (body: { area?: HealthArea | undefined }) =>
    (part === 'health') === (body.area !== undefined)
  const onlyHealth = { path: ['area'], message: 'of health alone, and there always' }
  return {
    plans: endpoint('GET', `/cases/of/:anchorId/${part}/plans`, {
      grant: `${part}.read`,
      summary: `The ${part} tracks of a person: assessments, goals with their measured values, services, reviews${noted}`,
      params: z.object({ anchorId: Id }),
      answer: z.object({ items: z.array(TrackPlan) }),
    }),
    assess: endpoint('POST', `${of}/tracks/:id/assessments`, {
      grant,
      summary: `Assesses a ${part} track; an earlier assessment is superseded and stays`,
      params,
      body: z
        .object({ id, area, assessedOn: Day, ownView: Paragraph, strengths: Paragraph, needed: Paragraph })
        .refine(areaFits, onlyHealth),
      answer: Written,
    }),
    addGoal: endpoint('POST', `${of}/tracks/:id/goals`, {
      grant,
      summary: `Sets a goal that can be measured: indicator, unit (none for a yes or no), baseline, target, day`,
      params,
      body: z
        .object({
          id,
          area,
          aim: Line,
          measure: z.enum(measuresOf[part] as unknown as [TrackMeasure, ...TrackMeasure[]]),
          indicator: Line,
          unit: Line.nullable(),
          baseline: amount,
          target: amount,
          dueOn: Day,
        })
        .refine(areaFits, onlyHealth)
        .refine(
          ({ unit, baseline, target }) =>
            unit === null ? baseline === 0 && target === 1 : baseline !== target,
          {
            path: ['target'],
            message: 'differs from the baseline; without a unit no (0) is to become yes (1)',
          },
        ),
      answer: Written,
    }),
    settleGoal: endpoint('PUT', `${of}/goals/:id`, {
      grant,
      summary: 'Says how a goal stands; one that is given up has a reason',
      params,
      body: z
        .object({ state: z.enum(trackGoalStates), why: Paragraph.nullable() })
        .refine(({ state, why }) => state !== 'given up' || why, { path: ['why'], message: 'say why' }),
      answer: Written,
    }),
    measure: endpoint('POST', `${of}/goals/:id/measurements`, {
      grant,
      summary: 'Adds a measured value of a goal; one that corrects another names it',
      params,
      body: z.object({ id, on: Day, value: amount, words: Paragraph.nullable(), supersedes: Id.optional() }),
      answer: Written,
    }),
    addService: endpoint('POST', `${of}/tracks/:id/services`, {
      grant,
      summary: `Adds a service to a ${part} track`,
      params,
      body: z
        .object({
          id,
          title: Line,
          provider: Line.nullable(),
          serviceId: Id.nullable(),
          fromOn: Day.nullable(),
          untilOn: Day.nullable(),
          needsAgreement: z.boolean(),
        })
        .refine(({ provider, serviceId }) => provider || serviceId, {
          path: ['provider'],
          message: 'say who gives it',
        }),
      answer: Written,
    }),
    setService: endpoint('PUT', `${of}/services/:id`, {
      grant,
      summary:
        'A service begins, goes on until another day, or ends; it begins only with the agreement that it needs',
      params,
      body: z.object({ state: z.enum(trackServiceStates), fromOn: Day.nullable(), untilOn: Day.nullable() }),
      answer: Written,
    }),
    addSession: endpoint('POST', `${of}/services/:id/sessions`, {
      grant,
      summary: 'Plans a visit or a session of a service',
      params,
      body: z.object({ id, kind: z.enum(sessionKinds), on: Day }),
      answer: Written,
    }),
    attend: endpoint('PUT', `${of}/sessions/:id`, {
      grant,
      summary: 'Notes who came',
      params,
      body: z.object({ attendance: z.enum(sessionAttendances), words: Paragraph.nullable() }),
      answer: Written,
    }),
    agree: endpoint('POST', `${of}/services/:id/agreements`, {
      grant,
      summary:
        'Records the agreement to a service: an adult’s own; for a child a guardian’s, with the child’s view, from 12 the child’s assent, from 16 the child’s own decision with the guardian',
      params,
      body: z.object({
        id,
        givenOn: Day,
        by: z.enum(agreementBy),
        how: z.enum(agreementHow),
        witness: Line.nullable(),
        language: Line,
        interpreter: Line.nullable(),
        privateRoom: z.boolean(),
        guardPresent: z.boolean(),
        alternatives: z.boolean(),
        words: Paragraph,
        childView: Paragraph.nullable(),
        childAssent: z.enum(childAssents).nullable().default(null),
      }),
      answer: Written,
    }),
    withdraw: endpoint('POST', `${of}/agreements/:id/withdraw`, {
      grant,
      summary: 'Withdraws an agreement, without a reason: the service ends with it, nothing else does',
      params,
      answer: Written,
    }),
    review: endpoint('POST', `${of}/tracks/:id/reviews`, {
      grant,
      summary:
        'Records a review: what changed in each open goal, and the next day, at most three months later',
      params,
      body: z.object({
        id,
        heldOn: Day,
        words: Paragraph,
        changes: z.array(z.object({ goalId: Id, words: Paragraph })).max(100),
        nextOn: Day,
      }),
      answer: Written,
    }),
    close: endpoint('POST', `${of}/tracks/:id/closing`, {
      grant,
      summary: 'Closes a track with its outcome, when each of its goals is settled',
      params,
      body: z.object({ outcome: z.enum(trackOutcomes), words: Paragraph }),
      answer: Written,
    }),
  }
}

export const trackEndpoints = {
  care: endpointsOf('care'),
  health: endpointsOf('health'),
  protection: endpointsOf('protection'),
} satisfies Record<TrackPart, unknown>

/** Is a compartment one whose tracks are worked in this way? */
export const isTrackPart = (part: CasePartName): part is TrackPart => part !== 'legal'
