// One request, one transaction. Its first statement enters with the session's token, so that row-level security
// knows the actor; nothing runs before that.
import type { Role } from '@oralu/domain'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { isStalePlan, statementNames } from './statements.ts'
import type { DB } from './types.generated.ts'

export type Db = Kysely<DB>

export interface Actor {
  accountId: string
  agencyId: string
  role: Role
}

export interface RememberedWrite {
  same: boolean
  status: number
  answer: unknown
}

/** What the caller of a transaction brings: nothing for the public, a token, and for a write its id and body's hash. */
export interface Entrance {
  token?: string | undefined
  write?: { id: string; hash: Buffer } | undefined
}

interface EntranceRow {
  account_id: string | null
  agency_id: string
  role: Role
  known?: boolean
  same?: boolean
  status?: number
  answer?: unknown
}

const tokenForm = /^[A-Za-z0-9_-]{16,128}$/
const retryable = new Set(['40001', '40P01'])

/**
 * Runs `work` in a transaction as the holder of the token, and commits.
 * @param work gets the transaction, the actor (undefined: nobody) and the answer remembered for this write, if any;
 *   it returns what is to be remembered and answered. A serialization failure runs it again, at most three times.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  entrance: Entrance,
  work: (db: Db, actor: Actor | undefined, before: RememberedWrite | undefined) => Promise<T>,
  remember?: (result: T) => { status: number; answer: unknown } | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      const { actor, before } = await enter(client, entrance)
      const result = await work(kyselyOn(client), actor, before)
      const kept = entrance.write && actor && !before ? remember?.(result) : undefined
      const write = entrance.write
      // As parameters: the text of a query is seen by whoever can look at pg_stat_activity.
      const keeping =
        kept && write
          ? client.query('select access.remember($1, $2, $3, $4)', [
              write.id,
              write.hash,
              kept.status,
              JSON.stringify(kept.answer),
            ])
          : undefined
      const [, committed] = await Promise.all([keeping, client.query('commit')])
      // A statement that failed and was caught on the way has undone all; PostgreSQL says so only here.
      if (committed.command !== 'COMMIT')
        throw new Error('a statement of this transaction had failed: nothing is kept')
      return result
    } catch (error) {
      if (!broken) await client.query('rollback').catch((failure) => (broken = failure))
      const code = (error as { code?: string }).code
      const stale = isStalePlan(error)
      if (stale) broken ??= error as Error
      if (attempt < 3 && (stale || (code && retryable.has(code)))) continue
      throw error
    } finally {
      client.removeListener('error', onError)
      client.release(broken)
    }
  }
}

async function enter(client: pg.PoolClient, { token, write }: Entrance) {
  const held = token && tokenForm.test(token) ? token : ''
  // The token travels as a parameter, never in the text of the query, which pg_stat_activity shows to every request's
  // role; and under no name, which an earlier user of the connection could have taken.
  const begun = client.query('begin')
  const entered = client.query<EntranceRow>(
    write
      ? { text: 'select * from access.enter_write($1, $2, $3)', values: [held, write.id, write.hash] }
      : { text: 'select * from access.enter($1)', values: [held] },
  )
  const [
    ,
    {
      rows: [row],
    },
  ] = await Promise.all([begun, entered])
  if (!row?.account_id) return { actor: undefined, before: undefined }
  const actor: Actor = { accountId: row.account_id, agencyId: row.agency_id, role: row.role }
  const before = row.known ? { same: row.same!, status: row.status!, answer: row.answer } : undefined
  return { actor, before }
}

const instances = new WeakMap<pg.PoolClient, Db>()

/** A kysely that runs on this one connection, inside the transaction already begun. */
function kyselyOn(client: pg.PoolClient): Db {
  let db = instances.get(client)
  if (!db) {
    const nameOf = statementNames()
    const held = {
      query: (text: string, values: unknown[]) => {
        const name = nameOf(text)
        return client.query(name ? { name, text, values } : { text, values })
      },
      release: () => {},
    }
    const pool = { connect: async () => held, end: async () => {} } as unknown as pg.Pool
    db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
    instances.set(client, db)
  }
  return db
}
