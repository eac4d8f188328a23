// One thread of threads.ts.
import { workerData } from 'node:worker_threads'
import { workOn } from './group.ts'
import { PIECE, type ThreadWork } from './threads.ts'

const { work, source, target, secret, count, next } = workerData as ThreadWork
for (;;) {
  const from = Atomics.add(next, 0, PIECE)
  if (from >= count || Atomics.load(next, 1) >= 0) break
  const bad = workOn(work, source, target, secret, from, Math.min(count, from + PIECE))
  if (bad >= 0) Atomics.store(next, 1, bad)
}
