// Why someone is left behind: what each flight lacked for their unit, as the plan stands.
import { type Cut, nearMedics, patientSeats, placesOf, staffOf } from './flights.ts'
import { type Mission, standardKg } from './mission.ts'
import type { Rule } from './rules.ts'
import { leavesOn, seatsOf, type Unit } from './units.ts'

/**
 * `no-carer`: a child without adult and carer. `days`, `pinned`: not on this flight. `no-medic`, `stretcher`,
 * `wheelchair`, `escort`, `seats`, `payload`: `need` is more than the `free` ones. `day-limit`: no further flight on
 * that day. `cabin`: not even in the empty cabin could they sit together, beside and near as needed. `berths`: not with
 * those aboard. `order`: it fits, others go first.
 */
export type WhyCode =
  | 'no-carer'
  | 'days'
  | 'pinned'
  | 'no-medic'
  | 'stretcher'
  | 'wheelchair'
  | 'escort'
  | 'seats'
  | 'payload'
  | 'day-limit'
  | 'cabin'
  | 'berths'
  | 'order'

export interface Why {
  code: WhyCode
  /** Absent: whatever the flight. */
  flight?: string
  need?: number
  free?: number
}

export interface Left {
  /** Those who stay together. */
  people: string[]
  why: Why[]
}

export function whyLeft(
  mission: Mission,
  rules: readonly Rule[],
  units: readonly Unit[],
  flightOf: ReadonlyMap<Unit, string>,
  cuts: readonly Cut[],
): Left[] {
  return units
    .filter((unit) => !flightOf.has(unit))
    .map((unit) => ({
      people: unit.people.map(({ id }) => id),
      why: unit.barred
        ? [{ code: 'no-carer' }]
        : mission.flights.map(({ id }) => ({
            flight: id,
            ...onFlight(mission, rules, unit, id, flightOf, cuts),
          })),
    }))
}

function onFlight(
  { flights, reach = 2 }: Mission,
  rules: readonly Rule[],
  unit: Unit,
  id: string,
  flightOf: ReadonlyMap<Unit, string>,
  cuts: readonly Cut[],
): Why {
  const flight = flights.find((each) => each.id === id)!
  const aboard = [...flightOf].filter(([, on]) => on === id).map(([each]) => each)
  const free = (limit: number, of: (each: Unit) => number) =>
    limit - aboard.reduce((sum, each) => sum + of(each), 0)
  const limitOf = (code: 'seats' | 'payload') =>
    rules.find((rule) => rule.code === code && rule.flight === id)?.limit
  if (!unit.flights.includes(id))
    return { code: unit.people.every((person) => leavesOn(person, flight.day)) ? 'pinned' : 'days' }
  if (unit.patients.length > 0 && flight.medics === 0) return { code: 'no-medic' }
  const lacks: [WhyCode, (each: Unit) => number, number][] = [
    ['stretcher', (each) => each.stretchers.length, placesOf(flight, 'stretcher')],
    ['wheelchair', (each) => each.wheelchairs.length, placesOf(flight, 'wheelchair')],
    ['escort', (each) => each.escorts, flight.escorts],
    ['seats', seatsOf, limitOf('seats') ?? Number.POSITIVE_INFINITY],
    [
      'payload',
      (each) => each.kg,
      (limitOf('payload') ?? Number.POSITIVE_INFINITY) - staffOf(flight) * standardKg.adult,
    ],
  ]
  for (const [code, of, limit] of lacks) {
    const left = Math.max(0, free(limit, of))
    if (of(unit) > left) return { code, need: of(unit), free: left }
  }
  const day = rules.find((rule) => rule.code === 'day-limit' && rule.day === flight.day)
  const flown = new Set(
    [...flightOf.values()].filter((on) => flights.some((f) => f.id === on && f.day === flight.day)),
  )
  if (day && aboard.length === 0 && flown.size >= day.limit!) return { code: 'day-limit', need: 1, free: 0 }
  const near = nearMedics(flight, [unit, ...aboard], reach)
  if (patientSeats(unit) > 0 && patientSeats(unit) > free(near, patientSeats)) return { code: 'berths' }
  const together = new Set([unit, ...aboard].map((each) => each.id))
  const here = cuts.filter(
    (each) => each.flights.includes(id) && each.units.every((one) => together.has(one)),
  )
  if (here.some(({ units }) => units.length === 1)) return { code: 'cabin' }
  return { code: here.length > 0 ? 'berths' : 'order' }
}
