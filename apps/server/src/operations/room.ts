// The operations room as it is read: where everyone is, and what happened, from the history that every change leaves.
import {
  type BodyOf,
  type HandoverStep,
  handoverSteps,
  type LineState,
  type placeLeg,
  placeOf,
  type Room,
  type RoomEvent,
  type RoomLine,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { holdPart } from './hold.ts'
import { beatsOf } from './live.ts'
import { getMissionRow } from './manifest.ts'
import { eventsOf } from './room-events.ts'

const mostEvents = 300

export async function roomOf(db: Db, missionId: string): Promise<Room> {
  // Counted first: a change that comes between is told by the next event.
  const beats = await beatsOf(db, missionId)
  const mission = await getMissionRow(db, missionId)
  const events = await eventsOf(db, missionId)
  return {
    missionState: mission.state,
    beats,
    lines: await linesOf(db, missionId),
    events: events.sort(byTime).slice(0, mostEvents),
    entered: await enteredOf(db, missionId),
  }
}

const byTime = (a: RoomEvent, b: RoomEvent) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1)

async function linesOf(db: Db, missionId: string): Promise<RoomLine[]> {
  const { rows } = await sql<{
    id: string
    anchor_id: string
    state: LineState
    state_at: string
    together: string
    seat: string | null
    bus: string | null
    room: string | null
    steps: HandoverStep[]
  }>`
    select l.id, l.anchor_id, l.state, l.state_at, l.together, l.seat, p.bus, p.room,
      array(select h.step from operations.handover_line e join operations.handover h on h.id = e.handover_id
        where e.line_id = l.id and h.withdrawn_at is null) as steps
    from operations.manifest_line l
      left join operations.reception_place p on p.mission_id = l.mission_id and p.together = l.together
    where l.mission_id = ${missionId} order by l.together, l.recorded_at, l.id`.execute(db)
  const people = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  return rows.map((row) => {
    const handedOver = handoverSteps.findLast((step) => row.steps.includes(step)) ?? null
    return {
      id: row.id,
      person: people.get(row.anchor_id) ?? null,
      state: row.state,
      handedOver,
      place: placeOf(row.state, handedOver),
      together: row.together,
      seat: row.seat,
      bus: row.bus,
      room: row.room,
      since: row.state_at,
    }
  })
}

async function enteredOf(db: Db, missionId: string): Promise<Room['entered']> {
  const rows = await db
    .selectFrom('operations.leg')
    .select(['id', 'from_lat', 'from_lon', 'to_lat', 'to_lon'])
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .execute()
  const point = (lat: number | null, lon: number | null) =>
    lat === null || lon === null ? null : { lat, lon }
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      { from: point(row.from_lat, row.from_lon), to: point(row.to_lat, row.to_lon) },
    ]),
  )
}

/** Where the ends of a leg are. A leg that gets another place forgets its coordinates by itself. */
export async function locate(db: Db, actor: Actor, legId: string, { from, to }: BodyOf<typeof placeLeg>) {
  await holdPart(db, actor, 'operations.leg', legId)
  await db
    .updateTable('operations.leg')
    .set({
      from_lat: from?.lat ?? null,
      from_lon: from?.lon ?? null,
      to_lat: to?.lat ?? null,
      to_lon: to?.lon ?? null,
    })
    .where('id', '=', legId)
    .execute()
  return { id: legId }
}
