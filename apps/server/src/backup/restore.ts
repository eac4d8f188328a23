// Restores a backup into an empty installation: the keys, the schema as it was then, every table, the sealed files;
// then whatever migrations are newer; then the ledger is verified.
import { createHash, createPublicKey } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openCheckpoint } from '@oralu/ledger'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, readMigrations } from '../db/migrate.ts'
import { openBytes, openStream } from '../files/seal.ts'
import type { FileStore } from '../files/store.ts'
import { ledgerKey } from '../ledger/sealer.ts'
import { type Verification, verifyLedger } from '../ledger/verify.ts'
import { type BackupManifest, readSealed } from './backup.ts'
import { backupTables, quoted } from './tables.ts'

/** @throws Error with a reason when the folder is no whole backup or the identity does not open it */
export async function readManifest(folder: string, identity: string): Promise<BackupManifest> {
  const bytes = readFileSync(existing(join(folder, 'manifest.age')))
  const manifest = JSON.parse((await opened(bytes, identity)).toString()) as BackupManifest
  if (manifest.format !== 'oralu-backup/1')
    throw new Error(`This backup has the form ${manifest.format}, which this version does not read.`)
  const known = new Map(readMigrations().map((each) => [each.number, each.hash]))
  const strange = manifest.migrations.find(({ number, hash }) => known.get(number) !== hash)
  if (strange)
    throw new Error(
      `The backup was made by another version of Oralu (${strange.name}). Restore it with that version.`,
    )
  return manifest
}

/** Puts the backup's keys into an empty keys folder. */
export async function restoreKeys(folder: string, identity: string, keysDir: string): Promise<void> {
  const keys = JSON.parse(
    (await opened(readFileSync(existing(join(folder, 'keys.age'))), identity)).toString(),
  ) as Record<string, string>
  mkdirSync(keysDir, { recursive: true, mode: 0o700 })
  for (const name of Object.keys(keys)) {
    const file = join(keysDir, name)
    if (existsSync(file) && readFileSync(file, 'utf8') !== keys[name])
      throw new Error(
        `${file} holds another key than the backup. Restore into an empty keys folder (ORALU_KEYS).`,
      )
    writeFileSync(file, keys[name]!, { mode: 0o600, flush: true })
  }
}

/** Fails unless the database has no Oralu in it yet. */
export async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  )
  if (rows[0]!.there)
    throw new Error('There is an Oralu in this database already. Restore into an empty one.')
}

/**
 * Loads the tables, in one transaction, and the files. `client` is the owner's connection to an empty database in which
 * the roles exist.
 */
export async function loadBackup(
  client: pg.Client,
  folder: string,
  manifest: BackupManifest,
  { identity, files }: { identity: string; files: FileStore },
  told: (step: string) => void = () => {},
): Promise<void> {
  const then = readMigrations().filter(({ number }) =>
    manifest.migrations.some((each) => each.number === number),
  )
  await migrate(client, then)
  await client.query('begin')
  try {
    const order = await backupTables(client)
    const names = order.map(quoted)
    const guarded = await client.query<{ name: string; forced: boolean }>(
      `select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as forced
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname || '.' || c.relname = any ($1)`,
      [order],
    )
    const forced = guarded.rows.filter((row) => row.forced).map((row) => quoted(row.name))
    // The rows bring their own entries and history: nothing is entered twice.
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    for (const name of forced) await client.query(`alter table ${name} no force row level security`)
    await client.query(`truncate ${names.join(', ')} cascade`)
    for (const table of order) {
      const about = manifest.tables.find(({ name }) => name === table)
      if (!about) throw new Error(`The backup has no table ${table}.`)
      told(table)
      await loadTable(client, folder, about, identity)
    }
    await client.query(`select setval('ledger.entry_number', greatest($1, 1))`, [manifest.entryNumber])
    await advanceSequences(client, order)
    // Transaction ids are those of the old server; what is sealed stays so, the tail is sealed anew.
    await client.query(
      `update ledger.entry e set xid = case when exists (select from ledger.leaf l where l.entry_id = e.id) then '0' else '1' end::xid8`,
    )
    await client.query(`update ledger.horizon set xid = '1'`)
    await client.query(
      `update jobs.job set state = 'failed', problem = 'restored', ended_at = now() where state in ('queued', 'running')`,
    )
    for (const name of forced) await client.query(`alter table ${name} force row level security`)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  for (const id of manifest.files) {
    const target = files.pathOf(id)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(existing(join(folder, 'files', id.slice(0, 2), id)), target)
  }
  await migrate(client)
}

/** Columns that number by themselves go on after what was restored: COPY brings the numbers, not the counter. */
async function advanceSequences(client: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(
    `select n.nspname || '.' || c.relname as name, a.attname as column, d.objid::regclass::text as sequence
     from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
       join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
     where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('i', 'a')
       and n.nspname || '.' || c.relname = any ($1)`,
    [tables],
  )
  for (const { name, column, sequence } of rows)
    await client.query(
      `select setval($1, last) from (select max("${column}")::bigint as last from ${quoted(name)}) t where last is not null`,
      [sequence],
    )
}

/** The ledger of what was restored, against its own key and the backup's checkpoint. */
export function verifyRestored(
  client: pg.Client,
  manifest: BackupManifest,
  keysDir: string,
): Promise<Verification> {
  const key = createPublicKey(ledgerKey(keysDir))
  return verifyLedger(client, key, manifest.checkpoint ? openCheckpoint(manifest.checkpoint, key) : undefined)
}

async function loadTable(
  client: pg.Client,
  folder: string,
  about: BackupManifest['tables'][number],
  identity: string,
): Promise<void> {
  const hash = createHash('sha256')
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const columns = about.columns.map((each) => `"${each}"`).join(', ')
  const plain = await openStream(readSealed(join(folder, 'tables'), `${about.name}.age`), identity)
  await pipeline(plain, watch, client.query(copyFrom(`copy ${quoted(about.name)} (${columns}) from stdin`)))
  if (hash.digest('hex') !== about.sha256)
    throw new Error(`${about.name} in the backup is not what was written.`)
}

function existing(path: string): string {
  if (existsSync(path)) return path
  const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)).length : 0
  throw new Error(
    `${path} is missing${beside ? '' : ', and so is all beside it'}: this is not a whole backup.`,
  )
}

async function opened(bytes: Uint8Array, identity: string): Promise<Buffer> {
  try {
    return await openBytes(bytes, identity)
  } catch {
    throw new Error(
      'The identity does not open this backup. Give the one whose recipient it was made for (--identity FILE).',
    )
  }
}
