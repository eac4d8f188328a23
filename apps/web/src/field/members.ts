// What passes from tablet to tablet is sealed to the mission's enrolled tablets. Their age recipients are not told
// apart: they follow from the Ed25519 keys with which they were enrolled, as age itself does for keys of SSH.
import { type FieldOperation, fromBase64Url } from '@oralu/domain'
import type { Device } from './tablet.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The age recipients of all enrolled tablets that were not given up. */
export function recipientsOf(operations: readonly FieldOperation[]): string[] {
  const keys = new Map<string, string>()
  const ofOffice = operations.filter(({ device, mission }) => device === mission)
  for (const each of ofOffice) if (each.kind === 'enrolled') keys.set(each.body.device, each.body.key)
  for (const each of ofOffice) if (each.kind === 'revoked') keys.delete(each.body.device)
  return [...keys.values()].map((key) => bech32('age', montgomery(fromBase64Url(key))))
}

/** This tablet's own age identity. */
export async function identityOf({ key }: Device): Promise<string> {
  // The seed is the end of the PKCS 8 (RFC 8410); the scalar is the first half of its hash (RFC 8032, 5.1.5).
  const seed = fromBase64Url(key).slice(-32)
  const scalar = new Uint8Array(await crypto.subtle.digest('SHA-512', seed)).slice(0, 32)
  return bech32('age-secret-key-', scalar).toUpperCase()
}

const p = 2n ** 255n - 19n
const mod = (a: bigint) => ((a % p) + p) % p

function inverse(a: bigint): bigint {
  let result = 1n
  for (let base = mod(a), power = p - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = mod(result * base)
    base = mod(base * base)
  }
  return result
}

/** The point of Curve25519 that belongs to one of edwards25519: u = (1 + y) / (1 - y) (RFC 7748, 4.1). */
export function montgomery(point: Bytes): Bytes {
  let y = 0n
  for (let at = 31; at >= 0; at--) y = (y << 8n) | BigInt(at === 31 ? point[at]! & 127 : point[at]!)
  let u = mod((1n + y) * inverse(1n - y))
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(u & 255n)
    u >>= 8n
    return byte
  })
}

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** BIP 173, of 32 bytes. */
export function bech32(head: string, bytes: Bytes): string {
  const words: number[] = []
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) words.push((value >> (bits - 5)) & 31)
    value &= 0xff
  }
  if (bits > 0) words.push((value << (5 - bits)) & 31)
  const codes = Array.from(head, (char) => char.charCodeAt(0))
  const spread = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
  const sum = checksum([...spread, ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  const checks = Array.from({ length: 6 }, (_, at) => (sum >> (5 * (5 - at))) & 31)
  return `${head}1${[...words, ...checks].map((each) => letters[each]).join('')}`
}

function checksum(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  return values.reduce((sum, value) => {
    const top = sum >>> 25
    const next = ((sum & 0x1ffffff) << 5) ^ value
    return generator.reduce((into, each, at) => ((top >> at) & 1 ? into ^ each : into), next)
  }, 1)
}
