// How a list is filled by hand: family after family onto the first flight that takes it whole, from the front seats on;
// a family that no flight takes whole is split over those that have seats.

import { alongCabin } from '../src/cabin.ts'
import { type Berth, type Flight, type Mission, type Person, standardKg, weightOf } from '../src/mission.ts'
import type { Plan } from '../src/plan.ts'

interface Filling {
  flight: Flight
  free: Berth[]
  kg: number
  escorts: number
  medics: string[]
}

export function greedy(mission: Mission): Pick<Plan, 'seats' | 'staff' | 'left'> {
  const fillings = mission.flights.map(filling)
  const seats: Plan['seats'] = []
  const staff = new Map(mission.flights.map(({ id }) => [id, [] as { person: string; berth: string }[]]))
  const seatedOn = (id: string, flight: string) =>
    seats.some(
      (seat) => seat.person === id && seat.flight === flight && seat.berth?.startsWith('S') === false,
    )
  const held = new Set<string>()
  const take = (person: Person, on: Filling): void => {
    const { flight, free } = on
    on.kg += weightOf(person)
    const lap =
      person.berth === 'lap'
        ? person.parents?.find((id) => !held.has(id) && seatedOn(id, flight.id))
        : undefined
    if (lap !== undefined) {
      held.add(lap)
      seats.push({ person: person.id, flight: flight.id, berth: null, lapOf: lap })
      return
    }
    const kind = person.berth === 'stretcher' || person.berth === 'wheelchair' ? person.berth : 'seat'
    const next = (of: Berth['kind']) =>
      free.splice(
        free.findIndex((berth) => berth.kind === of),
        1,
      )[0]!.id
    seats.push({ person: person.id, flight: flight.id, berth: next(kind) })
    if (!person.escort) return
    on.escorts--
    staff.get(flight.id)!.push({ person: person.id, berth: next('seat') })
  }
  /** How many small children find no lap on a flight: a parent's, of those who board or sit there, one each. */
  const lapless = ({ flight }: Filling, people: readonly Person[]): number => {
    const free = people.filter(({ berth = 'seat' }) => berth === 'seat').map(({ id }) => id)
    const small = people.filter(({ berth }) => berth === 'lap')
    return small.filter(({ parents = [] }) => {
      const lap = parents.find((id) => free.includes(id) || (!held.has(id) && seatedOn(id, flight.id)))
      if (lap !== undefined && free.includes(lap)) free.splice(free.indexOf(lap), 1)
      return lap === undefined
    }).length
  }
  const families = [...Map.groupBy(mission.people, ({ group }) => group).values()]
  families.sort((a, b) => urgency(a) - urgency(b))
  for (const family of families) {
    const whole = fillings.find((on) => takes(on, family, mission, lapless(on, family)))
    if (whole) for (const person of family) take(person, whole)
    else
      for (const person of family) {
        const on = fillings.find((each) => takes(each, [person], mission, lapless(each, [person])))
        if (on) take(person, on)
      }
  }
  const travels = new Set(seats.map(({ person }) => person))
  return {
    seats,
    staff: fillings.map(({ flight, free, medics, escorts }) => ({
      flight: flight.id,
      medics,
      escorts: staff.get(flight.id)!,
      others: free
        .filter(({ kind }) => kind === 'seat')
        .splice(-escorts - (flight.others ?? 0))
        .map(({ id }) => id),
    })),
    left: mission.people.filter(({ id }) => !travels.has(id)).map(({ id }) => ({ people: [id], why: [] })),
  }
}

function filling(flight: Flight): Filling {
  const line = alongCabin(flight.berths)
  // Medics sit in front and at the back in turn.
  const medics = Array.from(
    { length: flight.medics },
    (_, at) => (at % 2 === 0 ? line.shift()! : line.pop()!).id,
  )
  const special = flight.berths.filter(({ kind }) => kind !== 'seat')
  const kg = (flight.medics + flight.escorts + (flight.others ?? 0)) * standardKg.adult
  return { flight, free: [...line, ...special], kg, escorts: flight.escorts, medics }
}

function takes(
  { flight, free, kg, escorts }: Filling,
  people: readonly Person[],
  { pins = [] }: Mission,
  lapless: number,
): boolean {
  const of = (kind: Berth['kind']) => free.filter((berth) => berth.kind === kind).length
  const need = (kind: string) => people.filter(({ berth = 'seat' }) => berth === kind).length
  return (
    need('seat') + lapless <= of('seat') - escorts - (flight.others ?? 0) &&
    need('stretcher') <= of('stretcher') &&
    need('wheelchair') <= of('wheelchair') &&
    people.filter(({ escort }) => escort).length <= escorts &&
    kg + people.reduce((sum, person) => sum + weightOf(person), 0) <=
      (flight.payloadKg ?? Number.POSITIVE_INFINITY) &&
    pins.every((pin) => pin.flight === flight.id || people.every(({ id }) => id !== pin.person))
  )
}

function urgency(family: readonly Person[]): number {
  return Math.min(...family.map(({ priority = 2 }) => priority))
}
