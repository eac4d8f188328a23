import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type Checkpoint, openCheckpoint, signCheckpoint } from '@oralu/ledger'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let officer: Person
let kept: Checkpoint

const key = () => ledgerKey(stage.services.settings.keysDir)

async function verify(checkpoint?: Checkpoint) {
  const owner = await stage.connect('oralu_owner')
  try {
    return await verifyLedger(owner, createPublicKey(key()), checkpoint)
  } finally {
    await owner.end()
  }
}

/** What a hostile owner of the database can do: change rows with the triggers off. */
const behindTheLedger = (text: string, values: unknown[] = []) =>
  stage.root.query('set session_replication_role = replica').then(async () => {
    await stage.root.query(text, values)
    await stage.root.query('set session_replication_role = origin')
  })

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  officer = await stage.person('consular_officer', await stage.agency())
  await officer.send('PUT', '/me/language', { language: 'ru' })
  await stage.seal()
  const { rows } = await stage.root.query('select note from ledger.checkpoint order by size desc limit 1')
  kept = openCheckpoint(rows[0].note, createPublicKey(key()))
})

it('passes when nothing was touched, and says how much of the tail is not sealed', async () => {
  await officer.send('PUT', '/me/language', { language: 'en' })
  const result = await verify(kept)
  expect(result.fault).toBeUndefined()
  expect(result.unprotected).toBe(1)
  await stage.seal()
  expect(await verify(kept)).toMatchObject({ fault: undefined, unprotected: 0 })
})

it('names a row that the owner changed behind the ledger, and its columns', async () => {
  await behindTheLedger(`update access.account set role = 'administrator' where id = $1`, [officer.id])
  expect((await verify()).fault).toMatchObject({
    code: 'row-changed',
    table: 'access.account',
    row: officer.id,
    columns: ['role'],
  })
  await behindTheLedger(`update access.account set role = 'consular_officer' where id = $1`, [officer.id])
  expect((await verify()).fault).toBeUndefined()
})

it('names a row that was added or removed behind the ledger', async () => {
  const { rows } = await stage.root.query(`select gen_random_uuid() as id`)
  await behindTheLedger(`insert into access.agency (id, name) values ($1, 'Nobody''s agency')`, [rows[0].id])
  expect((await verify()).fault).toMatchObject({
    code: 'row-without-entry',
    table: 'access.agency',
    row: rows[0].id,
  })
  await behindTheLedger('delete from access.agency where id = $1', [rows[0].id])

  const { rows: agency } = await stage.root.query(
    `insert into access.agency (name) values ('Gone') returning id`,
  )
  await behindTheLedger('delete from access.agency where id = $1', [agency[0].id])
  expect((await verify()).fault).toMatchObject({ code: 'row-removed', row: agency[0].id })
  await behindTheLedger(
    `insert into access.agency select (jsonb_populate_record(null::access.agency, image)).* from access.agency_history where row_id = $1`,
    [agency[0].id],
  )
  expect((await verify()).fault).toBeUndefined()
})

it('names a changed history, a changed entry and an entry taken out', async () => {
  const undo = async (change: string, back: string, expected: object) => {
    await behindTheLedger(change, [officer.id])
    expect((await verify()).fault).toMatchObject(expected)
    await behindTheLedger(back, [officer.id])
    expect((await verify()).fault).toBeUndefined()
  }
  await undo(
    `update access.account_history set image = jsonb_set(image, '{language}', '"ar"') where row_id = $1 and image->>'language' = 'ru'`,
    `update access.account_history set image = jsonb_set(image, '{language}', '"ru"') where row_id = $1 and image->>'language' = 'ar'`,
    { code: 'history-changed', table: 'access.account', row: officer.id },
  )
  await undo(
    `update ledger.entry set at = at + interval '1 microsecond' where actor_id = $1`,
    `update ledger.entry set at = at - interval '1 microsecond' where actor_id = $1`,
    { code: 'entry-changed' },
  )
})

it('does not take checkpoints signed by another key', async () => {
  const owner = await stage.connect('oralu_owner')
  const { fault } = await verifyLedger(owner, generateKeyPairSync('ed25519').publicKey)
  await owner.end()
  expect(fault?.code).toBe('signature-wrong')
})

it('never lets a late commit slip in behind what is sealed', async () => {
  const slow = await stage.connect('postgres')
  await slow.query('begin')
  await slow.query(`insert into access.agency (name) values ('Late ' || gen_random_uuid())`)
  await officer.send('PUT', '/me/language', { language: 'kk' })
  await stage.sealNow()
  const behind = await stage.root.query(
    'select max(e.id) > max(l.entry_id) as unsealed from ledger.entry e, ledger.leaf l',
  )
  expect(behind.rows[0].unsealed).toBe(true)
  await slow.query('commit')
  await slow.end()
  await stage.seal()
  expect((await verify()).fault).toBeUndefined()
})

it('convicts a rewritten ledger by a checkpoint kept outside, even one signed anew', async () => {
  await officer.send('PUT', '/me/language', { language: 'en' })
  await stage.seal()
  const { rows } = await stage.root.query('select note from ledger.checkpoint order by size desc limit 1')
  const outside = openCheckpoint(rows[0].note, createPublicKey(key()))
  await stage.root.query('begin')
  await stage.root.query('set local session_replication_role = replica')
  // The last entry is rewritten with everything that depends on it, down to the signature.
  await stage.root.query(
    `update ledger.entry set at = at + interval '1 hour' where id = (select entry_id from ledger.leaf order by position desc limit 1)`,
  )
  await stage.root.query(
    `update ledger.leaf l set hash = sha256('\\x00'::bytea || convert_to(ledger.text_of(e), 'UTF8')) from ledger.entry e where e.id = l.entry_id and l.position = $1`,
    [outside.size - 1],
  )
  const { rows: leaves } = await stage.root.query<{ hash: Buffer }>(
    'select hash from ledger.leaf order by position',
  )
  const { rootOf } = await import('@oralu/ledger')
  const root = rootOf(leaves.map((leaf) => leaf.hash))
  await stage.root.query('update ledger.checkpoint set root = $1, note = $2 where size = $3', [
    root,
    signCheckpoint({ ...outside, root }, key()),
    outside.size,
  ])
  await stage.root.query('commit')
  expect((await verify()).fault).toBeUndefined()
  expect((await verify(outside)).fault).toMatchObject({ code: 'kept-checkpoint-differs', size: outside.size })
  expect((await verify({ ...outside, size: outside.size + 1000 })).fault).toMatchObject({
    code: 'ledger-too-short',
  })
})
