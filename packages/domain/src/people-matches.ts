// Who is one person: suggestions with their reasons, and what officers decide. A probability is about two records.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonBrief, RecordFacts } from './people.ts'
import { Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

/** A reason of a comparison: a code and values for the screen to say it in words. */
export const Why = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Why = z.infer<typeof Why>

/** Two records side by side. */
const pair = {
  left: RecordFacts,
  right: RecordFacts,
  /** How many records are grouped with each, itself among them. */
  leftGroup: z.number().int(),
  rightGroup: z.number().int(),
  /** A prison list, or a list with legal columns, is among the sources: a second officer confirms, on evidence other than the name. */
  needsSecond: z.boolean(),
}

export const Match = z.object({ id: Id, ...pair, probability: z.number(), why: z.array(Why) })
export type Match = z.infer<typeof Match>

export const listMatches = endpoint('GET', '/people/matches', {
  grant: 'identity.read',
  summary: 'Pairs of records that may be one person and are not decided, the likeliest first',
  query: PageQuery.extend({ person: Id.optional() }),
  answer: page(Match),
})

export const Comparison = z.object({
  ...pair,
  probability: z.number(),
  why: z.array(Why),
  /** The decision that stands on this very pair, if any. */
  decisionId: Id.nullable(),
  /** Whether the two are grouped under one person now. */
  grouped: z.boolean(),
})
export type Comparison = z.infer<typeof Comparison>

export const compareTwo = endpoint('GET', '/people/compare', {
  grant: 'identity.read',
  summary: 'Two records side by side, with what speaks for and against their being one person',
  query: z.object({ left: Id, right: Id }),
  answer: Comparison,
})

export const orderMatches = endpoint('POST', '/people/matches/suggest', {
  grant: 'identity.write',
  summary: 'Orders suggestions over all records of the agency; answers the job',
  body: z.object({}),
  answer: z.object({ jobId: Id }),
})

export const verdicts = ['same', 'not same'] as const

/** An officer's verdict on two records. */
export const Decision = z.object({
  id: Id,
  leftAnchorId: Id,
  rightAnchorId: Id,
  left: PersonBrief.nullable(),
  right: PersonBrief.nullable(),
  verdict: z.enum(verdicts),
  reason: z.string(),
  evidence: z.string().nullable(),
  needsSecond: z.boolean(),
  by: z.string(),
  mine: z.boolean(),
  recordedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: Instant.nullable(),
  undoReason: z.string().nullable(),
})
export type Decision = z.infer<typeof Decision>

/** waiting: for a second officer; standing: in force; undone. */
export const decisionStates = ['waiting', 'standing', 'undone'] as const

export const listDecisions = endpoint('GET', '/people/decisions', {
  grant: 'identity.read',
  summary: 'Decisions on who is one person, the newest first',
  query: PageQuery.extend({ state: z.enum(decisionStates).default('standing') }),
  answer: page(Decision),
})

export const decide = endpoint('POST', '/people/decisions', {
  grant: 'identity.decide',
  summary: 'Decides that two records are, or are not, one person',
  body: z.object({
    id: Id.optional(),
    leftAnchorId: Id,
    rightAnchorId: Id,
    verdict: z.enum(verdicts),
    reason: Line,
    /** Other than the name; needed where a second officer must confirm. */
    evidence: Paragraph.optional(),
  }),
  answer: z.object({ id: Id, state: z.enum(decisionStates), personId: Id }),
})
export const confirmDecision = endpoint('POST', '/people/decisions/:id/confirm', {
  grant: 'identity.decide',
  summary: "Confirms a colleague's decision that two records are one person",
  params: z.object({ id: Id }),
  answer: Written,
})
export const undoDecision = endpoint('POST', '/people/decisions/:id/undo', {
  grant: 'identity.decide',
  summary: 'Undoes a decision, with a reason; facts added meanwhile become questions',
  params: z.object({ id: Id }),
  body: z.object({ reason: Line }),
  answer: z.object({ id: Id, questions: z.number().int() }),
})

/** After an undo: whose is a fact that was added while two were joined? */
export const Question = z.object({
  id: Id,
  decisionId: Id,
  /** The table of the fact, e.g. 'people.status', and its id. */
  aboutTable: z.string(),
  aboutId: Id,
  anchor: PersonBrief,
  other: PersonBrief,
  recordedAt: Instant,
})
export type Question = z.infer<typeof Question>

export const listQuestions = endpoint('GET', '/people/questions', {
  grant: 'identity.read',
  summary: 'Open questions after an undo, in the compartments that you hold',
  query: PageQuery,
  answer: page(Question),
})
export const answerQuestion = endpoint('POST', '/people/questions/:id/answer', {
  grant: 'identity.read',
  summary: 'Says whether a fact stays with its person or moves to the other; who holds its compartment may',
  params: z.object({ id: Id }),
  body: z.object({ answer: z.enum(['stays', 'moves']) }),
  answer: Written,
})
