// One assignment in a thread of its own: ending the thread is how it is called off.
import { parentPort, workerData } from 'node:worker_threads'
import { assign, type Mission } from '@oralu/assignment'

const { mission, seconds } = workerData as { mission: Mission; seconds: number }
const outcome = await assign(mission, {
  seconds,
  progress: (doing, done, total) => parentPort!.postMessage({ doing, done, total }),
})
parentPort!.postMessage({ outcome })
