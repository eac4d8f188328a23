// The mission pack: what one officer needs on one mission. No legal or health note is read for it.
import { type BodyOf, gateHolder, gatesOf, type MissionPack, type makePack, Problem } from '@oralu/domain'
import { nameKeys } from '@oralu/names'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { colleaguesOf, holdMission, readManifest } from '../operations/manifest.ts'
import { dayOfDeparture } from '../operations/rules.ts'
import { legsOf } from '../operations/whole.ts'
import { describePeople } from '../people/queries.ts'
import { getDevice } from './devices.ts'
import { getLog } from './log.ts'

export async function makePackFor(db: Db, actor: Actor, deviceId: string, { days }: BodyOf<typeof makePack>) {
  const device = await getDevice(db, deviceId)
  if (device.officer_id !== actor.accountId) throw new Problem('not-allowed')
  if (device.revoked_at) throw new Problem('step-not-open')
  await holdMission(db, actor, device.mission_id)
  const lines = await db
    .selectFrom('operations.manifest_line')
    .select('id')
    .where('mission_id', '=', device.mission_id)
    .orderBy('id')
    .execute()
  const { id, expires_at } = await db
    .insertInto('field.pack')
    .values({
      device_id: deviceId,
      mission_id: device.mission_id,
      scope: lines.map((line) => line.id),
      expires_at: sql`now() + make_interval(days => ${days})`,
    })
    .returning(['id', 'expires_at'])
    .executeTakeFirstOrThrow()
  return { id, expiresAt: expires_at }
}

/** @throws Problem not-found where it is another's, has expired, or its tablet was given up */
export async function readPack(db: Db, actor: Actor, id: string): Promise<MissionPack> {
  const pack = await db
    .selectFrom('field.pack as pack')
    .innerJoin('field.device as device', 'device.id', 'pack.device_id')
    .select(['pack.mission_id', 'pack.expires_at', 'pack.scope', 'device.role'])
    .where('pack.id', '=', id)
    .where('pack.expires_at', '>', sql<string>`now()`)
    .where('device.officer_id', '=', actor.accountId)
    .where('device.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!pack) throw new Problem('not-found')
  const log = await getLog(db, pack.mission_id)
  const mission = await db
    .selectFrom('operations.mission as mission')
    .innerJoin('operations.operation as operation', 'operation.id', 'mission.operation_id')
    .select(['mission.id', 'mission.number', 'mission.name', 'operation.name as operation'])
    .where('mission.id', '=', pack.mission_id)
    .executeTakeFirstOrThrow()
  const legs = (await legsOf(db, [mission.id])).get(mission.id) ?? []
  const nameOf = await colleaguesOf(db, [actor.accountId])
  return {
    id,
    mission,
    expiresAt: pack.expires_at,
    officer: {
      id: actor.accountId,
      name: nameOf(actor.accountId),
      role: pack.role as MissionPack['officer']['role'],
    },
    officeKey: log.office_key,
    protectionRecipient: log.protection_recipient,
    legs: legs.map(({ id, mode, from, fromZone, to, toZone, departsAt, arrivesAt }) => ({
      id,
      mode,
      from,
      fromZone,
      to,
      toZone,
      departsAt,
      arrivesAt,
    })),
    lines: await linesOfPack(db, mission.id, new Set(pack.scope), dayOfDeparture(legs, new Date())),
  }
}

async function linesOfPack(
  db: Db,
  missionId: string,
  scope: Set<string>,
  day: string,
): Promise<MissionPack['lines']> {
  const judged = (await readManifest(db, missionId, day, { passed: true })).filter(({ line }) =>
    scope.has(line.id),
  )
  const people = await describePeople(
    db,
    judged.map(({ line }) => line.anchor_id),
  )
  return judged.map(({ line, facts, verdicts }) => {
    const names = people.get(line.anchor_id)?.names ?? []
    return {
      id: line.id,
      state: line.state,
      role: line.role as MissionPack['lines'][number]['role'],
      seat: line.seat,
      together: line.together,
      child: facts.child,
      sex: facts.sex as MissionPack['lines'][number]['sex'],
      escortNeeded: line.escort_needed,
      names,
      keys: [...new Set(names.flatMap(({ form }) => nameKeys(form).keys.map(String)))],
      gates: verdicts
        .filter(({ kind }) => gatesOf(facts.child).includes(kind))
        .map(({ kind, state }) => ({ kind, met: state !== 'unmet', holder: gateHolder[kind] })),
    }
  })
}
