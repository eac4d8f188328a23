// Whether the claims of the actor's agency that stand can all hold: orders, answers, and the two steps to the public.
import {
  type AskedGroup,
  type ConsistencyAnswer,
  type claimEvents,
  Problem,
  type Right,
  rights,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { ownAgency } from '../db/own.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { answerOf, selected, standing } from './claim-queries.ts'
import { jobUnderWay } from './orders.ts'

/** The claims of the agency that stand, in the order in which they were recorded. */
export async function ownStanding(db: Db) {
  const rows = await standing(db).where('claim.agency_id', '=', ownAgency).orderBy('claim.seq').execute()
  return rows.map(answerOf)
}

function missionsOf(claims: Awaited<ReturnType<typeof ownStanding>>) {
  const named = new Map<string, { event: (typeof claimEvents)[number]; mission: string }>()
  for (const { event, missions } of claims)
    for (const mission of missions ?? []) named.set(`${event} ${mission}`, { event, mission })
  return [...named.values()].sort((a, b) => a.mission.localeCompare(b.mission, 'en', { numeric: true }))
}

/** @throws Problem refers-to-nothing where a group is of missions that no claim names in that event */
export async function order(
  db: Db,
  { id = crypto.randomUUID(), asked }: { id?: string | undefined; asked: AskedGroup[] },
) {
  const named = missionsOf(await ownStanding(db))
  const known = (event: string, mission: string) =>
    named.some((each) => each.event === event && each.mission === mission)
  if (!asked.every(({ event, missions }) => missions.every((mission) => known(event, mission))))
    throw new Problem('refers-to-nothing')
  const jobId = crypto.randomUUID()
  await db.insertInto('jobs.job').values({ id: jobId, task: 'figures.consistency', about_id: id }).execute()
  await db
    .insertInto('figures.consistency')
    .values({ id, asked: JSON.stringify(asked), job_id: jobId })
    .execute()
  await sql`select jobs.start('figures.consistency', ${jobId}::uuid)`.execute(db)
  return { id, jobId }
}

const rowsOf = (db: Db) => db.selectFrom('figures.consistency').selectAll().where('agency_id', '=', ownAgency)

/** Whether other claims stand now than those that were read. */
async function isStale(db: Db, read: readonly string[]): Promise<boolean> {
  const now = new Set((await ownStanding(db)).map(({ id }) => id))
  return now.size !== read.length || read.some((id) => !now.has(id))
}

export async function getConsistencyPage(db: Db, actor: Actor) {
  const claims = await ownStanding(db)
  const row = await rowsOf(db)
    .where('state', '=', 'answered')
    .orderBy('answered_at', 'desc')
    .executeTakeFirst()
  const published = await rowsOf(db)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .executeTakeFirst()
  return {
    claims: claims.length,
    missions: missionsOf(claims),
    jobId: await jobUnderWay(db, 'consistency'),
    last: row ? await lastOf(db, row, actor) : null,
    publicSince: published?.published_at ?? null,
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

async function lastOf(db: Db, row: Row, actor: Actor) {
  const ids = row.claim_ids ?? []
  const read = ids.length
    ? await selected(db).where('claim.id', 'in', ids).orderBy('claim.seq').execute()
    : []
  const names = await namesOf(db, [row.ordered_by, ...(row.proposed_by ? [row.proposed_by] : [])])
  const stale = await isStale(db, ids)
  const held = new Set<Right>(rights(actor.role))
  return {
    id: row.id,
    orderedBy: names.get(row.ordered_by) ?? null,
    answeredAt: row.answered_at!,
    stale,
    asked: row.asked as AskedGroup[],
    read: read.map(answerOf),
    answer: row.answer as unknown as ConsistencyAnswer,
    proposedBy: row.proposed_by && (names.get(row.proposed_by) ?? null),
    publishedAt: row.published_at,
    mayPropose: !stale && !row.proposed_by && held.has('press.write'),
    mayPublish:
      !stale &&
      !!row.proposed_by &&
      row.proposed_by !== actor.accountId &&
      !row.published_by &&
      held.has('press.decide'),
  }
}

/** @throws Problem not-found, step-not-open before its answer, state-changed where other claims stand since */
async function getToStep(db: Db, id: string) {
  const row = await rowsOf(db).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.state !== 'answered') throw new Problem('step-not-open')
  if (await isStale(db, row.claim_ids ?? [])) throw new Problem('state-changed')
  return row
}

export async function propose(db: Db, id: string, actor: Actor) {
  const row = await getToStep(db, id)
  if (row.proposed_by) throw new Problem('state-changed')
  await db
    .updateTable('figures.consistency')
    .set({ proposed_by: actor.accountId, proposed_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function publish(db: Db, id: string, actor: Actor) {
  const row = await getToStep(db, id)
  if (!row.proposed_by) throw new Problem('step-not-open')
  if (row.published_by) throw new Problem('state-changed')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('figures.consistency')
    .set({ published_by: actor.accountId, published_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}
