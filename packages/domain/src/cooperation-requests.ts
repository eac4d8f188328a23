// Requests, both ways: what one side asks of the other, its thread, and what came of it. Both sides know a request by
// the same id; each may take only its own steps.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Language, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const requestKinds = [
  'identity check',
  'list of nationals',
  'transport',
  'transit or overflight',
  'medical help',
  'release',
  'evidence',
  'information',
] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = [
  'drafted',
  'sent',
  'received',
  'under way',
  'granted',
  'partly granted',
  'refused',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]
export const closedStates: readonly RequestState[] = ['granted', 'partly granted', 'refused', 'withdrawn']

/** The states that a side may set next. */
export function nextRequestStates(direction: 'ours' | 'theirs', state: RequestState): RequestState[] {
  if (closedStates.includes(state)) return []
  if (direction === 'ours') return state === 'drafted' ? ['sent', 'withdrawn'] : ['withdrawn']
  const answers: RequestState[] = ['granted', 'partly granted', 'refused']
  return state === 'under way' ? answers : ['under way', ...answers]
}

/** The states that the partner may set next. */
export function nextPartnerStates(direction: 'ours' | 'theirs', state: RequestState): RequestState[] {
  if (closedStates.includes(state)) return []
  if (direction === 'theirs') return ['withdrawn']
  const answers = nextRequestStates('theirs', state)
  return state === 'sent' ? ['received', ...answers] : answers
}

export const RequestEntry = z.object({
  id: Id,
  side: z.enum(['ours', 'theirs']),
  by: z.string().nullable(),
  text: z.string().nullable(),
  state: z.enum(requestStates).nullable(),
  writtenAt: Instant,
  recordedAt: Instant,
})
export type RequestEntry = z.infer<typeof RequestEntry>

export const RequestLine = z.object({
  id: Id,
  partnerId: Id,
  partner: z.string(),
  direction: z.enum(['ours', 'theirs']),
  kind: z.enum(requestKinds),
  subject: z.string(),
  state: z.enum(requestStates),
  dueOn: Day.nullable(),
  overdue: z.boolean(),
  owner: z.string().nullable(),
  escalated: z.boolean(),
  recordedAt: Instant,
})
export type RequestLine = z.infer<typeof RequestLine>

export const RequestPage = RequestLine.extend({
  text: z.string(),
  missionId: Id.nullable(),
  mission: z.string().nullable(),
  ownerId: Id.nullable(),
  own: z.boolean(),
  escalatedAt: Instant.nullable(),
  escalatedWhy: z.string().nullable(),
  sentAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  nextStates: z.array(z.enum(requestStates)),
  entries: z.array(RequestEntry),
  packages: z.array(
    z.object({
      id: Id,
      direction: z.enum(['ours', 'theirs']),
      state: z.string(),
      persons: z.number().int(),
      at: Instant,
    }),
  ),
})
export type RequestPage = z.infer<typeof RequestPage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(requestStates) })

export const listRequests = endpoint('GET', '/cooperation/requests', {
  grant: 'cooperation.read',
  summary: 'Requests both ways, open ones first by due day',
  query: PageQuery.extend({
    partnerId: Id.optional(),
    direction: z.enum(['ours', 'theirs']).optional(),
    open: z.stringbool().optional(),
  }),
  answer: page(RequestLine),
})

export const getRequest = endpoint('GET', '/cooperation/requests/:id', {
  grant: 'cooperation.read',
  summary: 'A request with its thread',
  params: One,
  answer: RequestPage,
})

export const draftRequest = endpoint('POST', '/cooperation/requests', {
  grant: 'cooperation.write',
  summary: 'Drafts a request; names and data of persons go in a package, not here',
  body: z.object({
    id: Id.optional(),
    partnerId: Id,
    kind: z.enum(requestKinds),
    subject: Line.max(200),
    text: Paragraph,
    missionId: Id.nullable(),
    dueOn: Day.nullable(),
  }),
  answer: State,
})

export const stepRequest = endpoint('POST', '/cooperation/requests/:id/step', {
  grant: 'cooperation.write',
  summary: 'Sends, withdraws, takes up, grants or refuses a request, or only says something in its thread',
  params: One,
  body: z
    .object({
      id: Id.optional(),
      state: z.enum(requestStates).nullable(),
      text: Paragraph.nullable(),
    })
    .refine(({ state, text }) => state !== null || text !== null, 'a step, a text, or both'),
  answer: State,
})

export const ownRequest = endpoint('POST', '/cooperation/requests/:id/own', {
  grant: 'cooperation.write',
  summary: 'Takes a request as one’s own work',
  params: One,
  answer: Written,
})

export const escalateRequest = endpoint('POST', '/cooperation/requests/:id/escalate', {
  grant: 'cooperation.write',
  summary: 'Marks that a request needs someone higher, and why',
  params: One,
  body: z.object({ why: Line }),
  answer: Written,
})

export const printNote = endpoint('GET', '/cooperation/requests/:id/note', {
  grant: 'cooperation.read',
  summary: 'A note verbale as PDF, in two languages side by side',
  params: One,
  query: z.object({ left: Language, right: Language }),
  answers: 'file',
  answer: z.any(),
})

/** The office's own words of a note verbale: `{subject}`, `{text}`, `{partner}`, `{agency}`, `{due}` are filled in. */
export const NoteTemplate = z.object({ language: Language, opening: Paragraph, closing: Paragraph })
export type NoteTemplate = z.infer<typeof NoteTemplate>
