// An agency's own keys towards partners, in the keys folder: one pair that others seal to, one that signs.
import { createHash, type KeyObject } from 'node:crypto'
import {
  type AgeIdentity,
  keyFingerprint,
  makePackageKeys,
  type PackageKeys,
  readIdentities,
  readPublicKey,
  readSigningKey,
  recipientFingerprint,
} from '@oralu/interop'
import { keptSecret } from '../keys.ts'
import type { Settings } from '../settings.ts'

export interface OwnKeys {
  signing: KeyObject
  /** PEM, to be given away. */
  signingPublic: string
  identities: AgeIdentity[]
}

const held = new Map<string, Promise<OwnKeys>>()

/** The keys of an agency, made the first time. */
export function ownKeys({ keysDir }: Settings, agencyId: string): Promise<OwnKeys> {
  const place = `${keysDir} ${agencyId}`
  let keys = held.get(place)
  if (!keys) {
    keys = readOwnKeys(keysDir, agencyId)
    held.set(place, keys)
  }
  return keys
}

async function readOwnKeys(keysDir: string, agencyId: string): Promise<OwnKeys> {
  const fresh = await makePackageKeys()
  const kept = JSON.parse(
    keptSecret(keysDir, `partners-${agencyId}.json`, () => JSON.stringify(fresh)),
  ) as PackageKeys
  return {
    signing: readSigningKey(kept.signing),
    signingPublic: kept.signingPublic,
    identities: await readIdentities(kept.age.identity),
  }
}

/** What is read out to a partner, and where its messages come in. */
export async function ownAddress(settings: Settings, agencyId: string) {
  const { signingPublic, identities } = await ownKeys(settings, agencyId)
  const { recipient } = identities[0]!
  return {
    recipient,
    recipientFingerprint: recipientFingerprint(recipient),
    signing: signingPublic,
    signingFingerprint: keyFingerprint(readPublicKey(signingPublic)),
    mailbox: `${settings.publicUrl.replace(/\/$/, '')}/mailbox/${agencyId}`,
  }
}

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
