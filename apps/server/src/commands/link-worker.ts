// One thread of a comparison: takes the next chunk of records until none is left.
import { parentPort, workerData } from 'node:worker_threads'
import { CHUNK, Scanner } from '@oralu/linkage'

const { table, blocks, model, least, end, next } = workerData
const scanner = new Scanner(table, blocks)
for (let at = Atomics.add(next, 0, 1); at * CHUNK < end; at = Atomics.add(next, 0, 1))
  parentPort?.postMessage({ at, ...scanner.range(at * CHUNK, Math.min(end, (at + 1) * CHUNK), model, least) })
