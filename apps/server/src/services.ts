// What a running Oralu is made of; handed to routes and jobs.
import type { Logger } from 'pino'
import type { Database } from './db/database.ts'
import type { FileStore } from './files/store.ts'
import type { Settings } from './settings.ts'

export interface Services {
  settings: Settings
  database: Database
  files: FileStore
  log: Logger
}
