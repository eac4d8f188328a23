// Who sleeps where, from when to when. What may not be stands in the database (db/0098-places.sql).
import {
  type AnswerOf,
  type addStays,
  type BodyOf,
  inOrderOfFit,
  type leavePlace,
  type listStays,
  type moveStays,
  Problem,
  type proposeExtension,
  type proposeParting,
  type proposeRooms,
  type QueryOf,
  type RoomProposal,
  today,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { familyOf } from '../../operations/queries.ts'
import { describePeople, groupedWith } from '../../people/queries.ts'
import { change, put } from '../tracks/rows.ts'
import { describeStays, goesOn, limitOn, nearLimit, stayRows } from './lines.ts'
import { mustSeePlace } from './places.ts'
import { lookAtTheWhole, mayStandOnPaper, mustOwn } from './rows.ts'

const stayKey = z.tuple([z.iso.date(), z.uuid()])

export async function staysOf(
  db: Db,
  actor: Actor,
  placeId: string,
  { after, limit, show }: QueryOf<typeof listStays>,
): Promise<AnswerOf<typeof listStays>> {
  await mustSeePlace(db, placeId)
  const [day, id] = readCursor(after, stayKey) ?? []
  const live = sql`s.until_on is null and s.called_off_at is null`
  const which = {
    here: goesOn,
    arriving: sql<SqlBool>`(${live} and s.from_on > access.today())`,
    'near limit': nearLimit,
    'without a room': sql<SqlBool>`(${live} and not exists (select from cases.stay_bed b
      where b.stay_id = s.id and coalesce(b.until_on, 'infinity') > greatest(b.from_on, access.today())))`,
    left: sql<SqlBool>`s.until_on is not null`,
  }[show]
  // The longest first where the limit matters; else the nearest day.
  const upwards = show === 'near limit' || show === 'arriving'
  const key = show === 'near limit' ? limitOn : sql`s.from_on`
  const beyond = id
    ? upwards
      ? sql<SqlBool>`(${key}, s.id) > (${day!}::date, ${id}::uuid)`
      : sql<SqlBool>`(${key}, s.id) < (${day!}::date, ${id}::uuid)`
    : sql<SqlBool>`true`
  const rows = await stayRows(
    db,
    sql`s.place_id = ${placeId} and ${which} and ${beyond}`,
    upwards ? sql`${key}, s.id` : sql`${key} desc, s.id desc`,
    limit + 1,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: await describeStays(db, actor, items),
    next:
      rows.length > limit && last
        ? cursorOf(show === 'near limit' ? last.limit_on : last.from_on, last.id)
        : null,
  }
}

export async function proposals(
  db: Db,
  actor: Actor,
  placeId: string,
  { anchorId, withIds = [], fromOn }: QueryOf<typeof proposeRooms>,
): Promise<AnswerOf<typeof proposeRooms>> {
  await mustOwn(db, actor, 'place', placeId)
  const grouped = await groupedWith(db, [anchorId])
  const personId = grouped.find(({ id }) => id === anchorId)?.person_id
  if (!personId) throw new Problem('refers-to-nothing')
  const members = [{ anchorId, personId }, ...(await familyOf(db, anchorId))]
  const people = await describePeople(
    db,
    members.map((member) => member.anchorId),
  )
  const { rows: stays } = await sql<{
    person_id: string
    id: string
    place_id: string
    from_on: string
    room: string | null
  }>`
    select a.person_id, s.id, s.place_id, s.from_on, bed.label as room
    from people.anchor a join cases.stay s on s.anchor_id = a.id
      left join lateral (select r.label from cases.stay_bed b join cases.place_room r on r.id = b.room_id
        where b.stay_id = s.id and coalesce(b.until_on, 'infinity') > greatest(b.from_on, access.today()) order by b.from_on limit 1) bed on true
    where a.person_id = any(${members.map((member) => member.personId)}::uuid[]) and s.until_on is null and s.called_off_at is null`.execute(
    db,
  )
  const { rows: rooms } = await sql<{
    room_id: string
    label: string
    beds: number
    free: number
    kin: number
    gap: string | null
  }>`select * from cases.rooms_for(${placeId}, ${[anchorId, ...withIds]}::uuid[], ${fromOn}::date)`.execute(
    db,
  )
  return {
    family: members.map((member) => {
      const stay = stays.find((each) => each.person_id === member.personId)
      return {
        anchorId: member.anchorId,
        person: people.get(member.anchorId) ?? null,
        stay: stay ? { id: stay.id, placeId: stay.place_id, room: stay.room, fromOn: stay.from_on } : null,
      }
    }),
    rooms: inOrderOfFit(
      rooms.map(({ room_id, gap, ...room }) => ({ id: room_id, ...room, gap: gap as RoomProposal['gap'] })),
    ),
  }
}

export async function comeIn(
  db: Db,
  actor: Actor,
  placeId: string,
  { fromOn, people }: BodyOf<typeof addStays>,
) {
  await mustOwn(db, actor, 'place', placeId)
  const ids: string[] = []
  for (const { anchorId, roomId } of people) {
    const stay = await put(db, 'stay', { anchor_id: anchorId, place_id: placeId, from_on: fromOn })
    await put(db, 'stay_bed', { anchor_id: anchorId, stay_id: stay.id, room_id: roomId, from_on: fromOn })
    ids.push(stay.id)
  }
  await lookAtTheWhole(db)
  return { ids }
}

/** The stays named, all at the place. @throws Problem refers-to-nothing */
async function staysAt(db: Db, placeId: string, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const rows = await db
    .selectFrom('cases.stay')
    .select(['id', 'anchor_id'])
    .where('place_id', '=', placeId)
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .orderBy('id')
    .execute()
  if (rows.length < wanted.length) throw new Problem('refers-to-nothing')
  return rows
}

export async function move(
  db: Db,
  actor: Actor,
  placeId: string,
  { fromOn, beds }: BodyOf<typeof moveStays>,
) {
  await mustOwn(db, actor, 'place', placeId)
  const stays = await staysAt(
    db,
    placeId,
    beds.map((bed) => bed.stayId),
  )
  const anchorOf = new Map(stays.map((stay) => [stay.id, stay.anchor_id]))
  for (const { stayId, roomId } of beds)
    await put(db, 'stay_bed', {
      anchor_id: anchorOf.get(stayId),
      stay_id: stayId,
      room_id: roomId,
      from_on: fromOn,
    })
  await lookAtTheWhole(db)
  return { ids: stays.map((stay) => stay.id) }
}

export async function leave(
  db: Db,
  actor: Actor,
  placeId: string,
  { stayIds, on, reason, to }: BodyOf<typeof leavePlace>,
) {
  await mustOwn(db, actor, 'place', placeId)
  await mayStandOnPaper(db, to)
  const stays = await staysAt(db, placeId, stayIds)
  for (const { id } of stays)
    await change(db, 'stay', id, {
      until_on: on,
      left_reason: reason,
      left_to: to,
      left_by: actor.accountId,
    })
  await lookAtTheWhole(db)
  return { ids: stays.map((stay) => stay.id) }
}

export async function callOff(db: Db, actor: Actor, placeId: string, stayIds: readonly string[]) {
  await mustOwn(db, actor, 'place', placeId)
  const stays = await staysAt(db, placeId, stayIds)
  for (const { id } of stays) await change(db, 'stay', id, { called_off_at: new Date().toISOString() })
  await lookAtTheWhole(db)
  return { ids: stays.map((stay) => stay.id) }
}

export async function extend(
  db: Db,
  actor: Actor,
  placeId: string,
  { stayIds, untilOn, reason }: BodyOf<typeof proposeExtension>,
) {
  await mustOwn(db, actor, 'place', placeId)
  const ids: string[] = []
  for (const stay of await staysAt(db, placeId, stayIds)) {
    const made = await put(db, 'stay_extension', {
      anchor_id: stay.anchor_id,
      stay_id: stay.id,
      until_on: untilOn,
      reason,
    })
    ids.push(made.id)
  }
  return { ids }
}

/** Signed by the second person, or sent back: all of them or none. */
export async function signExtensions(db: Db, actor: Actor, ids: readonly string[], agreed: boolean) {
  const wanted = [...new Set(ids)].sort()
  for (const id of wanted) await sign(db, actor, 'stay_extension', id, agreed)
  return { ids: wanted }
}

export const part = (db: Db, body: BodyOf<typeof proposeParting>) =>
  put(db, 'parting', {
    id: body.id,
    anchor_id: body.anchorId,
    other_anchor_id: body.otherAnchorId,
    reason: body.reason,
    basis: body.basis,
    explained: body.explained,
    contact_on: body.contactOn,
  })

/** Signed by the second person, or sent back. */
export const sign = (
  db: Db,
  actor: Actor,
  table: 'stay_extension' | 'parting',
  id: string,
  agreed: boolean,
) =>
  agreed
    ? change(db, table, id, { confirmed_by: actor.accountId, confirmed_at: new Date().toISOString() })
    : change(db, table, id, { withdrawn_at: new Date().toISOString() })

export const endOfParting = (db: Db, id: string) =>
  change(db, 'parting', id, { withdrawn_at: new Date().toISOString() })

export const endWork = (db: Db, id: string) => change(db, 'place_worker', id, { ended_on: today() })
