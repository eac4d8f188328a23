// Guests of the portal, as officers invite, confirm and end them, and the codes by which they sign in. What may be done
// by whom is said by the functions of db/0075-guests.sql; here it is put into the user's terms.
import { randomUUID } from 'node:crypto'
import { type BodyOf, type Guest, type inviteGuest, type Language, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { accountsSecret } from '../session/accounts.ts'
import { freshCode, hashOfCode } from '../session/portal-code.ts'
import type { Settings } from '../settings.ts'
import { getOwnPartner, getPartnerRow } from './partners.ts'

interface GuestRow {
  id: string
  name: string
  email: string
  language: Language
  focal_point_id: string | null
  state: Guest['state']
  proposed_by: string
  proposed_at: string
  confirmed_by: string | null
  confirmed_at: string | null
  code_at: string | null
  ended_at: string | null
}

export async function findGuests(db: Db, actor: Actor, partnerId: string): Promise<{ items: Guest[] }> {
  await getPartnerRow(db, partnerId)
  const { rows } = await sql<GuestRow>`select * from cooperation.guests(${partnerId}::uuid)`.execute(db)
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.proposed_by, row.confirmed_by]),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      language: row.language,
      focalPointId: row.focal_point_id,
      state: row.state,
      proposedBy: names.get(row.proposed_by) ?? '',
      proposedByReader: row.proposed_by === actor.accountId,
      proposedAt: row.proposed_at,
      confirmedBy: row.confirmed_by && (names.get(row.confirmed_by) ?? ''),
      confirmedAt: row.confirmed_at,
      codeAt: row.code_at,
      endedAt: row.ended_at,
    })),
  }
}

export async function invite(
  db: Db,
  actor: Actor,
  partnerId: string,
  { id = randomUUID(), name, email, language, focalPointId }: BodyOf<typeof inviteGuest>,
): Promise<string> {
  const partner = await getOwnPartner(db, actor, partnerId)
  // What is said here would not reach the partner's own system, and the two would tell different stories.
  if (partner.mailbox)
    throw new Problem('step-not-open', {
      detail: 'This partner has a system of its own. The portal is for one who has none.',
    })
  await sql`select cooperation.invite_guest(${id}::uuid, ${partnerId}::uuid, ${focalPointId}::uuid, ${name}, ${email}, ${language})`.execute(
    db,
  )
  return id
}

/** @throws Problem not-found, same-person-twice, step-not-open */
export async function confirm(db: Db, actor: Actor, id: string): Promise<string> {
  const guest = await db
    .selectFrom('cooperation.guest')
    .select(['agency_id', 'proposed_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!guest) throw new Problem('not-found')
  if (guest.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (guest.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await sql`select cooperation.confirm_guest(${id}::uuid)`.execute(db)
  return id
}

export async function end(db: Db, id: string): Promise<string> {
  await sql`select cooperation.end_guest(${id}::uuid)`.execute(db)
  return id
}

export async function makeCode(db: Db, guestId: string, id: string = randomUUID()): Promise<string> {
  await sql`select cooperation.make_code(${id}::uuid, ${guestId}::uuid)`.execute(db)
  return id
}

/** A code that was made and not looked at yet: drawn now, shown this once. */
export async function drawCode(
  db: Db,
  settings: Settings,
  guestId: string,
): Promise<{ text: string; expiresAt: string } | null> {
  const text = freshCode()
  const hash = hashOfCode(accountsSecret(settings), text)
  const { rows } = await sql<{
    until: string | null
  }>`select cooperation.draw_code(${guestId}::uuid, ${hash}) as until`.execute(db)
  const until = rows[0]?.until
  return until ? { text, expiresAt: until } : null
}
