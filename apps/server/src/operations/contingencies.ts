// When the plan fails: a leg goes another way, a permission is refused, a leg becomes two. Each is one act with a
// reason, keeps what was there before, and makes a new version of a frozen manifest.
import { type AlternativeBody, type BodyOf, Problem, type splitLeg } from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor, Db } from '../db/transaction.ts'
import type { DB } from '../db/types.generated.ts'
import { roleHolds } from '../http/serve.ts'
import { findLeg, holdPart } from './hold.ts'
import type { MissionHeld } from './manifest.ts'
import { addVersion } from './versions.ts'

type LegData = Selectable<DB['operations.leg']>

export async function prepare(
  db: Db,
  actor: Actor,
  legId: string,
  {
    id,
    kind,
    to,
    toZone,
    distanceKm,
    minutes,
    states,
    prepared,
  }: z.output<typeof AlternativeBody> & {
    id?: string | undefined
  },
) {
  const { mission_id } = await holdPart(db, actor, 'operations.leg', legId)
  const leg = await findLeg(db, mission_id, legId)
  if (kind === 'route' && (to !== leg.to_place || toZone !== leg.to_zone))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.to', message: 'a route keeps the destination' }],
    })
  return await db
    .insertInto('operations.alternative')
    .values({
      ...(id ? { id } : {}),
      mission_id,
      leg_id: legId,
      kind,
      to_place: to,
      to_zone: toZone,
      distance_km: distanceKm ?? null,
      minutes,
      states,
      prepared,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** How people travel changes: on a frozen manifest by whoever decides, and as a new version; on the way by whoever is there. */
export async function keepChange(
  db: Db,
  actor: Actor,
  mission: MissionHeld,
  about: { kind: string; reason: string; was?: LegData } & Partial<
    Record<'leg_id' | 'permission_id' | 'alternative_id' | 'line_id', string>
  >,
): Promise<void> {
  if (mission.state === 'frozen' && !roleHolds(actor.role, 'mission.decide')) throw new Problem('not-allowed')
  const { was, ...rest } = about
  const version = mission.state === 'frozen' ? await addVersion(db, mission.id, about.reason) : null
  await db
    .insertInto('operations.contingency')
    .values({
      ...rest,
      mission_id: mission.id,
      version,
      was: was
        ? JSON.stringify({
            from: was.from_place,
            to: was.to_place,
            arrivesAt: was.arrives_at,
            states: was.states,
          })
        : null,
    })
    .execute()
}

/** A leg that is still to arrive. */
async function openLeg(db: Db, missionId: string, id: string): Promise<LegData> {
  const leg = await findLeg(db, missionId, id)
  if (leg.arrived_at) throw new Problem('step-not-open', { detail: 'The leg has arrived.' })
  return leg
}

export async function goOtherWay(db: Db, actor: Actor, id: string, reason: string) {
  const { mission_id, mission } = await holdPart(db, actor, 'operations.alternative', id)
  const way = await db
    .selectFrom('operations.alternative')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (way.taken_at || mission.state === 'arrived') throw new Problem('step-not-open')
  const leg = await openLeg(db, mission_id, way.leg_id)
  const left = new Date(leg.departed_at ?? leg.departs_at).getTime()
  await db
    .updateTable('operations.leg')
    .set({
      to_place: way.to_place,
      to_zone: way.to_zone,
      distance_km: way.distance_km,
      states: way.states,
      arrives_at: new Date(left + way.minutes * 60_000).toISOString(),
    })
    .where('id', '=', leg.id)
    .execute()
  if (way.to_place !== leg.to_place) await goOnFrom(db, leg, way)
  await db.updateTable('operations.alternative').set({ taken_at: sql`now()` }).where('id', '=', id).execute()
  await keepChange(db, actor, mission, {
    kind: 'alternative taken',
    reason,
    leg_id: leg.id,
    alternative_id: id,
    was: leg,
  })
  return { id }
}

/** The next leg begins where this one now ends; how far that is, nobody has said yet. */
async function goOnFrom(db: Db, leg: LegData, way: { to_place: string; to_zone: string }): Promise<void> {
  await db
    .updateTable('operations.leg')
    .set({ from_place: way.to_place, from_zone: way.to_zone, distance_km: null })
    .where('mission_id', '=', leg.mission_id)
    .where('seq', '=', leg.seq + 1)
    .where('withdrawn_at', 'is', null)
    .where('departed_at', 'is', null)
    .where('from_place', '=', leg.to_place)
    .execute()
}

export async function refuse(db: Db, actor: Actor, id: string, reason: string) {
  const { mission } = await holdPart(db, actor, 'operations.permission', id)
  const { numUpdatedRows } = await db
    .updateTable('operations.permission')
    .set({ state: 'refused', refused_at: sql<string>`now()`, refused_why: reason })
    .where('id', '=', id)
    .where('state', '<>', 'refused')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('state-changed')
  // Who travels, and how, is as before: no version.
  await db
    .insertInto('operations.contingency')
    .values({ mission_id: mission.id, kind: 'permission refused', reason, permission_id: id })
    .execute()
  return { id }
}

export async function split(db: Db, actor: Actor, id: string, body: BodyOf<typeof splitLeg>) {
  const { mission_id, mission } = await holdPart(db, actor, 'operations.leg', id)
  if (mission.state === 'arrived') throw new Problem('step-not-open')
  const leg = await openLeg(db, mission_id, id)
  refuseDisorder(leg, body)
  // Later legs make room, in two steps: a place in the order is one leg's at any moment.
  for (const by of [10_001, -10_000])
    await db
      .updateTable('operations.leg')
      .set({ seq: sql<number>`seq + ${sql.lit(by)}` })
      .where('mission_id', '=', mission_id)
      .where('withdrawn_at', 'is', null)
      .where('seq', '>', leg.seq)
      .execute()
  const secondId = body.secondId ?? crypto.randomUUID()
  await db
    .insertInto('operations.leg')
    .values({
      id: secondId,
      mission_id,
      seq: leg.seq + 1,
      mode: body.mode,
      from_place: body.at,
      from_zone: body.zone,
      to_place: leg.to_place,
      to_zone: leg.to_zone,
      departs_at: body.departsAt,
      arrives_at: arrivalOf(leg, body),
      distance_km: body.second.distanceKm ?? null,
      states: body.second.states,
    })
    .execute()
  await db
    .updateTable('operations.leg')
    .set({
      to_place: body.at,
      to_zone: body.zone,
      arrives_at: body.arrivesAt,
      distance_km: body.first.distanceKm ?? null,
      states: body.first.states,
    })
    .where('id', '=', id)
    .execute()
  // Other ways lead to where the second part ends; how long they take was reckoned for the whole, and is too long rather
  // than too short.
  await db
    .updateTable('operations.alternative')
    .set({ leg_id: secondId })
    .where('leg_id', '=', id)
    .where('taken_at', 'is', null)
    .execute()
  if (body.sameVehicles) await goOnWithVehicles(db, mission_id, id, secondId)
  await keepChange(db, actor, mission, { kind: 'leg split', reason: body.reason, leg_id: id, was: leg })
  return { id: secondId }
}

function refuseDisorder(leg: LegData, { arrivesAt, departsAt }: BodyOf<typeof splitLeg>): void {
  const wrong =
    new Date(arrivesAt) <= new Date(leg.departed_at ?? leg.departs_at)
      ? 'arrivesAt'
      : new Date(departsAt) < new Date(arrivesAt)
        ? 'departsAt'
        : undefined
  if (wrong)
    throw new Problem('body-invalid', {
      issues: [{ path: `body.${wrong}`, message: 'after what comes before' }],
    })
}

/** The rest of the way takes as long as it would have, unless the plan still holds. */
function arrivalOf(leg: LegData, { departsAt, arrivesAt }: BodyOf<typeof splitLeg>): string {
  const planned = new Date(leg.arrives_at).getTime()
  const rest = Math.max(planned - new Date(arrivesAt).getTime(), 60_000)
  return new Date(Math.max(planned, new Date(departsAt).getTime() + rest)).toISOString()
}

async function goOnWithVehicles(db: Db, missionId: string, from: string, to: string): Promise<void> {
  const carriages = await db
    .selectFrom('operations.carriage')
    .selectAll()
    .where('leg_id', '=', from)
    .where('withdrawn_at', 'is', null)
    .execute()
  for (const { id, vehicle_id, ready_from, ready_until } of carriages) {
    const next = crypto.randomUUID()
    await db
      .insertInto('operations.carriage')
      .values({ id: next, mission_id: missionId, leg_id: to, vehicle_id, ready_from, ready_until })
      .execute()
    await sql`
      insert into operations.attendant (mission_id, carriage_id, duty, name, title)
      select mission_id, ${next}, duty, name, title from operations.attendant
      where carriage_id = ${id} and withdrawn_at is null`.execute(db)
  }
}
