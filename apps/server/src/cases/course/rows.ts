// The rows that the course of a case is made of, and what shuts them after closure.
import { type CaseGateKind, type CourseFacts, dayOf, followUpDay, Problem } from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import type { DB } from '../../db/types.generated.ts'

export type CaseRow = Selectable<DB['cases.case']>
export type GateRow = Selectable<DB['cases.gate']>

/** @throws Problem not-found where the actor may not open it */
export async function getCaseRow(db: Db, id: string): Promise<CaseRow> {
  const row = await db.selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/**
 * A closed case is read by its worker and supervisor; by others for a reason that they state (cases.is_shut).
 * @throws Problem reason-needed
 */
export async function mustBeOpened(db: Db, { agency_id, anchor_id }: CaseRow): Promise<void> {
  const { rows } = await sql<{
    shut: boolean
  }>`select cases.is_shut(${agency_id}, ${anchor_id}) as shut`.execute(db)
  if (rows[0]?.shut) throw new Problem('reason-needed')
}

/** The same for what hangs on a person: shut where every case of theirs that the actor may open is. */
export async function personMustBeOpened(db: Db, anchorIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ shut: boolean | null }>`
    select bool_and(c.state = 'closed' and cases.is_shut(c.agency_id, c.anchor_id)) as shut
    from cases.case c where c.anchor_id = any(${[...anchorIds]}::uuid[])`.execute(db)
  if (rows[0]?.shut) throw new Problem('reason-needed')
}

export const gatesOf = (db: Db, caseId: string): Promise<GateRow[]> =>
  db
    .selectFrom('cases.gate')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute()

const stateOfGate = (row: GateRow) =>
  row.confirmed_at ? 'agreed' : row.returned_at ? 'returned' : row.withdrawn_at ? 'withdrawn' : 'waiting'

/** The day of the follow-up of a closed case, done or not. */
export const followUpOf = (row: CaseRow) =>
  row.closed_at && row.closing_reason ? followUpDay(dayOf(row.closed_at), row.closing_reason) : null

export function factsOf(row: CaseRow, gates: readonly GateRow[], followedUp: boolean): CourseFacts {
  return {
    openedOn: row.opened_on,
    workerId: row.worker_id,
    supervisorId: row.supervisor_id,
    gates: gates.map((gate) => ({
      kind: gate.kind as CaseGateKind,
      state: stateOfGate(gate),
      heldOn: gate.held_on,
      proposedBy: gate.proposed_by,
    })),
    closing: row.closing_proposed_by
      ? { proposedBy: row.closing_proposed_by, signed: row.state === 'closed' }
      : null,
    followUpBy: followedUp ? null : followUpOf(row),
  }
}
