// A backup: one moment of every table as COPY text, each file age-encrypted for the backup's recipient; the sealed
// files as they lie in the store; the keys, sealed likewise. It can be restored on another machine and another major
// version of PostgreSQL, with the recipient's identity alone.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { sealBytes, sealStream } from '../files/seal.ts'
import type { FileStore } from '../files/store.ts'
import { backupTables, quoted } from './tables.ts'

export interface BackupManifest {
  format: 'oralu-backup/1'
  at: string
  /** Numbers and hashes of the migrations, in order: the schema that the tables are of. */
  migrations: { number: number; name: string; hash: string }[]
  tables: { name: string; rows: number; sha256: string; columns: string[] }[]
  files: string[]
  /** The last signed checkpoint at that moment, if any. */
  checkpoint: string | null
  entryNumber: number
}

/**
 * Writes a backup into an empty folder. The folder bears its name only when it is whole.
 * @param client the owner's connection
 * @param recipient age recipient (age1…)
 * @param told called for each step, for showing progress
 */
export async function writeBackup(
  client: pg.Client,
  folder: string,
  { recipient, keysDir, files }: { recipient: string; keysDir: string; files: FileStore },
  told: (step: string) => void = () => {},
): Promise<BackupManifest> {
  const part = `${folder}.part`
  mkdirSync(join(part, 'tables'), { recursive: true, mode: 0o700 })
  const order = await backupTables(client)
  const { rows: migrations } = await client.query<{ number: number; name: string; hash: string }>(
    'select number, name, hash from public.migration order by number',
  )
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query('set local role oralu_backup')
    const { rows: notes } = await client.query<{ note: string }>(
      'select note from ledger.checkpoint order by size desc limit 1',
    )
    const { rows: numbers } = await client.query<{ last: number }>(
      'select coalesce(max(id), 0) as last from ledger.entry',
    )
    const tables: BackupManifest['tables'] = []
    for (const name of order) {
      told(name)
      tables.push(await copyTable(client, name, join(part, 'tables', `${name}.age`), recipient))
    }
    const { rows: kept } = await client.query<{ id: string }>(
      'select id from files.file where erased_at is null order by id',
    )
    const ids = kept.map(({ id }) => id).filter((id) => files.has(id))
    for (const id of ids) {
      const target = join(part, 'files', id.slice(0, 2), id)
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
      await copyFile(files.pathOf(id), target)
    }
    const manifest: BackupManifest = {
      format: 'oralu-backup/1',
      at: new Date().toISOString(),
      migrations,
      tables,
      files: ids,
      checkpoint: notes[0]?.note ?? null,
      entryNumber: numbers[0]!.last,
    }
    const keys = Object.fromEntries(
      readdirSync(keysDir)
        .filter((name) => !name.startsWith('.') && name !== 'backup.key' && name !== 'database.json')
        .map((name) => [name, readFileSync(join(keysDir, name), 'utf8')]),
    )
    writeFileSync(join(part, 'keys.age'), await sealBytes(JSON.stringify(keys), recipient), { mode: 0o600 })
    writeFileSync(join(part, 'manifest.age'), await sealBytes(JSON.stringify(manifest), recipient), {
      mode: 0o600,
      flush: true,
    })
    renameSync(part, folder)
    return manifest
  } finally {
    await client.query('rollback')
  }
}

async function copyTable(client: pg.Client, name: string, file: string, recipient: string) {
  const { rows } = await client.query<{ column_name: string }>(
    `select a.attname as column_name from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [quoted(name)],
  )
  const columns = rows.map((row) => row.column_name)
  const hash = createHash('sha256')
  let count = 0
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      // COPY text ends each row with a line feed; one within a value is escaped.
      for (const byte of chunk) if (byte === 10) count++
      done(null, chunk)
    },
  })
  const source = client.query(
    copyTo(`copy ${quoted(name)} (${columns.map((each) => `"${each}"`).join(', ')}) to stdout`),
  )
  const [sealed] = await Promise.all([sealStream(watch, recipient), Promise.resolve()])
  await Promise.all([
    pipeline(source, watch),
    pipeline(sealed, createWriteStream(file, { mode: 0o600, flush: true })),
  ])
  return { name, rows: count, sha256: hash.digest('hex'), columns }
}

/** A stream of a sealed part of a backup. */
export function readSealed(folder: string, name: string) {
  const file = join(folder, name)
  if (!existsSync(file)) throw new Error(`${file} is missing: this backup is not whole.`)
  return createReadStream(file)
}
