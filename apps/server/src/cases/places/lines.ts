// Stays as lines of a list, with the room of the night and the limit of the day of reading.
import { type StayLine, stayNotice, stayStanding, today } from '@oralu/domain'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { familyMarks } from '../../operations/queries.ts'
import { describePeople, groupedWith } from '../../people/queries.ts'
import { namesOf } from '../queries.ts'

export interface StayRow {
  id: string
  anchor_id: string
  place_id: string
  from_on: string
  until_on: string | null
  left_reason: string | null
  left_to: string | null
  limit_on: string
  room_id: string | null
  room: string | null
  waiting_id: string | null
  waiting_until: string | null
  waiting_reason: string | null
  waiting_by: string | null
}

/** The last day that a stay `s` at a place `p` may have: by the place's limit, or as it was extended. */
export const limitOn = sql<string>`greatest(s.counted_from + p.stay_limit_days,
  (select max(e.until_on) from cases.stay_extension e where e.stay_id = s.id and e.confirmed_at is not null))`

/** A stay `s` that has begun and goes on. */
export const goesOn = sql<SqlBool>`(s.until_on is null and s.called_off_at is null and s.from_on <= access.today())`

/** One that is near its limit or over it. What no extension can have moved is asked first: an index answers that. */
export const nearLimit = sql<SqlBool>`(${goesOn} and s.counted_from + p.stay_limit_days <= access.today() + ${stayNotice}::int
  and ${limitOn} <= access.today() + ${stayNotice}::int)`

/** Stays `s` that meet a condition, in an order. */
export async function stayRows(
  db: Db,
  where: RawBuilder<SqlBool>,
  order: RawBuilder<unknown>,
  limit = 1000,
): Promise<StayRow[]> {
  const { rows } = await sql<StayRow>`
    select s.id, s.anchor_id, s.place_id, s.from_on, s.until_on, s.left_reason, s.left_to, ${limitOn} as limit_on,
      bed.room_id, bed.label as room, w.id as waiting_id, w.until_on as waiting_until, w.reason as waiting_reason,
      w.recorded_by as waiting_by
    from (
      select s.* from cases.stay s join cases.place p on p.id = s.place_id where ${where} order by ${order} limit ${limit}
    ) s join cases.place p on p.id = s.place_id
      left join lateral (
        select b.room_id, r.label from cases.stay_bed b join cases.place_room r on r.id = b.room_id
        where b.stay_id = s.id and coalesce(b.until_on, 'infinity') > greatest(b.from_on, access.today())
        order by b.from_on limit 1) bed on true
      left join cases.stay_extension w on w.stay_id = s.id and w.confirmed_at is null and w.withdrawn_at is null
    order by ${order}`.execute(db)
  return rows
}

export async function describeStays(db: Db, actor: Actor, rows: readonly StayRow[]): Promise<StayLine[]> {
  const anchors = [...new Set(rows.map((row) => row.anchor_id))]
  const grouped = await groupedWith(db, anchors)
  const personOf = new Map(grouped.map(({ id, person_id }) => [id, person_id]))
  const people = await describePeople(db, anchors, grouped)
  const marks = await familyMarks(db, [...new Set(grouped.map(({ person_id }) => person_id))])
  const named = await namesOf(
    db,
    rows.map((row) => row.waiting_by),
  )
  const day = today()
  return rows.map((row) => ({
    id: row.id,
    anchorId: row.anchor_id,
    person: people.get(row.anchor_id) ?? null,
    family: marks.get(personOf.get(row.anchor_id) ?? '') ?? row.anchor_id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    room: row.room_id ? { id: row.room_id, label: row.room! } : null,
    limitOn: row.limit_on,
    standing: row.until_on || row.from_on > day ? null : stayStanding(row.limit_on, day),
    leftReason: row.left_reason as StayLine['leftReason'],
    leftTo: row.left_to,
    waiting: row.waiting_id
      ? {
          id: row.waiting_id,
          untilOn: row.waiting_until!,
          reason: row.waiting_reason!,
          by: named(row.waiting_by!),
          own: row.waiting_by === actor.accountId,
        }
      : null,
  }))
}
