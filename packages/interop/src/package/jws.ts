// What is signed, as a compact JWS (RFC 7515) by EdDSA over Ed25519 (RFC 8037): the payload stands inside, so that any
// JWS library, or openssl alone, verifies it and gives what was signed.
import type { KeyObject } from 'node:crypto'
import { CompactSign, compactVerify, decodeProtectedHeader, errors } from 'jose'
import { PackageError, type PackageErrorCode } from './errors.ts'
import { keyId, publicHalf } from './keys.ts'

/** What kind of statement it is, so that a receipt can never be taken for a manifest. */
export type JwsType =
  | 'oralu-package-manifest+jws'
  | 'oralu-package-receipt+jws'
  | 'oralu-intersection+jws'
  | 'oralu-message+jws'
  | 'oralu-delivery+jws'

/** Signs bytes; the same bytes by the same key give the same text. */
export const signJws = (payload: Uint8Array, typ: JwsType, key: KeyObject): Promise<string> =>
  new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid: keyId(key), typ }).sign(key)

/**
 * Verifies by the pinned key alone: whatever key or address a header offers is not looked at.
 * @param malformed the code for what is no such JWS at all
 * @returns the payload
 * @throws PackageError wrong-signer, bad-signature, or `malformed`
 */
export async function verifyJws(
  jws: string,
  typ: JwsType,
  pinned: KeyObject,
  malformed: PackageErrorCode,
): Promise<Uint8Array> {
  let header: Record<string, unknown>
  try {
    header = { ...decodeProtectedHeader(jws) }
  } catch {
    throw new PackageError(malformed, 'not a compact JWS')
  }
  const { alg, kid, typ: type, ...more } = header
  if (alg !== 'EdDSA' || type !== typ || typeof kid !== 'string' || Object.keys(more).length > 0)
    throw new PackageError(malformed, 'its protected header is not as asked')
  // Unused bits at an end may differ while the signature holds; then its hash would not be that of what was sent.
  if (jws.split('.').some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part))
    throw new PackageError(malformed, 'its base64url is not canonical')
  if (kid !== keyId(pinned)) throw new PackageError('wrong-signer')
  try {
    return (await compactVerify(jws, publicHalf(pinned), { algorithms: ['EdDSA'] })).payload
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) throw new PackageError('bad-signature')
    throw new PackageError(malformed, 'not a compact JWS')
  }
}
