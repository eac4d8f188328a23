// The seats of many lines at once: one change of the manifest, one version where it is frozen.
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { keepVersion } from './lines.ts'
import type { MissionHeld } from './manifest.ts'

export interface SeatOfLine {
  id: string
  seat: string | null
  carriage: string | null
}

/** The caller holds the mission and has asked whether it may change. Lines that keep their seat are left alone. */
export async function seatLines(
  db: Db,
  mission: MissionHeld,
  seats: readonly SeatOfLine[],
  reason: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update operations.manifest_line l set seat = s.seat, carriage_id = s.carriage
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) s (id uuid, seat text, carriage uuid)
    where l.id = s.id and l.mission_id = ${mission.id}
      and (l.seat is distinct from s.seat or l.carriage_id is distinct from s.carriage)
    returning l.id`.execute(db)
  if (rows.length > 0)
    await keepVersion(
      db,
      mission,
      reason,
      rows.map(({ id }) => id),
    )
}

/** Registrations and plates of a mission's vehicles, by carriage: also of those taken off a leg since. */
export async function marksOf(db: Db, missionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('operations.carriage as carriage')
    .innerJoin('operations.vehicle as vehicle', 'vehicle.id', 'carriage.vehicle_id')
    .select(['carriage.id', 'vehicle.mark'])
    .where('carriage.mission_id', '=', missionId)
    .execute()
  return new Map(rows.map(({ id, mark }) => [id, mark]))
}
