// What is to be solved: people with their needs and bonds, flights with their berths, pins, the earlier plan.

/** `lap`: a small child without a berth of its own, held by a parent or carer. */
export type BerthNeed = 'seat' | 'stretcher' | 'wheelchair' | 'lap'

/** An ISO day, `YYYY-MM-DD`. */
export type Day = string

export interface Person {
  id: string
  /** Those who share it are one family: one flight, one run of seats. */
  group: string
  /** May be under 18. */
  child: boolean
  /** Ids of own parents. Whoever of them is among the people travels with the child, whatever their status. */
  parents?: readonly string[]
  /** Whoever sits beside a child that has no adult of its own. */
  carer?: string
  /** A best-interests decision lets this person travel apart from group and parents. */
  apart?: boolean
  /** 'seat' unless said. */
  berth?: BerthNeed
  /** A medic within `reach` rows. */
  medicNear?: boolean
  /** An escort of their own beside them. Never why. */
  escort?: boolean
  /** With baggage, kg. Unknown: `standardKg`. */
  weightKg?: number
  /** 1 goes first, then 2 (unless said), then 3. About help owed, not about a person's worth. */
  priority?: 1 | 2 | 3
  /** Must travel: a plan without them is no plan. */
  must?: boolean
  /** First and last day on which they may leave (a permit, a fitness check that expires). */
  from?: Day
  until?: Day
}

/** A place in a cabin. Two seats are beside each other if they are on one bench and their `place` differs by one. */
export interface Berth {
  id: string
  kind: 'seat' | 'stretcher' | 'wheelchair'
  /** From the front, 1, 2, … */
  row: number
  /** Across the cabin. */
  place: number
  /** Seats of a row with no aisle between. */
  bench: number
}

export interface Flight {
  id: string
  day: Day
  berths: readonly Berth[]
  /** People with baggage, attendants included, kg. Absent: no limit known. */
  payloadKg?: number
  /** How many go along; each takes a seat. Of the escorts one goes to each who needs one. */
  medics: number
  escorts: number
  others?: number
}

export interface Pin {
  person: string
  flight: string
  berth?: string
}

export interface Seat {
  person: string
  flight: string
  /** null: held on the lap of `lapOf` */
  berth: string | null
  lapOf?: string
}

export interface Mission {
  people: readonly Person[]
  flights: readonly Flight[]
  pins?: readonly Pin[]
  /** The plan that stands: changed as little as may be. */
  earlier?: readonly Seat[]
  /** At most so many flights on a day. */
  flightsOn?: Readonly<Record<Day, number>>
  /** Rows within which a medic is near, and a family is near its member on a stretcher. 2 unless said. */
  reach?: number
}

/**
 * Mass of a person with hand and hold baggage where none is known, kg: an adult 84 + 15, a child 35 + 15, an infant
 * on a lap 15 (EASA AMC1 CAT.POL.MAB.100(e), all flights except holiday charters; baggage within the European region).
 */
export const standardKg = { adult: 99, child: 50, lap: 15 }

export function weightOf(person: Person): number {
  return person.weightKg ?? standardKg[person.berth === 'lap' ? 'lap' : person.child ? 'child' : 'adult']
}

/** @throws {RangeError} on ids that stand twice, someone's own parent or carer, a pin on nothing, or numbers below 0 */
export function refuseNonsense(mission: Mission): void {
  const people = unique(mission.people, 'person')
  const flights = unique(mission.flights, 'flight')
  for (const { id, parents, carer } of mission.people)
    if (parents?.includes(id) || carer === id) throw new RangeError(`${id} is parent or carer of themselves`)
  for (const flight of mission.flights) {
    unique(flight.berths, `berth of flight ${flight.id}`)
    for (const count of [flight.medics, flight.escorts, flight.others ?? 0, flight.payloadKg ?? 0])
      if (!(count >= 0)) throw new RangeError(`flight ${flight.id} has a number below 0`)
  }
  for (const pin of mission.pins ?? []) {
    if (!people.has(pin.person) || !flights.has(pin.flight))
      throw new RangeError(`a pin of ${pin.person} on ${pin.flight} refers to nothing`)
    const { berths } = flights.get(pin.flight)!
    if (pin.berth !== undefined && !berths.some(({ id }) => id === pin.berth))
      throw new RangeError(`flight ${pin.flight} has no berth ${pin.berth}`)
  }
}

function unique<T extends { id: string }>(items: readonly T[], what: string): Map<string, T> {
  const found = new Map(items.map((item) => [item.id, item]))
  if (found.size !== items.length) throw new RangeError(`a ${what} stands twice`)
  return found
}
