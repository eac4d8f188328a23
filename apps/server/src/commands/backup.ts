// `oralu backup DIR [--recipient age1…]`: a whole, age-encrypted backup in a new folder under DIR. Without a recipient
// it is made for `backup.key` in the keys folder, which must be kept elsewhere too.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { writeBackup } from '../backup/backup.ts'
import { openDatabase } from '../db/database.ts'
import { FileStore } from '../files/store.ts'
import { keptSecret } from '../keys.ts'
import { ledgerKey, sealOnce } from '../ledger/sealer.ts'
import { erasuresIn, keepErasures, rememberBackups } from '../rights/erasure/list.ts'
import { ledgerOrigin } from '../serve.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { recipient: { type: 'string' } },
  })
  const [target] = positionals
  if (!target) throw new BadInput('Say where: oralu backup DIR')
  if (values.recipient && !/^age1[a-z0-9]{58}$/.test(values.recipient))
    throw new BadInput(`'${values.recipient}' is not an age recipient (age1…).`)
  const settings = readSettings()
  const recipient = values.recipient ?? (await ownRecipient(settings.keysDir))
  mkdirSync(target, { recursive: true })
  const folder = join(resolve(target), `oralu-${new Date().toISOString().replaceAll(':', '').slice(0, 17)}`)
  const database = await openDatabase(settings)
  const client = await database.owner()
  try {
    await sealOnce(database.jobs, ledgerKey(settings.keysDir), ledgerOrigin, 10_000_000)
    const files = new FileStore(join(settings.dataDir, 'files'))
    const manifest = await writeBackup(client, folder, { recipient, keysDir: settings.keysDir, files })
    // Beside the backups, not in them: what is erased later must not come back with an old one.
    rememberBackups(settings.dataDir, resolve(target))
    keepErasures(resolve(target), erasuresIn(settings.dataDir))
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      JSON.stringify({
        folder,
        tables: manifest.tables.length,
        rows,
        files: manifest.files.length,
        recipient,
      }),
    )
    if (!values.recipient)
      console.error(
        `Keep ${join(settings.keysDir, 'backup.key')} in another place as well: without it no backup opens.`,
      )
    return 0
  } finally {
    await client.end()
    await database.close()
  }
}

async function ownRecipient(keysDir: string): Promise<string> {
  const fresh = await generateX25519Identity()
  return identityToRecipient(keptSecret(keysDir, 'backup.key', () => `${fresh}\n`).trim())
}
