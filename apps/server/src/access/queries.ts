// What other subjects may ask of access.
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

/** Names of colleagues by id, shown beside what they entered. */
export async function namesOf(
  db: Db,
  ids: Iterable<string | null | undefined>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => typeof id === 'string')
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from access.names_of(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
