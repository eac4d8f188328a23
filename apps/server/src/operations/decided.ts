// What was done when a plan failed, and what came out when all was judged again: kept, newest first.
import type { Blocker, Contingency, Revalidation } from '@oralu/domain'
import type { Db } from '../db/transaction.ts'
import { colleaguesOf } from './manifest.ts'

export async function contingenciesOf(db: Db, missionId: string): Promise<Contingency[]> {
  const rows = await db
    .selectFrom('operations.contingency')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('recorded_at', 'desc')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as Contingency['kind'],
    reason: row.reason,
    legId: row.leg_id,
    permissionId: row.permission_id,
    lineId: row.line_id,
    was: row.was as Contingency['was'],
    version: row.version,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
  }))
}

/** What a revalidation keeps: the board as it stood, and each line's gates that were not met, with why. */
export interface Results {
  blockers: Blocker[]
  lines: number
  unmet: Record<string, Record<string, string | null>>
}

export async function revalidationsOf(db: Db, missionId: string): Promise<Revalidation[]> {
  const rows = await db
    .selectFrom('operations.revalidation')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('recorded_at', 'desc')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => {
    const { blockers, lines, unmet } = row.results as unknown as Results
    return {
      id: row.id,
      step: row.step as Revalidation['step'],
      go: row.go,
      blockers,
      lines,
      unmet: Object.keys(unmet).length,
      recordedBy: by(row.recorded_by),
      recordedAt: row.recorded_at,
    }
  })
}
