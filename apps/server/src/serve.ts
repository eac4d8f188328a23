// Starts everything that a running Oralu is made of, in order, and stops it in the opposite one.
import { join } from 'node:path'
import { pino } from 'pino'
import { openDatabase } from './db/database.ts'
import { FileStore } from './files/store.ts'
import { buildServer } from './http/server.ts'
import { startWorker } from './jobs/worker.ts'
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
  const log = pino({ level: settings.logLevel, redact: ['req.headers', 'headers.cookie', 'headers.authorization'] })
  const key = ledgerKey(settings.keysDir)
  const database = await openDatabase(settings, true)
  const services: Services = { settings, database, files: new FileStore(join(settings.dataDir, 'files')), log }
  try {
    const app = await buildServer(services)
    const sealer = startSealer(database.jobs, key, ledgerOrigin, log)
    const worker = await startWorker(services)
    const address = await app.listen({ port: settings.port, host: settings.host })
    return {
      address,
      services,
      async stop() {
        await app.close()
        await worker.stop()
        await sealer.stop()
        await database.close()
      },
    }
  } catch (error) {
    await database.close().catch(() => {})
    throw error
  }
}
