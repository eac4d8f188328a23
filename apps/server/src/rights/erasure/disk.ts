// The last byte. A row deleted lies in its table's file, in indexes and in the log of changes until PostgreSQL writes over
// it. So the tables concerned are written anew, without what no one can see any more, and the segments of the log from
// before are removed.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { quoted } from '../../backup/tables.ts'

export interface Cleared {
  /** Tables written anew, their histories counted. */
  tables: number
  /** `operator`: this role may not; the handbook says what the operator does. */
  log: 'removed' | 'operator'
}

const patience = 60_000

/**
 * @param owner the owner's connection, outside a transaction
 * @param superuser of the embedded server; on an external one the owner tries
 * @throws Error with code `busy` while somebody's open transaction still sees what was erased: ask again later
 */
export async function clearDisk(
  owner: pg.Client,
  superuser: pg.ClientConfig | undefined,
  tables: readonly string[],
  told: (done: number) => Promise<void> = async () => {},
): Promise<Cleared> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname || '.' || c.relname = any ($1) order by 1`,
    [tables.flatMap((name) => [name, `${name}_history`])],
  )
  let done = 0
  for (const { name } of rows) {
    await writeAnew(owner, quoted(name))
    await told(++done)
  }
  // What the planner remembers of columns, last: analysing has just replaced it.
  await writeAnew(owner, 'pg_catalog.pg_statistic')
  return { tables: rows.length, log: await clearLog(owner, superuser) }
}

/** Repeats until nothing that was deleted had to be carried over for somebody's older view. */
async function writeAnew(owner: pg.Client, table: string): Promise<void> {
  const until = Date.now() + patience
  let kept = 0
  const listen = ({ detail }: { detail?: string | undefined }) => {
    kept += Number(/(\d+) dead row versions? cannot be removed yet/.exec(detail ?? '')?.[1] ?? 0)
  }
  owner.on('notice', listen)
  try {
    await owner.query(`set lock_timeout = '5s'`)
    for (;;) {
      kept = 0
      const busy = await owner.query(`vacuum (full, analyze, verbose) ${table}`).then(
        () => kept > 0,
        (error: { code?: string }) => {
          if (error.code !== '55P03') throw error
          return true
        },
      )
      if (!busy) return
      if (Date.now() > until)
        throw Object.assign(
          new Error(`${table} is in use by a long transaction; what was erased is still on the disk.`),
          { code: 'busy' },
        )
      await sleep(500)
    }
  } finally {
    owner.removeListener('notice', listen)
    await owner.query('reset lock_timeout').catch(() => {})
  }
}

/**
 * Goes on to new segments until every one of those that are there now is gone: those behind by a checkpoint, those lent
 * ahead (from before wal_recycle was off) by writing through them.
 */
async function clearLog(owner: pg.Client, superuser: pg.ClientConfig | undefined): Promise<Cleared['log']> {
  const client = superuser ? new pg.Client(superuser) : owner
  if (superuser) await client.connect()
  try {
    const segments = async () =>
      (
        await client.query<{ name: string }>(`select name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`)
      ).rows.map(({ name }) => name)
    const recycles = await client.query<{ wal_recycle: string }>('show wal_recycle')
    if (recycles.rows[0]!.wal_recycle === 'on') return 'operator'
    const before = new Set(await segments())
    for (let turn = 0; turn < 400; turn++) {
      await client.query('select pg_switch_wal()')
      await client.query('checkpoint')
      if (!(await segments()).some((name) => before.has(name))) return 'removed'
    }
    return 'operator'
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 'operator'
    throw error
  } finally {
    if (superuser) await client.end()
  }
}
