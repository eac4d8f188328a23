// Who signed which version of a manifest.
import { Problem, type VersionSignature } from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { colleaguesOf, getMissionRow } from '../manifest.ts'

/** A frozen version; the last one, if none is named. @throws Problem not-found */
export async function getFrozen(db: Db, missionId: string, number?: number) {
  await getMissionRow(db, missionId)
  const row = await db
    .selectFrom('operations.manifest_version')
    .selectAll()
    .where('mission_id', '=', missionId)
    .$if(number !== undefined, (query) => query.where('number', '=', number!))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export async function sign(db: Db, actor: Actor, missionId: string, number: number) {
  const version = await getFrozen(db, missionId, number)
  if (version.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  return await db
    .insertInto('operations.version_signature')
    .values({ version_id: version.id, content_hash: version.content_hash })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export interface Signed extends VersionSignature {
  versionId: string
  byId: string
}

export async function signaturesOf(db: Db, versions: readonly string[]): Promise<Signed[]> {
  if (versions.length === 0) return []
  const rows = await db
    .selectFrom('operations.version_signature')
    .select(['version_id', 'recorded_by', 'recorded_at'])
    .where('version_id', 'in', [...versions])
    .orderBy('recorded_at')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    versionId: row.version_id,
    byId: row.recorded_by,
    by: by(row.recorded_by),
    at: row.recorded_at,
  }))
}
