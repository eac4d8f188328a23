// What lies on the disk of a browser's profile, as whoever seizes the tablet can read it: every file as it is, and
// what LevelDB (IndexedDB, local storage, service workers) and the cache pack away, unpacked.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

interface Finding {
  file: string
  needle: string
}

/** Where the needles stand, in UTF-8 or UTF-16, in a folder. */
export function findOnDisk(folder: string, needles: readonly string[]): Finding[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const written = needles.flatMap((needle) =>
    (['utf8', 'utf16le'] as const).map((coding) => ({ needle, bytes: Buffer.from(needle, coding) })),
  )
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    const layers = [bytes, ...(path.endsWith('.ldb') ? blocksOf(bytes) : []), ...unzipped(bytes)]
    return written
      .filter(({ bytes: sought }) => layers.some((layer) => layer.includes(sought)))
      .map(({ needle }) => ({ file: path.slice(folder.length + 1), needle }))
  })
}

function unzipped(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  const magic = Buffer.from([0x1f, 0x8b, 0x08])
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      found.push(gunzipSync(bytes.subarray(at)))
    } catch {
      // Bytes that only look like it.
    }
  }
  return found
}

/** The blocks of a sorted table of LevelDB, unpacked (doc/table_format.md of LevelDB). */
function blocksOf(table: Buffer): Buffer[] {
  const footer = table.subarray(-48)
  const [, afterMeta] = handleAt(footer, 0)
  const [index] = handleAt(footer, afterMeta)
  const indexBlock = blockAt(table, index)
  const restarts = indexBlock.readUInt32LE(indexBlock.length - 4)
  const end = indexBlock.length - 4 - 4 * restarts
  const blocks: Buffer[] = []
  for (let at = 0; at < end; ) {
    const [, afterShared] = varint(indexBlock, at)
    const [own, afterOwn] = varint(indexBlock, afterShared)
    const [size, afterSize] = varint(indexBlock, afterOwn)
    blocks.push(blockAt(table, handleAt(indexBlock, afterSize + own)[0]))
    at = afterSize + own + size
  }
  return blocks
}

interface Handle {
  offset: number
  size: number
}

function handleAt(bytes: Buffer, at: number): [Handle, number] {
  const [offset, next] = varint(bytes, at)
  const [size, end] = varint(bytes, next)
  return [{ offset, size }, end]
}

function blockAt(table: Buffer, { offset, size }: Handle): Buffer {
  const block = table.subarray(offset, offset + size)
  return table[offset + size] === 1 ? fromSnappy(block) : block
}

function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at]
  }
}

/** Snappy's raw format (format_description.txt of Snappy). */
export function fromSnappy(packed: Buffer): Buffer {
  const [length, start] = varint(packed, 0)
  const out = Buffer.alloc(length)
  let to = 0
  for (let at = start; at < packed.length; ) {
    const tag = packed[at++]!
    if ((tag & 3) === 0) {
      let size = tag >> 2
      if (size >= 60) {
        const bytes = size - 59
        size = packed.readUIntLE(at, bytes)
        at += bytes
      }
      packed.copy(out, to, at, at + size + 1)
      at += size + 1
      to += size + 1
      continue
    }
    const near = (tag & 3) === 1
    const size = near ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const wide = near ? 1 : (tag & 3) === 2 ? 2 : 4
    const back = near ? ((tag >> 5) << 8) | packed[at]! : packed.readUIntLE(at, wide)
    at += wide
    for (let n = 0; n < size; n++, to++) out[to] = out[to - back]!
  }
  return out
}
