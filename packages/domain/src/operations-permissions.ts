// Permissions: who must allow a mission, what became of each, and which legs it covers.
import { z } from 'zod'
import type { Alternative } from './operations-planning.ts'
import { Day, Id, Instant, Line, StateCode } from './shapes.ts'

export const permissionGivers = [
  'state overflown',
  'state crossed',
  'landing',
  'transit',
  'airport slot',
  'holding authority',
  'head of state',
] as const
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
    /** The leg that it covers; else the whole route. */
    legId: Id.nullish(),
    stateCode: StateCode.nullish(),
    askedOn: Day.nullish(),
    /** Who answered for the giver. */
    answeredBy: Line.nullish(),
    /** The document itself: a file in the mission compartment. */
    fileId: Id.nullish(),
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
  legId: Id.nullable(),
  stateCode: z.string().nullable(),
  askedOn: Day.nullable(),
  answeredBy: z.string().nullable(),
  fileId: Id.nullable(),
  refusedAt: Instant.nullable(),
  refusedWhy: z.string().nullable(),
  /** Granted, and ends within 72 hours. */
  soon: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type MissionPermission = z.infer<typeof MissionPermission>

/** What a refusal or an end of a permission stops. */
export interface Asked {
  legId: string | null
  stateCode: string | null
}

/** The legs that need a permission: its own leg, else those that touch its state, else the whole way. */
export function legsUnder<L extends { id: string; states: readonly string[] }>(
  permission: Asked,
  legs: readonly L[],
): L[] {
  const { legId, stateCode } = permission
  if (legId) return legs.filter(({ id }) => id === legId)
  return stateCode ? legs.filter(({ states }) => states.includes(stateCode)) : [...legs]
}

/** Not needed any more: a state that no leg touches since another way was taken. Where no leg names its states, all are. */
export function isNeeded({ stateCode }: Asked, legs: readonly { states: readonly string[] }[]): boolean {
  const touched = legs.flatMap(({ states }) => states)
  return !stateCode || touched.length === 0 || touched.includes(stateCode)
}

/** The prepared ways of those legs that do without that state. */
export function waysAround<A extends Pick<Alternative, 'legId' | 'states' | 'takenAt'>>(
  permission: Asked,
  legs: readonly { id: string; states: readonly string[] }[],
  alternatives: readonly A[],
): A[] {
  const stopped = new Set(legsUnder(permission, legs).map(({ id }) => id))
  return alternatives.filter(
    ({ legId, states, takenAt }) =>
      stopped.has(legId) && !takenAt && !(permission.stateCode && states.includes(permission.stateCode)),
  )
}
