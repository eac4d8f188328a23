// The course of a case: gates, conferences, referrals and transfers within the country, the safety plan, closure and what
// comes after it. The order of the gates is in cases-course-rules.ts.
import { z } from 'zod'
import {
  Carer,
  Colleague,
  carerKinds,
  careTrackKinds,
  caseFollowUps,
  closingOutcomes,
  closureOutcomes,
} from './cases.ts'
import { caseSteps, gateKindsOfCase } from './cases-course-rules.ts'
import { CaseReferral, CaseTransfer } from './cases-moves.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

const params = z.object({ id: Id })
const ofPerson = z.object({ anchorId: Id })
const id = Id.optional()
const By = z.object({ by: Colleague, at: Instant })

export const CaseGate = z.object({
  id: Id,
  kind: z.enum(gateKindsOfCase),
  heldOn: Day,
  words: z.string(),
  ownView: z.string(),
  reception: z.string().nullable(),
  nextOn: Day.nullable(),
  proposed: By,
  agreed: By.nullable(),
  returned: By.extend({ why: z.string() }).nullable(),
  withdrawnAt: Instant.nullable(),
})
export type CaseGate = z.infer<typeof CaseGate>

export const conferenceFunctions = [
  'the person',
  'parent or guardian',
  'carer',
  'lawyer',
  'interpreter',
  'child-protection officer',
  'clinician',
  'psychologist',
  'teacher',
  'documents officer',
  'service',
  'another agency',
] as const
export const Conference = z.object({
  id: Id,
  plannedOn: Day,
  purpose: z.string(),
  planned: By,
  held: z
    .object({
      on: Day,
      by: Colleague,
      functions: z.array(z.enum(conferenceFunctions)),
      colleagues: z.array(Colleague),
      decided: z.string(),
      ownView: z.string(),
      tasks: z.array(
        z.object({ id: Id, title: z.string(), owner: Colleague, dueOn: Day, done: z.boolean() }),
      ),
    })
    .nullable(),
  calledOff: By.extend({ why: z.string() }).nullable(),
})
export type Conference = z.infer<typeof Conference>

export const CaseClosure = z.object({
  outcomes: z.array(
    z.object({ track: z.enum(careTrackKinds), outcome: z.enum(closureOutcomes), words: z.string() }),
  ),
  agreed: z.boolean(),
  agreedBy: z.enum(closingOutcomes).nullable(),
  agreedWords: z.string(),
})

/** What is owed next: when, and by whom. The words are the screen's. */
export const owedKinds = [
  'gate',
  'review',
  'task',
  'visit',
  'conference',
  'referral',
  'transfer',
  'follow-up',
] as const
export const Owed = z.object({
  kind: z.enum(owedKinds),
  what: z.string().nullable(),
  on: Day.nullable(),
  overdue: z.boolean(),
  who: Colleague.nullable(),
})
export type Owed = z.infer<typeof Owed>

const Related = z.object({ id: Id, openedOn: Day, closedOn: Day.nullable() })
export const Course = z.object({
  step: z.enum(caseSteps),
  /** What the course needs next, and who owes it. */
  next: z
    .object({
      gate: z.enum([...gateKindsOfCase, 'closure', 'supervisor', 'worker', 'follow-up']),
      to: z.enum(['name', 'propose', 'sign', 'do']),
      who: z.enum(['worker', 'supervisor', 'agency']),
      by: Colleague.nullable(),
    })
    .nullable(),
  gates: z.array(CaseGate),
  /** Of a child: what comes before the manifest. */
  child: z.object({ assessed: z.boolean(), carer: z.boolean(), reception: z.string().nullable() }).nullable(),
  summary: z.object({
    carers: z.array(Carer.pick({ name: true }).extend({ kind: z.enum(carerKinds) })),
    /** The words of the plan that stands. */
    plan: z.string().nullable(),
    owed: z.array(Owed),
  }),
  conferences: z.array(Conference),
  referrals: z.array(CaseReferral),
  transfers: z.array(CaseTransfer),
  /** Of a case that came by transfer: what was handed over with it. */
  handedOver: z.object({ from: z.string(), reason: z.string(), summary: z.string() }).nullable(),
  closure: CaseClosure.nullable(),
  followUp: z.object({
    due: Day.nullable(),
    done: z.boolean(),
    items: z.array(
      z.object({ on: Day, outcome: z.enum(caseFollowUps), words: z.string(), by: Colleague, at: Instant }),
    ),
  }),
  /** The closed case before this one and the one after it, where the reader may open them. */
  former: Related.nullable(),
  later: Related.nullable(),
  overCeiling: z.array(
    z.object({
      worker: Colleague,
      held: z.number().int(),
      reason: z.string(),
      by: Colleague,
      at: Instant,
    }),
  ),
  /** After closure: who read it without having worked in it, and why. */
  readers: z.array(z.object({ by: Colleague, at: Instant, reason: z.string() })),
})
export type Course = z.infer<typeof Course>

export const getCourse = endpoint('GET', '/cases/:id/course', {
  grant: 'care.read',
  summary: 'The course of a case: where it stands, what it needs next and who owes it',
  params,
  answer: Course,
})

export const proposeCaseGate = endpoint('POST', '/cases/:id/gates', {
  grant: 'care.write',
  summary: 'Proposes a gate with words; the supervisor signs',
  params,
  body: z.object({
    id,
    kind: z.enum(gateKindsOfCase),
    heldOn: Day,
    words: Paragraph,
    ownView: Paragraph,
    reception: Line.optional(),
    nextOn: Day.optional(),
  }),
  answer: Written,
})
export const signCaseGate = endpoint('POST', '/cases/gates/:id/sign', {
  grant: 'care.decide',
  summary: 'Signs a proposed gate, as the supervisor and not its proposer',
  params,
  answer: Written,
})
export const returnCaseGate = endpoint('POST', '/cases/gates/:id/return', {
  grant: 'care.decide',
  summary: 'Sends a proposed gate back, saying why',
  params,
  body: z.object({ why: Paragraph }),
  answer: Written,
})
export const withdrawCaseGate = endpoint('POST', '/cases/gates/:id/withdraw', {
  grant: 'care.write',
  summary: 'Takes back what one proposed',
  params,
  answer: Written,
})

export const planConference = endpoint('POST', '/cases/:id/conferences', {
  grant: 'care.write',
  summary: 'Plans a case conference',
  params,
  body: z.object({ id, plannedOn: Day, purpose: Paragraph }),
  answer: Written,
})
export const holdConference = endpoint('POST', '/cases/conferences/:id/held', {
  grant: 'care.write',
  summary: "Records a conference: who was present by function, the person's own view, what was decided",
  params,
  body: z.object({
    on: Day,
    functions: z.array(z.enum(conferenceFunctions)).max(conferenceFunctions.length),
    colleagueIds: z.array(Id).max(30),
    decided: Paragraph,
    ownView: Paragraph,
    tasks: z
      .array(z.object({ kind: z.enum(careTrackKinds), title: Line, dueOn: Day, ownerId: Id.optional() }))
      .max(30)
      .default([]),
  }),
  answer: Written,
})
export const callOffConference = endpoint('POST', '/cases/conferences/:id/call-off', {
  grant: 'care.write',
  summary: 'Calls a planned conference off, saying why',
  params,
  body: z.object({ why: Line }),
  answer: Written,
})

export const followUpCase = endpoint('POST', '/cases/:id/follow-ups', {
  grant: 'care.write',
  summary: 'Records that somebody asked how it goes after closure',
  params,
  body: z.object({ id, on: Day, outcome: z.enum(caseFollowUps), words: Paragraph }),
  answer: Written,
})
export const reopenCase = endpoint('POST', '/cases/:id/reopen', {
  grant: 'care.write',
  summary: 'Opens a new case that goes on from a closed one. The answer names the closed one',
  params,
  answer: Written,
})
export const stateReason = endpoint('POST', '/cases/:id/later-access', {
  grant: 'care.read',
  summary: 'States why one reads a closed case in which one did not work; opens it for half a day',
  params,
  body: z.object({ id, reason: z.string().trim().min(20).max(2000) }),
  answer: Written,
})
export const listLaterAccess = endpoint('GET', '/cases/later-access', {
  grant: 'oversight.read',
  summary: 'Who read closed cases of the agency without having worked in them, and why: the newest 200',
  answer: z.object({
    items: z.array(
      z.object({ id: Id, caseId: Id, by: Colleague, at: Instant, until: Instant, reason: z.string() }),
    ),
  }),
})

export const SafetyPlan = z.object({
  id: Id,
  danger: z.string(),
  signs: z.string(),
  steps: z.string(),
  calls: z.string(),
  safePlace: z.string(),
  whoKnows: z.string(),
  agreedBy: z.enum(closingOutcomes),
  agreedOn: Day,
  reviewOn: Day,
  change: z.string().nullable(),
  recorded: By,
})
export type SafetyPlan = z.infer<typeof SafetyPlan>
export const readSafetyPlans = endpoint('GET', '/cases/of/:anchorId/safety-plans', {
  grant: 'protection.read',
  summary: 'The safety plan that stands and those before it; the reading is in the ledger',
  params: ofPerson,
  answer: z.object({ standing: z.array(SafetyPlan), before: z.array(SafetyPlan) }),
})
export const agreeSafetyPlan = endpoint('POST', '/cases/of/:anchorId/safety-plans', {
  grant: 'protection.write',
  summary: 'Records a safety plan agreed with the person; a newer one supersedes it',
  params: ofPerson,
  body: SafetyPlan.omit({ id: true, recorded: true, change: true }).extend({
    id,
    danger: Paragraph,
    signs: Paragraph,
    steps: Paragraph,
    calls: Paragraph,
    safePlace: Paragraph,
    whoKnows: Paragraph,
    supersedes: Id.optional(),
    change: Line.optional(),
  }),
  answer: Written,
})

export const getRoster = endpoint('GET', '/cases/roster', {
  grant: 'care.read',
  summary: 'Who of the agency answers for how many cases',
  answer: z.object({
    items: z.array(
      Colleague.extend({
        role: z.string(),
        held: z.number().int(),
        supervises: z.number().int(),
        reviewsOverdue: z.number().int(),
        toSign: z.number().int(),
        /** Cases given beyond the ceiling, that are still theirs. */
        beyond: z.array(z.object({ caseId: Id, reason: z.string(), by: Colleague, at: Instant })),
      }),
    ),
  }),
})

const Waits = z.object({ caseId: Id, person: PersonBrief.nullable(), on: Day })
const waits = <T extends z.ZodType>(item: T) => z.object({ count: z.number().int(), items: z.array(item) })
export const getCourseToday = endpoint('GET', '/cases/course/today', {
  grant: 'care.read',
  summary: 'What the course of cases waits for: signatures, answers, follow-ups',
  answer: z.object({
    gates: waits(Waits.extend({ kind: z.enum(gateKindsOfCase) })),
    returned: waits(Waits.extend({ kind: z.enum(gateKindsOfCase) })),
    transfersToSign: waits(Waits),
    unanswered: waits(Waits.extend({ to: z.string() })),
    conferences: waits(Waits),
    safetyPlans: waits(Waits),
    followUps: waits(Waits),
    /** Asked of the agency and not yet answered. */
    askedOfUs: z.object({ referrals: z.number().int(), transfers: z.number().int() }),
  }),
})
