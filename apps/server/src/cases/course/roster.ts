// Who answers for how many cases, and the ceiling of a caseload.
import { fullCaseload, Problem, type Role, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { colleagues, namesOf } from '../queries.ts'
import { mayWorkIn } from '../rules.ts'

interface Load {
  id: string
  held: number
  supervises: number
  reviews_overdue: number
  to_sign: number
}

export async function roster(db: Db, actor: Actor) {
  const workers = (await colleagues(db)).filter((each) => mayWorkIn(each.role as Role, 'care'))
  const { rows } = await sql<Load>`
    select w.id, count(*) filter (where c.worker_id = w.id) as held, count(*) filter (where c.supervisor_id = w.id) as supervises,
      count(*) filter (where c.worker_id = w.id and c.review_on < ${today()}::date) as reviews_overdue,
      count(*) filter (where c.supervisor_id = w.id and (c.closing_proposed_by is not null or exists (
        select from cases.gate g where g.case_id = c.id and g.confirmed_at is null and g.returned_at is null and g.withdrawn_at is null))) as to_sign
    from unnest(${workers.map((each) => each.id)}::uuid[]) as w (id)
    join cases.case c on (c.worker_id = w.id or c.supervisor_id = w.id) and c.state <> 'closed' and c.agency_id = ${actor.agencyId}
    group by w.id`.execute(db)
  const { rows: beyond } = await sql<{
    worker_id: string
    case_id: string
    reason: string
    decided_by: string
    recorded_at: string
  }>`
    select distinct on (o.case_id) o.worker_id, o.case_id, o.reason, o.decided_by, o.recorded_at
    from cases.over_ceiling o join cases.case c on c.id = o.case_id
    where c.worker_id = o.worker_id and c.state <> 'closed' order by o.case_id, o.recorded_at desc`.execute(
    db,
  )
  const named = await namesOf(
    db,
    beyond.map((row) => row.decided_by),
  )
  const loads = new Map(rows.map((row) => [row.id, row]))
  return {
    items: workers.map(({ id, name, role }) => ({
      id,
      name,
      role,
      held: loads.get(id)?.held ?? 0,
      supervises: loads.get(id)?.supervises ?? 0,
      reviewsOverdue: loads.get(id)?.reviews_overdue ?? 0,
      toSign: loads.get(id)?.to_sign ?? 0,
      beyond: beyond
        .filter((row) => row.worker_id === id)
        .map((row) => ({
          caseId: row.case_id,
          reason: row.reason,
          by: named(row.decided_by),
          at: row.recorded_at,
        })),
    })),
  }
}

/**
 * Beyond a full caseload one more is given only for a reason that the case's supervisor states. The database counts again.
 * @throws Problem caseload-full without one, not-allowed where another than the supervisor states it
 */
export async function keepCeiling(
  db: Db,
  actor: Actor,
  caseId: string,
  {
    workerId,
    supervisorId,
    beyondCeiling,
  }: { workerId: string | null; supervisorId: string | null; beyondCeiling?: string | undefined },
): Promise<void> {
  if (!workerId) return
  const { rows } = await sql<{ held: number }>`
    select count(*) as held from cases.case c where c.worker_id = ${workerId} and c.state <> 'closed'
      and not exists (select from cases.case x where x.id = ${caseId} and x.worker_id = ${workerId})`.execute(
    db,
  )
  const held = rows[0]?.held ?? 0
  if (held < fullCaseload) return
  if (!beyondCeiling) throw new Problem('caseload-full', { params: { held } })
  if (supervisorId !== actor.accountId) throw new Problem('not-allowed')
  const row = await db
    .selectFrom('cases.case')
    .select('anchor_id')
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  await db
    .insertInto('cases.over_ceiling')
    .values({ case_id: caseId, anchor_id: row.anchor_id, worker_id: workerId, held, reason: beyondCeiling })
    .execute()
}
