// Many lists number their lines anew each time. A line that comes under a known number, but with another name and
// another birth, would put one person's facts on another: it is not taken for a revision.
import { compareNames, SAME_NAME } from '@oralu/names'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { IncomingRow } from '../people/queries.ts'

interface Known {
  source_key: string
  content_hash: Buffer
  born_from: string | null
  born_to: string | null
  forms: string[] | null
}

/** Row numbers of lines that speak of someone else than the record under their key. */
export async function otherPeople(
  db: Db,
  sourceId: string,
  rows: readonly IncomingRow[],
): Promise<Set<number>> {
  const keyed = rows.filter(({ sourceKey }) => !sourceKey.startsWith('content:'))
  if (keyed.length === 0) return new Set()
  const known = await sql<Known>`
    select r.source_key, r.content_hash, r.born_from, r.born_to,
      (select array_agg(f.form) from people.name_form f where f.record_id = r.id and f.part = 'full' and f.ended_at is null) as forms
    from people.record r where r.source_id = ${sourceId} and r.source_key = any(${keyed.map(({ sourceKey }) => sourceKey)})`.execute(
    db,
  )
  const before = new Map(known.rows.map((row) => [row.source_key, row]))
  return new Set(
    keyed.flatMap((row) => {
      const was = before.get(row.sourceKey)
      return was && !was.content_hash.equals(row.contentHash) && isSomeoneElse(was, row)
        ? [row.rowNumber]
        : []
    }),
  )
}

function isSomeoneElse(was: Known, row: IncomingRow): boolean {
  const disjoint =
    was.born_from &&
    was.born_to &&
    row.bornFrom &&
    row.bornTo &&
    (row.bornFrom > was.born_to || row.bornTo < was.born_from)
  if (!disjoint) return false
  const names = [row.fullName, ...(row.otherNames ?? [])].filter((name) => name !== undefined)
  const forms = was.forms ?? []
  return (
    names.length > 0 &&
    forms.length > 0 &&
    !names.some((name) => forms.some((form) => compareNames(name, form).similarity >= SAME_NAME))
  )
}
