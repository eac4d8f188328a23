// Long work runs in the server's process, taken from a queue in the same PostgreSQL. A job runs as the account that
// ordered it: each of its transactions enters with the job's own token, so it can do no more than they could.
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run } from 'graphile-worker'
import { type Db, inTransaction } from '../db/transaction.ts'
import { problemOf } from '../http/problems.ts'
import type { Services } from '../services.ts'
import { freeAbandoned, holdJob } from './alive.ts'
import { Cancelled, type Job, requeued, Stopped, type Task } from './job.ts'
import { tasks } from './tasks.ts'

const LOOK_FOR_ABANDONED = 15_000

export async function startWorker(services: Services): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  const isStopped = () => stopped
  let runner = await startRunner(services, isStopped)
  // It gives up when PostgreSQL is away for long; unheard, that would end the process.
  const keepUp = (): void => {
    runner.promise
      .catch((error) =>
        services.log.error({ code: (error as { code?: string }).code }, 'the worker of jobs stopped'),
      )
      .then(async () => {
        while (!stopped) {
          await sleep(5_000, undefined, { ref: false })
          try {
            if (!stopped) runner = await startRunner(services, isStopped)
            return stopped ? undefined : keepUp()
          } catch {
            // PostgreSQL is still away
          }
        }
      })
  }
  keepUp()
  const lookForAbandoned = () =>
    void freeAbandoned(services.database.jobs).catch((error) =>
      services.log.warn({ code: (error as { code?: string }).code }, 'abandoned jobs were not looked for'),
    )
  lookForAbandoned()
  const abandoned = setInterval(lookForAbandoned, LOOK_FOR_ABANDONED)
  abandoned.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(abandoned)
      await runner.stop().catch(() => {})
    },
  }
}

function startRunner(services: Services, isStopped: () => boolean): Promise<Runner> {
  return run({
    pgPool: services.database.jobs,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quietLogger(services),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown) => runTask(services, task, payload, isStopped),
      ]),
    ),
  })
}

async function runTask(
  services: Services,
  task: Task,
  payload: unknown,
  isStopped: () => boolean,
): Promise<void> {
  const { job: id, token } = payload as { job: string; token: string }
  // Ends with this process, whatever becomes of it.
  await using _held = await holdJob(services.database.jobs, id)
  const transaction = <T>(work: (db: Db) => Promise<T>) =>
    inTransaction(services.database.app, { token }, work)
  const set = (values: Record<string, unknown>) =>
    whenReady(() =>
      transaction((db) => db.updateTable('jobs.job').set(values).where('id', '=', id).execute()),
    )
  const job: Job = {
    id,
    services,
    transaction,
    async progress(done, total, doing) {
      const row = await transaction((db) =>
        db
          .updateTable('jobs.job')
          .set({ done, ...(total === undefined ? {} : { total }), ...(doing === undefined ? {} : { doing }) })
          .where('id', '=', id)
          .returning('cancel_asked')
          .executeTakeFirst(),
      )
      if (row?.cancel_asked) throw new Cancelled()
      if (isStopped()) throw new Stopped()
    },
  }
  await set({ state: 'running' })
  try {
    const result = await task(job)
    await set({ state: 'done', result: JSON.stringify(result), ended_at: new Date().toISOString() })
  } catch (error) {
    if (error instanceof Stopped) {
      await set({ state: 'queued' })
      throw error
    }
    const state = error instanceof Cancelled ? 'cancelled' : 'failed'
    const { code, name, stack } = error as Error & { code?: string }
    if (state === 'failed')
      services.log.error({ job: id, code, name, stack: code ? undefined : stack }, 'job failed')
    await set({
      state,
      problem: state === 'failed' ? (code ?? 'failed') : null,
      ended_at: new Date().toISOString(),
    })
  }
}

/** Waits out a restart of PostgreSQL, so that a job does not stay `running` for ever. */
async function whenReady<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (attempt >= 60 || problemOf(error).code !== 'not-ready') throw error
      await sleep(1_000)
    }
  }
}

/** The queue's own messages name ids and tasks only. */
function quietLogger({ log }: Services): Logger {
  const levels: Record<string, 'error' | 'warn' | 'debug'> = { error: 'error', warning: 'warn' }
  return new Logger(
    () => (level, message) =>
      // A job that was queued again is no error.
      log[message.includes(requeued) ? 'debug' : (levels[level] ?? 'debug')]({ queue: true }, message),
  )
}
