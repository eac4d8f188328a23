import type { AnswerOf, getOwnSecurity, Language, Me } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

export async function getOwnAccount(
  db: Db,
  accountId: string,
): Promise<Pick<Me, 'account' | 'agency' | 'demonstration'>> {
  const row = await db
    .selectFrom('access.account as account')
    .innerJoin('access.agency as agency', 'agency.id', 'account.agency_id')
    .select([
      'account.id',
      'account.name',
      'account.email',
      'account.language',
      'agency.id as agency_id',
      'agency.name as agency_name',
    ])
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

interface SessionRow {
  id: string
  began_at: string
  used_at: string
  expires_at: string
  address: string | null
  agent: string | null
  here: boolean
}

export async function getSecurity(db: Db): Promise<AnswerOf<typeof getOwnSecurity>> {
  const sessions = await sql<SessionRow>`select * from access.own_sessions()`.execute(db)
  const factors = await sql<{
    second_factor: boolean
    passkeys: { id: string; name: string | null; made_at: string | null }[]
  }>`select * from access.own_factors()`.execute(db)
  const own = factors.rows[0]
  return {
    sessions: sessions.rows.map((row) => ({
      id: row.id,
      beganAt: row.began_at,
      usedAt: row.used_at,
      expiresAt: row.expires_at,
      address: row.address || null,
      agent: row.agent || null,
      here: row.here,
    })),
    secondFactor: own?.second_factor ?? false,
    passkeys: (own?.passkeys ?? []).map(({ id, name, made_at }) => ({
      id,
      name,
      madeAt: made_at && new Date(made_at).toISOString(),
    })),
  }
}

/** Ends one of one's own sessions, or with null all others; gives how many. */
export async function endOwnSessions(db: Db, sessionId: string | null): Promise<number> {
  const { rows } = await sql<{
    ended: number
  }>`select access.end_sessions(${sessionId}::uuid) as ended`.execute(db)
  return rows[0]?.ended ?? 0
}
