// Opens the database: the embedded one, or the external one that DATABASE_URL names; brings its roles and schema up
// to date; gives a pool for each role that logs in.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { keptSecret } from '../keys.ts'
import { rekey } from '../people/rekey.ts'
import type { Settings } from '../settings.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import { migrate, migrationsDir } from './migrate.ts'
import { ensureRoles, type LoginRole, loginRoles, refuseSecond } from './roles.ts'
import './values.ts'

export interface Database {
  /** Requests run here, as oralu_app: row-level security holds. */
  app: pg.Pool
  /** The accounts library's own. */
  accounts: pg.Pool
  /** The job queue's own. */
  jobs: pg.Pool
  /** A connection of the owner, for commands on the machine itself. The caller ends it. */
  owner(): Promise<pg.Client>
  embedded: Embedded | undefined
  close(): Promise<void>
}

/**
 * @param alone true for `serve`: this process starts the embedded server itself
 * @throws Error with a sentence that says what to do
 */
export async function openDatabase(settings: Settings, alone = false, poolSize = 20): Promise<Database> {
  const embedded = settings.databaseUrl ? undefined : await openEmbedded(settings.dataDir, alone)
  try {
    if (embedded) await prepareEmbedded(embedded)
    const passwords = embedded ? undefined : loginPasswords(settings.keysDir)
    const ownerConfig = embedded
      ? embedded.connection('oralu_owner')
      : { connectionString: settings.databaseUrl! }
    const loginConfig = (role: LoginRole): pg.ClientConfig => {
      if (embedded) return embedded.connection(role)
      const url = new URL(settings.databaseUrl!)
      url.username = role
      url.password = passwords![role]
      return { connectionString: url.href }
    }
    const owner = async () => {
      const client = new pg.Client({ ...ownerConfig, application_name: 'oralu owner' })
      client.on('error', () => {})
      await client.connect()
      return client
    }
    await bringUpToDate(owner, passwords, loginConfig('oralu_jobs'))
    const pool = (role: LoginRole, max: number, options?: string) => {
      const made = new pg.Pool({
        ...loginConfig(role),
        max,
        application_name: role,
        ...(options ? { options } : {}),
        connectionTimeoutMillis: 15_000,
        // What does not wait for an answer travels together: begin with entering, the remembered answer with commit.
        pipeline: role === 'oralu_app',
      } as pg.PoolConfig)
      // A connection that breaks (PostgreSQL restarted) is replaced; what ran on it sees its own error. Idle ones report
      // to the pool, those taken out to themselves; unheard, either would end the process.
      made.on('error', () => {})
      made.on('connect', (client) => client.on('error', () => {}))
      return made
    }
    const pools = {
      app: pool('oralu_app', poolSize),
      accounts: pool('oralu_accounts', 5, '-c search_path=accounts'),
      jobs: pool('oralu_jobs', 5),
    }
    return {
      ...pools,
      owner,
      embedded,
      async close() {
        await Promise.all(Object.values(pools).map((each) => each.end()))
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** In the embedded server: the owner role and the database, made once by its superuser. */
export async function prepareEmbedded(embedded: Embedded, database = 'oralu'): Promise<void> {
  const client = new pg.Client(embedded.connection('postgres', 'postgres'))
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4600)')
    const { rows } = await client.query(`select from pg_roles where rolname = 'oralu_owner'`)
    if (rows.length === 0) await client.query('create role oralu_owner login createrole')
    const there = await client.query('select from pg_database where datname = $1', [database])
    if (there.rows.length === 0) {
      await client.query(`create database ${client.escapeIdentifier(database)} owner oralu_owner`)
      await client.query(
        `revoke connect, temporary on database ${client.escapeIdentifier(database)} from public`,
      )
    }
  } finally {
    await client.end()
  }
  const within = new pg.Client(embedded.connection('postgres', database))
  await within.connect()
  try {
    await within.query(readFileSync(join(migrationsDir, 'hardening.sql'), 'utf8'))
  } finally {
    await within.end()
  }
}

/** Roles, migrations and the job queue's own tables. Safe to run from several processes at once. */
export async function bringUpToDate(
  owner: () => Promise<pg.Client>,
  passwords: Record<LoginRole, string> | undefined,
  jobs: pg.ClientConfig,
): Promise<void> {
  const client = await owner()
  try {
    await client.query('select pg_advisory_lock(4601)')
    if (passwords) await refuseSecond(client, jobs)
    await ensureRoles(client, passwords)
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const name = client.escapeIdentifier(rows[0]!.name)
    await client.query(`grant connect on database ${name} to ${loginRoles.join(', ')}`)
    // Nobody makes a temporary table under the name of one of ours (the embedded server's database is made so).
    await client.query(`revoke temporary on database ${name} from public`)
    // The ledger holds rows as JSON, where an instant is written in the zone of the session: one zone, whatever the server's.
    await client.query(`alter database ${name} set timezone to 'UTC'`)
    await client.query(`set timezone to 'UTC'`)
    await migrate(client)
    await rekey(client)
    const queue = await client.query(`select from pg_namespace where nspname = 'graphile_worker'`)
    if (queue.rows.length === 0) {
      await client.query(`grant create on database ${name} to oralu_jobs`)
    }
    const pool = new pg.Pool({ ...jobs, max: 1 })
    pool.on('error', () => {})
    pool.on('connect', (each) => each.on('error', () => {}))
    try {
      await runMigrations({ pgPool: pool })
    } finally {
      await pool.end()
    }
    await client.query(`revoke create on database ${name} from oralu_jobs`)
  } finally {
    await client.end()
  }
}

/** Passwords of the login roles on an external server, made once and kept with the keys. */
function loginPasswords(keysDir: string): Record<LoginRole, string> {
  const secret = keptSecret(keysDir, 'database.json', () =>
    JSON.stringify(
      Object.fromEntries(loginRoles.map((role) => [role, randomBytes(24).toString('base64url')])),
    ),
  )
  return JSON.parse(secret)
}
