// Keys of a package: Ed25519 for signing, as JWK or PEM; X25519 for sealing, as the age tool writes them. A
// fingerprint is what two officers compare over the telephone.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { PackageError } from './errors.ts'
import { PACKAGE_LIMITS } from './limits.ts'

export interface AgeIdentity {
  /** AGE-SECRET-KEY-1… */
  identity: string
  /** age1…, its public half. */
  recipient: string
}

/** An X25519 recipient of the age format. */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/

/**
 * Reads a private key for signing.
 * @param text JWK (RFC 8037) or PEM (PKCS #8)
 * @throws PackageError bad-key
 */
export function readSigningKey(text: string): KeyObject {
  return ed25519(text, (input) => createPrivateKey(input as Parameters<typeof createPrivateKey>[0]))
}

/**
 * Reads the public key of another side, by which its signature is judged.
 * @param text JWK (RFC 8037) or PEM (SubjectPublicKeyInfo)
 * @throws PackageError bad-key; private-key when it holds the private half
 */
export function readPublicKey(text: string): KeyObject {
  const jwk = jwkOf(text)
  if (text.includes('PRIVATE KEY') || (jwk && 'd' in jwk)) throw new PackageError('private-key')
  return ed25519(text, (input) => createPublicKey(input as Parameters<typeof createPublicKey>[0]))
}

function ed25519(text: string, read: (input: unknown) => KeyObject): KeyObject {
  const jwk = jwkOf(text)
  let key: KeyObject
  try {
    key = read(jwk ? { key: jwk, format: 'jwk' } : text)
  } catch {
    throw new PackageError('bad-key')
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new PackageError('bad-key', `${key.asymmetricKeyType}`)
  // A JWK's public half is taken on trust; a signature by another half would never verify.
  if (jwk?.x !== undefined && publicJwk(key).x !== jwk.x)
    throw new PackageError('bad-key', 'its two halves differ')
  return key
}

function jwkOf(text: string): JsonWebKey | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text) as JsonWebKey
  } catch {
    throw new PackageError('bad-key', 'not JSON')
  }
}

/** The public half of a key, of either half. */
export const publicHalf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key)

/** The public half of an Ed25519 key as a JWK. */
export const publicJwk = (key: KeyObject): { kty: 'OKP'; crv: 'Ed25519'; x: string } => {
  const { x } = publicHalf(key).export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x: x! }
}

/** The key's id in a signature: its JWK thumbprint (RFC 7638, SHA-256, base64url). */
export const keyId = (key: KeyObject): string => {
  const { crv, kty, x } = publicJwk(key)
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
}

/**
 * The fingerprint of a signing key: the first 128 bits of SHA-256 over its SubjectPublicKeyInfo in DER, as eight groups
 * of four hexadecimal digits. `openssl pkey -pubin -in KEY.pem -outform DER | sha256sum` gives the same.
 */
export const keyFingerprint = (key: KeyObject): string =>
  grouped(publicHalf(key).export({ type: 'spki', format: 'der' }))

/** The fingerprint of an age recipient: the same of its text. `printf %s age1… | sha256sum` gives the same. */
export const recipientFingerprint = (recipient: string): string => grouped(Buffer.from(recipient))

const grouped = (bytes: Buffer): string =>
  createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, 32)
    .replace(/.{4}(?=.)/g, '$& ')

/**
 * Reads recipients as `age -R` does: one a line, `#` begins a comment.
 * @returns each once, in their order
 * @throws PackageError bad-recipient, also when there is none or too many
 */
export function readRecipients(text: string): string[] {
  const recipients = [...new Set(lines(text))]
  const { recipients: most } = PACKAGE_LIMITS
  if (recipients.length === 0 || recipients.length > most)
    throw new PackageError('bad-recipient', `${recipients.length} of at least 1 and at most ${most}`)
  for (const [at, each] of recipients.entries()) {
    try {
      if (!RECIPIENT.test(each)) throw new Error()
      new Encrypter().addRecipient(each)
    } catch {
      // Not shown: it may be a secret put in the wrong place.
      throw new PackageError('bad-recipient', `entry ${at + 1}`)
    }
  }
  return recipients
}

/**
 * Reads identities as `age -i` does: one a line, `#` begins a comment.
 * @throws PackageError bad-identity; its text never shows a key
 */
export async function readIdentities(text: string): Promise<AgeIdentity[]> {
  const found = lines(text)
  if (found.length === 0 || found.some((line) => !line.startsWith('AGE-SECRET-KEY-1')))
    throw new PackageError('bad-identity')
  try {
    return await Promise.all(
      found.map(async (identity) => ({ identity, recipient: await identityToRecipient(identity) })),
    )
  } catch {
    throw new PackageError('bad-identity')
  }
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

export interface PackageKeys {
  /** PKCS #8, PEM. */
  signing: string
  /** SubjectPublicKeyInfo, PEM. */
  signingPublic: string
  age: AgeIdentity
}

/** A fresh pair for signing and one for sealing. */
export async function makePackageKeys(): Promise<PackageKeys> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const identity = await generateX25519Identity()
  return {
    signing: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signingPublic: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    age: { identity, recipient: await identityToRecipient(identity) },
  }
}
