// Starts everything that a running Oralu is made of, in order, and stops it in the opposite one.
import { join } from 'node:path'
import { pino } from 'pino'
import { openDatabase } from './db/database.ts'
import { hasDemonstration, isLoopback } from './demo/hint.ts'
import { FileStore } from './files/store.ts'
import { buildServer } from './http/server.ts'
import { startJobs } from './jobs/threads.ts'
import { ledgerKey, startSealer } from './ledger/sealer.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'

export interface Running {
  address: string
  services: Services
  stop(): Promise<void>
}

/** The name of this installation's ledger in its checkpoints. */
export const ledgerOrigin = 'oralu/ledger'

export async function startOralu(settings: Settings): Promise<Running> {
  const log = pino({
    level: settings.logLevel,
    redact: ['req.headers', 'headers.cookie', 'headers.authorization'],
  })
  const key = ledgerKey(settings.keysDir)
  const database = await openDatabase(settings, true)
  const services: Services = {
    settings,
    database,
    files: new FileStore(join(settings.dataDir, 'files')),
    log,
  }
  const started: (() => Promise<unknown>)[] = [() => database.close()]
  // Requests in flight are answered, then the work behind them ends, the database last.
  const stop = async () => {
    for (const each of started.splice(0).reverse()) await each()
  }
  try {
    if (database.embedded && !isLoopback(settings.host) && (await hasDemonstration(database)))
      throw new Error(
        'The demonstration has accounts whose password is known, so it is served on this machine only. Unset HOST, or start with an empty ORALU_DATA.',
      )
    const app = await buildServer(services)
    const sealer = startSealer(database.jobs, key, ledgerOrigin, log)
    started.push(() => sealer.stop())
    const jobs = await startJobs(services)
    started.push(
      () => jobs.stop(),
      () => app.close(),
    )
    const address = await app.listen({ port: settings.port, host: settings.host })
    return { address, services, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw inWords(error as NodeJS.ErrnoException, settings)
  }
}

/** What an operator can mend, said so. */
function inWords(error: NodeJS.ErrnoException, { port, host }: Settings): Error {
  if (error.syscall !== 'listen') return error
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is taken by another program. Set PORT to another one, or stop that program.`,
    )
  if (error.code === 'EACCES')
    return new Error(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`)
  return new Error(`Cannot listen on ${host}, port ${port} (${error.code}). Set HOST and PORT.`)
}
