// What was put aside, and what an officer lets count after all.
import { type listQuarantine, Problem, type Quarantined, type QueryOf } from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { colleaguesOf, getMissionRow, holdMission } from '../operations/manifest.ts'
import type { Services } from '../services.ts'
import { applyActs } from './effects.ts'
import { findPlaced, getLog, lockLog } from './log.ts'
import { addOfficeActs, announce } from './office.ts'
import { briefsOf } from './questions.ts'
import { refold } from './refold.ts'

/** What an officer's word can lift: the others are no operations of this log. */
const acceptable = ['device revoked', 'set aside', 'no right']

export async function listAside(
  db: Db,
  missionId: string,
  { after, limit }: QueryOf<typeof listQuarantine>,
): Promise<{ items: Quarantined[]; next: string | null }> {
  await getMissionRow(db, missionId)
  const from = readCursor(after, z.tuple([z.iso.datetime({ offset: true }), z.uuid()]))
  const rows = await db
    .selectFrom('field.quarantine')
    .selectAll()
    .where('mission_id', '=', missionId)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(recorded_at, id) < (${from![0]}::timestamptz, ${from![1]}::uuid)`),
    )
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const briefs = await briefsOf(
    db,
    shown.flatMap(({ operation_id }) => operation_id ?? []),
  )
  const nameOf = await colleaguesOf(
    db,
    shown.flatMap((row) => [row.recorded_by, row.accepted_by]),
  )
  const items = shown.map((row) => {
    const { settles: _, ...brief } = briefs.get(row.operation_id ?? '') ?? { settles: false }
    return {
      id: row.id,
      why: row.why,
      operation: 'id' in brief && row.content === null ? brief : null,
      broughtBy: nameOf(row.recorded_by),
      recordedAt: row.recorded_at,
      acceptedBy: row.accepted_by && nameOf(row.accepted_by),
      acceptedAt: row.accepted_at,
      canAccept: row.accepted_at === null && row.content === null && acceptable.includes(row.why),
    }
  })
  const last = shown.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.recorded_at, last.id) : null }
}

export async function accept(db: Db, actor: Actor, services: Services, id: string, reason: string) {
  const row = await db.selectFrom('field.quarantine').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const mission = await holdMission(db, actor, row.mission_id)
  await lockLog(db, mission.id)
  if (row.accepted_at) throw new Problem('state-changed')
  if (!row.operation_id || row.content !== null || !acceptable.includes(row.why))
    throw new Problem('step-not-open')
  await addOfficeActs(db, actor, mission.id, {
    kind: 'accept',
    body: { operation: row.operation_id, reason },
  })
  await db
    .updateTable('field.quarantine')
    .set({ accepted_by: actor.accountId, accepted_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  const added = await findPlaced(db, mission.id, row.operation_id)
  if (added) {
    const state = await refold(db, actor, mission, [added])
    const log = await getLog(db, mission.id)
    await applyActs(db, actor, services, log, [added.at.operation], state.verdicts)
  }
  await announce(db, mission.id)
  return { id }
}
