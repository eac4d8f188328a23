// What officers decide on two records, confirm and undo.
import { type AnswerOf, type BodyOf, type Decision, type decide, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { compareLater, relativesOf } from './blocks.ts'
import { needsSecond } from './careful.ts'
import { componentOf, lockGrouping, ordered, ownSides, regroup, verdictsAmong } from './grouping.ts'
import { newId } from './ids.ts'
import { openPairs } from './keep-matches.ts'
import { giveOpinion, opinionsOn, settleOpinions, standsAgainst } from './opinions.ts'

/** The reason by which a decision on newer evidence takes the place of an older one. */
const NEWER_EVIDENCE = 'reason:new-evidence'

export async function decidePair(
  db: Db,
  actor: Actor,
  it: BodyOf<typeof decide>,
): Promise<AnswerOf<typeof decide>> {
  const [left, right] = ordered(it)
  await lockGrouping(db)
  const { leftSide, rightSide, personId } = await ownSides(db, left, right)
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
  if (standsAgainst(await opinionsOn(db, left, right), actor, it.verdict)) {
    await giveOpinion(db, actor, { ...it, id })
    return { id, state: 'disagreed', personId }
  }
  const match = await db
    .selectFrom('people.match')
    .select(['state', 'reopened_at'])
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .executeTakeFirst()
  if (match?.reopened_at) await supersede(db, actor, id, it.verdict, [left, right], match.reopened_at)
  await refuseContradiction(db, it.verdict, left, right)
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
      match_was: match && match.state !== 'decided' ? match.state : null,
    })
    .execute()
  await setMatch(db, left, right, 'decided')
  await settleOpinions(db, id, left, right)
  const joins = it.verdict === 'same' && !second
  const persons = joins ? await regroup(db, [...leftSide, ...rightSide]) : undefined
  if (joins) await compareAroundLater(db, left, right)
  return { id, state: second ? 'waiting' : 'standing', personId: persons?.get(left) ?? personId }
}

/** The second officer's word, without which a prison list or legal source joins nobody. */
export async function confirmPair(db: Db, actor: Actor, id: string): Promise<{ id: string }> {
  await lockGrouping(db)
  const decision = await getDecision(db, id)
  if (decision.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  if (!decision.needs_second || decision.confirmed_at || decision.undone_at)
    throw new Problem('state-changed')
  const { leftSide, rightSide } = await ownSides(db, decision.left_anchor_id, decision.right_anchor_id)
  await refuseContradiction(db, 'same', decision.left_anchor_id, decision.right_anchor_id)
  await change(db, id, { confirmed_by: actor.accountId, confirmed_at: sql<string>`now()` })
  await regroup(db, [...leftSide, ...rightSide])
  await compareAroundLater(db, decision.left_anchor_id, decision.right_anchor_id)
  return { id }
}

/**
 * Undoes a decision: all is as it was before it. Anchors go home, the pair waits again, opinions that went into it
 * stand again, and so does what it had superseded. What was added while joined becomes a question.
 */
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
  if (decision.match_was) await setMatch(db, left, right, decision.match_was as 'open' | 'withdrawn')
  await db.updateTable('people.opinion').set({ settled_by: null }).where('settled_by', '=', id).execute()
  const joined = decision.verdict === 'same' && (!decision.needs_second || decision.confirmed_at)
  const persons = joined ? await regroup(db, together) : undefined
  if (joined) await compareAroundLater(db, left, right)
  await restoreSuperseded(db, id)
  if (!persons) return { id, questions: 0 }
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

/** Who is one person speaks for who their relatives are, and against whoever else was taken for either. */
async function compareAroundLater(db: Db, ...pair: string[]): Promise<void> {
  const open = await openPairs(db, pair)
  const around = [
    ...pair,
    ...open.flatMap(({ left, right }) => [left, right]),
    ...(await relativesOf(db, pair)),
  ]
  await compareLater(db, [...new Set(around)])
}

/** On newer evidence, what told the two apart before gives way: on the pair itself and, to join, between their persons. */
async function supersede(
  db: Db,
  actor: Actor,
  by: string,
  verdict: Decision['verdict'],
  [left, right]: [string, string],
  before: string,
): Promise<void> {
  await sql`update people.decision d set superseded_by = ${by}, undone_by = ${actor.accountId}, undone_at = now(),
      undo_reason = ${NEWER_EVIDENCE}
    from people.anchor dl, people.anchor dr, people.anchor l, people.anchor r
    where d.undone_at is null and d.verdict = 'not same' and d.recorded_at <= ${before}::timestamptz
      and dl.id = d.left_anchor_id and dr.id = d.right_anchor_id and l.id = ${left} and r.id = ${right}
      and ((d.left_anchor_id, d.right_anchor_id) = (${left}::uuid, ${right}::uuid) or ${verdict} = 'same'
        and (dl.person_id, dr.person_id) in ((l.person_id, r.person_id), (r.person_id, l.person_id)))`.execute(
    db,
  )
}

/** @throws Problem contradicts where what it superseded cannot stand again: the two were joined otherwise meanwhile */
async function restoreSuperseded(db: Db, by: string): Promise<void> {
  const { rows } = await sql<{ id: string; joined: boolean }>`
    update people.decision d set superseded_by = null, undone_by = null, undone_at = null, undo_reason = null
    from people.anchor l, people.anchor r
    where d.superseded_by = ${by} and l.id = d.left_anchor_id and r.id = d.right_anchor_id
    returning d.id, l.person_id = r.person_id as joined`.execute(db)
  const against = rows.find(({ joined }) => joined)
  if (against) throw new Problem('contradicts', { params: { decision: against.id } })
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
  const { leftSide, rightSide } = await ownSides(db, left, right)
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

const setMatch = (db: Db, left: string, right: string, state: 'open' | 'decided' | 'withdrawn') =>
  db
    .updateTable('people.match')
    .set({ state })
    .where('left_anchor_id', '=', left)
    .where('right_anchor_id', '=', right)
    .execute()

export async function getDecision(db: Db, id: string) {
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
