import { KEYS_VERSION } from '@oralu/names'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareEmbedded } from '../../src/db/database.ts'
import type { Embedded } from '../../src/db/embedded.ts'
import { migrate, readMigrations } from '../../src/db/migrate.ts'
import { ensureRoles } from '../../src/db/roles.ts'
import { rekey } from '../../src/people/rekey.ts'
import { openTestServer } from '../support/database.ts'

let server: Embedded
let owner: pg.Client
let root: pg.Client
const name = `rekey_${process.pid}`

beforeAll(async () => {
  server = await openTestServer()
  await prepareEmbedded(server, name)
  owner = new pg.Client(server.connection('oralu_owner', name))
  root = new pg.Client(server.connection('postgres', name))
  await owner.connect()
  await root.connect()
  await ensureRoles(owner)
  await owner.query(`grant connect on database ${name} to oralu_jobs`)
})
afterAll(async () => {
  await owner?.end()
  await root?.end()
  const client = new pg.Client(server.connection('postgres', 'postgres'))
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
  await server.stop()
})

const keyed = async () =>
  (
    await root.query(
      `select count(distinct name_form_id)::int as forms, count(*)::int as keys from people.name_key`,
    )
  ).rows[0]

it('makes the keys of a register anew that was filled by an older version, once, of all agencies', async () => {
  await migrate(
    owner,
    readMigrations().filter(({ number }) => number < 51),
  )
  await root.query(`set session_replication_role = replica`)
  await root.query(`with agency as (insert into access.agency (name) values ('One'), ('Other') returning id)
    insert into people.name_form (agency_id, anchor_id, record_id, part, form, script, latin, ended_at)
    select agency.id, gen_random_uuid(), gen_random_uuid(), f.part, f.form, 'Cyrl', '', f.ended::timestamptz
    from agency, (values ('full', 'Токаева Айгерим', null), ('kunya', 'أم يوسف', null), ('mother', 'Бекова Салтанат', null),
      ('full', 'Ахметова Динара', '2020-01-01')) as f (part, form, ended)`)
  await root.query(`insert into people.name_key (key, name_form_id, anchor_id, agency_id)
    select 1, id, anchor_id, agency_id from people.name_form`)
  await migrate(owner)
  expect(await keyed()).toEqual({ forms: 0, keys: 0 })

  // Two forms of each agency bear keys: not a mother's name, nor a spelling that a list took back.
  expect(await rekey(owner)).toBe(4)
  const made = await keyed()
  expect(made.forms).toBe(4)
  expect(await rekey(owner)).toBe(0)

  // Interrupted in the middle, and started again: what stands is replaced, not doubled.
  await root.query('delete from people.key_version')
  await root.query(
    'insert into people.key_version (version, upto) select $1, (array_agg(id order by id))[3] from people.name_form',
    [KEYS_VERSION],
  )
  await rekey(owner)
  expect(await keyed()).toEqual(made)
  expect((await root.query('select done_at is not null as done from people.key_version')).rows).toEqual([
    { done: true },
  ])
})
