// The order of things on arrival: medical and psychological aid, a family room, rest, and only then investigators. A child
// is interviewed only with guardian and lawyer.
import { z } from 'zod'
import { NeedBrief } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { conditions } from './operations-handovers.ts'
import { PersonBrief } from './people.ts'
import { Id, Instant, Line, Written } from './shapes.ts'

export const arrivalSteps = ['medical aid', 'psychological aid', 'family room', 'rest'] as const
export type ArrivalStep = (typeof arrivalSteps)[number]

/** The steps that can be marked now: both aids at any time, the room after both, rest after the room. */
export function openArrivalSteps(done: readonly ArrivalStep[]): ArrivalStep[] {
  const before: Record<ArrivalStep, readonly ArrivalStep[]> = {
    'medical aid': [],
    'psychological aid': [],
    'family room': ['medical aid', 'psychological aid'],
    rest: ['family room'],
  }
  return arrivalSteps.filter(
    (step) => !done.includes(step) && before[step].every((each) => done.includes(each)),
  )
}

export const Arrival = z.object({
  anchorId: Id,
  /** null: no case of this person is open to the reader */
  caseId: Id.nullable(),
  person: PersonBrief.nullable(),
  together: Id,
  bus: z.string().nullable(),
  room: z.string().nullable(),
  steps: z.array(
    z.object({
      kind: z.enum(arrivalSteps),
      givenBy: z.string(),
      recordedBy: z.string(),
      recordedAt: Instant,
    }),
  ),
  open: z.array(z.enum(arrivalSteps)),
  /** The most pressing need; only for readers of protection. */
  need: NeedBrief.nullable(),
  /** A child for whom no carer or guardian is named. */
  withoutCarer: z.boolean(),
  /** What the field knew: seen at the last handover, in whose company, receipts for what is kept. */
  knew: z
    .object({
      condition: z.array(z.enum(conditions)),
      seen: z.string().nullable(),
      seenAt: Instant.nullable(),
      receipts: z.array(z.number().int()),
    })
    .nullable(),
})
export type Arrival = z.infer<typeof Arrival>

const ofPerson = z.object({ anchorId: Id })

export const listArrivals = endpoint('GET', '/cases/arrivals/:missionId', {
  grant: 'care.read',
  summary: 'Who arrived with a mission, families together, the most pressing needs first',
  params: z.object({ missionId: Id }),
  answer: z.object({ number: z.number().int(), operation: z.string(), items: z.array(Arrival) }),
})
export const markArrivalStep = endpoint('POST', '/cases/of/:anchorId/arrival-steps', {
  grant: 'care.write',
  summary: 'Records that aid, a family room or rest was given, by whom; in their order',
  params: ofPerson,
  body: z.object({ kind: z.enum(arrivalSteps), givenBy: Line.max(200) }),
  answer: Written,
})

export const Interview = z.object({
  id: Id,
  plannedAt: Instant,
  place: z.string(),
  lawyer: z.string().nullable(),
  guardian: z.string().nullable(),
  recordedBy: z.string(),
})
export type Interview = z.infer<typeof Interview>

export const listInterviews = endpoint('GET', '/cases/legal/:anchorId/interviews', {
  grant: 'legal.read',
  summary: 'Interviews planned with a person; the reading is in the ledger',
  params: ofPerson,
  answer: z.object({ items: z.array(Interview) }),
})
export const planInterview = endpoint('POST', '/cases/legal/:anchorId/interviews', {
  grant: 'legal.write',
  summary: 'Plans an interview: after aid, a family room and rest; of a child with guardian and lawyer named',
  params: ofPerson,
  body: z.object({
    id: Id.optional(),
    plannedAt: Instant,
    place: Line,
    lawyer: Line.nullable(),
    guardian: Line.nullable(),
  }),
  answer: Written,
})
