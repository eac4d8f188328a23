import type { Language, Me } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

export async function getOwnAccount(db: Db, accountId: string): Promise<Pick<Me, 'account' | 'agency' | 'demonstration'>> {
  const row = await db
    .selectFrom('access.account as account')
    .innerJoin('access.agency as agency', 'agency.id', 'account.agency_id')
    .select(['account.id', 'account.name', 'account.email', 'account.language', 'agency.id as agency_id', 'agency.name as agency_name'])
    .select(sql<boolean>`access.has_demonstration()`.as('demonstration'))
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow()
  return {
    account: { id: row.id, name: row.name, email: row.email, language: row.language as Language },
    agency: { id: row.agency_id, name: row.agency_name },
    demonstration: row.demonstration,
  }
}

export async function setOwnLanguage(db: Db, accountId: string, language: Language): Promise<void> {
  await db.updateTable('access.account').set({ language }).where('id', '=', accountId).execute()
}
