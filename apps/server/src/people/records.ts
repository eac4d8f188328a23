// Records as screens show them: each fact with the line of the list that says it.
import type { RecordFacts, StatedName } from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../db/transaction.ts'

/** What an agreement says of a list that a partner gave. */
const Terms = z.object({
  partner: z.string(),
  agreement: z.string(),
  purpose: z.string(),
  onward: z.string(),
})

/** A value for `any(…)`: one statement text for any number of ids. */
export const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** The records of the anchors that the reader may open, with the column values as sent, in the order in which they came. */
export async function recordsOf(
  db: Db,
  anchorIds: readonly string[],
): Promise<(RecordFacts & { said: Record<string, string> })[]> {
  if (anchorIds.length === 0) return []
  const rows = await db
    .selectFrom('people.record as record')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'record.anchor_id')
    .innerJoin('lists.source as source', 'source.id', 'record.source_id')
    .leftJoin('lists.list as list', 'list.id', 'record.list_id')
    .selectAll('record')
    .select([
      'anchor.person_id',
      'source.name as source_name',
      'source.kind as source_kind',
      'list.listed_on',
      'list.terms',
      'list.retain_until',
    ])
    .where('record.anchor_id', '=', anyOf(anchorIds))
    .orderBy('record.recorded_at')
    .orderBy('record.id')
    .execute()
  const [names, colleagues] = await Promise.all([
    statedNames(
      db,
      rows.map((row) => row.anchor_id),
    ),
    namesOf(
      db,
      rows.map((row) => row.recorded_by),
    ),
  ])
  return rows.map((row) => ({
    anchorId: row.anchor_id,
    personId: row.person_id,
    line: {
      recordId: row.id,
      sourceId: row.source_id,
      source: row.source_name,
      kind: row.source_kind as RecordFacts['line']['kind'],
      listId: row.list_id,
      rowNumber: row.row_number,
      listedOn: row.listed_on,
      recordedAt: row.recorded_at,
      by: colleagues.get(row.recorded_by) ?? '',
      given: row.terms ? { ...Terms.parse(row.terms), until: row.retain_until! } : null,
    },
    names: names.get(row.id) ?? [],
    sex: row.sex as RecordFacts['sex'],
    bornText: row.born_text,
    bornFrom: row.born_from,
    bornTo: row.born_to,
    birthPlace: row.birth_place,
    nationality: row.nationality_said,
    documentNumber: row.document_number,
    motherName: row.mother_name,
    fatherName: row.father_name,
    familyGroup: row.family_group,
    location: row.location,
    phone: row.phone,
    revision: row.revision,
    droppedAt: row.dropped_at,
    erasedAt: row.erased_at,
    said: row.said as Record<string, string>,
  }))
}

async function statedNames(db: Db, anchorIds: readonly string[]): Promise<Map<string, StatedName[]>> {
  const rows = await db
    .selectFrom('people.name_form')
    .select(['record_id', 'part', 'form', 'script', 'latin', 'ended_at'])
    .where('anchor_id', '=', anyOf(anchorIds))
    .where('form', '<>', '')
    .orderBy('ended_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  const of = new Map<string, StatedName[]>()
  for (const row of rows) {
    const held = of.get(row.record_id) ?? []
    of.set(row.record_id, held)
    // A revision that repeats a form keeps it.
    if (held.some((each) => each.form === row.form && each.part === row.part)) continue
    held.push({
      part: row.part as StatedName['part'],
      form: row.form,
      script: row.script as StatedName['script'],
      latin: row.latin,
      ended: row.ended_at !== null,
    })
  }
  return of
}
