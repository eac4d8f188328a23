// `oralu restore DIR [--identity FILE] [--erasures FILE]`: a backup into an empty installation, proved by its ledger; what was
// erased since it was made is erased again; exit 1 when the ledger of what was restored does not verify.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { loadBackup, readManifest, requireEmpty, restoreKeys, verifyRestored } from '../backup/restore.ts'
import { prepareEmbedded } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { ensureRoles } from '../db/roles.ts'
import { FileStore } from '../files/store.ts'
import { erasuresFor, keepErasures, type ListedErasure } from '../rights/erasure/list.ts'
import { applyErasures } from '../rights/erasure/restored.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { identity: { type: 'string' }, erasures: { type: 'string' } },
  })
  const [source] = positionals
  if (!source) throw new BadInput('Say from where: oralu restore DIR')
  const folder = resolve(source)
  const settings = readSettings()
  const identityFile = values.identity ?? join(settings.keysDir, 'backup.key')
  if (!existsSync(identityFile))
    throw new BadInput(`No identity at ${identityFile}. Give the backup's: --identity FILE`)
  const identity = readFileSync(identityFile, 'utf8').match(/AGE-SECRET-KEY-1[A-Z0-9]+/)?.[0]
  if (!identity) throw new BadInput(`${identityFile} holds no age identity (AGE-SECRET-KEY-1…).`)
  const manifest = await readManifest(folder, identity).catch((error: Error) => {
    throw new BadInput(error.message)
  })
  let erasures: ListedErasure[]
  try {
    erasures = erasuresFor(folder, settings.dataDir, values.erasures && resolve(values.erasures))
  } catch (error) {
    throw new BadInput((error as Error).message)
  }
  const embedded = settings.databaseUrl ? undefined : await openEmbedded(settings.dataDir)
  if (embedded) await prepareEmbedded(embedded)
  const client = new pg.Client(
    embedded ? embedded.connection('oralu_owner') : { connectionString: settings.databaseUrl! },
  )
  try {
    await client.connect()
    await requireEmpty(client).catch((error: Error) => {
      throw new BadInput(error.message)
    })
    await restoreKeys(folder, identity, settings.keysDir)
    await ensureRoles(client)
    const files = new FileStore(join(settings.dataDir, 'files'))
    await loadBackup(client, folder, manifest, { identity, files })
    const { fault, ...about } = await verifyRestored(client, manifest, settings.keysDir)
    const erased = fault ? 0 : await applyErasures(client, embedded?.connection('postgres'), files, erasures)
    keepErasures(settings.dataDir, erasures)
    console.log(
      JSON.stringify({ restored: manifest.at, files: manifest.files.length, ...about, erased, fault }),
    )
    return fault ? 1 : 0
  } finally {
    await client.end().catch(() => {})
    await embedded?.stop()
  }
}
