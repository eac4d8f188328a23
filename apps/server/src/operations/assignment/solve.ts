// An ordered assignment computed as a job, and kept as a draft.
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { check, type Mission, type Outcome } from '@oralu/assignment'
import type { Db } from '../../db/transaction.ts'
import type { Job, Task } from '../../jobs/job.ts'
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
    const outcome = await inThread(job, mission, order.seconds)
    // Nothing that breaks a rule is shown to anyone, whatever made it.
    if ('plan' in outcome && check(mission, outcome.plan).length > 0) throw new Error('a plan breaks a rule')
    await job.transaction((db) => keep(db, order.id, mission, outcome))
    return { assignment: order.id, outcome: outcome.status }
  } catch (error) {
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

const POLL = 400

/** @throws Cancelled when the orderer asked to stop: the thread is ended */
async function inThread(job: Job, mission: Mission, seconds: number): Promise<Outcome> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { mission, seconds } })
  let step = { doing: 'flights', done: 0, total: 1 }
  const finished = new Promise<Outcome>((resolve, reject) => {
    worker.on('message', (message: { outcome: Outcome } | typeof step) => {
      if ('outcome' in message) resolve(message.outcome)
      else step = message
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended without an answer')))
  })
  // Heard of later, by whoever waits for it.
  finished.catch(() => {})
  try {
    for (;;) {
      await job.progress(step.done, step.total, `operations.seating.job.${step.doing}`)
      const answer = await Promise.race([finished, sleep(POLL, undefined, { ref: false })])
      if (answer) return answer
    }
  } finally {
    await worker.terminate()
  }
}
