// `oralu demo export DIR [--seed N]` writes the demonstration's lists as files, with the truth; it needs no database.
// `oralu demo load [--force]` loads the demonstration into an empty installation.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { openDatabase } from '../db/database.ts'
import { FileStore } from '../files/store.ts'
import { readSettings } from '../settings.ts'
import { BadInput, type Command } from './command.ts'

const usage = 'Say: oralu demo export DIR [--seed N], or: oralu demo load [--force]'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seed: { type: 'string' }, force: { type: 'boolean', default: false } },
  })
  const [verb, folder, ...more] = positionals
  if (verb === 'export' && folder && more.length === 0) return await writeLists(folder, values.seed)
  if (verb === 'load' && !folder && values.seed === undefined) return await load(values.force)
  throw new BadInput(usage)
}

async function writeLists(folder: string, given: string | undefined): Promise<number> {
  if (given !== undefined && !/^\d{1,9}$/.test(given))
    throw new BadInput(`--seed is '${given}': give a whole number.`)
  const { exportDemo } = await import('../demo/export.ts')
  const written = await exportDemo(folder, given === undefined ? undefined : Number(given)).catch(
    (error: NodeJS.ErrnoException) => {
      throw new BadInput(`Cannot write to ${folder}: ${error.message}`)
    },
  )
  for (const path of written) console.log(path)
  return 0
}

async function load(force: boolean): Promise<number> {
  const settings = readSettings()
  if (settings.databaseUrl && !force)
    throw new BadInput(
      'DATABASE_URL names a database of your own. The demonstration has accounts whose passwords many know; say --force if you mean it.',
    )
  const { isEmpty, loadDemo } = await import('../demo/load.ts')
  const database = await openDatabase(settings)
  try {
    if (!(await isEmpty(database)))
      throw new BadInput(
        'There are accounts already. The demonstration is loaded into an empty database only.',
      )
    const services = {
      settings,
      database,
      files: new FileStore(join(settings.dataDir, 'files')),
      log: pino({ level: 'silent' }),
    }
    const { password, emails } = await loadDemo(services, { loopback: !settings.databaseUrl }, (line) =>
      console.log(line),
    )
    console.log(`Sign in at ${settings.publicUrl} as one of these; the password of all is ${password}`)
    for (const email of emails) console.log(`  ${email}`)
    return 0
  } finally {
    await database.close()
  }
}
