// Sources whose records join a person only by two officers, on evidence other than the name (SAFEGUARDS.md).
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { anyOf } from './records.ts'

/**
 * A prison list, or a source that ever sent a legal column. It looks at sources (as `s`), never at whether a legal
 * fact exists on a record: the question itself would tell.
 */
const carefulSource = sql`(s.kind = 'prison list' or exists (select from lists.list l
  where l.source_id = s.id and l.mapping @> '{"columns": [{"compartment": "legal"}]}'))`

/** Whether joining these anchors takes a second officer. */
export async function needsSecond(db: Db, anchorIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select exists (
    select from people.record r join lists.source s on s.id = r.source_id
    where r.anchor_id = ${anyOf(anchorIds)} and ${carefulSource}) as needed`.execute(db)
  return rows[0]!.needed
}

/** Those of the persons among whose records is one of a careful source. */
export async function carefulPersons(db: Db, persons: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person_id: string }>`with careful as (
      select s.id from lists.source s where ${carefulSource})
    select distinct a.person_id from people.anchor a join people.record r on r.anchor_id = a.id
    where a.person_id = ${anyOf(persons)} and r.source_id in (select id from careful)`.execute(db)
  return new Set(rows.map((row) => row.person_id))
}

/** In a query over pairs with anchors `left` and `right`: a careful source is among the records of either person. */
export const isCarefulPair = sql<boolean>`exists (
  select from people.anchor a join people.record r on r.anchor_id = a.id join lists.source s on s.id = r.source_id
  where a.person_id in ("left".person_id, "right".person_id) and ${carefulSource})`
