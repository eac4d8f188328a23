// Whether somebody works at a job: whoever does holds a lock of PostgreSQL for it, which ends with their process however
// it ends. So the jobs of a server that was killed are told from those of one that runs, by any process.
import type pg from 'pg'

const key = `hashtextextended('jobs.job ' || $1, 0)`

/** Holds a job until it is disposed of, on a connection of its own. */
export async function holdJob(pool: pg.Pool, id: string): Promise<AsyncDisposable> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${key})`, [id])
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    async [Symbol.asyncDispose]() {
      // A connection that is gone has let go of it.
      const free = await client.query(`select pg_advisory_unlock(${key})`, [id]).catch(() => undefined)
      client.release(free === undefined)
    },
  }
}

/** Gives the jobs that nobody works at any more back to the queue. A job just taken has a while to be held. */
export async function freeAbandoned(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ id: string; worker: string }>(
      `select payload ->> 'job' as id, locked_by as worker from graphile_worker._private_jobs
       where locked_by is not null and locked_at < now() - interval '10 seconds'`,
    )
    for (const { id, worker } of rows)
      await client.query(
        `with free as materialized (select pg_try_advisory_xact_lock(${key}) as free)
         select graphile_worker.force_unlock_workers(array[$2]) from free where free`,
        [id, worker],
      )
  } finally {
    client.release()
  }
}
