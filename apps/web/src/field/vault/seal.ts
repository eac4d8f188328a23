// How the vault encrypts: a data key wrapped under a key that Argon2id makes of the passphrase. docs/decisions/field-vault.md
import { argon2id } from 'hash-wasm'

/** Argon2id (RFC 9106): memory in KiB, passes, lanes. Kept beside the salt, so that they can be raised later. */
export interface Hardness {
  memory: number
  passes: number
  lanes: number
}
export const hardness: Hardness = { memory: 65_536, passes: 3, lanes: 1 }

type Bytes = Uint8Array<ArrayBuffer>
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))

const aes = (bytes: Bytes) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** The key of a passphrase. Whoever tries one pays the same work. */
export async function keyOfPassphrase(passphrase: string, salt: Bytes, hard: Hardness): Promise<CryptoKey> {
  const bytes = await argon2id({
    password: passphrase,
    salt,
    memorySize: hard.memory,
    iterations: hard.passes,
    parallelism: hard.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  return await aes(Uint8Array.from(bytes))
}

/** AES-256-GCM under a fresh number each time. `place` binds the bytes to where they lie. */
export async function seal(key: CryptoKey, plain: Bytes, place: string): Promise<Bytes> {
  const iv = randomBytes(12)
  const additionalData = new TextEncoder().encode(place)
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain),
  )
  const whole = new Uint8Array(iv.length + sealed.length)
  whole.set(iv)
  whole.set(sealed, iv.length)
  return whole
}

/** @throws OperationError where the key is another, or the bytes were changed or moved */
export async function unseal(key: CryptoKey, bytes: Bytes, place: string): Promise<Bytes> {
  const additionalData = new TextEncoder().encode(place)
  const iv = bytes.slice(0, 12)
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes.slice(12)),
  )
}

/** A value as bytes of few different lengths, so that a length does not tell what was done. */
export function padded(value: unknown): Bytes {
  const text = new TextEncoder().encode(JSON.stringify(value))
  const bytes = new Uint8Array(Math.ceil((text.length + 1) / 1024) * 1024).fill(32)
  bytes.set(text)
  return bytes
}
export const unpadded = (bytes: Bytes): unknown => JSON.parse(new TextDecoder().decode(bytes))

/**
 * A door of the vault: what a passphrase opens. The true one holds the data key, the other orders the wiping; nobody
 * who lacks both passphrases can tell them apart.
 */
export async function makeDoor(phraseKey: CryptoKey, dataKey: Bytes | 'wipe'): Promise<Bytes> {
  const plain = randomBytes(33)
  plain[0] = dataKey === 'wipe' ? 0 : 1
  if (dataKey !== 'wipe') plain.set(dataKey, 1)
  return await seal(phraseKey, plain, 'door')
}

/** @returns undefined where the passphrase is not this door's */
export async function openDoor(phraseKey: CryptoKey, door: Bytes): Promise<CryptoKey | 'wipe' | undefined> {
  const plain = await unseal(phraseKey, door, 'door').catch(() => undefined)
  if (!plain) return undefined
  return plain[0] === 0 ? 'wipe' : await aes(plain.slice(1))
}

export const newDataKey = async (): Promise<{ raw: Bytes; key: CryptoKey }> => {
  const raw = randomBytes(32)
  return { raw, key: await aes(raw) }
}
