// Breaches of data: reported by anyone, followed by the data-protection officer, closed by two.
import { randomUUID } from 'node:crypto'
import {
  type addToBreach,
  type BodyOf,
  type Breach,
  type BreachLine,
  breachClock,
  type breachStates,
  type breachTold,
  Problem,
  type reportBreach,
} from '@oralu/domain'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { namesOf } from './queries.ts'

type State = (typeof breachStates)[number]

interface Row {
  id: string
  agency_id: string
  title: string
  what: string
  known_at: string
  reported_by: string
  authority: 'told' | 'need not be told' | null
  authority_at: string | null
  authority_words: string | null
  authority_by: string | null
  persons: 'told' | 'need not be told' | null
  persons_at: string | null
  persons_words: string | null
  persons_by: string | null
  closing: string | null
  closing_by: string | null
  closed_by: string | null
  closed_at: string | null
}

const inState: Record<State | 'not closed', RawBuilder<SqlBool>> = {
  open: sql`b.closing_by is null`,
  'to be closed': sql`b.closing_by is not null and b.closed_by is null`,
  closed: sql`b.closed_by is not null`,
  'not closed': sql`b.closed_by is null`,
}

const stateOf = (row: Row): State => (row.closed_by ? 'closed' : row.closing_by ? 'to be closed' : 'open')

const lineOf = (row: Row, names: ReadonlyMap<string, string>): BreachLine => {
  const { until, state } = breachClock(
    row.known_at,
    row.authority === 'told' ? row.authority_at : null,
    Date.now(),
  )
  return {
    id: row.id,
    title: row.title,
    knownAt: row.known_at,
    reportedBy: { id: row.reported_by, name: names.get(row.reported_by) ?? '' },
    until,
    clock: row.authority === 'need not be told' ? 'need not be told' : state,
    state: stateOf(row),
  }
}

export async function report(db: Db, { id, title, what, knownAt }: BodyOf<typeof reportBreach>) {
  if (Date.parse(knownAt) > Date.now() + 60_000)
    throw new Problem('body-invalid', { issues: [{ path: 'body.knownAt', message: 'must not lie ahead' }] })
  const made = id ?? randomUUID()
  await sql`select access.report_breach(${made}::uuid, ${title}, ${what}, ${knownAt}::timestamptz)`.execute(
    db,
  )
  return { id: made }
}

export async function findBreaches(
  db: Db,
  {
    state,
    after,
    limit,
  }: { state?: State | 'not closed' | undefined; after?: string | undefined; limit: number },
) {
  const key = readCursor(after)
  const { rows } = await sql<Row>`select * from access.breach b
    where ${state ? inState[state] : sql`true`} and ${key ? sql<SqlBool>`(b.known_at, b.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`}
    order by b.known_at desc, b.id desc limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.map((row) => row.reported_by),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => lineOf(row, names)),
    next: rows.length > limit && last ? cursorOf(last.known_at, last.id) : null,
  }
}

/** @throws Problem not-found */
async function getRow(db: Db, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select * from access.breach where id = ${id}`.execute(db)
  if (!rows[0]) throw new Problem('not-found')
  return rows[0]
}

/** @throws Problem not-found, not-allowed for another agency's, step-not-open where it is closed */
async function getOpen(db: Db, actor: Actor, id: string): Promise<Row> {
  const row = await getRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.closed_by) throw new Problem('step-not-open')
  return row
}

export async function getBreachPage(db: Db, actor: Actor, id: string): Promise<Breach> {
  const row = await getRow(db, id)
  const entries = await db
    .selectFrom('access.breach_entry')
    .selectAll()
    .where('breach_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const names = await namesOf(db, [
    row.reported_by,
    row.authority_by,
    row.persons_by,
    row.closing_by,
    row.closed_by,
    ...entries.map((entry) => entry.recorded_by),
  ])
  const someone = (of: string) => ({ id: of, name: names.get(of) ?? '' })
  return {
    ...lineOf(row, names),
    what: row.what,
    authority: row.authority
      ? {
          how: row.authority,
          at: row.authority_at!,
          words: row.authority_words!,
          by: someone(row.authority_by!),
        }
      : null,
    persons: row.persons
      ? { how: row.persons, at: row.persons_at!, words: row.persons_words!, by: someone(row.persons_by!) }
      : null,
    entries: entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind as 'known' | 'done',
      words: entry.words,
      by: someone(entry.recorded_by),
      at: entry.recorded_at,
    })),
    closing: row.closing
      ? {
          words: row.closing,
          by: someone(row.closing_by!),
          mine: row.closing_by === actor.accountId,
        }
      : null,
    closed: row.closed_by ? { by: someone(row.closed_by), at: row.closed_at! } : null,
  }
}

export async function addEntry(
  db: Db,
  actor: Actor,
  breachId: string,
  { id, kind, words }: BodyOf<typeof addToBreach>,
) {
  await getOpen(db, actor, breachId)
  return await db
    .insertInto('access.breach_entry')
    .values({ ...(id ? { id } : {}), breach_id: breachId, kind, words })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function told(
  db: Db,
  actor: Actor,
  id: string,
  { whom, how, at, words }: BodyOf<typeof breachTold>,
) {
  const row = await getOpen(db, actor, id)
  if (row[whom]) throw new Problem('step-not-open')
  if (Date.parse(at) > Date.now() + 60_000 || Date.parse(at) < Date.parse(row.known_at))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.at', message: 'must lie between its becoming known and now' }],
    })
  await db
    .updateTable('access.breach')
    .set({
      [whom]: how,
      [`${whom}_at`]: at,
      [`${whom}_words`]: words,
      [`${whom}_by`]: actor.accountId,
    })
    .where('id', '=', id)
    .execute()
  return { id }
}

/** The first proposes with words, the second closes without; who proposed may put other words. */
export async function close(db: Db, actor: Actor, id: string, words: string | null) {
  const row = await getOpen(db, actor, id)
  if (!row.authority || !row.persons)
    throw new Problem('step-not-open', {
      detail: 'Say first whether the authority and the persons were told, or why they need not be.',
    })
  if (words) {
    await db
      .updateTable('access.breach')
      .set({ closing: words, closing_by: actor.accountId })
      .where('id', '=', id)
      .execute()
    return { id, state: 'to be closed' as const }
  }
  if (!row.closing_by)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.words', message: 'say what was learnt' }],
    })
  if (row.closing_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('access.breach')
    .set({ closed_by: actor.accountId, closed_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  return { id, state: 'closed' as const }
}
