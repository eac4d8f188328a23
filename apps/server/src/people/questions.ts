// After an undo: whose is a fact that was added while two were joined? Row-level security shows each officer those of
// the compartments they hold.
import { type listQuestions, Problem, type QueryOf, type Question } from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, idKey, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'

export async function findQuestions(
  db: Db,
  query: QueryOf<typeof listQuestions>,
): Promise<{ items: Question[]; next: string | null }> {
  const after = readCursor(query.after, idKey)?.[0]
  const rows = await db
    .selectFrom('people.question')
    .selectAll()
    .where('answer', 'is', null)
    .$if(after !== undefined, (some) => some.where('id', '>', after!))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const briefs = await describePeople(
    db,
    shown.flatMap((row) => [row.anchor_id, row.other_anchor_id]),
  )
  const last = shown.at(-1)
  return {
    items: shown.flatMap((row) => {
      const [anchor, other] = [briefs.get(row.anchor_id), briefs.get(row.other_anchor_id)]
      if (!anchor || !other) return []
      return [
        {
          id: row.id,
          decisionId: row.decision_id,
          aboutTable: row.about_table,
          aboutId: row.about_id,
          anchor,
          other,
          recordedAt: row.recorded_at,
        },
      ]
    }),
    next: rows.length > query.limit && last ? cursorOf(last.id) : null,
  }
}

export async function answerOpenQuestion(
  db: Db,
  id: string,
  answer: 'stays' | 'moves',
): Promise<{ id: string }> {
  const { rows } = await sql<{ done: boolean }>`select people.answer(${id}, ${answer}) as done`.execute(db)
  if (rows[0]?.done) return { id }
  const question = await db
    .selectFrom('people.question')
    .select('answer')
    .where('id', '=', id)
    .executeTakeFirst()
  throw new Problem(question ? (question.answer ? 'state-changed' : 'not-allowed') : 'not-found')
}
