/**
 * Reading a workbook's container with suspicion. Libraries trust the headers or ignore them; here the central
 * directory, the local headers and the unpacked bytes must agree, and nothing is unpacked before the whole
 * directory was judged. Source: APPNOTE.TXT 6.3.10; overlaps: D. Fifield, "A better zip bomb" (WOOT 2019).
 */
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { SpreadsheetError } from './errors.ts'
import type { Limits } from './limits.ts'

export interface ZipEntry {
  name: string
  method: number
  crc: number
  packed: number
  unpacked: number
  /** Where the local header begins. */
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const RATIO_FROM = 4 * 1024 * 1024
const MAX_DIRECTORY = 4 * 1024 * 1024

export class ZipFile {
  readonly entries = new Map<string, ZipEntry>()
  readonly #handle: FileHandle
  readonly #limits: Limits
  #size = 0
  #directoryAt = 0

  private constructor(handle: FileHandle, limits: Limits) {
    this.#handle = handle
    this.#limits = limits
  }

  static async open(path: string, limits: Limits): Promise<ZipFile> {
    const zip = new ZipFile(await open(path), limits)
    try {
      await zip.#readDirectory()
      return zip
    } catch (error) {
      await zip.close()
      throw error
    }
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #read(at: number, length: number): Promise<Buffer> {
    if (at < 0 || at + length > this.#size) throw new SpreadsheetError('truncated')
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await this.#handle.read(buffer, 0, length, at)
    if (bytesRead < length) throw new SpreadsheetError('truncated')
    return buffer
  }

  async #readDirectory(): Promise<void> {
    this.#size = (await this.#handle.stat()).size
    const tailAt = Math.max(0, this.#size - 65_557)
    const tail = await this.#read(tailAt, this.#size - tailAt)
    let at = tail.length - 22
    while (at >= 0 && !(tail.readUInt32LE(at) === END && at + 22 + tail.readUInt16LE(at + 20) <= tail.length))
      at--
    if (at < 0) throw new SpreadsheetError('truncated', 'no end of the container')
    let count = tail.readUInt16LE(at + 10)
    let length = tail.readUInt32LE(at + 12)
    let start = tail.readUInt32LE(at + 16)
    if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) {
      const locator = await this.#read(tailAt + at - 20, 20)
      if (locator.readUInt32LE(0) !== END_64_LOCATOR)
        throw new SpreadsheetError('bad-zip', 'ZIP64 locator missing')
      const end = await this.#read(Number(locator.readBigUInt64LE(8)), 56)
      if (end.readUInt32LE(0) !== END_64) throw new SpreadsheetError('bad-zip', 'ZIP64 record missing')
      count = Number(end.readBigUInt64LE(32))
      length = Number(end.readBigUInt64LE(40))
      start = Number(end.readBigUInt64LE(48))
    }
    if (count > this.#limits.entries) throw new SpreadsheetError('zip-bomb', `${count} parts`)
    if (length > MAX_DIRECTORY) throw new SpreadsheetError('zip-bomb', 'directory too long')
    this.#directoryAt = start
    const directory = await this.#read(start, length)
    this.#parseDirectory(directory, count)
    this.#judge()
  }

  #parseDirectory(directory: Buffer, count: number): void {
    let at = 0
    for (let n = 0; n < count; n++) {
      if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) {
        throw new SpreadsheetError('bad-zip', 'directory ends early')
      }
      const flags = directory.readUInt16LE(at + 8)
      const nameLength = directory.readUInt16LE(at + 28)
      const extraLength = directory.readUInt16LE(at + 30)
      const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
      if (next > directory.length) throw new SpreadsheetError('bad-zip', 'directory ends early')
      const entry: ZipEntry = {
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        crc: directory.readUInt32LE(at + 16),
        packed: directory.readUInt32LE(at + 20),
        unpacked: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
      }
      applyZip64(entry, directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
      if (flags & 0x2041) throw new SpreadsheetError('encrypted', 'parts of the container are encrypted')
      checkName(entry.name)
      if (this.entries.has(entry.name)) throw new SpreadsheetError('bad-zip', 'the same part twice')
      if (entry.method !== 0 && entry.method !== 8)
        throw new SpreadsheetError('bad-zip', `method ${entry.method}`)
      this.entries.set(entry.name, entry)
      at = next
    }
  }

  /** Sizes, ratios and overlaps, before a byte is unpacked. */
  #judge(): void {
    let total = 0
    for (const entry of this.entries.values()) {
      total += entry.unpacked
      const ratio = entry.unpacked / Math.max(1, entry.packed)
      if (entry.unpacked > RATIO_FROM && ratio > this.#limits.compressionRatio) {
        throw new SpreadsheetError('zip-bomb', `a part is packed 1 : ${Math.round(ratio)}`)
      }
    }
    if (total > this.#limits.unzippedBytes) {
      throw new SpreadsheetError('zip-bomb', `${total} bytes unpacked, limit ${this.#limits.unzippedBytes}`)
    }
    let free = 0
    for (const entry of [...this.entries.values()].sort((a, b) => a.offset - b.offset)) {
      if (entry.offset < free) throw new SpreadsheetError('zip-bomb', 'parts overlap')
      free = entry.offset + 30 + Buffer.byteLength(entry.name) + entry.packed
      if (free > this.#directoryAt)
        throw new SpreadsheetError('truncated', 'a part reaches into the directory')
    }
  }

  /** Unpacked bytes of a part. Throws when they are more than declared, or their checksum differs. */
  async *bytes(entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
    const local = await this.#read(entry.offset, 30)
    if (local.readUInt32LE(0) !== LOCAL) throw new SpreadsheetError('bad-zip', 'a part’s header is missing')
    const nameLength = local.readUInt16LE(26)
    const name = (await this.#read(entry.offset + 30, nameLength)).toString('utf8')
    const described = (local.readUInt16LE(6) & 8) !== 0
    const lies =
      name !== entry.name ||
      local.readUInt16LE(8) !== entry.method ||
      (!described && local.readUInt32LE(14) !== entry.crc) ||
      (!described && ![entry.packed, 0xffffffff].includes(local.readUInt32LE(18)))
    if (lies) throw new SpreadsheetError('bad-zip', 'two headers of a part differ')
    const start = entry.offset + 30 + nameLength + local.readUInt16LE(28)
    if (start + entry.packed > this.#directoryAt) throw new SpreadsheetError('truncated')

    let sum = 0
    let seen = 0
    for await (const chunk of entry.method === 0
      ? this.#raw(start, entry.packed)
      : this.#inflate(start, entry)) {
      seen += chunk.length
      if (seen > entry.unpacked)
        throw new SpreadsheetError('zip-bomb', 'a part unpacks to more than it declares')
      sum = crc32(chunk, sum)
      yield chunk
    }
    if (seen !== entry.unpacked || sum !== entry.crc)
      throw new SpreadsheetError('damaged', 'a checksum differs')
  }

  /** A small part as text. */
  async text(entry: ZipEntry, limit: number): Promise<string> {
    if (entry.unpacked > limit)
      throw new SpreadsheetError('zip-bomb', `${entry.name.slice(0, 60)} is too large`)
    const chunks: Buffer[] = []
    for await (const chunk of this.bytes(entry)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }

  async *#raw(start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let done = 0; done < length; done += 65_536) {
      yield await this.#read(start + done, Math.min(65_536, length - done))
    }
  }

  async *#inflate(start: number, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
    const inflate = createInflateRaw({ chunkSize: 65_536 })
    const feed = async (): Promise<void> => {
      for await (const chunk of this.#raw(start, entry.packed)) {
        if (inflate.destroyed) return
        if (!inflate.write(chunk))
          await new Promise((resume) => inflate.once('drain', resume).once('close', resume))
      }
      inflate.end()
    }
    const feeding = feed().catch((error: unknown) => {
      inflate.destroy(error as Error)
    })
    try {
      for await (const chunk of inflate) yield chunk as Buffer
      await feeding
    } catch (error) {
      if (error instanceof SpreadsheetError) throw error
      const code = (error as NodeJS.ErrnoException).code ?? ''
      throw new SpreadsheetError(code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged', `unpacking failed ${code}`)
    } finally {
      inflate.destroy()
    }
  }
}

function applyZip64(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    for (const field of ['unpacked', 'packed', 'offset'] as const) {
      if (entry[field] !== 0xffffffff || from + 8 > extra.length) continue
      entry[field] = Number(extra.readBigUInt64LE(from))
      from += 8
    }
  }
}

/** Parts are only ever read by name, never written to disk; a name that climbs is nevertheless no honest one. */
function checkName(name: string): void {
  const climbs = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[\\/]/).includes('..')
  if (climbs || name === '' || name.length > 512 || name.includes('\0')) {
    throw new SpreadsheetError('bad-zip', 'a part’s name is not allowed')
  }
}
