// Files of `oralu package`: read with a cap, written whole or not at all, never over another.
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PackageError } from '@oralu/interop'
import { BadInput } from './command.ts'

const SMALL = 32 * 1024 * 1024

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A file's size; a folder, a pipe or a device is none. */
function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new BadInput(`${file}: no such file`)
  if (!found.isFile()) throw new BadInput(`${file}: not a file`)
  return found.size
}

export function readSmall(file: string): Buffer {
  if (sizeOf(file) > SMALL) throw new BadInput(`${file}: too large for what it should be`)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${codeOf(error)})`)
  }
}

/** A file's bytes as a stream, from the beginning at each call. */
export function streamOf(file: string): () => AsyncIterable<Uint8Array> {
  sizeOf(file)
  return async function* () {
    try {
      yield* createReadStream(file, { highWaterMark: 256 * 1024 })
    } catch (error) {
      throw new BadInput(`${file}: cannot be read (${codeOf(error)})`)
    }
  }
}

/**
 * Reads what a package function makes of a file, and says which file it was about.
 * @throws BadInput for a PackageError
 */
export async function of<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof PackageError) throw new BadInput(`${file}: ${error.message} [${error.code}]`)
    throw error
  }
}

/** Nothing may be where the output goes, and its folder must be there. */
export function refuseExisting(out: string): void {
  if (existsSync(out)) throw new BadInput(`${out}: exists already, and is never overwritten`)
  if (!existsSync(dirname(resolve(out)))) throw new BadInput(`${dirname(resolve(out))}: no such folder`)
}

export interface Written {
  bytes: number
  sha256: string
}

/** Writes a file that only its owner may read; what fails or is interrupted leaves nothing. */
export async function writeWhole(out: string, bytes: Bytes): Promise<Written> {
  refuseExisting(out)
  const part = `${out}.${process.pid}.part`
  return whole(part, async (stop) => {
    const written = await writeFile(part, bytes, stop)
    place(part, out)
    return written
  })
}

/** The same of a folder, filled by `fill` through a function that writes one file within it. */
export async function writeFolder<T>(
  out: string,
  fill: (write: (name: string, bytes: Bytes) => Promise<Written>) => Promise<T>,
): Promise<T> {
  refuseExisting(out)
  const part = mkdtempSync(`${resolve(out)}.part-`)
  return whole(part, async (stop) => {
    const result = await fill((name, bytes) => {
      mkdirSync(dirname(join(part, name)), { recursive: true, mode: 0o700 })
      return writeFile(join(part, name), bytes, stop)
    })
    refuseExisting(out)
    renameSync(part, out)
    return result
  })
}

async function whole<T>(part: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(new BadInput('Interrupted; nothing was written.'))
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    return await work(stop.signal)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new BadInput(
        `Nothing was written: ${codeOf(error)}. Look at the folder, its rights and the free space.`,
      )
    throw error
  } finally {
    rmSync(part, { recursive: true, force: true })
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

async function writeFile(file: string, bytes: Bytes, stop: AbortSignal): Promise<Written> {
  const hash = createHash('sha256')
  let size = 0
  const handle = openSync(file, 'wx', 0o600)
  try {
    for await (const piece of bytes) {
      stop.throwIfAborted()
      for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at)
      hash.update(piece)
      size += piece.length
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return { bytes: size, sha256: hash.digest('hex') }
}

/** A link fails where something is; a stick's file system has none, and there the name is looked at once more. */
function place(part: string, out: string): void {
  try {
    linkSync(part, out)
  } catch {
    refuseExisting(out)
    renameSync(part, out)
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? 'error'
