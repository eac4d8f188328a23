// Long work runs in a thread of its own, so that the office is answered meanwhile. It shares nothing with the rest but
// the database and the folders, as a second process of Oralu would.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Services } from '../services.ts'

const AGAIN_AFTER = 5_000
/** A job that does not pause for so long is cut off: it is begun again by the next start. */
const LONGEST_STOP = 15_000

/** @throws Error when the thread cannot begin; one that ends later is started again */
export async function startJobs({ settings, log }: Services): Promise<{ stop(): Promise<void> }> {
  let stopped = false
  const start = async () => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: settings })
    const gone = new AbortController()
    const ended = new Promise<void>((done) => worker.once('exit', () => done()))
    void ended.then(() => gone.abort())
    await once(worker, 'message', { signal: gone.signal })
    worker.on('error', (error) => log.error({ error: error.message }, 'the thread of jobs failed'))
    void ended.then(again)
    return { ended, tell: () => worker.postMessage('stop'), cut: () => worker.terminate() }
  }
  const again = async (): Promise<void> => {
    while (!stopped) {
      await sleep(AGAIN_AFTER, undefined, { ref: false })
      try {
        if (stopped) return
        thread = await start()
        // told to stop while this one began
        if (stopped) thread.tell()
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
      thread.tell()
      await Promise.race([thread.ended, sleep(LONGEST_STOP, undefined, { ref: false }).then(thread.cut)])
    },
  }
}
