// The register of processing and what each activity may do to people.
import { randomUUID } from 'node:crypto'
import {
  type addAssessment,
  type BodyOf,
  type ImpactAssessment,
  type ImpactCriterion,
  type ImpactRisk,
  Problem,
  type Processing,
  processingLines,
  processingParagraphs,
  type signAssessment,
  today,
  type writeProcessing,
} from '@oralu/domain'
import { csvText } from '@oralu/interop'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { namesOf } from './queries.ts'

interface Row {
  id: string
  activity_id: string
  name: string
  controller: string
  joint_controllers: string | null
  purpose: string
  legal_basis: string
  whose_data: string
  categories: string
  recipients: string
  retention: string
  safeguards: string
  change: string | null
  ended: boolean
  recorded_by: string
  recorded_at: string
}
interface NewestRow extends Row {
  versions: number
  assessed: Processing['assessed']
  review_on: string | null
}

const shape = (row: Row, names: ReadonlyMap<string, string>) => ({
  activityId: row.activity_id,
  name: row.name,
  controller: row.controller,
  jointControllers: row.joint_controllers,
  purpose: row.purpose,
  legalBasis: row.legal_basis,
  whoseData: row.whose_data,
  categories: row.categories,
  recipients: row.recipients,
  retention: row.retention,
  safeguards: row.safeguards,
  change: row.change,
  ended: row.ended,
  by: { id: row.recorded_by, name: names.get(row.recorded_by) ?? '' },
  at: row.recorded_at,
})

/** The newest version of each activity, those that go on first. */
export async function findProcessing(db: Db): Promise<Processing[]> {
  const { rows } = await sql<NewestRow>`
    with newest as (
      select distinct on (activity_id) *, count(*) over (partition by activity_id)::int as versions
      from access.processing order by activity_id, recorded_at desc, id
    )
    select n.*, i.review_on,
      case when i.id is null then 'no' when i.confirmed_at is null then 'waits for a second' else 'yes' end as assessed
    from newest n left join lateral (
      select * from access.impact_assessment i where i.activity_id = n.activity_id order by i.proposed_at desc limit 1) i on true
    order by n.ended, lower(n.name), n.id`.execute(db)
  const names = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    ...shape(row, names),
    versions: row.versions,
    assessed: row.assessed,
    reviewOn: row.review_on,
  }))
}

/** @throws Problem not-found */
export async function getProcessingPage(db: Db, actor: Actor, activityId: string) {
  const rows = await db
    .selectFrom('access.processing')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) throw new Problem('not-found')
  const assessments = await db
    .selectFrom('access.impact_assessment')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('proposed_at', 'desc')
    .execute()
  const names = await namesOf(db, [
    ...rows.map((row) => row.recorded_by),
    ...assessments.flatMap((row) => [row.proposed_by, row.confirmed_by]),
  ])
  const someone = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    versions: rows.map((row) => shape(row, names)),
    assessments: assessments.map(
      (row): ImpactAssessment => ({
        id: row.id,
        activityId: row.activity_id,
        criteria: row.criteria as ImpactCriterion[],
        description: row.description,
        necessity: row.necessity,
        risks: row.risks as unknown as ImpactRisk[],
        heard: row.heard,
        by: someone(row.proposed_by),
        at: row.proposed_at,
        mine: row.proposed_by === actor.accountId,
        signed: row.confirmed_by
          ? {
              outcome: row.outcome as NonNullable<ImpactAssessment['signed']>['outcome'],
              opinion: row.opinion!,
              reviewOn: row.review_on!,
              by: someone(row.confirmed_by),
              at: row.confirmed_at!,
            }
          : null,
      }),
    ),
  }
}

/** @throws Problem not-found where a new version is of an activity that is not the agency's */
export async function write(db: Db, actor: Actor, body: BodyOf<typeof writeProcessing>) {
  if (body.activityId) {
    const before = await db
      .selectFrom('access.processing')
      .select('id')
      .where('activity_id', '=', body.activityId)
      .where('agency_id', '=', actor.agencyId)
      .executeTakeFirst()
    if (!before) throw new Problem('not-found')
  }
  const id = body.id ?? randomUUID()
  const activityId = body.activityId ?? id
  await db
    .insertInto('access.processing')
    .values({
      id,
      activity_id: activityId,
      name: body.name,
      controller: body.controller,
      joint_controllers: body.jointControllers,
      purpose: body.purpose,
      legal_basis: body.legalBasis,
      whose_data: body.whoseData,
      categories: body.categories,
      recipients: body.recipients,
      retention: body.retention,
      safeguards: body.safeguards,
      change: body.change,
      ended: body.ended,
    })
    .execute()
  return { id, activityId }
}

/** @throws Problem not-found where the activity is not the agency's */
export async function assess(
  db: Db,
  actor: Actor,
  activityId: string,
  { id, criteria, description, necessity, risks, heard }: BodyOf<typeof addAssessment>,
) {
  const activity = await db
    .selectFrom('access.processing')
    .select('id')
    .where('activity_id', '=', activityId)
    .where('agency_id', '=', actor.agencyId)
    .executeTakeFirst()
  if (!activity) throw new Problem('not-found')
  return await db
    .insertInto('access.impact_assessment')
    .values({
      ...(id ? { id } : {}),
      activity_id: activityId,
      criteria: [...new Set(criteria)],
      description,
      necessity,
      risks: JSON.stringify(risks),
      heard,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** @throws Problem not-found, step-not-open where it is signed, same-person-twice */
export async function sign(
  db: Db,
  actor: Actor,
  id: string,
  { outcome, opinion, reviewOn }: BodyOf<typeof signAssessment>,
) {
  const row = await db
    .selectFrom('access.impact_assessment')
    .select(['proposed_by', 'confirmed_by', 'agency_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.confirmed_by) throw new Problem('step-not-open')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  if (reviewOn <= today())
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.reviewOn', message: 'must lie after today' }],
    })
  await db
    .updateTable('access.impact_assessment')
    .set({
      outcome,
      opinion,
      review_on: reviewOn,
      confirmed_by: actor.accountId,
      confirmed_at: sql<string>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** Activities that go on and whose assessment is missing, waits for a signature, or is to be looked at within a month. */
export async function assessmentsDue(db: Db) {
  const within = today(31)
  return (await findProcessing(db))
    .filter((each) => !each.ended && (each.assessed !== 'yes' || each.reviewOn! <= within))
    .map(({ activityId, name, assessed, reviewOn }) => ({ activityId, name, assessed, reviewOn }))
}

export async function processingCsv(db: Db): Promise<string> {
  const columns = [...processingLines, ...processingParagraphs, 'ended', 'at'] as const
  return csvText([
    [...columns],
    ...(await findProcessing(db)).map((each) => columns.map((name) => String(each[name] ?? ''))),
  ])
}
