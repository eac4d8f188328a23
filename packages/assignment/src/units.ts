// Units: those whom the rules in force bind to one flight, and what a unit takes of it.
import type { Mission, Person } from './mission.ts'
import { weightOf } from './mission.ts'
import type { Rule, RuleCode } from './rules.ts'

export interface Unit {
  /** The id of its first person. */
  id: string
  people: readonly Person[]
  /** Ids of those in seats, escorts among them as `escortOf(person)`: one run along the cabin. */
  run: readonly string[]
  stretchers: readonly string[]
  wheelchairs: readonly string[]
  laps: readonly { child: string; holder: string }[]
  /** Pairs who sit beside each other; where one has a stretcher or wheelchair place, within reach. */
  beside: readonly (readonly [string, string])[]
  /** Those who need a medic within reach. */
  patients: readonly string[]
  escorts: number
  kg: number
  must: boolean
  /** A child with neither adult nor carer is in it. */
  barred: boolean
  /** Flights on which its days and pins allow it. */
  flights: readonly string[]
  pins: ReadonlyMap<string, string>
}

export function escortOf(person: string): string {
  return `escort of ${person}`
}

/** How many seats its people take, escorts aside. */
export function seatsOf(unit: Unit): number {
  return unit.run.length - unit.escorts
}

export function unitsOf(mission: Mission, rules: readonly Rule[]): Unit[] {
  const root = new Map(mission.people.map(({ id }) => [id, id]))
  const find = (id: string): string => {
    const up = root.get(id)!
    if (up === id) return id
    const top = find(up)
    root.set(id, top)
    return top
  }
  for (const { code, people } of rules)
    if (code === 'family' || code === 'parent' || code === 'carer')
      for (const id of people.slice(1)) root.set(find(id), find(people[0]!))
  const byPerson = new Map<string, Rule[]>()
  for (const rule of rules)
    for (const id of rule.people) byPerson.set(id, [...(byPerson.get(id) ?? []), rule])
  return [...Map.groupBy(mission.people, ({ id }) => find(id)).values()].map((people) =>
    unitOf(mission, people, [...new Set(people.flatMap(({ id }) => byPerson.get(id) ?? []))]),
  )
}

function unitOf(mission: Mission, people: readonly Person[], rules: readonly Rule[]): Unit {
  const with_ = (code: RuleCode) => rules.filter((rule) => rule.code === code)
  const first = (code: RuleCode) => with_(code).map((rule) => rule.people[0]!)
  const laps = lapsOf(people, with_('carer'))
  const held = new Set(laps.map(({ child }) => child))
  const seated = people.filter(
    ({ id, berth = 'seat' }) => berth === 'seat' || (berth === 'lap' && !held.has(id)),
  )
  const stretchers = first('stretcher')
  const wheelchairs = first('wheelchair')
  const placed = new Set([...seated.map(({ id }) => id), ...stretchers, ...wheelchairs])
  const escorted = first('escort')
  const beside = [
    ...with_('carer').map(({ people: [child, carer] }) => [child!, carer!] as const),
    ...escorted.map((id) => [id, escortOf(id)] as const),
  ].filter(([a, b]) => placed.has(a) && (placed.has(b) || b === escortOf(a)))
  const [pinned, berths] = [with_('pin-flight'), with_('pin-berth')]
  const days = new Set(first('days'))
  const flights = mission.flights.filter(
    ({ id, day }) =>
      pinned.every((pin) => pin.flight === id) &&
      berths.every((pin) => pin.flight === id) &&
      people.every((each) => !days.has(each.id) || leavesOn(each, day)),
  )
  return {
    id: people[0]!.id,
    people,
    run: [...seated.map(({ id }) => id), ...escorted.map(escortOf)],
    stretchers,
    wheelchairs,
    laps,
    beside,
    patients: first('medic').filter((id) => placed.has(id)),
    escorts: escorted.length,
    kg: people.reduce((sum, each) => sum + weightOf(each), 0),
    must: pinned.length + with_('must').length + berths.length > 0,
    barred: with_('no-carer').length > 0,
    flights: flights.map(({ id }) => id),
    pins: new Map(berths.map(({ people: [id], berth }) => [id!, berth!])),
  }
}

export function leavesOn({ from, until }: Person, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until)
}

/** One small child a lap: its carer's, an own parent's, else another adult's of the unit. Who finds none takes a seat. */
function lapsOf(people: readonly Person[], carers: readonly Rule[]): { child: string; holder: string }[] {
  const free = new Map(people.filter(({ berth = 'seat' }) => berth === 'seat').map((each) => [each.id, each]))
  const laps: { child: string; holder: string }[] = []
  const small = people.filter(({ berth }) => berth === 'lap')
  const take = (child: Person, candidates: readonly (string | undefined)[]) => {
    const holder = candidates.find((id) => id !== undefined && free.has(id))
    if (holder === undefined) return
    free.delete(holder)
    laps.push({ child: child.id, holder })
  }
  for (const child of small) {
    const carer = carers.find((rule) => rule.people[0] === child.id)?.people[1]
    take(child, carer === undefined ? (child.parents ?? []) : [carer])
  }
  for (const child of small) {
    const alone = carers.some((rule) => rule.people[0] === child.id)
    if (alone || laps.some((lap) => lap.child === child.id)) continue
    take(
      child,
      [...free.values()].filter((each) => !each.child).map(({ id }) => id),
    )
  }
  return laps
}
