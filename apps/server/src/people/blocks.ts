// By what records meet, in PostgreSQL (people.block_key): which to compare with which, and who is whose relative.
import { type Block, blockKeys, type KinRecord, kinKeys, MAX_FAMILY, type Prepare } from '@oralu/linkage'
import { sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'

/** A record as linkage sees it; its id is its anchor's. */
export type ComparedRecord = KinRecord & { personId: string }

/** Most records that one is compared with: those it shares most with. */
const MOST = 100

/** Notes that the pairs of these records are to be looked for. */
export async function compareLater(db: Db, anchorIds: readonly string[]): Promise<void> {
  await sql`insert into people.to_compare (agency_id, anchor_id)
    select ${ownAgency}, unnest(${[...anchorIds]}::uuid[]) on conflict do nothing`.execute(db)
}

/** The actor's own agency's records of these anchors. */
export async function comparedRecords(db: Db, anchorIds: readonly string[]): Promise<ComparedRecord[]> {
  const { rows } = await sql<Row>`
    select r.anchor_id, a.person_id, r.source_id, r.family_group, r.location, r.sex, r.born_from, r.born_to, r.birth_place,
      r.document_number, r.mother_name, r.father_name, n.names
    from people.record r join people.anchor a on a.id = r.anchor_id cross join lateral (
      select coalesce(array_agg(distinct f.form), '{}') as names from people.name_form f
      where f.record_id = r.id and f.ended_at is null and f.part not in ('mother', 'father')) n
    where r.anchor_id = any(${[...anchorIds]}::uuid[]) and r.agency_id = ${ownAgency} order by r.id`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.anchor_id,
    personId: row.person_id,
    source: row.source_id,
    ...(row.family_group ? { family: row.family_group } : {}),
    ...(row.location ? { location: row.location } : {}),
    names: row.names,
    sex: row.sex,
    ...(row.born_from && row.born_to ? { born: { from: row.born_from, to: row.born_to } } : {}),
    ...(row.birth_place ? { birthPlace: row.birth_place } : {}),
    ...(row.document_number ? { documents: [row.document_number] } : {}),
    ...(row.mother_name ? { mother: row.mother_name } : {}),
    ...(row.father_name ? { father: row.father_name } : {}),
  }))
}

interface Row {
  anchor_id: string
  person_id: string
  source_id: string
  family_group: string | null
  location: string | null
  sex: 'male' | 'female' | 'unknown'
  born_from: string | null
  born_to: string | null
  birth_place: string | null
  document_number: string | null
  mother_name: string | null
  father_name: string | null
  names: string[]
}

/**
 * Keeps the keys of records in place of their former ones.
 * @returns whom each of them is to be compared with: pairs of anchors, each once
 */
export async function meet(
  db: Db,
  records: readonly ComparedRecord[],
  prepare: Prepare,
): Promise<[string, string][]> {
  const keyed = records.map((record) => ({ record, ...blockKeys(prepare(record)) }))
  await sql`delete from people.block_key where anchor_id = any(${records.map(({ id }) => id)}::uuid[])`.execute(
    db,
  )
  const kept = keyed.flatMap(({ record, kept }) =>
    [...kept, ...kinKeys(record)].map((key) => [record.id, key] as const),
  )
  await sql`insert into people.block_key (agency_id, anchor_id, key)
    select ${ownAgency}, * from unnest(${kept.map(([id]) => id)}::uuid[], ${kept.map(([, key]) => String(key))}::bigint[]) on conflict do nothing`.execute(
    db,
  )
  const asked = keyed.flatMap(({ record, asked }) => asked.map((block) => [record.id, block] as const))
  const of = (value: (block: Block) => unknown) => asked.map(([, block]) => String(value(block)))
  const { rows } = await sql<{ left: string; right: string }>`
    select left_id as left, right_id as right from (
      select a.anchor_id as left_id, k.anchor_id as right_id,
        row_number() over (partition by a.anchor_id order by count(*) desc, k.anchor_id) as place
      from unnest(${asked.map(([id]) => id)}::uuid[], ${of((block) => block.from)}::bigint[], ${of((block) => block.to)}::bigint[],
        ${of((block) => block.most)}::int[], ${of((block) => block.alone)}::int[]) as a (anchor_id, first, last, most, alone)
      cross join lateral (
        select within.anchor_id, count(*) over () as size from (
          select anchor_id from people.block_key
          where agency_id = ${ownAgency} and key between a.first and a.last limit a.most + 1) within) k
      where k.size <= a.most and k.anchor_id <> a.anchor_id
      group by a.anchor_id, k.anchor_id
      having count(*) > 1 or bool_or(k.size <= a.alone)) met
    where place <= ${MOST}`.execute(db)
  const pairs = new Map(
    rows.map(({ left, right }): [string, [string, string]] =>
      left < right ? [`${left} ${right}`, [left, right]] : [`${right} ${left}`, [right, left]],
    ),
  )
  return [...pairs.values()]
}

/** The anchors of all who are of one family with any of these, by what their sources tell; those themselves left out. */
export async function relativesOf(db: Db, anchorIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ anchor_id: string }>`
    select distinct k.anchor_id from people.block_key own cross join lateral (
      select anchor_id from people.block_key
      where agency_id = ${ownAgency} and key = own.key limit ${MAX_FAMILY + 1}) k
    where own.anchor_id = any(${[...anchorIds]}::uuid[]) and own.key & 255 = 255
      and k.anchor_id <> all(${[...anchorIds]}::uuid[])`.execute(db)
  return rows.map((row) => row.anchor_id)
}
