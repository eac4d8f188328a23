// What is worked out by a job and kept with its order: whether claims hold, how many people no list holds.
import { sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { type Job, Stopped } from '../jobs/job.ts'

type Kind = 'consistency' | 'estimate'

/** The job of the newest order that is still to be answered, for whoever sees it. */
export async function jobUnderWay(db: Db, kind: Kind): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select job.id
    from ${sql.table(`figures.${kind}`)} as ordered join jobs.job as job on job.id = ordered.job_id
    where ordered.agency_id = ${ownAgency} and ordered.state = 'ordered' and job.state in ('queued', 'running')
    order by ordered.ordered_at desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** The work that answers an order; where it fails or is called off, the order is dropped. */
export async function answering<Result>(
  job: Job,
  kind: Kind,
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Stopped) throw error
    await job.transaction((db) =>
      sql`update ${sql.table(`figures.${kind}`)} set state = 'dropped'
        where id = ${id}::uuid and state = 'ordered'`.execute(db),
    )
    throw error
  }
}
