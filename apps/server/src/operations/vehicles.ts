// Vehicles, vehicles on legs, and who goes along, as they are entered.
import {
  type addAttendant,
  type addCarriage,
  type addVehicle,
  type BodyOf,
  type changeCarriage,
  type changeVehicle,
  Problem,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { holdPart } from './hold.ts'

const vehicleRow = (body: BodyOf<typeof changeVehicle>) => ({
  kind: body.kind,
  mark: body.mark,
  operator: body.operator,
  model: body.model ?? null,
  seats: body.seats,
  seat_rows: body.seatRows ?? null,
  seat_columns: body.seatColumns ?? null,
  seats_left_out: body.seatsLeftOut,
  stretchers: body.stretchers,
  wheelchairs: body.wheelchairs,
  payload_kg: body.payloadKg ?? null,
  range_km: body.rangeKm ?? null,
})

/** @throws Problem state-changed where a vehicle of that mark is there already */
async function refuseTwice(db: Db, mark: string, but?: string): Promise<void> {
  const there = await db
    .selectFrom('operations.vehicle')
    .select('id')
    .where('mark', '=', mark)
    .where('withdrawn_at', 'is', null)
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
  if (there && there.id !== but)
    throw new Problem('state-changed', {
      detail: 'A vehicle of this registration or plate is there already.',
      issues: [{ path: 'body.mark', message: 'already there' }],
    })
}

export async function makeVehicle(db: Db, body: BodyOf<typeof addVehicle>) {
  await refuseTwice(db, body.mark)
  return await db
    .insertInto('operations.vehicle')
    .values({ ...(body.id ? { id: body.id } : {}), ...vehicleRow(body) })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** @throws Problem not-found, not-allowed where it is another agency's, state-changed where it was withdrawn */
async function holdVehicle(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await db
    .selectFrom('operations.vehicle')
    .select('agency_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  if (seen.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  const { withdrawn_at } = await db
    .selectFrom('operations.vehicle')
    .select('withdrawn_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (withdrawn_at) throw new Problem('state-changed')
}

export async function rewriteVehicle(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeVehicle>) {
  await holdVehicle(db, actor, id)
  await refuseTwice(db, body.mark, id)
  await db.updateTable('operations.vehicle').set(vehicleRow(body)).where('id', '=', id).execute()
  return { id }
}

export async function takeOutVehicle(db: Db, actor: Actor, id: string) {
  await holdVehicle(db, actor, id)
  const used = await db
    .selectFrom('operations.carriage as carriage')
    .innerJoin('operations.mission as mission', 'mission.id', 'carriage.mission_id')
    .select('mission.number')
    .where('carriage.vehicle_id', '=', id)
    .where('carriage.withdrawn_at', 'is', null)
    .where('mission.state', 'not in', ['closed', 'cancelled'])
    .executeTakeFirst()
  if (used)
    throw new Problem('step-not-open', {
      detail: 'The vehicle stands on a leg. Take it off the leg first.',
      issues: [{ path: id, message: `mission ${used.number}` }],
    })
  await db.updateTable('operations.vehicle').set({ withdrawn_at: sql`now()` }).where('id', '=', id).execute()
  return { id }
}

export async function makeCarriage(db: Db, actor: Actor, legId: string, body: BodyOf<typeof addCarriage>) {
  const { mission_id } = await holdPart(db, actor, 'operations.leg', legId)
  await holdVehicle(db, actor, body.vehicleId).catch((error) => {
    throw error instanceof Problem ? new Problem('refers-to-nothing') : error
  })
  const there = await db
    .selectFrom('operations.carriage')
    .select('id')
    .where('leg_id', '=', legId)
    .where('vehicle_id', '=', body.vehicleId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (there) throw new Problem('state-changed', { detail: 'The vehicle stands on this leg already.' })
  return await db
    .insertInto('operations.carriage')
    .values({
      ...(body.id ? { id: body.id } : {}),
      mission_id,
      leg_id: legId,
      vehicle_id: body.vehicleId,
      ready_from: body.readyFrom ?? null,
      ready_until: body.readyUntil ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function rewriteCarriage(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeCarriage>) {
  await holdPart(db, actor, 'operations.carriage', id)
  await db
    .updateTable('operations.carriage')
    .set({ ready_from: body.readyFrom ?? null, ready_until: body.readyUntil ?? null })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function makeAttendant(
  db: Db,
  actor: Actor,
  carriageId: string,
  body: BodyOf<typeof addAttendant>,
) {
  const { mission_id } = await holdPart(db, actor, 'operations.carriage', carriageId)
  return await db
    .insertInto('operations.attendant')
    .values({
      ...(body.id ? { id: body.id } : {}),
      mission_id,
      carriage_id: carriageId,
      duty: body.duty,
      name: body.name,
      title: body.title ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
