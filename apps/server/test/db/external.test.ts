// Oralu on a PostgreSQL that others run, by DATABASE_URL: its roles log in with passwords, and belong to the server.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase, prepareEmbedded } from '../../src/db/database.ts'
import { type Embedded, openEmbedded } from '../../src/db/embedded.ts'
import { readSettings } from '../../src/settings.ts'

let folder: string
let server: Embedded

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oralu-external-'))
  server = await openEmbedded(join(folder, 'server'))
  await prepareEmbedded(server, 'first')
  await prepareEmbedded(server, 'second')
  const root = new pg.Client(server.connection('postgres', 'postgres'))
  await root.connect()
  const { rows } = await root.query('show hba_file')
  writeFileSync(
    rows[0].hba_file,
    'local all oralu_app,oralu_accounts,oralu_jobs scram-sha-256\nlocal all all trust\n',
  )
  await root.query("alter system set timezone to 'Asia/Kabul'")
  await root.query('select pg_reload_conf()')
  await root.end()
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(database: string) {
  const { host } = server.connection('oralu_owner', database)
  return await openDatabase(
    readSettings({
      DATABASE_URL: `postgres://oralu_owner@localhost/${database}?host=${encodeURIComponent(host!)}`,
      ORALU_DATA: join(folder, database, 'data'),
      ORALU_KEYS: join(folder, database, 'keys'),
    }),
  )
}

async function who(database: string): Promise<string[]> {
  const { app, accounts, jobs, close } = await open(database)
  try {
    const asked = [app, accounts, jobs].map((pool) => pool.query('select current_user as name'))
    return (await Promise.all(asked)).map(({ rows }) => rows[0].name)
  } finally {
    await close()
  }
}

const everyone = ['oralu_app', 'oralu_accounts', 'oralu_jobs']

it('works in UTC, whatever the zone of the server', async () => {
  const { app, close } = await open('first')
  try {
    expect((await app.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  } finally {
    await close()
  }
})

it('makes its roles with passwords of its own, and logs in with them again', async () => {
  expect(await who('first')).toEqual(everyone)
  expect(await who('first')).toEqual(everyone)
})

it('does not take the roles away from another Oralu on the same server', async () => {
  await expect(open('second')).rejects.toThrow(/another Oralu \(database first\)/)
  expect(await who('first')).toEqual(everyone)
})

it('shares them with one that has the same passwords', async () => {
  mkdirSync(join(folder, 'second/keys'), { recursive: true })
  copyFileSync(join(folder, 'first/keys/database.json'), join(folder, 'second/keys/database.json'))
  expect(await who('second')).toEqual(everyone)
  expect(await who('first')).toEqual(everyone)
})

it('starts anew with a lost file of passwords, where it is alone', async () => {
  const root = new pg.Client(server.connection('postgres', 'postgres'))
  await root.connect()
  await root.query('drop database second')
  await root.end()
  rmSync(join(folder, 'first/keys/database.json'))
  expect(await who('first')).toEqual(everyone)
})
