// The manifest brought to what the field's operations tell. Gates bind before; who is aboard is aboard, and what a gate
// leaves open is asked of an officer and stands in the way of the departure.
import type { LineState } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { addVersion } from './versions.ts'

export interface LineChange {
  id: string
  from: LineState
  to: LineState
  reason: string | null
  /** The officer whose operation it was. */
  by: string
}

/** Sets lines of a mission that is held. Where a frozen manifest changes in who travels, it is a new version. */
export async function bringTo(
  db: Db,
  mission: { id: string; state: string },
  changes: readonly LineChange[],
): Promise<void> {
  await sql`
    update operations.manifest_line l set state = e.to, state_reason = e.reason, state_by = e.by, state_at = now(),
      hold_cleared_at = null
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as e (id uuid, "to" text, reason text, by uuid)
    where l.id = e.id and l.mission_id = ${mission.id}`.execute(db)
  const stays = (state: LineState) => state === 'on hold' || state === 'withdrawn'
  const kinds = new Set(changes.filter(({ from, to }) => stays(from) !== stays(to)).map(({ to }) => to))
  if (mission.state === 'frozen' && kinds.size > 0)
    await addVersion(db, mission.id, `As recorded in the field: ${[...kinds].sort().join(', ')}`)
}

/** Puts the reason of a hold away in protection. @param id of the referral, where it is known */
export async function refer(
  db: Db,
  { id, line, kind, said }: { id?: string; line: string; kind: 'fear expressed' | 'other'; said: string },
): Promise<void> {
  const { anchor_id } = await db
    .selectFrom('operations.manifest_line')
    .select('anchor_id')
    .where('id', '=', line)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('operations.protection_referral')
    .values({ ...(id ? { id } : {}), anchor_id, line_id: line, kind, said })
    .execute()
}
