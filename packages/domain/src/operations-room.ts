// The operations room: where everyone of a mission is, what happened, and where its legs run. One place for each line of
// the manifest, so that the counts of the places always add up to the manifest.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { type HandoverStep, handoverSteps } from './operations-handovers.ts'
import { type LineState, lineStates, missionStates } from './operations-states.ts'
import { PersonBrief } from './people.ts'
import { Id, Instant, Written } from './shapes.ts'

/** Where someone is, in the order of the way; the last three do not travel. */
export const roomPlaces = [
  'expected',
  'field team',
  'at the flight',
  'aboard',
  'arrived',
  'arrival centre',
  'placed',
  'on hold',
  'withdrawn',
  'not boarded',
] as const
export type RoomPlace = (typeof roomPlaces)[number]

const placeAfter: Record<HandoverStep, RoomPlace> = {
  'to field team': 'field team',
  'to flight': 'at the flight',
  'to arrival centre': 'arrival centre',
  'to place': 'placed',
}
const placeOfState: Record<LineState, RoomPlace> = {
  listed: 'expected',
  boarded: 'aboard',
  arrived: 'arrived',
  'on hold': 'on hold',
  withdrawn: 'withdrawn',
  'not boarded': 'not boarded',
}

/**
 * The one place where a line is: by its state, or by its last handover where that leads further on the way.
 * Who is on hold, withdrawn or not boarded is that, wherever they were handed over before.
 */
export function placeOf(state: LineState, handedOver: HandoverStep | null): RoomPlace {
  const stated = placeOfState[state]
  if (handedOver === null || state === 'on hold' || state === 'withdrawn' || state === 'not boarded')
    return stated
  const handed = placeAfter[handedOver]
  return roomPlaces.indexOf(handed) > roomPlaces.indexOf(stated) ? handed : stated
}

export const RoomLine = z.object({
  id: Id,
  /** null: identity is not open to the reader */
  person: PersonBrief.nullable(),
  state: z.enum(lineStates),
  handedOver: z.enum(handoverSteps).nullable(),
  place: z.enum(roomPlaces),
  /** Those who share this sit, travel and sleep together. */
  together: Id,
  seat: z.string().nullable(),
  bus: z.string().nullable(),
  room: z.string().nullable(),
  /** Since when the line stands in its state. */
  since: Instant,
})
export type RoomLine = z.infer<typeof RoomLine>

export const roomEvents = [
  'mission',
  'doors closed',
  'doors opened',
  'lines',
  'leg departed',
  'leg arrived',
  'head-count',
  'handover',
  'question',
  'contingency',
] as const
/** What happened, without its reasons. */
export const RoomEvent = z.object({
  id: z.string(),
  at: Instant,
  kind: z.enum(roomEvents),
  /** A code of the kind: a state, a step, a kind of record. */
  what: z.string().nullable(),
  /** How many people, or heads counted. */
  count: z.number().int().nullable(),
  /** Heads expected at a count. */
  expected: z.number().int().nullable(),
  where: z.string().nullable(),
  by: z.string().nullable(),
})
export type RoomEvent = z.infer<typeof RoomEvent>

const Degrees = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
/** Degrees north and east (WGS 84). */
export type Coordinates = z.infer<typeof Degrees>

export const Room = z.object({
  missionState: z.enum(missionStates),
  /** Counts everything that ever changed here: the number that live events carry. */
  beats: z.number().int(),
  lines: z.array(RoomLine),
  /** Newest first, at most 300. */
  events: z.array(RoomEvent),
  /** Coordinates that an officer entered, by leg. */
  entered: z.record(Id, z.object({ from: Degrees.nullable(), to: Degrees.nullable() })),
})
export type Room = z.infer<typeof Room>

const params = z.object({ id: Id })

export const getRoom = endpoint('GET', '/operations/missions/:id/room', {
  grant: 'mission.read',
  summary: 'Where everyone of a mission is, and what happened',
  params,
  answer: Room,
})
export const watchMission = endpoint('GET', '/operations/missions/:id/events', {
  grant: 'mission.read',
  summary:
    'Live events (text/event-stream): each says that something of this mission changed, by a number, and nothing else',
  params,
  answers: 'file',
})
export const placeLeg = endpoint('PUT', '/operations/legs/:id/coordinates', {
  grant: 'mission.write',
  summary: 'Where the ends of a leg are, for places that are not known by name',
  params,
  body: z.object({ from: Degrees.nullable(), to: Degrees.nullable() }),
  answer: Written,
})
