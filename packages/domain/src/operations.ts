// Operations, their missions, legs, permissions and manifests, as they travel. States and gates have files of
// their own; the endpoints stand in operations-endpoints.ts.
import { z } from 'zod'
import { Blocker } from './operations-board.ts'
import { MissionCheck } from './operations-checklist.ts'
import { gateKinds } from './operations-gates.ts'
import { MissionPermission } from './operations-permissions.ts'
import { Alternative, Contingency, Waiver } from './operations-planning.ts'
import { lineStates, missionStates } from './operations-states.ts'
import { Carriage } from './operations-vehicles.ts'
import { PersonBrief } from './people.ts'
import { Id, Instant, Line, Paragraph, StateCode, Zone } from './shapes.ts'

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
  recordedAt: Instant,
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
  distanceKm: z.number().int().min(1).max(40_000).nullish(),
  /** The states that it overflies, crosses or lands in, and that must allow it. */
  states: z.array(StateCode).max(30).default([]),
})
export const Leg = LegBody.extend({
  id: Id,
  seq: z.number().int(),
  departedAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  distanceKm: z.number().int().nullable(),
  states: z.array(z.string()),
  recordedAt: Instant,
})
export type Leg = z.infer<typeof Leg>

export const headCountSteps = ['departure', 'leg', 'arrival', 'handover'] as const
export const HeadCount = z.object({
  id: Id,
  step: z.enum(headCountSteps),
  legId: Id.nullable(),
  handoverId: Id.nullable(),
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

/** All gates and the whole plan judged again at a moment, and kept. */
export const Revalidation = z.object({
  id: Id,
  step: z.enum(['check', 'departure']),
  go: z.boolean(),
  /** What stood in the way then. */
  blockers: z.array(Blocker),
  /** How many lines were judged, and how many had a gate unmet. */
  lines: z.number().int(),
  unmet: z.number().int(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type Revalidation = z.infer<typeof Revalidation>

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
  carriages: z.array(Carriage),
  alternatives: z.array(Alternative),
  checks: z.array(MissionCheck),
  waivers: z.array(Waiver),
  contingencies: z.array(Contingency),
  revalidations: z.array(Revalidation),
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
