// The checklist of an operation, and the checks that a mission takes from it.
import {
  type addCheck,
  type addChecklistItem,
  type BodyOf,
  type ChecklistItem,
  type changeCheck,
  checkPhases,
  Problem,
  type settleCheck,
  standardChecklist,
  standardChecks,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { holdPart, refuseEnded } from './hold.ts'
import { holdMission } from './manifest.ts'
import { ownOperation } from './parts.ts'

async function itemsOf(db: Db, operationId: string) {
  return await db
    .selectFrom('operations.checklist_item')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

export async function getChecklistOf(db: Db, operationId: string): Promise<{ items: ChecklistItem[] }> {
  const known = await db
    .selectFrom('operations.operation')
    .select('id')
    .where('id', '=', operationId)
    .executeTakeFirst()
  if (!known) throw new Problem('not-found')
  const rows = await itemsOf(db, operationId)
  return {
    items: rows.map((row) => ({
      id: row.id,
      phase: row.phase as ChecklistItem['phase'],
      ownerRole: row.owner_role as ChecklistItem['ownerRole'],
      hoursBefore: row.hours_before,
      standard: row.standard as ChecklistItem['standard'],
      text: row.text,
    })),
  }
}

/** Phases follow each other; within one, what is due first stands first. */
const positionOf = ({ phase, hoursBefore }: Pick<ChecklistItem, 'phase' | 'hoursBefore'>) =>
  checkPhases.indexOf(phase) * 100_000 + 10_000 - hoursBefore

const itemRow = (body: Omit<BodyOf<typeof addChecklistItem>, 'text' | 'id'>) => ({
  phase: body.phase,
  position: positionOf(body),
  owner_role: body.ownerRole,
  hours_before: body.hoursBefore,
})

export async function takeStandard(db: Db, actor: Actor, operationId: string) {
  await ownOperation(db, actor, operationId)
  const there = new Set((await itemsOf(db, operationId)).map(({ standard }) => standard))
  const missing = standardChecks.filter((key) => !there.has(key))
  if (missing.length > 0)
    await db
      .insertInto('operations.checklist_item')
      .values(
        missing.map((standard) => {
          const { phase, owner, hoursBefore } = standardChecklist[standard]
          return {
            ...itemRow({ phase, ownerRole: owner, hoursBefore }),
            operation_id: operationId,
            standard,
          }
        }),
      )
      .execute()
  return { id: operationId }
}

export async function makeItem(
  db: Db,
  actor: Actor,
  operationId: string,
  body: BodyOf<typeof addChecklistItem>,
) {
  await ownOperation(db, actor, operationId)
  return await db
    .insertInto('operations.checklist_item')
    .values({
      ...(body.id ? { id: body.id } : {}),
      ...itemRow(body),
      operation_id: operationId,
      text: body.text,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

async function holdItem(db: Db, actor: Actor, id: string) {
  const item = await db
    .selectFrom('operations.checklist_item')
    .select(['operation_id', 'standard', 'withdrawn_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!item) throw new Problem('not-found')
  await ownOperation(db, actor, item.operation_id)
  if (item.withdrawn_at) throw new Problem('state-changed')
  return item
}

/** A standard item keeps its words: they stand in the messages, in four languages. */
function wordsOf({ standard }: { standard: string | null }, { text }: BodyOf<typeof changeCheck>) {
  if (standard) return {}
  if (!text) throw new Problem('body-invalid', { issues: [{ path: 'body.text', message: 'in words' }] })
  return { text }
}

export async function rewriteItem(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeCheck>) {
  const item = await holdItem(db, actor, id)
  await db
    .updateTable('operations.checklist_item')
    .set({ ...itemRow(body), ...wordsOf(item, body) })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function takeOutItem(db: Db, actor: Actor, id: string) {
  await holdItem(db, actor, id)
  await db
    .updateTable('operations.checklist_item')
    .set({ withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** What the operation's checklist has and the mission never had: an item that the mission took out stays out. */
export async function takeChecks(db: Db, actor: Actor, missionId: string) {
  const mission = await holdMission(db, actor, missionId)
  refuseEnded(mission)
  await sql`
    insert into operations.mission_check (mission_id, item_id, phase, position, standard, text, owner_role, hours_before)
    select ${missionId}, i.id, i.phase, i.position, i.standard, i.text, i.owner_role, i.hours_before
    from operations.checklist_item i
    where i.operation_id = ${mission.operation_id} and i.withdrawn_at is null
      and not exists (select from operations.mission_check c where c.mission_id = ${missionId} and c.item_id = i.id)`.execute(
    db,
  )
  return { id: missionId }
}

export async function makeCheck(db: Db, actor: Actor, missionId: string, body: BodyOf<typeof addCheck>) {
  refuseEnded(await holdMission(db, actor, missionId))
  return await db
    .insertInto('operations.mission_check')
    .values({ ...(body.id ? { id: body.id } : {}), ...itemRow(body), mission_id: missionId, text: body.text })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function rewriteCheck(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeCheck>) {
  await holdPart(db, actor, 'operations.mission_check', id)
  const check = await db
    .selectFrom('operations.mission_check')
    .select('standard')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('operations.mission_check')
    .set({ ...itemRow(body), ...wordsOf(check, body), owner: body.owner ?? null })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function settle(db: Db, actor: Actor, id: string, { done, note }: BodyOf<typeof settleCheck>) {
  await holdPart(db, actor, 'operations.mission_check', id)
  await db
    .updateTable('operations.mission_check')
    .set({
      done_by: done ? actor.accountId : null,
      done_at: done ? sql<string>`now()` : null,
      note: note ?? null,
    })
    .where('id', '=', id)
    .execute()
  return { id }
}
