// Safety plans: the one that stands, and those that it superseded. Each reading is in the ledger.
import {
  type agreeSafetyPlan,
  type BodyOf,
  type closingOutcomes,
  Problem,
  type SafetyPlan,
} from '@oralu/domain'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import type { DB } from '../../db/types.generated.ts'
import { anchorsOf, namesOf } from '../queries.ts'
import { personMustBeOpened } from './rows.ts'

type Row = Selectable<DB['cases.safety_plan']>

export async function safetyPlans(db: Db, anchorId: string) {
  const { ids, visible } = await anchorsOf(db, anchorId)
  await personMustBeOpened(db, ids)
  const { rows } = await sql<Row>`
    select * from cases.read_safety_plan(${ids}::uuid[]) order by recorded_at desc, id`.execute(db)
  if (!visible && rows.length === 0) throw new Problem('not-found')
  const named = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  const replaced = new Set(rows.map((row) => row.supersedes))
  const shown = (row: Row): SafetyPlan => ({
    id: row.id,
    danger: row.danger,
    signs: row.signs,
    steps: row.steps,
    calls: row.calls,
    safePlace: row.safe_place,
    whoKnows: row.who_knows,
    agreedBy: row.agreed_by as (typeof closingOutcomes)[number],
    agreedOn: row.agreed_on,
    reviewOn: row.review_on,
    change: row.change,
    recorded: { by: named(row.recorded_by), at: row.recorded_at },
  })
  return {
    standing: rows.filter((row) => !replaced.has(row.id)).map(shown),
    before: rows.filter((row) => replaced.has(row.id)).map(shown),
  }
}

export async function agree(db: Db, anchorId: string, body: BodyOf<typeof agreeSafetyPlan>) {
  let anchor = anchorId
  if (body.supersedes) {
    // It may hang on another record of the same person.
    const { ids } = await anchorsOf(db, anchorId)
    const { rows } = await sql<Row>`select * from cases.read_safety_plan(${ids}::uuid[])`.execute(db)
    const old = rows.find((row) => row.id === body.supersedes)
    if (!old) throw new Problem('refers-to-nothing')
    anchor = old.anchor_id
  }
  return await db
    .insertInto('cases.safety_plan')
    .values({
      ...(body.id ? { id: body.id } : {}),
      anchor_id: anchor,
      danger: body.danger,
      signs: body.signs,
      steps: body.steps,
      calls: body.calls,
      safe_place: body.safePlace,
      who_knows: body.whoKnows,
      agreed_by: body.agreedBy,
      agreed_on: body.agreedOn,
      review_on: body.reviewOn,
      supersedes: body.supersedes ?? null,
      change: body.change ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
