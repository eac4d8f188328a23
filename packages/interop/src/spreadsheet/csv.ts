import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { type ByteFacts, decoderFor, detectEncoding } from './encoding.ts'
import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { ReadOptions, Sink } from './protocol.ts'
import { RowShaper } from './rows.ts'
import type { Delimiter, RowProblem } from './types.ts'

const CHUNK = 128 * 1024
const SAMPLE = 1024 * 1024
const DELIMITERS: Delimiter[] = [',', ';', '\t', '|']

interface PapaResult {
  data: string[][]
  errors: { row?: number; code: string }[]
  meta: { cursor: number }
}

/** Reads a CSV file. Rows are records: a quoted cell may hold line ends. */
export async function readCsv(
  path: string,
  options: ReadOptions,
  limits: Limits,
  sink: Sink,
  warnings: string[],
): Promise<void> {
  const facts = await gatherFacts(path)
  const detected = options.encoding
    ? {
        encoding: options.encoding,
        confidence: 'given' as const,
        skip: bomLength(facts.sample, options.encoding),
      }
    : detectEncoding(facts)
  if (detected.confidence === 'guess') {
    warnings.push(`The encoding is a guess (${detected.encoding}). Look at the names before you import.`)
  }
  const decoder = decoderFor(detected.encoding)
  let delimiter = options.delimiter ?? null
  let shaper: RowShaper | null = null
  let parser: Papa.Parser | null = null
  let rest = ''
  let number = 0

  const consume = async (text: string, last: boolean): Promise<void> => {
    if (delimiter === null) {
      const line = /^sep=(.)\n/.exec(text)
      const said = DELIMITERS.find((candidate) => candidate === line?.[1])
      delimiter = said ?? guessDelimiter(text)
      // Excel's own first line that names the delimiter is no row of the list.
      if (said && line) rest = rest.slice(line[0].length)
    }
    shaper ??= new RowShaper(
      sink,
      limits,
      {
        format: 'csv',
        encoding: detected.encoding,
        encodingConfidence: detected.confidence,
        delimiter,
        sheet: null,
        sheets: [],
        rightToLeft: false,
        warnings,
      },
      options.headerRow,
    )
    parser ??= new Papa.Parser({ delimiter, newline: '\n' })
    const { data, errors, meta } = parser.parse(rest, 0, !last) as PapaResult
    const faults = new Map<number, RowProblem[]>()
    for (const error of errors) {
      const row = error.row ?? 0
      if (!last && row >= data.length) continue
      if (error.code === 'MissingQuotes') {
        throw new SpreadsheetError('unclosed-quote', `row ${number + row + 1}`)
      }
      // Such a cell may have swallowed the rows that follow: how many lines it spans says so.
      const lines = (data[row] ?? []).reduce((sum, cell) => sum + cell.split('\n').length - 1, 1)
      const detail = `text after a closing quotation mark; the row spans ${lines} ${lines === 1 ? 'line' : 'lines'}`
      faults.set(row, [{ code: 'quotes', level: 'error', detail }])
    }
    for (let row = 0; row < data.length; row++) {
      number++
      const cells = data[row] as string[]
      const problems = faults.get(row) ?? []
      for (let column = 0; column < cells.length; column++) {
        if ((cells[column] as string).includes('\ufffd'))
          problems.push({ code: 'undecodable', level: 'error', column })
      }
      const wait = shaper.push({ number, cells, problems, ragged: true })
      if (wait) await wait
    }
    rest = last ? '' : rest.slice(meta.cursor)
    // A record that never ends: the quotation mark that opened it has no partner.
    const longest = Math.max(1024 * 1024, 4 * limits.cellChars)
    if (rest.length > longest) throw new SpreadsheetError('unclosed-quote', `row ${number + 1}`)
  }

  let pendingReturn = false
  const normalise = (text: string): string => {
    // Line ends are made one kind before parsing, since lists joined from several sources mix them.
    let joined = pendingReturn ? `\r${text}` : text
    pendingReturn = joined.endsWith('\r')
    if (pendingReturn) joined = joined.slice(0, -1)
    if (joined.includes('\0')) throw new SpreadsheetError('null-bytes')
    return joined.replace(/\r\n?/g, '\n')
  }

  for await (const chunk of createReadStream(path, { start: detected.skip, highWaterMark: CHUNK })) {
    rest += normalise(decoder.write(chunk as Buffer))
    if (delimiter !== null || rest.length >= CHUNK / 4) await consume(rest, false)
  }
  rest += normalise(decoder.end()) + (pendingReturn ? '\n' : '')
  if (rest.trim() === '' && shaper === null) throw new SpreadsheetError('empty')
  await consume(rest, true)
  await (shaper as RowShaper | null)?.end()
}

/** One pass over the bytes: null bytes and validity are facts about the whole file, not about its beginning. */
async function gatherFacts(path: string): Promise<ByteFacts> {
  const samples: Buffer[] = []
  let sampled = 0
  let size = 0
  let nulls = 0
  let validUtf8 = true
  let tail = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const chunk = piece as Buffer
    size += chunk.length
    if (sampled < SAMPLE) {
      samples.push(chunk)
      sampled += chunk.length
    }
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) nulls++
    if (!validUtf8) continue
    const joined = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
    const end = completeUtf8End(joined)
    validUtf8 = isUtf8(joined.subarray(0, end))
    tail = Buffer.from(joined.subarray(end))
  }
  if (tail.length > 0) validUtf8 = false
  return { sample: Buffer.concat(samples), size, nulls, validUtf8 }
}

/** Where the last whole UTF-8 sequence ends. */
function completeUtf8End(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function bomLength(sample: Buffer, encoding: string): number {
  const is = (...bytes: number[]): boolean => bytes.every((byte, at) => sample[at] === byte)
  if (encoding === 'utf-8' && is(0xef, 0xbb, 0xbf)) return 3
  if (encoding === 'utf-16le' && is(0xff, 0xfe)) return 2
  return encoding === 'utf-16be' && is(0xfe, 0xff) ? 2 : 0
}

/**
 * The delimiter whose count outside quotation marks is the same, and not zero, on most of the first lines.
 * Arabic and Russian lists use the semicolon; names such as "Smith, John" hold commas that must not win.
 */
export function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const first = counts[0] ?? 0
    if (first === 0) continue
    const agree = counts.filter((count) => count === first).length / counts.length
    const score = agree * 10 + Math.min(first, 30) / 10
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
