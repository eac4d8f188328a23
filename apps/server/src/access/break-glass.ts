// Break-glass: one compartment of one person, for four hours, with a reason that a data-protection officer reads.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type BreakGlass,
  type Compartment,
  type Endpoint,
  type openByBreakGlass,
  Problem,
  type Right,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { namesOf } from './queries.ts'

export async function open(
  db: Db,
  body: BodyOf<typeof openByBreakGlass>,
): Promise<{ id: string; endsAt: string }> {
  const breakable = await db
    .selectFrom('access.compartment')
    .select('breakable')
    .where('name', '=', body.compartment)
    .executeTakeFirst()
  if (!breakable?.breakable)
    throw new Problem('not-allowed', {
      detail: 'This compartment is not opened by break-glass. Ask for a grant.',
    })
  const id = body.id ?? randomUUID()
  await sql`select access.break_glass_for(${id}::uuid, ${body.compartment}, ${body.subjectId}::uuid, ${body.reason})`.execute(
    db,
  )
  const row = await db
    .selectFrom('access.break_glass')
    .select('ends_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, endsAt: row.ends_at }
}

/**
 * May this reading go through to the rows, although the role does not hold the compartment? It may while the actor
 * has it open for some person by break-glass; the rows' own policies then show that person's and no other.
 */
export async function isOpened(
  db: Db,
  { method, grant }: Pick<Endpoint, 'method' | 'grant'>,
  actor: Actor | undefined,
): Promise<boolean> {
  if (!actor || method !== 'GET' || !grant.endsWith('.read') || roleHolds(actor.role, grant as Right))
    return false
  const { rows } = await sql<{
    opened: boolean
  }>`select access.opened(${grant.split('.')[0]!}) as opened`.execute(db)
  return rows[0]?.opened ?? false
}

interface Wanted {
  state?: 'waiting' | 'reviewed' | undefined
  after?: string | undefined
  limit: number
}

/** @param own true: only what the actor opened; false: what the actor oversees */
export async function findBreakGlass(db: Db, actor: Actor, { state, after, limit }: Wanted, own: boolean) {
  const key = readCursor(after)
  const { rows } = await sql<{
    id: string
    account_id: string
    compartment: Compartment
    subject_id: string
    reason: string
    started_at: string
    ends_at: string
    reviewed_by: string | null
    reviewed_at: string | null
    review: string | null
  }>`
    select b.* from access.break_glass b
    where ${own ? sql<SqlBool>`b.account_id = ${actor.accountId}` : sql<SqlBool>`b.agency_id = ${actor.agencyId}`}
      and ${state === undefined ? sql`true` : state === 'waiting' ? sql<SqlBool>`b.reviewed_at is null` : sql<SqlBool>`b.reviewed_at is not null`}
      and ${key ? sql<SqlBool>`(b.started_at, b.id) < (select c.started_at, c.id from access.break_glass c where c.id = ${key[0]}::uuid)` : sql`true`}
    order by b.started_at desc, b.id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.flatMap((row) => [row.account_id, row.reviewed_by]),
  )
  const items = shown.map(
    (row): BreakGlass => ({
      id: row.id,
      account: { id: row.account_id, name: names.get(row.account_id) ?? '' },
      compartment: row.compartment,
      subjectId: row.subject_id,
      reason: row.reason,
      startedAt: row.started_at,
      endsAt: row.ends_at,
      reviewedBy: row.reviewed_by && (names.get(row.reviewed_by) ?? ''),
      reviewedAt: row.reviewed_at,
      review: row.review,
    }),
  )
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.id) : null }
}

export async function review(
  db: Db,
  actor: Actor,
  id: string,
  text: string,
): Promise<{ id: string; state: 'reviewed' }> {
  const row = await db
    .selectFrom('access.break_glass')
    .select(['account_id', 'agency_id', 'reviewed_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.account_id === actor.accountId) throw new Problem('same-person-twice')
  if (row.reviewed_at) throw new Problem('step-not-open')
  await db
    .updateTable('access.break_glass')
    .set({ reviewed_by: actor.accountId, reviewed_at: sql<string>`now()`, review: text })
    .where('id', '=', id)
    .execute()
  return { id, state: 'reviewed' }
}
