// A real `oralu serve` in a process, on folders and a port of its own, to be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { createPublicKey, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '@oralu/domain'
import pg from 'pg'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { type Verification, verifyLedger } from '../../src/ledger/verify.ts'
import '../../src/db/values.ts'

const cli = join(import.meta.dirname, '../../src/cli.ts')

export interface Site {
  folder: string
  dataDir: string
  keysDir: string
  port: number
  url: string
  /** Removes the folders. */
  clear(): void
}

/** Folders and a free port for one Oralu. */
export async function newSite(port?: number): Promise<Site> {
  const folder = mkdtempSync(join(process.env['ORALU_BENCH_FOLDER'] ?? tmpdir(), 'oralu-site-'))
  const own = port ?? (await freePort())
  return {
    folder,
    dataDir: join(folder, 'data'),
    keysDir: join(folder, 'keys'),
    port: own,
    url: `http://127.0.0.1:${own}`,
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

export interface Ended {
  code: number | null
  signal: string | null
  output: string
}

export interface OraluProcess {
  child: ChildProcess
  /** All that it printed so far. */
  output(): string
  ended: Promise<Ended>
  /** SIGTERM, and its end. */
  stop(): Promise<Ended>
}

/** Starts `oralu serve` without waiting for it. */
export function spawnOralu(
  site: Pick<Site, 'dataDir' | 'keysDir' | 'port'>,
  more: NodeJS.ProcessEnv = {},
): OraluProcess {
  let output = ''
  const child = spawn(process.execPath, [cli, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      ORALU_DATA: site.dataDir,
      ORALU_KEYS: site.keysDir,
      PORT: String(site.port),
      LOG_LEVEL: 'fatal',
      ...more,
    },
  })
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise<Ended>((done) =>
    child.once('close', (code, signal) => done({ code, signal, output })),
  )
  return {
    child,
    output: () => output,
    ended,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Waits until it serves. @throws Error with its output when it ends instead, or after two minutes */
export async function untilReady(site: Site, oralu: OraluProcess): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (oralu.child.exitCode !== null) throw new Error(`oralu serve ended: ${oralu.output()}`)
    const ready = await fetch(`${site.url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await sleep(25)
  }
  throw new Error(`oralu serve is not ready: ${oralu.output()}`)
}

export async function startOralu(site: Site, more?: NodeJS.ProcessEnv): Promise<OraluProcess> {
  const oralu = spawnOralu(site, more)
  await untilReady(site, oralu)
  return oralu
}

/** A connection on the embedded server's own socket. The caller ends it. */
export async function connectTo(site: Site, user = 'postgres'): Promise<pg.Client> {
  const beside = join(site.dataDir, 'pg-socket')
  const client = new pg.Client({ host: beside, port: 5432, user, database: 'oralu' })
  client.on('error', () => {})
  await client.connect()
  return client
}

export async function withRoot<T>(site: Site, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectTo(site)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** An account with a session, made by SQL; the token, and whose it is. */
export async function makeAccount(
  client: pg.Client,
  role: Role,
  agencyId?: string,
): Promise<{ token: string; id: string; agencyId: string }> {
  const [id, token] = [randomUUID(), `test_${randomUUID().replaceAll('-', '')}`]
  const email = `${role}.${id.slice(0, 8)}@example.org`
  const agency =
    agencyId ??
    (
      await client.query('insert into access.agency (name) values ($1) returning id', [
        `Agency ${id.slice(0, 8)}`,
      ])
    ).rows[0].id
  await client.query(`insert into accounts."user" (id, name, email) values ($1, $2, $3)`, [id, role, email])
  await client.query(
    `insert into access.account (id, agency_id, role, name, email, state) values ($1, $2, $3, $4, $5, 'active')`,
    [id, agency, role, `${role} ${id.slice(0, 4)}`, email],
  )
  await client.query(
    `insert into accounts.session ("userId", token, "expiresAt") values ($1, $2, now() + interval '12 hours')`,
    [id, token],
  )
  return { token, id, agencyId: agency }
}

/** The postmaster's process id, as PostgreSQL itself wrote it down. */
export const postmasterOf = (site: Site): number =>
  Number(readFileSync(join(site.dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Processes that work in the folder of the site's database. */
export function processesOf(site: Site): number[] {
  const home = join(site.dataDir, 'pg')
  return readdirSync('/proc')
    .filter((name) => {
      if (!/^\d+$/.test(name)) return false
      try {
        return (
          readlinkSync(`/proc/${name}/cwd`) === home ||
          readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(home)
        )
      } catch {
        return false
      }
    })
    .map(Number)
}

export function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return undefined
  }
}

/** Waits until none works there any more. @returns how many still do after the time */
export async function orphansAfter(site: Site, milliseconds: number): Promise<number> {
  const deadline = Date.now() + milliseconds
  while (processesOf(site).length > 0 && Date.now() < deadline) await sleep(50)
  return processesOf(site).length
}

/** Seals what is open (the server does it), then recomputes the ledger as `oralu ledger verify` does. */
export async function verifySite(site: Site): Promise<Verification> {
  await withRoot(site, async (client) => {
    for (let i = 0; i < 600; i++) {
      const { rows } = await client.query(
        'select from ledger.entry e where not exists (select from ledger.leaf l where l.entry_id = e.id) limit 1',
      )
      if (rows.length === 0) return
      await sleep(50)
    }
    throw new Error('the ledger was not sealed within half a minute')
  })
  const owner = await connectTo(site, 'oralu_owner')
  try {
    return await verifyLedger(owner, createPublicKey(ledgerKey(site.keysDir)))
  } finally {
    await owner.end()
  }
}
