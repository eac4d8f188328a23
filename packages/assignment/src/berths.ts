// Berths within one flight: each unit a run of seats along the cabin, stretcher and wheelchair places, medics near.
// One binary variable for each unit, start and arrangement; units without needs are interchangeable by size.

import { type Arrangement, arrangements, runsOf } from './arrange.ts'
import { alongCabin } from './cabin.ts'
import type { Highs } from './highs.ts'
import { keptRuns, matched, turned } from './keeping.ts'
import { Milp, type Terms, taken } from './milp.ts'
import type { Berth, Flight, Seat } from './mission.ts'
import type { Unit } from './units.ts'

export interface Seating {
  /** Berth by person or escort. */
  berths: ReadonlyMap<string, string>
  medics: readonly string[]
  /** Escorts with nobody to sit beside, and others who go along. */
  others: readonly string[]
}

export interface SeatingTask {
  flight: Flight
  units: readonly Unit[]
  reach: number
  earlier: readonly Seat[]
  deadline: number
}

export interface Run {
  column: number
  start: number
  seats: readonly Berth[]
  /** Whose run it is, where it matters. */
  unit?: Unit
  arrangement?: Arrangement
}

interface Place {
  column: number
  person: string
  berth: Berth
}

/**
 * @param medicRows the rows in which medics may sit; all unless said
 * @returns how all units sit, 'infeasible' where they cannot, 'late' where time ran out
 */
export function seatWith(
  highs: Highs,
  task: SeatingTask,
  medicRows?: readonly number[],
): Seating | 'infeasible' | 'late' {
  const { flight, units, deadline } = task
  const line = alongCabin(flight.berths)
  const staff = { medics: flight.medics, others: flight.escorts + (flight.others ?? 0) }
  const needed = units.reduce((sum, unit) => sum + unit.escorts, 0)
  if (needed > flight.escorts) return 'infeasible'
  staff.others -= needed
  const model = new Milp()
  const cover: [number, number][][] = line.map(() => [])
  const keeping: [number, number][] = []
  const put = (start: number, length: number): Run => {
    const column = model.add()
    for (let at = start; at < start + length; at++) cover[at]!.push([column, 1])
    return { column, start, seats: line.slice(start, start + length) }
  }
  const everywhere = (length: number, rows?: readonly number[]): Run[] =>
    Array.from({ length: Math.max(0, line.length - length + 1) }, (_, start) => start)
      .filter((start) => !rows || rows.includes(line[start]!.row))
      .map((start) => put(start, length))
  const choose = (runs: readonly Run[], count: number) =>
    model.row(
      runs.map(({ column }) => [column, 1]),
      count,
      count,
    )

  const medics = staff.medics > 0 ? everywhere(1, medicRows) : []
  choose(medics, staff.medics)
  const others = staff.others > 0 ? everywhere(1) : []
  choose(others, staff.others)

  const stood = new Set(
    task.earlier.filter((seat) => seat.flight === flight.id).map(({ person, berth }) => `${person} ${berth}`),
  )
  const kept = new Map(units.map((unit) => [unit, keptRuns(task, unit, line)]))
  const plain = Map.groupBy(
    units.filter((unit) => isPlain(unit) && unit.run.length > 0),
    (unit) => unit.run.length,
  )
  const plainRuns = new Map<number, Run[]>()
  for (const [length, alike] of plain) {
    const runs = everywhere(length)
    choose(runs, alike.length)
    plainRuns.set(length, runs)
    for (const { column, start } of runs)
      if (alike.some((unit) => kept.get(unit)!.has(start))) keeping.push([column, -length])
  }
  const ownRuns = new Map<Unit, Run[]>()
  const places = new Map<Unit, Place[]>()
  for (const unit of units) {
    if (isPlain(unit)) continue
    const runs = runsOf(unit, flight).map(
      ({ start, arrangement }): Run => ({ ...put(start, unit.run.length), unit, arrangement }),
    )
    if (unit.run.length > 0) choose(runs, 1)
    ownRuns.set(unit, runs)
    for (const { column, start, arrangement } of runs) {
      const same = kept.get(unit)!.get(start)
      if (same) keeping.push([column, turned(arrangement!, same) - unit.run.length])
    }
    places.set(unit, placesOf(model, unit, flight))
    for (const { column, person, berth } of places.get(unit)!)
      if (stood.has(`${person} ${berth.id}`)) keeping.push([column, -1])
    stayNear(model, task, unit, runs, places.get(unit)!, medics)
  }
  for (const terms of cover) if (terms.length > 1) model.row(terms, 0, 1)
  for (const terms of Map.groupBy([...places.values()].flat(), ({ berth }) => berth).values())
    model.row(
      terms.map(({ column }) => [column, 1]),
      0,
      1,
    )
  model.minimise(keeping)
  const { status, values } = model.solve(highs, deadline, 0.99)
  if (!values) return status === 'infeasible' ? 'infeasible' : 'late'

  const chosen = (runs: readonly Run[]) => runs.filter(({ column }) => taken(values, column))
  const berths = new Map<string, string>()
  const sit = ({ seats }: Arrangement) => {
    for (const [id, { id: berth }] of seats) berths.set(id, berth)
  }
  for (const [length, alike] of plain)
    for (const [unit, { start, seats }] of matched(alike, chosen(plainRuns.get(length) ?? []), kept))
      sit(kept.get(unit)!.get(start) ?? arrangements(unit, seats)[0]!)
  for (const [unit, runs] of ownRuns) {
    for (const { start, arrangement } of chosen(runs)) {
      const same = kept.get(unit)!.get(start)
      sit(same && turned(arrangement!, same) === 0 ? same : arrangement!)
    }
    for (const { column, person, berth } of places.get(unit)!)
      if (taken(values, column)) berths.set(person, berth.id)
  }
  const ids = (runs: readonly Run[]) => chosen(runs).map(({ seats }) => seats[0]!.id)
  return { berths, medics: ids(medics), others: ids(others) }
}

function isPlain(unit: Unit): boolean {
  const special = unit.stretchers.length + unit.wheelchairs.length + unit.patients.length + unit.beside.length
  return special + unit.pins.size === 0
}

function placesOf(model: Milp, unit: Unit, { berths }: Flight): Place[] {
  const of = (kind: Berth['kind'], people: readonly string[]) =>
    people.flatMap((person) => {
      const pin = unit.pins.get(person)
      const open = berths.filter((berth) => berth.kind === kind && (pin === undefined || berth.id === pin))
      const places = open.map((berth) => ({ column: model.add(), person, berth }))
      model.row(
        places.map(({ column }) => [column, 1]),
        1,
        1,
      )
      return places
    })
  return [...of('stretcher', unit.stretchers), ...of('wheelchair', unit.wheelchairs)]
}

/** Medics near patients; a family, and whoever belongs beside them, near its member who is not in a seat. */
function stayNear(
  model: Milp,
  { reach }: SeatingTask,
  unit: Unit,
  runs: readonly Run[],
  places: readonly Place[],
  medics: readonly Run[],
): void {
  const near = (a: number, b: number) => Math.abs(a - b) <= reach
  // one of `these` only if one of `those`
  const only = (these: readonly { column: number }[], those: readonly { column: number }[]) => {
    const terms: Terms = [
      ...these.map(({ column }) => [column, 1] as const),
      ...those.map(({ column }) => [column, -1] as const),
    ]
    model.row(terms, Number.NEGATIVE_INFINITY, 0)
  }
  const medicsBy = (row: number) => medics.filter(({ seats }) => near(seats[0]!.row, row))
  for (const patient of unit.patients) {
    const mine = runs.filter(({ arrangement }) => arrangement!.rows.has(patient))
    for (const [row, there] of Map.groupBy(mine, ({ arrangement }) => arrangement!.rows.get(patient)!))
      only(there, medicsBy(row))
    for (const place of places) if (place.person === patient) only([place], medicsBy(place.berth.row))
  }
  const first = places[0]?.person
  for (const place of places) {
    const { person, berth } = place
    const companions = unit.beside.flatMap(([a, b]) => (a === person ? [b] : b === person ? [a] : []))
    for (const companion of companions) {
      const seated = runs.filter(({ arrangement }) => {
        const row = arrangement!.rows.get(companion)
        return row !== undefined && near(row, berth.row)
      })
      only(
        [place],
        [...seated, ...places.filter((each) => each.person === companion && near(each.berth.row, berth.row))],
      )
    }
    if (unit.run.length > 0)
      only(
        [place],
        runs.filter(({ seats }) => seats.some(({ row }) => near(row, berth.row))),
      )
    else if (person !== first)
      only(
        [place],
        places.filter((each) => each.person === first && near(each.berth.row, berth.row)),
      )
  }
}
