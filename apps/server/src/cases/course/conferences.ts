// Case conferences: planned, held or called off. What is decided to be done becomes tasks in the same transaction.
import { type BodyOf, type holdConference, Problem, type planConference } from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { addTask } from '../parts.ts'
import { colleagues, refuse } from '../queries.ts'
import { getCaseRow } from './rows.ts'

export async function plan(
  db: Db,
  caseId: string,
  { id, plannedOn, purpose }: BodyOf<typeof planConference>,
) {
  const { anchor_id } = await getCaseRow(db, caseId)
  return await db
    .insertInto('cases.conference')
    .values({ ...(id ? { id } : {}), case_id: caseId, anchor_id, planned_on: plannedOn, purpose })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function hold(db: Db, actor: Actor, id: string, body: BodyOf<typeof holdConference>) {
  const held = await getPlanned(db, id)
  const known = new Set((await colleagues(db)).map((each) => each.id))
  if (body.colleagueIds.some((each) => !known.has(each))) throw new Problem('refers-to-nothing')
  const taskIds: string[] = []
  for (const task of body.tasks)
    taskIds.push((await addTask(db, actor, 'care', held.anchor_id, { ...task })).id)
  return await change(db, id, {
    held_on: body.on,
    held_by: actor.accountId,
    functions: [...new Set(body.functions)],
    colleagues: [...new Set(body.colleagueIds)],
    decided: body.decided,
    own_view: body.ownView,
    task_ids: taskIds,
  })
}

export async function callOff(db: Db, actor: Actor, id: string, why: string) {
  await getPlanned(db, id)
  return await change(db, id, {
    called_off_by: actor.accountId,
    called_off_at: new Date().toISOString(),
    called_off_why: why,
  })
}

async function getPlanned(db: Db, id: string) {
  const row = await db.selectFrom('cases.conference').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.held_on || row.called_off_at) throw new Problem('step-not-open')
  return row
}

async function change(db: Db, id: string, values: Record<string, string | string[]>) {
  const row = await db
    .updateTable('cases.conference')
    .set(values)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'conference', id))
}
