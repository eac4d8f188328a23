// Operations, their missions, legs, permissions and manifests, as they travel. States and gates have files of
// their own; the endpoints stand in operations-endpoints.ts.
import { z } from 'zod'
import { roles } from './access.ts'
import { gateKinds } from './operations-gates.ts'
import { lineStates, missionStates } from './operations-states.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph } from './shapes.ts'

/** An IANA time zone, e.g. Asia/Aqtau. */
export const Zone = z.string().max(60).refine(isZone, 'a time zone such as Asia/Aqtau')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const operationStates = ['open', 'closed'] as const

export const OperationRow = z.object({
  id: Id,
  name: z.string(),
  purpose: z.string(),
  state: z.enum(operationStates),
  missions: z.number().int(),
  recordedAt: Instant,
})
export type OperationRow = z.infer<typeof OperationRow>

export const MissionRow = z.object({
  id: Id,
  operationId: Id,
  number: z.number().int(),
  name: z.string().nullable(),
  state: z.enum(missionStates),
  doorsClosed: z.boolean(),
  /** Departure of the first leg and arrival of the last: as flown, else as planned. */
  departsAt: Instant.nullable(),
  arrivesAt: Instant.nullable(),
  from: z.string().nullable(),
  fromZone: z.string().nullable(),
  to: z.string().nullable(),
  toZone: z.string().nullable(),
})
export type MissionRow = z.infer<typeof MissionRow>

export const OperationPage = OperationRow.extend({ recordedBy: z.string(), list: z.array(MissionRow) })

export const legModes = ['road', 'air'] as const
export const LegBody = z.object({
  mode: z.enum(legModes),
  from: Line,
  fromZone: Zone,
  to: Line,
  toZone: Zone,
  departsAt: Instant,
  arrivesAt: Instant,
  departedAt: Instant.nullish(),
  arrivedAt: Instant.nullish(),
})
export const Leg = LegBody.extend({
  id: Id,
  seq: z.number().int(),
  departedAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
})
export type Leg = z.infer<typeof Leg>

export const permissionGivers = ['state overflown', 'holding authority', 'head of state'] as const
/** 'expired' is told from the clock, never entered. */
export const permissionStates = ['asked', 'granted', 'refused', 'expired'] as const
export const PermissionBody = z
  .object({
    giverKind: z.enum(permissionGivers),
    giver: Line,
    what: Line,
    state: z.enum(['asked', 'granted', 'refused']),
    document: Line.nullish(),
    grantedOn: Day.nullish(),
    expiresAt: Instant.nullish(),
  })
  .refine(({ state, document, grantedOn }) => state !== 'granted' || (document && grantedOn), {
    message: 'what is granted has a document and a day',
    path: ['document'],
  })
export const MissionPermission = z.object({
  id: Id,
  giverKind: z.enum(permissionGivers),
  giver: z.string(),
  what: z.string(),
  state: z.enum(permissionStates),
  document: z.string().nullable(),
  grantedOn: Day.nullable(),
  expiresAt: Instant.nullable(),
  /** Granted, and ends within 72 hours. */
  soon: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type MissionPermission = z.infer<typeof MissionPermission>

export const headCountSteps = ['departure', 'leg', 'arrival'] as const
export const HeadCount = z.object({
  id: Id,
  step: z.enum(headCountSteps),
  legId: Id.nullable(),
  counted: z.number().int(),
  expected: z.number().int(),
  explanation: z.string().nullable(),
  explainedBy: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type HeadCount = z.infer<typeof HeadCount>

const GateKindShape = z.enum(gateKinds)
export const GateVerdictShape = z.object({
  kind: GateKindShape,
  state: z.enum(['met', 'unmet', 'decided', 'unneeded']),
  why: z.string().nullable(),
})

/** What stands between a mission and its departure, with whoever owes it. */
export const Blocker = z.object({
  code: z.enum([
    'gate',
    'permission-asked',
    'permission-refused',
    'permission-expired',
    'no-leg',
    'nobody-listed',
    'on-hold',
    'head-count',
    'not-yet-boarded',
  ]),
  gate: GateKindShape.nullable(),
  /** How many lines, permissions or head-counts. */
  count: z.number().int(),
  /** A giver's or a step's name, where there is one. */
  about: z.string().nullable(),
  holder: z.enum(roles),
  /** false: it is shown, but the mission may go. */
  blocks: z.boolean(),
})
export type Blocker = z.infer<typeof Blocker>

export const Composition = z.object({
  total: z.number().int(),
  men: z.number().int(),
  women: z.number().int(),
  children: z.number().int(),
})
export type Composition = z.infer<typeof Composition>

export const VersionRow = z.object({
  id: Id,
  number: z.number().int(),
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  /** SHA-256 of the content, in hex. */
  contentHash: z.string(),
  lines: z.number().int(),
})
export type VersionRow = z.infer<typeof VersionRow>

export const MissionPage = MissionRow.extend({
  operationName: z.string(),
  cancelReason: z.string().nullable(),
  next: z.array(z.enum(missionStates)),
  doorsClosedAt: Instant.nullable(),
  departedAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  legs: z.array(Leg),
  permissions: z.array(MissionPermission),
  headCounts: z.array(HeadCount),
  expectedAboard: z.number().int(),
  versions: z.array(VersionRow),
  blockers: z.array(Blocker),
  go: z.boolean(),
  /** Lines by state. */
  lines: z.record(z.enum(lineStates), z.number().int()),
  composition: Composition,
})
export type MissionPage = z.infer<typeof MissionPage>

export const ReferralRow = z.object({
  id: Id,
  anchorId: Id,
  person: PersonBrief.nullable(),
  lineId: Id,
  kind: z.enum(['fear expressed', 'other']),
  said: z.string(),
  recordedAt: Instant,
})

/** The next departures and what waits, for whoever opens the office in the morning. */
export const DepartureBoard = z.object({
  departures: z.array(
    z.object({
      mission: MissionRow,
      operationName: z.string(),
      go: z.boolean(),
      listed: z.number().int(),
      blockers: z.array(Blocker),
    }),
  ),
  permissions: z.array(
    z.object({ missionId: Id, missionNumber: z.number().int(), permission: MissionPermission }),
  ),
  headCounts: z.array(z.object({ missionId: Id, missionNumber: z.number().int(), headCount: HeadCount })),
  /** Withdrawals and holds of missions that have not left. */
  leaving: z.array(
    z.object({
      missionId: Id,
      missionNumber: z.number().int(),
      lineId: Id,
      person: PersonBrief.nullable(),
      state: z.enum(['on hold', 'withdrawn']),
      at: Instant,
    }),
  ),
})
export type DepartureBoard = z.infer<typeof DepartureBoard>

export const ReasonBody = z.object({ reason: Paragraph })
