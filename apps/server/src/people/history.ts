// What was known of a person and when: the history rows of the tables of identity, each set against the one before.
import type { KnownChange } from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../db/transaction.ts'
import { anchorsOf } from './page.ts'

const tables = [
  'record',
  'anchor',
  'status',
  'nationality',
  'nationality_evidence',
  'nationality_appeal',
  'age_decision',
  'family_member',
] as const

/** Columns that say nothing to a reader, or that have an entry's own place. */
const silent = new Set([
  'id',
  'agency_id',
  'anchor_id',
  'recorded_at',
  'recorded_by',
  'content_hash',
  'source_id',
  'list_id',
  'record_id',
  'home_person_id',
  'source_key',
  'row_number',
  'family_id',
  'said',
  'confirmed_by',
  'file_id',
  'finding_id',
  'rests_on',
  'kin_anchor_id',
  'set_aside_by',
  'answered_by',
  'answered_at',
  'withdrawn_by',
])

interface Row {
  entry_id: number
  row_id: string
  at: string
  about: string
  image: Record<string, unknown> | null
}

/** The newest 500 changes. An image that a lawful erasure removed has no changes to show. */
export async function getHistory(db: Db, id: string): Promise<{ items: KnownChange[] }> {
  const anchors = await anchorsOf(db, id)
  const rows: Row[] = []
  for (const table of tables) {
    const found = await sql<Row>`select entry_id, row_id, at, ${`people.${table}`} as about, image
      from ${sql.table(`people.${table}_history`)} where subject_id = any(${anchors}::uuid[])`.execute(db)
    rows.push(...found.rows)
  }
  rows.sort((a, b) => a.entry_id - b.entry_id)
  const byWhom = (image: Row['image']) => {
    const who =
      image?.['withdrawn_by'] ?? image?.['confirmed_by'] ?? image?.['answered_by'] ?? image?.['recorded_by']
    return typeof who === 'string' ? who : null
  }
  const names = await namesOf(
    db,
    rows.map((row) => byWhom(row.image)),
  )
  const before = new Map<string, Row['image']>()
  const items = rows.map((row): KnownChange => {
    const was = before.get(row.row_id) ?? {}
    before.set(row.row_id, row.image)
    return {
      at: row.at,
      about: row.about,
      rowId: row.row_id,
      by: names.get(byWhom(row.image) ?? '') ?? null,
      changes: changesOf(was ?? {}, row.image ?? {}),
    }
  })
  return {
    items: items
      .filter(({ changes }) => changes.length > 0)
      .reverse()
      .slice(0, 500),
  }
}

function changesOf(was: Record<string, unknown>, is: Record<string, unknown>): KnownChange['changes'] {
  return Object.keys({ ...was, ...is })
    .filter(
      (field) =>
        !silent.has(field) && JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null),
    )
    .map((field) => ({ field, before: text(was[field]), after: text(is[field]) }))
}

const text = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? Object.values(value).map(text).join(' · ')
      : String(value)
