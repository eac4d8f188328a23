// An independent look at a plan: every rule by plain loops, sharing no code with what makes plans.

import { type Berth, type Flight, type Mission, type Person, type Seat, standardKg } from './mission.ts'
import type { Plan } from './plan.ts'

export interface Broken {
  rule:
    | 'unknown'
    | 'twice'
    | 'unaccounted'
    | 'berth-taken-twice'
    | 'berth-kind'
    | 'lap'
    | 'staff'
    | 'payload'
    | 'day'
    | 'day-limit'
    | 'pin'
    | 'must'
    | 'split'
    | 'parent'
    | 'carer'
    | 'medic'
    | 'escort'
    | 'apart'
    | 'stretcher-alone'
  people: string[]
  flight?: string
}

/** @returns what a plan breaks; empty: it keeps every rule of the mission */
export function check(mission: Mission, plan: Pick<Plan, 'seats' | 'staff' | 'left'>): Broken[] {
  const broken: Broken[] = []
  const say = (rule: Broken['rule'], people: string[], flight?: string) =>
    broken.push({ rule, people, ...(flight === undefined ? {} : { flight }) })
  const reach = mission.reach ?? 2
  const person = new Map(mission.people.map((each) => [each.id, each]))
  const flights = new Map(mission.flights.map((each) => [each.id, each]))
  const seatOf = new Map<string, Seat>()
  for (const seat of plan.seats) {
    const berths = flights.get(seat.flight)?.berths
    const there = seat.berth === null || berths?.some(({ id }) => id === seat.berth)
    if (!person.has(seat.person) || !berths || !there) say('unknown', [seat.person], seat.flight)
    if (seatOf.has(seat.person)) say('twice', [seat.person])
    seatOf.set(seat.person, seat)
  }
  if (broken.length > 0) return broken
  const berthAt = (flight: string | undefined, id: string | null | undefined): Berth | undefined =>
    flight === undefined ? undefined : flights.get(flight)?.berths.find((berth) => berth.id === id)
  const berthOf = (id: string) => berthAt(seatOf.get(id)?.flight, seatOf.get(id)?.berth)
  const escortBerth = (id: string): Berth | undefined => {
    const flight = seatOf.get(id)?.flight
    const staff = plan.staff.find((each) => each.flight === flight)
    return berthAt(flight, staff?.escorts.find((escort) => escort.person === id)?.berth)
  }

  for (const { id, must } of mission.people) {
    const left = plan.left.filter(({ people }) => people.includes(id)).length
    if (left + (seatOf.has(id) ? 1 : 0) !== 1) say('unaccounted', [id])
    if (must && !seatOf.has(id)) say('must', [id])
  }
  for (const pin of mission.pins ?? []) {
    const seat = seatOf.get(pin.person)
    if (seat?.flight !== pin.flight || (pin.berth !== undefined && seat.berth !== pin.berth))
      say('pin', [pin.person])
  }
  for (const seat of plan.seats) ofOne(person.get(seat.person)!, seat, flights.get(seat.flight)!)
  for (const flight of mission.flights) aboard(flight)
  for (const [day, limit] of Object.entries(mission.flightsOn ?? {})) {
    const flown = new Set(plan.seats.map(({ flight }) => flight).filter((id) => flights.get(id)!.day === day))
    if (flown.size > limit) say('day-limit', [], day)
  }
  for (const people of circles()) together(people)
  return broken

  function ofOne(traveller: Person, seat: Seat, { id: flight, day }: Flight): void {
    const { id, berth: need = 'seat', from, until, medicNear, escort } = traveller
    if ((from && day < from) || (until && day > until)) say('day', [id], flight)
    const berth = berthOf(id)
    if (!berth) heldWell(traveller, seat)
    else if (berth.kind !== (need === 'lap' ? 'seat' : need)) say('berth-kind', [id], flight)
    if (medicNear && berth) {
      const medics = plan.staff.find((each) => each.flight === flight)?.medics ?? []
      const near = medics.some((medic) => Math.abs(berthAt(flight, medic)!.row - berth.row) <= reach)
      if (!near) say('medic', [id], flight)
    }
    if (escort && !beside(berth, escortBerth(id))) say('escort', [id], flight)
  }

  function heldWell(child: Person, { lapOf, flight }: Seat): void {
    const holder = lapOf === undefined ? undefined : person.get(lapOf)
    const own = holder && (child.parents?.includes(holder.id) || child.carer === holder.id || !holder.child)
    const seated = holder && seatOf.get(holder.id)?.flight === flight && berthOf(holder.id)?.kind === 'seat'
    const alone = plan.seats.filter((seat) => seat.lapOf === lapOf).length === 1
    const theirs =
      holder && circles().some((circle) => circle.includes(child.id) && circle.includes(holder.id))
    if (child.berth !== 'lap' || !own || !seated || !alone || !theirs) say('lap', [child.id], flight)
  }

  /** Beside on a bench; where one is not in a seat, within reach. */
  function beside(a: Berth | undefined, b: Berth | undefined): boolean {
    if (!a || !b) return false
    if (a.kind !== 'seat' || b.kind !== 'seat') return Math.abs(a.row - b.row) <= reach
    return a.row === b.row && a.bench === b.bench && Math.abs(a.place - b.place) === 1
  }

  function aboard(flight: Flight): void {
    const { id, medics, escorts, others = 0, payloadKg } = flight
    const seats = plan.seats.filter((seat) => seat.flight === id)
    const staff = plan.staff.find((each) => each.flight === id)
    const staffBerths = staff
      ? [...staff.medics, ...staff.escorts.map(({ berth }) => berth), ...staff.others]
      : []
    if (seats.length > 0 || staff) {
      const withSomeone = staff?.escorts.length ?? 0
      const spare = escorts - withSomeone
      if (staff?.medics.length !== medics || spare < 0 || staff.others.length !== others + spare)
        say('staff', [], id)
      if (staffBerths.some((berth) => berthAt(id, berth)?.kind !== 'seat')) say('staff', [], id)
    }
    const taken = [...seats.map(({ berth }) => berth).filter((berth) => berth !== null), ...staffBerths]
    if (new Set(taken).size !== taken.length) say('berth-taken-twice', [], id)
    let kg = (medics + escorts + others) * standardKg.adult
    for (const { person: who } of seats) {
      const { weightKg, child, berth } = person.get(who)!
      kg += weightKg ?? (berth === 'lap' ? standardKg.lap : child ? standardKg.child : standardKg.adult)
    }
    if (seats.length > 0 && payloadKg !== undefined && kg > payloadKg) say('payload', [], id)
  }

  /** Those bound to each other by family, parents or care, however far around. */
  function circles(): string[][] {
    const found: string[][] = []
    const seen = new Set<string>()
    for (const { id } of mission.people) {
      if (seen.has(id)) continue
      const circle = [id]
      seen.add(id)
      for (const one of circle)
        for (const other of mission.people) {
          if (seen.has(other.id) || !bound(person.get(one)!, other)) continue
          seen.add(other.id)
          circle.push(other.id)
        }
      found.push(circle)
    }
    return found
  }

  function bound(a: Person, b: Person): boolean {
    if (!a.apart && !b.apart && a.group === b.group) return true
    if ((!a.apart && a.parents?.includes(b.id)) || (!b.apart && b.parents?.includes(a.id))) return true
    return (caredFor(a) && a.carer === b.id) || (caredFor(b) && b.carer === a.id)
  }

  /** A child with no own parent here, and with a named carer or no adult of its group. */
  function caredFor(child: Person): boolean {
    if (!child.child) return false
    if (child.apart) return true
    if (child.parents?.some((id) => person.has(id))) return false
    if (child.carer !== undefined) return true
    return !mission.people.some((each) => each.group === child.group && !each.apart && !each.child)
  }

  function together(people: string[]): void {
    const on = new Set(people.map((id) => seatOf.get(id)?.flight))
    if (on.size > 1) {
      const parted = people.filter((id) => {
        const parents = person.get(id)!.apart ? [] : (person.get(id)!.parents ?? [])
        return parents.some(
          (parent) => person.has(parent) && seatOf.get(parent)?.flight !== seatOf.get(id)?.flight,
        )
      })
      say(parted.length > 0 ? 'parent' : 'split', people)
      return
    }
    const [flight] = on
    if (flight === undefined) return
    for (const id of people) {
      const child = person.get(id)!
      if (!caredFor(child)) continue
      const carer = child.carer === undefined ? undefined : person.get(child.carer)
      const held = carer && seatOf.get(id)!.lapOf === carer.id
      if (!carer || carer.child || !(held || beside(berthOf(id), berthOf(carer.id))))
        say('carer', [id], flight)
    }
    inOneRun(people, flight)
  }

  function inOneRun(people: string[], flight: string): void {
    const places = people.map(berthOf).filter((berth) => berth !== undefined)
    const escorts = people.map(escortBerth).filter((berth) => berth !== undefined)
    const seats = [...places.filter(({ kind }) => kind === 'seat'), ...escorts]
    const rows = [...new Set(flights.get(flight)!.berths.map(({ row }) => row))].sort((a, b) => a - b)
    const order: string[] = []
    rows.forEach((row, at) => {
      const inRow = flights.get(flight)!.berths.filter((berth) => berth.kind === 'seat' && berth.row === row)
      inRow.sort((a, b) => (at % 2 === 0 ? a.place - b.place : b.place - a.place))
      for (const { id } of inRow) order.push(id)
    })
    const at = seats.map(({ id }) => order.indexOf(id))
    if (at.length > 0 && Math.max(...at) - Math.min(...at) + 1 !== at.length) say('apart', people, flight)
    const special = places.filter(({ kind }) => kind !== 'seat')
    for (const berth of special) {
      const others = seats.length > 0 ? seats : special.filter((other) => other !== berth)
      const near = others.some(({ row }) => Math.abs(row - berth.row) <= reach)
      if (others.length > 0 && !near) say('stretcher-alone', people, flight)
    }
  }
}
