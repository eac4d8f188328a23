// What an assignment is computed from, read from the manifest, its gates, the vehicles and the pins.
import { createHash } from 'node:crypto'
import type { Mission, Person, Pin, Seat } from '@oralu/assignment'
import { type Cabin, type LinePin, travels } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { massOf } from '../capacity.ts'
import { type GateData, type JudgedLine, readManifest } from '../manifest.ts'
import { carriagesOf } from '../plan.ts'
import { dayOfDeparture } from '../rules.ts'
import { legsOf } from '../whole.ts'
import { cabinOf } from './cabins.ts'

export interface Placing {
  cabins: Cabin[]
  lines: JudgedLine[]
  pins: ReadonlyMap<string, LinePin>
}

/** Those who travel, the vehicles of the mission, and what is fixed. */
export async function readPlacing(db: Db, missionId: string): Promise<Placing> {
  const legs = (await legsOf(db, [missionId])).get(missionId) ?? []
  const carriages = await carriagesOf(db, missionId)
  const lines = await readManifest(db, missionId, dayOfDeparture(legs, new Date()), { passed: false })
  return {
    cabins: carriages.map((each) => cabinOf(each, legs.find(({ id }) => id === each.legId)!)),
    lines: lines.filter(({ line }) => travels(line.state)),
    pins: await pinsOf(db, missionId),
  }
}

async function pinsOf(db: Db, missionId: string): Promise<Map<string, LinePin>> {
  const rows = await db
    .selectFrom('operations.pin')
    .select(['line_id', 'carriage_id', 'berth', 'must', 'turn'])
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(
    rows.map(({ line_id, carriage_id, berth, must, turn }) => [
      line_id,
      { carriageId: carriage_id, berth, must, turn: turn as LinePin['turn'] },
    ]),
  )
}

const priorityOf = { first: 1, 'with all': 2, last: 3 } as const

/** The solver's mission for some of the vehicles, in an order that does not change while nothing does. */
export async function missionOf(
  db: Db,
  missionId: string,
  { cabins, lines, pins }: Placing,
  carriages: readonly string[],
): Promise<Mission> {
  const { rows } = await sql<{ child_line: string; parent_line: string }>`
    select * from operations.bonds(${missionId}) order by 1, 2`.execute(db)
  const parentsOf = Map.groupBy(rows, (row) => row.child_line)
  const flights = cabins.filter(({ carriageId }) => carriages.includes(carriageId))
  const going = new Set(lines.map(({ line }) => line.id))
  const carers = carersOf(lines)
  const people = lines.map(({ line, facts, entries }): Person => {
    const parents = (parentsOf.get(line.id) ?? []).map((row) => row.parent_line).filter((id) => going.has(id))
    const pin = pins.get(line.id)
    const berth = line.berth as NonNullable<Person['berth']>
    const carer = parents.length === 0 || isApart(entries) ? carers(line.id) : undefined
    const until = lastDay(entries)
    return {
      id: line.id,
      group: line.together,
      child: facts.child,
      parents,
      ...(facts.child && carer !== undefined ? { carer } : {}),
      apart: isApart(entries),
      berth,
      medicNear: line.medic_near || berth === 'stretcher',
      escort: line.escort_needed,
      weightKg: massOf({ weight: line.weight_kg, berth: berth as 'seat' }),
      priority: priorityOf[pin?.turn ?? 'with all'],
      must: pin?.must ?? false,
      ...(until === undefined ? {} : { until }),
    }
  })
  return {
    people,
    flights: flights.map(({ carriageId, day, berths, medics, escorts, others, payloadKg }) => ({
      id: carriageId,
      day,
      berths,
      medics,
      escorts,
      others,
      ...(payloadKg === null ? {} : { payloadKg }),
    })),
    pins: pinsIn(lines, pins, flights),
    earlier: seatsNow(lines, carriages),
  }
}

/** A pin to a vehicle that is not among those asked for, or to a berth that it no longer has, binds nothing. */
function pinsIn(lines: readonly JudgedLine[], pins: Placing['pins'], flights: readonly Cabin[]): Pin[] {
  return lines.flatMap(({ line }): Pin[] => {
    const pin = pins.get(line.id)
    const flight = flights.find(({ carriageId }) => carriageId === pin?.carriageId)
    if (!pin || !flight) return []
    const berth = flight.berths.find(({ id }) => id === pin.berth)
    return [{ person: line.id, flight: flight.carriageId, ...(berth ? { berth: berth.id } : {}) }]
  })
}

/** The seats as they stand on the manifest. */
export function seatsNow(lines: readonly JudgedLine[], carriages: readonly string[]): Seat[] {
  return lines
    .filter(({ line }) => line.carriage_id !== null && carriages.includes(line.carriage_id))
    .filter(({ line }) => line.seat !== null || line.berth === 'lap')
    .map(({ line }) => ({ person: line.id, flight: line.carriage_id!, berth: line.seat }))
}

/** Named carers of a mark, the children among them in turn. */
function carersOf(lines: readonly JudgedLine[]): (lineId: string) => string | undefined {
  const found = new Map<string, string>()
  for (const marked of Map.groupBy(lines, ({ line }) => line.together).values()) {
    const carers = marked.filter(({ line }) => line.role === 'carer')
    const children = marked.filter(({ line, facts }) => facts.child && line.role !== 'carer')
    if (carers.length === 0) continue
    children.forEach(({ line }, at) => {
      found.set(line.id, carers[at % carers.length]!.line.id)
    })
  }
  return (lineId) => found.get(lineId)
}

/** A best-interests determination, signed by a second, explained and not withdrawn. */
function isApart(entries: readonly GateData[]): boolean {
  const last = entries.findLast(({ kind }) => kind === 'together')
  const { explained } = (last?.details ?? {}) as { explained?: boolean }
  return last !== undefined && last.withdrawn_at === null && last.signed_by !== null && explained === true
}

/** The last day on which all that was entered for the gates still holds. */
function lastDay(entries: readonly GateData[]): string | undefined {
  const newest = new Map(entries.map((entry) => [entry.kind, entry]))
  return [...newest.values()]
    .filter((entry) => entry.withdrawn_at === null && entry.expires_on !== null)
    .map((entry) => entry.expires_on!)
    .sort()[0]
}

/** Of all but the seats as they stand: they decide which plan is nearest, not which is allowed. */
export function hashOf({ earlier: _, ...mission }: Mission): Buffer {
  return createHash('sha256').update(JSON.stringify(mission)).digest()
}
