// One assignment in a thread of its own: ending the thread is how it is called off.
import { parentPort, workerData } from 'node:worker_threads'
import { assign, type Mission } from '@oralu/assignment'
import type { Step } from '../../jobs/in-thread.ts'

const { mission, seconds } = workerData as { mission: Mission; seconds: number }
const outcome = await assign(mission, {
  seconds,
  progress: (doing, done, total) =>
    parentPort!.postMessage({ step: [done, total, `operations.seating.job.${doing}`] satisfies Step }),
})
parentPort!.postMessage({ answer: outcome })
