// The search: units to flights, then the berths of each flight; what does not fit by berths comes back to the flights
// as a cut (a logic-based Benders decomposition), so that the bounds stay true.
import type { Seating } from './berths.ts'
import { type Cut, type FlightsFound, type Reached, toFlights } from './flights.ts'
import type { Highs } from './highs.ts'
import type { Flight, Mission, Person } from './mission.ts'
import { type Plan, planOf, reachedBy } from './plan.ts'
import type { Rule } from './rules.ts'
import { seatFlight } from './seating.ts'
import { type Unit, unitsOf } from './units.ts'

export type Progress = (doing: 'flights' | 'berths' | 'clash', done: number, total: number) => void

/** A share of the time left goes to the flights, so that some is left for berths. */
const FLIGHTS = 0.6
/** Of the time left, so much goes to a first look at whether one flight can be seated; milliseconds at least. */
const FIRST = 0.25
const LEAST = 2000
/** Milliseconds for one look at whether fewer units fit; of the time left, so much goes to all of them. */
const LOOK = 1500
const LOOKS = 0.2

interface Search {
  highs: Highs
  mission: Mission
  rules: readonly Rule[]
  units: readonly Unit[]
  cuts: Cut[]
  deadline: number
}

/**
 * The best plan; where time runs out, the best that was found.
 * @returns 'infeasible' where not even those who must travel can; 'late' where no plan was found in time
 */
export function search(
  highs: Highs,
  mission: Mission,
  rules: readonly Rule[],
  deadline: number,
  progress?: Progress,
): Plan | 'infeasible' | 'late' {
  const all: Search = { highs, mission, rules, units: unitsOf(mission, rules), cuts: [], deadline }
  let best: Plan | undefined
  let bounds: Reached[] | undefined
  for (;;) {
    progress?.('flights', all.cuts.length, all.cuts.length + 1)
    const now = performance.now()
    const found = toFlights(highs, { ...all, deadline: now + (deadline - now) * FLIGHTS })
    if (found === 'infeasible') return found
    if (found === 'late') return best ?? found
    bounds ??= found.reached
    const before = all.cuts.length
    const { seated, sits, whole } = seatAll(all, found, progress)
    if (whole) return planOf(mission, rules, all.units, found.flightOf, seated, found.reached, all.cuts)
    if (sits) {
      const reached = reachedBy(mission, sits, bounds)
      const plan = planOf(mission, rules, all.units, sits, seated, reached, all.cuts)
      if (!best || isBetter(plan, best, mission)) best = plan
    }
    if (performance.now() > deadline || all.cuts.length === before) return best ?? 'late'
  }
}

/**
 * Whether some of a mission's rules can all hold, to our knowledge at the deadline.
 * @param seating false: by numbers alone, without the berths
 */
export function canHold(
  highs: Highs,
  mission: Mission,
  rules: readonly Rule[],
  deadline: number,
  seating = true,
): boolean {
  // Whoever need not travel can always stay.
  const units = unitsOf(mission, rules).filter(({ must }) => must)
  const all: Search = { highs, mission, rules, units, cuts: [], deadline }
  while (performance.now() < deadline) {
    const found = toFlights(highs, { ...all, feasibleOnly: true })
    if (found === 'infeasible') return false
    if (found === 'late' || !seating) return true
    const before = all.cuts.length
    seatAll(all, found)
    if (all.cuts.length === before) return true
  }
  return true
}

interface Seated {
  seated: Map<Flight, Seating>
  /** Every flight could be seated with all who are on it. */
  whole: boolean
  /** Those who sit when some were left behind for the others; absent where those left would be ones who must travel. */
  sits: Map<Unit, string> | undefined
}

/** Seats flight by flight; adds a cut for each that cannot be seated. */
function seatAll(all: Search, { flightOf }: FlightsFound, progress?: Progress): Seated {
  const { mission, units, rules, cuts } = all
  const byFlight = Map.groupBy(
    units.filter((unit) => flightOf.has(unit)),
    (unit) => flightOf.get(unit)!,
  )
  const seated = new Map<Flight, Seating>()
  const sits = new Map(flightOf)
  let whole = true
  let some = true
  for (const flight of mission.flights) {
    let aboard = byFlight.get(flight.id) ?? []
    if (aboard.length === 0) continue
    progress?.('berths', seated.size, byFlight.size)
    const seat = seatsOn(all, flight, aboard)
    const now = performance.now()
    let seating = seat(aboard, now + Math.max(LEAST, (all.deadline - now) * FIRST))
    if (typeof seating === 'string') {
      const enough = performance.now() + (all.deadline - performance.now()) * LOOKS
      const look = (those: readonly Unit[]) =>
        performance.now() > enough ? 'late' : seat(those, performance.now() + LOOK)
      // Where it is not known that they do not fit, there is nothing to cut off: the bound stays what it is.
      const few = seating === 'late' ? needy(aboard).slice(-12) : fewest(needy(aboard), look)
      if (seating === 'infeasible')
        cuts.push({ units: few.map(({ id }) => id), flights: alike(mission, flight, rules) })
      // One after another of those who do not fit together stays, so that there is a plan whatever the time.
      const staying = few
        .filter(({ must }) => !must)
        .sort((a, b) => precedence(a.people) - precedence(b.people))
      while (typeof seating === 'string' && staying.length > 0) {
        const stays = staying.shift()!
        aboard = aboard.filter((unit) => unit !== stays)
        sits.delete(stays)
        seating = seat(aboard, performance.now() + LOOK)
      }
      whole = false
    }
    if (typeof seating !== 'string') {
      seated.set(flight, seating)
      continue
    }
    // Nobody could be seated in time: without those who must travel, the flight is left out.
    whole = false
    some &&= aboard.every(({ must }) => !must)
    for (const unit of aboard) sits.delete(unit)
  }
  return { seated, whole, sits: some && seated.size > 0 ? sits : undefined }
}

/** How many people, those who go first counting for more: one plan, or unit, beside another. */
function precedence(people: readonly Person[]): number {
  return people.reduce((sum, { priority = 2 }) => sum + 1000 ** (3 - priority), 0)
}

function isBetter(plan: Plan, than: Plan, { people }: Mission): boolean {
  const going = ({ seats }: Plan) => {
    const ids = new Set(seats.map(({ person }) => person))
    return precedence(people.filter(({ id }) => ids.has(id)))
  }
  return going(plan) > going(than)
}

function seatsOn({ highs, mission, rules, deadline }: Search, flight: Flight, aboard: readonly Unit[]) {
  const spacious = enlarged(flight, rules, aboard)
  const { reach = 2, earlier = [] } = mission
  return (units: readonly Unit[], until: number) =>
    seatFlight(highs, { flight: spacious, units, reach, earlier, deadline: Math.min(until, deadline) })
}

/** A flight whose seats are no rule has more rows than anyone needs. */
function enlarged(flight: Flight, rules: readonly Rule[], units: readonly Unit[]): Flight {
  if (rules.some(({ code, flight: id }) => code === 'seats' && id === flight.id)) return flight
  const last = Math.max(0, ...flight.berths.map(({ row }) => row))
  const wide = 9
  const more =
    Math.ceil(units.reduce((sum, { run }) => sum + run.length, 0) / wide) + flight.medics + flight.escorts
  const seats = Array.from({ length: more * wide + (flight.others ?? 0) }, (_, at) => {
    const [row, place] = [Math.floor(at / wide), at % wide]
    return { id: `more ${at}`, kind: 'seat' as const, row: last + row + 1, place, bench: 0 }
  })
  return { ...flight, berths: [...flight.berths, ...seats] }
}

/** Those with needs are what does not fit, mostly: they come last, so that the others are left out first. */
function needy(units: readonly Unit[]): Unit[] {
  const needs = ({ beside, patients, pins }: Unit) => beside.length + patients.length + pins.size
  return [...units].sort((a, b) => needs(a) - needs(b))
}

/** As few of the units as still do not fit: each left out once, kept if they fit without it. */
function fewest(
  units: readonly Unit[],
  seat: (some: readonly Unit[]) => Seating | 'infeasible' | 'late',
): Unit[] {
  let some = [...units]
  for (let size = Math.ceil(some.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < some.length; ) {
      const without = [...some.slice(0, at), ...some.slice(at + size)]
      if (without.length > 0 && seat(without) === 'infeasible') some = without
      else at += size
    }
  return some
}

/** Flights with the same cabin and attendants: what does not fit on one does not on the others, unless berths are pinned. */
function alike(mission: Mission, flight: Flight, rules: readonly Rule[]): string[] {
  const key = ({ berths, medics, escorts, others = 0 }: Flight) =>
    JSON.stringify([berths, medics, escorts, others])
  const bounded = ({ id }: Flight) => rules.some((rule) => rule.code === 'seats' && rule.flight === id)
  const pinned = rules.some(({ code }) => code === 'pin-berth')
  return mission.flights
    .filter((each) => each === flight || (!pinned && bounded(each) && key(each) === key(flight)))
    .map(({ id }) => id)
}
