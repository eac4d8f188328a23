// A data folder as a first start leaves it: made once for each state of the migrations, and copied to the installations
// of tests that are not about their first start.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../src/db/database.ts'
import { takeLock } from '../../src/db/lock.ts'
import { readSettings } from '../../src/settings.ts'
import { schemaState } from './database.ts'

const home = join(import.meta.dirname, '../../../../.runtime/test-installation')

/** Copies it to a data folder that is not there yet. */
export async function prepareData(dataDir: string): Promise<void> {
  mkdirSync(home, { recursive: true })
  const lock = await takeLock(join(home, 'lock'), 'command', () => Promise.resolve(false))
  try {
    const made = join(home, 'state')
    if (!existsSync(made) || readFileSync(made, 'utf8') !== schemaState()) await make(made)
    mkdirSync(dirname(dataDir), { recursive: true })
    // It keeps the owner, who is not ours where we are root.
    execFileSync('cp', ['-a', join(home, 'data'), dataDir])
  } finally {
    lock?.release()
  }
}

async function make(made: string): Promise<void> {
  for (const name of ['state', 'data', 'new', 'keys'])
    rmSync(join(home, name), { recursive: true, force: true })
  const database = await openDatabase(
    readSettings({ ORALU_DATA: join(home, 'new'), ORALU_KEYS: join(home, 'keys') }),
  )
  await database.close()
  renameSync(join(home, 'new'), join(home, 'data'))
  writeFileSync(made, schemaState())
}
