// Commitments of both sides: made, corrected while open, closed for good, gone on with by one that follows.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type CommitmentLine,
  type CommitmentPage,
  type CommitmentState,
  type changeCommitment,
  type closeCommitment,
  type listCommitments,
  type makeCommitment,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { getOwnPartner } from './partners.ts'

function commitments(db: Db) {
  return db
    .selectFrom('cooperation.commitment as commitment')
    .innerJoin('cooperation.partner as partner', 'partner.id', 'commitment.partner_id')
    .selectAll('commitment')
    .select([
      'partner.name as partner',
      sql<boolean>`commitment.state = 'open' and coalesce(commitment.due_on < access.today(), false)`.as(
        'late',
      ),
    ])
}
type Row = Awaited<ReturnType<ReturnType<typeof commitments>['execute']>>[number]

const lineOf = (row: Row): CommitmentLine => ({
  id: row.id,
  partnerId: row.partner_id,
  partner: row.partner,
  side: row.side as CommitmentLine['side'],
  office: row.office,
  what: row.what,
  dueOn: row.due_on,
  late: row.late,
  state: row.state as CommitmentState,
  closedOn: row.closed_on,
})

/** Open ones by their due day, those without one after them; then closed ones, the latest first. */
const place = sql<string>`case when commitment.state = 'open' then '0' || coalesce(commitment.due_on::text, '9999-12-31')
  else '1' || (99999999999 - extract(epoch from commitment.closed_at)::bigint)::text end`

export async function findCommitments(
  db: Db,
  { after, limit, partnerId, side, standing }: QueryOf<typeof listCommitments>,
) {
  const key = readCursor(after)
  const rows = await commitments(db)
    .select(place.as('place'))
    .$if(partnerId !== undefined, (query) => query.where('commitment.partner_id', '=', partnerId!))
    .$if(side !== undefined, (query) => query.where('commitment.side', '=', side!))
    .$if(standing === 'open' || standing === 'late', (query) => query.where('commitment.state', '=', 'open'))
    .$if(standing === 'late', (query) => query.where(sql<boolean>`commitment.due_on < access.today()`))
    .$if(standing === 'closed', (query) => query.where('commitment.state', '<>', 'open'))
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(${place}, commitment.id) > (${key![0]}, ${key![1]}::uuid)`),
    )
    .orderBy(place)
    .orderBy('commitment.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(lineOf),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.place, shown.at(-1)!.id) : null,
  }
}

/** Those made in a meeting, as they stand now. */
export async function commitmentsOf(db: Db, meetingId: string): Promise<CommitmentLine[]> {
  const rows = await commitments(db)
    .where('commitment.meeting_id', '=', meetingId)
    .orderBy('commitment.recorded_at')
    .orderBy('commitment.id')
    .execute()
  return rows.map(lineOf)
}

async function getRow(db: Db, id: string): Promise<Row> {
  const row = await commitments(db).where('commitment.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export async function getCommitmentPage(db: Db, actor: Actor, id: string): Promise<CommitmentPage> {
  const row = await getRow(db, id)
  const entries = await db
    .selectFrom('cooperation.commitment_entry')
    .selectAll()
    .where('commitment_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const { rows: about } = await sql<{
    meeting: string | null
    mission: string | null
    request: string | null
  }>`select
    (select m.title from cooperation.meeting m where m.id = ${row.meeting_id}) as meeting,
    (select coalesce(m.name, o.name || ' ' || m.number) from operations.mission m
      join operations.operation o on o.id = m.operation_id where m.id = ${row.mission_id}) as mission,
    (select r.subject from cooperation.request r where r.id = ${row.request_id}) as request`.execute(db)
  const others = await db
    .selectFrom('cooperation.commitment')
    .select(['id', 'what', 'state', 'follows_id'])
    .where((where) => where.or([where('id', '=', row.follows_id), where('follows_id', '=', id)]))
    .execute()
  const other = (found: (typeof others)[number] | undefined) =>
    found ? { id: found.id, what: found.what, state: found.state as CommitmentState } : null
  const names = await namesOf(db, [
    row.recorded_by,
    row.closed_by,
    ...entries.map((entry) => entry.recorded_by),
  ])
  return {
    ...lineOf(row),
    meetingId: row.meeting_id,
    missionId: row.mission_id,
    requestId: row.request_id,
    ...about[0]!,
    closedNote: row.closed_note,
    closedBy: row.closed_by === null ? null : (names.get(row.closed_by) ?? ''),
    follows: other(others.find((each) => each.id === row.follows_id)),
    followedBy: other(others.find((each) => each.follows_id === id)),
    own: row.agency_id === actor.agencyId,
    recordedBy: names.get(row.recorded_by) ?? '',
    recordedAt: row.recorded_at,
    entries: entries.map((entry) => ({
      id: entry.id,
      text: entry.text,
      by: names.get(entry.recorded_by) ?? '',
      at: entry.recorded_at,
    })),
  }
}

export async function addCommitment(
  db: Db,
  actor: Actor,
  { id = randomUUID(), ...said }: BodyOf<typeof makeCommitment>,
) {
  await getOwnPartner(db, actor, said.partnerId)
  await db
    .insertInto('cooperation.commitment')
    .values({
      id,
      partner_id: said.partnerId,
      meeting_id: said.meetingId,
      side: said.side,
      office: said.office,
      what: said.what,
      due_on: said.dueOn,
      mission_id: said.missionId,
      request_id: said.requestId,
      follows_id: said.followsId,
    })
    .execute()
  return { id, state: 'open' as const }
}

async function getOwn(db: Db, actor: Actor, id: string): Promise<Row> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cooperation.commitment ${id}`}, 0))`.execute(db)
  const row = await getRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  return row
}

/** @throws Problem step-not-open when it is closed: what is still owed is a commitment that follows */
async function getOpen(db: Db, actor: Actor, id: string): Promise<Row> {
  const row = await getOwn(db, actor, id)
  if (row.state !== 'open')
    throw new Problem('step-not-open', {
      detail: 'This commitment is closed and stays so. Make one that follows it.',
    })
  return row
}

export async function changeCommitmentRow(
  db: Db,
  actor: Actor,
  id: string,
  { office, what, dueOn }: BodyOf<typeof changeCommitment>,
) {
  await getOpen(db, actor, id)
  await db
    .updateTable('cooperation.commitment')
    .set({ office, what, due_on: dueOn })
    .where('id', '=', id)
    .execute()
  return { id, state: 'open' as const }
}

export async function addNote(
  db: Db,
  actor: Actor,
  commitmentId: string,
  { id = randomUUID(), text }: { id?: string | undefined; text: string },
) {
  await getOwn(db, actor, commitmentId)
  await db
    .insertInto('cooperation.commitment_entry')
    .values({ id, commitment_id: commitmentId, text })
    .execute()
  return { id }
}

export async function close(
  db: Db,
  actor: Actor,
  id: string,
  { state, on, note }: BodyOf<typeof closeCommitment>,
) {
  await getOpen(db, actor, id)
  await db
    .updateTable('cooperation.commitment')
    .set({
      state,
      closed_on: on,
      closed_note: note,
      closed_by: actor.accountId,
      closed_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()
  return { id, state }
}
