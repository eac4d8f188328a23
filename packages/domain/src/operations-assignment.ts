// People to vehicles and berths: what a planner fixes, the assignments computed from it, and why someone stays behind.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { berthKinds } from './operations-vehicles.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Paragraph, Written } from './shapes.ts'

const params = z.object({ id: Id })
const Berth = z.string().regex(/^[A-Z0-9]{1,6}$/, 'such as 12A')

/** Who goes first and last, where not all find a place. About help owed on the way, not about a person. */
export const turns = ['first', 'with all', 'last'] as const
export const PinBody = z
  .object({
    carriageId: Id.nullish(),
    berth: Berth.nullish(),
    must: z.boolean().default(false),
    turn: z.enum(turns).default('with all'),
  })
  .refine(({ berth, carriageId }) => !berth || carriageId, {
    message: 'a berth is one of a vehicle',
    path: ['berth'],
  })
  .refine(({ carriageId, must, turn }) => carriageId || must || turn !== 'with all', {
    message: 'nothing is fixed',
    path: ['carriageId'],
  })
export const LinePin = z.object({
  carriageId: Id.nullable(),
  berth: z.string().nullable(),
  must: z.boolean(),
  turn: z.enum(turns),
})
export type LinePin = z.infer<typeof LinePin>

/** A line with what it needs on the way, and never why. */
export const PlacedLine = z.object({
  id: Id,
  /** null where the reader may not open identity facts */
  person: PersonBrief.nullable(),
  together: Id,
  child: z.boolean(),
  needs: z.enum(berthKinds),
  medicNear: z.boolean(),
  escortNeeded: z.boolean(),
  carriageId: Id.nullable(),
  seat: z.string().nullable(),
  pin: LinePin.nullable(),
})
export type PlacedLine = z.infer<typeof PlacedLine>

/** A vehicle on a leg with its places: what a seat map is drawn from. */
export const Cabin = z.object({
  carriageId: Id,
  mark: z.string(),
  from: z.string(),
  to: z.string(),
  departsAt: Instant,
  zone: z.string(),
  day: Day,
  /** Seats beside each other have one bench and neighbouring places. */
  berths: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['seat', 'stretcher', 'wheelchair']),
      row: z.number().int(),
      place: z.number().int(),
      bench: z.number().int(),
    }),
  ),
  medics: z.number().int(),
  escorts: z.number().int(),
  others: z.number().int(),
  payloadKg: z.number().int().nullable(),
})
export type Cabin = z.infer<typeof Cabin>

export const assignmentStates = ['ordered', 'draft', 'accepted', 'dropped'] as const
export const assignmentOutcomes = ['optimal', 'bounded', 'infeasible', 'late'] as const
export const assignmentGoals = ['travel-1', 'travel-2', 'travel-3', 'flights', 'wasted', 'moved'] as const

export const AssignmentRow = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(assignmentStates),
  outcome: z.enum(assignmentOutcomes).nullable(),
  jobId: Id,
  seated: z.number().int(),
  left: z.number().int(),
  recordedBy: z.string(),
  recordedAt: Instant,
  acceptedBy: z.string().nullable(),
  acceptedAt: Instant.nullable(),
})
export type AssignmentRow = z.infer<typeof AssignmentRow>

export const AssignmentBoard = z.object({
  mayChange: z.boolean(),
  /** A frozen manifest changes with a reason, by whoever decides. */
  frozen: z.boolean(),
  cabins: z.array(Cabin),
  lines: z.array(PlacedLine),
  assignments: z.array(AssignmentRow),
})
export type AssignmentBoard = z.infer<typeof AssignmentBoard>

export const whyCodes = [
  'no-carer',
  'days',
  'pinned',
  'no-medic',
  'stretcher',
  'wheelchair',
  'escort',
  'seats',
  'payload',
  'day-limit',
  'cabin',
  'berths',
  'order',
] as const
export const WhyLeft = z.object({
  code: z.enum(whyCodes),
  carriageId: Id.nullable(),
  need: z.number().nullable(),
  free: z.number().nullable(),
})
export type WhyLeft = z.infer<typeof WhyLeft>

export const ruleCodes = [
  'must',
  'pin-flight',
  'pin-berth',
  'family',
  'parent',
  'carer',
  'no-carer',
  'stretcher',
  'wheelchair',
  'medic',
  'escort',
  'days',
  'day-limit',
  'seats',
  'payload',
] as const
/** One of the rules that cannot all hold. */
export const ClashingRule = z.object({
  code: z.enum(ruleCodes),
  lines: z.array(Id),
  carriageId: Id.nullable(),
  berth: z.string().nullable(),
  day: z.string().nullable(),
  limit: z.number().nullable(),
})
export type ClashingRule = z.infer<typeof ClashingRule>

const Place = z.object({ carriageId: Id, berth: z.string().nullable(), lapOf: Id.nullable() })
export const PlacedSeat = Place.extend({ lineId: Id })
export const placeChanges = ['added', 'left', 'moved', 'reseated'] as const
/** Against the seats that stand on the manifest. */
export const PlaceChange = z.object({
  lineId: Id,
  kind: z.enum(placeChanges),
  was: Place.nullable(),
  is: Place.nullable(),
})
export type PlaceChange = z.infer<typeof PlaceChange>

export const AssignmentPage = AssignmentRow.extend({
  missionId: Id,
  /** What it was computed from has changed since: solve again. */
  stale: z.boolean(),
  carriages: z.array(Id),
  tookSeconds: z.number().nullable(),
  /** Goal by goal: what was reached, and the bound that nobody can better. */
  reached: z.array(z.object({ goal: z.enum(assignmentGoals), value: z.number(), bound: z.number() })),
  seats: z.array(PlacedSeat),
  /** Berths of those who go along. */
  staff: z.array(
    z.object({
      carriageId: Id,
      medics: z.array(z.string()),
      escorts: z.array(z.object({ lineId: Id, berth: z.string() })),
      others: z.array(z.string()),
    }),
  ),
  leftBehind: z.array(z.object({ lines: z.array(Id), why: z.array(WhyLeft) })),
  clash: z.object({ rules: z.array(ClashingRule), irreducible: z.boolean() }).nullable(),
  changes: z.array(PlaceChange),
})
export type AssignmentPage = z.infer<typeof AssignmentPage>

export const getAssignments = endpoint('GET', '/operations/missions/:id/assignments', {
  grant: 'mission.read',
  summary:
    'Vehicles with their places, the lines with what they need and what is fixed, and what was computed',
  params,
  answer: AssignmentBoard,
})
export const orderAssignment = endpoint('POST', '/operations/missions/:id/assignments', {
  grant: 'mission.write',
  summary: 'Computes who sits where in some of the vehicles, as a job that can be stopped',
  params,
  body: z.object({
    id: Id.optional(),
    carriages: z.array(Id).min(1).max(20),
    seconds: z.number().int().min(1).max(120).default(30),
  }),
  answer: Written.extend({ jobId: Id }),
})
export const getAssignment = endpoint('GET', '/operations/assignments/:id', {
  grant: 'mission.read',
  summary: 'An assignment: seats, what changes, who stays and why, or what clashes',
  params,
  answer: AssignmentPage,
})
export const acceptAssignment = endpoint('POST', '/operations/assignments/:id/accept', {
  grant: 'mission.write',
  summary: 'Writes the seats to the manifest; refused where what it was computed from has changed',
  params,
  body: z.object({ reason: Paragraph.nullish() }),
  answer: Written,
})
export const pinLine = endpoint('PUT', '/operations/lines/:id/pin', {
  grant: 'mission.write',
  summary: 'Fixes a line to a vehicle or berth, that it must travel, or its turn',
  params,
  body: PinBody,
  answer: Written,
})
export const unpinLine = endpoint('POST', '/operations/lines/:id/unpin', {
  grant: 'mission.write',
  summary: 'Nothing is fixed for the line any more',
  params,
  answer: Written,
})
