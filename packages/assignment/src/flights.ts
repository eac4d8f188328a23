// Units to flights by MILP, goal after goal: what one goal reached is held while the next is sought.
import type { Highs } from './highs.ts'
import { Milp, type Solved, taken } from './milp.ts'
import { type Flight, type Mission, type Seat, standardKg } from './mission.ts'
import type { Rule } from './rules.ts'
import { seatsOf, type Unit } from './units.ts'

/**
 * In this order: people who travel, of the first, second and third priority; flights flown; seats left empty on them;
 * people on another flight than in the earlier plan.
 */
export const goals = ['travel-1', 'travel-2', 'travel-3', 'flights', 'wasted', 'moved'] as const
export type Goal = (typeof goals)[number]

/** What was reached, and HiGHS' bound: nobody can do better than it while the goals before are held. */
export interface Reached {
  goal: Goal
  value: number
  bound: number
}

/** Units that do not fit together on a flight by their berths: found out by seating them. */
export interface Cut {
  units: readonly string[]
  flights: readonly string[]
}

export interface FlightsTask {
  mission: Mission
  rules: readonly Rule[]
  units: readonly Unit[]
  cuts: readonly Cut[]
  deadline: number
  /** Whether any plan exists is all that is asked. */
  feasibleOnly?: boolean
}

export interface FlightsFound {
  flightOf: ReadonlyMap<Unit, string>
  reached: Reached[]
}

export function toFlights(highs: Highs, task: FlightsTask): FlightsFound | 'infeasible' | 'late' {
  const { units, mission, deadline } = task
  const model = new Milp()
  const used = new Map(mission.flights.map(({ id }) => [id, model.add()]))
  const on = new Map(
    units.map((unit) => [unit, new Map(unit.flights.map((id) => [id, model.add(0, !unit.barred)]))]),
  )
  rows(model, task, used, on)
  if (task.feasibleOnly) {
    const solved = model.solve(highs, deadline, 0.99)
    return solved.values
      ? { flightOf: flightsIn(on, solved.values), reached: [] }
      : (solved.status as 'infeasible')
  }
  let best: Float64Array | undefined
  const reached: Reached[] = []
  for (const goal of goals) {
    const { terms, sign, most } = goalOf(goal, task, used, on)
    if (terms.length === 0) continue
    const value = (values: Float64Array) =>
      terms.reduce((sum, [column, by]) => sum + by * Math.round(values[column]!), 0)
    let solved: Solved | undefined
    // Nothing is left to seek where the goal is reached already.
    if (!best || value(best) !== most) {
      model.minimise(terms.map(([column, by]) => [column, sign * by]))
      solved = model.solve(highs, deadline, 0.99, best)
      if (!solved.values && !best) return solved.status as 'infeasible' | 'late'
      // Out of time, a start may be worse than what stands.
      if (solved.values && (!best || sign * value(solved.values) < sign * value(best))) best = solved.values
    }
    const got = value(best!)
    const bound = solved ? Math.ceil(solved.bound - 1e-6) * sign : most
    reached.push({ goal, value: got, bound: solved && Number.isFinite(bound) ? bound : solved ? most : got })
    model.row(terms, sign < 0 ? got : Number.NEGATIVE_INFINITY, sign < 0 ? Number.POSITIVE_INFINITY : got)
  }
  return { flightOf: best ? flightsIn(on, best) : new Map(), reached }
}

type On = ReadonlyMap<Unit, ReadonlyMap<string, number>>

function flightsIn(on: On, values: Float64Array): Map<Unit, string> {
  const flightOf = new Map<Unit, string>()
  for (const [unit, flights] of on)
    for (const [id, column] of flights) if (taken(values, column)) flightOf.set(unit, id)
  return flightOf
}

function rows(
  model: Milp,
  { mission, rules, units, cuts }: FlightsTask,
  used: ReadonlyMap<string, number>,
  on: On,
) {
  for (const [unit, flights] of on)
    model.row(
      [...flights.values()].map((column) => [column, 1]),
      unit.must ? 1 : 0,
      1,
    )
  const onFlight = (id: string, of: (unit: Unit) => number) =>
    units.flatMap((unit): [number, number][] => {
      const column = on.get(unit)!.get(id)
      const by = of(unit)
      return column === undefined || by === 0 ? [] : [[column, by]]
    })
  for (const flight of mission.flights) {
    const flown = used.get(flight.id)!
    const atMost = (of: (unit: Unit) => number, limit: number) =>
      model.row([...onFlight(flight.id, of), [flown, -limit]], Number.NEGATIVE_INFINITY, 0)
    const [seats, payload] = (['seats', 'payload'] as const).map((code) =>
      rules.find((rule) => rule.code === code && rule.flight === flight.id),
    )
    if (seats) atMost(seatsOf, seats.limit!)
    if (payload) atMost((unit) => unit.kg, Math.max(0, payload.limit! - staffOf(flight) * standardKg.adult))
    atMost((unit) => unit.escorts, flight.escorts)
    atMost((unit) => unit.stretchers.length, placesOf(flight, 'stretcher'))
    atMost((unit) => unit.wheelchairs.length, placesOf(flight, 'wheelchair'))
    atMost(patientSeats, nearMedics(flight, units, mission.reach ?? 2))
    // No unit flies without its flight, and none with a patient without a medic.
    for (const unit of units) {
      const column = on.get(unit)!.get(flight.id)
      if (column === undefined) continue
      model.row(
        [
          [column, 1],
          [flown, -1],
        ],
        Number.NEGATIVE_INFINITY,
        0,
      )
      if (unit.patients.length > 0 && flight.medics === 0) model.row([[column, 1]], 0, 0)
    }
  }
  for (const { day, limit } of rules.filter(({ code }) => code === 'day-limit')) {
    const flights = mission.flights.filter((flight) => flight.day === day)
    model.row(
      flights.map(({ id }) => [used.get(id)!, 1]),
      0,
      limit!,
    )
  }
  for (const cut of cuts)
    for (const id of cut.flights) {
      const terms = onFlight(id, (unit) => (cut.units.includes(unit.id) ? 1 : 0))
      model.row(terms, 0, cut.units.length - 1)
    }
}

/** The length of a unit's run if a patient sits in it. */
export const patientSeats = ({ patients, run }: Unit) =>
  patients.some((id) => run.includes(id)) ? run.length : 0

/**
 * Seats that the runs of units with a patient can have in all: a medic reaches a stretch along the cabin, and of the runs
 * that touch a stretch all but two lie within it.
 */
export function nearMedics({ berths, medics }: Flight, units: readonly Unit[], reach: number): number {
  const rows = berths.filter(({ kind }) => kind === 'seat').map(({ row }) => row)
  const stretch = (middle: number) => rows.filter((row) => Math.abs(row - middle) <= reach).length
  const longest = Math.max(1, ...units.map(patientSeats))
  return medics * (Math.max(0, ...rows.map(stretch)) - 1 + 2 * (longest - 1))
}

export function staffOf({ medics, escorts, others = 0 }: Flight): number {
  return medics + escorts + others
}

export function placesOf({ berths }: Flight, kind: 'seat' | 'stretcher' | 'wheelchair'): number {
  return berths.filter((berth) => berth.kind === kind).length
}

/** `sign` −1: the more the better. `most`: what cannot be bettered. */
function goalOf(goal: Goal, task: FlightsTask, used: ReadonlyMap<string, number>, on: On) {
  const { mission, units } = task
  const all = (of: (unit: Unit) => number) =>
    units.flatMap((unit) => {
      const by = of(unit)
      return by === 0 ? [] : [...on.get(unit)!.values()].map((column): [number, number] => [column, by])
    })
  if (goal === 'flights')
    return { terms: [...used.values()].map((column): [number, number] => [column, 1]), sign: 1, most: 0 }
  if (goal === 'wasted') {
    const empty = mission.flights.map((flight): [number, number] => [
      used.get(flight.id)!,
      Math.max(0, placesOf(flight, 'seat') - staffOf(flight)),
    ])
    return { terms: [...empty, ...all((unit) => -seatsOf(unit))], sign: 1, most: 0 }
  }
  if (goal === 'moved') return { terms: moves(mission.earlier ?? [], on), sign: 1, most: 0 }
  const priority = Number(goal.at(-1))
  const of = (unit: Unit) => unit.people.filter((person) => (person.priority ?? 2) === priority).length
  return {
    terms: all(of),
    sign: -1,
    most: units.reduce((sum, unit) => sum + (unit.barred ? 0 : of(unit)), 0),
  }
}

function moves(earlier: readonly Seat[], on: On): [number, number][] {
  const stood = new Map(earlier.map(({ person, flight }) => [person, flight]))
  return [...on].flatMap(([unit, flights]) =>
    [...flights].flatMap(([id, column]): [number, number][] => {
      const moved = unit.people.filter((person) => stood.has(person.id) && stood.get(person.id) !== id).length
      return moved === 0 ? [] : [[column, moved]]
    }),
  )
}
