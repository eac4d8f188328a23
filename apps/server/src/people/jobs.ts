// Suggests which records may be one person, some at a time, until none waits to be compared.
import { type LinkModel, type Prepare, preparing } from '@oralu/linkage'
import { sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import type { Task } from '../jobs/job.ts'
import { newId } from './ids.ts'
import { learntModel } from './learnt.ts'
import { suggestFor } from './suggestions.ts'

const CHUNK = 250

/** Orders suggestions for the records that wait to be compared, in the caller's transaction. */
export async function orderSuggestions(db: Db): Promise<{ jobId: string }> {
  const jobId = newId()
  await db.insertInto('jobs.job').values({ id: jobId, task: 'people.suggest' }).execute()
  // One after another within an agency: a second finds little left to compare.
  await sql`select jobs.start('people.suggest', ${jobId}::uuid, access.agency()::text)`.execute(db)
  return { jobId }
}

/** Orders suggestions for all records of the actor's agency anew. */
export async function orderAllSuggestions(db: Db): Promise<{ jobId: string }> {
  await sql`insert into people.to_compare (agency_id, anchor_id)
    select agency_id, id from people.anchor where agency_id = ${ownAgency} on conflict do nothing`.execute(db)
  return await orderSuggestions(db)
}

export const suggestMatches: Task = async (job) => {
  const model = await job.transaction(learntModel)
  const prepare = preparing()
  const counts = { records: 0, suggested: 0, withdrawn: 0 }
  for (;;) {
    const waiting = await job.transaction(countWaiting)
    await job.progress(counts.records, counts.records + waiting, 'people.job.comparing')
    const done = await job.transaction((db) => compareSome(db, model, prepare))
    if (!done) return counts
    for (const name of ['records', 'suggested', 'withdrawn'] as const) counts[name] += done[name]
  }
}

async function countWaiting(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('people.to_compare')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('agency_id', '=', ownAgency)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One after another within an agency: what two would compare at once, neither would see of the other. */
async function compareSome(db: Db, model: LinkModel, prepare: Prepare) {
  await sql`select pg_advisory_xact_lock(hashtextextended('people.suggest' || access.agency(), 0))`.execute(
    db,
  )
  const { rows } = await sql<{ anchor_id: string }>`
    delete from people.to_compare w using (
      select anchor_id from people.to_compare where agency_id = ${ownAgency} order by anchor_id limit ${CHUNK}) chunk
    where w.agency_id = ${ownAgency} and w.anchor_id = chunk.anchor_id returning w.anchor_id`.execute(db)
  const anchors = rows.map((row) => row.anchor_id)
  if (anchors.length === 0) return undefined
  return { records: anchors.length, ...(await suggestFor(db, anchors, model, prepare)) }
}
