// A day at a place: hours with who came, and the count of the evening.
import {
  type AnswerOf,
  type addHour,
  type BodyOf,
  type countEvening,
  type getProgramme,
  type noteAttendance,
  Problem,
  type ProgrammeDay,
  type ProgrammeHour,
  speaksOfBelief,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { change, put } from '../tracks/rows.ts'
import { mustOwn, refused } from './rows.ts'

export async function programmeOf(
  db: Db,
  actor: Actor,
  placeId: string,
  on: string,
): Promise<AnswerOf<typeof getProgramme>> {
  const { rows: places } = await sql<{ name: ProgrammeDay['name']; works_here: boolean }>`
    select p.name, exists (select from cases.place_worker w
      where w.place_id = p.id and w.account_id = ${actor.accountId} and w.ended_on is null) as works_here
    from cases.place p where p.id = ${placeId}`.execute(db)
  if (!places[0]) throw new Problem('not-found')
  const { rows: hours } = await sql<{
    id: string
    kind: string
    title: string
    starts: string
    ends: string
    held_where: string
    by_whom: string
    off: boolean
  }>`
    select d.id, d.kind, d.title, to_char(d.starts, 'HH24:MI') as starts, to_char(d.ends, 'HH24:MI') as ends, d.held_where, d.by_whom,
      d.called_off_at is not null as off
    from cases.day_session d where d.place_id = ${placeId} and d.held_on = ${on}::date order by d.starts, d.ends, d.id`.execute(
    db,
  )
  const notes = await db
    .selectFrom('cases.day_attendance')
    .select(['session_id', 'anchor_id', 'attendance'])
    .where('session_id', '=', sql<string>`any(${hours.map((hour) => hour.id)}::uuid[])`)
    .execute()
  const { rows: staying } = await sql<{ anchor_id: string; room: string | null; night: boolean }>`
    select s.anchor_id, bed.label as room, coalesce(s.until_on, 'infinity') > ${on}::date as night
    from cases.stay s
      left join lateral (select r.label from cases.stay_bed b join cases.place_room r on r.id = b.room_id
        where b.stay_id = s.id and b.from_on <= ${on}::date and b.until_on is distinct from b.from_on and coalesce(b.until_on, 'infinity') >= ${on}::date
        order by b.from_on desc limit 1) bed on true
    where s.place_id = ${placeId} and s.called_off_at is null and s.from_on <= ${on}::date and coalesce(s.until_on, 'infinity') >= ${on}::date
    order by bed.label nulls last, s.from_on, s.id`.execute(db)
  const { rows: evenings } = await sql<{ id: string; present: number }>`
    select id, present from cases.evening_count where place_id = ${placeId} and counted_on = ${on}::date
    order by recorded_at desc, id desc limit 1`.execute(db)
  const absent = evenings[0]
    ? await db
        .selectFrom('cases.evening_absence')
        .select(['anchor_id', 'known'])
        .where('count_id', '=', evenings[0].id)
        .orderBy('recorded_at')
        .execute()
    : []
  const people = await describePeople(db, [...new Set([...staying, ...absent].map((row) => row.anchor_id))])
  const noted = Map.groupBy(notes, (note) => note.session_id)
  return {
    day: on,
    name: places[0].name,
    worksHere: places[0].works_here,
    hours: hours.map(({ held_where, by_whom, off, ...hour }) => ({
      ...hour,
      kind: hour.kind as ProgrammeHour['kind'],
      where: held_where,
      byWhom: by_whom,
      calledOff: off,
      attendance: (noted.get(hour.id) ?? []).map((note) => ({
        anchorId: note.anchor_id,
        attendance: note.attendance as ProgrammeHour['attendance'][number]['attendance'],
      })),
    })),
    people: staying.map((row) => ({
      anchorId: row.anchor_id,
      person: people.get(row.anchor_id) ?? null,
      room: row.room,
    })),
    expected: staying.filter((row) => row.night).length,
    evening: evenings[0]
      ? {
          present: evenings[0].present,
          absent: absent.map((row) => ({
            anchorId: row.anchor_id,
            person: people.get(row.anchor_id) ?? null,
            known: row.known as NonNullable<ProgrammeDay['evening']>['absent'][number]['known'],
          })),
        }
      : null,
  }
}

export async function addTo(db: Db, actor: Actor, placeId: string, body: BodyOf<typeof addHour>) {
  await mustOwn(db, actor, 'place', placeId)
  if (speaksOfBelief(body.title)) throw refused('belief')
  return await put(db, 'day_session', {
    id: body.id,
    place_id: placeId,
    held_on: body.on,
    starts: body.starts,
    ends: body.ends,
    kind: body.kind,
    title: body.title,
    held_where: body.where,
    by_whom: body.byWhom,
  })
}

export const callHourOff = (db: Db, id: string) =>
  change(db, 'day_session', id, { called_off_at: new Date().toISOString() })

/** Noted anew it is corrected; what was noted before is kept. */
export async function note(
  db: Db,
  actor: Actor,
  hourId: string,
  { anchorId, attendance }: BodyOf<typeof noteAttendance>,
) {
  await mustOwn(db, actor, 'day_session', hourId)
  const { rows } = await sql<{ id: string }>`
    insert into cases.day_attendance (anchor_id, session_id, attendance) values (${anchorId}, ${hourId}, ${attendance})
    on conflict (session_id, anchor_id) do update set attendance = excluded.attendance returning id`.execute(
    db,
  )
  return rows[0]!
}

export async function countAt(
  db: Db,
  actor: Actor,
  placeId: string,
  { id, on, present, absent }: BodyOf<typeof countEvening>,
) {
  await mustOwn(db, actor, 'place', placeId)
  const made = await put(db, 'evening_count', { id, place_id: placeId, counted_on: on, present })
  for (const each of absent)
    await put(db, 'evening_absence', { anchor_id: each.anchorId, count_id: made.id, known: each.known })
  return made
}
