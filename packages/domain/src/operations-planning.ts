// Other ways prepared beforehand, what was done when the plan failed, what an authority set aside, and the stock of
// travel documents. The endpoints stand in operations-planning-endpoints.ts.
import { z } from 'zod'
import { Day, Id, Instant, Line, Paragraph, StateCode, Zone } from './shapes.ts'

const States = z.array(StateCode).max(30)
const Km = z.number().int().min(1).max(40_000)

export const alternativeKinds = ['airport', 'route'] as const
/** Another way of a leg. A route keeps the destination; an airport changes it. */
export const AlternativeBody = z.object({
  kind: z.enum(alternativeKinds),
  to: Line,
  toZone: Zone,
  distanceKm: Km.nullish(),
  /** How long the leg then takes. */
  minutes: z.number().int().min(1).max(10_000),
  states: States.default([]),
  /** Who was spoken to, and what is agreed. */
  prepared: Paragraph,
})
export const Alternative = z.object({
  id: Id,
  legId: Id,
  kind: z.enum(alternativeKinds),
  to: z.string(),
  toZone: z.string(),
  distanceKm: z.number().int().nullable(),
  minutes: z.number().int(),
  states: States,
  prepared: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  takenAt: Instant.nullable(),
})
export type Alternative = z.infer<typeof Alternative>

/** Blockers that a named authority may set aside with a reason. Nobody decides away weight, range or a permission. */
export const waivableCodes = ['no-vehicle', 'window', 'no-medic', 'no-escort', 'check-open'] as const
export type WaivableCode = (typeof waivableCodes)[number]
export const Waiver = z.object({
  id: Id,
  code: z.enum(waivableCodes),
  aboutId: Id.nullable(),
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type Waiver = z.infer<typeof Waiver>

export const contingencyKinds = [
  'alternative taken',
  'permission refused',
  'leg split',
  'new-born added',
] as const
export const Contingency = z.object({
  id: Id,
  kind: z.enum(contingencyKinds),
  reason: z.string(),
  legId: Id.nullable(),
  permissionId: Id.nullable(),
  lineId: Id.nullable(),
  /** The leg as it was. */
  was: z.object({ from: z.string(), to: z.string(), arrivesAt: Instant, states: States }).nullable(),
  /** The version of the manifest that it made. */
  version: z.number().int().nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type Contingency = z.infer<typeof Contingency>

const Half = z.object({ distanceKm: Km.nullish(), states: States.default([]) })
/** A leg in two: where and when it is interrupted, and how it goes on. */
export const SplitBody = z.object({
  secondId: Id.optional(),
  at: Line,
  zone: Zone,
  arrivesAt: Instant,
  departsAt: Instant,
  mode: z.enum(['road', 'air']),
  first: Half,
  second: Half,
  /** Whether the vehicles and those who attend go on. */
  sameVehicles: z.boolean(),
  reason: Paragraph,
})

export const stockKinds = ['emergency travel document', 'exit form'] as const
export const stockChanges = ['received', 'issued', 'spoiled', 'sent away'] as const
/** What has numbers of its own is taken in and used one by one: operations-documents.ts. */
export const StockBody = z.object({
  kind: z.enum(stockKinds).exclude(['emergency travel document']),
  place: Line,
  what: z.enum(stockChanges),
  count: z.number().int().min(1).max(100_000),
  /** Numbers of the blanks, such as 'E 004101–004150'. */
  numbers: Line.nullish(),
})
export const StockRow = z.object({
  kind: z.enum(stockKinds),
  place: z.string(),
  /** Blanks on hand. */
  count: z.number().int(),
  lastAt: Instant,
})
export type StockRow = z.infer<typeof StockRow>

export const NewBornBody = z.object({
  lineId: Id.optional(),
  bornOn: Day,
  sex: z.enum(['male', 'female', 'unknown']),
  /** As the mother says it; a child may have no name yet. */
  name: Line.nullish(),
  birthPlace: Line.nullish(),
  reason: Paragraph,
})
