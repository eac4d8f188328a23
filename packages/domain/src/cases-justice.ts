// Justice: what is said of a person in criminal proceedings. Suspected, accused and convicted are facts of their own, each
// with its day; what the law asks for first is held by the database (db/0093-justice.sql).
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { detentionKinds, dueKinds, matterStates } from './cases-justice-law.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const proceedingStages = ['check', 'investigation', 'trial', 'appeal', 'execution'] as const
export const proceedingEnds = [
  'acquitted',
  'discontinued',
  'diverted',
  'sentence served',
  'handed over',
] as const
/** Ends that an officer enters: an acquittal ends the matter by itself when it comes into force. */
export const enteredEnds = ['discontinued', 'diverted', 'sentence served', 'handed over'] as const
export const counselAnswers = ['chosen', 'assigned', 'declined'] as const
export const detentionEnds = ['released', 'alternative', 'another detention', 'sentence'] as const
export const measureKinds = [
  'written undertaking',
  'personal guarantee',
  'bail',
  'house arrest',
  'care of a minor',
  'registration with the police',
  'no travel',
  'no contact',
  'probation',
  'other',
] as const
export const appealAgainst = ['conviction', 'acquittal', 'detention'] as const
export const appealBy = ['defence', 'prosecution', 'victim'] as const
export const appealOutcomes = ['upheld', 'changed', 'set aside'] as const
export const victimAnswers = ['indications', 'no indications'] as const
export const diversionDecisions = ['diverted', 'not diverted'] as const

/** What the law asks for first; the reasons of the problem `law-first`. */
export const lawFirst = [
  'counsel_first',
  'child_has_counsel',
  'assessment_first',
  'diversion_first',
  'diverted',
  'guardian_and_counsel',
  'holding_is_not_extended',
  'longer_than_the_law',
  'appeal_undecided',
  'notice_first',
] as const

const of = { proceedingId: Id }
const none = <T extends z.ZodType>(shape: T) => shape.nullable().default(null)

/** What is said when a fact of a kind is entered. */
export const justiceFacts = {
  proceeding: z.object({
    number: Line,
    authority: Line,
    openedOn: Day,
    legalBasis: Line,
    stage: z.enum(proceedingStages).default('investigation'),
    court: none(Line),
    panel: z.array(Line).max(12).default([]),
  }),
  suspicion: z.object({ ...of, suspectedOn: Day, suspectedBy: Line, ground: Paragraph }),
  charge: z.object({ ...of, chargedOn: Day, law: Line, article: Line, part: none(Line), words: Paragraph }),
  conviction: z.object({
    ...of,
    chargeId: Id,
    convictedOn: Day,
    court: Line,
    number: Line,
    sentence: Paragraph,
    sentenceUntil: none(Day),
    appealUntil: Day,
  }),
  acquittal: z.object({
    ...of,
    chargeId: none(Id),
    acquittedOn: Day,
    court: Line,
    number: Line,
    ground: Paragraph,
    appealUntil: Day,
  }),
  appeal: z.object({
    ...of,
    against: z.enum(appealAgainst),
    lodgedOn: Day,
    lodgedBy: z.enum(appealBy),
    court: Line,
  }),
  counsel: z.object({
    ...of,
    offeredOn: Day,
    answer: z.enum(counselAnswers),
    name: none(Line),
    fromOn: none(Day),
  }),
  interpreter: z.object({ ...of, language: Line, name: Line, fromOn: Day }),
  detention: z.object({
    ...of,
    kind: z.enum(detentionKinds),
    place: Line,
    orderedBy: Line,
    orderNumber: Line,
    legalBasis: Line,
    fromAt: Instant,
    untilAt: Instant,
  }),
  detention_extension: z.object({
    ...of,
    detentionId: Id,
    orderedBy: Line,
    orderNumber: Line,
    orderedOn: Day,
    untilAt: Instant,
  }),
  legal_measure: z.object({
    ...of,
    kind: z.enum(measureKinds),
    words: Paragraph,
    orderedBy: Line,
    orderNumber: Line,
    legalBasis: Line,
    fromOn: Day,
    untilOn: none(Day),
    reviewOn: none(Day),
  }),
  hearing: z.object({
    ...of,
    at: Instant,
    court: Line,
    purpose: Line,
    counsel: none(Line),
    guardian: none(Line),
    interpreter: none(Line),
  }),
  release: z.object({ ...of, releasedOn: Day, fromPlace: Line, legalBasis: Line }),
  individual_assessment: z.object({
    assessedOn: Day,
    assessedBy: z.array(Line).min(1).max(12),
    circumstances: Paragraph,
    victim: z.enum(victimAnswers),
    victimWords: Paragraph,
    needs: none(Paragraph),
  }),
  diversion: z.object({
    ...of,
    consideredOn: Day,
    consideredBy: Line,
    decision: z.enum(diversionDecisions),
    reasons: Paragraph.refine((text) => text.length >= 20, 'reasons in a sentence'),
    programme: none(Line),
  }),
} satisfies Record<string, z.ZodType>
export type JusticeKind = keyof typeof justiceFacts
export const justiceKinds = Object.keys(justiceFacts) as JusticeKind[]

/** What is said of a fact later. A fact is not changed otherwise: it is withdrawn, with the reason, and said anew. */
export const justiceActs = {
  proceeding: {
    stage: z.object({
      stage: z.enum(proceedingStages),
      stageOn: Day,
      court: none(Line),
      panel: z.array(Line).max(12).default([]),
    }),
    end: z.object({ endedOn: Day, endedHow: z.enum(enteredEnds), endedBasis: Line, eraseBy: none(Day) }),
  },
  suspicion: { lift: z.object({ liftedOn: Day, liftedWhy: Paragraph }) },
  charge: { drop: z.object({ droppedOn: Day, droppedWhy: Paragraph }) },
  conviction: {
    force: z.object({ inForceOn: Day }),
    'set-aside': z.object({ setAsideOn: Day, setAsideWhy: Paragraph }),
  },
  acquittal: {
    force: z.object({ inForceOn: Day }),
    'set-aside': z.object({ setAsideOn: Day, setAsideWhy: Paragraph }),
  },
  appeal: {
    decide: z.object({ decidedOn: Day, outcome: z.enum(appealOutcomes), decidedWords: Paragraph }),
  },
  counsel: { end: z.object({ untilOn: Day }) },
  interpreter: { end: z.object({ untilOn: Day }) },
  detention: { end: z.object({ endedAt: Instant, endedWhy: z.enum(detentionEnds) }) },
  legal_measure: {
    review: z.object({ reviewOn: Day }),
    end: z.object({ endedOn: Day, endedWhy: Line }),
  },
  hearing: { held: z.object({ heldOn: Day, outcome: Paragraph }) },
} satisfies Partial<Record<JusticeKind, Record<string, z.ZodType>>>

const shown = { id: Id, recordedBy: Colleague, recordedAt: Instant }

export const JusticeProceeding = justiceFacts.proceeding.extend({
  ...shown,
  stageOn: Day.nullable(),
  endedOn: Day.nullable(),
  endedHow: z.enum(proceedingEnds).nullable(),
  endedBasis: z.string().nullable(),
})
const Extension = justiceFacts.detention_extension
  .omit({ proceedingId: true, detentionId: true })
  .extend(shown)

export const DueLine = z.object({
  what: z.enum(dueKinds),
  id: Id,
  proceedingId: Id,
  on: z.union([Instant, Day]),
  over: z.boolean(),
  extendable: z.boolean(),
})

/** One proceeding with all that was said in it. */
export const Matter = z.object({
  proceeding: JusticeProceeding,
  state: z.enum(matterStates),
  since: Day,
  due: z.array(DueLine),
  suspicions: z.array(
    justiceFacts.suspicion.extend({ ...shown, liftedOn: Day.nullable(), liftedWhy: z.string().nullable() }),
  ),
  charges: z.array(
    justiceFacts.charge.extend({ ...shown, droppedOn: Day.nullable(), droppedWhy: z.string().nullable() }),
  ),
  convictions: z.array(
    justiceFacts.conviction.extend({
      ...shown,
      inForceOn: Day.nullable(),
      setAsideOn: Day.nullable(),
      setAsideWhy: z.string().nullable(),
    }),
  ),
  acquittals: z.array(
    justiceFacts.acquittal.extend({
      ...shown,
      inForceOn: Day.nullable(),
      setAsideOn: Day.nullable(),
      setAsideWhy: z.string().nullable(),
    }),
  ),
  appeals: z.array(
    justiceFacts.appeal.extend({
      ...shown,
      decidedOn: Day.nullable(),
      outcome: z.enum(appealOutcomes).nullable(),
      decidedWords: z.string().nullable(),
    }),
  ),
  counsel: z.array(justiceFacts.counsel.extend({ ...shown, untilOn: Day.nullable() })),
  interpreters: z.array(justiceFacts.interpreter.extend({ ...shown, untilOn: Day.nullable() })),
  detentions: z.array(
    justiceFacts.detention.extend({
      ...shown,
      endedAt: Instant.nullable(),
      endedWhy: z.enum(detentionEnds).nullable(),
      extensions: z.array(Extension),
      maximum: Instant.nullable(),
      runsOut: Instant,
      extendable: z.boolean(),
      state: z.enum(['ended', 'running', 'over']),
    }),
  ),
  measures: z.array(
    justiceFacts.legal_measure.extend({ ...shown, endedOn: Day.nullable(), endedWhy: z.string().nullable() }),
  ),
  hearings: z.array(
    justiceFacts.hearing.extend({ ...shown, heldOn: Day.nullable(), outcome: z.string().nullable() }),
  ),
  releases: z.array(justiceFacts.release.extend(shown)),
  diversions: z.array(justiceFacts.diversion.extend(shown)),
  erasure: z.object({ eraseBy: Day, startedOn: Day, erasedAt: Instant.nullable() }).nullable(),
  /** Of the reader's own agency: may be added to. */
  own: z.boolean(),
})
export type Matter = z.infer<typeof Matter>

export const JusticePage = z.object({
  anchorId: Id,
  person: PersonBrief.nullable(),
  matters: z.array(Matter),
  assessments: z.array(justiceFacts.individual_assessment.extend(shown)),
})
export type JusticePage = z.infer<typeof JusticePage>

const ofPerson = z.object({ anchorId: Id })

export const getJustice = endpoint('GET', '/cases/justice/of/:anchorId', {
  grant: 'legal.read',
  summary:
    'Proceedings of a person: how each stands today, what runs out next, its facts; the reading is in the ledger',
  params: ofPerson,
  answer: JusticePage,
})

export const JusticeLine = z.object({
  anchorId: Id,
  person: PersonBrief.nullable(),
  openedOn: Day,
  matters: z.array(z.object({ number: z.string(), state: z.enum(matterStates), since: Day })),
  next: DueLine.nullable(),
})
export type JusticeLine = z.infer<typeof JusticeLine>

export const listJustice = endpoint('GET', '/cases/justice', {
  grant: 'legal.read',
  summary: 'Persons with proceedings or a legal track, the last opened first; the reading is in the ledger',
  query: PageQuery,
  answer: page(JusticeLine),
})

const TodayLine = DueLine.extend({
  anchorId: Id,
  person: PersonBrief.nullable(),
  number: z.string().nullable(),
})
export const JusticeToday = z.object({
  count: z.number().int(),
  items: z.array(TodayLine),
})
export type JusticeToday = z.infer<typeof JusticeToday>

export const getJusticeToday = endpoint('GET', '/cases/justice/today', {
  grant: 'legal.read',
  summary:
    "What a prosecutor's officer must know in the morning: detention limits and other terms within 14 days or over, hearings of the week",
  answer: JusticeToday,
})

type AddEndpoint<K extends JusticeKind> = Endpoint<
  typeof ofPerson,
  z.ZodType,
  (typeof justiceFacts)[K],
  typeof Written
>

/** Enters a fact of a kind: one endpoint a kind, each with its own shape. */
export const addFact = Object.fromEntries(
  justiceKinds.map((kind) => [
    kind,
    endpoint('POST', `/cases/justice/of/:anchorId/${kind}`, {
      grant: 'legal.write',
      summary: `Enters a fact of justice: ${kind.replaceAll('_', ' ')}`,
      params: ofPerson,
      body: justiceFacts[kind].extend({ id: Id.optional() }) as z.ZodType,
      answer: Written,
    }),
  ]),
) as unknown as { [K in JusticeKind]: AddEndpoint<K> }

const params = z.object({ id: Id })
type Acts = typeof justiceActs
export type JusticeActing = keyof Acts

/** Says of a fact what became of it: one endpoint for each act of a kind. */
export const actOnFact = Object.fromEntries(
  Object.entries(justiceActs).map(([kind, acts]) => [
    kind,
    Object.fromEntries(
      Object.entries(acts).map(([act, body]) => [
        act,
        endpoint('POST', `/cases/justice/${kind}/:id/${act}`, {
          grant: 'legal.write',
          summary: `Says of a ${kind.replaceAll('_', ' ')}: ${act}`,
          params,
          body: body as z.ZodType,
          answer: Written,
        }),
      ]),
    ),
  ]),
) as unknown as {
  [K in JusticeActing]: {
    [A in keyof Acts[K]]: Endpoint<typeof params, z.ZodType, Extract<Acts[K][A], z.ZodType>, typeof Written>
  }
}

/** Withdraws a fact that was entered in error. It stays in the history. */
export const withdrawFact = Object.fromEntries(
  justiceKinds.map((kind) => [
    kind,
    endpoint('POST', `/cases/justice/${kind}/:id/withdraw`, {
      grant: 'legal.write',
      summary: `Withdraws a ${kind.replaceAll('_', ' ')} that was entered in error`,
      params,
      body: z.object({ why: Paragraph }),
      answer: Written,
    }),
  ]),
) as Record<
  JusticeKind,
  Endpoint<typeof params, z.ZodType, z.ZodObject<{ why: typeof Paragraph }>, typeof Written>
>
