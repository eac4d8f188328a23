// One-time links to set a password. The database keeps a link's id, who made it and until when; the link's proof and
// its code are computed from the id with a key of the installation, so a copy of the database opens nothing.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { type BodyOf, type Language, Problem, type setPasswordByLink } from '@oralu/domain'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { accountsSecret, hashPassword } from '../session/accounts.ts'
import type { Settings } from '../settings.ts'

const proof = (settings: Settings, kind: 'link' | 'code', id: string): Buffer =>
  createHmac('sha256', accountsSecret(settings)).update(`password ${kind} ${id}`).digest()

/** What is handed to the holder. After '#', so that it reaches no server's log. */
export const addressOfLink = (settings: Settings, id: string): string =>
  `${settings.publicUrl}/set-password#${id}.${proof(settings, 'link', id).toString('base64url')}`

/** Eight digits, told to the holder by another person than the one who gave the link. */
export const codeOfLink = (settings: Settings, id: string): string =>
  String(proof(settings, 'code', id).readUInt32BE(0) % 100_000_000).padStart(8, '0')

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)

/** The id of a link whose proof is right. @throws Problem not-found, the same for every kind of wrong link */
function idOfToken(settings: Settings, token: string): string {
  const [id = '', given = ''] = token.split('.')
  if (!/^[0-9a-f-]{36}$/.test(id) || !same(proof(settings, 'link', id), Buffer.from(given, 'base64url')))
    throw new Problem('not-found')
  return id
}

export async function makeLink(db: Db, accountId: string, id: string = randomUUID()): Promise<string> {
  await sql`select access.make_password_link(${id}::uuid, ${accountId}::uuid)`.execute(db)
  return id
}

export async function findLink(
  db: Db,
  accountId: string,
): Promise<{ id: string; expiresAt: string } | undefined> {
  const { rows } = await sql<{ id: string; expires_at: string }>`
    select id, expires_at from access.password_link_of(${accountId}::uuid)`.execute(db)
  return rows[0] && { id: rows[0].id, expiresAt: rows[0].expires_at }
}

interface OpenLink {
  account_id: string
  name: string
  email: string
  language: Language
  needs_code: boolean
}

const openLink = `select l.account_id, l.needs_code, a.name, a.language, u.email
  from accounts.password_link l join access.account a on a.id = l.account_id join accounts."user" u on u.id = a.id
  where l.id = $1 and l.used_at is null and l.expires_at > now() and l.wrong_codes < 5 and a.state = 'active'`

/** Whose link it is. */
export async function lookAtLink(
  { settings, database }: Services,
  token: string,
): Promise<{ name: string; language: Language; needsCode: boolean }> {
  const { rows } = await database.accounts.query<OpenLink>(openLink, [idOfToken(settings, token)])
  const link = rows[0]
  if (!link) throw new Problem('not-found')
  return { name: link.name, language: link.language, needsCode: link.needs_code }
}

/** Sets the password of the link's account, ends its sessions and the link. */
export async function useLink(
  { settings, database }: Services,
  { token, code = '', password }: BodyOf<typeof setPasswordByLink>,
): Promise<{ email: string }> {
  const id = idOfToken(settings, token)
  const hash = await hashPassword(password)
  return await inOneTransaction(database.accounts, async (client) => {
    const { rows } = await client.query<OpenLink>(`${openLink} for update of l`, [id])
    const link = rows[0]
    if (!link) throw new Problem('not-found')
    if (
      link.needs_code &&
      !same(Buffer.from(code.replace(/\s/g, '')), Buffer.from(codeOfLink(settings, id)))
    ) {
      await client.query('update accounts.password_link set wrong_codes = wrong_codes + 1 where id = $1', [
        id,
      ])
      return new Problem('body-invalid', {
        issues: [{ path: 'body.code', message: 'is not the code of this link' }],
      })
    }
    const changed = await client.query(
      `update accounts.account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
      [link.account_id, hash],
    )
    if (changed.rowCount === 0)
      await client.query(
        `insert into accounts.account ("userId", "accountId", "providerId", password) values ($1::uuid, ($1::uuid)::text, 'credential', $2)`,
        [link.account_id, hash],
      )
    await client.query('delete from accounts.session where "userId" = $1', [link.account_id])
    await client.query('update accounts.password_link set used_at = now() where id = $1', [id])
    await client.query(`select ledger.note_sign_in('password-changed', $1, 'by a link')`, [link.account_id])
    return { email: link.email }
  })
}

/** Commits also when the work answers a Problem, so that a wrong code is counted; then throws it. */
async function inOneTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T | Problem>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    if (result instanceof Problem) throw result
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}
