// A part of a package: bytes that can be read twice, once to be hashed and once to be sealed.
import { createHash } from 'node:crypto'
import type { Bytes } from './bytes.ts'
import { PackageError } from './errors.ts'
import { PACKAGE_LIMITS } from './limits.ts'

export interface PackagePart {
  name: string
  /** In bytes. */
  size: number
  sha256: string
  /** The bytes from the beginning, each time it is called. */
  bytes: () => Bytes
}

/** A part held in memory. */
export const partOfBytes = (name: string, bytes: Uint8Array): PackagePart => ({
  name,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: () => [bytes],
})

/**
 * A part that is read from elsewhere, now and again when it is sealed.
 * @throws PackageError too-large
 */
export async function partOfStream(name: string, bytes: () => Bytes): Promise<PackagePart> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of bytes()) {
    size += piece.length
    if (size > PACKAGE_LIMITS.inside) throw new PackageError('too-large', name)
    hash.update(piece)
  }
  return { name, size, sha256: hash.digest('hex'), bytes }
}

/**
 * A part's bytes, as they were when it was hashed.
 * @throws PackageError changed
 */
export async function* unchanged({
  name,
  size,
  sha256,
  bytes,
}: PackagePart): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  let given = 0
  for await (const piece of bytes()) {
    given += piece.length
    if (given > size) throw new PackageError('changed', name)
    hash.update(piece)
    yield piece
  }
  if (given !== size || hash.digest('hex') !== sha256) throw new PackageError('changed', name)
}

/** Passes bytes through and tells their SHA-256 at the end. */
export async function* hashing(
  bytes: Bytes,
  tell: (sha256: string) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
  tell(hash.digest('hex'))
}

/** All bytes of something small. */
export async function collect(bytes: Bytes): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}
