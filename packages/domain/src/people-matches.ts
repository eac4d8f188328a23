// Who is one person: suggestions with their reasons, and what officers decide. A probability is about two records.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonBrief, RecordFacts, scripts } from './people.ts'
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

const weighed = {
  probability: z.number(),
  why: z.array(Why),
  /** Where the evidence begins: the log-odds, in bits, that two records which meet at all are of one person. */
  prior: z.number(),
}

export const Match = z.object({
  id: Id,
  ...pair,
  ...weighed,
  /** The colleague on whose desk it is now. */
  claimedBy: z.string().nullable(),
  /** A colleague asks for a second look. */
  opinionAsked: z.boolean(),
  /** Told apart before; back because of newer evidence. */
  reopened: z.boolean(),
})
export type Match = z.infer<typeof Match>

/** two officers: a second one must confirm; opinion: a colleague asks for a second look; mine: on my desk, or left by me to another. */
export const matchKinds = ['two officers', 'opinion', 'mine', 'reopened'] as const

export const listMatches = endpoint('GET', '/people/matches', {
  grant: 'identity.read',
  summary:
    'Pairs of records that may be one person and are not decided: first those whose decision teaches most. Left out are pairs that one has left to a colleague, unless asked for',
  query: PageQuery.extend({
    person: Id.optional(),
    source: Id.optional(),
    script: z.enum(scripts).optional(),
    kind: z.enum(matchKinds).optional(),
  }),
  answer: page(Match),
})

export const Comparison = z.object({
  ...pair,
  ...weighed,
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
  /** disagreed: a colleague had looked and thinks otherwise; the verdict is kept as an opinion under the same id. */
  answer: z.object({ id: Id, state: z.enum([...decisionStates, 'disagreed']), personId: Id }),
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
