// A data folder as a first start leaves it, or as loading the demonstration does: made once for each state of what
// makes it, and copied to the installations of tests that are not about that.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../src/db/database.ts'
import { takeLock } from '../../src/db/lock.ts'
import { readSettings } from '../../src/settings.ts'
import { schemaState } from './database.ts'

const root = join(import.meta.dirname, '../../../..')
const home = join(root, '.runtime/test-installation')

/** Copies one that was only started to a data folder that is not there yet. */
export const prepareData = (dataDir: string): Promise<void> =>
  copied('empty', schemaState(), start, [['data', dataDir]])

/** The same with the demonstration in it, which needs its keys. */
export const prepareDemonstration = (dataDir: string, keysDir: string): Promise<void> =>
  copied('demonstration', schemaState() + loadersState(), load, [
    ['data', dataDir],
    ['keys', keysDir],
  ])

async function copied(
  kind: string,
  state: string,
  make: (data: string, keys: string) => Promise<unknown>,
  parts: [part: string, to: string][],
): Promise<void> {
  const place = join(home, kind)
  mkdirSync(place, { recursive: true })
  const lock = await takeLock(join(place, 'lock'), 'command', () => Promise.resolve(false))
  try {
    const made = join(place, 'state')
    if (!existsSync(made) || readFileSync(made, 'utf8') !== state) {
      for (const name of ['state', 'data', 'new', 'keys'])
        rmSync(join(place, name), { recursive: true, force: true })
      await make(join(place, 'new'), join(place, 'keys'))
      renameSync(join(place, 'new'), join(place, 'data'))
      writeFileSync(made, state)
    }
    for (const [part, to] of parts) {
      mkdirSync(dirname(to), { recursive: true })
      // It keeps the owner, who is not ours where we are root.
      execFileSync('cp', ['-a', join(place, part), to])
    }
  } finally {
    lock?.release()
  }
}

async function start(data: string, keys: string): Promise<void> {
  const database = await openDatabase(readSettings({ ORALU_DATA: data, ORALU_KEYS: keys }))
  await database.close()
}

async function load(data: string, keys: string): Promise<void> {
  await prepareData(data)
  execFileSync(process.execPath, [join(root, 'apps/server/bin/oralu.js'), 'demo', 'load'], {
    env: { ...process.env, ORALU_DATA: data, ORALU_KEYS: keys },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** All that has a hand in loading: the persons, how lists are read, the keys that names get. */
function loadersState(): string {
  const hash = createHash('sha256')
  for (const file of globSync(['apps/server/src/**/*.ts', 'packages/*/src/**/*.{ts,json}'], {
    cwd: root,
  }).sort())
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
