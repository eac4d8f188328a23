// What officers decide on two records, confirm and undo.
import {
  type BodyOf,
  type Decision,
  type decide,
  type decisionStates,
  Id,
  Instant,
  type listDecisions,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from './describe.ts'
import { componentOf, lockGrouping, regroup, verdictsAmong } from './grouping.ts'
import { newId } from './ids.ts'
import { anyOf, namesOfColleagues } from './records.ts'

type State = (typeof decisionStates)[number]

/**
 * Whether joining these anchors takes a second officer: a prison list, or a source that ever sent a legal column, is
 * among all that would become one. It looks at sources, never at whether a legal fact exists on one of the records:
 * the question itself would tell.
 */
export async function needsSecond(db: Db, anchorIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select exists (
    select from people.record r join lists.source s on s.id = r.source_id where r.anchor_id = ${anyOf(anchorIds)} and (
      s.kind = 'prison list' or exists (select from lists.list l
        where l.source_id = s.id and l.mapping @> '{"columns": [{"compartment": "legal"}]}'))) as needed`.execute(
    db,
  )
  return rows[0]!.needed
}

export async function decidePair(
  db: Db,
  it: BodyOf<typeof decide>,
): Promise<{ id: string; state: State; personId: string }> {
  const [left, right] =
    it.leftAnchorId < it.rightAnchorId
      ? [it.leftAnchorId, it.rightAnchorId]
      : [it.rightAnchorId, it.leftAnchorId]
  if (left === right)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.rightAnchorId', message: 'the same record twice' }],
    })
  await lockGrouping(db)
  const { leftSide, rightSide } = await sidesOf(db, left, right)
  await refuseContradiction(db, it.verdict, left, right)
  const second =
    it.verdict === 'same' &&
    (await needsSecond(
      db,
      [...leftSide, ...rightSide].map(({ id }) => id),
    ))
  if (second && !it.evidence)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.evidence', message: 'evidence other than the name is needed here' }],
    })
  const id = it.id ?? newId()
  await db
    .insertInto('people.decision')
    .values({
      id,
      left_anchor_id: left,
      right_anchor_id: right,
      verdict: it.verdict,
      reason: it.reason,
      needs_second: second,
      evidence: it.evidence ?? null,
    })
    .execute()
  await setMatch(db, left, right, 'decided')
  if (it.verdict === 'same' && !second) await regroup(db, [...leftSide, ...rightSide])
  const person = await db
    .selectFrom('people.anchor')
    .select('person_id')
    .where('id', '=', left)
    .executeTakeFirstOrThrow()
  return { id, state: second ? 'waiting' : 'standing', personId: person.person_id }
}

/** The second officer's word, without which a prison list or legal source joins nobody. */
export async function confirmPair(db: Db, actor: Actor, id: string): Promise<{ id: string }> {
  await lockGrouping(db)
  const decision = await getDecision(db, id)
  if (decision.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  if (!decision.needs_second || decision.confirmed_at || decision.undone_at)
    throw new Problem('state-changed')
  const { leftSide, rightSide } = await sidesOf(db, decision.left_anchor_id, decision.right_anchor_id)
  await refuseContradiction(db, 'same', decision.left_anchor_id, decision.right_anchor_id)
  await change(db, id, { confirmed_by: actor.accountId, confirmed_at: sql<string>`now()` })
  await regroup(db, [...leftSide, ...rightSide])
  return { id }
}

/** Undoes a decision. Nothing is lost: anchors go home, and what was added while joined becomes a question. */
export async function undoPair(
  db: Db,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string; questions: number }> {
  await lockGrouping(db)
  const decision = await getDecision(db, id)
  if (decision.undone_at) throw new Problem('state-changed')
  const { left_anchor_id: left, right_anchor_id: right } = decision
  const together = await componentOf(db, [left, right])
  await change(db, id, { undone_by: actor.accountId, undone_at: sql<string>`now()`, undo_reason: reason })
  await setMatch(db, left, right, 'open')
  if (decision.verdict !== 'same' || (decision.needs_second && !decision.confirmed_at))
    return { id, questions: 0 }
  const persons = await regroup(db, together)
  const side = (anchor: string) =>
    together.filter((each) => persons.get(each.id) === persons.get(anchor)).map((each) => each.id)
  if (persons.get(left) !== persons.get(right))
    await sql`select people.ask_after(${id}, ${side(left)}::uuid[], ${side(right)}::uuid[])`.execute(db)
  const asked = await db
    .selectFrom('people.question')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('decision_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, questions: Number(asked.n) }
}

async function sidesOf(db: Db, left: string, right: string) {
  const own = await db
    .selectFrom('people.anchor')
    .select(['id', 'agency_id'])
    .select(sql<boolean>`agency_id = access.agency()`.as('own'))
    .where('id', 'in', [left, right])
    .execute()
  if (own.length < 2) throw new Problem('refers-to-nothing')
  if (own.some((anchor) => !anchor.own)) throw new Problem('not-allowed')
  const all = await componentOf(db, [left, right])
  const person = (id: string) => all.find((anchor) => anchor.id === id)?.person_id
  const leftSide = all.filter((anchor) => anchor.person_id === person(left))
  return { leftSide, rightSide: all.filter((anchor) => !leftSide.includes(anchor)) }
}

/**
 * 'Same' is refused where any two of all that would become one were decided not to be; 'not same' where the two are
 * one through other decisions. @throws Problem contradicts, with the decision that stands against it
 */
async function refuseContradiction(
  db: Db,
  verdict: Decision['verdict'],
  left: string,
  right: string,
): Promise<void> {
  const { leftSide, rightSide } = await sidesOf(db, left, right)
  const [a, b] = [new Set(leftSide.map(({ id }) => id)), new Set(rightSide.map(({ id }) => id))]
  const verdicts = await verdictsAmong(db, [...a, ...b])
  if (verdict === 'same') {
    const against = verdicts.find(
      (each) =>
        !each.same && ((a.has(each.left) && b.has(each.right)) || (a.has(each.right) && b.has(each.left))),
    )
    if (against) throw new Problem('contradicts', { params: { decision: against.id } })
  } else if (a.has(right)) {
    const joining = verdicts.find((each) => each.same)
    throw new Problem('contradicts', joining ? { params: { decision: joining.id } } : {})
  }
}

const setMatch = (db: Db, left: string, right: string, state: 'open' | 'decided') =>
  db
    .updateTable('people.match')
    .set({ state })
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .execute()

async function getDecision(db: Db, id: string) {
  const found = await db.selectFrom('people.decision').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new Problem('not-found')
  return found
}

async function change(db: Db, id: string, values: object): Promise<void> {
  const done = await db
    .updateTable('people.decision')
    .set(values)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Problem('not-allowed')
}

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
  const names = await namesOfColleagues(
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
