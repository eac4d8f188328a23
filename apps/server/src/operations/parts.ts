// Operations, missions, legs and head-counts as they are entered.
import {
  type addHeadCount,
  type addLeg,
  type addMission,
  type addOperation,
  type BodyOf,
  type changeLeg,
  type changeOperation,
  Problem,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { expectedAtHandover } from './handover-list.ts'
import { holdPart, refuseEnded } from './hold.ts'
import { holdMission } from './manifest.ts'
import { expectedAboard } from './whole.ts'

export async function makeOperation(db: Db, { id, name, purpose }: BodyOf<typeof addOperation>) {
  return await db
    .insertInto('operations.operation')
    .values({ ...(id ? { id } : {}), name, purpose })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** @throws Problem not-found, or not-allowed where it is another agency's */
export async function ownOperation(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('operations.operation')
    .select(['agency_id', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  return row
}

export async function rewriteOperation(
  db: Db,
  actor: Actor,
  id: string,
  { name, purpose, state }: BodyOf<typeof changeOperation>,
) {
  await ownOperation(db, actor, id)
  await db.updateTable('operations.operation').set({ name, purpose, state }).where('id', '=', id).execute()
  return { id }
}

export async function makeMission(
  db: Db,
  actor: Actor,
  operationId: string,
  { id, number, name }: BodyOf<typeof addMission>,
) {
  const operation = await ownOperation(db, actor, operationId)
  if (operation.state !== 'open') throw new Problem('step-not-open')
  return await db
    .insertInto('operations.mission')
    .values({ ...(id ? { id } : {}), operation_id: operationId, number, name: name ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
}

function refuseBackwards({ departsAt, arrivesAt, departedAt, arrivedAt }: BodyOf<typeof changeLeg>): void {
  const wrong =
    new Date(arrivesAt) <= new Date(departsAt)
      ? 'arrivesAt'
      : departedAt && arrivedAt && new Date(arrivedAt) < new Date(departedAt)
        ? 'arrivedAt'
        : undefined
  if (wrong)
    throw new Problem('body-invalid', { issues: [{ path: `body.${wrong}`, message: 'after the departure' }] })
}

const legRow = (body: BodyOf<typeof changeLeg>) => ({
  mode: body.mode,
  from_place: body.from,
  from_zone: body.fromZone,
  to_place: body.to,
  to_zone: body.toZone,
  departs_at: body.departsAt,
  arrives_at: body.arrivesAt,
  departed_at: body.departedAt ?? null,
  arrived_at: body.arrivedAt ?? null,
  distance_km: body.distanceKm ?? null,
  states: body.states,
})

export async function makeLeg(db: Db, actor: Actor, missionId: string, body: BodyOf<typeof addLeg>) {
  refuseEnded(await holdMission(db, actor, missionId))
  refuseBackwards(body)
  const { last } = await db
    .selectFrom('operations.leg')
    .select(sql<number>`coalesce(max(seq), 0)`.as('last'))
    .where('mission_id', '=', missionId)
    .executeTakeFirstOrThrow()
  return await db
    .insertInto('operations.leg')
    .values({ ...(body.id ? { id: body.id } : {}), mission_id: missionId, seq: last + 1, ...legRow(body) })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function rewriteLeg(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeLeg>) {
  await holdPart(db, actor, 'operations.leg', id)
  refuseBackwards(body)
  await db.updateTable('operations.leg').set(legRow(body)).where('id', '=', id).execute()
  return { id }
}

/** At which states of a mission a step is counted. */
const countedIn: Record<BodyOf<typeof addHeadCount>['step'], readonly string[]> = {
  departure: ['frozen'],
  leg: ['frozen', 'departed', 'arrived'],
  arrival: ['arrived'],
  handover: ['open', 'frozen', 'departed', 'arrived', 'closed'],
}

export async function countHeads(db: Db, actor: Actor, missionId: string, body: BodyOf<typeof addHeadCount>) {
  const mission = await holdMission(db, actor, missionId)
  if (!countedIn[body.step].includes(mission.state)) throw new Problem('step-not-open')
  if (body.step === 'departure' && !mission.doors_closed_at)
    throw new Problem('step-not-open', { detail: 'The doors are open. Close them, then count.' })
  if ((body.step === 'leg') !== Boolean(body.legId))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.legId', message: 'for a leg, and only for a leg' }],
    })
  if (body.legId) {
    const leg = await db
      .selectFrom('operations.leg')
      .select('id')
      .where('id', '=', body.legId)
      .where('mission_id', '=', missionId)
      .executeTakeFirst()
    if (!leg) throw new Problem('refers-to-nothing')
  }
  if ((body.step === 'handover') !== Boolean(body.handoverId))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.handoverId', message: 'for a handover, and only for a handover' }],
    })
  const expected = body.handoverId
    ? await expectedAtHandover(db, missionId, body.handoverId)
    : await expectedAboard(db, missionId)
  const explained = body.counted !== expected && body.explanation ? body.explanation : null
  const { id } = await db
    .insertInto('operations.head_count')
    .values({
      ...(body.id ? { id: body.id } : {}),
      mission_id: missionId,
      step: body.step,
      leg_id: body.legId ?? null,
      handover_id: body.handoverId ?? null,
      counted: body.counted,
      expected,
      ...(explained
        ? { explanation: explained, explained_by: actor.accountId, explained_at: sql`now()` }
        : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, closed: body.counted === expected || explained !== null }
}

export async function explain(db: Db, actor: Actor, id: string, explanation: string) {
  const count = await db
    .selectFrom('operations.head_count')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!count) throw new Problem('not-found')
  refuseEnded(await holdMission(db, actor, count.mission_id))
  if (count.counted === count.expected || count.explanation) throw new Problem('step-not-open')
  await db
    .updateTable('operations.head_count')
    .set({ explanation, explained_by: actor.accountId, explained_at: sql`now()` })
    .where('id', '=', id)
    .where('explanation', 'is', null)
    .execute()
  return { id }
}
