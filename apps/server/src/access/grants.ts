// Grants between agencies: proposed by one person, confirmed by another, ended at once or by their date.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type Compartment,
  type GivenGrant,
  longestGrantDays,
  Problem,
  type proposeGrant,
  type Right,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { namesOf } from './queries.ts'

const stateOf = sql<GivenGrant['state']>`case
  when g.ended_at is not null or g.ends_at <= now() then 'ended'
  when g.confirmed_at is null then 'proposed'
  when g.ends_at <= now() + interval '7 days' then 'ending'
  else 'live' end`

interface Wanted {
  state?: GivenGrant['state'] | undefined
  after?: string | undefined
  limit: number
  /** Only those that the actor proposed, or that were given to their own account. */
  own?: boolean
}

export async function findGrants(db: Db, actor: Actor, { state, after, limit, own }: Wanted) {
  const key = readCursor(after)
  const { rows } = await sql<{
    id: string
    agency_id: string
    agency: string
    compartment: Compartment
    subject_id: string | null
    to_agency_id: string | null
    to_agency: string | null
    to_account_id: string | null
    purpose: string
    starts_at: string
    ends_at: string
    proposed_at: string
    proposed_by: string
    confirmed_by: string | null
    ended_by: string | null
    state: GivenGrant['state']
  }>`
    select g.*, a.name as agency, t.name as to_agency, ${stateOf} as state
    from access.grant g join access.agency a on a.id = g.agency_id left join access.agency t on t.id = g.to_agency_id
    where ${state ? (state === 'live' ? sql<SqlBool>`${stateOf} in ('live', 'ending')` : sql<SqlBool>`${stateOf} = ${state}`) : sql`true`}
      and ${own ? sql<SqlBool>`(g.proposed_by = ${actor.accountId} or g.to_account_id = ${actor.accountId})` : sql`true`}
      and ${key ? sql<SqlBool>`(g.ends_at, g.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
    order by g.ends_at desc, g.id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.flatMap((row) => [row.proposed_by, row.confirmed_by, row.ended_by, row.to_account_id]),
  )
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  const items = shown.map(
    (row): GivenGrant => ({
      id: row.id,
      agency: { id: row.agency_id, name: row.agency },
      compartment: row.compartment,
      subjectId: row.subject_id,
      to: row.to_agency_id
        ? { kind: 'agency', id: row.to_agency_id, name: row.to_agency ?? '' }
        : { kind: 'account', id: row.to_account_id!, name: name(row.to_account_id) ?? '' },
      purpose: row.purpose,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      state: row.state,
      given: row.agency_id === actor.agencyId,
      mine: row.proposed_by === actor.accountId,
      proposedBy: name(row.proposed_by) ?? '',
      confirmedBy: name(row.confirmed_by),
      endedBy: name(row.ended_by),
    }),
  )
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.endsAt, last.id) : null }
}

export async function propose(db: Db, actor: Actor, body: BodyOf<typeof proposeGrant>) {
  const may =
    roleHolds(actor.role, 'oversight.write') || roleHolds(actor.role, `${body.compartment}.decide` as Right)
  if (!may) throw new Problem('not-allowed')
  if (body.toAccountId === actor.accountId) throw new Problem('same-person-twice')
  const starts = new Date(body.startsAt ?? Date.now())
  const days = (Date.parse(body.endsAt) - starts.getTime()) / 86_400_000
  if (days <= 0 || days > longestGrantDays || Date.parse(body.endsAt) <= Date.now())
    throw new Problem('body-invalid', {
      issues: [
        { path: 'body.endsAt', message: `must lie after the beginning, at most ${longestGrantDays} days` },
      ],
    })
  const id = body.id ?? randomUUID()
  await db
    .insertInto('access.grant')
    .values({
      id,
      agency_id: actor.agencyId,
      compartment: body.compartment,
      subject_id: body.subjectId ?? null,
      to_agency_id: body.toAgencyId ?? null,
      to_account_id: body.toAccountId ?? null,
      purpose: body.purpose,
      starts_at: starts.toISOString(),
      ends_at: body.endsAt,
      proposed_by: actor.accountId,
    })
    .execute()
  return { id, state: 'proposed' as const }
}

async function getGivenGrant(db: Db, id: string) {
  const row = await db
    .selectFrom('access.grant as g')
    .select(['g.proposed_by', 'g.to_account_id', 'g.agency_id', stateOf.as('state')])
    .where('g.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row) return row
  // Received grants are seen, but are the giver's to confirm and to end.
  const seen = await db.selectFrom('access.grant').select('id').where('id', '=', id).executeTakeFirst()
  throw new Problem(seen ? 'not-allowed' : 'not-found')
}

export async function confirm(db: Db, actor: Actor, id: string) {
  const grant = await getGivenGrant(db, id)
  if (grant.state !== 'proposed') throw new Problem('step-not-open')
  if (grant.proposed_by === actor.accountId || grant.to_account_id === actor.accountId)
    throw new Problem('same-person-twice')
  await db
    .updateTable('access.grant')
    .set({ confirmed_by: actor.accountId, confirmed_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
  return { id, state: 'live' as const }
}

export async function end(db: Db, actor: Actor, id: string) {
  const grant = await getGivenGrant(db, id)
  if (grant.state === 'ended') throw new Problem('step-not-open')
  await db
    .updateTable('access.grant')
    .set({ ended_by: actor.accountId, ended_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
  return { id, state: 'ended' as const }
}
