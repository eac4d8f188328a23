// Rows of the tables of tracks. Those of a sensitive compartment come through the function that writes the reading down.
import { type CasePartName, Problem, sensitive, type TrackPart } from '@oralu/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { glassUntil } from '../page.ts'

export interface Id {
  id: string
}
interface Common extends Id {
  agency_id: string
  anchor_id: string
  track_id: string
  recorded_by: string
  recorded_at: string
}
export interface TrackRow extends Omit<Common, 'track_id'> {
  kind: string
  state: string
  plan: string
  opened_on: string
  review_on: string
  outcome: string | null
  outcome_words: string | null
  closed_on: string | null
  closed_by: string | null
}
export interface AssessmentRow extends Common {
  area: string | null
  assessed_on: string
  own_view: string
  strengths: string
  needed: string
}
export interface GoalRow extends Common {
  area: string | null
  aim: string
  measure: string
  indicator: string
  unit: string | null
  baseline: string
  target: string
  due_on: string
  state: string
  state_why: string | null
  state_on: string | null
  state_by: string | null
}
export interface MeasurementRow extends Common {
  goal_id: string
  measured_on: string
  value: string
  words: string | null
  supersedes: string | null
}
export interface ServiceRow extends Common {
  title: string
  provider: string | null
  service_id: string | null
  state: string
  from_on: string | null
  until_on: string | null
  needs_agreement: boolean
}
export interface SessionRow extends Common {
  track_service_id: string
  kind: string
  planned_on: string
  attendance: string | null
  words: string | null
}
export interface AgreementRow extends Common {
  track_service_id: string
  given_on: string
  given_by: string
  how: string
  language: string
  interpreter: string | null
  words: string
  child_view: string | null
  child_assent: string | null
  withdrawn_on: string | null
}
export interface ReviewRow extends Common {
  held_on: string
  words: string
  changes: Record<string, string>
  next_on: string
}

/** Rows of a table `cases.<table>` about some anchors, in order of their entry. */
export async function rowsOf<Row>(
  db: Db,
  part: CasePartName,
  table: string,
  anchorIds: readonly string[],
): Promise<Row[]> {
  const from: RawBuilder<unknown> = sensitive.includes(part)
    ? sql`${sql.raw(`cases.read_${table}`)}(${[...anchorIds]}::uuid[])`
    : sql`${sql.table(`cases.${table}`)} where anchor_id = any(${[...anchorIds]}::uuid[])`
  return (await sql<Row>`select * from ${from} order by recorded_at, id`.execute(db)).rows
}

/** @throws Problem not-found where a compartment is not open to the actor for any of these anchors, by role or break-glass */
export async function mustOpen(
  db: Db,
  actor: Actor,
  part: CasePartName,
  anchorIds: readonly string[],
): Promise<void> {
  if (roleHolds(actor.role, 'legal.read')) throw new Problem('not-found')
  if (!roleHolds(actor.role, `${part}.read`) && !(await glassUntil(db, actor, part, anchorIds)))
    throw new Problem('not-found')
}

/**
 * What the actor may see of a row before writing to it, so that what is not there and what is not theirs are told apart.
 * @throws Problem not-found
 */
export async function mustSee(db: Db, table: string, id: string): Promise<void> {
  const { rows } = await sql<Id>`select id from ${sql.table(`cases.${table}`)} where id = ${id}`.execute(db)
  if (rows.length === 0) throw new Problem('not-found')
}

/** Adds a row that hangs on another one. @throws Problem not-allowed where that one is the actor's to read only */
export async function addTo(
  db: Db,
  { part, on, id, table }: { part: TrackPart; on: string; id: string; table: string },
  values: Record<string, unknown>,
): Promise<Id> {
  await mustSee(db, `${part}_${on}`, id)
  try {
    return await put(db, `${part}_${table}`, values)
  } catch (error) {
    // What hangs on it is hung by the database: a row that one sees and cannot write in is another agency's.
    if ((error as { code?: string }).code === '42501') throw new Problem('not-allowed')
    throw error
  }
}

export async function put(db: Db, table: string, values: Record<string, unknown>): Promise<Id> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const { rows } =
    await sql<Id>`insert into ${sql.table(`cases.${table}`)} (${sql.join(given.map(([name]) => sql.ref(name)))})
    values (${sql.join(given.map(([, value]) => value))}) returning id`.execute(db)
  return rows[0]!
}

/** Changes a row of the actor's agency. @throws Problem not-found, or not-allowed where it is theirs to read only */
export async function change(
  db: Db,
  table: string,
  id: string,
  values: Record<string, unknown>,
  only: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<Id> {
  const set = sql.join(Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))
  const { rows } =
    await sql<Id>`update ${sql.table(`cases.${table}`)} set ${set} where id = ${id} and ${only} returning id`.execute(
      db,
    )
  if (rows[0]) return rows[0]
  await mustSee(db, table, id)
  throw new Problem('not-allowed')
}
