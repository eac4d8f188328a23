// Who is both theirs and ours, without opening the lists: runs of a private set intersection, approved by persons on
// both sides. docs/decisions/private-intersection.md says what it can and cannot hide.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Id, Instant, Line, PageQuery, page, Written } from './shapes.ts'

export const runStates = ['proposed', 'computing', 'asked', 'answered', 'done', 'refused', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** What both sides hold to. Elements: how many keys a side may bring, the rest being filled up. */
export const RunTerms = z.object({
  threshold: z.number().int().min(1).max(6),
  ours: z.number().int().min(1024).max(4_194_304),
  theirs: z.number().int().min(1024).max(4_194_304),
  runsMost: z.number().int().min(1).max(1000),
  runsDays: z.number().int().min(1).max(366),
  until: Instant,
})
export type RunTerms = z.infer<typeof RunTerms>

export const RunLine = z.object({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  agreementId: Id,
  agreement: z.string(),
  direction: z.enum(['ours', 'theirs']),
  purpose: z.string(),
  state: z.enum(runStates),
  persons: z.number().int().nullable(),
  candidates: z.number().int().nullable(),
  proposedAt: Instant,
  endedAt: Instant.nullable(),
})
export type RunLine = z.infer<typeof RunLine>

export const RunPage = RunLine.extend({
  own: z.boolean(),
  terms: RunTerms,
  proposedBy: z.string().nullable(),
  /** The reader proposed it: another approves. */
  proposedByReader: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  problem: z.string().nullable(),
  /** Who of ours may be theirs too, those who agree in most first. */
  pairs: z.array(
    z.object({
      person: PersonBrief.nullable(),
      number: z.number().int(),
      other: z.number().int(),
      agree: z.number().int(),
    }),
  ),
})
export type RunPage = z.infer<typeof RunPage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(runStates) })

export const listRuns = endpoint('GET', '/cooperation/intersections', {
  grant: 'cooperation.read',
  summary: 'Runs of the private intersection, newest first',
  query: PageQuery.extend({ partnerId: Id.optional() }),
  answer: page(RunLine),
})

export const getRun = endpoint('GET', '/cooperation/intersections/:id', {
  grant: 'cooperation.read',
  summary: 'A run, with who of ours may be theirs too',
  params: One,
  answer: RunPage,
})

export const proposeRun = endpoint('POST', '/cooperation/intersections', {
  grant: 'cooperation.write',
  summary: 'Proposes a run under an agreement; nothing is computed before a second officer approves',
  body: z.object({ id: Id.optional(), agreementId: Id, purpose: Line, terms: RunTerms }),
  answer: State,
})

/** Whoever approves reads the register for it; the database asks for cooperation.decide as well. */
export const approveRun = endpoint('POST', '/cooperation/intersections/:id/approve', {
  grant: 'identity.decide',
  summary:
    'Approves: of ours a second officer, and the offer goes; of theirs an officer here, and the answer goes',
  params: One,
  answer: State.extend({ jobId: Id }),
})

export const endRun = endpoint('POST', '/cooperation/intersections/:id/end', {
  grant: 'cooperation.decide',
  summary: 'Does not let a run go on, and tells the partner',
  params: One,
  answer: State,
})
