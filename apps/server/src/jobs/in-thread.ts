// A job's work in a thread of its own: it computes without a pause, and ending the thread is how it is called off.
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Job } from './job.ts'

const POLL = 400

/** How far it is, as `Job.progress` takes it. */
export type Step = [done: number, total: number | undefined, doing: string]

/**
 * The thread answers once, `{ answer }`; until then it may say where it is, `{ step }`, or that it cannot, `{ failed }`.
 *
 * @param step before it has said anything
 * @throws Cancelled when the orderer asked to stop: the thread is ended
 */
export async function inThread<Answer extends object>(
  job: Job,
  file: URL,
  workerData: object,
  step: Step,
): Promise<Answer> {
  const worker = new Worker(file, { workerData })
  let now = step
  const finished = new Promise<Answer>((resolve, reject) => {
    worker.on('message', (said: { answer: Answer } | { step: Step } | { failed: string }) => {
      if ('answer' in said) resolve(said.answer)
      else if ('step' in said) now = said.step
      else reject(new Error(said.failed))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended without an answer')))
  })
  // Heard of later, by whoever waits for it.
  finished.catch(() => {})
  try {
    for (;;) {
      await job.progress(...now)
      const answer = await Promise.race([finished, sleep(POLL, undefined, { ref: false })])
      if (answer) return answer
    }
  } finally {
    await worker.terminate()
  }
}
