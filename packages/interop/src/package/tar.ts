/**
 * The container: POSIX ustar, plain files alone, no times, owners or compression. Tar and not ZIP, since it is read in
 * one pass, every byte of it has one meaning, nothing in it unpacks to more than it is, and `tar -xf` opens it anywhere.
 * The reader takes only the bytes that the writer would write. Source: POSIX.1-2017, pax, "ustar Interchange Format".
 */
import { ByteReader, type Bytes } from './bytes.ts'
import { PackageError } from './errors.ts'
import { PACKAGE_LIMITS } from './limits.ts'
import { printable } from './names.ts'
import { paddedSize } from './padding.ts'

const BLOCK = 512
const PIECE = 64 * 1024
const ENDING = 2 * BLOCK
const ZEROS = Buffer.alloc(PIECE)

export interface TarEntry {
  name: string
  size: number
  /** To be read before the next entry is asked for; what is left is passed over. */
  bytes: AsyncIterable<Uint8Array>
}

/** A file's header, as GNU tar writes it with `--format=ustar --mode=0600 --mtime=@0 --numeric-owner`, owner 0. */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number) =>
    block.write(value.toString(8).padStart(digits, '0'), at)
  block.write(name, 0, 100, 'latin1')
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(0, 136, 11)
  block.fill(' ', 148, 156)
  block.write('0', 156)
  block.write('ustar\0' + '00', 257, 'latin1')
  octal(0, 329, 7)
  octal(0, 337, 7)
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  )
  block[154] = 0
  return block
}

const filling = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** Bytes of an archive of such files, before it is filled up. */
export const tarSize = (sizes: readonly number[]): number =>
  sizes.reduce((sum, size) => sum + BLOCK + size + filling(size), ENDING)

/**
 * Writes an archive, filled up with zeros to `paddedSize`.
 * @throws PackageError changed, when a part gives more or fewer bytes than it said
 */
export async function* writeTar(
  parts: Iterable<{ name: string; size: number; bytes: () => Bytes }>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = ENDING
  for (const { name, size, bytes } of parts) {
    yield header(name, size)
    let given = 0
    for await (const piece of bytes()) {
      given += piece.length
      if (given > size) break
      yield piece
    }
    if (given !== size) throw new PackageError('changed', name)
    yield ZEROS.subarray(0, filling(size))
    total += BLOCK + size + filling(size)
  }
  for (let left = paddedSize(total) - total + ENDING; left > 0; left -= PIECE)
    yield ZEROS.subarray(0, Math.min(left, PIECE))
}

/**
 * Reads an archive that `writeTar` could have written, to its very end.
 * @throws PackageError bad-container, bad-padding, damaged (it ends early), too-large
 */
export async function* readTar(source: Bytes): AsyncGenerator<TarEntry, void, undefined> {
  const reader = new ByteReader(source)
  try {
    for (;;) {
      const block = await reader.exactly(BLOCK)
      if (block.length < BLOCK) throw new PackageError('damaged', 'it ends early')
      if (isZero(block)) break
      const entry = readHeader(block)
      if (reader.read + entry.size > PACKAGE_LIMITS.inside) throw new PackageError('too-large')
      const end = reader.read + entry.size
      yield { ...entry, bytes: bodyOf(reader, end) }
      for await (const _ of bodyOf(reader, end)) {
        // What the caller left unread.
      }
      const between = await reader.exactly(filling(entry.size))
      if (between.length < filling(entry.size)) throw new PackageError('damaged', 'it ends early')
      if (!isZero(between)) throw new PackageError('bad-container', 'something stands between two parts')
    }
    await readPadding(reader)
  } finally {
    await reader.close()
  }
}

function readHeader(block: Buffer): { name: string; size: number } {
  const end = block.indexOf(0)
  const name = block.toString('latin1', 0, Math.min(end === -1 ? 100 : end, 100))
  const digits = block.toString('latin1', 124, 135)
  if (!/^[0-7]{11}$/.test(digits)) throw new PackageError('bad-container', 'a part’s size cannot be read')
  const size = Number.parseInt(digits, 8)
  // Links, devices, folders, long names, other owners and times all differ from the one header that is allowed.
  if (!header(name, size).equals(block))
    throw new PackageError('bad-container', `the header of '${printable(name)}'`)
  return { name, size }
}

async function* bodyOf(reader: ByteReader, end: number): AsyncGenerator<Uint8Array, void, undefined> {
  while (reader.read < end) {
    const piece = await reader.some(Math.min(end - reader.read, PIECE))
    if (!piece) throw new PackageError('damaged', 'it ends early')
    yield piece
  }
}

async function readPadding(reader: ByteReader): Promise<void> {
  const content = reader.read + BLOCK
  for (let piece = await reader.some(PIECE); piece; piece = await reader.some(PIECE)) {
    if (reader.read > PACKAGE_LIMITS.inside) throw new PackageError('too-large')
    if (!isZero(piece)) throw new PackageError('bad-padding', 'something stands after the end')
  }
  if (reader.read !== paddedSize(content)) throw new PackageError('bad-padding', `${reader.read} bytes`)
}

const isZero = (bytes: Uint8Array): boolean => ZEROS.subarray(0, bytes.length).equals(bytes)
