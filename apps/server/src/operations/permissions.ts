// Permissions as they are entered.
import type { addPermission, BodyOf, changePermission } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { findLeg, findMissionFile, holdPart, refuseEnded } from './hold.ts'
import { holdMission } from './manifest.ts'

const permissionRow = (body: BodyOf<typeof changePermission>) => ({
  giver_kind: body.giverKind,
  giver: body.giver,
  what: body.what,
  state: body.state,
  document: body.document ?? null,
  granted_on: body.grantedOn ?? null,
  expires_at: body.expiresAt ?? null,
  leg_id: body.legId ?? null,
  state_code: body.stateCode ?? null,
  asked_on: body.askedOn ?? null,
  answered_by: body.answeredBy ?? null,
  file_id: body.fileId ?? null,
})

export async function makePermission(
  db: Db,
  actor: Actor,
  missionId: string,
  body: BodyOf<typeof addPermission>,
) {
  refuseEnded(await holdMission(db, actor, missionId))
  await findRefers(db, missionId, body)
  return await db
    .insertInto('operations.permission')
    .values({ ...(body.id ? { id: body.id } : {}), mission_id: missionId, ...permissionRow(body) })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function rewritePermission(
  db: Db,
  actor: Actor,
  id: string,
  body: BodyOf<typeof changePermission>,
) {
  const { mission_id } = await holdPart(db, actor, 'operations.permission', id)
  await findRefers(db, mission_id, body)
  const refused = body.state === 'refused'
  await db
    .updateTable('operations.permission')
    .set({
      ...permissionRow(body),
      // The first refusal keeps its hour and its words until there is another answer.
      refused_at: refused ? sql`coalesce(refused_at, now())` : null,
      ...(refused ? {} : { refused_why: null }),
    })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** @throws Problem refers-to-nothing where the leg is not of this mission, or the file not one of the mission compartment */
async function findRefers(
  db: Db,
  missionId: string,
  { legId, fileId }: Pick<BodyOf<typeof addPermission>, 'legId' | 'fileId'>,
): Promise<void> {
  if (legId) await findLeg(db, missionId, legId)
  await findMissionFile(db, fileId)
}
