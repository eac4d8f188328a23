// The lines of a manifest as they travel: a row, a page, what meets a gate, versions side by side.
import { z } from 'zod'
import { Composition, GateVerdictShape, VersionRow } from './operations.ts'
import { gateKinds } from './operations-gates.ts'
import { lineStates, missionStates } from './operations-states.ts'
import { berthKinds } from './operations-vehicles.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line } from './shapes.ts'

const GateKindShape = z.enum(gateKinds)

export const lineRoles = ['traveller', 'carer'] as const

export const ManifestRow = z.object({
  id: Id,
  anchorId: Id,
  /** null where the reader may not open identity facts */
  person: PersonBrief.nullable(),
  state: z.enum(lineStates),
  stateReason: z.string().nullable(),
  /** On hold, and free to be listed again. */
  holdCleared: z.boolean(),
  role: z.enum(lineRoles),
  seat: z.string().nullable(),
  /** Registration or plate of the vehicle that the seat is in. */
  vehicle: z.string().nullable(),
  together: Id,
  escortNeeded: z.boolean(),
  /** What the traveller needs of a vehicle, and never why. */
  berth: z.enum(berthKinds),
  /** null: not weighed. */
  weightKg: z.number().int().nullable(),
  medicNear: z.boolean(),
  child: z.boolean(),
  gates: z.array(GateVerdictShape),
})
export type ManifestRow = z.infer<typeof ManifestRow>

export const GateEntry = z.object({
  id: Id,
  kind: GateKindShape,
  evidence: z.string(),
  details: z.record(z.string(), z.unknown()),
  expiresOn: Day.nullable(),
  recordedBy: z.string(),
  recordedById: Id,
  recordedAt: Instant,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawReason: z.string().nullable(),
})
export type GateEntry = z.infer<typeof GateEntry>

export const Passing = z.object({
  kind: GateKindShape,
  why: z.string(),
  reason: z.string(),
  assessBy: Instant.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
})

export const kinStates = [...lineStates, 'not listed'] as const
/** Someone of the traveller's family, and whether they are on this mission. */
export const Kin = z.object({
  anchorId: Id,
  person: PersonBrief.nullable(),
  role: z.string(),
  lineId: Id.nullable(),
  state: z.enum(kinStates),
  together: z.boolean(),
})
export type Kin = z.infer<typeof Kin>

export const ManifestLinePage = ManifestRow.extend({
  missionId: Id,
  missionState: z.enum(missionStates),
  doorsClosed: z.boolean(),
  stateBy: z.string(),
  stateAt: Instant,
  entries: z.array(GateEntry),
  passings: z.array(Passing),
  kin: z.array(Kin),
  /** Who found the traveller a citizen, and when. */
  citizenBy: z.string().nullable(),
  citizenAt: Instant.nullable(),
})
export type ManifestLinePage = z.infer<typeof ManifestLinePage>

const Talk = {
  language: Line,
  interpreter: Line.nullable(),
  privateRoom: z.boolean(),
  witness: Line,
  present: Line,
  guardPresent: z.boolean(),
  alternatives: z.boolean(),
}
export const GateDetailsBody = z.union([
  z.object({ kind: z.literal('nationality'), basis: z.literal('family-unity review') }),
  z.object({ kind: z.literal('decision'), ...Talk }),
  z.object({
    kind: z.literal('consent'),
    basis: z.literal('parent'),
    parent: Line,
    childView: Line,
    ...Talk,
  }),
  z.object({
    kind: z.literal('consent'),
    basis: z.literal('best interests'),
    legalBasis: Line,
    childView: Line,
  }),
  z.object({
    kind: z.literal('together'),
    legalBasis: Line,
    carer: Line,
    explained: z.boolean(),
    farewell: z.boolean(),
    firstContactOn: Day,
  }),
  z.object({ kind: z.literal('release'), authority: Line }),
  z.object({ kind: z.literal('fitness'), fit: z.boolean() }),
  z.object({ kind: z.literal('exit') }),
])

export const MeetGateBody = z
  .object({
    lines: z.array(Id).min(1).max(500),
    /** The document, or who says so: never a diagnosis. */
    evidence: Line,
    expiresOn: Day.nullish(),
    details: GateDetailsBody,
  })
  .refine(({ details, expiresOn }) => details.kind !== 'fitness' || expiresOn, {
    message: 'fit until which day',
    path: ['expiresOn'],
  })

export const VersionLine = z.object({
  line: Id,
  anchor: Id,
  person: PersonBrief.nullable(),
  sex: z.string(),
  child: z.boolean(),
  seat: z.string().nullable(),
})
/** A version beside the one before it. */
export const VersionPage = VersionRow.extend({
  composition: Composition,
  added: z.array(VersionLine),
  removed: z.array(VersionLine),
  changed: z.array(VersionLine),
})
