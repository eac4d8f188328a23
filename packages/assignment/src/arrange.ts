// Within one run of seats: who can sit where, given who sits beside whom, who is pinned, and whose row matters.
import { alongCabin, areBeside } from './cabin.ts'
import type { Berth, Flight } from './mission.ts'
import type { Unit } from './units.ts'

export interface Arrangement {
  /** Berth by person or escort. */
  seats: ReadonlyMap<string, Berth>
  /** Row by person, for those of the unit whose row matters: patients, and who is beside someone not in a seat. */
  rows: ReadonlyMap<string, number>
}

/** Those in seats whose row decides whether a medic, or someone on a stretcher, is near. */
export function marked(unit: Unit): string[] {
  const run = new Set(unit.run)
  const companions = unit.beside.flatMap(([a, b]) =>
    run.has(a) === run.has(b) ? [] : run.has(a) ? [a] : [b],
  )
  return [...new Set([...unit.patients.filter((id) => run.has(id)), ...companions])]
}

/** Past so many steps no further arrangement of one run is looked for: a unit that reaches it has many needs at once. */
const STEPS = 20_000

/**
 * All arrangements of a unit in a run of as many seats, told apart by the rows of the marked. Others fill the seats
 * left, parents in the middle.
 */
export function arrangements(unit: Unit, seats: readonly Berth[]): Arrangement[] {
  const tied = [...new Set([...unit.pins.keys(), ...unit.beside.flat(), ...marked(unit)])].filter((id) =>
    unit.run.includes(id),
  )
  const rowsMatter = marked(unit)
  const found = new Map<string, Arrangement>()
  const at = new Map<string, Berth>()
  const free = new Set(seats)
  let steps = 0
  const fits = (id: string, seat: Berth): boolean => {
    const pin = unit.pins.get(id)
    if (pin !== undefined && pin !== seat.id) return false
    return unit.beside.every(([a, b]) => {
      const other = a === id ? at.get(b) : b === id ? at.get(a) : undefined
      return other === undefined || areBeside(other, seat)
    })
  }
  const place = (next: number): void => {
    if (++steps > STEPS) return
    if (next === tied.length) {
      const rows = new Map(rowsMatter.map((id) => [id, at.get(id)!.row]))
      const key = [...rows.values()].join()
      if (!found.has(key)) found.set(key, { rows, seats: filled(unit, at, free, seats) })
      return
    }
    for (const seat of [...free]) {
      if (!fits(tied[next]!, seat)) continue
      at.set(tied[next]!, seat)
      free.delete(seat)
      place(next + 1)
      free.add(seat)
      at.delete(tied[next]!)
    }
  }
  place(0)
  return [...found.values()]
}

function filled(
  unit: Unit,
  at: ReadonlyMap<string, Berth>,
  free: ReadonlySet<Berth>,
  seats: readonly Berth[],
): Map<string, Berth> {
  const parents = new Set(unit.people.flatMap((person) => person.parents ?? []))
  const rest = unit.run.filter((id) => !at.has(id))
  const middle = (seats.length - 1) / 2
  const inwards = [...free].sort(
    (a, b) => Math.abs(seats.indexOf(a) - middle) - Math.abs(seats.indexOf(b) - middle),
  )
  const whole = new Map(at)
  for (const id of [
    ...rest.filter((each) => parents.has(each)),
    ...rest.filter((each) => !parents.has(each)),
  ])
    whole.set(id, inwards.shift()!)
  return whole
}

export interface Arranged {
  /** The first seat of the run along the cabin. */
  start: number
  arrangement: Arrangement
}

const known = new WeakMap<Unit, WeakMap<readonly Berth[], Arranged[]>>()

/** Every start and arrangement of a unit with needs, worked out once for a cabin, and once for runs of equal shape. */
export function runsOf(unit: Unit, { berths }: Flight): Arranged[] {
  const ofUnit = known.get(unit) ?? new WeakMap<readonly Berth[], Arranged[]>()
  known.set(unit, ofUnit)
  const found = ofUnit.get(berths) ?? everyRun(unit, alongCabin(berths))
  ofUnit.set(berths, found)
  return found
}

function everyRun(unit: Unit, line: readonly Berth[]): Arranged[] {
  const { length } = unit.run
  const shapes = new Map<string, Arrangement[]>()
  const runs: Arranged[] = []
  for (let start = 0; length > 0 && start + length <= line.length; start++) {
    const seats = line.slice(start, start + length)
    const shape = shapeOf(unit, seats)
    const before = shapes.get(shape)
    const here = before ? before.map((each) => moved(each, seats)) : arrangements(unit, seats)
    shapes.set(shape, before ?? here)
    for (const arrangement of here) runs.push({ start, arrangement })
  }
  return runs
}

/** Two runs with one shape have the same arrangements, moved: rows counted from the first seat, places and pins as they are. */
function shapeOf(unit: Unit, seats: readonly Berth[]): string {
  const first = seats[0]!.row
  const pins = new Set(unit.pins.values())
  return seats
    .map(({ id, row, place, bench }) => [row - first, place, bench, pins.has(id) ? id : ''].join())
    .join(';')
}

function moved({ seats, rows }: Arrangement, to: readonly Berth[]): Arrangement {
  const from = [...seats.values()]
  const first = Math.min(...from.map(({ row }) => row))
  const rise = Math.min(...to.map(({ row }) => row)) - first
  const there = (seat: Berth) => to.find(({ row, place }) => row === seat.row + rise && place === seat.place)!
  return {
    seats: new Map([...seats].map(([id, seat]) => [id, there(seat)])),
    rows: new Map([...rows].map(([id, row]) => [id, row + rise])),
  }
}
