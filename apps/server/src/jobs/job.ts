// What a job is: long work that runs as the account that ordered it.
import type { Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'

export interface Job {
  id: string
  services: Services
  /** Runs a transaction as the orderer. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /**
   * Tells the orderer how far the work is.
   * @throws Cancelled when they asked to stop
   * @throws Stopped when this Oralu is about to end
   */
  progress(done: number, total?: number, doing?: string): Promise<void>
}

/** Does the work; what it returns (counts and codes only) is shown to the orderer. */
export type Task = (job: Job) => Promise<Record<string, unknown>>

/** The orderer asked to stop. */
export class Cancelled extends Error {}

export const requeued = 'queued again'

/** This Oralu is about to end. The job is queued again: whoever catches this leaves what was ordered as it is. */
export class Stopped extends Error {
  constructor() {
    super(requeued)
  }
}
