// The thread in which jobs run, begun by threads.ts: says when it is ready, and ends when it is told to.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { pino } from 'pino'
import { startMailbox } from '../cooperation/mailbox.ts'
import { openDatabase } from '../db/database.ts'
import { FileStore } from '../files/store.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { startWorker } from './worker.ts'

const CONNECTIONS = 6

const settings = workerData as Settings
const database = await openDatabase(settings, false, CONNECTIONS)
const services: Services = {
  settings,
  database,
  files: new FileStore(join(settings.dataDir, 'files')),
  log: pino({ level: settings.logLevel }),
}
const worker = await startWorker(services)
const mailbox = startMailbox(services)
parentPort!.once('message', async () => {
  await Promise.all([worker.stop(), mailbox.stop()])
  await database.close()
  parentPort!.close()
})
parentPort!.postMessage('ready')
