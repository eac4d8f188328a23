// What is done to a case: workers named, reviewed, closed by two; carers and visits.
import {
  type addCarer,
  type assignCase,
  type BodyOf,
  closedWithAgreement,
  gatesPassed,
  Problem,
  type planVisit,
  type proposeClosing,
  type reviewCase,
} from '@oralu/domain'
import type { Actor, Db } from '../db/transaction.ts'
import { keepCeiling } from './course/roster.ts'
import { factsOf, gatesOf, getCaseRow } from './course/rows.ts'
import { anchorsOf, colleagues, needsWaiting, refuse } from './queries.ts'
import { maySign, mayWorkIn } from './rules.ts'

const now = () => new Date().toISOString()

export async function assign(db: Db, actor: Actor, id: string, body: BodyOf<typeof assignCase>) {
  const { workerId, supervisorId } = body
  const known = new Map((await colleagues(db)).map((each) => [each.id, each.role]))
  const [worker, supervisor] = [workerId && known.get(workerId), supervisorId && known.get(supervisorId)]
  if (workerId && !(worker && mayWorkIn(worker, 'care'))) throw new Problem('refers-to-nothing')
  if (supervisorId && !(supervisor && maySign(supervisor))) throw new Problem('refers-to-nothing')
  if (workerId && workerId === supervisorId) throw new Problem('same-person-twice')
  await keepCeiling(db, actor, id, body)
  return await change(db, id, { worker_id: workerId, supervisor_id: supervisorId })
}

export async function review(db: Db, id: string, { state, nextOn }: BodyOf<typeof reviewCase>) {
  return await change(db, id, { state, review_on: nextOn })
}

export async function propose(
  db: Db,
  actor: Actor,
  id: string,
  { reason, words, closure }: BodyOf<typeof proposeClosing>,
) {
  const now_ = await stateOf(db, id)
  if (now_.state === 'closed' || now_.closing_reason || !now_.supervisor_id)
    throw new Problem('step-not-open')
  // Their own signature could never follow.
  if (now_.supervisor_id === actor.accountId) throw new Problem('same-person-twice')
  const row = await getCaseRow(db, id)
  if (reason === 'aims reached') {
    if ((await needsOfCase(db, id)) > 0) throw new Problem('gate-unmet')
    if (!gatesPassed(factsOf(row, await gatesOf(db, id), false))) throw new Problem('gate-unmet')
  }
  if (closedWithAgreement.includes(reason) && !closure)
    throw new Problem('body-invalid', {
      issues: [{ path: 'closure', message: 'what came of it, and whether they agree' }],
    })
  if (closure)
    await db
      .insertInto('cases.closure')
      .values({
        case_id: id,
        anchor_id: row.anchor_id,
        outcomes: JSON.stringify(closure.outcomes),
        agreed: closure.agreed,
        agreed_by: closure.agreedBy ?? null,
        agreed_words: closure.agreedWords,
      })
      .execute()
  return await change(db, id, {
    closing_reason: reason,
    closing_words: words,
    closing_proposed_by: actor.accountId,
    closing_proposed_at: now(),
  })
}

/** Protection needs of the person for which nobody was seen yet: with them, the aims are not reached. */
async function needsOfCase(db: Db, id: string) {
  const row = await db
    .selectFrom('cases.case')
    .select('anchor_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return (await needsWaiting(db, (await anchorsOf(db, row.anchor_id)).ids)).length
}

export async function withdraw(db: Db, id: string) {
  const { state, closing_reason } = await stateOf(db, id)
  if (state === 'closed' || !closing_reason) throw new Problem('step-not-open')
  await db
    .updateTable('cases.closure')
    .set({ withdrawn_at: now() })
    .where('case_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
  return await change(db, id, {
    closing_reason: null,
    closing_words: null,
    closing_proposed_by: null,
    closing_proposed_at: null,
  })
}

export async function close(db: Db, actor: Actor, id: string) {
  const { state, closing_proposed_by, supervisor_id } = await stateOf(db, id)
  if (state === 'closed' || !closing_proposed_by) throw new Problem('step-not-open')
  if (closing_proposed_by === actor.accountId) throw new Problem('same-person-twice')
  if (supervisor_id !== actor.accountId) throw new Problem('not-allowed')
  return await change(db, id, { state: 'closed', closed_by: actor.accountId, closed_at: now() })
}

async function stateOf(db: Db, id: string) {
  const row = await db
    .selectFrom('cases.case')
    .select(['state', 'closing_reason', 'closing_proposed_by', 'supervisor_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

async function change(db: Db, id: string, values: Record<string, string | null>) {
  const row = await db
    .updateTable('cases.case')
    .set(values)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'case', id))
}

export async function nameCarer(db: Db, anchorId: string, body: BodyOf<typeof addCarer>) {
  return await db
    .insertInto('cases.carer')
    .values({
      ...(body.id ? { id: body.id } : {}),
      anchor_id: anchorId,
      kind: body.kind,
      name: body.name,
      ...(body.carerAnchorId ? { carer_anchor_id: body.carerAnchorId } : {}),
      ...(body.fromOn ? { from_on: body.fromOn } : {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function endCare(db: Db, id: string, on: string) {
  const row = await db
    .updateTable('cases.carer')
    .set({ ended_on: on })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'carer', id))
}

export async function plan(db: Db, anchorId: string, { id, plannedOn, purpose }: BodyOf<typeof planVisit>) {
  return await db
    .insertInto('cases.visit')
    .values({ ...(id ? { id } : {}), anchor_id: anchorId, planned_on: plannedOn, purpose })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function visited(db: Db, actor: Actor, id: string, on: string) {
  const row = await db
    .updateTable('cases.visit')
    .set({ done_on: on, done_by: actor.accountId })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'visit', id))
}
