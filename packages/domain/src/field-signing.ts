// How an operation is written down to be signed, and its signature: Ed25519 (RFC 8032) by WebCrypto, which browsers
// and Node share.
import type { FieldOperation, UnsignedOperation } from './field-operations.ts'

/** JSON with the keys of every object in order of code units and without what is undefined (after RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

/** The bytes that the signature covers: all of an operation but the signature. */
export function signedBytes(operation: UnsignedOperation | FieldOperation): Uint8Array<ArrayBuffer> {
  const { signature: _, ...rest } = operation as FieldOperation
  return new TextEncoder().encode(`oralu field operation 1\n${canonicalJson(rest)}`)
}

export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (char) => char.charCodeAt(0))
}

/** A device's key pair. The private half can be kept but not taken out unless `extractable`. */
export async function makeDeviceKey(extractable = false): Promise<{ key: CryptoKeyPair; publicKey: string }> {
  const key = (await crypto.subtle.generateKey({ name: 'Ed25519' }, extractable, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const raw = await crypto.subtle.exportKey('raw', key.publicKey)
  return { key, publicKey: toBase64Url(new Uint8Array(raw)) }
}

export async function signOperation<T extends UnsignedOperation>(
  operation: T,
  privateKey: CryptoKey,
): Promise<T & { signature: string }> {
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, signedBytes(operation))
  return { ...operation, signature: toBase64Url(new Uint8Array(signature)) }
}

/** @param publicKey raw, base64url, as enrolled */
export async function verifyOperation(operation: FieldOperation, publicKey: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), { name: 'Ed25519' }, false, [
      'verify',
    ])
    return await crypto.subtle.verify(
      { name: 'Ed25519' },
      key,
      fromBase64Url(operation.signature),
      signedBytes(operation),
    )
  } catch {
    return false
  }
}
