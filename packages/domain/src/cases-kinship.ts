// A child's family and care: what is known of the parents, the child's standing, who may decide for the child, where the
// child lives, tracing of a relative, contact, and what a panel decided. Facts are said once: what was entered in error is
// withdrawn with the reason and said anew. Where a child lives and with whom is care; what the child said, what was
// assessed and decided is protection. The database holds what must come first (db/0092-kinship.sql).
import { z } from 'zod'
import { Colleague } from './cases.ts'
import {
  childSays,
  contactOutcomes,
  contactRefusers,
  evidenceConclusions,
  evidenceKinds,
  tracingEnds,
  tracingSides,
  tracingStates,
  weighsInNumbers,
  wishes,
} from './cases-kinship-rules.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

export const parentsOfChild = ['mother', 'father'] as const
/** How a parent is, as far as care knows. Held: by whom and where is not care's to know. */
export const parentSituations = [
  'with the child',
  'lives elsewhere',
  'held',
  'whereabouts unknown',
  'deceased',
] as const
export const standings = ['with parents', 'separated', 'unaccompanied', 'orphan'] as const
export const guardianKinds = ['guardian', 'legal representative'] as const
export const guardianBases = ['law', 'court', 'guardianship authority'] as const
export const siblingPlans = ['no siblings', 'together', 'apart'] as const
export const homeFindings = ['approved', 'approved with conditions', 'not approved'] as const
export const placementKinds = ['kinship care', 'foster family', 'centre', 'supported living'] as const
export const placementEnds = [
  'another placement',
  'reunified',
  'returned to parent',
  'grown up',
  'did not hold',
] as const
export const soughtRelations = [
  'mother',
  'father',
  'sibling',
  'grandparent',
  'aunt or uncle',
  'other kin',
] as const
export const contactWith = ['mother', 'father', 'sibling', 'other kin'] as const
export const contactKinds = ['visit', 'call', 'letter'] as const
export const determinationKinds = ['separation', 'return'] as const
/** Duties in a panel. */
export const panelDuties = [
  'child protection',
  'guardianship authority',
  'health',
  'psychology',
  'education',
  'law',
  'social work',
] as const

const none = <T extends z.ZodType>(shape: T) => shape.nullable().default(null)
const weighed = Paragraph.refine((words) => !weighsInNumbers(words), 'in words, never in numbers')

/** What is said when a fact of a kind is entered. */
export const kinFacts = {
  parent_fact: z.object({
    parent: z.enum(parentsOfChild),
    name: none(Line),
    parentAnchorId: none(Id),
    situation: z.enum(parentSituations),
    knownOn: Day,
    saidBy: Line,
    evidence: none(Paragraph),
  }),
  standing: z.object({ standing: z.enum(standings), fromOn: Day, saidBy: Line, evidence: none(Paragraph) }),
  guardianship: z.object({
    kind: z.enum(guardianKinds),
    name: Line,
    guardianAnchorId: none(Id),
    fromOn: Day,
    basis: z.enum(guardianBases),
    basisWords: Line,
    conflict: z.boolean().default(false),
    conflictWords: none(Paragraph),
  }),
  sibling_plan: z.object({
    madeOn: Day,
    plan: z.enum(siblingPlans),
    siblings: none(Line),
    reason: none(Paragraph),
    keepTouch: none(Paragraph),
  }),
  tracing: z.object({
    relation: z.enum(soughtRelations),
    soughtAnchorId: none(Id),
    /** As the child knows them. */
    soughtWords: Line,
    openedOn: Day,
  }),
  tracing_step: z.object({ tracingId: Id, takenOn: Day, words: Paragraph }),
  home_assessment: z.object({
    tracingId: none(Id),
    homeOf: Line,
    assessedOn: Day,
    assessedBy: Line,
    finding: z.enum(homeFindings),
    conditions: none(Paragraph),
    words: Paragraph,
  }),
  placement: z.object({
    kind: z.enum(placementKinds),
    carer: Line,
    fromOn: Day,
    homeAssessmentId: none(Id),
    emergency: z.boolean().default(false),
    emergencyWhy: none(Paragraph),
  }),
  monitoring_visit: z.object({
    placementId: none(Id),
    tracingId: none(Id),
    visitedOn: Day,
    seenAlone: z.boolean(),
    words: Paragraph,
  }),
  contact_arrangement: z.object({
    withWhom: z.enum(contactWith),
    name: none(Line),
    kind: z.enum(contactKinds),
    everyDays: z.number().int().min(1).max(92),
    firstOn: Day,
    throughAuthority: z.boolean(),
  }),
  contact: z.object({
    arrangementId: Id,
    contactOn: Day,
    outcome: z.enum(contactOutcomes),
    refusedBy: none(z.enum(contactRefusers)),
    reason: none(Paragraph),
  }),
  care_assessment: z.object({
    placementId: none(Id),
    tracingId: none(Id),
    carerId: none(Id),
    assessedOn: Day,
    childView: Paragraph,
    weighed,
    concluded: Paragraph,
  }),
  determination: z.object({
    kind: z.enum(determinationKinds),
    heldOn: Day,
    members: z.array(Line).min(3).max(12),
    duties: z.array(z.enum(panelDuties)).min(3).max(12),
    childView: Paragraph,
    optionTogether: weighed,
    optionApart: weighed,
    optionOther: none(weighed),
    decided: Paragraph,
    legalBasis: Line,
    carer: Line,
    farewell: none(Paragraph),
    firstContactOn: none(Day),
    reviewOn: Day,
    gateId: none(Id),
  }),
  tracing_evidence: z.object({
    tracingId: Id,
    side: z.enum(tracingSides),
    kind: z.enum(evidenceKinds),
    conclusion: z.enum(evidenceConclusions),
    concludedOn: Day,
    words: none(Paragraph),
    laboratory: none(Line),
    reference: none(Line),
  }),
  tracing_wish: z.object({
    tracingId: Id,
    whose: z.enum(tracingSides),
    wish: z.enum(wishes),
    words: Paragraph,
    heardOn: Day,
    heardBy: Line,
  }),
} satisfies Record<string, z.ZodType>
export type KinKind = keyof typeof kinFacts
export const kinKinds = Object.keys(kinFacts) as KinKind[]

/** Of protection: what was assessed and decided, and what child and relative said. Everything else is care. */
const protectedKinds = ['care_assessment', 'determination', 'tracing_evidence', 'tracing_wish'] as const
export type ProtectedKin = (typeof protectedKinds)[number]
export type CareKin = Exclude<KinKind, ProtectedKin>
export const partOfKin = (kind: KinKind) =>
  (protectedKinds as readonly string[]).includes(kind) ? ('protection' as const) : ('care' as const)

/** What is said of a fact later; `sign` is for a second person who decides. */
export const kinActs = {
  guardianship: { end: z.object({ untilOn: Day, endedWhy: Line }) },
  sibling_plan: { sign: z.object({}) },
  tracing: {
    find: z.object({ foundOn: Day, foundWords: Paragraph }),
    verify: z.object({ verifiedOn: Day }),
    reunify: z.object({ reunifiedOn: Day }),
    end: z.object({ endedOn: Day, endedHow: z.enum(tracingEnds), endedWords: Paragraph }),
  },
  placement: { end: z.object({ untilOn: Day, endedHow: z.enum(placementEnds), endedWords: Paragraph }) },
  contact_arrangement: { end: z.object({ endedOn: Day, endedWhy: Line }) },
  determination: {
    explain: z.object({ explainedOn: Day, explainedHow: Paragraph }),
    sign: z.object({}),
  },
} satisfies Partial<Record<KinKind, Record<string, z.ZodType>>>
export type KinActing = keyof typeof kinActs

const shown = { id: Id, anchorId: Id, recordedBy: Colleague, recordedAt: Instant, own: z.boolean() }
const later = <T extends z.ZodType>(shape: T) => shape.nullable()
/** A day that is owed, and whether it has passed. */
const Due = z.object({ on: Day, over: z.boolean() }).nullable()

const MonitoringVisit = kinFacts.monitoring_visit.extend(shown)
export const KinPlacement = kinFacts.placement.extend({
  ...shown,
  placedAt: Instant,
  untilOn: later(Day),
  endedHow: later(z.enum(placementEnds)),
  endedWords: later(z.string()),
  visits: z.array(MonitoringVisit),
  due: Due,
})
export type KinPlacement = z.infer<typeof KinPlacement>
const Home = kinFacts.home_assessment.extend(shown)
export const KinTracing = kinFacts.tracing.extend({
  ...shown,
  sought: PersonBrief.nullable(),
  state: z.enum(tracingStates),
  foundOn: later(Day),
  foundWords: later(z.string()),
  verifiedOn: later(Day),
  reunifiedOn: later(Day),
  endedOn: later(Day),
  endedHow: later(z.enum(tracingEnds)),
  endedWords: later(z.string()),
  steps: z.array(kinFacts.tracing_step.extend(shown)),
  visits: z.array(MonitoringVisit),
  due: Due,
})
export type KinTracing = z.infer<typeof KinTracing>
export const KinArrangement = kinFacts.contact_arrangement.extend({
  ...shown,
  endedOn: later(Day),
  endedWhy: later(z.string()),
  contacts: z.array(kinFacts.contact.extend(shown)),
  due: Due,
})
export type KinArrangement = z.infer<typeof KinArrangement>

export const ChildFamily = z.object({
  child: z.boolean(),
  /** How the child is asked today; null: no child. */
  say: z.enum(childSays).nullable(),
  /** A guardian or legal representative without a conflict of interest stands today. */
  guarded: z.boolean(),
  /** The last that is known of each parent. */
  parents: z.array(kinFacts.parent_fact.extend(shown)),
  /** The one that stands comes first. */
  standings: z.array(kinFacts.standing.extend({ ...shown, lapsedOn: later(Day) })),
  guardianships: z.array(
    kinFacts.guardianship.extend({
      ...shown,
      untilOn: later(Day),
      endedWhy: later(z.string()),
      stands: z.boolean(),
    }),
  ),
  siblingPlans: z.array(
    kinFacts.sibling_plan.extend({ ...shown, signedBy: later(Colleague), signedAt: later(Instant) }),
  ),
  homes: z.array(Home),
  placements: z.array(KinPlacement),
  tracings: z.array(KinTracing),
  arrangements: z.array(KinArrangement),
})
export type ChildFamily = z.infer<typeof ChildFamily>

export const careChanges = ['placement', 'tracing', 'carer'] as const
/** A change of care that nobody has assessed yet. */
export const OwedAssessment = z.object({
  change: z.enum(careChanges),
  id: Id,
  on: Day,
  /** Of an emergency: the hour by which it is assessed. */
  by: Instant.nullable(),
  over: z.boolean(),
  name: z.string().nullable(),
})
export type OwedAssessment = z.infer<typeof OwedAssessment>

export const ProtectedFamily = z.object({
  owed: z.array(OwedAssessment),
  assessments: z.array(kinFacts.care_assessment.extend(shown)),
  determinations: z.array(
    kinFacts.determination.extend({
      ...shown,
      explainedOn: later(Day),
      explainedHow: later(z.string()),
      signedBy: later(Colleague),
      signedAt: later(Instant),
    }),
  ),
  evidence: z.array(kinFacts.tracing_evidence.extend(shown)),
  wishes: z.array(kinFacts.tracing_wish.extend(shown)),
  /** Determinations for a journey, made with a mission: they hold for the journey, and can be taken up here. */
  journeys: z.array(
    z.object({ id: Id, recordedAt: Instant, legalBasis: z.string(), carer: z.string().nullable() }),
  ),
})
export type ProtectedFamily = z.infer<typeof ProtectedFamily>

const ofPerson = z.object({ anchorId: Id })

export const getFamily = endpoint('GET', '/cases/of/:anchorId/family', {
  grant: 'care.read',
  summary:
    'ChildFamily and care of a person: standing, who may decide, where the child lives, tracing, contact',
  params: ofPerson,
  answer: ChildFamily,
})
export const getProtectedFamily = endpoint('GET', '/cases/of/:anchorId/family/protected', {
  grant: 'protection.read',
  summary:
    'What was assessed, decided and said about a child’s family and care; the reading is in the ledger',
  params: ofPerson,
  answer: ProtectedFamily,
})

type AddEndpoint<K extends KinKind> = Endpoint<
  typeof ofPerson,
  z.ZodType,
  (typeof kinFacts)[K],
  typeof Written
>
const named = (kind: KinKind) => kind.replaceAll('_', ' ')

/** Enters a fact of a kind: one endpoint a kind, each with its own shape and grant. */
export const addKin = Object.fromEntries(
  kinKinds.map((kind) => [
    kind,
    endpoint('POST', `/cases/of/:anchorId/family/${kind}`, {
      grant: `${partOfKin(kind)}.write`,
      summary: `Enters a fact of a child’s family and care: ${named(kind)}`,
      params: ofPerson,
      body: kinFacts[kind].extend({ id: Id.optional() }) as z.ZodType,
      answer: Written,
    }),
  ]),
) as unknown as { [K in KinKind]: AddEndpoint<K> }

const params = z.object({ id: Id })

/** Says of a fact what became of it: one endpoint for each act of a kind. */
export const actOnKin = Object.fromEntries(
  Object.entries(kinActs).map(([kind, acts]) => [
    kind,
    Object.fromEntries(
      Object.entries(acts).map(([act, body]) => [
        act,
        endpoint('POST', `/cases/family/${kind}/:id/${act}`, {
          grant: `${partOfKin(kind as KinKind)}.${act === 'sign' ? 'decide' : 'write'}`,
          summary: `Says of a ${named(kind as KinKind)}: ${act}`,
          params,
          body: body as z.ZodType,
          answer: Written,
        }),
      ]),
    ),
  ]),
) as unknown as Record<
  KinActing,
  Record<string, Endpoint<typeof params, z.ZodType, z.ZodType, typeof Written>>
>

/** Withdraws a fact that was entered in error. It stays in the history. */
export const withdrawKin = Object.fromEntries(
  kinKinds.map((kind) => [
    kind,
    endpoint('POST', `/cases/family/${kind}/:id/withdraw`, {
      grant: `${partOfKin(kind)}.write`,
      summary: `Withdraws a ${named(kind)} that was entered in error`,
      params,
      body: z.object({ why: Paragraph }),
      answer: Written,
    }),
  ]),
) as Record<
  KinKind,
  Endpoint<typeof params, z.ZodType, z.ZodObject<{ why: typeof Paragraph }>, typeof Written>
>
