import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeBackup } from '../../src/backup/backup.ts'
import { backupTables } from '../../src/backup/tables.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let analyst: Person
let folder: string
let identity: string
let fileId: string

const shim = join(import.meta.dirname, '../../bin/oralu.js')

beforeAll(async () => {
  stage = await openStage()
  folder = mkdtempSync(join(tmpdir(), 'oralu-backup-'))
  identity = await generateX25519Identity()
  writeFileSync(join(folder, 'identity'), `# kept elsewhere\n${identity}\n`)
  analyst = await stage.person('identity_analyst', await stage.agency('Ведомство «Жоқтау»'))
  fileId = (await analyst.upload('/files?compartment=identity&name=scan.txt', Buffer.from('a scanned page')))
    .body.id
  await stage.seal()
  await analyst.send('PUT', '/me/language', { language: 'ar' })
})
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function backup(name: string) {
  const owner = await stage.connect('oralu_owner')
  try {
    const recipient = await identityToRecipient(identity)
    return await writeBackup(owner, join(folder, name), {
      recipient,
      keysDir: stage.services.settings.keysDir,
      files: stage.services.files,
    })
  } finally {
    await owner.end()
  }
}

/** Runs the command as an operator would, on an installation of its own. */
function oralu(place: string, ...args: string[]): { code: number; out: string; err: string } {
  const env = {
    ...process.env,
    ORALU_DATA: join(folder, place, 'data'),
    ORALU_KEYS: join(folder, place, 'keys'),
  }
  try {
    return {
      code: 0,
      out: execFileSync(process.execPath, [shim, ...args], { env, stdio: 'pipe', encoding: 'utf8' }),
      err: '',
    }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    return { code: status, out: stdout, err: stderr }
  }
}

it('holds every table that holds anything of people, of every subject', async () => {
  const owner = await stage.connect('oralu_owner')
  try {
    const kept = new Set(await backupTables(owner))
    const { rows } = await stage.root.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relrowsecurity and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`,
    )
    expect(rows.length).toBeGreaterThan(100)
    const left = ['access.session', 'access.compartment', 'access.role_right']
    expect(rows.map(({ name }) => name).filter((name) => !kept.has(name) && !left.includes(name))).toEqual([])
  } finally {
    await owner.end()
  }
})

it('is encrypted: no name, no word and no key can be read in it', async () => {
  await backup('plain')
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() ? walk(join(path, each.name)) : [join(path, each.name)],
    )
  const files = walk(join(folder, 'plain'))
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 18).toString()).toBe('age-encryption.org')
    for (const word of ['identity_analyst', 'scanned page', 'PRIVATE KEY', 'Жоқтау'])
      expect(bytes.includes(word)).toBe(false)
  }
})

it('is restored on an empty machine, proved by the ledger, and goes on from there', async () => {
  const manifest = await backup('whole')
  const restored = oralu(
    'elsewhere',
    'restore',
    join(folder, 'whole'),
    '--identity',
    join(folder, 'identity'),
  )
  expect(restored.err).toBe('')
  expect(JSON.parse(restored.out)).toMatchObject({ files: 1, unprotected: 1, entries: expect.any(Number) })
  expect(JSON.parse(restored.out).fault).toBeUndefined()
  expect(manifest.tables.find(({ name }) => name === 'access.account')!.rows).toBeGreaterThan(0)
  // Its own backup, from there, goes again elsewhere: nothing was lost on the way, the unsealed tail included.
  const again = oralu('elsewhere', 'backup', join(folder, 'second'))
  expect(again.code).toBe(0)
  const second = oralu(
    'third',
    'restore',
    JSON.parse(again.out).folder,
    '--identity',
    join(folder, 'elsewhere/keys/backup.key'),
  )
  expect(JSON.parse(second.out)).toMatchObject({ unprotected: 0, files: 1 })
  expect(JSON.parse(second.out).entries).toBe(JSON.parse(restored.out).entries)
  expect(readFileSync(join(folder, 'third/data/files', fileId.slice(0, 2), fileId))).toEqual(
    readFileSync(stage.services.files.pathOf(fileId)),
  )
  expect(oralu('third', 'ledger', 'verify').code).toBe(0)
})

it('refuses a wrong identity, a folder that is no backup, a changed table and a used installation', async () => {
  writeFileSync(join(folder, 'other'), await generateX25519Identity())
  const wrong = oralu(randomUUID(), 'restore', join(folder, 'whole'), '--identity', join(folder, 'other'))
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('does not open this backup')])
  const none = oralu(randomUUID(), 'restore', folder, '--identity', join(folder, 'identity'))
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('not a whole backup')])
  const used = oralu('elsewhere', 'restore', join(folder, 'whole'), '--identity', join(folder, 'identity'))
  expect([used.code, used.err]).toEqual([2, expect.stringContaining('an Oralu in this database already')])
  await backup('cut')
  const table = join(folder, 'cut/tables/access.account.age')
  const bytes = readFileSync(table)
  bytes[bytes.length - 5]! ^= 1
  writeFileSync(table, bytes)
  expect(
    oralu(randomUUID(), 'restore', join(folder, 'cut'), '--identity', join(folder, 'identity')).code,
  ).toBe(1)
})
