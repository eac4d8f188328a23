// Gates: proposed by one, signed or sent back by the supervisor.
import {
  type BodyOf,
  type CaseAct,
  type CaseGateKind,
  Problem,
  type proposeCaseGate,
  refusalOf,
  today,
} from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { refuse } from '../queries.ts'
import { factsOf, gatesOf, getCaseRow, mustBeOpened } from './rows.ts'

const now = () => new Date().toISOString()

async function mustBeOpen(db: Db, caseId: string, act: CaseAct) {
  const row = await getCaseRow(db, caseId)
  await mustBeOpened(db, row)
  const refused = refusalOf(factsOf(row, await gatesOf(db, caseId), false), act, today())
  if (refused) throw new Problem(refused)
  return row
}

export async function propose(db: Db, actor: Actor, caseId: string, body: BodyOf<typeof proposeCaseGate>) {
  const row = await mustBeOpen(db, caseId, {
    do: 'propose',
    gate: body.kind,
    by: actor.accountId,
    on: body.heldOn,
  })
  return await db
    .insertInto('cases.gate')
    .values({
      ...(body.id ? { id: body.id } : {}),
      case_id: caseId,
      anchor_id: row.anchor_id,
      kind: body.kind,
      held_on: body.heldOn,
      words: body.words,
      own_view: body.ownView,
      reception: body.kind === 'assessment' ? (body.reception ?? null) : null,
      next_on: body.kind === 'assessment' ? null : (body.nextOn ?? null),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

async function step(
  db: Db,
  actor: Actor,
  id: string,
  what: 'sign' | 'return' | 'withdraw',
  values: Record<string, string>,
) {
  const gate = await db.selectFrom('cases.gate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!gate) throw new Problem('not-found')
  if (gate.confirmed_at || gate.returned_at || gate.withdrawn_at) throw new Problem('step-not-open')
  await mustBeOpen(db, gate.case_id, { do: what, gate: gate.kind as CaseGateKind, by: actor.accountId })
  const row = await db
    .updateTable('cases.gate')
    .set(values)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row) return await refuse(db, 'gate', id)
  return { id, gate }
}

/** A signed plan or review also says when all is looked at again. */
export async function sign(db: Db, actor: Actor, id: string) {
  const { gate } = await step(db, actor, id, 'sign', { confirmed_by: actor.accountId, confirmed_at: now() })
  if (gate.next_on)
    await db
      .updateTable('cases.case')
      .set({ review_on: gate.next_on })
      .where('id', '=', gate.case_id)
      .execute()
  return { id }
}

export async function giveBack(db: Db, actor: Actor, id: string, why: string) {
  await step(db, actor, id, 'return', {
    returned_by: actor.accountId,
    returned_at: now(),
    returned_why: why,
  })
  return { id }
}

export async function takeBack(db: Db, actor: Actor, id: string) {
  await step(db, actor, id, 'withdraw', { withdrawn_at: now() })
  return { id }
}
