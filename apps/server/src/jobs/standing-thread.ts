// A thread that stands ready for one kind of work, and those who wait for it: what takes long holds up nobody else.
import { Worker } from 'node:worker_threads'

/** As it reaches the thread; the answer goes back under the same id, as `answer` or `error`. */
export interface Order<T> {
  id: number
  of: T
}

export class StandingThread<Asked, Answered> {
  readonly #file: URL
  readonly #longestMs: number
  readonly #waiting = new Map<number, { done(answer: Answered): void; failed(error: Error): void }>()
  #thread: Worker | undefined
  #last = 0

  constructor(file: URL, longestMs: number) {
    this.#file = file
    this.#longestMs = longestMs
  }

  /** @throws Error when it cannot be done, or takes too long */
  ask(of: Asked): Promise<Answered> {
    this.#thread ??= this.#start()
    const worker = this.#thread
    const id = ++this.#last
    return new Promise<Answered>((done, failed) => {
      const clock = setTimeout(() => {
        failed(new Error(`no answer within ${this.#longestMs} ms`))
        void worker.terminate()
      }, this.#longestMs)
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(clock)
          this.#waiting.delete(id)
          then(value)
        }
      this.#waiting.set(id, { done: settle(done), failed: settle(failed) })
      worker.postMessage({ id, of } satisfies Order<Asked>)
    })
  }

  #start(): Worker {
    const worker = new Worker(this.#file)
    worker.on('message', ({ id, answer, error }: { id: number; answer: Answered; error?: string }) => {
      if (error === undefined) this.#waiting.get(id)?.done(answer)
      else this.#waiting.get(id)?.failed(new Error(error))
    })
    const gone = (error: Error) => {
      if (this.#thread === worker) this.#thread = undefined
      for (const each of [...this.#waiting.values()]) each.failed(error)
    }
    worker.on('error', gone)
    worker.on('exit', () => gone(new Error('the thread ended')))
    // Last: whoever listens to a thread's messages is held by it, and the server could not end.
    worker.unref()
    return worker
  }
}
