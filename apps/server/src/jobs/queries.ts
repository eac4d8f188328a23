import { type Job, type JobState, Problem } from '@oralu/domain'
import type { Db } from '../db/transaction.ts'

/** Row-level security gives only the jobs that the actor ordered. @throws Problem not-found */
export async function getOwnJob(db: Db, id: string): Promise<Job> {
  const row = await db.selectFrom('jobs.job').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return {
    id: row.id,
    task: row.task,
    aboutId: row.about_id,
    state: row.state as JobState,
    done: row.done,
    total: row.total,
    doing: row.doing,
    cancelAsked: row.cancel_asked,
    result: row.result as Job['result'],
    problem: row.problem,
    orderedAt: row.ordered_at,
    endedAt: row.ended_at,
  }
}

/** Asks a job to stop. One that has ended stays as it ended. */
export async function askToCancel(db: Db, id: string): Promise<{ id: string; state: JobState }> {
  const { state } = await getOwnJob(db, id)
  if (state === 'queued' || state === 'running')
    await db.updateTable('jobs.job').set({ cancel_asked: true }).where('id', '=', id).execute()
  return { id, state }
}
