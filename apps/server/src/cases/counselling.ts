// Counselling notes: their author and the supervisor named in them, nobody else (db/0030-cases.sql).
import { type addCounselling, type BodyOf, type CounsellingNote, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { anchorsOf, colleagues, namesOf } from './queries.ts'

interface Row {
  id: string
  author_id: string
  supervisor_id: string | null
  body: string
  supersedes: string | null
  recorded_at: string
}

export async function readCounselling(
  db: Db,
  actor: Actor,
  anchorId: string,
): Promise<{ items: CounsellingNote[] }> {
  const { ids } = await anchorsOf(db, anchorId)
  const { rows } = await sql<Row>`select * from cases.read_counselling_note(${ids}::uuid[])`.execute(db)
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.author_id, row.supervisor_id]),
  )
  const corrected = new Map(rows.flatMap((row) => (row.supersedes ? [[row.supersedes, row.id]] : [])))
  return {
    items: rows.map((row) => ({
      id: row.id,
      body: row.body,
      by: named(row.author_id),
      at: row.recorded_at,
      supersedes: row.supersedes,
      supersededBy: corrected.get(row.id) ?? null,
      supervisor: row.supervisor_id ? named(row.supervisor_id) : null,
      own: row.author_id === actor.accountId,
    })),
  }
}

export async function writeCounselling(
  db: Db,
  actor: Actor,
  anchorId: string,
  { id, body, supervisorId, supersedes }: BodyOf<typeof addCounselling>,
) {
  if (!roleHolds(actor.role, 'protection.write') && !roleHolds(actor.role, 'health.write'))
    throw new Problem('not-allowed')
  if (supervisorId === actor.accountId) throw new Problem('same-person-twice')
  if (supervisorId && !(await colleagues(db)).some((each) => each.id === supervisorId))
    throw new Problem('refers-to-nothing')
  return await db
    .insertInto('cases.counselling_note')
    .values({
      ...(id ? { id } : {}),
      anchor_id: anchorId,
      body,
      ...(supervisorId ? { supervisor_id: supervisorId } : {}),
      ...(supersedes ? { supersedes } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
