// Operations and missions as they are read.
import {
  type AnswerOf,
  type getOperation,
  type Leg,
  type LineState,
  lineStates,
  type listOperations,
  type MissionPage,
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
import { contingenciesOf, revalidationsOf } from './decided.ts'
import { colleaguesOf, getMissionRow } from './manifest.ts'
import { alternativesOf } from './plan.ts'
import { compositionOfLines } from './rules.ts'
import { findVersions } from './versions.ts'
import { blockersOfWhole, expectedAboard, legsOf, readWhole } from './whole.ts'

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
    recorded_at: string
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
    recordedAt: row.recorded_at,
  }
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
    carriages: whole.carriages,
    checks: whole.checks,
    waivers: whole.waivers,
    alternatives: await alternativesOf(db, id),
    contingencies: await contingenciesOf(db, id),
    revalidations: await revalidationsOf(db, id),
    expectedAboard: await expectedAboard(db, id),
    versions,
    blockers,
    go: !blockers.some((each) => each.blocks),
    lines: byState,
    composition: compositionOfLines(aboard.map(({ facts }) => facts)),
  }
}
