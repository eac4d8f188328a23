// What a planner fixes for a line before an assignment is computed.
import { type BodyOf, Problem, type pinLine } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { refuseEnded } from '../hold.ts'
import { holdLine } from '../manifest.ts'
import { carriagesOf } from '../plan.ts'
import { legsOf } from '../whole.ts'
import { cabinOf } from './cabins.ts'

/** @throws Problem refers-to-nothing where the vehicle is not on this mission, or has no such berth */
export async function pin(db: Db, actor: Actor, lineId: string, body: BodyOf<typeof pinLine>) {
  const { line, mission } = await holdLine(db, actor, lineId)
  refuseEnded(mission)
  if (body.carriageId) {
    const carriage = (await carriagesOf(db, mission.id)).find(({ id }) => id === body.carriageId)
    const leg = (await legsOf(db, [mission.id])).get(mission.id)?.find(({ id }) => id === carriage?.legId)
    if (!carriage || !leg) throw new Problem('refers-to-nothing')
    const { berths } = cabinOf(carriage, leg)
    if (body.berth && !berths.some(({ id }) => id === body.berth)) throw new Problem('refers-to-nothing')
  }
  await takeOut(db, lineId)
  return await db
    .insertInto('operations.pin')
    .values({
      mission_id: mission.id,
      line_id: lineId,
      anchor_id: line.anchor_id,
      carriage_id: body.carriageId ?? null,
      berth: body.berth ?? null,
      must: body.must,
      turn: body.turn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function unpin(db: Db, actor: Actor, lineId: string) {
  const { mission } = await holdLine(db, actor, lineId)
  refuseEnded(mission)
  await takeOut(db, lineId)
  return { id: lineId }
}

async function takeOut(db: Db, lineId: string): Promise<void> {
  await db
    .updateTable('operations.pin')
    .set({ withdrawn_at: sql`now()` })
    .where('line_id', '=', lineId)
    .where('withdrawn_at', 'is', null)
    .execute()
}
