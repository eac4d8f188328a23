// Takes the lines of a list into the register, a chunk in a few statements. A line is known by its source and the
// source's own key: said again it is repeated, said otherwise it is revised (what was known stays in the history),
// else it is a new record with an anchor and a person of its own. Nothing here decides who is one person.

import { Problem } from '@oralu/domain'
import { scriptOf, transliterate } from '@oralu/names'
import { sql } from 'kysely'
import { ownAccount, ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { compareLater } from './blocks.ts'
import { newId } from './ids.ts'
import { keepFamilies } from './intake-families.ts'
import { keyRows } from './name-keys.ts'

export interface IncomingRow {
  rowNumber: number
  /** The source's own id of the row, else a hash of its content. */
  sourceKey: string
  /** Of all that was taken, in every compartment, and of how it was mapped: other bytes mean a revision. */
  contentHash: Buffer
  /** The identity columns as sent: heading → value. */
  said: Record<string, string>
  fullName?: string | undefined
  /** The same name in other scripts or spellings of the same line. */
  otherNames?: readonly string[] | undefined
  kunya?: string | undefined
  formerName?: string | undefined
  motherName?: string | undefined
  fatherName?: string | undefined
  sex?: 'male' | 'female' | 'unknown' | undefined
  bornText?: string | undefined
  bornFrom?: string | undefined
  bornTo?: string | undefined
  birthPlace?: string | undefined
  nationality?: string | undefined
  documentNumber?: string | undefined
  familyGroup?: string | undefined
  /** What the row is to its family, in the list's words; else looked for among `said`. */
  relation?: string | undefined
  location?: string | undefined
  phone?: string | undefined
  health?: Record<string, string> | undefined
  legal?: Record<string, string> | undefined
  protection?: Record<string, string> | undefined
}

export interface TakenIn {
  added: number
  repeated: number
  revised: number
  /** Row numbers whose key stands on another line of the same list with other content: not taken. */
  clashing: number[]
}

interface Known {
  id: string
  anchor_id: string
  source_key: string
  content_hash: Buffer
  list_id: string
  row_number: number
  dropped_at: string | null
  family_group: string | null
}

/** A line on its way into the register. */
export interface Taken {
  id: string
  anchorId: string
  row: IncomingRow
}

const compartments = ['health', 'legal', 'protection'] as const

/**
 * Takes a chunk of lines (some hundreds) of one list into the register, within the caller's transaction.
 * @throws Problem refers-to-nothing when the source is not one of the actor's own agency
 */
export async function takeIn(
  db: Db,
  { listId, sourceId }: { listId: string; sourceId: string },
  rows: readonly IncomingRow[],
): Promise<TakenIn> {
  const source = await db
    .selectFrom('lists.source')
    .select('kind')
    .where('id', '=', sourceId)
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
  if (!source) throw new Problem('refers-to-nothing')
  const { once, clashing: twice } = firstOfEachKey(rows)
  const known = await knownOf(
    db,
    sourceId,
    once.map((row) => row.sourceKey),
  )

  const fresh: Taken[] = []
  const revised: Taken[] = []
  const moved: { id: string; row_number: number }[] = []
  const clashing = [...twice]
  let repeated = rows.length - once.length - twice.length
  for (const row of once) {
    const before = known.get(row.sourceKey)
    if (!before) fresh.push({ id: newId(), anchorId: newId(), row })
    else if (before.content_hash.equals(row.contentHash)) {
      repeated++
      if (before.list_id !== listId || before.dropped_at)
        moved.push({ id: before.id, row_number: row.rowNumber })
    } else if (before.list_id === listId && before.row_number !== row.rowNumber) clashing.push(row.rowNumber)
    else revised.push({ id: before.id, anchorId: before.anchor_id, row })
  }

  if (moved.length > 0)
    await sql`update people.record r set list_id = ${listId}, row_number = l.row_number, dropped_at = null
      from json_to_recordset(${JSON.stringify(moved)}) as l (id uuid, row_number int) where r.id = l.id`.execute(
      db,
    )
  if (fresh.length > 0) await addRecords(db, { listId, sourceId }, fresh)
  if (revised.length > 0) await reviseRecords(db, listId, revised)
  const changed = [...fresh, ...revised]
  await addNames(db, changed)
  await putAway(db, fresh, revised)
  await keepFamilies(db, sourceId, source.kind, changed)
  await compareLater(
    db,
    changed.map(({ anchorId }) => anchorId),
  )
  return { added: fresh.length, repeated, revised: revised.length, clashing }
}

/**
 * After a whole list was taken in: marks the lines of its source that it no longer has. They stay in the register,
 * with the day on which the source stopped saying them.
 * @returns how many were marked
 */
export async function dropMissing(db: Db, sourceId: string, listId: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('people.record')
    .set({ dropped_at: sql<string>`now()` })
    .where('source_id', '=', sourceId)
    .where('list_id', '<>', listId)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A key that comes twice in one chunk: the same content is a repetition, other content a clash. */
function firstOfEachKey(rows: readonly IncomingRow[]): { once: IncomingRow[]; clashing: number[] } {
  const first = new Map<string, IncomingRow>()
  const clashing: number[] = []
  for (const row of rows) {
    const before = first.get(row.sourceKey)
    if (!before) first.set(row.sourceKey, row)
    else if (!before.contentHash.equals(row.contentHash)) clashing.push(row.rowNumber)
  }
  return { once: [...first.values()], clashing }
}

async function knownOf(db: Db, sourceId: string, keys: string[]): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('people.record')
    .select([
      'id',
      'anchor_id',
      'source_key',
      'content_hash',
      'list_id',
      'row_number',
      'dropped_at',
      'family_group',
    ])
    .where('source_id', '=', sourceId)
    .where('source_key', '=', sql<string>`any(${keys})`)
    .execute()
  return new Map(rows.map((row) => [row.source_key, row]))
}

/** The columns of people.record that a line fills. */
function columnsOf({ row }: Taken) {
  return {
    row_number: row.rowNumber,
    content_hash: row.contentHash.toString('hex'),
    said: row.said,
    sex: row.sex ?? 'unknown',
    born_text: row.bornText,
    born_from: row.bornFrom,
    born_to: row.bornTo,
    birth_place: row.birthPlace,
    nationality_said: row.nationality,
    document_number: row.documentNumber,
    mother_name: row.motherName,
    father_name: row.fatherName,
    family_group: row.familyGroup,
    location: row.location,
    phone: row.phone,
  }
}

const shape = sql`(id uuid, anchor_id uuid, person_id uuid, source_key text, row_number int, content_hash text, said jsonb, sex text,
  born_text text, born_from date, born_to date, birth_place text, nationality_said text, document_number text,
  mother_name text, father_name text, family_group text, location text, phone text)`

async function addRecords(
  db: Db,
  { listId, sourceId }: { listId: string; sourceId: string },
  taken: Taken[],
): Promise<void> {
  const lines = JSON.stringify(
    taken.map((one) => ({
      id: one.id,
      anchor_id: one.anchorId,
      person_id: newId(),
      source_key: one.row.sourceKey,
      ...columnsOf(one),
    })),
  )
  await sql`insert into people.person (id, agency_id) select l.person_id, ${ownAgency} from json_to_recordset(${lines}) as l ${shape}`.execute(
    db,
  )
  await sql`insert into people.anchor (id, person_id, home_person_id, agency_id)
    select l.anchor_id, l.person_id, l.person_id, ${ownAgency} from json_to_recordset(${lines}) as l ${shape}`.execute(
    db,
  )
  await sql`insert into people.record (id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, sex, born_text,
      born_from, born_to, birth_place, nationality_said, document_number, mother_name, father_name, family_group, location, phone, agency_id, recorded_by)
    select l.id, l.anchor_id, ${sourceId}, l.source_key, ${listId}, l.row_number, decode(l.content_hash, 'hex'), l.said, l.sex, l.born_text,
      l.born_from, l.born_to, l.birth_place, l.nationality_said, l.document_number, l.mother_name, l.father_name, l.family_group, l.location, l.phone, ${ownAgency}, ${ownAccount}
    from json_to_recordset(${lines}) as l ${shape}`.execute(db)
}

async function reviseRecords(db: Db, listId: string, taken: Taken[]): Promise<void> {
  const lines = JSON.stringify(taken.map((one) => ({ id: one.id, ...columnsOf(one) })))
  const ids = taken.map((one) => one.id)
  await sql`update people.record r set list_id = ${listId}, row_number = l.row_number, revision = r.revision + 1, dropped_at = null,
      content_hash = decode(l.content_hash, 'hex'), said = l.said, sex = l.sex, born_text = l.born_text, born_from = l.born_from,
      born_to = l.born_to, birth_place = l.birth_place, nationality_said = l.nationality_said, document_number = l.document_number,
      mother_name = l.mother_name, father_name = l.father_name, family_group = l.family_group, location = l.location, phone = l.phone,
      recorded_by = access.account()
    from json_to_recordset(${lines}) as l ${shape} where r.id = l.id`.execute(db)
  await sql`delete from people.name_key k using people.name_form f
    where f.id = k.name_form_id and f.ended_at is null and f.record_id = any(${ids})`.execute(db)
  await sql`update people.name_form set ended_at = now() where ended_at is null and record_id = any(${ids})`.execute(
    db,
  )
}

async function addNames(db: Db, taken: Taken[]): Promise<void> {
  const forms: Record<string, string>[] = []
  const keys: Record<string, string>[] = []
  for (const { id: recordId, anchorId, row } of taken) {
    const parts: [string, string | undefined][] = [
      ...[row.fullName, ...(row.otherNames ?? [])].map((form): [string, string | undefined] => [
        'full',
        form,
      ]),
      ['kunya', row.kunya],
      ['former', row.formerName],
      ['mother', row.motherName],
      ['father', row.fatherName],
    ]
    for (const [part, form] of parts) {
      if (!form?.trim()) continue
      const id = newId()
      forms.push({
        id,
        anchor_id: anchorId,
        record_id: recordId,
        part,
        form,
        script: scriptOf(form),
        latin: transliterate(form),
      })
      // A search for a mother's name is not one for her children.
      if (part === 'mother' || part === 'father') continue
      keys.push(...keyRows(id, form))
    }
  }
  if (forms.length === 0) return
  await sql`insert into people.name_form (id, anchor_id, record_id, part, form, script, latin, agency_id)
    select l.id, l.anchor_id, l.record_id, l.part, l.form, l.script, l.latin, ${ownAgency} from json_to_recordset(${JSON.stringify(forms)})
    as l (id uuid, anchor_id uuid, record_id uuid, part text, form text, script text, latin text)`.execute(db)
  await sql`insert into people.name_key (agency_id, key, name_form_id, sketch)
    select ${ownAgency}, l.key, l.name_form_id, l.sketch from json_to_recordset(${JSON.stringify(keys)})
    as l (key bigint, name_form_id uuid, sketch bigint)`.execute(db)
}

/** What belongs to other compartments goes where its taker cannot read it; a revision that says nothing says so. */
async function putAway(db: Db, fresh: Taken[], revised: Taken[]): Promise<void> {
  for (const part of compartments) {
    const lines = [
      ...fresh
        .filter(({ row }) => row[part] && Object.keys(row[part]).length > 0)
        .map(({ id, row }) => ({ record_id: id, said: row[part] })),
      ...revised.map(({ id, row }) => ({ record_id: id, said: row[part] ?? {} })),
    ]
    if (lines.length > 0) await sql`select people.put_away(${part}, ${JSON.stringify(lines)})`.execute(db)
  }
}
