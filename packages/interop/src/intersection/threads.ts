// The group's work over several threads that share memory; each takes the next piece until none is left.
import { Worker } from 'node:worker_threads'
import { IntersectionError } from './errors.ts'
import { bytesIn, type GroupWork, workOn } from './group.ts'
import { ELEMENT } from './limits.ts'

/** Below so many elements another thread costs more than it brings. */
const WORTH_THREADS = 2000
/** Elements that a thread takes at a time. */
export const PIECE = 256

export interface ThreadWork {
  work: GroupWork
  source: Uint8Array
  target: Uint8Array
  secret: Uint8Array
  count: number
  /** Where the next piece begins; where a bad element was found, or -1. */
  next: Int32Array
}

/**
 * @param source 64 bytes (`blind`) or 32 bytes an element
 * @returns the elements made, 32 bytes each, in their order; nothing for `check`
 * @throws IntersectionError bad-element
 */
export async function inThreads(
  work: GroupWork,
  source: Uint8Array,
  secret: Uint8Array,
  threads: number,
): Promise<Uint8Array> {
  const count = source.length / bytesIn(work)
  const length = work === 'check' ? 0 : count * ELEMENT
  let bad: number
  let target: Uint8Array
  if (threads < 2 || count < WORTH_THREADS) {
    target = new Uint8Array(length)
    bad = workOn(work, source, target, secret, 0, count)
  } else {
    target = new Uint8Array(new SharedArrayBuffer(length))
    const next = new Int32Array(new SharedArrayBuffer(8)).fill(-1, 1)
    const shared = new Uint8Array(new SharedArrayBuffer(source.length))
    shared.set(source)
    const data: ThreadWork = { work, source: shared, target, secret, count, next }
    await Promise.all(Array.from({ length: threads }, () => runThread(data)))
    bad = next[1]!
  }
  if (bad >= 0) throw new IntersectionError('bad-element', `element ${bad}`)
  return target
}

function runThread(workerData: ThreadWork): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData })
    worker.on('error', reject)
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread ended with ${code}.`))))
  })
}
