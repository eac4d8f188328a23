// What belongs to travellers and was taken into keeping: a numbered receipt, whoever holds it now, and its return.
import { type addReceipt, type BodyOf, Problem, type returnProperty } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { findMissionFile } from './hold.ts'
import { holdMission } from './manifest.ts'

/** Property that goes along is held by whoever receives. */
export async function passOn(
  db: Db,
  missionId: string,
  property: readonly string[],
  receiver: string,
): Promise<void> {
  if (property.length === 0) return
  const { numUpdatedRows } = await db
    .updateTable('operations.property')
    .set({ held_by: receiver })
    .where('id', '=', sql<string>`any(${[...property]}::uuid[])`)
    .where('returned_at', 'is', null)
    .where('receipt_id', 'in', (of) =>
      of.selectFrom('operations.receipt').select('id').where('mission_id', '=', missionId),
    )
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== new Set(property).size) throw new Problem('refers-to-nothing')
}

export async function giveReceipt(
  db: Db,
  actor: Actor,
  missionId: string,
  { id: own, lineId, place, takenBy, items }: BodyOf<typeof addReceipt>,
) {
  const mission = await holdMission(db, actor, missionId)
  if (mission.state === 'planned' || mission.state === 'cancelled') throw new Problem('step-not-open')
  const line = await db
    .selectFrom('operations.manifest_line')
    .select('id')
    .where('id', '=', lineId)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (!line) throw new Problem('refers-to-nothing')
  // The mission is held: numbers follow each other without a gap.
  const { last } = await db
    .selectFrom('operations.receipt')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('mission_id', '=', missionId)
    .executeTakeFirstOrThrow()
  const [id, number] = [own ?? crypto.randomUUID(), last + 1]
  await db
    .insertInto('operations.receipt')
    .values({ id, mission_id: missionId, number, line_id: lineId, place, taken_by: takenBy })
    .execute()
  await db
    .insertInto('operations.property')
    .values(
      items.map((item) => ({
        ...(item.id ? { id: item.id } : {}),
        receipt_id: id,
        kind: item.kind,
        description: item.description,
        quantity: item.quantity,
        held_by: takenBy,
      })),
    )
    .execute()
  return { id, number }
}

export async function giveBack(
  db: Db,
  actor: Actor,
  id: string,
  { to, fileId }: BodyOf<typeof returnProperty>,
) {
  const seen = await db
    .selectFrom('operations.property as item')
    .innerJoin('operations.receipt as receipt', 'receipt.id', 'item.receipt_id')
    .select('receipt.mission_id')
    .where('item.id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  await holdMission(db, actor, seen.mission_id)
  await findMissionFile(db, fileId)
  const { numUpdatedRows } = await db
    .updateTable('operations.property')
    .set({ returned_at: sql`now()`, returned_to: to, held_by: to, return_signature: fileId ?? null })
    .where('id', '=', id)
    .where('returned_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('state-changed')
  return { id }
}
