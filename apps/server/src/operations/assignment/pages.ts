// The board of assignments of a mission, and one of them beside the seats that stand.
import { changes, type Seat } from '@oralu/assignment'
import {
  type AssignmentBoard,
  type AssignmentPage,
  type AssignmentRow,
  type PlacedLine,
  Problem,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople } from '../../people/queries.ts'
import { colleaguesOf, getMissionRow } from '../manifest.ts'
import { type Content, placeOf } from './content.ts'
import { hashOf, missionOf, type Placing, readPlacing, seatsNow } from './input.ts'

export async function getBoard(db: Db, actor: Actor, missionId: string): Promise<AssignmentBoard> {
  const mission = await getMissionRow(db, missionId)
  const placing = await readPlacing(db, missionId)
  const open = (mission.state === 'open' || mission.state === 'frozen') && !mission.doors_closed_at
  const right = mission.state === 'frozen' ? 'mission.decide' : 'mission.write'
  return {
    mayChange: open && mission.agency_id === actor.agencyId && roleHolds(actor.role, right),
    frozen: mission.state === 'frozen',
    cabins: placing.cabins,
    lines: await placedLines(db, placing),
    assignments: await rowsOf(db, { missionId }),
  }
}

async function placedLines(db: Db, { lines, pins }: Placing): Promise<PlacedLine[]> {
  const people = await describePeople(
    db,
    lines.map(({ line }) => line.anchor_id),
  )
  return lines.map(({ line, facts }) => ({
    id: line.id,
    person: people.get(line.anchor_id) ?? null,
    together: line.together,
    child: facts.child,
    needs: line.berth as PlacedLine['needs'],
    medicNear: line.medic_near || line.berth === 'stretcher',
    escortNeeded: line.escort_needed,
    carriageId: line.carriage_id,
    seat: line.seat,
    pin: pins.get(line.id) ?? null,
  }))
}

async function rowsOf(db: Db, of: { missionId: string } | { id: string }): Promise<AssignmentRow[]> {
  const length = (key: string) => sql<number>`coalesce(jsonb_array_length(content -> ${key}), 0)`
  const rows = await db
    .selectFrom('operations.assignment')
    .select(['id', 'number', 'state', 'outcome', 'job_id', 'recorded_by', 'recorded_at'])
    .select(['accepted_by', 'accepted_at', length('seats').as('seated')])
    .select(
      sql<number>`(select count(*)::int from jsonb_array_elements(content -> 'leftBehind') l
        cross join jsonb_array_elements(l -> 'lines'))`.as('left'),
    )
    .$if('missionId' in of, (query) =>
      query.where('mission_id', '=', (of as { missionId: string }).missionId),
    )
    .$if('id' in of, (query) => query.where('id', '=', (of as { id: string }).id))
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
  const by = await colleaguesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.accepted_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state as AssignmentRow['state'],
    outcome: row.outcome as AssignmentRow['outcome'],
    jobId: row.job_id,
    seated: row.seated,
    left: row.left,
    recordedBy: by(row.recorded_by),
    recordedAt: row.recorded_at,
    acceptedBy: row.accepted_by && by(row.accepted_by),
    acceptedAt: row.accepted_at,
  }))
}

/** @throws Problem not-found */
export async function getAssignmentData(db: Db, id: string) {
  const row = await db.selectFrom('operations.assignment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return { ...row, content: row.content as unknown as Content | null }
}

export async function getPage(db: Db, id: string): Promise<AssignmentPage> {
  const row = await getAssignmentData(db, id)
  const [about] = await rowsOf(db, { id })
  const placing = await readPlacing(db, row.mission_id)
  const content = row.content ?? { seats: [], staff: [], leftBehind: [], clash: null }
  const mission = await missionOf(db, row.mission_id, placing, row.carriages)
  const now = content.seats.map(
    ({ lineId, carriageId, berth }): Seat => ({
      person: lineId,
      flight: carriageId,
      berth,
    }),
  )
  const laps = new Map(content.seats.map(({ lineId, lapOf }) => [lineId, lapOf]))
  const seated = row.outcome === 'optimal' || row.outcome === 'bounded'
  return {
    ...about!,
    missionId: row.mission_id,
    stale: row.input_hash !== null && !row.input_hash.equals(hashOf(mission)),
    carriages: row.carriages,
    tookSeconds: row.took_seconds === null ? null : Number(row.took_seconds),
    reached: (row.reached ?? []) as AssignmentPage['reached'],
    ...content,
    changes: seated
      ? changes(seatsNow(placing.lines, row.carriages), now).map(({ person, kind, was, is }) => ({
          lineId: person,
          kind,
          was: was ? placeOf(was) : null,
          is: is ? { ...placeOf(is), lapOf: laps.get(person) ?? null } : null,
        }))
      : [],
  }
}
