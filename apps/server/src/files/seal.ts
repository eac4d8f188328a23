// Sealing at rest, in the age format: each file under an identity of its own, and that identity wrapped for the
// installation's. Destroying the wrapped identity makes the file unreadable for ever, in every backup.
import { Readable } from 'node:stream'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { keptSecret } from '../keys.ts'

export interface FileKey {
  identity: string
  recipient: string
}

export async function newFileKey(): Promise<FileKey> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The installation's own identity (`files.key` in the keys folder), made the first time. */
export async function installationKey(keysDir: string): Promise<FileKey> {
  const fresh = await generateX25519Identity()
  const identity = keptSecret(keysDir, 'files.key', () => `${fresh}\n`).trim()
  return { identity, recipient: await identityToRecipient(identity) }
}

export async function sealBytes(bytes: Uint8Array | string, recipient: string): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(bytes))
}

/** @throws Error when the bytes were sealed for another identity, or were changed */
export async function openBytes(bytes: Uint8Array, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Buffer.from(await decrypter.decrypt(bytes))
}

/** A stream of the sealed bytes. */
export async function sealStream(plain: Readable, recipient: string): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Readable.fromWeb(
    (await encrypter.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>)) as never,
  )
}

/** A stream of the plain bytes; it fails where the sealed ones were changed or cut. */
export async function openStream(sealed: Readable, identity: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Readable.fromWeb(
    (await decrypter.decrypt(Readable.toWeb(sealed) as ReadableStream<Uint8Array>)) as never,
  )
}
