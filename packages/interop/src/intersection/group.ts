// The group: ristretto255 (RFC 9496), of prime order, so that it has no small subgroup to be led into; by libsodium.
import { hash } from 'node:crypto'
import sodium from 'libsodium-wrappers-sumo'
import { ELEMENT } from './limits.ts'

await sodium.ready

/** Bytes from which an element is made. */
export const UNIFORM = 64
const DST = Buffer.from('oralu-intersection-v1-ristretto255_XMD:SHA-512_R255MAP_RO_')
const DST_PRIME = Buffer.concat([DST, Buffer.from([DST.length])])
const Z_PAD = Buffer.alloc(128)
const LENGTH = Buffer.from([0, UNIFORM, 0])

/** A fresh secret number of this side, never 0. */
export const freshSecret = (): Uint8Array => sodium.crypto_core_ristretto255_scalar_random()

/**
 * The 64 bytes of a text from which its element is made: expand_message_xmd with SHA-512 (RFC 9380, 5.3.1), as the suite
 * ristretto255_XMD:SHA-512_R255MAP_RO_ (appendix B) asks.
 */
export function uniformBytes(text: string): Uint8Array {
  const first = hash('sha512', Buffer.concat([Z_PAD, Buffer.from(text), LENGTH, DST_PRIME]), 'buffer')
  return hash('sha512', Buffer.concat([first, Buffer.from([1]), DST_PRIME]), 'buffer')
}

/**
 * What is done to one set, an element after another:
 * - `blind`: 64 bytes to an element, raised by the secret
 * - `raise`: an element of the other side raised by the secret
 * - `check`: an element looked at
 */
export type GroupWork = 'blind' | 'raise' | 'check'
export const bytesIn = (work: GroupWork): number => (work === 'blind' ? UNIFORM : ELEMENT)

/**
 * Works on the elements from `from` up to `to`.
 * @returns the number of the first that is not the canonical encoding of an element other than the identity, else -1
 */
export function workOn(
  work: GroupWork,
  source: Uint8Array,
  target: Uint8Array,
  secret: Uint8Array,
  from: number,
  to: number,
): number {
  const size = bytesIn(work)
  for (let at = from; at < to; at++) {
    const bytes = source.subarray(at * size, (at + 1) * size)
    if (work === 'check') {
      if (bytes.every((byte) => byte === 0) || !sodium.crypto_core_ristretto255_is_valid_point(bytes))
        return at
      continue
    }
    try {
      const element = work === 'blind' ? sodium.crypto_core_ristretto255_from_hash(bytes) : bytes
      // libsodium refuses what is not canonical and what comes to the identity.
      target.set(sodium.crypto_scalarmult_ristretto255(secret, element), at * ELEMENT)
    } catch {
      return at
    }
  }
  return -1
}
