// The best plan of a tiny mission by trying everything, judged by the checker alone.

import { check } from '../src/check.ts'
import type { Flight, Mission, Seat } from '../src/mission.ts'
import type { Plan } from '../src/plan.ts'

/** People of priority 1, 2, 3 who travel; flights; seats left empty. Undefined where no plan keeps the rules. */
export function bestByTrying(mission: Mission): number[] | undefined {
  let best: number[] | undefined
  const seats: Seat[] = []
  const used = new Set<string>()
  const choose = (at: number): void => {
    const person = mission.people[at]
    if (!person) {
      const score = scoreOf(mission, seats)
      if ((!best || better(score, best)) && keeps(mission, seats)) best = score
      return
    }
    for (const flight of mission.flights)
      for (const berth of flight.berths) {
        const key = `${flight.id} ${berth.id}`
        if (used.has(key)) continue
        used.add(key)
        seats.push({ person: person.id, flight: flight.id, berth: berth.id })
        choose(at + 1)
        seats.pop()
        used.delete(key)
      }
    choose(at + 1)
  }
  choose(0)
  return best
}

function scoreOf({ people, flights }: Mission, seats: readonly Seat[]): number[] {
  const travels = new Set(seats.map(({ person }) => person))
  const of = (priority: number) =>
    people.filter((each) => travels.has(each.id) && (each.priority ?? 2) === priority).length
  const flown = flights.filter(({ id }) => seats.some(({ flight }) => flight === id))
  const room = flown.reduce((sum, flight) => sum + seatsIn(flight).length - staffIn(flight), 0)
  const taken = seats.filter(({ flight, berth }) => {
    const on = flights.find(({ id }) => id === flight)!
    return on.berths.find(({ id }) => id === berth)!.kind === 'seat'
  }).length
  return [of(1), of(2), of(3), 0 - flown.length, taken - room]
}

function better(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! > b[at]!
}

const seatsIn = ({ berths }: Flight) => berths.filter(({ kind }) => kind === 'seat').map(({ id }) => id)
const staffIn = ({ medics, escorts, others = 0 }: Flight) => medics + escorts + others

/** Whether those who go along can be seated so that all rules hold. */
function keeps(mission: Mission, seats: readonly Seat[]): boolean {
  const left = mission.people
    .filter(({ id }) => !seats.some(({ person }) => person === id))
    .map(({ id }) => ({ people: [id], why: [] }))
  const flown = mission.flights.filter(({ id }) => seats.some(({ flight }) => flight === id))
  const each = (at: number, staff: Plan['staff']): boolean => {
    const flight = flown[at]
    if (!flight) return check(mission, { seats: [...seats], staff, left }).length === 0
    return staffSeats(mission, flight, seats).some((one) => each(at + 1, [...staff, one]))
  }
  return each(0, [])
}

function staffSeats(mission: Mission, flight: Flight, seats: readonly Seat[]): Plan['staff'] {
  const aboard = seats.filter((seat) => seat.flight === flight.id)
  const free = seatsIn(flight).filter((id) => !aboard.some(({ berth }) => berth === id))
  const escorted = mission.people.filter(
    ({ id, escort }) => escort && aboard.some(({ person }) => person === id),
  )
  if (escorted.length > flight.escorts || free.length < staffIn(flight)) return []
  return picks(free, flight.medics + escorted.length).map((picked) => ({
    flight: flight.id,
    medics: picked.slice(0, flight.medics),
    escorts: escorted.map(({ id }, at) => ({ person: id, berth: picked[flight.medics + at]! })),
    others: free
      .filter((id) => !picked.includes(id))
      .slice(0, (flight.others ?? 0) + flight.escorts - escorted.length),
  }))
}

/** All ordered choices of `count` out of `from`. */
function picks(from: readonly string[], count: number): string[][] {
  if (count === 0) return [[]]
  return from.flatMap((id) =>
    picks(
      from.filter((each) => each !== id),
      count - 1,
    ).map((rest) => [id, ...rest]),
  )
}
