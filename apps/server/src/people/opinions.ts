// A pair that one officer leaves to another: each looks alone; when they agree it is decided, when not it is a question.
import {
  type AnswerOf,
  type BodyOf,
  type Disagreement,
  type giveOpinion as giveOpinionRoute,
  Id,
  type listDisagreements,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'
import { lockGrouping, ordered, ownSides } from './grouping.ts'
import { newId } from './ids.ts'

interface Opinion {
  recorded_by: string
  verdict: string
}

const live = (db: Db) =>
  db.selectFrom('people.opinion').where('withdrawn_at', 'is', null).where('settled_by', 'is', null)

/** The opinions on a pair that have not gone into a decision. */
export const opinionsOn = (db: Db, left: string, right: string) =>
  live(db)
    .select(['id', 'recorded_by', 'verdict', 'recorded_at'])
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .orderBy('recorded_at')
    .execute()

/**
 * Whether colleagues' opinions keep a verdict from being a decision: another thinks otherwise, and it has not two
 * officers more behind it. A third officer so decides between two.
 */
export function standsAgainst(opinions: readonly Opinion[], actor: Actor, verdict: string): boolean {
  const others = opinions.filter((each) => each.recorded_by !== actor.accountId && each.verdict !== 'unsure')
  const against = others.filter((each) => each.verdict !== verdict).length
  return against > 0 && 1 + others.length - against <= against
}

/** Keeps the actor's opinion on a pair; an earlier one of the same officer gives way. */
export async function giveOpinion(
  db: Db,
  actor: Actor,
  it: BodyOf<typeof giveOpinionRoute>,
): Promise<AnswerOf<typeof giveOpinionRoute>> {
  const [left, right] = ordered(it)
  await lockGrouping(db)
  await ownSides(db, left, right)
  const decided = await db
    .selectFrom('people.decision')
    .select('id')
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .where('undone_at', 'is', null)
    .where('recorded_at', '>', (of) =>
      of
        .selectFrom('people.match')
        .select(sql<string>`coalesce(max(reopened_at), '-infinity')`.as('at'))
        .where('left_anchor_id', '=', left)
        .where('right_anchor_id', '=', right),
    )
    .executeTakeFirst()
  if (decided) throw new Problem('state-changed')
  await db
    .updateTable('people.opinion')
    .set({ withdrawn_at: sql<string>`now()` })
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .where('recorded_by', '=', actor.accountId)
    .where('withdrawn_at', 'is', null)
    .where('settled_by', 'is', null)
    .execute()
  const id = it.id ?? newId()
  await db
    .insertInto('people.opinion')
    .values({
      id,
      left_anchor_id: left,
      right_anchor_id: right,
      verdict: it.verdict,
      reason: it.reason,
      evidence: it.evidence ?? null,
    })
    .execute()
  return { id }
}

export async function withdrawOpinion(db: Db, actor: Actor, id: string): Promise<{ id: string }> {
  const found = await db.selectFrom('people.opinion').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new Problem('not-found')
  if (found.recorded_by !== actor.accountId) throw new Problem('not-allowed')
  if (found.withdrawn_at || found.settled_by) throw new Problem('state-changed')
  await db
    .updateTable('people.opinion')
    .set({ withdrawn_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export const settleOpinions = (db: Db, decision: string, left: string, right: string) =>
  db
    .updateTable('people.opinion')
    .set({ settled_by: decision })
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .where('withdrawn_at', 'is', null)
    .where('settled_by', 'is', null)
    .execute()

/** Pairs on which two officers disagree. */
export async function findDisagreements(
  db: Db,
  actor: Actor,
  query: QueryOf<typeof listDisagreements>,
): Promise<{ items: Disagreement[]; next: string | null }> {
  const after = readCursor(query.after, z.tuple([Id, Id]))
  const pairs = await live(db)
    .select(['left_anchor_id', 'right_anchor_id'])
    .$if(after !== undefined, (some) =>
      some.where(
        sql<boolean>`(left_anchor_id, right_anchor_id) > (${after?.[0]}::uuid, ${after?.[1]}::uuid)`,
      ),
    )
    .groupBy(['left_anchor_id', 'right_anchor_id'])
    .having(sql<boolean>`bool_or(verdict = 'same') and bool_or(verdict = 'not same')`)
    .orderBy('left_anchor_id')
    .orderBy('right_anchor_id')
    .limit(query.limit + 1)
    .execute()
  const shown = pairs.slice(0, query.limit)
  const briefs = await describePeople(
    db,
    shown.flatMap((row) => [row.left_anchor_id, row.right_anchor_id]),
  )
  const items: Disagreement[] = []
  for (const { left_anchor_id: leftAnchorId, right_anchor_id: rightAnchorId } of shown) {
    const [left, right] = [briefs.get(leftAnchorId), briefs.get(rightAnchorId)]
    if (!left || !right) continue
    const said = await live(db)
      .selectAll()
      .where('left_anchor_id', '=', leftAnchorId)
      .where('right_anchor_id', '=', rightAnchorId)
      .orderBy('recorded_at')
      .execute()
    const names = await namesOf(
      db,
      said.map((each) => each.recorded_by),
    )
    const opinions = said.map((each) => ({
      id: each.id,
      by: names.get(each.recorded_by) ?? '',
      mine: each.recorded_by === actor.accountId,
      verdict: each.verdict as Disagreement['opinions'][number]['verdict'],
      reason: each.reason,
      recordedAt: each.recorded_at,
    }))
    items.push({ leftAnchorId, rightAnchorId, left, right, opinions })
  }
  const last = shown.at(-1)
  return {
    items,
    next: pairs.length > query.limit && last ? cursorOf(last.left_anchor_id, last.right_anchor_id) : null,
  }
}
