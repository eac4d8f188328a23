// Operations and missions as they are read.
import {
  type AnswerOf,
  type getOperation,
  type HeadCount,
  type Leg,
  type LineState,
  lineStates,
  type listOperations,
  type MissionPage,
  type MissionPermission,
  type MissionRow,
  type MissionState,
  nextMissionStates,
  type OperationRow,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { type Expression, type SqlBool, sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { colleaguesOf, getMissionRow, type JudgedLine, readManifest } from './manifest.ts'
import { blockersOf, compositionOfLines, dayOfDeparture, endsSoon, permissionState } from './rules.ts'
import { findVersions } from './versions.ts'

export async function listAllOperations(
  db: Db,
  { after, limit, state }: QueryOf<typeof listOperations>,
): Promise<AnswerOf<typeof listOperations>> {
  const key = readCursor(after)
  const rows = await db
    .selectFrom('operations.operation as o')
    .select(['o.id', 'o.name', 'o.purpose', 'o.state', 'o.recorded_at'])
    .select((of) =>
      of
        .selectFrom('operations.mission as m')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('m.operation_id', '=', 'o.id')
        .as('missions'),
    )
    .where((of) => {
      const all: Expression<SqlBool>[] = []
      if (state) all.push(of('o.state', '=', state))
      if (key)
        all.push(
          sql<SqlBool>`(date_trunc('milliseconds', o.recorded_at), o.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`,
        )
      return of.and(all)
    })
    // To the millisecond, as the cursor carries it.
    .orderBy(sql`date_trunc('milliseconds', o.recorded_at)`, 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ recorded_at, missions, ...row }) => ({
      ...row,
      state: row.state as OperationRow['state'],
      missions: missions ?? 0,
      recordedAt: recorded_at,
    })),
    next: rows.length > limit && last ? cursorOf(last.recorded_at, last.id) : null,
  }
}

export async function getOperationPage(db: Db, id: string): Promise<AnswerOf<typeof getOperation>> {
  const row = await db.selectFrom('operations.operation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const by = await colleaguesOf(db, [row.recorded_by])
  const list = await findMissions(db, { operation: id })
  return {
    id,
    name: row.name,
    purpose: row.purpose,
    state: row.state as OperationRow['state'],
    missions: list.length,
    recordedAt: row.recorded_at,
    recordedBy: by(row.recorded_by),
    list,
  }
}

/** Missions as rows, by number, with the ends of their way. */
export async function findMissions(
  db: Db,
  which: { operation?: string; ids?: readonly string[]; states?: readonly MissionState[] },
): Promise<MissionRow[]> {
  let query = db.selectFrom('operations.mission').selectAll()
  if (which.operation) query = query.where('operation_id', '=', which.operation)
  if (which.ids) query = query.where('id', '=', sql<string>`any(${[...which.ids]}::uuid[])`)
  if (which.states) query = query.where('state', 'in', [...which.states])
  const missions = await query.orderBy('number').execute()
  const legs = await legsOf(
    db,
    missions.map(({ id }) => id),
  )
  return missions.map((row) => missionRow(row, legs.get(row.id) ?? []))
}

function missionRow(
  row: {
    id: string
    operation_id: string
    number: number
    name: string | null
    state: string
    doors_closed_at: string | null
    departed_at: string | null
    arrived_at: string | null
  },
  legs: readonly Leg[],
): MissionRow {
  const [first, last] = [legs[0], legs.at(-1)]
  return {
    id: row.id,
    operationId: row.operation_id,
    number: row.number,
    name: row.name,
    state: row.state as MissionState,
    doorsClosed: row.doors_closed_at !== null,
    departsAt: row.departed_at ?? first?.departsAt ?? null,
    arrivesAt: row.arrived_at ?? last?.arrivesAt ?? null,
    from: first?.from ?? null,
    fromZone: first?.fromZone ?? null,
    to: last?.to ?? null,
    toZone: last?.toZone ?? null,
  }
}

/** Legs of missions, in their order. */
export async function legsOf(db: Db, missionIds: readonly string[]): Promise<Map<string, Leg[]>> {
  if (missionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('operations.leg')
    .selectAll()
    .where('mission_id', '=', sql<string>`any(${[...missionIds]}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute()
  const legs = rows.map((row) => ({
    missionId: row.mission_id,
    leg: {
      id: row.id,
      seq: row.seq,
      mode: row.mode as Leg['mode'],
      from: row.from_place,
      fromZone: row.from_zone,
      to: row.to_place,
      toZone: row.to_zone,
      departsAt: row.departs_at,
      arrivesAt: row.arrives_at,
      departedAt: row.departed_at,
      arrivedAt: row.arrived_at,
    },
  }))
  return new Map(
    [...Map.groupBy(legs, (each) => each.missionId)].map(([id, each]) => [id, each.map(({ leg }) => leg)]),
  )
}

export async function permissionsOf(
  db: Db,
  missionIds: readonly string[],
  now: Date,
): Promise<Map<string, MissionPermission[]>> {
  if (missionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('operations.permission')
    .selectAll()
    .where('mission_id', '=', sql<string>`any(${[...missionIds]}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.mission_id)].map(([id, each]) => [
      id,
      each.map((row) => ({
        id: row.id,
        giverKind: row.giver_kind as MissionPermission['giverKind'],
        giver: row.giver,
        what: row.what,
        state: permissionState(row, now),
        document: row.document,
        grantedOn: row.granted_on,
        expiresAt: row.expires_at,
        soon: endsSoon(row, now),
        recordedBy: by(row.recorded_by),
        recordedAt: row.recorded_at,
      })),
    ]),
  )
}

export async function headCountsOf(db: Db, missionIds: readonly string[]): Promise<Map<string, HeadCount[]>> {
  if (missionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('operations.head_count')
    .selectAll()
    .where('mission_id', '=', sql<string>`any(${[...missionIds]}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const by = await colleaguesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.explained_by]),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.mission_id)].map(([id, each]) => [
      id,
      each.map((row) => ({
        id: row.id,
        step: row.step as HeadCount['step'],
        legId: row.leg_id,
        counted: row.counted,
        expected: row.expected,
        explanation: row.explanation,
        explainedBy: row.explained_by && by(row.explained_by),
        recordedBy: by(row.recorded_by),
        recordedAt: row.recorded_at,
      })),
    ]),
  )
}

/** How many are expected at a head-count: the number only. */
export async function expectedAboard(db: Db, missionId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select operations.expected_aboard(${missionId}) as n`.execute(db)
  return rows[0]?.n ?? 0
}

export interface MissionWhole {
  legs: Leg[]
  permissions: MissionPermission[]
  headCounts: HeadCount[]
  lines: JudgedLine[]
}

/** All that a step of a mission looks at. */
export async function readWhole(
  db: Db,
  missionId: string,
  options: { now: Date; day?: string; passed: boolean },
): Promise<MissionWhole> {
  const legs = (await legsOf(db, [missionId])).get(missionId) ?? []
  const permissions = (await permissionsOf(db, [missionId], options.now)).get(missionId) ?? []
  const headCounts = (await headCountsOf(db, [missionId])).get(missionId) ?? []
  const lines = await readManifest(db, missionId, options.day ?? dayOfDeparture(legs, options.now), options)
  return { legs, permissions, headCounts, lines }
}

export function blockersOfWhole(
  mission: { state: string; doors_closed_at: string | null },
  whole: MissionWhole,
) {
  return blockersOf({
    ...whole,
    state: mission.state as MissionState,
    doorsClosed: mission.doors_closed_at !== null,
    lines: whole.lines.map(({ line, verdicts }) => ({ state: line.state, verdicts })),
  })
}

export async function getMissionPage(db: Db, id: string): Promise<MissionPage> {
  const row = await getMissionRow(db, id)
  const operation = await db
    .selectFrom('operations.operation')
    .select('name')
    .where('id', '=', row.operation_id)
    .executeTakeFirst()
  const whole = await readWhole(db, id, { now: new Date(), passed: true })
  const blockers = blockersOfWhole(row, whole)
  const byState = Object.fromEntries(
    lineStates.map((state) => [state, whole.lines.filter(({ line }) => line.state === state).length]),
  ) as Record<LineState, number>
  const versions = await findVersions(db, id)
  const aboard = whole.lines.filter(({ line }) => ['listed', 'boarded', 'arrived'].includes(line.state))
  return {
    ...missionRow(row, whole.legs),
    operationName: operation?.name ?? '',
    cancelReason: row.cancel_reason,
    next: [...nextMissionStates(row.state)],
    doorsClosedAt: row.doors_closed_at,
    departedAt: row.departed_at,
    arrivedAt: row.arrived_at,
    legs: whole.legs,
    permissions: whole.permissions,
    headCounts: whole.headCounts,
    expectedAboard: await expectedAboard(db, id),
    versions,
    blockers,
    go: !blockers.some((each) => each.blocks),
    lines: byState,
    composition: compositionOfLines(aboard.map(({ facts }) => facts)),
  }
}
