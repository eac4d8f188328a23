// Generated missions: families, unaccompanied children with carers, needs, escorts, pins. Seeded; nobody in them is anyone.
import { cabin } from '../src/cabin.ts'
import type { Flight, Mission, Person, Pin } from '../src/mission.ts'

export interface Size {
  people: number
  flights: number
  /** Seats for each person, over all flights. */
  room?: number
  rows?: number
  columns?: string
}

/** 0 ≤ next() < 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function generate(seed: number, size: Size): Mission {
  const random = randomOf(seed)
  const below = (n: number) => Math.floor(random() * n)
  const chance = (p: number) => random() < p
  const people: Person[] = []
  const carers: string[] = []
  const add = (person: Omit<Person, 'id'>): string => {
    const id = `p${people.length + 1}`
    people.push({ id, ...needs(), ...person })
    return id
  }
  const needs = (): Partial<Person> => {
    if (chance(0.012)) return { berth: 'stretcher', medicNear: true }
    if (chance(0.012)) return { berth: 'wheelchair' }
    return { ...(chance(0.03) ? { medicNear: true } : {}), priority: chance(0.1) ? 1 : chance(0.7) ? 2 : 3 }
  }
  const family = () => {
    const group = `g${people.length + 1}`
    const mother = add({ group, child: false, ...(chance(0.04) ? { escort: true } : {}) })
    if (!carers.includes(mother)) carers.push(mother)
    const father = chance(0.12)
      ? add({ group: `${group}m`, child: false, ...(chance(0.6) ? { escort: true } : {}) })
      : undefined
    const parents = father === undefined ? [mother] : [mother, father]
    for (let n = 1 + below(5); n > 0; n--)
      add({ group, child: true, parents, ...(n === 1 && chance(0.2) ? { berth: 'lap' as const } : {}) })
    // A grandmother, or a child of whom a decision says that it travels apart with another carer.
    if (chance(0.1)) add({ group, child: false })
    if (chance(0.02) && carers.length > 1)
      add({
        group,
        child: true,
        parents,
        apart: true,
        carer: carers[below(carers.length - 1)]!,
        berth: 'seat',
      })
  }
  while (people.length < size.people) {
    if (chance(0.12))
      add({ group: `g${people.length + 1}`, child: false, ...(chance(0.3) ? { escort: true } : {}) })
    else if (chance(0.08) && carers.length > 0)
      add({
        group: `g${people.length + 1}`,
        child: true,
        carer: carers.splice(below(carers.length), 1)[0]!,
        berth: 'seat',
      })
    else family()
  }
  const rows = size.rows ?? Math.ceil((size.people * (size.room ?? 1.12)) / size.flights / 6) + 1
  const escorted = people.filter(({ escort }) => escort).length
  const flights: Flight[] = Array.from({ length: size.flights }, (_, at) => ({
    id: `f${at + 1}`,
    day: `2026-11-${String(1 + Math.floor(at / 2)).padStart(2, '0')}`,
    berths: cabin({ rows, columns: size.columns ?? 'ABC-DEF', stretchers: 3, wheelchairs: 3 }),
    payloadKg: rows * 6 * 92,
    medics: 2,
    escorts: Math.ceil((escorted / size.flights) * 1.2) + 1,
  }))
  // One of a family at most, so that pins alone never clash.
  const mothers = new Set(people.flatMap(({ parents }) => parents?.slice(0, 1) ?? []))
  const pins: Pin[] = people
    .filter(({ id }) => mothers.has(id) && chance(0.04))
    .map(({ id }) => ({ person: id, flight: flights[below(flights.length)]!.id }))
  return { people, flights, pins, flightsOn: { '2026-11-01': 2 } }
}
