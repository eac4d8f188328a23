// One thread of `oralu names search`: an index of the register, and the batches of names it is asked for.
import { parentPort, workerData } from 'node:worker_threads'
import { type NameHit, NameIndex, parseDate } from '@oralu/names'

/** Texts one after the other in UTF-8; `ends[i]` is where the i-th ends. */
export interface Column {
  bytes: SharedArrayBuffer
  ends: Uint32Array
}

export interface Batch {
  from: number
  top: number
  names: string[]
  born: string[] | undefined
}

export interface Answer {
  from: number
  hits: NameHit[][]
}

export interface Progress {
  read: number
}

const { names, born } = workerData as { names: Column; born: Column | undefined }
const reader = (column: Column) => {
  const bytes = Buffer.from(column.bytes)
  return (row: number) => bytes.toString('utf8', row === 0 ? 0 : column.ends[row - 1]!, column.ends[row]!)
}
const bornText = born && reader(born)
const dateOf = (text: string | undefined) => (text?.trim() ? parseDate(text) : undefined)
const index = new NameIndex(
  { count: names.ends.length, nameAt: reader(names), bornAt: bornText && ((row) => dateOf(bornText(row))) },
  (read) => read % 100_000 === 0 && parentPort!.postMessage({ read } satisfies Progress),
)

parentPort!.on('message', (batch: Batch) => {
  const hits = batch.names.map((name, i) => index.search(name, batch.top, dateOf(batch.born?.[i])))
  parentPort!.postMessage({ from: batch.from, hits } satisfies Answer)
})
