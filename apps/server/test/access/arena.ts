// The arena of the red team: an agency with 400 records full of marked secrets, and a raw connection as the
// application's role, as whoever can run SQL of their own would have it.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { openStage } from '../support/oralu.ts'

/** Stands in every secret. */
export const mark = 'Zhasyryn'

/** All schemas of Oralu and of its libraries. */
export const schemas = `'access', 'accounts', 'ledger', 'jobs', 'files', 'lists', 'people', 'operations', 'field', 'cases', 'figures', 'enquiries', 'cooperation', 'graphile_worker', 'public'`

export interface Answer {
  rows: Record<string, unknown>[]
  code?: string
  /** All that came back, as text: rows, or the error with its details, and notices. */
  text: string
}

export async function openArena() {
  const stage = await openStage()
  const home = await stage.agency()
  const victim = await stage.person('prosecutor_officer', home)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  // A partner's liaison whom the agency itself let in.
  const guest = await stage.guest(home)
  const source = randomUUID()
  const anchors: string[] = []
  const records: string[] = []
  const notices: string[] = []
  await stage.root.query('begin')
  await stage.root.query('set local session_replication_role = replica')
  await stage.root.query(
    `insert into lists.source (id, agency_id, name, kind, recorded_by) values ($1, $2, '${mark} prison', 'prison list', $3)`,
    [source, home, victim.id],
  )
  for (let i = 0; i < 400; i++) {
    const [anchor, record] = [randomUUID(), randomUUID()]
    anchors.push(anchor)
    records.push(record)
    await stage.root.query('insert into people.person (id, agency_id) values ($1, $2)', [anchor, home])
    await stage.root.query(
      'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $1, $1)',
      [anchor, home],
    )
    await stage.root.query(
      `insert into people.record (id, agency_id, anchor_id, source_id, source_key, list_id, row_number, content_hash, said, mother_name, document_number, born_from, born_to, recorded_by)
       values ($1, $2, $3, $4, $5, $4, $6, '\\x00', jsonb_build_object('name', $7::text), $7, $8, '1990-01-01', '1990-12-31', $9)`,
      [record, home, anchor, source, `${mark}-${i}`, i, `${mark} ${i % 7}`, `${mark}${1000 + i}`, victim.id],
    )
    await stage.root.query(
      `insert into people.legal_said (agency_id, anchor_id, record_id, said, recorded_by) values ($1, $2, $3, $4, $5)`,
      [home, anchor, record, { charge: `${mark} charge` }, victim.id],
    )
  }
  const enquiry = randomUUID()
  await stage.root.query(
    `insert into enquiries.enquiry (id, agency_id, code_hash, language, enquirer, sought, told)
     values ($1, $2, sha256('\\x00'), 'kk', $3, $3, '${mark} told')`,
    [enquiry, home, { name: `${mark} mother` }],
  )
  await stage.root.query(
    `insert into enquiries.message (agency_id, enquiry_id, side, text) values ($1, $2, 'family', '${mark} word')`,
    [home, enquiry],
  )
  await stage.root.query(
    `insert into enquiries.sought_person (agency_id, enquiry_id, anchor_id, why, recorded_by) values ($1, $2, $3, '${mark} why', $4)`,
    [home, enquiry, anchors[0], victim.id],
  )
  await stage.root.query('commit')
  await stage.root.query('analyze')
  const secrets = new RegExp([mark, victim.token, anchors[0], records[0], source, enquiry].join('|'))
  const app = await stage.connect('oralu_app')
  app.on('notice', (notice) => notices.push(JSON.stringify(notice)))

  /** Runs one statement and gives all that came back. */
  async function ask(text: string, values: unknown[] = [], client = app): Promise<Answer> {
    const before = notices.length
    try {
      const result = await client.query(text, values)
      const rows = (Array.isArray(result) ? result.flatMap((each) => each.rows) : result.rows) as Record<
        string,
        unknown
      >[]
      return { rows, text: JSON.stringify(rows) + notices.slice(before).join() }
    } catch (error) {
      const { message, detail, hint, where, internalQuery, code } = error as pg.DatabaseError
      return {
        rows: [],
        code: code ?? 'none',
        text: [message, detail, hint, where, internalQuery, ...notices.slice(before)].join(' '),
      }
    }
  }

  /** The same within a transaction as the holder of a token ('' is nobody). */
  async function asking(token: string, text: string, values: unknown[] = []): Promise<Answer> {
    await app.query('begin')
    try {
      await app.query('select access.enter($1)', [token])
      return await ask(text, values)
    } finally {
      await app.query('rollback')
    }
  }

  return {
    stage,
    home,
    victim,
    stranger,
    guest,
    source,
    anchors,
    records,
    secrets,
    app,
    ask,
    asking,
    /** The connection as new. */
    async reset() {
      await app.query('rollback')
      await app.query('reset all')
      await app.query('deallocate all')
      notices.length = 0
    },
    async close() {
      await app.end()
      await stage.close()
    },
  }
}
