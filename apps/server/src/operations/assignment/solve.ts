// An ordered assignment computed as a job, and kept as a draft.
import { check, type Mission, type Outcome } from '@oralu/assignment'
import type { Db } from '../../db/transaction.ts'
import { inThread } from '../../jobs/in-thread.ts'
import { Stopped, type Task } from '../../jobs/job.ts'
import { contentOf } from './content.ts'
import { hashOf, missionOf, readPlacing } from './input.ts'

export const assignTask: Task = async (job) => {
  const { order, mission } = await job.transaction(async (db) => {
    const { about_id } = await db
      .selectFrom('jobs.job')
      .select('about_id')
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow()
    const order = await db
      .selectFrom('operations.assignment')
      .select(['id', 'mission_id', 'carriages', 'seconds'])
      .where('id', '=', about_id!)
      .executeTakeFirstOrThrow()
    const placing = await readPlacing(db, order.mission_id)
    return { order, mission: await missionOf(db, order.mission_id, placing, order.carriages) }
  })
  try {
    const outcome = await inThread<Outcome>(
      job,
      new URL('./worker.ts', import.meta.url),
      { mission, seconds: order.seconds },
      [0, 1, 'operations.seating.job.flights'],
    )
    // Nothing that breaks a rule is shown to anyone, whatever made it.
    if ('plan' in outcome && check(mission, outcome.plan).length > 0) throw new Error('a plan breaks a rule')
    await job.transaction((db) => keep(db, order.id, mission, outcome))
    return { assignment: order.id, outcome: outcome.status }
  } catch (error) {
    if (error instanceof Stopped) throw error
    await job.transaction((db) =>
      db.updateTable('operations.assignment').set({ state: 'dropped' }).where('id', '=', order.id).execute(),
    )
    throw error
  }
}

async function keep(db: Db, id: string, mission: Mission, outcome: Outcome): Promise<void> {
  await db
    .updateTable('operations.assignment')
    .set({
      state: 'draft',
      outcome: outcome.status,
      input_hash: hashOf(mission),
      reached: 'plan' in outcome ? JSON.stringify(outcome.plan.reached) : null,
      content: JSON.stringify(contentOf(outcome)),
      took_seconds: outcome.seconds.toFixed(2),
    })
    .where('id', '=', id)
    .where('state', '=', 'ordered')
    .execute()
}
