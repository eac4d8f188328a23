// Places themselves: what they are, who works there, their rooms.
import {
  type AnswerOf,
  type addPlace,
  type addRoom,
  type BodyOf,
  type getPlace,
  type listPlaces,
  type listRooms,
  type PartingLine,
  type PlaceLine,
  type PlaceRoomLine,
  Problem,
  type QueryOf,
  type setPlace,
  type setRoom,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { namesOf } from '../queries.ts'
import { change, put } from '../tracks/rows.ts'
import { describeStays, goesOn, nearLimit, stayRows } from './lines.ts'
import { mayStandOnPaper, mustOwn } from './rows.ts'

/** How many of a kind a place's page shows; its list has the rest. */
const shown = 20

interface PlaceRow {
  id: string
  agency_id: string
  kind: string
  name: PlaceLine['name']
  town: string
  paper_name: string
  stay_limit_days: number
  limit_basis: string
  closed_on: string | null
  beds: number
  taken: number
  works_here: boolean
}

const tonight = sql`b.from_on <= access.today() and coalesce(b.until_on, 'infinity') > access.today()`

async function placeRows(db: Db, actor: Actor, id?: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select p.*, coalesce((select sum(r.beds) from cases.place_room r where r.place_id = p.id and r.closed_on is null), 0)::int as beds,
      (select count(*) from cases.stay_bed b join cases.place_room r on r.id = b.room_id where r.place_id = p.id and ${tonight})::int as taken,
      exists (select from cases.place_worker w where w.place_id = p.id and w.account_id = ${actor.accountId} and w.ended_on is null) as works_here
    from cases.place p where ${id ? sql`p.id = ${id}` : sql`true`}
    order by p.closed_on is not null, p.recorded_at, p.id`.execute(db)
  return rows
}

const lineOf = (row: PlaceRow): PlaceLine => ({
  id: row.id,
  kind: row.kind as PlaceLine['kind'],
  name: row.name,
  town: row.town,
  beds: row.beds,
  taken: row.taken,
  closed: row.closed_on !== null,
  worksHere: row.works_here,
})

export async function placesOf(db: Db, actor: Actor): Promise<AnswerOf<typeof listPlaces>> {
  return { items: (await placeRows(db, actor)).map(lineOf) }
}

export async function placePage(db: Db, actor: Actor, id: string): Promise<AnswerOf<typeof getPlace>> {
  const [row] = await placeRows(db, actor, id)
  if (!row) throw new Problem('not-found')
  const here = sql`s.place_id = ${id}`
  const arrives = sql<boolean>`${here} and s.until_on is null and s.called_off_at is null and s.from_on > access.today()`
  const { rows: counts } = await sql<{ here: number; arriving: number; near: number }>`
    select count(*) filter (where ${goesOn})::int as here, count(*) filter (where ${arrives})::int as arriving,
      count(*) filter (where ${nearLimit})::int as near
    from cases.stay s join cases.place p on p.id = s.place_id where ${here} and s.until_on is null and s.called_off_at is null`.execute(
    db,
  )
  const arriving = await stayRows(db, arrives, sql`s.from_on, s.id`, shown)
  const near = await stayRows(db, sql`${here} and ${nearLimit}`, sql`s.counted_from, s.id`, shown)
  const workers = await db
    .selectFrom('cases.place_worker')
    .select(['id', 'account_id'])
    .where('place_id', '=', id)
    .where('ended_on', 'is', null)
    .orderBy('recorded_at')
    .execute()
  const named = await namesOf(
    db,
    workers.map((worker) => worker.account_id),
  )
  return {
    ...lineOf(row),
    own: row.agency_id === actor.agencyId,
    paperName: row.paper_name,
    stayLimitDays: row.stay_limit_days,
    limitBasis: row.limit_basis,
    workers: workers.map((worker) => ({ id: worker.id, account: named(worker.account_id) })),
    here: counts[0]?.here ?? 0,
    arriving: { count: counts[0]?.arriving ?? 0, items: await describeStays(db, actor, arriving) },
    nearLimit: { count: counts[0]?.near ?? 0, items: await describeStays(db, actor, near) },
    partings: await partingsAt(db, actor, id),
  }
}

/** Partings that stand or wait, of persons who stay at a place or are to come. */
async function partingsAt(db: Db, actor: Actor, placeId: string): Promise<PartingLine[]> {
  const { rows } = await sql<{
    id: string
    anchor_id: string
    other_anchor_id: string
    reason: string
    basis: string
    contact_on: string
    recorded_by: string
    confirmed_by: string | null
  }>`
    select t.* from cases.parting t where t.withdrawn_at is null and exists (
      select from cases.stay s join people.anchor a on a.id = s.anchor_id
        join people.anchor b on b.person_id = a.person_id
      where s.place_id = ${placeId} and s.until_on is null and s.called_off_at is null and b.id in (t.anchor_id, t.other_anchor_id)
      -- before they have come at all it is seen at each place
      union all
      select where t.confirmed_at is null and not exists (
        select from cases.stay s where s.anchor_id in (t.anchor_id, t.other_anchor_id) and s.until_on is null and s.called_off_at is null))
    order by t.confirmed_at is not null, t.recorded_at, t.id limit 100`.execute(db)
  const people = await describePeople(
    db,
    rows.flatMap((row) => [row.anchor_id, row.other_anchor_id]),
  )
  const named = await namesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.confirmed_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    person: people.get(row.anchor_id) ?? null,
    other: people.get(row.other_anchor_id) ?? null,
    reason: row.reason,
    basis: row.basis,
    contactOn: row.contact_on,
    by: named(row.recorded_by),
    own: row.recorded_by === actor.accountId,
    signedBy: row.confirmed_by ? named(row.confirmed_by) : null,
  }))
}

export async function setUp(db: Db, body: BodyOf<typeof addPlace>) {
  await mayStandOnPaper(db, body.paperName)
  const made = await put(db, 'place', {
    id: body.id,
    kind: body.kind,
    name: JSON.stringify(body.name),
    town: body.town,
    paper_name: body.paperName,
    stay_limit_days: body.stayLimitDays,
    limit_basis: body.limitBasis,
  })
  for (const accountId of new Set(body.workerIds))
    await put(db, 'place_worker', { place_id: made.id, account_id: accountId })
  return made
}

export async function alter(db: Db, id: string, body: BodyOf<typeof setPlace>) {
  await mayStandOnPaper(db, body.paperName)
  return await change(db, 'place', id, {
    name: JSON.stringify(body.name),
    town: body.town,
    paper_name: body.paperName,
    stay_limit_days: body.stayLimitDays,
    limit_basis: body.limitBasis,
    closed_on: body.closedOn,
  })
}

export async function addWorker(
  db: Db,
  actor: Actor,
  placeId: string,
  body: { id?: string | undefined; accountId: string },
) {
  await mustOwn(db, actor, 'place', placeId)
  return await put(db, 'place_worker', { id: body.id, place_id: placeId, account_id: body.accountId })
}

export async function makeRoom(db: Db, actor: Actor, placeId: string, body: BodyOf<typeof addRoom>) {
  await mustOwn(db, actor, 'place', placeId)
  return await put(db, 'place_room', {
    id: body.id,
    place_id: placeId,
    label: body.label,
    beds: body.beds,
  })
}

export const alterRoom = (db: Db, id: string, body: BodyOf<typeof setRoom>) =>
  change(db, 'place_room', id, { label: body.label, beds: body.beds, closed_on: body.closedOn })

const roomKey = z.tuple([z.string(), z.uuid()])

export async function roomsOf(
  db: Db,
  actor: Actor,
  placeId: string,
  { after, limit, show }: QueryOf<typeof listRooms>,
): Promise<AnswerOf<typeof listRooms>> {
  await mustSeePlace(db, placeId)
  const [label, id] = readCursor(after, roomKey) ?? []
  const { rows } = await sql<{ id: string; label: string; beds: number; taken: number }>`
    select r.id, r.label, r.beds, t.taken from cases.place_room r
      cross join lateral (select count(*)::int as taken from cases.stay_bed b where b.room_id = r.id and ${tonight}) t
    where r.place_id = ${placeId} and r.closed_on is null
      and ${show === 'free' ? sql`t.taken < r.beds` : show === 'taken' ? sql`t.taken > 0` : sql`true`}
      and ${id ? sql`(r.label, r.id) > (${label!}, ${id}::uuid)` : sql`true`}
    order by r.label, r.id limit ${limit + 1}`.execute(db)
  const rooms = rows.slice(0, limit)
  const stays = await stayRows(
    db,
    sql`s.place_id = ${placeId} and ${goesOn} and exists (select from cases.stay_bed b where b.stay_id = s.id and ${tonight}
      and b.room_id = any(${rooms.map((room) => room.id)}::uuid[]))`,
    sql`s.from_on, s.id`,
    5000,
  )
  const inRoom = Map.groupBy(await describeStays(db, actor, stays), (line) => line.room?.id)
  const last = rooms.at(-1)
  return {
    items: rooms.map((room): PlaceRoomLine => {
      const lines = inRoom.get(room.id) ?? []
      return {
        id: room.id,
        label: room.label,
        beds: room.beds,
        free: room.beds - room.taken,
        stays: [...Map.groupBy(lines, (line) => line.family).values()].flat(),
      }
    }),
    next: rows.length > limit && last ? cursorOf(last.label, last.id) : null,
  }
}

export async function mustSeePlace(db: Db, id: string): Promise<void> {
  const row = await db.selectFrom('cases.place').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
}
