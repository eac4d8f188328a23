// The log of a mission's operations as it lies in the database: added to, never changed. An operation finds its place in
// the causal order when its whole past is here, at once or later.
import {
  type FieldOperation,
  type Have,
  type Heads,
  inOrder,
  mostRanges,
  type Placed,
  Problem,
  placeOnto,
  questionOf,
  type Subjects,
  subjectsOf,
} from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { DB } from '../db/types.generated.ts'

export type LogRow = Selectable<DB['field.log']>

export async function findLog(db: Db, missionId: string): Promise<LogRow | undefined> {
  return await db.selectFrom('field.log').selectAll().where('id', '=', missionId).executeTakeFirst()
}

/** @throws Problem not-found where no tablet was ever enrolled for the mission, or it is not the reader's */
export async function getLog(db: Db, missionId: string): Promise<LogRow> {
  const log = await findLog(db, missionId)
  if (!log) throw new Problem('not-found')
  return log
}

/** One writer of a log at a time, until the transaction ends. */
export async function lockLog(db: Db, missionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${missionId}, 63))`.execute(db)
}

/** The last placed sequence of each device, and the longest chain. */
export async function headsOfLog(db: Db, missionId: string): Promise<{ heads: Heads; rank: number }> {
  const { rows } = await sql<{ device_id: string; last: number; rank: number }>`
    select device_id, max(sequence) as last, max(rank) as rank from field.operation
    where mission_id = ${missionId} and clock is not null group by device_id`.execute(db)
  return {
    heads: Object.fromEntries(rows.map((row) => [row.device_id, row.last])),
    rank: Math.max(0, ...rows.map((row) => row.rank)),
  }
}

/** What the office holds, waiting operations included. */
export async function haveOfLog(db: Db, missionId: string): Promise<Have> {
  const { rows } = await sql<{ device_id: string; from: number; to: number }>`
    select device_id, min(sequence) as "from", max(sequence) as "to"
    from (select device_id, sequence,
        sequence - row_number() over (partition by device_id order by sequence) as island
      from field.operation where mission_id = ${missionId}) each
    group by device_id, island order by device_id, "from"`.execute(db)
  const have: Have = {}
  for (const { device_id, from, to } of rows) {
    have[device_id] ??= { upTo: 0, more: [] }
    if (from === 1) have[device_id].upTo = to
    else if (have[device_id].more.length < mostRanges) have[device_id].more.push([from, to])
  }
  return have
}

const keyOf = (device: string, sequence: number) => `${device} ${sequence}`

/** What a row of the log holds: it was read by its shape when it was taken in. */
export const operationOf = (content: unknown): FieldOperation => content as FieldOperation

/**
 * Adds operations that the log does not have, and finds the place of all whose past is now here.
 * @returns those placed now, in order, with what each is about
 */
export async function addToLog(
  db: Db,
  missionId: string,
  fresh: readonly FieldOperation[],
): Promise<{ at: Placed; about: Subjects }[]> {
  const waiting = await db
    .selectFrom('field.operation')
    .select('content')
    .where('mission_id', '=', missionId)
    .where('clock', 'is', null)
    .execute()
  const all = [...waiting.map(({ content }) => operationOf(content)), ...fresh]
  const known = await placesOf(db, missionId, all)
  const placed = placeOnto(all, (device, sequence) => known.get(keyOf(device, sequence)))
  const subjects = await subjectsFor(
    db,
    placed.map(({ operation }) => operation),
  )
  const made = placed.map((at) => ({ at, about: subjects.get(at.operation.id)! }))
  const places = new Map(
    made.map(({ at, about }) => [at.operation.id, { clock: at.clock, rank: at.rank, ...about }]),
  )
  const isFresh = new Set(fresh.map(({ id }) => id))
  const rows = fresh.map((content) => ({ content, ...places.get(content.id) }))
  await sql`
    insert into field.operation (id, mission_id, device_id, sequence, kind, officer_id, content, clock, rank, lines, whole)
    select (e.content ->> 'id')::uuid, ${missionId}, (e.content ->> 'device')::uuid, (e.content ->> 'sequence')::int,
      e.content ->> 'kind', (e.content ->> 'officer')::uuid, e.content, e.clock, e.rank, e.lines, e.whole
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (content jsonb, clock jsonb, rank int, lines uuid[], whole boolean)`.execute(db)
  const arrived = [...places].filter(([id]) => !isFresh.has(id)).map(([id, place]) => ({ id, ...place }))
  if (arrived.length > 0)
    await sql`
      update field.operation o set clock = e.clock, rank = e.rank, lines = e.lines, whole = e.whole
      from jsonb_to_recordset(${JSON.stringify(arrived)}::jsonb)
        as e (id uuid, clock jsonb, rank int, lines uuid[], whole boolean)
      where o.id = e.id and o.clock is null`.execute(db)
  return made
}

/** The places of what these operations rest on, as far as they are in the log. */
async function placesOf(db: Db, missionId: string, operations: readonly FieldOperation[]) {
  const wanted = new Map<string, { device: string; sequence: number }>()
  for (const { device, sequence, parents } of operations) {
    for (const [other, to] of Object.entries(parents))
      wanted.set(keyOf(other, to), { device: other, sequence: to })
    wanted.set(keyOf(device, sequence - 1), { device, sequence: sequence - 1 })
  }
  const { rows } = await sql<{ device_id: string; sequence: number; clock: Heads; rank: number }>`
    select o.device_id, o.sequence, o.clock, o.rank
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) as e (device uuid, sequence int)
    join field.operation o on o.mission_id = ${missionId} and o.device_id = e.device and o.sequence = e.sequence
    where o.clock is not null`.execute(db)
  return new Map(rows.map((row) => [keyOf(row.device_id, row.sequence), row]))
}

async function subjectsFor(db: Db, placed: readonly FieldOperation[]): Promise<Map<string, Subjects>> {
  const targets = placed.flatMap((each) => {
    if (each.kind === 'correction') return [each.body.operation]
    return each.kind === 'answer' ? (questionOf(each.body.question)?.operations ?? []) : []
  })
  const subjects = new Map<string, Subjects>()
  if (targets.length > 0) {
    const rows = await db
      .selectFrom('field.operation')
      .select(['id', 'lines', 'whole'])
      .where(sql<string>`id::text`, '=', sql<string>`any(${targets}::text[])`)
      .where('clock', 'is not', null)
      .execute()
    for (const { id, lines, whole } of rows) subjects.set(id, { lines: lines!, whole: whole! })
  }
  for (const each of placed)
    subjects.set(
      each.id,
      subjectsOf(each, (id) => subjects.get(id)),
    )
  return subjects
}

const readOnly = ['note', 'watch log', 'attachment', 'received']

/** One placed operation with what it is about; undefined while it waits. */
export async function findPlaced(
  db: Db,
  missionId: string,
  id: string,
): Promise<{ at: Placed; about: Subjects } | undefined> {
  const row = await db
    .selectFrom('field.operation')
    .select(['content', 'clock', 'rank', 'lines', 'whole'])
    .where('mission_id', '=', missionId)
    .where('id', '=', id)
    .where('clock', 'is not', null)
    .executeTakeFirst()
  return row && { at: placedOf(row), about: { lines: row.lines!, whole: row.whole! } }
}

const placedOf = ({
  content,
  clock,
  rank,
}: {
  content: unknown
  clock: unknown
  rank: number | null
}): Placed => ({
  operation: content as FieldOperation,
  clock: clock as Heads,
  rank: rank!,
})

/** The placed operations that bear on some lines, or on all, in order: enough for `settle`. */
export async function bearingOn(
  db: Db,
  missionId: string,
  lines: readonly string[] | 'all',
): Promise<Placed[]> {
  const rows = await db
    .selectFrom('field.operation')
    .select(['content', 'clock', 'rank'])
    .where('mission_id', '=', missionId)
    .where('clock', 'is not', null)
    .where('kind', 'not in', readOnly)
    .$if(lines !== 'all', (query) =>
      query.where(sql<boolean>`(whole or lines && ${lines as readonly string[]}::uuid[])`),
    )
    .execute()
  return rows.map(placedOf).sort(inOrder)
}
