// One check of claims in a thread of its own: it computes without a pause, and ending the thread is how it is called off.
import { parentPort, workerData } from 'node:worker_threads'
import {
  type Asked,
  checkConsistency,
  MOST_ASKED,
  type Statement,
  TooHard,
  unpublished,
} from '@oralu/figures'

const { claims, asked } = workerData as { claims: Statement[]; asked: Asked[] }
const open = unpublished(claims, [])
const same = (a: Asked, b: Asked) =>
  a.event === b.event && a.category === b.category && a.missions.join() === b.missions.join()
const groups = [
  ...asked,
  ...(open.length > MOST_ASKED ? [] : open.filter((one) => !asked.some((other) => same(one, other)))),
]
try {
  parentPort!.postMessage({ answer: await checkConsistency({ claims, groups: [] }, { asked: groups }) })
} catch (error) {
  if (!(error instanceof TooHard)) throw error
  parentPort!.postMessage({ failed: error.message })
}
