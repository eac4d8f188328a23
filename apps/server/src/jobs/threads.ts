// Long work runs in a thread of its own, so that the office is answered meanwhile. It shares nothing with the rest but
// the database and the folders, as a second process of Oralu would.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Services } from '../services.ts'

const AGAIN_AFTER = 5_000

/** @throws Error when the thread cannot begin; one that ends later is started again */
export async function startJobs({ settings, log }: Services): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  const start = async (): Promise<Worker> => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: settings })
    const ended = new AbortController()
    worker.once('exit', () => ended.abort())
    await once(worker, 'message', { signal: ended.signal })
    worker.on('error', (error) => log.error({ error: error.message }, 'the thread of jobs failed'))
    worker.once('exit', () => void again())
    return worker
  }
  const again = async (): Promise<void> => {
    while (!stopped) {
      await sleep(AGAIN_AFTER, undefined, { ref: false })
      try {
        if (!stopped) thread = await start()
        return
      } catch (error) {
        log.error({ error: (error as Error).message }, 'the thread of jobs did not begin')
      }
    }
  }
  let thread = await start()
  return {
    async stop() {
      stopped = true
      const ended = once(thread, 'exit')
      thread.postMessage('stop')
      await ended
    },
  }
}
