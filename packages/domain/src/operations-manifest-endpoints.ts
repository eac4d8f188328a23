// The endpoints of a manifest: its lines, their gates, boarding, versions.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ReasonBody } from './operations.ts'
import { gateKinds } from './operations-gates.ts'
import {
  Kin,
  lineRoles,
  ManifestLinePage,
  ManifestRow,
  MeetGateBody,
  VersionPage,
} from './operations-manifest.ts'
import { lineStates } from './operations-states.ts'
import { berthKinds } from './operations-vehicles.ts'
import { Id, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

const params = z.object({ id: Id })
const optionalId = { id: Id.optional() }

export const listManifestLines = endpoint('GET', '/operations/missions/:id/lines', {
  grant: 'mission.read',
  summary: 'The manifest, families together',
  params,
  query: PageQuery.extend({
    state: z.enum(lineStates).optional(),
    /** Only lines for which this gate is unmet; 'any' for any gate. */
    unmet: z.enum(['any', ...gateKinds]).optional(),
    name: z.string().trim().max(200).optional(),
  }),
  answer: page(ManifestRow),
})
export const offerKin = endpoint('GET', '/operations/missions/:id/kin/:anchorId', {
  grant: 'mission.write',
  summary: 'The family of someone who is about to be added',
  params: z.object({ id: Id, anchorId: Id }),
  answer: z.object({ kin: z.array(Kin) }),
})
export const addLines = endpoint('POST', '/operations/missions/:id/lines', {
  grant: 'mission.write',
  summary: 'Adds people to the manifest; those added at once stay together',
  params,
  body: z.object({
    people: z
      .array(z.object({ ...optionalId, anchorId: Id }))
      .min(1)
      .max(300),
    /** A line whose family they join. */
    withLine: Id.nullish(),
    /** Needed once the manifest is frozen: it makes a new version. */
    reason: Paragraph.nullish(),
  }),
  answer: z.object({ ids: z.array(Id) }),
})

export const getLine = endpoint('GET', '/operations/lines/:id', {
  grant: 'mission.read',
  summary: 'A line with its gates, what speaks for each, and the family',
  params,
  answer: ManifestLinePage,
})
export const changeLine = endpoint('PUT', '/operations/lines/:id', {
  grant: 'mission.write',
  summary: 'Seat, role, what is needed on the way, and with whom',
  params,
  body: z.object({
    seat: Line.nullable(),
    role: z.enum(lineRoles),
    escortNeeded: z.boolean(),
    /** Left out: as before. */
    berth: z.enum(berthKinds).optional(),
    weightKg: z.number().int().min(1).max(400).nullish(),
    medicNear: z.boolean().optional(),
    /** A line with which this one travels together. */
    withLine: Id.nullish(),
    reason: Paragraph.nullish(),
  }),
  answer: Written,
})
export const holdLine = endpoint('POST', '/operations/lines/:id/hold', {
  grant: 'mission.write',
  summary: 'Puts a line on hold; the reason goes to protection and is shown to nobody else',
  params,
  body: z.object({ kind: z.enum(['fear expressed', 'other']), said: Paragraph }),
  answer: Written,
})
export const withdrawLine = endpoint('POST', '/operations/lines/:id/withdraw', {
  grant: 'mission.write',
  summary: 'Takes a line off the manifest; open until the doors close',
  params,
  /** declined: an adult no longer wishes to return; the register says so until they are listed again. */
  body: ReasonBody.extend({ declined: z.boolean().default(false) }),
  answer: Written,
})
export const relistLine = endpoint('POST', '/operations/lines/:id/relist', {
  grant: 'mission.decide',
  summary: 'Lists a line again that was withdrawn, or whose hold protection has cleared',
  params,
  body: ReasonBody,
  answer: Written,
})
export const boardLine = endpoint('POST', '/operations/lines/:id/board', {
  grant: 'mission.write',
  summary: 'Boards one person; an unmet gate refuses it until an authority passes it',
  params,
  answer: Written.extend({ state: z.enum(lineStates) }),
})
export const unboardLine = endpoint('POST', '/operations/lines/:id/unboard', {
  grant: 'mission.write',
  summary: 'Takes a boarding back',
  params,
  answer: Written.extend({ state: z.enum(lineStates) }),
})
export const leaveLine = endpoint('POST', '/operations/lines/:id/leave', {
  grant: 'mission.write',
  summary: 'Says that a person did not board',
  params,
  body: ReasonBody,
  answer: Written.extend({ state: z.enum(lineStates) }),
})
export const passGates = endpoint('POST', '/operations/lines/:id/pass', {
  grant: 'mission.decide',
  summary: 'A named authority lets a line travel though gates are unmet, with the reason',
  params,
  body: z.object({ kinds: z.array(z.enum(gateKinds)).min(1).max(8), reason: Paragraph }),
  answer: Written,
})

export const meetGate = endpoint('POST', '/operations/missions/:id/gates', {
  grant: 'mission.write',
  summary: 'Records what meets a gate, for one line or, where one paper covers several, for many',
  params,
  body: MeetGateBody,
  answer: z.object({ ids: z.array(Id) }),
})
export const signGate = endpoint('POST', '/operations/gates/:id/sign', {
  grant: 'mission.decide',
  summary: 'The second signature on a best-interests determination',
  params,
  answer: Written,
})
export const withdrawGate = endpoint('POST', '/operations/gates/:id/withdraw', {
  grant: 'mission.write',
  summary:
    'Withdraws what met a gate; a withdrawn decision to travel takes the line off, until the doors close',
  params,
  body: ReasonBody,
  answer: Written,
})

export const getVersion = endpoint('GET', '/operations/missions/:id/versions/:number', {
  grant: 'mission.read',
  summary: 'A version of the manifest beside the one before it',
  params: z.object({ id: Id, number: z.coerce.number().int().min(1) }),
  answer: VersionPage,
})
