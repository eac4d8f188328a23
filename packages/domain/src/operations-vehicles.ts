// Vehicles and aircraft with their berths, on legs, and who goes along in them.
import { z } from 'zod'
import { Id, Instant, Line } from './shapes.ts'

const Km = z.number().int().min(1).max(40_000)

export const vehicleKinds = ['aircraft', 'bus', 'ambulance', 'car', 'lorry'] as const
/** 'lap': an infant held by an adult; needs no place of its own. */
export const berthKinds = ['seat', 'stretcher', 'wheelchair', 'lap'] as const
export type BerthKind = (typeof berthKinds)[number]

const places = (most: number) => z.number().int().min(0).max(most)
export const VehicleBody = z
  .object({
    kind: z.enum(vehicleKinds),
    /** Registration of an aircraft, plate of a vehicle. */
    mark: Line,
    operator: Line,
    model: Line.nullish(),
    seats: places(1000),
    /** Where seats have numbers: rows 1 to n. */
    seatRows: z.number().int().min(1).max(200).nullish(),
    /** Columns with '-' for an aisle: 'ABC-DEF'. */
    seatColumns: z
      .string()
      .regex(/^[A-Z]+(-[A-Z]+)*$/, 'letters with - for an aisle')
      .max(20)
      .nullish(),
    /** Seats of the grid that are not there, or not for travellers: '1A'. */
    seatsLeftOut: z
      .array(z.string().regex(/^\d{1,3}[A-Z]$/))
      .max(300)
      .default([]),
    stretchers: places(200).default(0),
    wheelchairs: places(200).default(0),
    /** What people and their baggage may weigh together. */
    payloadKg: z.number().int().min(1).max(200_000).nullish(),
    rangeKm: Km.nullish(),
  })
  .refine(({ seatRows, seatColumns }) => Boolean(seatRows) === Boolean(seatColumns), {
    message: 'rows and columns go together',
    path: ['seatColumns'],
  })
  .refine((vehicle) => seatLabels(vehicle)?.length === vehicle.seats || !vehicle.seatRows, {
    message: 'the grid has another number of seats',
    path: ['seats'],
  })

/** The seats of a numbered grid, front to back: '1A', '1B', …; undefined where seats have no numbers. */
export function seatLabels(vehicle: {
  seatRows?: number | null | undefined
  seatColumns?: string | null | undefined
  seatsLeftOut: readonly string[]
}): string[] | undefined {
  const { seatRows, seatColumns, seatsLeftOut } = vehicle
  if (!seatRows || !seatColumns) return undefined
  const columns = seatColumns.replaceAll('-', '').split('')
  return Array.from({ length: seatRows }, (_, row) => columns.map((column) => `${row + 1}${column}`))
    .flat()
    .filter((seat) => !seatsLeftOut.includes(seat))
}

export const Vehicle = z.object({
  id: Id,
  kind: z.enum(vehicleKinds),
  mark: z.string(),
  operator: z.string(),
  model: z.string().nullable(),
  seats: z.number().int(),
  seatRows: z.number().int().nullable(),
  seatColumns: z.string().nullable(),
  seatsLeftOut: z.array(z.string()),
  stretchers: z.number().int(),
  wheelchairs: z.number().int(),
  payloadKg: z.number().int().nullable(),
  rangeKm: z.number().int().nullable(),
})
export type Vehicle = z.infer<typeof Vehicle>

export const attendantDuties = ['crew', 'escort', 'medic', 'psychologist', 'interpreter'] as const
export type AttendantDuty = (typeof attendantDuties)[number]
export const AttendantBody = z.object({
  duty: z.enum(attendantDuties),
  name: Line,
  /** Rank or profession. */
  title: Line.nullish(),
})
export const Attendant = z.object({
  id: Id,
  duty: z.enum(attendantDuties),
  name: z.string(),
  title: z.string().nullable(),
})

export const CarriageBody = z
  .object({
    /** When the operator holds the vehicle ready. */
    readyFrom: Instant.nullish(),
    readyUntil: Instant.nullish(),
  })
  .refine(({ readyFrom: from, readyUntil: until }) => !from || !until || new Date(until) > new Date(from), {
    message: 'after the beginning',
    path: ['readyUntil'],
  })
/** A vehicle on a leg. */
export const Carriage = z.object({
  id: Id,
  legId: Id,
  vehicle: Vehicle,
  readyFrom: Instant.nullable(),
  readyUntil: Instant.nullable(),
  attendants: z.array(Attendant),
  /** The number of another mission, or of this one, that has the vehicle on another leg at that time. */
  alsoOn: z.array(z.number().int()),
  recordedAt: Instant,
})
export type Carriage = z.infer<typeof Carriage>
