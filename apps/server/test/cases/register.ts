// Persons put straight into the register, for stories that begin after it.
import { randomUUID } from 'node:crypto'
import type { Person, Stage } from '../support/oralu.ts'

/** A person of an agency with one record. @returns the anchor */
export async function register(
  stage: Pick<Stage, 'root'>,
  agencyId: string,
  name: string,
  born: string | null,
): Promise<string> {
  const [anchor, person, file, source, list, record] = Array.from({ length: 6 }, () => randomUUID())
  const put = (text: string, values: unknown[]) => stage.root.query(text, values)
  await put('insert into people.person (id, agency_id) values ($1, $2)', [person, agencyId])
  await put('insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $3, $3)', [
    anchor,
    agencyId,
    person,
  ])
  await put(
    `insert into files.file (id, agency_id, compartment, name, media_type, size, sha256, recorded_by) values ($1, $2, 'identity', 'list', 'text/csv', 1, '', $1)`,
    [file, agencyId],
  )
  await put(
    `insert into lists.source (id, agency_id, name, kind, recorded_by) values ($1, $2, $3, 'civil registry', $1)`,
    [source, agencyId, `source ${source}`],
  )
  await put(
    'insert into lists.list (id, agency_id, source_id, file_id, recorded_by) values ($1, $2, $3, $4, $1)',
    [list, agencyId, source, file],
  )
  await put(
    `insert into people.record (id, agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, born_from, born_to, recorded_by)
     values ($1, $2, $3, $4, '1', $5, 1, '', '{}', $6, $6, $1)`,
    [record, agencyId, anchor, source, list, born],
  )
  await put(
    `insert into people.name_form (agency_id, anchor_id, record_id, part, form, script, latin) values ($1, $2, $3, 'full', $4, 'Latn', $4)`,
    [agencyId, anchor, record, name],
  )
  return anchor!
}

/** Citizenship found by one officer and confirmed by another. */
export async function confirmCitizen(stage: Stage, agencyId: string, anchorId: string): Promise<void> {
  const id = randomUUID()
  await stage.root.query(
    `insert into people.nationality (id, agency_id, anchor_id, finding, evidence_kind, evidence, recorded_by) values ($1, $2, $3, 'citizen', 'civil registry', 'birth entry', $4)`,
    [id, agencyId, anchorId, randomUUID()],
  )
  await stage.root.query(
    'update people.nationality set confirmed_by = $2, confirmed_at = now() where id = $1',
    [id, randomUUID()],
  )
}

/** Ledger entries of a reading of a table by someone. */
export async function readings(stage: Stage, about: string, actorId: string): Promise<string[][]> {
  const { rows } = await stage.root.query(
    `select row_ids from ledger.entry where act = 'read' and about = $1 and actor_id = $2 order by id`,
    [about, actorId],
  )
  return rows.map((row) => row.row_ids)
}

/** All that someone can select, as the application's role. */
export async function bySql(stage: Stage, person: Person, text: string, values: unknown[] = []) {
  const app = await stage.connect('oralu_app')
  try {
    await app.query('begin')
    await app.query('select access.enter($1)', [person.token])
    return (await app.query(text, values)).rows
  } finally {
    await app.end()
  }
}
