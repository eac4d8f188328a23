// The manifest of a mission with what its gates say, read once for every use: list, board, freezing, boarding.
import {
  type GateDetails,
  type GateKind,
  type GateVerdict,
  judge,
  type LineFacts,
  type LineState,
  type MissionState,
  Problem,
  travels,
  unmet,
} from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { DB } from '../db/types.generated.ts'

export type MissionData = Selectable<DB['operations.mission']>
export type LineData = Selectable<DB['operations.manifest_line']>
export type GateData = Selectable<DB['operations.gate']>

export interface FactRow extends LineFacts {
  line_id: string
  sex: string
  citizen_by: string | null
  citizen_at: string | null
}

export interface JudgedLine {
  line: LineData & { state: LineState }
  facts: FactRow
  entries: GateData[]
  verdicts: GateVerdict[]
}

export async function factsOf(db: Db, missionId: string, lineId?: string): Promise<Map<string, FactRow>> {
  const { rows } = await sql<FactRow & { mother_of_citizen: boolean }>`
    select * from operations.register_facts(${missionId}, ${lineId ?? null}::uuid)`.execute(db)
  return new Map(rows.map((row) => [row.line_id, { ...row, motherOfCitizen: row.mother_of_citizen }]))
}

/** Nothing is known: the strictest reading. */
const unknown = {
  sex: 'unknown',
  child: true,
  known: false,
  questions: 0,
  citizen: false,
  motherOfCitizen: false,
  apart: 0,
  citizen_by: null,
  citizen_at: null,
}

/**
 * The lines of a mission, families together, each with the verdict on its gates on a day.
 * @param options passed: whether what an authority passed counts (at boarding and departure, never when freezing);
 *   line: only this one
 */
export async function readManifest(
  db: Db,
  missionId: string,
  day: string,
  { passed, line: only }: { passed: boolean; line?: string },
): Promise<JudgedLine[]> {
  const lines = await db
    .selectFrom('operations.manifest_line')
    .selectAll()
    .where('mission_id', '=', missionId)
    .$if(only !== undefined, (query) => query.where('id', '=', only!))
    .orderBy('together')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  if (lines.length === 0) return []
  const ids = sql<string>`any(${lines.map(({ id }) => id)}::uuid[])`
  const facts = await factsOf(db, missionId, only)
  const gates = await db
    .selectFrom('operations.gate')
    .selectAll()
    .where('line_id', '=', ids)
    .orderBy('seq')
    .execute()
  const passings = await db
    .selectFrom('operations.passing')
    .select(['line_id', 'kind', 'why'])
    .where('line_id', '=', ids)
    .execute()
  const gatesOf = Map.groupBy(gates, (row) => row.line_id)
  const passingsOf = Map.groupBy(passings, (row) => row.line_id)
  return lines.map((line) => {
    const known = facts.get(line.id) ?? { ...unknown, line_id: line.id }
    const entries = gatesOf.get(line.id) ?? []
    const past = passed
      ? (passingsOf.get(line.id) ?? []).map((row) => ({ kind: row.kind as GateKind, why: row.why }))
      : []
    return {
      line: line as JudgedLine['line'],
      facts: known,
      entries,
      verdicts: judge(known, entries.map(recordOf), day, past),
    }
  })
}

function recordOf(row: GateData) {
  return {
    kind: row.kind as GateKind,
    details: row.details as unknown as GateDetails,
    expiresOn: row.expires_on,
    signedBy: row.signed_by,
    withdrawn: row.withdrawn_at !== null,
  }
}

/** The unmet gates of those who travel, as the problem that refuses a step; nothing when all are met. */
export function refuseUnmet(lines: readonly JudgedLine[]): void {
  const issues = lines
    .filter(({ line }) => travels(line.state))
    .flatMap(({ line, verdicts }) =>
      unmet(verdicts).map(({ kind, why }) => ({ path: `${line.id}.${kind}`, message: why ?? '' })),
    )
  if (issues.length > 0)
    throw new Problem('gate-unmet', { issues: issues.slice(0, 500), params: { count: issues.length } })
}

export type MissionHeld = MissionData & { state: MissionState }

/** A mission that the reader may open. @throws Problem not-found */
export async function getMissionRow(db: Db, id: string): Promise<MissionHeld> {
  const row = await db.selectFrom('operations.mission').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row as MissionHeld
}

/**
 * One's own mission, held until the transaction ends, so that steps on it follow each other.
 * @throws Problem not-found, or not-allowed where it is another agency's
 */
export async function holdMission(db: Db, actor: Actor, id: string): Promise<MissionHeld> {
  const seen = await getMissionRow(db, id)
  if (seen.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  const row = await db
    .selectFrom('operations.mission')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row as MissionHeld
}

/** A line of one's own mission, with the mission held. */
export async function holdLine(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ line: LineData & { state: LineState }; mission: MissionHeld }> {
  const seen = await db
    .selectFrom('operations.manifest_line')
    .select('mission_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  const mission = await holdMission(db, actor, seen.mission_id)
  const line = await db
    .selectFrom('operations.manifest_line')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { line: line as LineData & { state: LineState }, mission }
}

/** Names of colleagues by id. */
export async function colleaguesOf(
  db: Db,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const known = await namesOf(db, ids)
  return (id) => (id === null ? '' : (known.get(id) ?? ''))
}
