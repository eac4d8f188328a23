// Complaints: taken down by anyone, heard by a data-protection officer whom they do not name, closed by two.
import { randomUUID } from 'node:crypto'
import {
  type answerComplaint,
  type BodyOf,
  type Complaint,
  type ComplaintLine,
  Problem,
  type takeComplaint,
  today,
} from '@oralu/domain'
import { type SqlBool, sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'

interface Row {
  id: string
  agency_id: string
  anchor_id: string | null
  about_agency: string | null
  about_accounts: string[]
  words: string
  language: Complaint['language']
  reach: string | null
  received_on: string
  finding: NonNullable<Complaint['answer']>['finding'] | null
  answer: string | null
  answered_on: string | null
  answered_by: string | null
  confirmed_by: string | null
  confirmed_at: string | null
}

const rows = sql`(select c.*, a.name as about_agency from rights.complaint c left join access.agency a on a.id = c.about_agency_id)`

const lineOf = (row: Row, names: ReadonlyMap<string, string>): ComplaintLine => ({
  id: row.id,
  receivedOn: row.received_on,
  aboutAgency: row.about_agency,
  about: row.about_accounts.map((id) => ({ id, name: names.get(id) ?? '' })),
  state: row.confirmed_by ? 'closed' : row.finding ? 'to be confirmed' : 'open',
})

/** The answer says nothing: whoever took it down keeps no sight of it. */
export async function take(db: Db, body: BodyOf<typeof takeComplaint>) {
  await sql`select rights.complain(${body.id ?? randomUUID()}::uuid, ${body.anchorId}::uuid, ${body.aboutAgencyId}::uuid,
    ${body.aboutAccounts}::uuid[], ${body.words}, ${body.language}, ${body.reach})`.execute(db)
  return {}
}

export async function findComplaints(
  db: Db,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const key = readCursor(after)
  const { rows: found } = await sql<Row>`select * from ${rows} c
    where ${key ? sql<SqlBool>`(c.confirmed_by is not null, c.received_on, c.id) > (${key[0]}::boolean, ${key[1]}::date, ${key[2]}::uuid)` : sql`true`}
    order by c.confirmed_by is not null, c.received_on, c.id limit ${limit + 1}`.execute(db)
  const shown = found.slice(0, limit)
  const names = await namesOf(
    db,
    shown.flatMap((row) => row.about_accounts),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => lineOf(row, names)),
    next:
      found.length > limit && last
        ? cursorOf(String(last.confirmed_by !== null), last.received_on, last.id)
        : null,
  }
}

/** @throws Problem not-found */
async function getRow(db: Db, id: string): Promise<Row> {
  const { rows: found } = await sql<Row>`select * from ${rows} c where c.id = ${id}`.execute(db)
  if (!found[0]) throw new Problem('not-found')
  return found[0]
}

async function getOpen(db: Db, actor: Actor, id: string): Promise<Row> {
  const row = await getRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.confirmed_by) throw new Problem('step-not-open')
  return row
}

export async function getComplaintPage(db: Db, actor: Actor, id: string): Promise<Complaint> {
  const row = await getRow(db, id)
  const entries = await db
    .selectFrom('rights.complaint_entry')
    .selectAll()
    .where('complaint_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const names = await namesOf(db, [
    ...row.about_accounts,
    row.answered_by,
    row.confirmed_by,
    ...entries.map((entry) => entry.recorded_by),
  ])
  const someone = (of: string) => ({ id: of, name: names.get(of) ?? '' })
  const people = row.anchor_id ? await describePeople(db, [row.anchor_id]) : undefined
  return {
    ...lineOf(row, names),
    person: (row.anchor_id && people?.get(row.anchor_id)) || null,
    words: row.words,
    language: row.language,
    reach: row.reach,
    entries: entries.map((entry) => ({
      id: entry.id,
      words: entry.words,
      by: someone(entry.recorded_by),
      at: entry.recorded_at,
    })),
    answer: row.finding
      ? {
          finding: row.finding,
          words: row.answer!,
          on: row.answered_on!,
          by: someone(row.answered_by!),
          mine: row.answered_by === actor.accountId,
        }
      : null,
    confirmed: row.confirmed_by ? { by: someone(row.confirmed_by), at: row.confirmed_at! } : null,
  }
}

export async function addEntry(
  db: Db,
  actor: Actor,
  complaintId: string,
  { id, words }: { id?: string | undefined; words: string },
) {
  await getOpen(db, actor, complaintId)
  return await db
    .insertInto('rights.complaint_entry')
    .values({ ...(id ? { id } : {}), complaint_id: complaintId, words })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** Written anew until a second person confirms it. */
export async function answerTo(
  db: Db,
  actor: Actor,
  id: string,
  { finding, words }: BodyOf<typeof answerComplaint>,
) {
  await getOpen(db, actor, id)
  await db
    .updateTable('rights.complaint')
    .set({ finding, answer: words, answered_on: today(), answered_by: actor.accountId })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function confirmAnswer(db: Db, actor: Actor, id: string) {
  const row = await getOpen(db, actor, id)
  if (!row.finding) throw new Problem('step-not-open')
  if (row.answered_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('rights.complaint')
    .set({ confirmed_by: actor.accountId, confirmed_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  return { id }
}
