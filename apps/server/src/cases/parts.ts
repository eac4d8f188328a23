// Tracks, tasks and notes of one compartment: the same four queries on tables of its own. A sensitive compartment is
// read through its functions, each of which writes the reading into the ledger.
import {
  type addNeed,
  type BodyOf,
  type CaseNote,
  type CasePart,
  type CasePartName,
  type CaseTask,
  type CaseTrack,
  Problem,
  type ProtectionNeed,
  type partEndpoints,
  type Role,
  sensitive,
  type TrackKind,
  type TrackState,
  today,
  type Urgency,
} from '@oralu/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { describePeople } from '../people/queries.ts'
import { personMustBeOpened } from './course/rows.ts'
import { glassUntil } from './page.ts'
import { anchorsOf, colleagues, namesOf, refuse } from './queries.ts'
import { mayWorkIn } from './rules.ts'

type Kind = 'track' | 'task' | 'note'
interface Common {
  id: string
  agency_id: string
  anchor_id: string
  recorded_by: string
  recorded_at: string
}
interface TrackRow extends Common {
  kind: TrackKind
  state: TrackState
  plan: string
  opened_on: string
}
interface TaskRow extends Common {
  kind: TrackKind
  title: string
  due_on: string
  owner_id: string
  done_at: string | null
  done_by: string | null
  withdrawn_at: string | null
}
interface NoteRow extends Common {
  kind: TrackKind | null
  body: string
  supersedes: string | null
}
interface NeedRow extends Common {
  need: string
  urgency: Urgency
  follow_up_by: string
  seen_on: string | null
  seen_by: string | null
  met_at: string | null
}

async function rowsOf<Row>(
  db: Db,
  part: CasePartName,
  kind: Kind | 'need',
  anchorIds: string[],
): Promise<Row[]> {
  const table = `${part}_${kind}`
  const from: RawBuilder<unknown> = sensitive.includes(part)
    ? sql`${sql.raw(`cases.read_${table}`)}(${anchorIds}::uuid[])`
    : sql`${sql.table(`cases.${table}`)} where anchor_id = any(${anchorIds}::uuid[])`
  return (await sql<Row>`select * from ${from} order by recorded_at, id`.execute(db)).rows
}

/**
 * What stands in one compartment about a person.
 * @throws Problem not-found where the compartment is not open to the actor for this person, or the person is not there
 */
export async function readPart(
  db: Db,
  actor: Actor,
  part: CasePartName,
  anchorId: string,
): Promise<CasePart> {
  const { ids, visible } = await anchorsOf(db, anchorId)
  const held = roleHolds(actor.role, `${part}.read`)
  const until = held ? null : await glassUntil(db, actor, part, ids)
  if (!held && !until) throw new Problem('not-found')
  // The wall holds against break-glass too; the database says the same (access.wall).
  if (part !== 'legal' && roleHolds(actor.role, 'legal.read')) throw new Problem('not-found')
  if (part === 'care' || part === 'protection') await personMustBeOpened(db, ids)
  const tracks = await rowsOf<TrackRow>(db, part, 'track', ids)
  const tasks = (await rowsOf<TaskRow>(db, part, 'task', ids)).filter((task) => !task.withdrawn_at)
  const notes = await rowsOf<NoteRow>(db, part, 'note', ids)
  const needs = part === 'protection' ? await rowsOf<NeedRow>(db, part, 'need', ids) : []
  if (
    !visible &&
    tracks.length + tasks.length + notes.length + needs.length === 0 &&
    !(await caseIsSeen(db, anchorId))
  )
    throw new Problem('not-found')

  const named = await namesOf(db, [
    ...[...tracks, ...notes, ...needs].map((row) => row.recorded_by),
    ...tasks.flatMap((task) => [task.owner_id, task.done_by]),
    ...needs.map((need) => need.seen_by),
  ])
  const day = today()
  const corrected = new Map(notes.flatMap((note) => (note.supersedes ? [[note.supersedes, note.id]] : [])))
  return {
    part,
    person: (await describePeople(db, [anchorId])).get(anchorId) ?? null,
    tracks: tracks.map(
      (row): CaseTrack => ({
        id: row.id,
        kind: row.kind,
        state: row.state,
        plan: row.plan,
        openedOn: row.opened_on,
        by: named(row.recorded_by),
        own: row.agency_id === actor.agencyId,
      }),
    ),
    tasks: tasks
      .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))
      .map(
        (row): CaseTask => ({
          id: row.id,
          kind: row.kind,
          title: row.title,
          dueOn: row.due_on,
          overdue: !row.done_at && row.due_on < day,
          owner: named(row.owner_id),
          done: row.done_at ? { at: row.done_at, by: named(row.done_by!) } : null,
        }),
      ),
    notes: notes.map(
      (row): CaseNote => ({
        id: row.id,
        kind: row.kind,
        body: row.body,
        by: named(row.recorded_by),
        at: row.recorded_at,
        supersedes: row.supersedes,
        supersededBy: corrected.get(row.id) ?? null,
      }),
    ),
    needs: needs.map(
      (row): ProtectionNeed => ({
        id: row.id,
        need: row.need,
        urgency: row.urgency,
        followUpBy: row.follow_up_by,
        overdue: !row.seen_on && row.follow_up_by < day,
        setBy: named(row.recorded_by),
        setAt: row.recorded_at,
        seen: row.seen_on ? { on: row.seen_on, by: named(row.seen_by!) } : null,
      }),
    ),
    glassUntil: until,
  }
}

const caseIsSeen = async (db: Db, anchorId: string) =>
  (await db.selectFrom('cases.case').select('id').where('anchor_id', '=', anchorId).executeTakeFirst()) !==
  undefined

type Ends = (typeof partEndpoints)['care']
interface Row {
  id: string
}

/** Adds a row to a table of a compartment. */
async function add(db: Db, table: string, values: Record<string, string | null | undefined>): Promise<Row> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const { rows } =
    await sql<Row>`insert into ${sql.table(`cases.${table}`)} (${sql.join(given.map(([name]) => sql.ref(name)))})
    values (${sql.join(given.map(([, value]) => value))}) returning id`.execute(db)
  return rows[0]!
}

export const openTrack = (
  db: Db,
  part: CasePartName,
  anchorId: string,
  { id, kind, plan }: BodyOf<Ends['openTrack']>,
) => add(db, `${part}_track`, { id, anchor_id: anchorId, kind, plan })

export async function setTrack(
  db: Db,
  part: CasePartName,
  id: string,
  { state, plan }: BodyOf<Ends['setTrack']>,
) {
  const { rows } =
    await sql<Row>`update ${sql.table(`cases.${part}_track`)} set state = ${state}, plan = ${plan}
    where id = ${id} returning id`.execute(db)
  return rows[0] ?? (await refuse(db, `${part}_track`, id))
}

export async function addTask(
  db: Db,
  actor: Actor,
  part: CasePartName,
  anchorId: string,
  { id, kind, title, dueOn, ownerId }: BodyOf<Ends['addTask']>,
) {
  const owner = ownerId ?? actor.accountId
  if (owner !== actor.accountId) {
    const role: Role | undefined = (await colleagues(db)).find((each) => each.id === owner)?.role
    if (!role || !mayWorkIn(role, part)) throw new Problem('refers-to-nothing')
  }
  return await add(db, `${part}_task`, {
    id,
    anchor_id: anchorId,
    kind,
    title,
    due_on: dueOn,
    owner_id: owner,
  })
}

export async function taskDone(db: Db, actor: Actor, part: CasePartName, id: string) {
  const { rows } =
    await sql<Row>`update ${sql.table(`cases.${part}_task`)} set done_at = now(), done_by = ${actor.accountId}
    where id = ${id} returning id`.execute(db)
  return rows[0] ?? (await refuse(db, `${part}_task`, id))
}

export async function addNote(
  db: Db,
  part: CasePartName,
  anchorId: string,
  { id, kind, body, supersedes }: BodyOf<Ends['addNote']>,
) {
  if (supersedes) {
    // A note that the actor cannot read is not there for them to correct.
    const { rows } =
      await sql<Row>`select id from ${sql.table(`cases.${part}_note`)} where id = ${supersedes}`.execute(db)
    if (rows.length === 0) throw new Problem('refers-to-nothing')
  }
  return await add(db, `${part}_note`, { id, anchor_id: anchorId, kind, body, supersedes })
}

export const recordNeed = (
  db: Db,
  anchorId: string,
  { id, need, urgency, followUpBy }: BodyOf<typeof addNeed>,
) => add(db, 'protection_need', { id, anchor_id: anchorId, need, urgency, follow_up_by: followUpBy })

export async function seen(db: Db, actor: Actor, id: string, on: string) {
  const row = await db
    .updateTable('cases.protection_need')
    .set({ seen_on: on, seen_by: actor.accountId })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ?? (await refuse(db, 'protection_need', id))
}
