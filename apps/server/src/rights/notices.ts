// What people are told of their rights before anything is asked of them, and that they were told.
import {
  type BodyOf,
  type giveNotice,
  type Language,
  type Notice,
  type NoticeGiven,
  Problem,
  type proposeNotice,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { anchorsOf } from '../people/queries.ts'

/** In force is the newest that was confirmed under its name. */
export async function findNotices(db: Db, actor: Actor): Promise<Notice[]> {
  const { rows } = await sql<{
    id: string
    name: string
    texts: Notice['texts']
    proposed_by: string
    proposed_at: string
    confirmed_at: string | null
    newest: boolean
  }>`
    select n.*, n.confirmed_at is not null
      and n.confirmed_at = max(n.confirmed_at) over (partition by n.agency_id, lower(n.name)) as newest
    from rights.notice n order by lower(n.name), n.confirmed_at desc nulls first, n.id`.execute(db)
  const names = await namesOf(
    db,
    rows.map((row) => row.proposed_by),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    texts: row.texts,
    state: row.confirmed_at === null ? 'waits for a second' : row.newest ? 'in force' : 'replaced',
    mine: row.proposed_by === actor.accountId,
    by: { id: row.proposed_by, name: names.get(row.proposed_by) ?? '' },
    at: row.proposed_at,
  }))
}

export const proposeText = (db: Db, { id, name, texts }: BodyOf<typeof proposeNotice>) =>
  db
    .insertInto('rights.notice')
    .values({ ...(id ? { id } : {}), name, texts: JSON.stringify(texts) })
    .returning('id')
    .executeTakeFirstOrThrow()

export async function confirmText(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('rights.notice')
    .select(['agency_id', 'proposed_by', 'confirmed_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.confirmed_by) throw new Problem('step-not-open')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('rights.notice')
    .set({ confirmed_by: actor.accountId, confirmed_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function noticesGiven(db: Db, anchorId: string): Promise<NoticeGiven[]> {
  const ids = await anchorsOf(db, anchorId)
  const rows = await db
    .selectFrom('rights.notice_given as g')
    .innerJoin('rights.notice as n', 'n.id', 'g.notice_id')
    .selectAll('g')
    .select('n.name')
    .where('g.anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('g.given_on', 'desc')
    .orderBy('g.id')
    .execute()
  const names = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    notice: { id: row.notice_id, name: row.name },
    toWhom: row.to_whom as NoticeGiven['toWhom'],
    on: row.given_on,
    how: row.how as NoticeGiven['how'],
    language: row.language as Language,
    words: row.words,
    by: { id: row.recorded_by, name: names.get(row.recorded_by) ?? '' },
  }))
}

/** @throws Problem not-found, refers-to-nothing where the notice is not in force */
export async function give(db: Db, anchorId: string, body: BodyOf<typeof giveNotice>) {
  await anchorsOf(db, anchorId)
  const notice = await db
    .selectFrom('rights.notice')
    .select('id')
    .where('id', '=', body.noticeId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (!notice) throw new Problem('refers-to-nothing')
  return await db
    .insertInto('rights.notice_given')
    .values({
      ...(body.id ? { id: body.id } : {}),
      anchor_id: anchorId,
      notice_id: body.noticeId,
      to_whom: body.toWhom,
      given_on: body.on,
      how: body.how,
      language: body.language,
      words: body.words,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
