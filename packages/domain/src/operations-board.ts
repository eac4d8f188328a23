// The go / no-go board: what stands between a mission and its next step, who holds it, since when, when it will be too
// late, and where it is mended.
import { z } from 'zod'
import { roles } from './access.ts'
import { gateKinds } from './operations-gates.ts'
import { Id, Instant } from './shapes.ts'

export const blockerCodes = [
  'gate',
  'fitness-ends',
  'permission-asked',
  'permission-refused',
  'permission-expired',
  'permission-missing',
  'document-without-file',
  'no-leg',
  'leg-order',
  'no-vehicle',
  'window',
  'vehicle-twice',
  'seats-short',
  'stretchers-short',
  'wheelchairs-short',
  'payload',
  'range',
  'figures-missing',
  'no-medic',
  'no-escort',
  'nobody-listed',
  'check-open',
  'document-stock',
  'on-hold',
  'head-count',
  'handover',
  'not-yet-boarded',
] as const
export type BlockerCode = (typeof blockerCodes)[number]

/** Where a blocker is mended. */
export const blockerPlaces = [
  'manifest',
  'leg',
  'permission',
  'check',
  'head-count',
  'handover',
  'stock',
  'boarding',
] as const

export const Blocker = z.object({
  code: z.enum(blockerCodes),
  gate: z.enum(gateKinds).nullable(),
  /** How many lines, permissions, seats, kilograms or kilometres. */
  count: z.number().int(),
  /** A giver's, leg's, vehicle's, state's or step's name, or an item's words, where there is one. */
  about: z.string().nullable(),
  /** A standard item of the checklist, by its key. */
  standard: z.string().nullable(),
  holder: z.enum(roles),
  /** false: it is shown, but the mission may go. */
  blocks: z.boolean(),
  /** Since when it has been missing. */
  since: Instant.nullable(),
  /** When it will be too late to mend it for this departure. */
  tooLate: Instant.nullable(),
  opens: z.object({ what: z.enum(blockerPlaces), id: Id.nullable() }).nullable(),
  /** Why a named authority lets the mission go all the same. */
  waived: z.string().nullable(),
})
export type Blocker = z.infer<typeof Blocker>

/**
 * Hours before the departure after which a thing can hardly be had any more, as planners reckon: a clearance to fly
 * over takes three working days with most civil aviation authorities, a paper in the next town a day. For showing when
 * it will be too late; nothing is refused by it.
 */
export const leadHours: Partial<Record<BlockerCode | (typeof gateKinds)[number], number>> = {
  'permission-asked': 72,
  'permission-refused': 72,
  'permission-expired': 72,
  'permission-missing': 72,
  'no-vehicle': 48,
  'vehicle-twice': 48,
  'seats-short': 48,
  'stretchers-short': 48,
  'wheelchairs-short': 48,
  payload: 24,
  range: 24,
  'no-medic': 24,
  'no-escort': 24,
  'document-stock': 72,
  identity: 72,
  nationality: 72,
  together: 72,
  exit: 48,
  release: 24,
  fitness: 12,
  consent: 12,
}
