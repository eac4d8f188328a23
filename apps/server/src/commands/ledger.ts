// `oralu ledger verify [--checkpoint FILE] [--key PUB]`: recomputes the ledger; exit 1 and the first bad entry if it
// was touched. `oralu ledger checkpoint [FILE]` gives the last signed checkpoint, to be kept outside.
// `oralu ledger key` gives the public key.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openCheckpoint } from '@oralu/ledger'
import { openDatabase } from '../db/database.ts'
import { ledgerKey } from '../ledger/sealer.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { checkpoint: { type: 'string' }, key: { type: 'string' } },
  })
  const settings = readSettings()
  const [verb, file] = positionals
  if (verb === 'key') {
    console.log(
      createPublicKey(ledgerKey(settings.keysDir)).export({ type: 'spki', format: 'pem' }).toString().trim(),
    )
    return 0
  }
  if (verb !== 'verify' && verb !== 'checkpoint')
    throw new BadInput('Say `oralu ledger verify`, `oralu ledger checkpoint [FILE]` or `oralu ledger key`.')
  const publicKey = values.key ? readKey(values.key) : createPublicKey(ledgerKey(settings.keysDir))
  const kept = values.checkpoint ? open(values.checkpoint, publicKey) : undefined
  const database = await openDatabase(settings)
  const client = await database.owner()
  try {
    if (verb === 'checkpoint') {
      await client.query('set role oralu_backup')
      const { rows } = await client.query<{ note: string }>(
        'select note from ledger.checkpoint order by size desc limit 1',
      )
      if (!rows[0]) throw new BadInput('Nothing is sealed yet. Wait until Oralu has run for a few seconds.')
      if (file) writeFileSync(file, rows[0].note)
      else process.stdout.write(rows[0].note)
      return 0
    }
    const result = await verifyLedger(client, publicKey, kept)
    console.log(JSON.stringify(result, null, 2))
    return result.fault ? 1 : 0
  } finally {
    await client.end()
    await database.close()
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new BadInput(`${file} cannot be read.`)
  }
}

function readKey(file: string): KeyObject {
  const text = read(file)
  try {
    return createPublicKey(text)
  } catch {
    throw new BadInput(`${file} is not a public key in PEM form (oralu ledger key prints one).`)
  }
}

function open(file: string, key: KeyObject) {
  try {
    return openCheckpoint(read(file), key)
  } catch (error) {
    throw new BadInput(`${file}: ${(error as Error).message}`)
  }
}
