// The endpoints of the field: a tablet enrolled, its pack, batches of operations in and out; and for the office the
// devices, the questions that sync raised, and what was put aside.
import { z } from 'zod'
import { roles } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Have } from './field-sync.ts'
import { gateKinds } from './operations-gates.ts'
import { lineRoles } from './operations-manifest.ts'
import { lineStates } from './operations-states.ts'
import { Cursor, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

const params = z.object({ id: Id })
const Key = z.string().regex(/^[\w-]{43}$/)

/** What one officer needs on one mission, and no more: nothing of health, nothing of law. */
export const MissionPack = z.object({
  id: Id,
  mission: z.object({ id: Id, operation: z.string(), number: z.number().int(), name: z.string().nullable() }),
  expiresAt: Instant,
  officer: z.object({ id: Id, name: z.string(), role: z.enum(roles) }),
  /** Ed25519 public key of the office's device, whose id is the mission's. */
  officeKey: Key,
  /** age recipient that only protection opens: for the reason of a hold. */
  protectionRecipient: z.string(),
  legs: z.array(
    z.object({
      id: Id,
      mode: z.enum(['road', 'air']),
      from: z.string(),
      fromZone: z.string(),
      to: z.string(),
      toZone: z.string(),
      departsAt: Instant,
      arrivesAt: Instant,
    }),
  ),
  lines: z.array(
    z.object({
      /** The line; also the opaque number in its QR code. */
      id: Id,
      state: z.enum(lineStates),
      role: z.enum(lineRoles),
      seat: z.string().nullable(),
      /** Those who share it sit, travel and sleep together. */
      together: Id,
      child: z.boolean(),
      sex: z.enum(['male', 'female', 'unknown']),
      escortNeeded: z.boolean(),
      names: z.array(z.object({ form: z.string(), script: z.string(), latin: z.string() })),
      /** Keys of all its names, by which it is found in any script (packages/names). */
      keys: z.array(z.string()),
      gates: z.array(z.object({ kind: z.enum(gateKinds), met: z.boolean(), holder: z.enum(roles) })),
    }),
  ),
})
export type MissionPack = z.infer<typeof MissionPack>

export const enrolDevice = endpoint('POST', '/field/missions/:id/devices', {
  grant: 'mission.write',
  summary: 'Enrols a tablet for one mission, under the officer who asks',
  params,
  body: z.object({ id: Id, name: Line, key: Key }),
  answer: Written,
})
export const makePack = endpoint('POST', '/field/devices/:id/packs', {
  grant: 'mission.write',
  summary: 'A mission pack for one’s own tablet',
  params,
  body: z.object({ days: z.number().int().min(1).max(14) }),
  answer: Written.extend({ expiresAt: Instant }),
})
export const getPack = endpoint('GET', '/field/packs/:id', {
  grant: 'mission.read',
  summary: 'The content of one’s own pack, as it is now; gone when it has expired or the tablet was given up',
  params,
  answer: MissionPack,
})
/** `wipe`: the tablet was given up and must forget everything. */
export const Contact = z.object({ wipe: z.boolean() })

export const sendBatch = endpoint('POST', '/field/missions/:id/batches', {
  grant: 'mission.write',
  summary: 'Takes a batch of operations; the same again changes nothing',
  params,
  body: z.object({
    /** The device that brings it, be the operations its own or others’. */
    device: Id,
    /** `encodeBatch`, in base64. */
    batch: z.base64().max(1_000_000),
  }),
  answer: Contact.extend({
    taken: z.number().int(),
    repeated: z.number().int(),
    /** Kept apart and shown in the office, with why. */
    quarantined: z.array(z.object({ operation: Id.nullable(), why: z.string() })),
    /** What the office now holds. */
    have: Have,
  }),
})
export const getOperations = endpoint('GET', '/field/missions/:id/operations', {
  grant: 'mission.read',
  summary: 'Operations that a holder lacks, causes first, as a batch',
  params,
  query: z.object({
    device: Id.optional(),
    /** What is held, as JSON of `Have`. */
    have: z.string().max(50_000).default('{}'),
    /** `next` of the answer before: go on from there. */
    after: Cursor.optional(),
  }),
  answer: Contact.extend({
    batch: z.base64(),
    count: z.number().int(),
    more: z.boolean(),
    next: Cursor.nullable(),
    have: Have,
  }),
})

export const FieldDevice = z.object({
  id: Id,
  name: z.string(),
  officer: z.string(),
  role: z.enum(roles),
  enrolledAt: Instant,
  lastContactAt: Instant.nullable(),
  packExpiresAt: Instant.nullable(),
  operations: z.number().int(),
  /** Of these, how many wait for earlier ones that have not come. */
  waiting: z.number().int(),
  revokedAt: Instant.nullable(),
  revokedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** null: no order to wipe; false: ordered, not yet heard by the tablet. */
  wiped: z.boolean().nullable(),
})
export type FieldDevice = z.infer<typeof FieldDevice>

export const listDevices = endpoint('GET', '/field/missions/:id/devices', {
  grant: 'mission.read',
  summary: 'Tablets of a mission',
  params,
  answer: z.object({ items: z.array(FieldDevice) }),
})
export const revokeDevice = endpoint('POST', '/field/devices/:id/revoke', {
  grant: 'mission.write',
  summary: 'Gives a tablet up: what it makes from now on does not count, and it is wiped when it calls',
  params,
  body: z.object({ reason: Paragraph, wipe: z.boolean() }),
  answer: Written,
})

/** What an operation said, for whoever must choose between two. */
export const OperationBrief = z.object({
  id: Id,
  kind: z.string(),
  officer: z.string(),
  device: z.string(),
  at: Instant,
  receivedAt: Instant,
  /** What it said, where that is more than its kind: reason, count, name. Never the reason of a hold. */
  said: z.string().nullable(),
})
export const FieldQuestion = z.object({
  id: Id,
  mission: z.object({ id: Id, number: z.number().int(), operation: z.string() }),
  kind: z.string(),
  situation: z.string(),
  raises: z.enum(['notice', 'question']),
  duty: z.enum(roles).nullable(),
  line: Id.nullable(),
  name: z.string().nullable(),
  state: z.enum(['open', 'answered', 'overtaken']),
  operations: z.array(OperationBrief),
  /** Operations of which one can be said to stand. */
  choices: z.array(Id),
  mine: z.boolean(),
  raisedAt: Instant,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
})
export type FieldQuestion = z.infer<typeof FieldQuestion>

export const listRaised = endpoint('GET', '/field/questions', {
  grant: 'mission.read',
  summary: 'What sync raised, newest first; by default the open questions',
  query: PageQuery.extend({
    mission: Id.optional(),
    state: z.enum(['open', 'answered', 'overtaken']).default('open'),
    raises: z.enum(['notice', 'question']).default('question'),
  }),
  answer: page(FieldQuestion),
})
export const answerRaised = endpoint('POST', '/field/questions/:id/answer', {
  grant: 'mission.read',
  summary: 'Answers a question, by the duty that it was put to: which operation stands, if one has to',
  params,
  body: z.object({ stands: Id.nullable(), answer: Paragraph }),
  answer: Written,
})

export const Quarantined = z.object({
  id: Id,
  why: z.string(),
  operation: OperationBrief.nullable(),
  broughtBy: z.string(),
  recordedAt: Instant,
  acceptedBy: z.string().nullable(),
  acceptedAt: Instant.nullable(),
  /** An officer can let it count. What cannot be read or is not signed never counts. */
  canAccept: z.boolean(),
})
export type Quarantined = z.infer<typeof Quarantined>

export const listQuarantine = endpoint('GET', '/field/missions/:id/quarantine', {
  grant: 'mission.read',
  summary: 'Operations kept apart, with why, newest first',
  params,
  query: z.object({ after: Cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: page(Quarantined),
})
export const acceptQuarantined = endpoint('POST', '/field/quarantine/:id/accept', {
  grant: 'mission.decide',
  summary: 'Lets an operation count after all, with the reason',
  params,
  body: z.object({ reason: Paragraph }),
  answer: Written,
})
