// What is worked out as jobs: whether the claims that stand can all hold, and how many people no list holds.
import type { History } from '@oralu/domain'
import type { Asked, Consistency, EstimateAnswer } from '@oralu/figures'
import { sql } from 'kysely'
import { inThread } from '../jobs/in-thread.ts'
import type { Task } from '../jobs/job.ts'
import { ownStanding } from './consistency-queries.ts'
import { whatIsListed } from './estimate-queries.ts'
import { answering } from './orders.ts'
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
  return await answering(job, 'consistency', id, async () => {
    const answer = await inThread<Consistency>(
      job,
      new URL('./check-claims.ts', import.meta.url),
      { claims: read.map(statementOf), asked },
      [0, undefined, 'figures.consistency.comparing'],
    )
    await job.transaction((db) =>
      db
        .updateTable('figures.consistency')
        .set({
          state: 'answered',
          claim_ids: read.map((claim) => claim.id),
          answer: JSON.stringify(answer),
          answered_at: sql<string>`now()`,
        })
        .where('id', '=', id)
        .where('state', '=', 'ordered')
        .execute(),
    )
    return { claims: read.length, sets: answer.sets.length }
  })
}

export const estimateTask: Task = async (job) => {
  const { id, seed, listed } = await job.transaction(async (db) => {
    const { id, seed, source_ids } = await db
      .selectFrom('figures.estimate')
      .select(['id', 'seed', 'source_ids'])
      .where('job_id', '=', job.id)
      .executeTakeFirstOrThrow()
    return { id, seed, listed: await whatIsListed(db, source_ids) }
  })
  return await answering(job, 'estimate', id, async () => {
    const { histories, answer } = await inThread<{ histories: History[]; answer: EstimateAnswer }>(
      job,
      new URL('./estimate-people.ts', import.meta.url),
      { ...listed, seed },
      [0, undefined, 'figures.estimate.estimating'],
    )
    await job.transaction((db) =>
      db
        .updateTable('figures.estimate')
        .set({
          state: 'answered',
          histories: JSON.stringify(histories),
          undecided: listed.open.length,
          answer: JSON.stringify(answer),
          answered_at: sql<string>`now()`,
        })
        .where('id', '=', id)
        .where('state', '=', 'ordered')
        .execute(),
    )
    return { lists: answer.lists.length, seen: answer.seen }
  })
}
