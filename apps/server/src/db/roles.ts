// The database roles. Those that log in have no way to any other; those that own functions cannot log in.
import pg from 'pg'

/** Roles with which a process connects. */
export const loginRoles = ['oralu_app', 'oralu_accounts', 'oralu_jobs'] as const
export type LoginRole = (typeof loginRoles)[number]

/** Roles that own narrow functions, or that the owner takes on for one duty. */
const dutyRoles = [
  'oralu_access',
  'oralu_ledger',
  'oralu_reader',
  'oralu_counts',
  'oralu_backup',
  'oralu_operator',
  'oralu_erasure',
]

/**
 * Roles belong to a whole PostgreSQL server: a second Oralu on it, with keys of its own, would change the passwords with
 * which the first one works.
 * @throws Error when another database of the server is Oralu's and `logIn` is refused its password
 */
export async function refuseSecond(client: pg.Client, logIn: pg.ClientConfig): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select d.datname from pg_database d, aclexplode(d.datacl) a join pg_roles r on r.oid = a.grantee
     where r.rolname = 'oralu_jobs' and d.datname <> current_database()`,
  )
  if (rows.length === 0) return
  const trial = new pg.Client(logIn)
  trial.on('error', () => {})
  const refused = await trial.connect().then(
    () => false,
    (error: { code?: string }) => error.code === '28P01',
  )
  await trial.end().catch(() => {})
  if (refused)
    throw new Error(
      `This PostgreSQL server holds another Oralu (database ${rows[0]!.datname}), whose roles and passwords it would share. Use another server, or copy database.json from that one's keys folder.`,
    )
}

/**
 * Creates the roles that are missing. `client` is the owner's connection and needs CREATEROLE where any is missing.
 * @throws Error when PostgreSQL is older than 16
 * @param passwords password of each login role; undefined where the socket itself is the protection (embedded)
 */
export async function ensureRoles(client: pg.Client, passwords?: Record<LoginRole, string>): Promise<void> {
  const server = await client.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  )
  const { number, name } = server.rows[0]!
  if (Number(number) < 160_000)
    throw new Error(`This is PostgreSQL ${name}. Oralu needs version 16 or newer.`)
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'oralu\\_%'`,
  )
  const present = new Set(rows.map((row) => row.rolname))
  for (const role of dutyRoles) {
    if (!present.has(role)) await client.query(`create role ${role} nologin`)
    // The owner may hand functions to the duty roles, and take a duty on; it does not hold them by itself.
    await client.query(`grant ${role} to current_user with set true, inherit false`)
  }
  for (const role of loginRoles) {
    if (!present.has(role)) await client.query(`create role ${role} login`)
    await client.query(`grant ${role} to current_user with set true, inherit false`)
    if (passwords) await client.query(`alter role ${role} password ${client.escapeLiteral(passwords[role])}`)
  }
}
