// Tablets: enrolled by their own officer for one mission, given up by the office.
import { type BodyOf, type enrolDevice, type FieldDevice, Problem, type revokeDevice } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { colleaguesOf, holdMission } from '../operations/manifest.ts'
import type { Services } from '../services.ts'
import { newLogKeys } from './keys.ts'
import { findLog, lockLog } from './log.ts'
import { addOfficeActs, announce } from './office.ts'

const packed = ['open', 'frozen', 'departed', 'arrived']

/** Enrols one's own tablet. The first one opens the mission's log, whose first operation is the manifest. */
export async function enrol(
  db: Db,
  actor: Actor,
  services: Services,
  missionId: string,
  { id, name, key }: BodyOf<typeof enrolDevice>,
) {
  const mission = await holdMission(db, actor, missionId)
  if (!packed.includes(mission.state)) throw new Problem('step-not-open')
  await lockLog(db, missionId)
  if (!(await findLog(db, missionId))) {
    await db
      .insertInto('field.log')
      .values({ id: missionId, ...(await newLogKeys(services)) })
      .execute()
    const lines = await db
      .selectFrom('operations.manifest_line')
      .select(['id as line', 'state'])
      .where('mission_id', '=', missionId)
      .orderBy('id')
      .execute()
    const manifest = { state: mission.state, doorsClosed: mission.doors_closed_at !== null, lines }
    await addOfficeActs(db, actor, missionId, { kind: 'manifest', body: manifest as never })
  }
  await db
    .insertInto('field.device')
    .values({
      id,
      mission_id: missionId,
      name,
      officer_id: actor.accountId,
      role: actor.role,
      public_key: key,
    })
    .execute()
  const body = { device: id, officer: actor.accountId, role: actor.role, key }
  await addOfficeActs(db, actor, missionId, { kind: 'enrolled', body })
  await announce(db, missionId)
  return { id }
}

export async function listMissionDevices(db: Db, missionId: string): Promise<{ items: FieldDevice[] }> {
  await db
    .selectFrom('operations.mission')
    .select('id')
    .where('id', '=', missionId)
    .executeTakeFirstOrThrow(() => new Problem('not-found'))
  const rows = await db
    .selectFrom('field.device as device')
    .leftJoin('field.contact as contact', 'contact.device_id', 'device.id')
    .selectAll('device')
    .select(['contact.at', 'contact.told_to_wipe_at'])
    .select((of) => [
      of
        .selectFrom('field.pack as pack')
        .select((up) => up.fn.max('pack.expires_at').as('at'))
        .whereRef('pack.device_id', '=', 'device.id')
        .as('pack_expires_at'),
      of
        .selectFrom('field.operation as made')
        .select((up) => sql<number>`${up.fn.countAll()}::int`.as('n'))
        .whereRef('made.mission_id', '=', 'device.mission_id')
        .whereRef('made.device_id', '=', 'device.id')
        .as('operations'),
      of
        .selectFrom('field.operation as made')
        .select((up) => sql<number>`${up.fn.countAll()}::int`.as('n'))
        .whereRef('made.mission_id', '=', 'device.mission_id')
        .whereRef('made.device_id', '=', 'device.id')
        .where('made.clock', 'is', null)
        .as('waiting'),
    ])
    .where('device.mission_id', '=', missionId)
    .orderBy('device.recorded_at')
    .execute()
  const nameOf = await colleaguesOf(
    db,
    rows.flatMap((row) => [row.officer_id, row.revoked_by]),
  )
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    officer: nameOf(row.officer_id),
    role: row.role as FieldDevice['role'],
    enrolledAt: row.recorded_at,
    lastContactAt: row.at,
    packExpiresAt: row.pack_expires_at,
    operations: row.operations ?? 0,
    waiting: row.waiting ?? 0,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by && nameOf(row.revoked_by),
    reason: row.revoke_reason,
    wiped: row.wipe ? row.told_to_wipe_at !== null : null,
  }))
  return { items }
}

/** The holder may give up their own tablet, whoever decides on missions any. */
export async function revoke(
  db: Db,
  actor: Actor,
  mayDecide: boolean,
  id: string,
  { reason, wipe }: BodyOf<typeof revokeDevice>,
) {
  const device = await getDevice(db, id)
  if (device.officer_id !== actor.accountId && !mayDecide) throw new Problem('not-allowed')
  await holdMission(db, actor, device.mission_id)
  await lockLog(db, device.mission_id)
  if (device.revoked_at) throw new Problem('state-changed')
  await db
    .updateTable('field.device')
    .set({ revoked_by: actor.accountId, revoked_at: sql`now()`, revoke_reason: reason, wipe })
    .where('id', '=', id)
    .execute()
  const { last } = await db
    .selectFrom('field.operation')
    .select(({ fn }) => sql<number>`coalesce(${fn.max('sequence')}, 0)`.as('last'))
    .where('mission_id', '=', device.mission_id)
    .where('device_id', '=', id)
    .executeTakeFirstOrThrow()
  await addOfficeActs(db, actor, device.mission_id, { kind: 'revoked', body: { device: id, last, reason } })
  await announce(db, device.mission_id)
  return { id }
}

/** @throws Problem not-found where it is not the reader's */
export async function getDevice(db: Db, id: string) {
  const device = await db.selectFrom('field.device').selectAll().where('id', '=', id).executeTakeFirst()
  if (!device) throw new Problem('not-found')
  return device
}

/**
 * Notes that a tablet called.
 * @returns whether it must forget everything
 * @throws Problem refers-to-nothing where the mission has no such tablet, not-allowed where it is another officer's
 */
export async function hearFrom(db: Db, actor: Actor, missionId: string, id: string): Promise<boolean> {
  const device = await db
    .selectFrom('field.device')
    .select(['officer_id', 'wipe'])
    .where('id', '=', id)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (!device) throw new Problem('refers-to-nothing')
  if (device.officer_id !== actor.accountId) throw new Problem('not-allowed')
  await db
    .insertInto('field.contact')
    .values({ device_id: id, told_to_wipe_at: device.wipe ? sql<string>`now()` : null })
    .onConflict((conflict) =>
      conflict.column('device_id').doUpdateSet({
        at: sql`now()`,
        told_to_wipe_at: device.wipe ? sql`coalesce(field.contact.told_to_wipe_at, now())` : null,
      }),
    )
    .execute()
  return device.wipe
}
