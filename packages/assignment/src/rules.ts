// Every rule of a mission by name, so that the model is built from what is in force, and a clash can say which.
import type { Mission, Person } from './mission.ts'

/**
 * - `must` (person) is on a plan; `pin-flight`, `pin-berth` (person, flight, berth)
 * - `family` (people) and `parent` (child, parents) are on one flight and in one run of seats
 * - `carer` (child, carer) also beside each other; `no-carer`: a child with no adult and no carer does not travel
 * - `stretcher`, `wheelchair` (person) has such a place; `medic` near; `escort` of their own beside
 * - `days` (person) leaves between two days; `day-limit` (day): flights on it
 * - `seats`, `payload` (flight): what it holds
 */
export type RuleCode =
  | 'must'
  | 'pin-flight'
  | 'pin-berth'
  | 'family'
  | 'parent'
  | 'carer'
  | 'no-carer'
  | 'stretcher'
  | 'wheelchair'
  | 'medic'
  | 'escort'
  | 'days'
  | 'day-limit'
  | 'seats'
  | 'payload'

export interface Rule {
  code: RuleCode
  people: readonly string[]
  flight?: string
  berth?: string
  day?: string
  /** How many seats, kilograms or flights. */
  limit?: number
}

/** What is in force, in the order in which a clash is best told: what a planner set first, limits last. */
export function rulesOf(mission: Mission): Rule[] {
  const people = new Map(mission.people.map((person) => [person.id, person]))
  const rules: Rule[] = []
  for (const { person, flight, berth } of mission.pins ?? []) {
    rules.push({ code: 'pin-flight', people: [person], flight })
    if (berth !== undefined) rules.push({ code: 'pin-berth', people: [person], flight, berth })
  }
  for (const { id, must } of mission.people) if (must) rules.push({ code: 'must', people: [id] })
  rules.push(...bonds(mission.people, people))
  for (const person of mission.people) rules.push(...needs(person))
  for (const [day, limit] of Object.entries(mission.flightsOn ?? {}))
    rules.push({ code: 'day-limit', people: [], day, limit })
  for (const { id, berths, payloadKg, medics, escorts, others = 0 } of mission.flights) {
    const seats = berths.filter(({ kind }) => kind === 'seat').length - medics - escorts - others
    rules.push({ code: 'seats', people: [], flight: id, limit: Math.max(0, seats) })
    if (payloadKg !== undefined) rules.push({ code: 'payload', people: [], flight: id, limit: payloadKg })
  }
  return rules
}

function needs({ id, berth, medicNear, escort, from, until }: Person): Rule[] {
  const rules: Rule[] = []
  if (berth === 'stretcher' || berth === 'wheelchair') rules.push({ code: berth, people: [id] })
  if (medicNear) rules.push({ code: 'medic', people: [id] })
  if (escort) rules.push({ code: 'escort', people: [id] })
  if (from !== undefined || until !== undefined) rules.push({ code: 'days', people: [id] })
  return rules
}

function bonds(list: readonly Person[], people: ReadonlyMap<string, Person>): Rule[] {
  const families = Map.groupBy(
    list.filter(({ apart }) => !apart),
    ({ group }) => group,
  )
  const rules: Rule[] = []
  for (const family of families.values())
    if (family.length > 1) rules.push({ code: 'family', people: family.map(({ id }) => id) })
  for (const child of list) {
    const parents = (child.parents ?? []).filter((id) => people.has(id) && id !== child.id)
    if (parents.length > 0 && !child.apart) rules.push({ code: 'parent', people: [child.id, ...parents] })
    if (!needsCarer(child, parents, families.get(child.group))) continue
    const carer = child.carer === undefined ? undefined : people.get(child.carer)
    if (carer && !carer.child) rules.push({ code: 'carer', people: [child.id, carer.id] })
    else rules.push({ code: 'no-carer', people: [child.id] })
  }
  return rules
}

/** A child without own parents here, and either a carer is named or no adult is in its group. A mother of sixteen needs one too. */
function needsCarer(
  { child, apart, carer }: Person,
  parents: readonly string[],
  family: readonly Person[] = [],
): boolean {
  if (!child || (!apart && parents.length > 0)) return false
  return apart || carer !== undefined || family.every((each) => each.child)
}
