// Places where people are received: their rooms, stays with families together, and the limit of a stay. What the database
// refuses stands in db/0098-places.sql.
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { daysAfter } from './day.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const placeKinds = ['arrival centre', 'regional centre', 'other'] as const
export const leavingReasons = [
  'own home',
  'with family',
  'with a carer',
  'another place',
  'own decision',
  'deceased',
] as const
export type LeavingReason = (typeof leavingReasons)[number]
/** Reasons for which nobody is asked where to. */
export const leavingUnasked: readonly LeavingReason[] = ['own decision', 'deceased']

/** Why a room, a stay, an hour of the day or a turn is refused; the screens have words for each. */
export const placeRefusals = [
  'tells-of-return',
  'belief',
  'beds-taken',
  'parts-family',
  'child-with-adult',
  'women-and-men',
  'place-closed',
  'not-working-there',
  'stays-already',
  'extension-days',
  'same-person',
  'not-staying',
  'service-full',
  'service-closed',
  'no-list-here',
  'waits-already',
  'out-of-turn',
] as const
export type PlaceRefusal = (typeof placeRefusals)[number]

/** From how many days before its limit a stay is shown as near it. */
export const stayNotice = 14
export const stayStandings = ['ahead', 'near', 'over'] as const
export type StayStanding = (typeof stayStandings)[number]

/** The last day of a stay: so many days after the first, or the day to which it was extended. */
export const stayLimit = (countedFrom: Day, days: number, extendedTo: Day | null = null): Day => {
  const limit = daysAfter(countedFrom, days)
  return extendedTo && extendedTo > limit ? extendedTo : limit
}
/** How a stay stands against its limit on a day. Nothing is written down as over: it follows from the day. */
export const stayStanding = (limitOn: Day, day: Day): StayStanding =>
  day > limitOn ? 'over' : daysAfter(day, stayNotice) >= limitOn ? 'near' : 'ahead'

const belief =
  /religi|belief|faith|theolog|sermon|prayer|quran|koran|deradicali|религи|теолог|богослов|вероуч|убежден|молитв|проповед|имам|коран|дерадикал|діни|дінтану|дін негіз|намаз|уағыз|құран|عقيدة|عقائد|ديني|القرآن|قرآن|صلاة|خطبة|الفقه|وعظ/iu
/** Does a title speak of belief? Such hours are voluntary and kept elsewhere: neither they nor who comes are listed. */
export const speaksOfBelief = (title: string): boolean => belief.test(title)

export const PlaceName = z.object({ kk: Line, ru: Line, en: Line, ar: Line })

export const PlaceLine = z.object({
  id: Id,
  kind: z.enum(placeKinds),
  name: PlaceName,
  town: z.string(),
  beds: z.number().int(),
  /** Tonight. */
  taken: z.number().int(),
  closed: z.boolean(),
  worksHere: z.boolean(),
})
export type PlaceLine = z.infer<typeof PlaceLine>

/** Someone at a place, in a few words. */
export const StayLine = z.object({
  id: Id,
  anchorId: Id,
  /** null: the person's identity is not open to the reader */
  person: PersonBrief.nullable(),
  /** Those of one family have the same mark. */
  family: Id,
  fromOn: Day,
  untilOn: Day.nullable(),
  room: z.object({ id: Id, label: z.string() }).nullable(),
  limitOn: Day,
  /** null: has not begun, or has ended */
  standing: z.enum(stayStandings).nullable(),
  leftReason: z.enum(leavingReasons).nullable(),
  leftTo: z.string().nullable(),
  /** An extension that waits for the second person. */
  waiting: z.object({ id: Id, untilOn: Day, reason: z.string(), by: Colleague, own: z.boolean() }).nullable(),
})
export type StayLine = z.infer<typeof StayLine>

export const PartingLine = z.object({
  id: Id,
  person: PersonBrief.nullable(),
  other: PersonBrief.nullable(),
  reason: z.string(),
  basis: z.string(),
  contactOn: Day,
  by: Colleague,
  own: z.boolean(),
  signedBy: Colleague.nullable(),
})
export type PartingLine = z.infer<typeof PartingLine>

const some = <T extends z.ZodType>(item: T) => z.object({ count: z.number().int(), items: z.array(item) })

export const PlacePage = PlaceLine.extend({
  own: z.boolean(),
  paperName: z.string(),
  stayLimitDays: z.number().int(),
  limitBasis: z.string(),
  workers: z.array(z.object({ id: Id, account: Colleague })),
  here: z.number().int(),
  /** Who is to come, the nearest day first. */
  arriving: some(StayLine),
  /** Near their limit or over it, the longest first. */
  nearLimit: some(StayLine),
  /** Partings of persons who stay here, those that wait for a second person first. */
  partings: z.array(PartingLine),
})
export type PlacePage = z.infer<typeof PlacePage>

export const PlaceRoomLine = z.object({
  id: Id,
  label: z.string(),
  beds: z.number().int(),
  free: z.number().int(),
  /** Who has a bed there tonight, families together. */
  stays: z.array(StayLine),
})
export type PlaceRoomLine = z.infer<typeof PlaceRoomLine>

/** A room as it is proposed for some: the best first. */
export const RoomProposal = z.object({
  id: Id,
  label: z.string(),
  beds: z.number().int(),
  free: z.number().int(),
  /** How many of their kin sleep there. */
  kin: z.number().int(),
  /** Why it will not do. */
  gap: z.enum(placeRefusals).nullable(),
})
export type RoomProposal = z.infer<typeof RoomProposal>

/**
 * Rooms in the order in which they are proposed: first where kin sleep already, then where all have a bed with the fewest
 * left over, so that large rooms stay for large families; at the end those that will not do.
 */
export const inOrderOfFit = (rooms: readonly RoomProposal[]): RoomProposal[] =>
  rooms.toSorted(
    (a, b) =>
      Number(a.gap !== null) - Number(b.gap !== null) ||
      b.kin - a.kin ||
      a.free - b.free ||
      a.label.localeCompare(b.label, 'en', { numeric: true }),
  )

const id = Id.optional()
const params = z.object({ id: Id })
const days = z.number().int().min(1).max(3650)
const aboutPlace = {
  name: PlaceName,
  town: Line,
  paperName: Line,
  stayLimitDays: days,
  limitBasis: Paragraph,
}

export const listPlaces = endpoint('GET', '/cases/places', {
  grant: 'care.read',
  summary: 'Centres and other places, with their beds tonight',
  answer: z.object({ items: z.array(PlaceLine) }),
})
export const getPlace = endpoint('GET', '/cases/places/:id', {
  grant: 'care.read',
  summary: 'A place: who works there, who arrives, who is near the limit, what waits for a second person',
  params,
  answer: PlacePage,
})
export const addPlace = endpoint('POST', '/cases/places', {
  grant: 'care.decide',
  summary: 'Sets up a place; the name that goes on papers tells nothing of the return',
  body: z.object({
    id,
    kind: z.enum(placeKinds),
    ...aboutPlace,
    workerIds: z.array(Id).max(100),
  }),
  answer: Written,
})
export const setPlace = endpoint('PUT', '/cases/places/:id', {
  grant: 'care.decide',
  summary: 'Changes a place; what was before is kept',
  params,
  body: z.object({ ...aboutPlace, closedOn: Day.nullable() }),
  answer: Written,
})
export const addPlaceWorker = endpoint('POST', '/cases/places/:id/workers', {
  grant: 'care.decide',
  summary: 'Says who works at a place',
  params,
  body: z.object({ id, accountId: Id }),
  answer: Written,
})
export const endPlaceWorker = endpoint('POST', '/cases/place-workers/:id/end', {
  grant: 'care.decide',
  summary: 'Says that someone no longer works there',
  params,
  answer: Written,
})
export const addRoom = endpoint('POST', '/cases/places/:id/rooms', {
  grant: 'care.write',
  summary: 'Adds a room with its beds',
  params,
  body: z.object({ id, label: Line.max(60), beds: z.number().int().min(1).max(40) }),
  answer: Written,
})
export const setRoom = endpoint('PUT', '/cases/rooms/:id', {
  grant: 'care.write',
  summary: 'Changes a room, or closes it when nobody sleeps there',
  params,
  body: z.object({ label: Line.max(60), beds: z.number().int().min(1).max(40), closedOn: Day.nullable() }),
  answer: Written,
})
export const listRooms = endpoint('GET', '/cases/places/:id/rooms', {
  grant: 'care.read',
  summary: 'Rooms with those who sleep in them tonight',
  params,
  query: PageQuery.extend({ show: z.enum(['free', 'taken']).optional() }),
  answer: page(PlaceRoomLine),
})

export const stayFilters = ['here', 'arriving', 'near limit', 'without a room', 'left'] as const
export const listStays = endpoint('GET', '/cases/places/:id/stays', {
  grant: 'care.read',
  summary: 'Stays at a place, the newest first; those near their limit by it',
  params,
  query: PageQuery.extend({ show: z.enum(stayFilters).default('here') }),
  answer: page(StayLine),
})
export const proposeRooms = endpoint('GET', '/cases/places/:id/proposals', {
  grant: 'care.write',
  summary: 'Kin of a person, where they sleep, and the rooms that take all of those named together',
  params,
  query: z.object({
    anchorId: Id,
    /** Who is to sleep there besides, by comma. */
    withIds: z
      .string()
      .max(2000)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(Id).max(40))
      .optional(),
    fromOn: Day,
  }),
  answer: z.object({
    family: z.array(
      z.object({
        anchorId: Id,
        person: PersonBrief.nullable(),
        /** Where they sleep or are to sleep, at whichever place of ours. */
        stay: z.object({ id: Id, placeId: Id, room: z.string().nullable(), fromOn: Day }).nullable(),
      }),
    ),
    rooms: z.array(RoomProposal),
  }),
})
export const addStays = endpoint('POST', '/cases/places/:id/stays', {
  grant: 'care.write',
  summary: 'Gives some a bed from a day on, all in one step: a family comes into one room',
  params,
  body: z.object({
    fromOn: Day,
    people: z
      .array(z.object({ anchorId: Id, roomId: Id }))
      .min(1)
      .max(40),
  }),
  answer: z.object({ ids: z.array(Id) }),
})
export const moveStays = endpoint('POST', '/cases/places/:id/moves', {
  grant: 'care.write',
  summary: 'Gives some other beds of the place from a day on, all in one step',
  params,
  body: z.object({
    fromOn: Day,
    beds: z
      .array(z.object({ stayId: Id, roomId: Id }))
      .min(1)
      .max(40),
  }),
  answer: z.object({ ids: z.array(Id) }),
})
export const leavePlace = endpoint('POST', '/cases/places/:id/leavings', {
  grant: 'care.write',
  summary: 'Records that some left, why, and where to in words that tell nothing of the return',
  params,
  body: z
    .object({
      stayIds: z.array(Id).min(1).max(40),
      on: Day,
      reason: z.enum(leavingReasons),
      to: Line.nullable(),
    })
    .refine(({ reason, to }) => to || leavingUnasked.includes(reason), {
      path: ['to'],
      message: 'say where to',
    }),
  answer: z.object({ ids: z.array(Id) }),
})
export const callOffStays = endpoint('POST', '/cases/places/:id/called-off', {
  grant: 'care.write',
  summary: 'Takes back stays that have not begun',
  params,
  body: z.object({ stayIds: z.array(Id).min(1).max(40) }),
  answer: z.object({ ids: z.array(Id) }),
})

export const proposeExtension = endpoint('POST', '/cases/places/:id/extensions', {
  grant: 'care.write',
  summary: 'Proposes a longer stay for some, a family as one, with its reason',
  params,
  body: z.object({ stayIds: z.array(Id).min(1).max(40), untilOn: Day, reason: Paragraph }),
  answer: z.object({ ids: z.array(Id) }),
})
export const signExtension = endpoint('POST', '/cases/stay-extensions/signature', {
  grant: 'care.decide',
  summary: 'Signs longer stays as the second person, or sends them back',
  body: z.object({ ids: z.array(Id).min(1).max(40), agreed: z.boolean() }),
  answer: z.object({ ids: z.array(Id) }),
})
export const proposeParting = endpoint('POST', '/cases/partings', {
  grant: 'care.write',
  summary: 'Proposes that a child sleeps apart from a parent, a brother or a sister',
  body: z.object({
    id,
    anchorId: Id,
    otherAnchorId: Id,
    reason: Paragraph,
    basis: Line,
    explained: z.literal(true),
    contactOn: Day,
  }),
  answer: Written,
})
export const signParting = endpoint('POST', '/cases/partings/:id/signature', {
  grant: 'care.decide',
  summary: 'Signs a parting as the second person, or sends it back',
  params,
  body: z.object({ agreed: z.boolean() }),
  answer: Written,
})
export const endParting = endpoint('POST', '/cases/partings/:id/end', {
  grant: 'care.write',
  summary: 'Says that a parting no longer stands',
  params,
  answer: Written,
})
