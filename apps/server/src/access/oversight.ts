// What a data-protection officer reads of the ledger. It holds ids and acts, never content.
import {
  type BodyOf,
  type Checkpoint,
  type LedgerEntry,
  type listLedger,
  manyReadings,
  Problem,
  type QueryOf,
  type readingFindings,
  type reviewReading,
  type UnusualReading,
} from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { namesOf } from './queries.ts'

export async function findEntries(
  db: Db,
  { after, limit, act, account, since, until, zone }: QueryOf<typeof listLedger>,
) {
  const before = Number(readCursor(after)?.[0] ?? Number.MAX_SAFE_INTEGER)
  // A day is the office's: from its midnight to the next one.
  const day = (value: string | undefined, plus: number) =>
    value ? sql`((${value}::date + ${plus}::int)::timestamp at time zone ${zone})` : sql`null::timestamptz`
  const { rows } = await sql<{
    id: number
    at: string
    actor_id: string | null
    by: string
    act: string
    about: string
    rows: number
  }>`
    select id, at, actor_id, by, act, about, cardinality(row_ids) as rows
    from ledger.entries_of_agency(${before}::bigint, ${limit + 1}::int, ${act ?? null}::text, ${account ?? null}::uuid,
      ${day(since, 0)}, ${day(until, 1)})`.execute(db)
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.map((row) => row.actor_id),
  )
  const items = shown.map(
    (row): LedgerEntry => ({
      number: row.id,
      at: row.at,
      actor: row.actor_id ? { id: row.actor_id, name: names.get(row.actor_id) ?? '' } : null,
      by: row.by,
      act: row.act,
      about: row.about,
      rows: row.rows,
    }),
  )
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.number) : null }
}

export async function findUnusualReadings(db: Db, hours: number, zone: string): Promise<UnusualReading[]> {
  const { rows } = await sql<{
    entry_id: number
    upto_entry_id: number
    at: string
    upto: string
    actor_id: string
    about: string[]
    readings: number
    rows: number
    different: number
    by_night: boolean
    by_break_glass: boolean
    by_number: boolean
    finding: (typeof readingFindings)[number] | null
    words: string | null
    reviewed_by: string | null
    reviewed_at: string | null
  }>`
    select u.*, r.finding, r.words, r.recorded_by as reviewed_by, r.recorded_at as reviewed_at
    from ledger.unusual_readings(now() - make_interval(hours => ${hours}::int), ${zone}, ${manyReadings}::int, 500) u
    left join lateral (
      select * from access.reading_review r where r.account_id = u.actor_id
        and r.entry_id <= u.entry_id and r.upto_entry_id >= u.upto_entry_id
      order by r.recorded_at desc limit 1) r on true
    order by r.recorded_at is not null, u.upto_entry_id desc`.execute(db)
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.actor_id, row.reviewed_by]),
  )
  return rows.map((row) => ({
    first: row.entry_id,
    last: row.upto_entry_id,
    at: row.at,
    upto: row.upto,
    actor: { id: row.actor_id, name: names.get(row.actor_id) ?? '' },
    about: row.about,
    readings: row.readings,
    rows: row.rows,
    different: row.different,
    byNight: row.by_night,
    byBreakGlass: row.by_break_glass,
    byNumber: row.by_number,
    reviewed: row.finding
      ? {
          finding: row.finding,
          words: row.words!,
          by: names.get(row.reviewed_by!) ?? '',
          at: row.reviewed_at!,
        }
      : null,
  }))
}

/** @throws Problem same-person-twice where whoever read would look into it */
export async function lookInto(
  db: Db,
  actor: Actor,
  { id, first, last, accountId, finding, words }: BodyOf<typeof reviewReading>,
) {
  if (accountId === actor.accountId) throw new Problem('same-person-twice')
  return await db
    .insertInto('access.reading_review')
    .values({
      ...(id ? { id } : {}),
      entry_id: first,
      upto_entry_id: last,
      account_id: accountId,
      finding,
      words,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function findCheckpoint(db: Db): Promise<(Checkpoint & { note: string }) | undefined> {
  const row = await db
    .selectFrom('ledger.checkpoint')
    .select(['size', 'at', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { rows } = await sql<{ unsealed: number }>`select ledger.unsealed() as unsealed`.execute(db)
  return { size: row.size, at: row.at, note: row.note, unsealed: rows[0]?.unsealed ?? 0 }
}
