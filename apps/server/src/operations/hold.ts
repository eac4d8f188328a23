// A part of a mission, held for a change together with the mission, so that steps on it follow each other.
import { Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { holdMission, type MissionHeld } from './manifest.ts'

type Part =
  | 'operations.leg'
  | 'operations.permission'
  | 'operations.carriage'
  | 'operations.attendant'
  | 'operations.alternative'
  | 'operations.mission_check'

/** @throws Problem step-not-open where a mission is closed or cancelled */
export function refuseEnded({ state }: MissionHeld): void {
  if (state === 'closed' || state === 'cancelled') throw new Problem('step-not-open')
}

/**
 * A part of one's own mission, with the mission held.
 * @throws Problem not-found, not-allowed, step-not-open where the mission has ended, state-changed where it was withdrawn
 */
export async function holdPart(
  db: Db,
  actor: Actor,
  table: Part,
  id: string,
): Promise<{ mission_id: string; mission: MissionHeld }> {
  const seen = await db.selectFrom(table).select('mission_id').where('id', '=', id).executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  const mission = await holdMission(db, actor, seen.mission_id)
  refuseEnded(mission)
  const part = await db
    .selectFrom(table)
    .select('withdrawn_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (part.withdrawn_at) throw new Problem('state-changed')
  return { mission_id: seen.mission_id, mission }
}

export async function withdrawPart(db: Db, actor: Actor, table: Part, id: string) {
  await holdPart(db, actor, table, id)
  await db.updateTable(table).set({ withdrawn_at: sql`now()` }).where('id', '=', id).execute()
  return { id }
}

/** A leg of a mission that was not taken out. @throws Problem refers-to-nothing */
export async function findLeg(db: Db, missionId: string, legId: string) {
  const leg = await db
    .selectFrom('operations.leg')
    .selectAll()
    .where('id', '=', legId)
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!leg) throw new Problem('refers-to-nothing')
  return leg
}

/** @throws Problem refers-to-nothing where the file is not one of the agency's mission compartment */
export async function findMissionFile(db: Db, fileId: string | null | undefined): Promise<void> {
  if (!fileId) return
  const file = await db
    .selectFrom('files.file')
    .select('id')
    .where('id', '=', fileId)
    .where('compartment', '=', 'mission')
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
  if (!file) throw new Problem('refers-to-nothing')
}
