// Meetings: planned, corrected, held or cancelled; and the line that may be said of one in public, proposed by one officer
// and approved by another.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type changeMeeting,
  InFourLanguages,
  type listMeetings,
  type listPublicLines,
  type MeetingFields,
  type MeetingLine,
  type MeetingPage,
  type MeetingState,
  type Participant,
  Problem,
  type PublicLine,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { commitmentsOf } from './commitments.ts'
import { getOwnPartner } from './partners.ts'

function meetings(db: Db) {
  return db
    .selectFrom('cooperation.meeting as meeting')
    .selectAll('meeting')
    .select([
      sql<
        { id: string; name: string }[]
      >`(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
        from cooperation.partner p where p.id = any (meeting.partner_ids))`.as('partners'),
      sql<number>`(select count(*)::int from cooperation.commitment c where c.meeting_id = meeting.id and c.state = 'open')`.as(
        'open',
      ),
      sql<boolean>`meeting.starts_at <= now()`.as('begun'),
    ])
}
export type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetings>['execute']>>[number]

const lineOf = (row: MeetingRow): MeetingLine => ({
  id: row.id,
  title: row.title,
  partners: row.partners,
  startsAt: row.starts_at,
  zone: row.zone,
  place: row.place,
  state: row.state as MeetingState,
  openCommitments: row.open,
})

/** Planned ones by their time, then the others, the latest first. */
const place = sql<string>`case meeting.state when 'planned' then '0' || lpad(extract(epoch from meeting.starts_at)::bigint::text, 11, '0')
  else '1' || (99999999999 - extract(epoch from meeting.starts_at)::bigint)::text end`

export async function findMeetings(db: Db, { after, limit, partnerId, state }: QueryOf<typeof listMeetings>) {
  const key = readCursor(after)
  const rows = await meetings(db)
    .select(place.as('sorts'))
    .$if(partnerId !== undefined, (query) =>
      query.where(sql<boolean>`${partnerId}::uuid = any (meeting.partner_ids)`),
    )
    .$if(state !== undefined, (query) => query.where('meeting.state', '=', state!))
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(${place}, meeting.id) > (${key![0]}, ${key![1]}::uuid)`),
    )
    .orderBy(place)
    .orderBy('meeting.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(lineOf),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.sorts, shown.at(-1)!.id) : null,
  }
}

export async function getMeetingRow(db: Db, id: string): Promise<MeetingRow> {
  const row = await meetings(db).where('meeting.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export const participantsOf = (row: { participants: unknown }) => row.participants as Participant[]

export async function getMeetingPage(db: Db, actor: Actor, id: string): Promise<MeetingPage> {
  const row = await getMeetingRow(db, id)
  const lines = await db
    .selectFrom('cooperation.public_line')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('proposed_at')
    .execute()
  const names = await namesOf(db, [
    row.recorded_by,
    row.settled_by,
    ...lines.flatMap((line) => [line.proposed_by, line.approved_by]),
  ])
  const name = (account: string | null) => (account === null ? null : (names.get(account) ?? ''))
  return {
    ...lineOf(row),
    lastsMinutes: row.lasts_minutes,
    participants: participantsOf(row),
    agenda: row.agenda,
    minutes: row.minutes,
    cancelledWhy: row.cancelled_why,
    settledBy: name(row.settled_by),
    settledAt: row.settled_at,
    begun: row.begun,
    own: row.agency_id === actor.agencyId,
    recordedBy: name(row.recorded_by)!,
    recordedAt: row.recorded_at,
    commitments: await commitmentsOf(db, id),
    publicLines: lines.map(
      (line): PublicLine => ({
        id: line.id,
        texts: InFourLanguages.parse(line.texts),
        proposedBy: name(line.proposed_by)!,
        proposedAt: line.proposed_at,
        approvedBy: name(line.approved_by),
        approvedAt: line.approved_at,
        proposedByReader: line.proposed_by === actor.accountId,
      }),
    ),
  }
}

const columnsOf = (fields: MeetingFields) => ({
  partner_ids: fields.partnerIds,
  title: fields.title,
  starts_at: fields.startsAt,
  lasts_minutes: fields.lastsMinutes,
  zone: fields.zone,
  place: fields.place,
  participants: JSON.stringify(fields.participants),
  agenda: fields.agenda,
})

export async function addMeeting(
  db: Db,
  actor: Actor,
  { id = randomUUID(), ...fields }: MeetingFields & { id?: string | undefined },
) {
  for (const partner of fields.partnerIds) await getOwnPartner(db, actor, partner)
  await db
    .insertInto('cooperation.meeting')
    .values({ id, ...columnsOf(fields) })
    .execute()
  return { id, state: 'planned' as const }
}

async function getOwn(db: Db, actor: Actor, id: string): Promise<MeetingRow> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cooperation.meeting ${id}`}, 0))`.execute(db)
  const row = await getMeetingRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.state === 'cancelled') throw new Problem('step-not-open')
  return row
}

export async function changeMeetingRow(
  db: Db,
  actor: Actor,
  id: string,
  { minutes, ...fields }: BodyOf<typeof changeMeeting>,
) {
  const row = await getOwn(db, actor, id)
  if (minutes !== null && row.state !== 'held')
    throw new Problem('step-not-open', {
      detail: 'Minutes are of a meeting that was held. Say first that it was.',
    })
  await db
    .updateTable('cooperation.meeting')
    .set({ ...columnsOf(fields), minutes })
    .where('id', '=', id)
    .execute()
  return { id, state: row.state as MeetingState }
}

export async function hold(db: Db, actor: Actor, id: string, minutes: string | null) {
  const row = await getOwn(db, actor, id)
  if (row.state !== 'planned' || !row.begun) throw new Problem('step-not-open')
  await settle(db, actor, id, { state: 'held', minutes })
  return { id, state: 'held' as const }
}

export async function cancel(db: Db, actor: Actor, id: string, why: string) {
  const row = await getOwn(db, actor, id)
  if (row.state !== 'planned') throw new Problem('step-not-open')
  for (const approved of [false, true]) await withdrawLines(db, actor, id, approved)
  await settle(db, actor, id, { state: 'cancelled', cancelled_why: why })
  return { id, state: 'cancelled' as const }
}

async function settle(
  db: Db,
  actor: Actor,
  id: string,
  to: { state: MeetingState; minutes?: string | null; cancelled_why?: string },
) {
  await db
    .updateTable('cooperation.meeting')
    .set({ ...to, settled_by: actor.accountId, settled_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

/** A new wording takes the place of one that still waits; an approved one stays until the new one is approved. */
export async function proposeLine(
  db: Db,
  actor: Actor,
  meetingId: string,
  { id = randomUUID(), texts }: { id?: string | undefined; texts: InFourLanguages },
) {
  const row = await getOwn(db, actor, meetingId)
  await withdrawLines(db, actor, meetingId, false)
  await db
    .insertInto('cooperation.public_line')
    .values({
      id,
      meeting_id: meetingId,
      day: sql<string>`(${row.starts_at}::timestamptz at time zone ${row.zone}::text)::date`,
      texts: JSON.stringify(texts),
    })
    .execute()
  return { id }
}

const withdrawn = (actor: Actor) => ({ withdrawn_by: actor.accountId, withdrawn_at: sql<string>`now()` })

const withdrawLines = (db: Db, actor: Actor, meetingId: string, approved: boolean) =>
  db
    .updateTable('cooperation.public_line')
    .set(withdrawn(actor))
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_at', 'is', null)
    .where('approved_at', approved ? 'is not' : 'is', null)
    .execute()

async function getLine(db: Db, actor: Actor, id: string) {
  const seen = await db
    .selectFrom('cooperation.public_line')
    .select('meeting_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  await getOwn(db, actor, seen.meeting_id)
  return await db
    .selectFrom('cooperation.public_line')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function approveLine(db: Db, actor: Actor, id: string) {
  const line = await getLine(db, actor, id)
  if (line.withdrawn_at || line.approved_at) throw new Problem('step-not-open')
  if (line.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  await withdrawLines(db, actor, line.meeting_id, true)
  await db
    .updateTable('cooperation.public_line')
    .set({ approved_by: actor.accountId, approved_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function withdrawLine(db: Db, actor: Actor, id: string) {
  const line = await getLine(db, actor, id)
  if (line.withdrawn_at) throw new Problem('step-not-open')
  await db.updateTable('cooperation.public_line').set(withdrawn(actor)).where('id', '=', id).execute()
  return { id }
}

/** For whoever reads press facts: the approved words and the day, nothing else of the meeting. */
export async function findPublicLines(db: Db, { after, limit }: QueryOf<typeof listPublicLines>) {
  const key = readCursor(after)
  const rows = await db
    .selectFrom('cooperation.public_line')
    .select(['id', 'day', 'texts', 'approved_at'])
    .where('approved_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(day, id) < (${key![0]}::date, ${key![1]}::uuid)`),
    )
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(({ id, day, texts, approved_at }) => ({
    id,
    day,
    texts: InFourLanguages.parse(texts),
    approvedAt: approved_at!,
  }))
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.day, items.at(-1)!.id) : null }
}
