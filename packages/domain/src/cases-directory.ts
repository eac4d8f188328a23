// The directory of services: where help is to be had, who waits for it. The order of waiting is that of the need, then of
// the day; never of a person.
import { z } from 'zod'
import { urgencies } from './cases.ts'
import { teachingLanguages } from './cases-education.ts'
import { monthsAfter } from './day.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

/** Services for which a list of those who wait is kept here. */
export const listedServiceKinds = [
  'learning',
  'skills and work',
  'housing',
  'papers',
  'child care',
  'family support',
  'leisure',
  'daily help',
] as const
/** That someone waits for one of these would tell care what is not care's: they have an entry, and no list. */
export const unlistedServiceKinds = ['health', 'psychological help', 'protection', 'legal aid'] as const
export const serviceKinds = [...listedServiceKinds, ...unlistedServiceKinds] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const turnStates = ['waiting', 'offered', 'accepted', 'ended'] as const

/** After how many months an entry that nobody confirmed says so. */
export const entryMonths = 6
/** Is an entry that was confirmed on one day stale on another? */
export const isStale = (confirmedOn: Day, day: Day): boolean => monthsAfter(confirmedOn, entryMonths) < day
/** May those who wait for a service of these kinds be listed here? */
export const keepsList = (kinds: readonly ServiceKind[]): boolean =>
  !kinds.some((kind) => (unlistedServiceKinds as readonly string[]).includes(kind))

export const ServiceLine = z.object({
  id: Id,
  title: z.string(),
  provider: z.string(),
  kinds: z.array(z.enum(serviceKinds)),
  languages: z.array(z.enum(teachingLanguages)),
  area: z.string(),
  /** null: as many as come */
  capacity: z.number().int().nullable(),
  /** Offered or accepted. */
  given: z.number().int(),
  waiting: z.number().int(),
  confirmedOn: Day,
  stale: z.boolean(),
  closed: z.boolean(),
})
export type ServiceLine = z.infer<typeof ServiceLine>

export const TurnLine = z.object({
  id: Id,
  anchorId: Id,
  person: PersonBrief.nullable(),
  urgency: z.enum(urgencies),
  need: z.string(),
  wishedOn: Day,
  state: z.enum(turnStates),
  stateOn: Day,
  outOfTurn: z.string().nullable(),
})
export type TurnLine = z.infer<typeof TurnLine>

export const ServicePage = ServiceLine.extend({
  own: z.boolean(),
  keepsList: z.boolean(),
  conditions: z.string().nullable(),
  contact: z.string(),
})
export type ServicePage = z.infer<typeof ServicePage>

const params = z.object({ id: Id })
const about = {
  title: Line,
  provider: Line,
  kinds: z.array(z.enum(serviceKinds)).min(1),
  languages: z.array(z.enum(teachingLanguages)).min(1),
  area: Line,
  capacity: z.number().int().min(1).max(100_000).nullable(),
  conditions: Paragraph.nullable(),
  contact: Paragraph,
}

export const listServices = endpoint('GET', '/cases/services', {
  grant: 'care.read',
  summary: 'The directory of services, by name',
  query: PageQuery.extend({
    q: z.string().trim().max(200).optional(),
    kind: z.enum(serviceKinds).optional(),
    language: z.enum(teachingLanguages).optional(),
    show: z.enum(['free', 'stale']).optional(),
  }),
  answer: page(ServiceLine),
})
export const getService = endpoint('GET', '/cases/services/:id', {
  grant: 'care.read',
  summary: 'An entry of the directory',
  params,
  answer: ServicePage,
})
export const addDirectoryEntry = endpoint('POST', '/cases/services', {
  grant: 'care.write',
  summary: 'Adds a service to the directory; it counts as confirmed today',
  body: z.object({ id: Id.optional(), ...about }),
  answer: Written,
})
export const setDirectoryEntry = endpoint('PUT', '/cases/services/:id', {
  grant: 'care.write',
  summary: 'Changes an entry, which confirms it',
  params,
  body: z.object({ ...about, closed: z.boolean() }),
  answer: Written,
})
export const confirmDirectoryEntry = endpoint('POST', '/cases/services/:id/confirmation', {
  grant: 'care.write',
  summary: 'Says that an entry still holds',
  params,
  answer: Written,
})
export const listTurns = endpoint('GET', '/cases/services/:id/turns', {
  grant: 'care.read',
  summary:
    'Who waits for a service, by urgency of the need and then by day; who was offered a place, who has one',
  params,
  query: PageQuery.extend({ show: z.enum(['waiting', 'placed', 'ended']).default('waiting') }),
  answer: page(TurnLine),
})
export const addTurn = endpoint('POST', '/cases/services/:id/turns', {
  grant: 'care.write',
  summary: 'Puts someone on the list, with the urgency of the need and its words',
  params,
  body: z.object({
    id: Id.optional(),
    anchorId: Id,
    urgency: z.enum(urgencies),
    need: Paragraph,
    wishedOn: Day,
  }),
  answer: Written,
})
export const setTurnUrgency = endpoint('PUT', '/cases/service-turns/:id', {
  grant: 'care.write',
  summary: 'Says anew how urgent the need is',
  params,
  body: z.object({ urgency: z.enum(urgencies) }),
  answer: Written,
})
export const offerTurn = endpoint('POST', '/cases/service-turns/:id/offer', {
  grant: 'care.write',
  summary: 'Offers a place that is free; out of turn with its reason',
  params,
  body: z.object({ outOfTurn: Paragraph.nullable() }),
  answer: Written,
})
export const answerTurn = endpoint('POST', '/cases/service-turns/:id/answer', {
  grant: 'care.write',
  summary:
    'Records the answer to an offer; whoever declines waits on in their old turn, and nothing else changes',
  params,
  body: z.object({ accepted: z.boolean() }),
  answer: Written,
})
export const endTurn = endpoint('POST', '/cases/service-turns/:id/end', {
  grant: 'care.write',
  summary: 'Takes someone off the list, or ends their place in the service',
  params,
  answer: Written,
})
