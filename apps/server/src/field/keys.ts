// The keys of a mission's log: the office's signature, and the recipient that only protection opens. Both are made when
// the first tablet is enrolled, and lie sealed for the installation.
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import {
  type FieldOperation,
  fromBase64Url,
  makeDeviceKey,
  signedBytes,
  type UnsignedOperation,
} from '@oralu/domain'
import { installationKey, newFileKey, openBytes, sealBytes } from '../files/seal.ts'
import type { Services } from '../services.ts'
import type { LogRow } from './log.ts'

export async function newLogKeys({ settings }: Services) {
  const { recipient } = await installationKey(settings.keysDir)
  const { key, publicKey } = await makeDeviceKey(true)
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey))
  const protection = await newFileKey()
  return {
    office_key: publicKey,
    office_wrapped: await sealBytes(secret, recipient),
    protection_recipient: protection.recipient,
    protection_wrapped: await sealBytes(protection.identity, recipient),
  }
}

/** Signs the office's own operations. Ed25519 gives the same signature each time, so it need not be kept. */
export async function officeSigner({ settings }: Services, log: LogRow) {
  const { identity } = await installationKey(settings.keysDir)
  const key = createPrivateKey({
    key: await openBytes(log.office_wrapped, identity),
    format: 'der',
    type: 'pkcs8',
  })
  return (operation: UnsignedOperation): FieldOperation =>
    ({
      ...operation,
      signature: sign(null, signedBytes(operation), key).toString('base64url'),
    }) as FieldOperation
}

/** Whether an operation is signed with a key: raw Ed25519, base64url. */
export function isSignedBy(publicKey: string) {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return (operation: FieldOperation): boolean =>
    verify(null, signedBytes(operation), key, fromBase64Url(operation.signature))
}

/** What a tablet sealed for protection; undefined where it cannot be opened. */
export async function openSealed(
  { settings }: Services,
  log: LogRow,
  sealed: string,
): Promise<string | undefined> {
  const { identity } = await installationKey(settings.keysDir)
  const own = (await openBytes(log.protection_wrapped, identity)).toString()
  return await openBytes(Buffer.from(sealed, 'base64'), own).then(
    (bytes) => bytes.toString(),
    () => undefined,
  )
}
