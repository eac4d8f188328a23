// Agencies and accounts. Which rows are seen, and what may change on one, is the database's to say.
import { randomUUID } from 'node:crypto'
import type {
  Account,
  Agency,
  BodyOf,
  createAgency,
  inviteAccount,
  listAccounts,
  QueryOf,
  RightsOfAccount,
  Role,
} from '@oralu/domain'
import { Problem, rights } from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { namesOf } from './queries.ts'

export async function findAgencies(db: Db): Promise<Agency[]> {
  const rows = await db.selectFrom('access.agency').selectAll().orderBy('name').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, country: row.country, createdAt: row.created_at }))
}

export async function addAgency(db: Db, body: BodyOf<typeof createAgency>): Promise<string> {
  const id = body.id ?? randomUUID()
  await db.insertInto('access.agency').values({ id, name: body.name, country: body.country }).execute()
  return id
}

const accounts = (db: Db) =>
  db
    .selectFrom('access.account as account')
    .innerJoin('access.agency as agency', 'agency.id', 'account.agency_id')
    .select([
      'account.id',
      'account.role',
      'account.name',
      'account.email',
      'account.state',
      'account.demonstration',
      'account.created_at',
      'account.proposed_by',
      'account.confirmed_by',
      'agency.id as agency_id',
      'agency.name as agency_name',
    ])

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number]

async function describe(db: Db, rows: AccountRow[]): Promise<Account[]> {
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.proposed_by, row.confirmed_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    agency: { id: row.agency_id, name: row.agency_name },
    role: row.role as Role,
    name: row.name,
    email: row.email,
    state: row.state as Account['state'],
    demonstration: row.demonstration,
    proposedBy: row.proposed_by && (names.get(row.proposed_by) ?? null),
    confirmedBy: row.confirmed_by && (names.get(row.confirmed_by) ?? null),
    createdAt: row.created_at,
  }))
}

/** @param only the agency that an overseer is held to */
export async function findAccounts(db: Db, query: QueryOf<typeof listAccounts>, only?: string) {
  let select = accounts(db)
  if (only) select = select.where('account.agency_id', '=', only)
  if (query.state) select = select.where('account.state', '=', query.state)
  if (query.role) select = select.where('account.role', '=', query.role)
  if (query.agency) select = select.where('account.agency_id', '=', query.agency)
  if (query.search) {
    const like = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`
    select = select.where((eb) =>
      eb.or([eb('account.name', 'ilike', like), eb('account.email', 'ilike', like)]),
    )
  }
  const after = readCursor(query.after)
  if (after)
    select = select.where(sql<boolean>`(account.name, account.id) > (${after[0]}, ${after[1]}::uuid)`)
  const rows = await select
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(query.limit + 1)
    .execute()
  const items = await describe(db, rows.slice(0, query.limit))
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? cursorOf(last.name, last.id) : null }
}

export async function getAccount(db: Db, id: string, only?: string): Promise<Account> {
  let select = accounts(db).where('account.id', '=', id)
  if (only) select = select.where('account.agency_id', '=', only)
  const [account] = await describe(db, await select.execute())
  if (!account) throw new Problem('not-found')
  return account
}

export async function invite(db: Db, body: BodyOf<typeof inviteAccount>): Promise<string> {
  const id = body.id ?? randomUUID()
  await sql`select access.invite(${id}::uuid, ${body.agencyId}::uuid, ${body.role}, ${body.name}, ${body.email}, ${body.language})`.execute(
    db,
  )
  return id
}

export async function confirmInvited(db: Db, actor: Actor, id: string) {
  const account = await db
    .selectFrom('access.account')
    .select(['state', 'role', 'proposed_by'])
    .where('id', '=', id)
    .where('agency_id', '=', actor.agencyId)
    .executeTakeFirst()
  if (!account) throw new Problem('not-found')
  // A guest of a partner is confirmed with the partner, by those who work with it.
  if (account.state !== 'invited' || account.role === 'partner_guest') throw new Problem('step-not-open')
  if (account.proposed_by === actor.accountId || id === actor.accountId)
    throw new Problem('same-person-twice')
  await db
    .updateTable('access.account')
    .set({ state: 'active', confirmed_by: actor.accountId })
    .where('id', '=', id)
    .execute()
  return { id, state: 'active' as const }
}

/** Ends an account; nobody ends their own. */
export async function endAccountOf(db: Db, actor: Actor, id: string, only?: string) {
  const account = await getAccount(db, id, only)
  if (account.state === 'ended') throw new Problem('step-not-open')
  if (id === actor.accountId) throw new Problem('same-person-twice')
  await db.updateTable('access.account').set({ state: 'ended' }).where('id', '=', id).execute()
  return { id, state: 'ended' as const }
}

/** What an account may, as "see as" shows it. The looking is noted in the ledger. */
export async function seeAs(db: Db, id: string, only?: string): Promise<RightsOfAccount> {
  const account = await getAccount(db, id, only)
  await sql`select ledger.note('see-as', 'access.account', array[${id}::uuid])`.execute(db)
  return {
    account: { id, name: account.name, role: account.role, state: account.state },
    agency: account.agency,
    rights: account.state === 'active' ? rights(account.role) : [],
  }
}
