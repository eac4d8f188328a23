// What stands in a case by compartment: tracks, tasks and notes. Each compartment has endpoints of its own, so that
// each states its grant; they are alike, and made from one list.
import { z } from 'zod'
import { type CasePartName, Colleague, caseParts, urgencies } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

export const trackKinds = [
  'protection',
  'health',
  'education',
  'documents',
  'kinship',
  'legal',
  'reintegration',
] as const
export type TrackKind = (typeof trackKinds)[number]

/** The compartment in which a track stands. */
export const partOfTrack: Record<TrackKind, CasePartName> = {
  protection: 'protection',
  health: 'health',
  education: 'care',
  documents: 'care',
  kinship: 'care',
  legal: 'legal',
  reintegration: 'care',
}
export const tracksOf = (part: CasePartName): TrackKind[] =>
  trackKinds.filter((kind) => partOfTrack[kind] === part)

export const trackStates = ['open', 'on hold', 'done', 'not needed'] as const
export type TrackState = (typeof trackStates)[number]

export const CaseTrack = z.object({
  id: Id,
  kind: z.enum(trackKinds),
  state: z.enum(trackStates),
  plan: z.string(),
  openedOn: Day,
  by: Colleague,
  own: z.boolean(),
})
export type CaseTrack = z.infer<typeof CaseTrack>

export const CaseTask = z.object({
  id: Id,
  kind: z.enum(trackKinds),
  title: z.string(),
  dueOn: Day,
  overdue: z.boolean(),
  owner: Colleague,
  done: z.object({ at: Instant, by: Colleague }).nullable(),
})
export type CaseTask = z.infer<typeof CaseTask>

export const CaseNote = z.object({
  id: Id,
  kind: z.enum(trackKinds).nullable(),
  body: z.string(),
  by: Colleague,
  at: Instant,
  /** The note that this one corrects. */
  supersedes: Id.nullable(),
  /** The note that corrects this one. */
  supersededBy: Id.nullable(),
})
export type CaseNote = z.infer<typeof CaseNote>

/** A need of protection: help owed to a person, never a rank of the person. */
export const ProtectionNeed = z.object({
  id: Id,
  need: z.string(),
  urgency: z.enum(urgencies),
  followUpBy: Day,
  overdue: z.boolean(),
  setBy: Colleague,
  setAt: Instant,
  seen: z.object({ on: Day, by: Colleague }).nullable(),
})
export type ProtectionNeed = z.infer<typeof ProtectionNeed>

export const CasePart = z.object({
  part: z.enum(caseParts),
  person: PersonBrief.nullable(),
  tracks: z.array(CaseTrack),
  tasks: z.array(CaseTask),
  notes: z.array(CaseNote),
  needs: z.array(ProtectionNeed),
  /** Set where it is open by break-glass only, until when. */
  glassUntil: Instant.nullable(),
})
export type CasePart = z.infer<typeof CasePart>

const ofPerson = z.object({ anchorId: Id })
const params = z.object({ id: Id })
const id = Id.optional()

/** The endpoints of one compartment. */
function endpointsOf(part: CasePartName) {
  const kinds = z.enum(tracksOf(part) as [TrackKind, ...TrackKind[]])
  return {
    /** Also open by break-glass for one person, where the compartment is breakable. */
    read: endpoint('GET', `/cases/of/:anchorId/${part}`, {
      grant: `${part}.read`,
      summary: `Tracks, tasks and notes of a person in the ${part} compartment${part === 'care' ? '' : '; the reading is in the ledger'}`,
      params: ofPerson,
      answer: CasePart,
    }),
    openTrack: endpoint('POST', `/cases/of/:anchorId/${part}/tracks`, {
      grant: `${part}.write`,
      summary: `Opens a ${part} track`,
      params: ofPerson,
      body: z.object({ id, kind: kinds, plan: Paragraph }),
      answer: Written,
    }),
    setTrack: endpoint('PUT', `/cases/${part}/tracks/:id`, {
      grant: `${part}.write`,
      summary: `Changes the state or the plan of a ${part} track`,
      params,
      body: z.object({ state: z.enum(trackStates), plan: Paragraph }),
      answer: Written,
    }),
    addTask: endpoint('POST', `/cases/of/:anchorId/${part}/tasks`, {
      grant: `${part}.write`,
      summary: `Adds a ${part} task; its owner must hold the compartment`,
      params: ofPerson,
      body: z.object({ id, kind: kinds, title: Line, dueOn: Day, ownerId: Id.optional() }),
      answer: Written,
    }),
    taskDone: endpoint('POST', `/cases/${part}/tasks/:id/done`, {
      grant: `${part}.write`,
      summary: `Records that a ${part} task is done`,
      params,
      answer: Written,
    }),
    addNote: endpoint('POST', `/cases/of/:anchorId/${part}/notes`, {
      grant: `${part}.write`,
      summary: `Adds a ${part} note. A note is never changed: a correction supersedes it`,
      params: ofPerson,
      body: z.object({ id, kind: kinds.optional(), body: Paragraph, supersedes: Id.optional() }),
      answer: Written,
    }),
  }
}

export const partEndpoints = {
  care: endpointsOf('care'),
  health: endpointsOf('health'),
  protection: endpointsOf('protection'),
  legal: endpointsOf('legal'),
} satisfies Record<CasePartName, unknown>

export const addNeed = endpoint('POST', '/cases/of/:anchorId/needs', {
  grant: 'protection.write',
  summary: 'Records a protection need, its urgency, and the day by which the person must be seen',
  params: ofPerson,
  body: z.object({ id, need: Paragraph, urgency: z.enum(urgencies), followUpBy: Day }),
  answer: Written,
})

export const needSeen = endpoint('POST', '/cases/needs/:id/seen', {
  grant: 'protection.write',
  summary: 'Records that the person was seen for a protection need',
  params,
  body: z.object({ on: Day }),
  answer: Written,
})

export const CounsellingNote = CaseNote.omit({ kind: true }).extend({
  supervisor: Colleague.nullable(),
  own: z.boolean(),
})
export type CounsellingNote = z.infer<typeof CounsellingNote>

export const readCounselling = endpoint('GET', '/cases/of/:anchorId/counselling', {
  grant: 'care.read',
  summary: 'Counselling notes that the reader wrote or supervises; nobody else has them',
  params: ofPerson,
  answer: z.object({ items: z.array(CounsellingNote) }),
})

export const addCounselling = endpoint('POST', '/cases/of/:anchorId/counselling', {
  grant: 'care.read',
  summary: 'Adds a counselling note for oneself and, if named, one supervisor',
  params: ofPerson,
  body: z.object({ id, body: Paragraph, supervisorId: Id.optional(), supersedes: Id.optional() }),
  answer: Written,
})

export const listLegalPeople = endpoint('GET', '/cases/legal', {
  grant: 'legal.read',
  summary: 'Persons with a legal track; the reading is in the ledger',
  answer: z.object({
    items: z.array(
      z.object({ anchorId: Id, person: PersonBrief.nullable(), state: z.enum(trackStates), openedOn: Day }),
    ),
  }),
})
