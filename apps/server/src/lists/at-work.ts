// An import holds a lock on its list while it is at work, which ends with it whatever becomes of its server. So one
// that died is told from one that runs, by any process.
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

const key = (listId: string) => sql`hashtextextended(${`lists.list ${listId}`}, 0)`

/** Takes the lock until the transaction ends, waiting for whoever has it. */
export async function beginWork(db: Db, listId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${key(listId)})`.execute(db)
}

export async function isAtWork(db: Db, listId: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock_shared(${key(listId)}) as free`.execute(db)
  return !rows[0]!.free
}
