// Whether the claims that stand can all hold, worked out as a job.
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Asked, Consistency, Statement } from '@oralu/figures'
import { sql } from 'kysely'
import type { Job, Task } from '../jobs/job.ts'
import { ownStanding } from './consistency-queries.ts'
import { statementOf } from './rules.ts'

export const checkClaimsTask: Task = async (job) => {
  const { id, asked, read } = await job.transaction(async (db) => {
    const { id, asked } = await db
      .selectFrom('figures.consistency')
      .select(['id', 'asked'])
      .where('job_id', '=', job.id)
      .executeTakeFirstOrThrow()
    return { id, asked: asked as unknown as Asked[], read: await ownStanding(db) }
  })
  const keep = (values: { state: string; claim_ids?: string[]; answer?: string }) =>
    job.transaction((db) =>
      db
        .updateTable('figures.consistency')
        .set({ ...values, ...(values.answer ? { answered_at: sql<string>`now()` } : {}) })
        .where('id', '=', id)
        .where('state', '=', 'ordered')
        .execute(),
    )
  try {
    const answer = await inThread(job, read.map(statementOf), asked)
    await keep({
      state: 'answered',
      claim_ids: read.map((claim) => claim.id),
      answer: JSON.stringify(answer),
    })
    return { claims: read.length, sets: answer.sets.length }
  } catch (error) {
    await keep({ state: 'dropped' })
    throw error
  }
}

const POLL = 400

/** @throws Cancelled when the orderer asked to stop: the thread is ended */
async function inThread(job: Job, claims: Statement[], asked: Asked[]): Promise<Consistency> {
  const worker = new Worker(new URL('./check-claims.ts', import.meta.url), { workerData: { claims, asked } })
  const finished = new Promise<Consistency>((resolve, reject) => {
    worker.on('message', (said: { answer: Consistency } | { tooHard: string }) => {
      if ('answer' in said) resolve(said.answer)
      else reject(new Error(said.tooHard))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended without an answer')))
  })
  // Heard of later, by whoever waits for it.
  finished.catch(() => {})
  try {
    for (;;) {
      await job.progress(0, undefined, 'figures.consistency.comparing')
      const answer = await Promise.race([finished, sleep(POLL, undefined, { ref: false })])
      if (answer) return answer
    }
  } finally {
    await worker.terminate()
  }
}
