// Meetings with partners: planned, held or cancelled; who takes part by office; agenda and minutes; the calendar, the brief
// before the next one, and the line that may be said of one in public.
import { z } from 'zod'
import { CommitmentLine } from './cooperation-commitments.ts'
import { endpoint } from './endpoint.ts'
import {
  Day,
  Id,
  InFourLanguages,
  Instant,
  Language,
  Line,
  PageQuery,
  Paragraph,
  page,
  Written,
  Zone,
} from './shapes.ts'

export const meetingStates = ['planned', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/** By office; a name only where it matters. */
export const Participant = z.object({
  side: z.enum(['ours', 'theirs']),
  office: Line.max(200),
  name: Line.max(200).nullable(),
})
export type Participant = z.infer<typeof Participant>

export const MeetingFields = z.object({
  partnerIds: z
    .array(Id)
    .min(1)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'each partner once'),
  title: Line.max(200),
  startsAt: Instant,
  lastsMinutes: z.number().int().min(5).max(1440),
  zone: Zone,
  /** null: online */
  place: Line.max(200).nullable(),
  participants: z.array(Participant).max(60),
  agenda: Paragraph.nullable(),
})
export type MeetingFields = z.infer<typeof MeetingFields>

const Named = z.object({ id: Id, name: z.string() })

export const MeetingLine = z.object({
  id: Id,
  title: z.string(),
  partners: z.array(Named),
  startsAt: Instant,
  zone: z.string(),
  place: z.string().nullable(),
  state: z.enum(meetingStates),
  openCommitments: z.number().int(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

/** What may be said of a meeting, as its officers see it. */
export const PublicLine = z.object({
  id: Id,
  texts: InFourLanguages,
  proposedBy: z.string(),
  proposedAt: Instant,
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  /** The reader proposed it: another approves. */
  proposedByReader: z.boolean(),
})
export type PublicLine = z.infer<typeof PublicLine>

export const MeetingPage = MeetingFields.omit({ partnerIds: true }).extend({
  id: Id,
  partners: z.array(Named),
  state: z.enum(meetingStates),
  minutes: z.string().nullable(),
  cancelledWhy: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: Instant.nullable(),
  /** It has begun, so that it can be held. */
  begun: z.boolean(),
  own: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Instant,
  commitments: z.array(CommitmentLine),
  /** The approved one, and the one that waits for approval. */
  publicLines: z.array(PublicLine),
})
export type MeetingPage = z.infer<typeof MeetingPage>

const One = z.object({ id: Id })
const State = Written.extend({ state: z.enum(meetingStates) })

export const listMeetings = endpoint('GET', '/cooperation/meetings', {
  grant: 'cooperation.read',
  summary: 'Meetings: those to come by their time, then the others, the latest first',
  query: PageQuery.extend({ partnerId: Id.optional(), state: z.enum(meetingStates).optional() }),
  answer: page(MeetingLine),
})

export const getMeeting = endpoint('GET', '/cooperation/meetings/:id', {
  grant: 'cooperation.read',
  summary: 'A meeting with its agenda, minutes and commitments',
  params: One,
  answer: MeetingPage,
})

export const planMeeting = endpoint('POST', '/cooperation/meetings', {
  grant: 'cooperation.write',
  summary: 'Plans a meeting',
  body: MeetingFields.extend({ id: Id.optional() }),
  answer: State,
})

export const changeMeeting = endpoint('PUT', '/cooperation/meetings/:id', {
  grant: 'cooperation.write',
  summary:
    'Corrects what is said of a meeting; what was said before is kept. Minutes are of a meeting that was held',
  params: One,
  body: MeetingFields.extend({ minutes: Paragraph.nullable() }),
  answer: State,
})

export const holdMeeting = endpoint('POST', '/cooperation/meetings/:id/held', {
  grant: 'cooperation.write',
  summary: 'Says that the meeting took place; minutes may follow',
  params: One,
  body: z.object({ minutes: Paragraph.nullable() }),
  answer: State,
})

export const cancelMeeting = endpoint('POST', '/cooperation/meetings/:id/cancel', {
  grant: 'cooperation.write',
  summary: 'Cancels a planned meeting',
  params: One,
  body: z.object({ why: Line }),
  answer: State,
})

/** Two languages that stand side by side on a paper. */
export const SideBySide = z
  .object({ left: Language, right: Language })
  .refine(({ left, right }) => left !== right, { message: 'two languages that differ', path: ['right'] })

export const printBrief = endpoint('GET', '/cooperation/meetings/:id/brief', {
  grant: 'cooperation.read',
  summary:
    'The brief before a meeting as PDF, in two languages: what is late, what each side promised, open requests, agreements that end',
  params: One,
  query: SideBySide,
  answers: 'file',
  answer: z.any(),
})

export const downloadCalendar = endpoint('GET', '/cooperation/calendar.ics', {
  grant: 'cooperation.read',
  summary:
    'Planned meetings and due days of one’s agency as iCalendar. Titles name no partner, no mission and no person',
  answers: 'file',
  answer: z.any(),
})

export const proposePublicLine = endpoint('POST', '/cooperation/meetings/:id/public-line', {
  grant: 'cooperation.write',
  summary: 'Proposes what may be said of a meeting in public',
  params: One,
  body: z.object({ id: Id.optional(), texts: InFourLanguages }),
  answer: Written,
})

export const approvePublicLine = endpoint('POST', '/cooperation/public-lines/:id/approve', {
  grant: 'cooperation.decide',
  summary: 'A second officer lets the press have it',
  params: One,
  answer: Written,
})

export const withdrawPublicLine = endpoint('POST', '/cooperation/public-lines/:id/withdraw', {
  grant: 'cooperation.write',
  summary: 'Takes a line back: the press sees it no more',
  params: One,
  answer: Written,
})

export const listPublicLines = endpoint('GET', '/cooperation/public-lines', {
  grant: 'press.read',
  summary: 'What may be said of meetings, approved, for a communiqué; the latest first',
  query: PageQuery,
  answer: page(z.object({ id: Id, day: Day, texts: InFourLanguages, approvedAt: Instant })),
})
