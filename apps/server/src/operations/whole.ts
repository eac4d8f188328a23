// All that a step of a mission looks at: legs, permissions, head-counts, the manifest with its gates, and the plan.
import type {
  Blocker,
  Carriage,
  HeadCount,
  Leg,
  MissionCheck,
  MissionPermission,
  MissionState,
  Waiver,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { type BoardLine, blockersOf } from './board.ts'
import { colleaguesOf, type JudgedLine, readManifest } from './manifest.ts'
import { carriagesOf, checksOf, receivedOf, waiversOf } from './plan.ts'
import { dayOfDeparture, endsSoon, permissionState } from './rules.ts'
import { blanksOnHand } from './stock.ts'

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
      distanceKm: row.distance_km,
      states: row.states,
      recordedAt: row.recorded_at,
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
        legId: row.leg_id,
        stateCode: row.state_code,
        askedOn: row.asked_on,
        answeredBy: row.answered_by,
        fileId: row.file_id,
        refusedAt: row.refused_at,
        refusedWhy: row.refused_why,
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
    // Of a handover recorded by mistake nothing is owed.
    .where(
      sql<boolean>`not exists (select from operations.handover h where h.id = handover_id and h.withdrawn_at is not null)`,
    )
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
        handoverId: row.handover_id,
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
  carriages: Carriage[]
  checks: MissionCheck[]
  waivers: Waiver[]
  /** lines that the arrival centre has received */
  received: ReadonlySet<string>
  blanks: number | null
  now: Date
}

/** All that a step of a mission looks at. */
export async function readWhole(
  db: Db,
  missionId: string,
  options: { now: Date; day?: string; passed: boolean },
): Promise<MissionWhole> {
  const { now } = options
  const legs = (await legsOf(db, [missionId])).get(missionId) ?? []
  return {
    legs,
    permissions: (await permissionsOf(db, [missionId], now)).get(missionId) ?? [],
    headCounts: (await headCountsOf(db, [missionId])).get(missionId) ?? [],
    lines: await readManifest(db, missionId, options.day ?? dayOfDeparture(legs, now), options),
    carriages: await carriagesOf(db, missionId),
    checks: await checksOf(db, missionId, legs),
    waivers: await waiversOf(db, missionId),
    received: await receivedOf(db, missionId),
    blanks: await blanksOnHand(db),
    now,
  }
}

export function blockersOfWhole(
  mission: { state: string; doors_closed_at: string | null; recorded_at: string },
  whole: MissionWhole,
): Blocker[] {
  return blockersOf({
    ...whole,
    state: mission.state as MissionState,
    doorsClosed: mission.doors_closed_at !== null,
    plannedAt: mission.recorded_at,
    lines: whole.lines.map((each) => boardLine(each, whole.received)),
  })
}

function boardLine({ line, verdicts, entries }: JudgedLine, received: ReadonlySet<string>): BoardLine {
  return {
    state: line.state,
    verdicts,
    berth: line.berth,
    weight: line.weight_kg,
    medicNear: line.medic_near,
    escortNeeded: line.escort_needed,
    listedAt: line.recorded_at,
    received: received.has(line.id),
    entries: entries.map((each) => ({
      kind: each.kind,
      at: each.withdrawn_at ?? each.recorded_at,
      expiresOn: each.expires_on,
      withdrawn: each.withdrawn_at !== null,
    })),
  }
}
