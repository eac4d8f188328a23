// What keeps seats as they were: runs in which all of a unit can sit where they sat.
import { type Arrangement, arrangements } from './arrange.ts'
import type { Run, SeatingTask } from './berths.ts'
import type { Berth } from './mission.ts'
import type { Unit } from './units.ts'

/** By where a run starts along the cabin: how a unit sits in it with everyone in the seat of the earlier plan. */
export type KeptRuns = ReadonlyMap<number, Arrangement>

export function keptRuns({ flight, earlier }: SeatingTask, unit: Unit, line: readonly Berth[]): KeptRuns {
  const index = new Map(line.map(({ id }, at) => [id, at]))
  const stood = new Map<string, string>()
  for (const { person, flight: on, berth } of earlier)
    if (on === flight.id && berth !== null && index.has(berth) && unit.run.includes(person))
      stood.set(person, berth)
  const runs = new Map<number, Arrangement>()
  if (stood.size === 0) return runs
  const at = [...stood.values()].map((berth) => index.get(berth)!)
  const pins = new Map([...stood, ...unit.pins])
  const { length } = unit.run
  const last = Math.min(Math.min(...at), line.length - length)
  for (let start = Math.max(0, Math.max(...at) - length + 1); start <= last; start++) {
    const [found] = arrangements({ ...unit, pins }, line.slice(start, start + length))
    if (found) runs.set(start, found)
  }
  return runs
}

/** How many of those whose row matters sit in another row. */
export function turned(one: Arrangement, other: Arrangement): number {
  return [...one.rows].filter(([id, row]) => other.rows.get(id) !== row).length
}

/** Runs given to units of one size: those in which they keep their seats first. */
export function matched(
  units: readonly Unit[],
  runs: readonly Run[],
  kept: ReadonlyMap<Unit, KeptRuns>,
): [Unit, Run][] {
  const free = new Set(runs)
  const pairs: [Unit, Run][] = []
  const waiting: Unit[] = []
  for (const unit of units) {
    const own = [...free].find(({ start }) => kept.get(unit)!.has(start))
    if (own && free.delete(own)) pairs.push([unit, own])
    else waiting.push(unit)
  }
  const rest = [...free]
  return [...pairs, ...waiting.map((unit, at): [Unit, Run] => [unit, rest[at]!])]
}
