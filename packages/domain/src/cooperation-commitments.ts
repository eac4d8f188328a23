// Commitments: what one side undertook in a meeting or outside one, by when, and whether it was done. A closed commitment
// stays closed; what is still owed is undertaken anew, by one that follows it.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const commitmentStates = ['open', 'done', 'not done'] as const
export type CommitmentState = (typeof commitmentStates)[number]
export const commitmentSides = ['ours', 'theirs'] as const

const said = {
  /** Which office, of whichever side. */
  office: Line.max(200),
  what: Line,
  dueOn: Day.nullable(),
}

export const CommitmentLine = z.object({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  side: z.enum(commitmentSides),
  office: z.string(),
  what: z.string(),
  dueOn: Day.nullable(),
  /** The day has passed and it is still open. */
  late: z.boolean(),
  state: z.enum(commitmentStates),
  closedOn: Day.nullable(),
})
export type CommitmentLine = z.infer<typeof CommitmentLine>

const Other = z.object({ id: Id, what: z.string(), state: z.enum(commitmentStates) })

export const CommitmentPage = CommitmentLine.extend({
  meetingId: Id.nullable(),
  meeting: z.string().nullable(),
  missionId: Id.nullable(),
  /** null as well where the reader may not open the mission */
  mission: z.string().nullable(),
  requestId: Id.nullable(),
  request: z.string().nullable(),
  closedNote: z.string().nullable(),
  closedBy: z.string().nullable(),
  follows: Other.nullable(),
  followedBy: Other.nullable(),
  own: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Instant,
  entries: z.array(z.object({ id: Id, text: z.string(), by: z.string(), at: Instant })),
})
export type CommitmentPage = z.infer<typeof CommitmentPage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(commitmentStates) })

export const listCommitments = endpoint('GET', '/cooperation/commitments', {
  grant: 'cooperation.read',
  summary: 'Commitments of both sides: open ones by due day, then closed ones, the latest first',
  query: PageQuery.extend({
    partnerId: Id.optional(),
    side: z.enum(commitmentSides).optional(),
    standing: z.enum(['open', 'late', 'closed']).optional(),
  }),
  answer: page(CommitmentLine),
})

export const getCommitment = endpoint('GET', '/cooperation/commitments/:id', {
  grant: 'cooperation.read',
  summary: 'A commitment with what was heard of it since',
  params: One,
  answer: CommitmentPage,
})

export const makeCommitment = endpoint('POST', '/cooperation/commitments', {
  grant: 'cooperation.write',
  summary: 'Writes down what a side undertook, tied to a mission, to a request, or to nothing',
  body: z
    .object({
      id: Id.optional(),
      partnerId: Id,
      meetingId: Id.nullable(),
      side: z.enum(commitmentSides),
      ...said,
      missionId: Id.nullable(),
      requestId: Id.nullable(),
      /** The closed commitment that it goes on with. */
      followsId: Id.nullable(),
    })
    .refine(({ missionId, requestId }) => missionId === null || requestId === null, {
      message: 'a mission or a request, not both',
      path: ['requestId'],
    }),
  answer: State,
})

export const changeCommitment = endpoint('PUT', '/cooperation/commitments/:id', {
  grant: 'cooperation.write',
  summary: 'Corrects an open commitment; what was said before is kept',
  params: One,
  body: z.object(said),
  answer: State,
})

export const noteCommitment = endpoint('POST', '/cooperation/commitments/:id/entries', {
  grant: 'cooperation.write',
  summary: 'What was heard or done since',
  params: One,
  body: z.object({ id: Id.optional(), text: Paragraph }),
  answer: Written,
})

export const closeCommitment = endpoint('POST', '/cooperation/commitments/:id/close', {
  grant: 'cooperation.write',
  summary: 'Done, or not done and why; it stays so',
  params: One,
  body: z
    .object({ state: z.enum(['done', 'not done']), on: Day, note: Line.nullable() })
    .refine(({ state, note }) => state === 'done' || note !== null, { message: 'say why', path: ['note'] }),
  answer: State,
})
