// What other subjects may ask of operations.
import { type Composition, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

export { bornText, nameIn } from './documents/rules.ts'
export { familyMarks, familyOf } from './kin.ts'

/** The anchors of those who arrived with a mission, as far as the reader may open its lines. */
export async function findArrivedAnchors(db: Db, missionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('operations.manifest_line')
    .select('anchor_id')
    .where('mission_id', '=', missionId)
    .where('state', '=', 'arrived')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.anchor_id)
}

export interface MissionComposition extends Composition {
  missionId: string
  operation: string
  number: number
  name: string | null
  state: string
  departedAt: string | null
  arrivedAt: string | null
  version: number
  frozenAt: string
}

/**
 * Compositions of frozen manifests, for whoever reads missions or press facts of their agency: counts, no persons.
 * @param missionIds all when left out
 * @param knownAt as known at this instant: the versions made later are left out
 */
export async function compositionsOf(
  db: Db,
  missionIds?: readonly string[],
  knownAt?: string,
): Promise<MissionComposition[]> {
  const { rows } = await sql<{
    mission_id: string
    operation: string
    number: number
    name: string | null
    state: string
    departed_at: string | null
    arrived_at: string | null
    version: number
    frozen_at: string
    total: number
    men: number
    women: number
    children: number
  }>`select * from operations.compositions(${missionIds ? [...missionIds] : null}::uuid[], ${knownAt ?? null}::timestamptz)`.execute(
    db,
  )
  return rows.map(({ mission_id, departed_at, arrived_at, frozen_at, ...row }) => ({
    ...row,
    missionId: mission_id,
    departedAt: departed_at,
    arrivedAt: arrived_at,
    frozenAt: frozen_at,
  }))
}

/** The composition of one mission's last version; undefined before it was first frozen. */
export async function compositionOf(
  db: Db,
  missionId: string,
  knownAt?: string,
): Promise<MissionComposition | undefined> {
  return (await compositionsOf(db, [missionId], knownAt))[0]
}

/** Those who arrived with a mission, families together, with their buses and rooms. @throws Problem not-found */
export async function findArrived(db: Db, missionId: string) {
  const mission = await db
    .selectFrom('operations.mission as mission')
    .innerJoin('operations.operation as operation', 'operation.id', 'mission.operation_id')
    .select(['mission.number', 'operation.name as operation'])
    .where('mission.id', '=', missionId)
    .executeTakeFirst()
  if (!mission) throw new Problem('not-found')
  const lines = await db
    .selectFrom('operations.manifest_line as line')
    .leftJoin('operations.reception_place as place', (join) =>
      join.onRef('place.mission_id', '=', 'line.mission_id').onRef('place.together', '=', 'line.together'),
    )
    .select(['line.anchor_id', 'line.together', 'place.bus', 'place.room'])
    .where('line.mission_id', '=', missionId)
    .where('line.state', '=', 'arrived')
    .orderBy('line.together')
    .orderBy('line.recorded_at')
    .orderBy('line.id')
    .execute()
  return { ...mission, lines }
}

export interface JourneyDetermination {
  id: string
  recordedAt: string
  legalBasis: string
  carer: string | null
}

/** Best-interests determinations about a person that were made and signed for a journey and stand. */
export async function journeyDeterminations(db: Db, anchorIds: string[]): Promise<JourneyDetermination[]> {
  const rows = await db
    .selectFrom('operations.gate')
    .select(['id', 'recorded_at', 'details'])
    .where('anchor_id', '=', sql<string>`any(${anchorIds}::uuid[])`)
    .where('kind', 'in', ['together', 'consent'])
    .where('signed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute()
  return rows.map(({ id, recorded_at, details }) => {
    const said = details as { legalBasis?: string; carer?: string }
    return { id, recordedAt: recorded_at, legalBasis: said.legalBasis ?? '', carer: said.carer ?? null }
  })
}
