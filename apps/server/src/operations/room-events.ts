// What happened on a mission, without reasons: the reason of a hold is protection's, and the room needs none of them.
import type { RoomEvent } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { colleaguesOf } from './manifest.ts'

type Raw = Omit<RoomEvent, 'by'> & { byId: string | null }

const plain = { what: null, count: null, expected: null, where: null, byId: null }

export async function eventsOf(db: Db, missionId: string): Promise<RoomEvent[]> {
  const raw = [
    ...(await stepsOf(db, missionId)),
    ...(await changesOfLines(db, missionId)),
    ...(await legs(db, missionId)),
    ...(await counts(db, missionId)),
    ...(await handovers(db, missionId)),
    ...(await questions(db, missionId)),
    ...(await contingencies(db, missionId)),
  ]
  const by = await colleaguesOf(
    db,
    raw.map(({ byId }) => byId),
  )
  return raw.map(({ byId, ...event }) => ({ ...event, by: byId && by(byId) }))
}

interface MissionImage {
  state: string
  doors_closed_at: string | null
  departed_at: string | null
  arrived_at: string | null
}

async function stepsOf(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('operations.mission_history')
    .select(['entry_id', 'at', 'image'])
    .where('row_id', '=', missionId)
    .orderBy('entry_id')
    .execute()
  return rows.flatMap(({ entry_id, at, image }, index): Raw[] => {
    const now = image as unknown as MissionImage
    const before = rows[index - 1]?.image as unknown as MissionImage | undefined
    const id = `mission ${entry_id}`
    const doors =
      before && (before.doors_closed_at === null) !== (now.doors_closed_at === null)
        ? [
            {
              ...plain,
              id: `${id} doors`,
              at,
              kind: now.doors_closed_at ? 'doors closed' : 'doors opened',
            } as const,
          ]
        : []
    if (before?.state === now.state) return doors
    const told = now.state === 'departed' ? now.departed_at : now.state === 'arrived' ? now.arrived_at : null
    return [
      ...doors,
      { ...plain, id, at: told ? new Date(told).toISOString() : at, kind: 'mission', what: now.state },
    ]
  })
}

/** Lines that came into the same state in the same minute by the same hand are one event. */
async function changesOfLines(db: Db, missionId: string): Promise<Raw[]> {
  const { rows } = await sql<{ state: string; minute: string; by: string; at: string; n: number }>`
    select state, minute, by, max(at) as at, count(*)::int as n
    from (select distinct on (h.row_id, h.image ->> 'state', h.image ->> 'state_at')
        h.row_id, h.image ->> 'state' as state, (h.image ->> 'state_by')::uuid as by, (h.image ->> 'state_at')::timestamptz as at,
        date_trunc('minute', (h.image ->> 'state_at')::timestamptz) as minute
      from operations.manifest_line_history h join operations.manifest_line l on l.id = h.row_id
      where l.mission_id = ${missionId}) each
    group by state, minute, by order by minute`.execute(db)
  return rows.map((row) => ({
    ...plain,
    id: `lines ${row.state} ${row.minute} ${row.by}`,
    at: row.at,
    kind: 'lines',
    what: row.state,
    count: row.n,
    byId: row.by,
  }))
}

async function legs(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('operations.leg')
    .select(['id', 'from_place', 'to_place', 'departed_at', 'arrived_at'])
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.flatMap((leg): Raw[] => [
    ...(leg.departed_at
      ? [
          {
            ...plain,
            id: `left ${leg.id}`,
            at: leg.departed_at,
            kind: 'leg departed',
            where: leg.from_place,
          } as const,
        ]
      : []),
    ...(leg.arrived_at
      ? [
          {
            ...plain,
            id: `there ${leg.id}`,
            at: leg.arrived_at,
            kind: 'leg arrived',
            where: leg.to_place,
          } as const,
        ]
      : []),
  ])
}

async function counts(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('operations.head_count')
    .select(['id', 'step', 'counted', 'expected', 'recorded_by', 'recorded_at'])
    .where('mission_id', '=', missionId)
    .execute()
  return rows.map((row) => ({
    ...plain,
    id: row.id,
    at: row.recorded_at,
    kind: 'head-count',
    what: row.step,
    count: row.counted,
    expected: row.expected,
    byId: row.recorded_by,
  }))
}

async function handovers(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('operations.handover as h')
    .select(['h.id', 'h.step', 'h.at', 'h.place', 'h.recorded_by'])
    .select((of) =>
      of
        .selectFrom('operations.handover_line as l')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('l.handover_id', '=', 'h.id')
        .as('people'),
    )
    .where('h.mission_id', '=', missionId)
    .where('h.withdrawn_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...plain,
    id: row.id,
    at: row.at,
    kind: 'handover',
    what: row.step,
    count: row.people,
    where: row.place,
    byId: row.recorded_by,
  }))
}

async function questions(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('field.question')
    .select(['id', 'state', 'recorded_at'])
    .where('mission_id', '=', missionId)
    .where('raises', '=', 'question')
    .execute()
  // What it is about stays with whoever answers it.
  return rows.map((row) => ({ ...plain, id: row.id, at: row.recorded_at, kind: 'question', what: row.state }))
}

async function contingencies(db: Db, missionId: string): Promise<Raw[]> {
  const rows = await db
    .selectFrom('operations.contingency')
    .select(['id', 'kind', 'recorded_by', 'recorded_at'])
    .where('mission_id', '=', missionId)
    .execute()
  return rows.map((row) => ({
    ...plain,
    id: row.id,
    at: row.recorded_at,
    kind: 'contingency',
    what: row.kind,
    byId: row.recorded_by,
  }))
}
