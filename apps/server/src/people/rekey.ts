// Keys of names made by an older version of the program are made again, once, after the migrations: in steps, each a
// transaction, so that a stop in the middle goes on where it was. Names taken in meanwhile have the new keys already.
import { KEYS_VERSION } from '@oralu/names'
import type pg from 'pg'
import { keyRows } from './name-keys.ts'

const step = 2_000

/**
 * @param client the owner's connection; it takes on the duty of counting, which sees the names of all agencies
 * @returns how many forms got new keys
 */
export async function rekey(client: pg.Client): Promise<number> {
  let made = 0
  for (;;) {
    await client.query('begin')
    try {
      await client.query('set local role oralu_counts')
      const begun = await client.query(
        'insert into people.key_version (version) values ($1) on conflict do nothing',
        [KEYS_VERSION],
      )
      // What records meet by is made of the same sounds: it is made again as they are compared.
      if (begun.rowCount === 1)
        await client.query(
          'insert into people.to_compare (agency_id, anchor_id) select agency_id, id from people.anchor on conflict do nothing',
        )
      const { rows: state } = await client.query<{ upto: string | null; done: boolean }>(
        'select upto, done_at is not null as done from people.key_version where version = $1 for update',
        [KEYS_VERSION],
      )
      const forms = state[0]!.done ? [] : await formsAfter(client, state[0]!.upto)
      if (forms.length === 0)
        await client.query(
          'update people.key_version set done_at = now() where version = $1 and done_at is null',
          [KEYS_VERSION],
        )
      else {
        await replaceKeys(client, forms)
        await client.query('update people.key_version set upto = $2 where version = $1', [
          KEYS_VERSION,
          forms.at(-1)!.id,
        ])
      }
      await client.query('commit')
      made += forms.length
      if (forms.length === 0) return made
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
}

interface Form {
  id: string
  agency_id: string
  form: string
}

async function formsAfter(client: pg.Client, after: string | null): Promise<Form[]> {
  const { rows } = await client.query<Form>(
    `select id, agency_id, form from people.name_form
     where ($1::uuid is null or id > $1) and ended_at is null and part not in ('mother', 'father') order by id limit ${step}`,
    [after],
  )
  return rows
}

async function replaceKeys(client: pg.Client, forms: Form[]): Promise<void> {
  await client.query('delete from people.name_key where name_form_id = any ($1)', [forms.map(({ id }) => id)])
  const keys = forms.flatMap(({ id, agency_id, form }) =>
    keyRows(id, form).map((row) => ({ ...row, agency_id })),
  )
  await client.query(
    `insert into people.name_key (agency_id, key, name_form_id, sketch)
     select l.agency_id, l.key, l.name_form_id, l.sketch from json_to_recordset($1)
     as l (agency_id uuid, key bigint, name_form_id uuid, sketch bigint)`,
    [JSON.stringify(keys)],
  )
}
