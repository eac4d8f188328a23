// A CSV file row by row (RFC 4180; comma, semicolon or tab), at the speed that a million rows ask for: lines without
// quotes are only cut. Strictly UTF-8.
import { createReadStream, statSync } from 'node:fs'
import { BadInput } from './command.ts'

const DELIMITERS = [',', ';', '\t']

/** Gives each record's cells, the header first. A quoted cell may hold line ends. Throws BadInput with one line. */
export async function readCsv(file: string, take: (cells: string[], row: number) => void): Promise<void> {
  const parser = new CsvParser(file, take)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    if (!statSync(file).isFile()) throw new BadInput(`${file}: not a file`)
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
      parser.push(decoder.decode(chunk as Buffer, { stream: true }), false)
    parser.push(decoder.decode(), true)
  } catch (error) {
    if (error instanceof BadInput) throw error
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new BadInput(`${file}: no such file`)
    if (code?.startsWith('ERR_ENCODING')) throw new BadInput(`${file}: not UTF-8`)
    if (code?.startsWith('E')) throw new BadInput(`${file}: cannot be read (${code})`)
    throw error
  }
}

/** A cell may be that long; more means that a quote was never closed. */
const LONGEST = 1 << 20

class CsvParser {
  private readonly file: string
  private readonly take: (cells: string[], row: number) => void
  private rest = ''
  private row = 0
  private delimiter = ','

  constructor(file: string, take: (cells: string[], row: number) => void) {
    this.file = file
    this.take = take
  }

  push(text: string, last: boolean): void {
    const whole = this.rest + text
    let at = 0
    while (at < whole.length) {
      const end = this.endOfRecord(whole, at, last)
      if (end === -1) break
      let line = whole.slice(at, end)
      at = end + 1
      if (line.endsWith('\r')) line = line.slice(0, -1)
      if (line !== '') this.record(line)
    }
    this.rest = whole.slice(at)
  }

  /** Place of the line end that ends the record, -1 if it is still to come. */
  private endOfRecord(text: string, from: number, last: boolean): number {
    let end = text.indexOf('\n', from)
    let quote = text.indexOf('"', from)
    for (;;) {
      if (quote === -1 || (end !== -1 && quote < end)) {
        if (quote === -1) return end !== -1 ? end : last ? text.length : -1
      } else if (end !== -1) return end
      // inside quotes until the next one; a doubled quote goes out and in again
      const close = text.indexOf('"', quote + 1)
      if (close === -1) {
        if (last || text.length - quote > LONGEST)
          throw new BadInput(`${this.file}: row ${this.row + 1}: a quote is not closed`)
        return -1
      }
      quote = text.indexOf('"', close + 1)
      if (end !== -1 && end < close) end = text.indexOf('\n', close + 1)
    }
  }

  private record(line: string): void {
    if (this.row++ === 0) this.delimiter = DELIMITERS.find((each) => line.includes(each)) ?? ','
    this.take(line.includes('"') ? this.quoted(line) : line.split(this.delimiter), this.row)
  }

  private quoted(line: string): string[] {
    const cells: string[] = []
    for (let at = 0; ; ) {
      let cell = ''
      if (line[at] === '"') {
        for (at++; ; at++) {
          const close = line.indexOf('"', at)
          cell += line.slice(at, close)
          at = close + 1
          if (line[at] !== '"') break
          cell += '"'
        }
        if (at < line.length && line[at] !== this.delimiter)
          throw new BadInput(`${this.file}: row ${this.row}: text after a closing quote`)
      } else {
        const end = line.indexOf(this.delimiter, at)
        cell = line.slice(at, end === -1 ? line.length : end)
        at = end === -1 ? line.length : end
      }
      cells.push(cell)
      if (at >= line.length) return cells
      at++
      if (at === line.length) return [...cells, '']
    }
  }
}

/** A cell as it is written: quoted where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
