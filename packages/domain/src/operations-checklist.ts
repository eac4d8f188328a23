// Checklists by phase: the standard items, and when an item is due.
import { z } from 'zod'
import { type Role, roles } from './access.ts'
import { Id, Instant, Line } from './shapes.ts'

export const checkPhases = ['planning', '72 hours', 'day before', 'departure', 'arrival'] as const
export type CheckPhase = (typeof checkPhases)[number]

interface StandardItem {
  phase: CheckPhase
  owner: Role
  /** Before the departure; in the phase 'arrival', before the arrival. Below zero: after it. */
  hoursBefore: number
}

/** What every office is offered to begin with. Screens say each by its key, in the reader's language. */
export const standardChecklist = {
  'permissions-asked': { phase: 'planning', owner: 'consular_officer', hoursBefore: 240 },
  'mandate-held': { phase: 'planning', owner: 'consular_officer', hoursBefore: 240 },
  'vehicles-agreed': { phase: 'planning', owner: 'mission_planner', hoursBefore: 168 },
  'alternatives-prepared': { phase: 'planning', owner: 'mission_planner', hoursBefore: 168 },
  'places-of-reception': { phase: 'planning', owner: 'child_protection_officer', hoursBefore: 168 },
  'permissions-hold': { phase: '72 hours', owner: 'consular_officer', hoursBefore: 72 },
  'families-seated': { phase: '72 hours', owner: 'mission_planner', hoursBefore: 72 },
  'carers-named': { phase: '72 hours', owner: 'child_protection_officer', hoursBefore: 72 },
  'medics-briefed': { phase: '72 hours', owner: 'clinician', hoursBefore: 60 },
  'fitness-seen': { phase: 'day before', owner: 'clinician', hoursBefore: 24 },
  'weather-and-notices': { phase: 'day before', owner: 'mission_planner', hoursBefore: 18 },
  'documents-packed': { phase: 'day before', owner: 'consular_officer', hoursBefore: 18 },
  'water-food-hygiene': { phase: 'day before', owner: 'mission_planner', hoursBefore: 12 },
  'releases-signed': { phase: 'departure', owner: 'partner_liaison', hoursBefore: 3 },
  'choice-asked-again': { phase: 'departure', owner: 'field_officer', hoursBefore: 2 },
  'transit-confirmed-today': { phase: 'departure', owner: 'consular_officer', hoursBefore: 2 },
  'family-rooms-ready': { phase: 'arrival', owner: 'child_protection_officer', hoursBefore: 6 },
  'first-aid-ready': { phase: 'arrival', owner: 'clinician', hoursBefore: 2 },
  'rest-before-questions': { phase: 'arrival', owner: 'child_protection_officer', hoursBefore: -12 },
} as const satisfies Record<string, StandardItem>
export type StandardCheck = keyof typeof standardChecklist
export const standardChecks = Object.keys(standardChecklist) as StandardCheck[]

const item = {
  phase: z.enum(checkPhases),
  ownerRole: z.enum(roles),
  hoursBefore: z.number().int().min(-8760).max(8760),
}
/** An item in the office's own words. */
export const CheckBody = z.object({ ...item, text: Line })
/** A change of an item; a standard one keeps its words. */
export const CheckChange = z.object({ ...item, text: Line.nullish(), owner: Line.nullish() })

const said = {
  id: Id,
  ...item,
  /** One of the standard items, by its key … */
  standard: z.enum(standardChecks as [StandardCheck, ...StandardCheck[]]).nullable(),
  /** … or the office's own words. */
  text: z.string().nullable(),
}
export const ChecklistItem = z.object(said)
export type ChecklistItem = z.infer<typeof ChecklistItem>
export const MissionCheck = z.object({
  ...said,
  /** The colleague who took it on. */
  owner: z.string().nullable(),
  /** null while no leg is planned. */
  dueAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  note: z.string().nullable(),
  recordedAt: Instant,
})
export type MissionCheck = z.infer<typeof MissionCheck>

/** When an item is due: it moves with the plan. */
export function dueAt(
  { phase, hoursBefore }: Pick<ChecklistItem, 'phase' | 'hoursBefore'>,
  { departsAt, arrivesAt }: { departsAt: string | null; arrivesAt: string | null },
): string | null {
  const from = phase === 'arrival' ? arrivesAt : departsAt
  return from && new Date(new Date(from).getTime() - hoursBefore * 3_600_000).toISOString()
}
