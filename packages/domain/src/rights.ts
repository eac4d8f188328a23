// What a person may ask of whoever holds data about them: to see it, to have it put right, to object, to complain; and
// what they are told beforehand.
import { z } from 'zod'
import type { compartments } from './access.ts'
import { monthsAfter, today } from './day.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
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
} from './shapes.ts'

const Someone = z.object({ id: Id, name: z.string() })
const params = z.object({ id: Id })

export const rightsRequestKinds = ['access', 'correction', 'objection', 'erasure'] as const
export type RightsRequestKind = (typeof rightsRequestKinds)[number]
export const askers = ['the person', 'guardian', 'representative'] as const
/** What an objection can stop. */
export const stoppable = ['sharing', 'publication', 'research'] as const
export const requestOutcomes = ['granted', 'granted in part', 'refused', 'withdrawn'] as const
/** Compartments in which a correction can be asked for. */
export const correctable = [
  'identity',
  'mission',
  'care',
  'health',
  'protection',
  'legal',
] as const satisfies readonly (typeof compartments)[number][]

/**
 * By when a request is to be answered: a month after it was made; two more where it was extended with a reason
 * (Regulation (EU) 2016/679, article 12(3)).
 */
export const requestDue = (askedOn: string, extended: boolean): string =>
  monthsAfter(askedOn, extended ? 3 : 1)

export const RightsRequestLine = z.object({
  id: Id,
  anchorId: Id,
  /** How the asker is to be addressed. */
  called: z.string(),
  person: PersonBrief.nullable(),
  kind: z.enum(rightsRequestKinds),
  askedOn: Day,
  dueOn: Day,
  late: z.boolean(),
  /** What it waits for. */
  step: z.enum(['identity', 'decision', 'answer', 'done']),
  outcome: z.enum(requestOutcomes).nullable(),
})
export type RightsRequestLine = z.infer<typeof RightsRequestLine>

export const RightsRequest = RightsRequestLine.extend({
  askedBy: z.enum(askers),
  asker: z.string().nullable(),
  language: Language,
  words: z.string(),
  compartment: z.enum(correctable).nullable(),
  shouldSay: z.string().nullable(),
  evidence: z.string().nullable(),
  process: z.enum(stoppable).nullable(),
  receivedBy: Someone,
  receivedAt: Instant,
  identity: z.object({ how: z.string(), by: Someone }).nullable(),
  extended: z.object({ because: z.string(), by: Someone }).nullable(),
  decider: z.object({ id: Id, name: z.string() }).nullable(),
  decision: z
    .object({ what: z.enum(['corrected', 'not corrected']), words: z.string(), by: Someone, at: Instant })
    .nullable(),
  answer: z
    .object({ words: z.string(), withheld: z.string().nullable(), how: z.string(), on: Day, by: Someone })
    .nullable(),
  /** What the reader may do with it now. */
  may: z.array(z.enum(['identity', 'extend', 'route', 'decide', 'answer'])),
})
export type RightsRequest = z.infer<typeof RightsRequest>

const common = {
  id: Id.optional(),
  anchorId: Id,
  called: Line,
  askedBy: z.enum(askers),
  asker: Line.nullable(),
  askedOn: Day.refine((day) => day <= today(), 'must not lie ahead'),
  language: Language,
  words: Paragraph,
}

export const receiveRequest = endpoint('POST', '/rights/requests', {
  grant: 'signed-in',
  summary:
    'Takes down what a person asks about their data; the data-protection officer answers it within a month',
  body: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('access'), ...common }),
      z.object({
        kind: z.literal('correction'),
        ...common,
        compartment: z.enum(correctable),
        shouldSay: Paragraph,
        evidence: Paragraph.nullable(),
      }),
      z.object({ kind: z.literal('objection'), ...common, process: z.enum(stoppable) }),
      z.object({ kind: z.literal('erasure'), ...common }),
    ])
    .refine((body) => (body.askedBy === 'the person') === (body.asker === null), {
      message: 'say who asks, where it is not the person',
      path: ['asker'],
    }),
  answer: Written,
})

export const requestViews = ['open', 'late', 'answered'] as const

export const listRightsRequests = endpoint('GET', '/oversight/requests', {
  grant: 'oversight.read',
  summary: 'Requests of persons, those due first',
  query: PageQuery.extend({
    show: z.enum(requestViews).optional(),
    kind: z.enum(rightsRequestKinds).optional(),
  }),
  answer: page(RightsRequestLine),
})

export const listMyRequests = endpoint('GET', '/rights/requests', {
  grant: 'signed-in',
  summary: 'Requests of persons that one received, or that wait for one’s decision, those due first',
  query: PageQuery,
  answer: page(RightsRequestLine),
})

export const getRequestOfPerson = endpoint('GET', '/rights/requests/:id', {
  grant: 'signed-in',
  summary: 'A request of a person, with its course',
  params,
  answer: RightsRequest,
})

export const checkIdentity = endpoint('POST', '/oversight/requests/:id/identity', {
  grant: 'oversight.write',
  summary: 'How it was seen that the asker is who they say; nothing is told before',
  params,
  body: z.object({ how: Paragraph }),
  answer: Written,
})

export const extendRequest = endpoint('POST', '/oversight/requests/:id/extend', {
  grant: 'oversight.write',
  summary: 'Two months more, once, with the reason that the asker is told',
  params,
  body: z.object({ because: Paragraph }),
  answer: Written,
})

export const routeRequest = endpoint('POST', '/oversight/requests/:id/route', {
  grant: 'oversight.write',
  summary: 'Which agency’s officers of the compartment decide on a correction',
  params,
  body: z.object({ agencyId: Id }),
  answer: Written,
})

export const decideCorrection = endpoint('POST', '/rights/requests/:id/decide', {
  grant: 'signed-in',
  summary:
    'Whether what the person says is wrong was put right; if not, why: their statement then stands beside it',
  params,
  body: z.object({ what: z.enum(['corrected', 'not corrected']), words: Paragraph }),
  answer: Written,
})

export const answerRequest = endpoint('POST', '/oversight/requests/:id/answer', {
  grant: 'oversight.decide',
  summary: 'What the asker was answered, how, and what was withheld for which reason',
  params,
  body: z
    .object({
      outcome: z.enum(requestOutcomes),
      words: Paragraph,
      withheld: Paragraph.nullable(),
      how: Line,
      on: Day.refine((day) => day <= today(), 'must not lie ahead'),
    })
    .refine((body) => body.outcome !== 'granted in part' || body.withheld !== null, {
      message: 'say what was withheld, and why',
      path: ['withheld'],
    }),
  answer: Written,
})

export const PersonsStatement = z.object({
  id: Id,
  words: z.string(),
  shouldSay: z.string(),
  why: z.string(),
  on: Day,
})
export type PersonsStatement = z.infer<typeof PersonsStatement>

export const listStatements = endpoint('GET', '/rights/of/:anchorId/statements/:compartment', {
  grant: 'signed-in',
  summary: 'What the person says of facts in a compartment that were not corrected',
  params: z.object({ anchorId: Id, compartment: z.enum(correctable) }),
  answer: z.object({ items: z.array(PersonsStatement) }),
})

export const complaintFindings = ['upheld', 'upheld in part', 'not upheld', 'withdrawn'] as const

export const ComplaintLine = z.object({
  id: Id,
  receivedOn: Day,
  aboutAgency: z.string().nullable(),
  about: z.array(Someone),
  state: z.enum(['open', 'to be confirmed', 'closed']),
})
export type ComplaintLine = z.infer<typeof ComplaintLine>

export const Complaint = ComplaintLine.extend({
  person: PersonBrief.nullable(),
  words: z.string(),
  language: Language,
  reach: z.string().nullable(),
  entries: z.array(z.object({ id: Id, words: z.string(), by: Someone, at: Instant })),
  answer: z
    .object({
      finding: z.enum(complaintFindings),
      words: z.string(),
      on: Day,
      by: Someone,
      mine: z.boolean(),
    })
    .nullable(),
  confirmed: z.object({ by: Someone, at: Instant }).nullable(),
})
export type Complaint = z.infer<typeof Complaint>

export const takeComplaint = endpoint('POST', '/rights/complaints', {
  grant: 'signed-in',
  summary:
    'Takes a complaint down. It goes to a data-protection officer whom it does not name, and is not seen again by whoever took it down',
  body: z.object({
    id: Id.optional(),
    anchorId: Id.nullable(),
    aboutAgencyId: Id.nullable(),
    aboutAccounts: z.array(Id).max(20),
    words: Paragraph,
    language: Language,
    reach: Paragraph.nullable(),
  }),
  answer: z.object({}),
})

export const listComplaints = endpoint('GET', '/oversight/complaints', {
  grant: 'oversight.read',
  summary: 'Complaints that one may hear, the oldest open one first',
  query: PageQuery,
  answer: page(ComplaintLine),
})

export const getComplaint = endpoint('GET', '/oversight/complaints/:id', {
  grant: 'oversight.read',
  summary: 'A complaint with what was done about it',
  params,
  answer: Complaint,
})

export const addToComplaint = endpoint('POST', '/oversight/complaints/:id/entries', {
  grant: 'oversight.write',
  summary: 'What was done about a complaint',
  params,
  body: z.object({ id: Id.optional(), words: Paragraph }),
  answer: Written,
})

export const answerComplaint = endpoint('POST', '/oversight/complaints/:id/answer', {
  grant: 'oversight.write',
  summary: 'What was found of a complaint, and what whoever complained is told; a second person confirms it',
  params,
  body: z.object({ finding: z.enum(complaintFindings), words: Paragraph }),
  answer: Written,
})

export const confirmComplaint = endpoint('POST', '/oversight/complaints/:id/confirm', {
  grant: 'oversight.decide',
  summary: 'Confirms the answer that another wrote',
  params,
  answer: Written,
})

export const Notice = z.object({
  id: Id,
  name: z.string(),
  texts: InFourLanguages,
  state: z.enum(['waits for a second', 'in force', 'replaced']),
  mine: z.boolean(),
  by: Someone,
  at: Instant,
})
export type Notice = z.infer<typeof Notice>

export const listNotices = endpoint('GET', '/rights/notices', {
  grant: 'signed-in',
  summary:
    'What people are told of their rights: the texts in force, and for oversight those that were and will be',
  answer: z.object({ items: z.array(Notice) }),
})

export const proposeNotice = endpoint('POST', '/oversight/notices', {
  grant: 'oversight.write',
  summary:
    'A text of what people are told, in four languages; a second person puts it in force, in place of one of its name',
  body: z.object({ id: Id.optional(), name: Line, texts: InFourLanguages }),
  answer: Written,
})

export const confirmNotice = endpoint('POST', '/oversight/notices/:id/confirm', {
  grant: 'oversight.decide',
  summary: 'Puts a text in force that another proposed',
  params,
  answer: Written,
})

export const NoticeGiven = z.object({
  id: Id,
  notice: z.object({ id: Id, name: z.string() }),
  toWhom: z.enum(askers),
  on: Day,
  how: z.enum(['on paper', 'read out', 'by an interpreter']),
  language: Language,
  words: z.string().nullable(),
  by: Someone,
})
export type NoticeGiven = z.infer<typeof NoticeGiven>

export const listNoticesGiven = endpoint('GET', '/rights/of/:anchorId/notices', {
  grant: 'signed-in',
  summary: 'What a person was told of their rights, when, how and in which language',
  params: z.object({ anchorId: Id }),
  answer: z.object({ items: z.array(NoticeGiven) }),
})

export const giveNotice = endpoint('POST', '/rights/of/:anchorId/notices', {
  grant: 'signed-in',
  summary: 'That a person was told of their rights',
  params: z.object({ anchorId: Id }),
  body: z.object({
    id: Id.optional(),
    noticeId: Id,
    toWhom: z.enum(askers),
    on: Day.refine((day) => day <= today(), 'must not lie ahead'),
    how: z.enum(['on paper', 'read out', 'by an interpreter']),
    language: Language,
    words: Paragraph.nullable(),
  }),
  answer: Written,
})
