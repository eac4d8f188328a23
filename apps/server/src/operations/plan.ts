// What a mission is planned with, as it is read: vehicles on legs, other ways, checks, and what was decided.
import {
  type Alternative,
  type Carriage,
  dueAt,
  type Leg,
  type MissionCheck,
  type Vehicle,
  type Waiver,
} from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { DB } from '../db/types.generated.ts'
import { colleaguesOf } from './manifest.ts'

export function vehicleOf(row: Selectable<DB['operations.vehicle']>): Vehicle {
  return {
    id: row.id,
    kind: row.kind as Vehicle['kind'],
    mark: row.mark,
    operator: row.operator,
    model: row.model,
    seats: row.seats,
    seatRows: row.seat_rows,
    seatColumns: row.seat_columns,
    seatsLeftOut: row.seats_left_out,
    stretchers: row.stretchers,
    wheelchairs: row.wheelchairs,
    payloadKg: row.payload_kg,
    rangeKm: row.range_km,
  }
}

export async function listVehicles(db: Db): Promise<Vehicle[]> {
  const rows = await db
    .selectFrom('operations.vehicle')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('mark')
    .orderBy('id')
    .execute()
  return rows.map(vehicleOf)
}

export async function carriagesOf(db: Db, missionId: string): Promise<Carriage[]> {
  const rows = await db
    .selectFrom('operations.carriage as carriage')
    .innerJoin('operations.leg as leg', 'leg.id', 'carriage.leg_id')
    .select(['carriage.id', 'carriage.leg_id', 'carriage.vehicle_id', 'carriage.ready_from'])
    .select(['carriage.ready_until', 'carriage.recorded_at'])
    .where('carriage.mission_id', '=', missionId)
    .where('carriage.withdrawn_at', 'is', null)
    .where('leg.withdrawn_at', 'is', null)
    .orderBy('leg.seq')
    .orderBy('carriage.recorded_at')
    .orderBy('carriage.id')
    .execute()
  if (rows.length === 0) return []
  const vehicles = await db
    .selectFrom('operations.vehicle')
    .selectAll()
    .where('id', '=', sql<string>`any(${rows.map((row) => row.vehicle_id)}::uuid[])`)
    .execute()
  const known = new Map(vehicles.map((row) => [row.id, vehicleOf(row)]))
  const attendants = await db
    .selectFrom('operations.attendant')
    .select(['id', 'carriage_id', 'duty', 'name', 'title'])
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const elsewhere = await otherLegs(db, missionId)
  return rows.flatMap((row) => {
    const vehicle = known.get(row.vehicle_id)
    if (!vehicle) return []
    return {
      id: row.id,
      legId: row.leg_id,
      vehicle,
      readyFrom: row.ready_from,
      readyUntil: row.ready_until,
      attendants: attendants
        .filter((each) => each.carriage_id === row.id)
        .map(({ id, duty, name, title }) => ({
          id,
          duty: duty as Carriage['attendants'][number]['duty'],
          name,
          title,
        })),
      alsoOn: elsewhere.get(row.id) ?? [],
      recordedAt: row.recorded_at,
    }
  })
}

/** By carriage: the numbers of missions that have its vehicle on another leg at the same time. */
async function otherLegs(db: Db, missionId: string): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('operations.carriage as one')
    .innerJoin('operations.leg as leg', 'leg.id', 'one.leg_id')
    .innerJoin('operations.carriage as other', 'other.vehicle_id', 'one.vehicle_id')
    .innerJoin('operations.leg as there', 'there.id', 'other.leg_id')
    .innerJoin('operations.mission as mission', 'mission.id', 'other.mission_id')
    .select(['one.id', 'mission.number'])
    .where('one.mission_id', '=', missionId)
    .whereRef('other.leg_id', '<>', 'one.leg_id')
    .where((of) =>
      of.and(
        [of.ref('one.withdrawn_at'), of.ref('other.withdrawn_at'), of.ref('there.withdrawn_at')].map((at) =>
          of(at, 'is', null),
        ),
      ),
    )
    .where('mission.state', 'not in', ['closed', 'cancelled'])
    .whereRef('there.departs_at', '<', 'leg.arrives_at')
    .whereRef('there.arrives_at', '>', 'leg.departs_at')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, each]) => [id, each.map((row) => row.number)]),
  )
}

export async function alternativesOf(db: Db, missionId: string): Promise<Alternative[]> {
  const rows = await db
    .selectFrom('operations.alternative')
    .selectAll()
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    legId: row.leg_id,
    kind: row.kind as Alternative['kind'],
    to: row.to_place,
    toZone: row.to_zone,
    distanceKm: row.distance_km,
    minutes: row.minutes,
    states: row.states,
    prepared: row.prepared,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
    takenAt: row.taken_at,
  }))
}

export async function checksOf(db: Db, missionId: string, legs: readonly Leg[]): Promise<MissionCheck[]> {
  const rows = await db
    .selectFrom('operations.mission_check')
    .selectAll()
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.done_by),
  )
  const ends = { departsAt: legs[0]?.departsAt ?? null, arrivesAt: legs.at(-1)?.arrivesAt ?? null }
  return rows.map((row) => {
    const phase = row.phase as MissionCheck['phase']
    return {
      id: row.id,
      phase,
      ownerRole: row.owner_role as MissionCheck['ownerRole'],
      hoursBefore: row.hours_before,
      standard: row.standard as MissionCheck['standard'],
      text: row.text,
      owner: row.owner,
      dueAt: dueAt({ phase, hoursBefore: row.hours_before }, ends),
      doneBy: row.done_by && by(row.done_by),
      doneAt: row.done_at,
      note: row.note,
      recordedAt: row.recorded_at,
    }
  })
}

export async function waiversOf(db: Db, missionId: string): Promise<Waiver[]> {
  const rows = await db
    .selectFrom('operations.waiver')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('recorded_at')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    code: row.code as Waiver['code'],
    aboutId: row.about_id,
    reason: row.reason,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
  }))
}

/** The lines of a mission that were handed over to the arrival centre. */
export async function receivedOf(db: Db, missionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('operations.handover_line as each')
    .innerJoin('operations.handover as handover', 'handover.id', 'each.handover_id')
    .select('each.line_id')
    .where('handover.mission_id', '=', missionId)
    .where('handover.step', '=', 'to arrival centre')
    .where('handover.withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.line_id))
}
