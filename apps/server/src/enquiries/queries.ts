// Families' enquiries as officers read them. What an enquiry says is read through functions that note each reading in the
// ledger; what the queue is ordered by says nothing of anyone.
import {
  type AnswerToAssess,
  type EnquiryDoubt,
  type EnquiryEvent,
  type EnquiryLine,
  type EnquiryPage,
  type EnquiryState,
  type EnquiryTemplate,
  type Language,
  type listEnquiries,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'

const overdue = sql<boolean>`enquiry.closed_at is null and not enquiry.set_aside and enquiry.due_on < access.today()`

function lines(db: Db) {
  return db
    .selectFrom('enquiries.enquiry as enquiry')
    .select([
      'enquiry.id',
      'enquiry.agency_id',
      'enquiry.language',
      'enquiry.sent_at',
      'enquiry.state',
      'enquiry.contact_us',
      'enquiry.doubts',
      'enquiry.set_aside',
      'enquiry.due_on',
      'enquiry.worker_id',
      'enquiry.taken_at',
      'enquiry.closed_at',
      'enquiry.erased_at',
      overdue.as('overdue'),
    ])
}
type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

const lineOf = (row: LineRow, names: ReadonlyMap<string, string>): EnquiryLine => ({
  id: row.id,
  state: row.state as EnquiryState,
  setAside: row.set_aside,
  doubts: row.doubts as EnquiryDoubt[],
  contactUs: row.contact_us,
  language: row.language as Language,
  sentAt: row.sent_at,
  dueOn: row.due_on,
  overdue: row.overdue,
  worker: row.worker_id && (names.get(row.worker_id) ?? null),
})

const present = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null)

export async function findEnquiries(db: Db, { which, after, limit }: QueryOf<typeof listEnquiries>) {
  let query = lines(db)
  if (which === 'closed') query = query.where('enquiry.state', '=', 'closed')
  else
    query = query
      .where('enquiry.state', '<>', 'closed')
      .where('enquiry.set_aside', '=', which === 'set aside')
  if (which === 'overdue') query = query.where(overdue)
  if (after) {
    const [due = '', id = ''] = readCursor(after) ?? []
    query = query.where(sql<boolean>`(enquiry.due_on, enquiry.id) > (${due}::date, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('enquiry.due_on')
    .orderBy('enquiry.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const names = await namesOf(db, present(shown.map((row) => row.worker_id)))
  return {
    items: shown.map((row) => lineOf(row, names)),
    next: rows.length > limit && last ? cursorOf(last.due_on, last.id) : null,
  }
}

export async function countOpen(db: Db) {
  const open = (await lines(db).where('enquiry.state', '<>', 'closed').execute()) as LineRow[]
  const worked = open.filter((row) => !row.set_aside)
  return {
    fresh: worked.filter((row) => row.state === 'received').length,
    overdue: worked.filter((row) => row.overdue).length,
    setAside: open.length - worked.length,
  }
}

/** @throws Problem not-found */
export async function getLine(db: Db, id: string): Promise<LineRow> {
  const row = await lines(db).where('enquiry.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

interface Content {
  closed_by: string | null
  enquirer: { name: string; relation: string; email?: string; phone?: string } | Record<string, never>
  sought: Record<'name' | 'otherNames' | 'born' | 'place' | 'lastHeard' | 'children', string | undefined>
  told: string | null
}
interface MessageRow {
  id: string
  side: 'office' | 'family'
  template: EnquiryTemplate | null
  text: string | null
  written_by: string | null
  written_at: string
}
interface VerificationRow {
  seconded_at: string | null
  withdrawn_by: string | null
  id: string
  how: EnquiryPage['verifications'][number]['how']
  evidence: string
  recorded_by: string
  recorded_at: string
  seconded_by: string | null
  withdrawn_at: string | null
}
interface SoughtRow {
  withdrawn_by: string | null
  id: string
  anchor_id: string
  why: string
  recorded_by: string
  recorded_at: string
  withdrawn_at: string | null
}
interface AgreementRow {
  id: string
  sought_id: string
  answer: 'yes' | 'no'
  extent: string | null
  heard_by: string
  heard_on: string
  child: boolean
  recorded_by: string
  recorded_at: string
  assessed_by: string | null
  assessed_at: string | null
  assessment: string | null
}

/** All rows of a table that hang on an enquiry, each reading in the ledger. */
async function readParts<Row>(
  db: Db,
  table: 'message' | 'verification' | 'sought_person' | 'agreement',
  enquiryId: string,
): Promise<Row[]> {
  const { rows } = await sql<Row & { erased_at: string | null }>`
    select * from ${sql.raw(`enquiries.read_${table}`)}(array(
      select each.id from ${sql.raw(`enquiries.${table}`)} each where each.enquiry_id = ${enquiryId}))`.execute(
    db,
  )
  return rows.filter((row) => row.erased_at === null)
}

/** Who did what, newest first. */
function eventsOf(
  line: LineRow,
  parts: {
    messages: MessageRow[]
    verifications: VerificationRow[]
    named: SoughtRow[]
    agreements: AgreementRow[]
  },
  closedBy: string | null,
) {
  const step = (what: EnquiryEvent['what'], at: string | null, by: string | null) =>
    at === null ? [] : [{ what, at, by }]
  return [
    ...step('sent', line.sent_at, null),
    ...step('taken', line.taken_at, line.worker_id),
    ...step('closed', line.closed_at, closedBy),
    ...parts.messages.flatMap((each) => step(`${each.side} wrote`, each.written_at, each.written_by)),
    ...parts.verifications.flatMap((each) => [
      ...step('verified', each.recorded_at, each.recorded_by),
      ...step('verification confirmed', each.seconded_at, each.seconded_by),
      ...step('verification taken back', each.withdrawn_at, each.withdrawn_by),
    ]),
    ...parts.named.flatMap((each) => [
      ...step('person noted', each.recorded_at, each.recorded_by),
      ...step('person taken back', each.withdrawn_at, each.withdrawn_by),
    ]),
    ...parts.agreements.flatMap((each) => [
      ...step(`answered ${each.answer}`, each.recorded_at, each.recorded_by),
      ...step('assessed', each.assessed_at, each.assessed_by),
    ]),
  ].sort((a, b) => b.at.localeCompare(a.at))
}

export async function getEnquiryPage(db: Db, actor: Actor, id: string): Promise<EnquiryPage> {
  const line = await getLine(db, id)
  const { rows } = await sql<Content>`select * from enquiries.read_enquiry(array[${id}::uuid])`.execute(db)
  const content = rows[0]!
  const messages = await readParts<MessageRow>(db, 'message', id)
  const verifications = await readParts<VerificationRow>(db, 'verification', id)
  const named = await readParts<SoughtRow>(db, 'sought_person', id)
  const persons = named.filter((each) => !each.withdrawn_at)
  const agreements = await readParts<AgreementRow>(db, 'agreement', id)
  const events = line.erased_at
    ? []
    : eventsOf(line, { messages, verifications, named, agreements }, content.closed_by)
  const { rows: gate } = await sql<{
    open: boolean
  }>`select enquiries.news_may_go(${id}::uuid) as open`.execute(db)
  const people = await describePeople(
    db,
    persons.map((each) => each.anchor_id),
  )
  const names = await namesOf(
    db,
    present([
      line.worker_id,
      ...verifications.flatMap((each) => [each.recorded_by, each.seconded_by]),
      ...events.map((each) => each.by),
    ]),
  )
  const name = (account: string | null) => account && (names.get(account) ?? null)
  const { enquirer, sought } = content
  return {
    ...lineOf(line, names),
    enquirer: line.erased_at
      ? null
      : {
          name: enquirer.name!,
          relation: enquirer.relation as NonNullable<EnquiryPage['enquirer']>['relation'],
          email: enquirer.email ?? null,
          phone: enquirer.phone ?? null,
        },
    sought: line.erased_at
      ? null
      : {
          name: sought.name!,
          otherNames: sought.otherNames ?? null,
          born: sought.born ?? null,
          place: sought.place ?? null,
          lastHeard: sought.lastHeard ?? null,
          children: sought.children ?? null,
        },
    told: content.told,
    messages: messages
      .sort((a, b) => a.written_at.localeCompare(b.written_at))
      .map((each) => ({
        id: each.id,
        side: each.side,
        template: each.template,
        text: each.text,
        by: name(each.written_by),
        at: each.written_at,
      })),
    verifications: verifications
      .filter((each) => !each.withdrawn_at)
      .map((each) => ({
        id: each.id,
        how: each.how,
        evidence: each.evidence,
        by: name(each.recorded_by),
        byMe: each.recorded_by === actor.accountId,
        at: each.recorded_at,
        secondedBy: name(each.seconded_by),
      })),
    persons: persons.map((each) => ({
      id: each.id,
      person: people.get(each.anchor_id) ?? null,
      why: each.why,
      by: name(each.recorded_by),
      at: each.recorded_at,
    })),
    agreements: agreements
      .sort((a, b) => b.recorded_at.localeCompare(a.recorded_at))
      .map((each) => ({
        id: each.id,
        soughtId: each.sought_id,
        answer: each.answer,
        extent: each.extent,
        heardBy: each.heard_by,
        heardOn: each.heard_on,
        child: each.child,
        assessedBy: name(each.assessed_by),
        assessment: each.assessment,
        at: each.recorded_at,
      })),
    events: events.map((each) => ({ ...each, by: name(each.by) })),
    newsMayGo: gate[0]?.open ?? false,
    closedAt: line.closed_at,
    erasedAt: line.erased_at,
  }
}

interface ToAssessRow {
  id: string
  anchor_id: string
  asker: string
  relation: AnswerToAssess['relation']
  verified: boolean
  answer: 'yes' | 'no'
  extent: string | null
  heard_by: string
  heard_on: string
  recorded_at: string
}

export async function findToAssess(db: Db): Promise<{ items: AnswerToAssess[] }> {
  const { rows } = await sql<ToAssessRow>`select * from enquiries.to_assess()`.execute(db)
  const people = await describePeople(
    db,
    rows.map((row) => row.anchor_id),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      person: people.get(row.anchor_id) ?? null,
      asker: row.asker,
      relation: row.relation,
      verified: row.verified,
      answer: row.answer,
      extent: row.extent,
      heardBy: row.heard_by,
      heardOn: row.heard_on,
      at: row.recorded_at,
    })),
  }
}
