// The one thread that sets papers, and those who wait for it.
import { Worker } from 'node:worker_threads'

export const templates = [
  'manifest',
  'boarding-cards',
  'family-labels',
  'head-count',
  'handover',
  'travel-document',
  'meeting-brief',
  'note-verbale',
  'package',
] as const
export type Template = (typeof templates)[number]

export interface Order {
  id: number
  template: Template
  /** JSON. */
  data: string
  /** Ids that the paper shows as QR codes. */
  codes: readonly string[]
}

const longestMs = 60_000
let thread: Worker | undefined
let last = 0
const waiting = new Map<number, { done(pdf: Buffer): void; failed(error: Error): void }>()

/** @throws Error when the paper cannot be set, or takes more than a minute */
export function setPaper(template: Template, data: object, codes: readonly string[] = []): Promise<Buffer> {
  thread ??= start()
  const worker = thread
  const id = ++last
  return new Promise<Buffer>((done, failed) => {
    const clock = setTimeout(() => {
      failed(new Error(`${template} took more than ${longestMs} ms`))
      void worker.terminate()
    }, longestMs)
    const settle =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        clearTimeout(clock)
        waiting.delete(id)
        then(value)
      }
    waiting.set(id, { done: settle(done), failed: settle(failed) })
    worker.postMessage({ id, template, data: JSON.stringify(data), codes } satisfies Order)
  })
}

function start(): Worker {
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url))
  worker.on('message', ({ id, pdf, error }: { id: number; pdf?: Uint8Array; error?: string }) => {
    if (pdf) waiting.get(id)?.done(Buffer.from(pdf))
    else waiting.get(id)?.failed(new Error(error))
  })
  const gone = (error: Error) => {
    if (thread === worker) thread = undefined
    for (const each of [...waiting.values()]) each.failed(error)
  }
  worker.on('error', gone)
  worker.on('exit', () => gone(new Error('the thread that sets papers ended')))
  // Last: whoever listens to a thread's messages is held by it, and the server could not end.
  worker.unref()
  return worker
}
