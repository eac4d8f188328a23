// `oralu names search --registry R.csv --queries Q.csv --top 10 --out O.csv`: for each name of Q the closest names of R.
// Formats: docs/formats/names-search.schema.json. Starts no database. The queries are shared out among threads, each of
// which makes the same index of the register; answers are written as they come, in the order of the queries.
import { existsSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { writeCsv } from '@oralu/interop'
import { BadInput } from './command.ts'
import { readCsv } from './csv.ts'
import type { Answer, Batch, Column, Progress } from './names-search-worker.ts'

const use = 'Use: oralu names search --registry R.csv --queries Q.csv [--top 10] --out O.csv'
/** Queries sent to a thread at once. */
const BATCH = 50

export async function search(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      registry: { type: 'string' },
      queries: { type: 'string' },
      top: { type: 'string', default: '10' },
      out: { type: 'string' },
    },
  })
  const { registry, queries, out } = values
  if (!registry || !queries || !out) throw new BadInput(use)
  const top = Number(values.top)
  if (!Number.isInteger(top) || top < 1 || top > 1_000)
    throw new BadInput(`--top is '${values.top}': give a whole number from 1 to 1000`)
  const folder = dirname(resolve(out))
  if (!existsSync(folder) || (existsSync(out) && statSync(out).isDirectory()))
    throw new BadInput(`${out}: cannot be written there`)
  const asked = await readNames(queries)
  const known = await readNames(registry)
  say(`${known.id.length} names to search, ${asked.id.length} asked for`)
  await writeCsv(out, lines(known, asked, top), { byteOrderMark: false, guardFormulas: false })
  return 0
}

interface Names {
  id: string[]
  name: string[]
  born: string[] | undefined
}

async function readNames(file: string): Promise<Names> {
  const names: Names = { id: [], name: [], born: undefined }
  let columns: number[] | undefined
  await readCsv(file, (cells) => {
    if (columns) {
      const [id, name, born] = columns.map((column) => cells[column] ?? '')
      names.id.push(id!)
      names.name.push(name!)
      names.born?.push(born!)
      return
    }
    const headings = cells.map((heading) => heading.trim().toLowerCase())
    columns = ['id', 'name', 'born'].map((heading) => headings.indexOf(heading))
    const missing = ['id', 'name'].find((heading) => !headings.includes(heading))
    if (missing) throw new BadInput(`${file}: has no column '${missing}'`)
    if (headings.includes('born')) names.born = []
  })
  if (!columns) throw new BadInput(`${file}: is empty`)
  return names
}

async function* lines(known: Names, asked: Names, top: number): AsyncGenerator<(string | number)[]> {
  yield ['query', 'candidate', 'rank', 'score']
  for await (const { from, hits } of answers(known, asked, top))
    for (const [i, found] of hits.entries())
      for (const [rank, hit] of found.entries())
        yield [asked.id[from + i]!, known.id[hit.row]!, rank + 1, hit.score.toFixed(4)]
}

/** Batches in the order of the queries, however the threads finish them. */
async function* answers(known: Names, asked: Names, top: number): AsyncGenerator<Answer> {
  const total = asked.name.length
  if (total === 0 || known.name.length === 0) return
  const threads = Math.min(availableParallelism(), 8, Math.ceil(total / BATCH))
  const data = { names: shared(known.name), born: known.born && shared(known.born) }
  const ready = new Map<number, Answer>()
  let [next, wanted, wake, failure]: [number, number, () => void, Error | undefined] = [
    0,
    0,
    () => {},
    undefined,
  ]
  const workers = Array.from(
    { length: threads },
    () => new Worker(join(import.meta.dirname, 'names-search-worker.ts'), { workerData: data }),
  )
  const give = (worker: Worker) => {
    if (next >= total) return
    const to = Math.min(total, next + BATCH)
    worker.postMessage({
      from: next,
      top,
      names: asked.name.slice(next, to),
      born: asked.born?.slice(next, to),
    } satisfies Batch)
    next = to
  }
  for (const [i, worker] of workers.entries()) {
    worker.on('message', (message: Answer | Progress) => {
      if ('read' in message) {
        if (i === 0) say(`${message.read} of ${known.name.length} names read`)
        return
      }
      ready.set(message.from, message)
      give(worker)
      wake()
    })
    worker.on('error', (error) => {
      failure = error as Error
      wake()
    })
    give(worker)
  }
  try {
    while (wanted < total) {
      const answer = ready.get(wanted)
      if (failure) throw failure
      if (!answer) {
        await new Promise<void>((done) => {
          wake = done
        })
        continue
      }
      ready.delete(wanted)
      yield answer
      wanted += answer.hits.length
      if (wanted % 1_000 === 0 || wanted === total) say(`${wanted} of ${total} answered`)
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Texts as bytes that the threads share: a million names once, not once a thread. */
function shared(texts: string[]): Column {
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const bytes = Buffer.from(new SharedArrayBuffer(size))
  const ends = new Uint32Array(new SharedArrayBuffer(4 * texts.length))
  let at = 0
  for (const [i, text] of texts.entries()) {
    at += bytes.write(text, at)
    ends[i] = at
  }
  return { bytes: bytes.buffer as SharedArrayBuffer, ends }
}

const say = (text: string) => process.stderr.write(`${text}\n`)
