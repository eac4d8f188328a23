// An assignment ordered, and one accepted.
import { type acceptAssignment, type BodyOf, type orderAssignment, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { refuseEnded } from '../hold.ts'
import { mayChange } from '../lines.ts'
import { holdMission } from '../manifest.ts'
import { carriagesOf } from '../plan.ts'
import { seatLines } from '../seats.ts'
import { hashOf, missionOf, readPlacing } from './input.ts'
import { getAssignmentData } from './pages.ts'

/** @throws Problem refers-to-nothing where a vehicle is not on this mission */
export async function order(db: Db, actor: Actor, missionId: string, body: BodyOf<typeof orderAssignment>) {
  const mission = await holdMission(db, actor, missionId)
  refuseEnded(mission)
  const there = new Set((await carriagesOf(db, missionId)).map(({ id }) => id))
  const carriages = [...new Set(body.carriages)]
  if (!carriages.every((id) => there.has(id))) throw new Problem('refers-to-nothing')
  const { number } = await db
    .selectFrom('operations.assignment')
    .select((of) => of.fn.coalesce(of.fn.max('number'), sql<number>`0`).as('number'))
    .where('mission_id', '=', missionId)
    .executeTakeFirstOrThrow()
  const id = body.id ?? crypto.randomUUID()
  const jobId = crypto.randomUUID()
  await db.insertInto('jobs.job').values({ id: jobId, task: 'operations.assign', about_id: id }).execute()
  await db
    .insertInto('operations.assignment')
    .values({
      id,
      mission_id: missionId,
      number: number + 1,
      carriages,
      seconds: body.seconds,
      job_id: jobId,
    })
    .execute()
  await sql`select jobs.start('operations.assign', ${jobId}::uuid)`.execute(db)
  return { id, jobId }
}

/**
 * Writes the seats to the manifest. Whoever stays behind keeps the line, without a seat in these vehicles.
 * @throws Problem step-not-open where there is no plan to accept, state-changed where what it was computed from has
 */
export async function accept(db: Db, actor: Actor, id: string, { reason }: BodyOf<typeof acceptAssignment>) {
  const seen = await getAssignmentData(db, id)
  const mission = await holdMission(db, actor, seen.mission_id)
  mayChange(mission, actor, reason)
  const row = await getAssignmentData(db, id)
  if (row.state !== 'draft' || (row.outcome !== 'optimal' && row.outcome !== 'bounded'))
    throw new Problem('step-not-open')
  const placing = await readPlacing(db, mission.id)
  const now = await missionOf(db, mission.id, placing, row.carriages)
  if (!row.input_hash?.equals(hashOf(now)))
    throw new Problem('state-changed', {
      detail: 'The manifest, a vehicle or what is fixed has changed since. Compute once more.',
    })
  const seats = new Map(row.content!.seats.map((seat) => [seat.lineId, seat]))
  const inThese = placing.lines.filter(
    ({ line }) =>
      seats.has(line.id) || (line.carriage_id !== null && row.carriages.includes(line.carriage_id)),
  )
  await seatLines(
    db,
    mission,
    inThese.map(({ line }) => ({
      id: line.id,
      seat: seats.get(line.id)?.berth ?? null,
      carriage: seats.get(line.id)?.carriageId ?? null,
    })),
    reason ?? '',
  )
  await db
    .updateTable('operations.assignment')
    .set({ state: 'accepted', accepted_by: actor.accountId, accepted_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}
