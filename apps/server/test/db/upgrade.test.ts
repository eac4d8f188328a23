import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareEmbedded } from '../../src/db/database.ts'
import type { Embedded } from '../../src/db/embedded.ts'
import { migrate, readMigrations } from '../../src/db/migrate.ts'
import { ensureRoles } from '../../src/db/roles.ts'
import { sealOnce } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { openTestServer } from '../support/database.ts'

let server: Embedded
let owner: pg.Client
let root: pg.Client
const name = `upgrade_${process.pid}`

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

it('brings the schema of each earlier step up to date with its rows, and the ledger still proves them', async () => {
  const all = readMigrations()
  const sealer = new pg.Pool({ ...server.connection('oralu_jobs', name), max: 2 })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  // The first three make the ground that rows can stand on; then one step at a time, with a row in between.
  await migrate(owner, all.slice(0, 3))
  for (let upto = 4; upto <= all.length; upto++) {
    await root.query('insert into access.agency (name) values ($1)', [`Agency before ${all[upto - 1]!.name}`])
    expect(await migrate(owner, all.slice(0, upto))).toEqual([all[upto - 1]!.name])
  }
  for (let i = 0; i < 200; i++) {
    await sealOnce(sealer, privateKey, 'test/upgrade')
    if (
      (
        await root.query(
          'select from ledger.entry e where not exists (select from ledger.leaf l where l.entry_id = e.id) limit 1',
        )
      ).rows.length === 0
    )
      break
    await new Promise((done) => setTimeout(done, 50))
  }
  const result = await verifyLedger(owner, createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })))
  expect(result).toMatchObject({ fault: undefined, unprotected: 0 })
  expect(result.entries).toBeGreaterThanOrEqual(all.length - 3)
  expect(await migrate(owner)).toEqual([])
  await sealer.end()
})

it('refuses a migration that was edited after it was applied, and a database that is newer', async () => {
  const all = readMigrations()
  const edited = all.map((each) => (each.number === 2 ? { ...each, hash: 'another' } : each))
  await expect(migrate(owner, edited)).rejects.toThrow('0002-ledger.sql differs')
  await expect(migrate(owner, all.slice(0, -1))).rejects.toThrow('does not know')
})

it('applies nothing of a migration that fails, and names the line', async () => {
  const broken = {
    number: 9999,
    name: '9999-broken.sql',
    hash: 'x',
    sql: 'create schema half;\n\nselect nothing_there();',
  }
  await expect(migrate(owner, [...readMigrations(), broken])).rejects.toThrow('9999-broken.sql:3')
  expect((await root.query(`select from pg_namespace where nspname = 'half'`)).rows).toEqual([])
})
