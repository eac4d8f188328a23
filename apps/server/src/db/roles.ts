// The database roles. Those that log in have no way to any other; those that own functions cannot log in.
import type pg from 'pg'

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
]

/**
 * Creates the roles that are missing. `client` is the owner's connection and needs CREATEROLE where any is missing.
 * @param passwords password of each login role; undefined where the socket itself is the protection (embedded)
 */
export async function ensureRoles(client: pg.Client, passwords?: Record<LoginRole, string>): Promise<void> {
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
