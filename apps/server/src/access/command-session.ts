// A session for a command that someone on the machine itself runs with `--as USER`: it does what that account may do
// and no more, and the ledger says that it was given.
import { randomBytes } from 'node:crypto'
import { BadInput } from '../commands/command.ts'
import type { Database } from '../db/database.ts'

/**
 * Gives a token for `inTransaction`, good for one day.
 * @throws BadInput when there is no active account of this e-mail
 */
export async function commandSession(database: Pick<Database, 'owner'>, email: string): Promise<string> {
  const client = await database.owner()
  try {
    await client.query('begin')
    await client.query('set local role oralu_operator')
    const { rows } = await client.query<{ id: string; state: string }>(
      'select id, state from access.account where email = $1',
      [email.trim().toLowerCase()],
    )
    const account = rows[0]
    if (!account) throw new BadInput(`There is no account ${email}. An administrator invites one.`)
    if (account.state !== 'active')
      throw new BadInput(`The account ${email} is ${account.state}, not active.`)
    const token = `cmd_${randomBytes(32).toString('base64url')}`
    await client.query(
      `insert into access.session (token_hash, account_id, origin, expires_at)
       values (sha256(convert_to($1, 'UTF8')), $2, 'command', now() + interval '1 day')`,
      [token, account.id],
    )
    await client.query(`select ledger.note('session-given', 'access.account', array[$1::uuid])`, [account.id])
    await client.query('commit')
    return token
  } finally {
    await client.end()
  }
}
