// Sealing by the age format (age-encryption.org/v1) in streams, and its failures told apart.
import { ReadableStream as NodeStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { ByteReader, type Bytes } from './bytes.ts'
import { PackageError } from './errors.ts'
import type { AgeIdentity } from './keys.ts'
import { PACKAGE_LIMITS } from './limits.ts'

/** Node's streams and the library's types for them differ in name alone. */
const streamOf = (bytes: Bytes) =>
  NodeStream.from(bytes) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>

/** Seals bytes to the recipients; every call gives other bytes. */
export async function sealTo(
  plain: Bytes,
  recipients: readonly string[],
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  for (const each of recipients) encrypter.addRecipient(each)
  return encrypter.encrypt(streamOf(plain))
}

/**
 * Opens what was sealed. Each 64 KiB are authentic when they are given; that the whole is, is known at the end.
 * @throws PackageError not-sealed, wrong-recipient, too-large; while the bytes are read also damaged
 */
export async function* unseal(
  sealed: Bytes,
  identities: readonly AgeIdentity[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const decrypter = new Decrypter()
  for (const { identity } of identities) decrypter.addIdentity(identity)
  let failure: unknown
  const source = async function* () {
    try {
      yield* beginningWithHeader(sealed)
    } catch (error) {
      failure = error
      throw error
    }
  }
  const input = streamOf(source())
  try {
    yield* await decrypter.decrypt(input)
  } catch (error) {
    throw failure ?? toldApart(error as Error)
  }
}

function toldApart(error: Error): PackageError {
  if (error.message.startsWith('no identity matched')) return new PackageError('wrong-recipient')
  if (error.message.startsWith('invalid version')) return new PackageError('not-sealed')
  return new PackageError('damaged')
}

/** The library reads a header as long as it is; here it must end early. */
async function* beginningWithHeader(sealed: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = new ByteReader(sealed)
  try {
    const head = await reader.exactly(PACKAGE_LIMITS.sealHeader)
    if (!head.toString('latin1', 0, 22).startsWith('age-encryption.org/v1\n') || !head.includes('\n--- '))
      throw new PackageError('not-sealed')
    yield head
    for (let piece = await reader.some(PIECE); piece; piece = await reader.some(PIECE)) {
      if (reader.read > MOST) throw new PackageError('too-large')
      yield piece
    }
  } finally {
    await reader.close()
  }
}

const PIECE = 64 * 1024
/** Sixteen bytes are added to each 64 KiB. */
const MOST = PACKAGE_LIMITS.inside + PACKAGE_LIMITS.inside / 4096 + 2 * PACKAGE_LIMITS.sealHeader
