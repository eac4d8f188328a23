// Linkage over several threads that share the table's memory.
import { Worker } from 'node:worker_threads'
import { CHUNK, type Found, joinFound, type Scan, scanHere } from '@oralu/linkage'

/** Below so many records another thread costs more than it brings. */
const WORTH_THREADS = 8000

export const scanWith = (threads: number): Scan => {
  return async (table, blocks, model, least, options) => {
    const end = Math.min(table.split, table.count)
    if (threads < 2 || end < WORTH_THREADS) return scanHere(table, blocks, model, least, options)
    const next = new Int32Array(new SharedArrayBuffer(4))
    const workerData = { table, blocks, model, least, end, next }
    const found: Found[] = []
    let ready = 0
    const take = ({ at, ...part }: Found & { at: number }) => {
      found[at] = part
      options.done(Math.min(end, ++ready * CHUNK), end)
    }
    await Promise.all(Array.from({ length: threads }, () => work(workerData, take, options.signal)))
    return joinFound(found)
  }
}

function work(
  workerData: object,
  take: (part: Found & { at: number }) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData })
    const stop = () => {
      void worker.terminate()
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', take)
    worker.on('error', reject)
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop)
      resolve()
    })
  })
}
