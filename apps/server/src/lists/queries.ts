import {
  dayOf,
  type LineTrouble,
  type ListCounts,
  type ListedLine,
  type ListMapping,
  type ListPage,
  type ListPreview,
  type ListReading,
  type ListSummary,
  Problem,
  type ReadingOptions,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import type { Services } from '../services.ts'
import { isAtWork } from './at-work.ts'
import { preview, readList, refusal } from './reading.ts'

export interface Page<T> {
  items: T[]
  next: string | null
}

/** What stands in lists.list.read_as: how the file was read, and what a person said about it. */
interface ReadAs {
  reading?: ListReading
  options?: ReadingOptions
}

const summaryColumns = [
  'list.id',
  'list.source_id',
  'source.name as source',
  'source.kind',
  'list.file_name',
  'list.listed_on',
  'list.state',
  'list.counts',
  'list.recorded_at',
  'list.recorded_by',
] as const

interface SummaryRow {
  id: string
  source_id: string
  source: string
  kind: string
  file_name: string
  listed_on: string | null
  state: string
  counts: unknown
  recorded_at: string
  recorded_by: string
}

const summaryOf = (row: SummaryRow, names: Map<string, string>): ListSummary => ({
  id: row.id,
  sourceId: row.source_id,
  source: row.source,
  kind: row.kind as ListSummary['kind'],
  fileName: row.file_name,
  listedOn: row.listed_on,
  state: row.state as ListSummary['state'],
  counts: row.counts as ListCounts | null,
  recordedBy: names.get(row.recorded_by) ?? '',
  recordedAt: row.recorded_at,
})

export async function listLists(
  db: Db,
  { sourceId, after, limit }: { sourceId?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<ListSummary>> {
  const from = readCursor(after)
  const rows = await db
    .selectFrom('lists.list as list')
    .innerJoin('lists.source as source', 'source.id', 'list.source_id')
    .select([...summaryColumns, sql<string>`list.recorded_at::text`.as('exactly')])
    .$if(sourceId !== undefined, (query) => query.where('list.source_id', '=', sourceId!))
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(list.recorded_at, list.id) < (${from![0]}::timestamptz, ${from![1]}::uuid)`),
    )
    .orderBy('list.recorded_at', 'desc')
    .orderBy('list.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const names = await namesOf(
    db,
    shown.map((row) => row.recorded_by),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => summaryOf(row, names)),
    next: rows.length > limit && last ? cursorOf(last.exactly, last.id) : null,
  }
}

export interface OwnList {
  id: string
  sourceId: string
  fileId: string
  state: string
  options: ReadingOptions
  columns: string[]
  mapping: ListMapping | undefined
  listedOn: string
  listedOnSaid: boolean
  jobId: string | null
  asked: { dry: boolean; complete: boolean } | null
}

/** A list of the actor's own agency. @throws Problem not-found; not-allowed when it is another agency's */
export async function getOwnList(db: Db, id: string, { lock = false } = {}): Promise<OwnList> {
  const row = await db
    .selectFrom('lists.list')
    .select([
      'id',
      'source_id',
      'file_id',
      'state',
      'read_as',
      'mapping',
      'listed_on',
      'recorded_at',
      'job_id',
      'asked',
      sql<boolean>`agency_id = access.agency()`.as('own'),
    ])
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) {
    // A row that is readable but not writable is not locked either: then it is another agency's.
    if (lock) await getOwnList(db, id)
    throw new Problem('not-found')
  }
  if (!row.own) throw new Problem('not-allowed')
  const { options = {}, reading } = row.read_as as ReadAs
  return {
    id: row.id,
    sourceId: row.source_id,
    fileId: row.file_id,
    state: row.state,
    options,
    columns: reading?.columns ?? [],
    mapping: (row.mapping as ListMapping | null) ?? undefined,
    listedOn: row.listed_on ?? dayOf(row.recorded_at),
    listedOnSaid: row.listed_on !== null,
    jobId: row.job_id,
    asked: row.asked as OwnList['asked'],
  }
}

export async function getListPage(db: Db, id: string): Promise<ListPage> {
  const row = await db
    .selectFrom('lists.list as list')
    .innerJoin('lists.source as source', 'source.id', 'list.source_id')
    .select([
      ...summaryColumns,
      'list.file_id',
      'list.read_as',
      'list.mapping',
      'list.job_id',
      sql<boolean>`list.agency_id = access.agency()`.as('own'),
    ])
    .where('list.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const names = await namesOf(db, [row.recorded_by])
  return {
    ...summaryOf(row, names),
    own: row.own,
    fileId: row.file_id,
    reading: (row.read_as as ReadAs).reading ?? null,
    mapping: row.mapping as ListMapping | null,
    jobId: row.job_id,
    atWork: row.state === 'importing' && (await isAtWork(db, id)),
  }
}

export async function previewOf(db: Db, services: Services, id: string): Promise<ListPreview> {
  const list = await getOwnList(db, id)
  if (list.state === 'imported') throw new Problem('step-not-open')
  return await readList(db, services, list.fileId, list.options, (sheet) => preview(sheet, list)).catch(
    (error) => {
      throw refusal(error)
    },
  )
}

export async function troublesOf(
  db: Db,
  id: string,
  { after, limit, kept }: { after?: string | undefined; limit: number; kept?: 'yes' | 'no' | undefined },
): Promise<Page<LineTrouble & { id: string }>> {
  await getListPage(db, id)
  const from = readCursor(after)
  const rows = await db
    .selectFrom('lists.rejection')
    .select(['id', 'row_number', 'column_name', 'code', 'kept'])
    .where('list_id', '=', id)
    .$if(kept !== undefined, (query) => query.where('kept', '=', kept === 'yes'))
    .$if(from !== undefined, (query) =>
      query.where(
        sql<boolean>`(kept, row_number, id) > (${from![0]}::boolean, ${from![1]}::int, ${from![2]}::uuid)`,
      ),
    )
    .orderBy('kept')
    .orderBy('row_number')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    row: row.row_number,
    column: row.column_name,
    code: row.code,
    kept: row.kept,
  }))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(String(last.kept), last.row, last.id) : null }
}

export async function linesOf(
  db: Db,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<Page<ListedLine>> {
  await getListPage(db, id)
  const from = readCursor(after)
  const rows = await db
    .selectFrom('people.record as record')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'record.anchor_id')
    .select([
      'record.id',
      'record.row_number',
      'record.anchor_id',
      'anchor.person_id',
      'record.revision',
      'record.dropped_at',
    ])
    .where('record.list_id', '=', id)
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(record.row_number, record.id) > (${from![0]}::int, ${from![1]}::uuid)`),
    )
    .orderBy('record.row_number')
    .orderBy('record.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const briefs = await describePeople(
    db,
    shown.map((row) => row.anchor_id),
  )
  const items = shown.map(
    (row): ListedLine => ({
      recordId: row.id,
      row: row.row_number,
      personId: row.person_id,
      revision: row.revision,
      droppedAt: row.dropped_at,
      brief: briefs.get(row.anchor_id) ?? null,
    }),
  )
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.row, last.recordId) : null }
}
