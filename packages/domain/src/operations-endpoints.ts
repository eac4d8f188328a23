// The endpoints of operations: who may do what on the way from a plan to an arrival.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  Composition,
  DepartureBoard,
  headCountSteps,
  LegBody,
  MissionPage,
  OperationPage,
  OperationRow,
  operationStates,
  ReasonBody,
  ReferralRow,
} from './operations.ts'
import { PermissionBody } from './operations-permissions.ts'
import { Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

const params = z.object({ id: Id })
const optionalId = { id: Id.optional() }

export const listOperations = endpoint('GET', '/operations', {
  grant: 'mission.read',
  summary: 'Operations, newest first',
  query: PageQuery.extend({ state: z.enum(operationStates).optional() }),
  answer: page(OperationRow),
})
export const addOperation = endpoint('POST', '/operations', {
  grant: 'mission.write',
  summary: 'A new operation',
  body: z.object({ ...optionalId, name: Line, purpose: Paragraph }),
  answer: Written,
})
export const getOperation = endpoint('GET', '/operations/:id', {
  grant: 'mission.read',
  summary: 'An operation with its missions',
  params,
  answer: OperationPage,
})
export const changeOperation = endpoint('PUT', '/operations/:id', {
  grant: 'mission.write',
  summary: 'Name, purpose or state of an operation',
  params,
  body: z.object({ name: Line, purpose: Paragraph, state: z.enum(operationStates) }),
  answer: Written,
})
export const addMission = endpoint('POST', '/operations/:id/missions', {
  grant: 'mission.write',
  summary: 'A new mission of an operation',
  params,
  body: z.object({ ...optionalId, number: z.number().int().min(1).max(9999), name: Line.nullish() }),
  answer: Written,
})

export const getDepartures = endpoint('GET', '/operations/departures', {
  grant: 'mission.read',
  summary: 'Next departures with their blockers, permissions about to end, head-count differences, holds',
  answer: DepartureBoard,
})
export const listReferrals = endpoint('GET', '/operations/referrals', {
  grant: 'protection.read',
  summary: 'Lines on hold whose reason waits for an answer; the reading is in the ledger',
  answer: z.object({ items: z.array(ReferralRow) }),
})
export const answerReferral = endpoint('POST', '/operations/referrals/:id/answer', {
  grant: 'protection.decide',
  summary: 'Whether whoever is on hold may travel after all',
  params,
  body: z.object({ outcome: z.enum(['may travel', 'stays on hold']), answer: Paragraph }),
  answer: Written,
})

export const getMission = endpoint('GET', '/operations/missions/:id', {
  grant: 'mission.read',
  summary: 'A mission: steps, what is missing and who holds it, legs, permissions, head-counts, versions',
  params,
  answer: MissionPage,
})
export const openMission = endpoint('POST', '/operations/missions/:id/open', {
  grant: 'mission.write',
  summary: 'Opens the manifest',
  params,
  answer: Written,
})
export const freezeMission = endpoint('POST', '/operations/missions/:id/freeze', {
  grant: 'mission.decide',
  summary: 'Freezes the manifest as a numbered version; refused while any gate is unmet',
  params,
  body: ReasonBody,
  answer: Written.extend({ version: z.number().int() }),
})
export const closeDoors = endpoint('POST', '/operations/missions/:id/doors', {
  grant: 'mission.write',
  summary: 'Closes the doors: whoever has not boarded stays, and nobody can withdraw any more',
  params,
  body: z.object({ leftReason: Line.nullish() }),
  answer: Written,
})
export const openDoors = endpoint('POST', '/operations/missions/:id/doors/open', {
  grant: 'mission.write',
  summary: 'Opens the doors again before departure: the manifest can change, and heads are counted once more',
  params,
  answer: Written,
})
export const departMission = endpoint('POST', '/operations/missions/:id/depart', {
  grant: 'mission.write',
  summary: 'Departs: gates and permissions are looked at again, the head-count must be closed',
  params,
  body: z.object({ at: Instant.nullish() }),
  answer: Written,
})
export const arriveMission = endpoint('POST', '/operations/missions/:id/arrive', {
  grant: 'mission.write',
  summary: 'Arrives: those aboard are marked as returned',
  params,
  body: z.object({ at: Instant.nullish() }),
  answer: Written,
})
export const closeMission = endpoint('POST', '/operations/missions/:id/close', {
  grant: 'mission.decide',
  summary: 'Closes a mission whose head-counts are closed',
  params,
  answer: Written,
})
export const cancelMission = endpoint('POST', '/operations/missions/:id/cancel', {
  grant: 'mission.decide',
  summary: 'Cancels a mission that has not left',
  params,
  body: ReasonBody,
  answer: Written,
})

export const addLeg = endpoint('POST', '/operations/missions/:id/legs', {
  grant: 'mission.write',
  summary: 'A further leg',
  params,
  body: LegBody.extend(optionalId),
  answer: Written,
})
export const changeLeg = endpoint('PUT', '/operations/legs/:id', {
  grant: 'mission.write',
  summary: 'Times and places of a leg',
  params,
  body: LegBody,
  answer: Written,
})
export const withdrawLeg = endpoint('POST', '/operations/legs/:id/withdraw', {
  grant: 'mission.write',
  summary: 'Takes a leg out',
  params,
  answer: Written,
})
export const addPermission = endpoint('POST', '/operations/missions/:id/permissions', {
  grant: 'mission.write',
  summary: 'A permission that the mission needs',
  params,
  body: PermissionBody.extend(optionalId),
  answer: Written,
})
export const changePermission = endpoint('PUT', '/operations/permissions/:id', {
  grant: 'mission.write',
  summary: 'What became of a permission',
  params,
  body: PermissionBody,
  answer: Written,
})
export const withdrawPermission = endpoint('POST', '/operations/permissions/:id/withdraw', {
  grant: 'mission.write',
  summary: 'The mission no longer needs this permission',
  params,
  answer: Written,
})

export const addHeadCount = endpoint('POST', '/operations/missions/:id/head-counts', {
  grant: 'mission.write',
  summary: 'How many were counted; how many are expected is told by the manifest',
  params,
  body: z.object({
    ...optionalId,
    step: z.enum(headCountSteps),
    legId: Id.nullish(),
    /** Of the step 'handover', and only of it. */
    handoverId: Id.nullish(),
    counted: z.number().int().min(0).max(100_000),
    explanation: Paragraph.nullish(),
  }),
  answer: Written.extend({ closed: z.boolean() }),
})
export const explainHeadCount = endpoint('POST', '/operations/head-counts/:id/explain', {
  grant: 'mission.write',
  summary: 'Explains a difference',
  params,
  body: z.object({ explanation: Paragraph }),
  answer: Written,
})

export const getComposition = endpoint('GET', '/operations/missions/:id/composition', {
  grant: 'mission.read',
  summary: 'Men, women and children of the last version of the manifest',
  params,
  answer: Composition.extend({ version: z.number().int() }),
})
