// `oralu link LEFT.csv [RIGHT.csv] --config C.json --out PAIRS.csv`: which rows of two files (or of one) are of one
// person, learnt from the files themselves. Starts no database. Formats: docs/formats/link-*.
import { createWriteStream, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import {
  type LinkConfig,
  LinkConfigError,
  type LinkedPair,
  type LinkStep,
  linkTable,
  parseLinkConfig,
  TableBuilder,
} from '@oralu/linkage'
import { BadInput, type Command } from './command.ts'
import { csvCell, readCsv } from './csv.ts'
import { scanWith } from './link-threads.ts'

const use =
  'Use: oralu link LEFT.csv [RIGHT.csv] --config C.json --out PAIRS.csv [--threshold .5] [--one-to-one]'

export const run: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      out: { type: 'string' },
      threshold: { type: 'string', default: '0.5' },
      'one-to-one': { type: 'boolean', default: false },
    },
  })
  const [left, right, ...more] = positionals
  if (!left || more.length > 0 || !values.config || !values.out) throw new BadInput(use)
  const threshold = readThreshold(values.threshold)
  if (values['one-to-one'] && !right) throw new BadInput('--one-to-one is for two files')
  const config = readConfig(values.config)
  refuseOverwriting(values.out, [left, ...(right ? [right] : []), values.config])
  const stop = new AbortController()
  const interrupt = () => stop.abort(new BadInput('Interrupted; nothing was written.'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const told = new Progress()
  const builder = new TableBuilder(config)
  for (const file of right ? [left, right] : [left]) await readList(file, config, builder, told, stop.signal)
  const { table, ids } = builder.build()
  const result = await linkTable(table, {
    threshold,
    oneToOne: values['one-to-one'],
    scan: scanWith(Math.min(8, availableParallelism())),
    progress: (step) => told.step(step),
    signal: stop.signal,
  })
  await write(values.out, result.pairs, ids, right === undefined)
  told.say(
    `${result.pairs.length} pairs from ${table.count} records; ${result.compared} pairs compared (largest block ${result.largestBlock}), estimated to hold ${(100 * result.recall).toFixed(1)} % of the true ones`,
  )
  return 0
}

function readThreshold(text: string): number {
  const threshold = Number(text)
  if (text.trim() === '' || !(threshold >= 0 && threshold <= 1))
    throw new BadInput(`--threshold ${text}: a number from 0 to 1 is needed`)
  return threshold
}

function readConfig(file: string): LinkConfig {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)))
  } catch (error) {
    const { code, name } = error as { code?: string; name: string }
    if (name === 'SyntaxError') throw new BadInput(`${file}: not JSON`)
    throw new BadInput(`${file}: ${code === 'ENOENT' ? 'no such file' : 'cannot be read as UTF-8'}`)
  }
  try {
    return parseLinkConfig(json)
  } catch (error) {
    if (error instanceof LinkConfigError) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}

function refuseOverwriting(out: string, inputs: string[]): void {
  const real = (file: string) => {
    try {
      return realpathSync(file)
    } catch {
      return undefined
    }
  }
  const target = real(out)
  if (target && inputs.some((file) => real(file) === target))
    throw new BadInput(`${out}: is one of the files to read`)
  if (target && !statSync(target).isFile()) throw new BadInput(`${out}: not a file`)
}

async function readList(
  file: string,
  config: LinkConfig,
  builder: TableBuilder,
  told: Progress,
  signal: AbortSignal,
) {
  builder.list()
  const seen = new Set<string>()
  let width = 0
  let idAt = -1
  let places: number[] = []
  await readCsv(file, (cells, row) => {
    if (row === 1) {
      const place = (column: string) => {
        const at = cells.indexOf(column)
        if (at === -1) throw new BadInput(`${file}: there is no column '${column}'`)
        if (cells.indexOf(column, at + 1) !== -1)
          throw new BadInput(`${file}: there are two columns '${column}'`)
        return at
      }
      width = cells.length
      idAt = place(config.id)
      places = config.fields.map(({ column }) => place(column))
      return
    }
    if (cells.length > width) throw new BadInput(`${file}: row ${row} has more cells than the header`)
    const id = cells[idAt] ?? ''
    if (id === '') throw new BadInput(`${file}: row ${row} has no ${config.id}`)
    if (seen.has(id))
      throw new BadInput(`${file}: row ${row}: ${config.id} '${id.slice(0, 60)}' stands there twice`)
    seen.add(id)
    builder.add(
      id,
      places.map((at) => cells[at] ?? ''),
    )
    if (row % 10_000 === 0) {
      signal.throwIfAborted()
      told.line(`reading ${file}: ${row} rows`)
    }
  })
  if (idAt === -1) throw new BadInput(`${file}: is empty`)
}

/** Beside the file first, then in its place: an interrupted run leaves no half of a result. */
async function write(out: string, pairs: LinkedPair[], ids: string[], one: boolean) {
  const named = pairs.map(({ left, right, probability }) => {
    const [a, b] = [ids[left]!, ids[right]!]
    return one && a > b ? { a: b, b: a, probability } : { a, b, probability }
  })
  named.sort((x, y) => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0))
  const part = `${out}.part`
  try {
    await pipeline(function* () {
      yield 'left,right,probability\n'
      for (const { a, b, probability } of named)
        yield `${csvCell(a)},${csvCell(b)},${Number(probability.toFixed(6))}\n`
    }, createWriteStream(part))
    renameSync(part, out)
  } catch (error) {
    rmSync(part, { force: true })
    throw new BadInput(`${out}: cannot be written (${(error as { code?: string }).code ?? 'error'})`)
  }
}

/** On standard error: one line that changes on a terminal, a line a step elsewhere. */
class Progress {
  private last = ''
  private readonly live = process.stderr.isTTY

  step({ step, done, of }: LinkStep): void {
    if (done !== undefined && of) this.line(`${step}: ${Math.floor((100 * done) / of)} %`)
    else if (this.live) this.line(step)
    else this.say(step)
  }

  line(text: string): void {
    if (this.live && text !== this.last) process.stderr.write(`\r\x1b[K${text}`)
    this.last = text
  }

  say(text: string): void {
    process.stderr.write(`${this.live ? '\r\x1b[K' : ''}${text}\n`)
  }
}
