// Decisions on who is one person, to be read.
import { type Decision, Id, Instant, type listDecisions, type QueryOf } from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { getDecision } from './decisions.ts'
import { describePeople } from './describe.ts'
import { anyOf } from './records.ts'

export async function findDecisions(db: Db, actor: Actor, query: QueryOf<typeof listDecisions>) {
  const after = readCursor(query.after, z.tuple([Instant, Id]))
  const rows = await db
    .selectFrom('people.decision')
    .selectAll()
    .$if(query.state === 'undone', (some) => some.where('undone_at', 'is not', null))
    .$if(query.state !== 'undone', (some) => some.where('undone_at', 'is', null))
    .$if(query.state === 'waiting', (some) =>
      some.where('needs_second', '=', true).where('confirmed_at', 'is', null),
    )
    .$if(query.state === 'standing', (some) =>
      some.where((where) =>
        where.or([where('needs_second', '=', false), where('confirmed_at', 'is not', null)]),
      ),
    )
    .$if(after !== undefined, (some) =>
      some.where(
        sql<boolean>`(date_trunc('milliseconds', recorded_at), id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(sql`date_trunc('milliseconds', recorded_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: await asDecisions(db, actor, shown),
    next: rows.length > query.limit && last ? cursorOf(last.recorded_at, last.id) : null,
  }
}

/** All decisions ever taken on any of the anchors. */
export async function decisionsOn(db: Db, actor: Actor, anchorIds: readonly string[]): Promise<Decision[]> {
  const rows = await db
    .selectFrom('people.decision')
    .selectAll()
    .where((where) =>
      where.or([
        where('left_anchor_id', '=', anyOf(anchorIds)),
        where('right_anchor_id', '=', anyOf(anchorIds)),
      ]),
    )
    .orderBy('recorded_at', 'desc')
    .execute()
  return await asDecisions(db, actor, rows)
}

async function asDecisions(
  db: Db,
  actor: Actor,
  rows: Awaited<ReturnType<typeof getDecision>>[],
): Promise<Decision[]> {
  const briefs = await describePeople(
    db,
    rows.flatMap((row) => [row.left_anchor_id, row.right_anchor_id]),
  )
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.confirmed_by, row.undone_by]),
  )
  const name = (id: string | null) => (id ? (names.get(id) ?? '') : null)
  return rows.map((row) => ({
    id: row.id,
    leftAnchorId: row.left_anchor_id,
    rightAnchorId: row.right_anchor_id,
    left: briefs.get(row.left_anchor_id) ?? null,
    right: briefs.get(row.right_anchor_id) ?? null,
    verdict: row.verdict as Decision['verdict'],
    reason: row.reason,
    evidence: row.evidence,
    needsSecond: row.needs_second,
    by: name(row.recorded_by) ?? '',
    mine: row.recorded_by === actor.accountId,
    recordedAt: row.recorded_at,
    confirmedBy: name(row.confirmed_by),
    confirmedAt: row.confirmed_at,
    undoneBy: name(row.undone_by),
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
  }))
}
