// The first administrator, and the first data-protection officer of an agency: made on the machine itself, because
// nobody is there yet who could invite or confirm them.
import { randomUUID } from 'node:crypto'
import type { Role } from '@oralu/domain'
import { BadInput } from '../commands/command.ts'
import type { Database } from '../db/database.ts'

export interface FirstAccount {
  email: string
  name: string
  agency: string
  role: Role
  /** Also when one of this role is there already. */
  another: boolean
}

/**
 * Makes the account and a link to set its password.
 * @returns the id of the link
 * @throws BadInput when one is there already, or the e-mail is taken
 */
export async function makeFirstAccount(
  database: Pick<Database, 'owner'>,
  { email, name, agency, role, another }: FirstAccount,
): Promise<string> {
  const client = await database.owner()
  try {
    await client.query('begin')
    await client.query('set local role oralu_operator')
    await client.query('lock table access.account in share row exclusive mode')
    const { rows: agencies } = await client.query<{ id: string }>(
      'with made as (insert into access.agency (name) values ($1) on conflict (name) do nothing returning id) select id from made union all select id from access.agency where name = $1',
      [agency],
    )
    const agencyId = agencies[0]!.id
    // One administrator serves all agencies; each agency has a data-protection officer of its own.
    const { rows: there } = await client.query<{ email: string }>(
      `select email from access.account where role = $1 and state <> 'ended' and ($2::uuid is null or agency_id = $2) limit 1`,
      [role, role === 'administrator' ? null : agencyId],
    )
    if (there[0] && !another)
      throw new BadInput(
        `There is one already: ${there[0].email}. Say --another to make one more; the ledger will show it.`,
      )
    const id = randomUUID()
    const { rows: taken } = await client.query('select from accounts."user" where email = $1', [email])
    if (taken.length > 0) throw new BadInput(`The e-mail ${email} is taken by another account.`)
    await client.query('insert into accounts."user" (id, name, email) values ($1, $2, $3)', [id, name, email])
    await client.query(
      `insert into access.account (id, agency_id, role, name, email, state) values ($1, $2, $3, $4, $5, 'active')`,
      [id, agencyId, role, name, email],
    )
    const link = randomUUID()
    await client.query(
      'insert into accounts.password_link (id, account_id, needs_code) values ($1, $2, false)',
      [link, id],
    )
    await client.query(`select ledger.note('password-link', 'access.account', array[$1::uuid])`, [id])
    await client.query('commit')
    return link
  } finally {
    await client.end()
  }
}
