// A plan as it is handed out, and how good it is.
import type { Seating } from './berths.ts'
import { type Cut, type Goal, goals, placesOf, type Reached, staffOf } from './flights.ts'
import { type Left, whyLeft } from './left.ts'
import type { Flight, Mission, Seat } from './mission.ts'
import type { Rule } from './rules.ts'
import { escortOf, seatsOf, type Unit } from './units.ts'

/** Berths of those who go along. */
export interface StaffSeats {
  flight: string
  medics: readonly string[]
  escorts: readonly { person: string; berth: string }[]
  others: readonly string[]
}

export interface Plan {
  seats: Seat[]
  staff: StaffSeats[]
  left: Left[]
  reached: Reached[]
}

export function planOf(
  mission: Mission,
  rules: readonly Rule[],
  units: readonly Unit[],
  flightOf: ReadonlyMap<Unit, string>,
  seated: ReadonlyMap<Flight, Seating>,
  reached: Reached[],
  cuts: readonly Cut[],
): Plan {
  const seats: Seat[] = []
  const staff: StaffSeats[] = []
  for (const [flight, { berths, medics, others }] of seated) {
    const aboard = units.filter((unit) => flightOf.get(unit) === flight.id)
    const escorts: { person: string; berth: string }[] = []
    for (const unit of aboard)
      for (const { id } of unit.people) {
        const holder = unit.laps.find(({ child }) => child === id)?.holder
        seats.push({
          person: id,
          flight: flight.id,
          berth: berths.get(id) ?? null,
          ...(holder ? { lapOf: holder } : {}),
        })
        const berth = berths.get(escortOf(id))
        if (berth !== undefined) escorts.push({ person: id, berth })
      }
    staff.push({ flight: flight.id, medics, escorts, others })
  }
  return { seats, staff, left: whyLeft(mission, rules, units, flightOf, cuts), reached }
}

/**
 * What units on flights reach, goal by goal, beside the bounds of an assignment that need not fit by berths. After the
 * first goal that falls short of its bound nothing is said of the others: their bounds held it at the bound.
 */
export function reachedBy(
  mission: Mission,
  flightOf: ReadonlyMap<Unit, string>,
  bounds: readonly Reached[],
): Reached[] {
  const found: Reached[] = []
  for (const goal of goals) {
    const bound = bounds.find((each) => each.goal === goal)?.bound
    if (bound === undefined) continue
    const value = valueIn(goal, mission, flightOf)
    found.push({ goal, value, bound })
    if (value !== bound) break
  }
  return found
}

function valueIn(
  goal: Goal,
  { flights, earlier = [] }: Mission,
  flightOf: ReadonlyMap<Unit, string>,
): number {
  const flown = flights.filter(({ id }) => [...flightOf.values()].includes(id))
  if (goal === 'flights') return flown.length
  if (goal === 'wasted') {
    const room = flown.reduce(
      (sum, flight) => sum + Math.max(0, placesOf(flight, 'seat') - staffOf(flight)),
      0,
    )
    return [...flightOf.keys()].reduce((left, unit) => left - seatsOf(unit), room)
  }
  const travelling = [...flightOf].flatMap(([unit, id]) => unit.people.map((person) => ({ person, id })))
  if (goal === 'moved') {
    const stood = new Map(earlier.map(({ person, flight }) => [person, flight]))
    return travelling.filter(({ person, id }) => stood.has(person.id) && stood.get(person.id) !== id).length
  }
  return travelling.filter(({ person }) => (person.priority ?? 2) === Number(goal.at(-1))).length
}
