// Requests and their threads. Each step is a word of ours: kept, and told to the partner in the same transaction.
import { randomUUID } from 'node:crypto'
import {
  type BodyOf,
  closedStates,
  type draftRequest,
  type listRequests,
  nextRequestStates,
  Problem,
  type QueryOf,
  type RequestEntry,
  type RequestKind,
  type RequestLine,
  type RequestPage,
  type RequestState,
  type stepRequest,
} from '@oralu/domain'
import { toInstant } from '@oralu/interop'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { getOwnPartner } from './partners.ts'
import { post } from './post.ts'

function requests(db: Db) {
  return db
    .selectFrom('cooperation.request as request')
    .innerJoin('cooperation.partner as partner', 'partner.id', 'request.partner_id')
    .selectAll('request')
    .select([
      'partner.name as partner',
      sql<boolean>`request.closed_at is null and coalesce(request.due_on < access.today(), false)`.as(
        'overdue',
      ),
    ])
}
type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

const lineOf = (row: Row, names: Map<string, string>): RequestLine => ({
  id: row.id,
  partnerId: row.partner_id,
  partner: row.partner,
  direction: row.direction as RequestLine['direction'],
  kind: row.kind as RequestKind,
  subject: row.subject,
  state: row.state as RequestState,
  dueOn: row.due_on,
  overdue: row.overdue,
  owner: row.owner_id === null ? null : (names.get(row.owner_id) ?? ''),
  escalated: row.escalated_at !== null,
  recordedAt: row.recorded_at,
})

/** Open ones by their due day, those without one after them; then closed ones, the latest first. */
const place = sql<string>`case when request.closed_at is null then '0' || coalesce(request.due_on::text, '9999-12-31')
  else '1' || (99999999999 - extract(epoch from request.closed_at)::bigint)::text end`

export async function findRequests(
  db: Db,
  { after, limit, partnerId, direction, open }: QueryOf<typeof listRequests>,
) {
  const key = readCursor(after)
  const rows = await requests(db)
    .select(place.as('place'))
    .$if(partnerId !== undefined, (query) => query.where('request.partner_id', '=', partnerId!))
    .$if(direction !== undefined, (query) => query.where('request.direction', '=', direction!))
    .$if(open !== undefined, (query) => query.where('request.closed_at', open ? 'is' : 'is not', null))
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(${place}, request.id) > (${key![0]}, ${key![1]}::uuid)`),
    )
    .orderBy(place)
    .orderBy('request.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.map((row) => row.owner_id),
  )
  return {
    items: shown.map((row) => lineOf(row, names)),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.place, shown.at(-1)!.id) : null,
  }
}

async function getRow(db: Db, id: string): Promise<Row> {
  const row = await requests(db).where('request.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export async function getRequestPage(db: Db, actor: Actor, id: string): Promise<RequestPage> {
  const row = await getRow(db, id)
  const entries = await db
    .selectFrom('cooperation.request_entry')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const packages = await db
    .selectFrom('cooperation.package')
    .select(['id', 'direction', 'state', 'persons', 'composed_at'])
    .where('request_id', '=', id)
    .orderBy('composed_at')
    .execute()
  const { rows: missions } = await sql<{
    name: string
  }>`select coalesce(m.name, o.name || ' ' || m.number) as name
    from operations.mission m join operations.operation o on o.id = m.operation_id where m.id = ${row.mission_id}`.execute(
    db,
  )
  const names = await namesOf(db, [row.owner_id, ...entries.map((entry) => entry.recorded_by)])
  const own = row.agency_id === actor.agencyId
  return {
    ...lineOf(row, names),
    text: row.text,
    missionId: row.mission_id,
    mission: missions[0]?.name ?? null,
    ownerId: row.owner_id,
    own,
    escalatedAt: row.escalated_at,
    escalatedWhy: row.escalated_why,
    sentAt: row.sent_at,
    closedAt: row.closed_at,
    nextStates: own
      ? nextRequestStates(row.direction as RequestLine['direction'], row.state as RequestState)
      : [],
    entries: entries.map(
      (entry): RequestEntry => ({
        id: entry.id,
        side: entry.side as RequestEntry['side'],
        by: entry.recorded_by === null ? null : (names.get(entry.recorded_by) ?? ''),
        text: entry.text,
        state: entry.state as RequestEntry['state'],
        writtenAt: entry.written_at,
        recordedAt: entry.recorded_at,
      }),
    ),
    packages: packages.map((each) => ({
      id: each.id,
      direction: each.direction as 'ours' | 'theirs',
      state: each.state,
      persons: each.persons,
      at: each.composed_at,
    })),
  }
}

export async function addRequest(
  db: Db,
  actor: Actor,
  { id = randomUUID(), partnerId, kind, subject, text, missionId, dueOn }: BodyOf<typeof draftRequest>,
) {
  await getOwnPartner(db, actor, partnerId)
  await db
    .insertInto('cooperation.request')
    .values({
      id,
      partner_id: partnerId,
      kind,
      subject,
      text,
      mission_id: missionId,
      due_on: dueOn,
      owner_id: actor.accountId,
    })
    .execute()
  return { id, state: 'drafted' as const }
}

/** Locked against another's step at the same moment. */
async function getOwn(db: Db, actor: Actor, id: string): Promise<Row> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cooperation.request ${id}`}, 0))`.execute(db)
  const row = await getRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  return row
}

export async function step(
  db: Db,
  services: Services,
  actor: Actor,
  id: string,
  { id: entryId = randomUUID(), state, text }: BodyOf<typeof stepRequest>,
) {
  const row = await getOwn(db, actor, id)
  const direction = row.direction as RequestLine['direction']
  if (state && !nextRequestStates(direction, row.state as RequestState).includes(state))
    throw new Problem('step-not-open')
  if (!state && row.state === 'drafted')
    throw new Problem('step-not-open', {
      detail: 'Send the request first; its text can still be written anew.',
    })
  // What was never sent is withdrawn in silence.
  const silent = row.state === 'drafted' && state === 'withdrawn'
  if (state)
    await db
      .updateTable('cooperation.request')
      .set({
        state,
        ...(state === 'sent' ? { sent_at: sql`now()` } : {}),
        ...(closedStates.includes(state) ? { closed_at: sql`now()` } : {}),
      })
      .where('id', '=', id)
      .execute()
  await db
    .insertInto('cooperation.request_entry')
    .values({ id: entryId, request_id: id, text, state })
    .execute()
  if (silent) return { id, state: 'withdrawn' as const }
  if (state === 'sent')
    await post(
      db,
      services,
      actor,
      { partnerId: row.partner_id, kind: 'request', aboutId: id },
      {
        kind: 'request',
        request: {
          id,
          kind: row.kind as RequestKind,
          subject: row.subject,
          text: row.text,
          dueOn: row.due_on,
        },
      },
    )
  if (state !== 'sent' || text !== null)
    await post(
      db,
      services,
      actor,
      { partnerId: row.partner_id, kind: 'entry', aboutId: id },
      {
        kind: 'entry',
        request: id,
        entry: {
          id: entryId,
          text,
          state: state === 'sent' ? null : (state as never),
          at: toInstant(new Date()),
        },
      },
    )
  return { id, state: (state ?? row.state) as RequestState }
}

export async function takeUp(db: Db, actor: Actor, id: string) {
  const row = await getOwn(db, actor, id)
  if (row.closed_at) throw new Problem('step-not-open')
  await db
    .updateTable('cooperation.request')
    .set({ owner_id: actor.accountId })
    .where('id', '=', id)
    .execute()
  return id
}

export async function escalate(db: Db, actor: Actor, id: string, why: string) {
  const row = await getOwn(db, actor, id)
  if (row.closed_at) throw new Problem('step-not-open')
  await db
    .updateTable('cooperation.request')
    .set({ escalated_at: sql`now()`, escalated_why: why })
    .where('id', '=', id)
    .execute()
  return id
}
