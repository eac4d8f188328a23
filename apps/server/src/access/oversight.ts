// What a data-protection officer reads of the ledger. It holds ids and acts, never content.
import type { Checkpoint, LedgerEntry, listLedger, QueryOf, UnusualReading } from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
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
    at: string
    actor_id: string
    about: string
    rows: number
    by_night: boolean
    by_break_glass: boolean
  }>`select * from ledger.unusual_readings(now() - make_interval(hours => ${hours}::int), ${zone}, 500)`.execute(
    db,
  )
  const names = await namesOf(
    db,
    rows.map((row) => row.actor_id),
  )
  return rows.map((row) => ({
    number: row.entry_id,
    at: row.at,
    actor: { id: row.actor_id, name: names.get(row.actor_id) ?? '' },
    about: row.about,
    rows: row.rows,
    byNight: row.by_night,
    byBreakGlass: row.by_break_glass,
  }))
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
