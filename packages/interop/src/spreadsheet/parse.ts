import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { readCsv } from './csv.ts'
import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { ReadOptions, Sink } from './protocol.ts'
import { readXlsx } from './xlsx.ts'

/** Parses a file into the sink, in this process. Only the child calls it (and tests of single parsers). */
export async function parseFile(
  path: string,
  options: ReadOptions,
  limits: Limits,
  sink: Sink,
): Promise<void> {
  const start = await firstBytes(path)
  const kind = sniff(start)
  const extension = extname(path).toLowerCase()
  const warnings: string[] = []
  if (kind === 'zip') {
    if (extension !== '.xlsx' && extension !== '.xlsm') {
      warnings.push(
        `The file is called ${extension || 'nothing'}, but is an Excel workbook; it was read as that.`,
      )
    }
    return readXlsx(path, options, limits, sink, warnings)
  }
  if (kind === 'ole') throw await explainOle(path)
  if (kind !== 'text') throw new SpreadsheetError('wrong-type', kind)
  if (['.xlsx', '.xlsm', '.xls', '.ods'].includes(extension)) {
    warnings.push(`The file is called ${extension}, but is text; it was read as CSV.`)
  }
  return readCsv(path, options, limits, sink, warnings)
}

async function firstBytes(path: string): Promise<Buffer> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path)
  } catch (error) {
    throw new SpreadsheetError('unreadable', (error as NodeJS.ErrnoException).code ?? '')
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** `zip`, `ole`, `text`, or the name of what it is instead. Signatures, then the look of the first characters. */
function sniff(start: Buffer): string {
  const hex = start.subarray(0, 8).toString('hex')
  if (hex.startsWith('504b0304')) return 'zip'
  if (hex.startsWith('504b0506')) return 'an empty zip archive'
  if (hex === 'd0cf11e0a1b11ae1') return 'ole'
  const signatures: [string, string][] = [
    ['25504446', 'PDF'],
    ['89504e47', 'PNG image'],
    ['ffd8ff', 'JPEG image'],
    ['47494638', 'GIF image'],
    ['1f8b', 'gzip archive'],
    ['377abcaf', '7-Zip archive'],
    ['526172211a', 'RAR archive'],
    ['7b5c727466', 'RTF document'],
    ['7f454c46', 'program'],
    ['4d5a9000', 'program'],
    ['53514c69', 'SQLite database'],
  ]
  for (const [signature, name] of signatures) if (hex.startsWith(signature)) return name
  const text = start.toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase()
  if (/^<(!doctype|html|head|body|table|meta)/.test(text)) return 'HTML page'
  if (/^<\?xml/.test(text)) return 'XML document'
  return 'text'
}

/** OLE2 containers hold old workbooks, and also new ones under a password ([MS-OFFCRYPTO] 2.3.4). */
async function explainOle(path: string): Promise<SpreadsheetError> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const has = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))
    // The directory may lie anywhere: the file is looked through in pieces that overlap by a name's length.
    const piece = Buffer.alloc(1024 * 1024)
    let old = false
    for (let at = 0; at < size; at += piece.length - 64) {
      const { bytesRead } = await handle.read(piece, 0, piece.length, at)
      const bytes = piece.subarray(0, bytesRead)
      if (has(bytes, 'EncryptedPackage')) return new SpreadsheetError('encrypted')
      if (has(bytes, 'Workbook') || has(bytes, 'Book')) old = true
    }
    return old
      ? new SpreadsheetError('old-xls')
      : new SpreadsheetError('wrong-type', 'an old Office document')
  } finally {
    await handle.close()
  }
}
