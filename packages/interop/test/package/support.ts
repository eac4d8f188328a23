// A package to be tried on, its keys, and ways of making what an honest writer would not.
import { readFileSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import {
  makePackageKeys,
  type OpenPackageOptions,
  openPackage,
  type PackageContent,
  type PackageDocument,
  PackageError,
  partOfBytes,
  readIdentities,
  readPublicKey,
  readSigningKey,
  type SealedPackage,
  sealPackage,
} from '../../src/index.ts'
import { signJws } from '../../src/package/jws.ts'

export const format = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../docs/formats/${name}`, import.meta.url), 'utf8'))

export const example: PackageDocument = format('package.example.json')
export const now = new Date('2026-11-26T12:00:00Z')

export async function makeSide() {
  const keys = await makePackageKeys()
  return {
    signing: readSigningKey(keys.signing),
    public: readPublicKey(keys.signingPublic),
    ...keys.age,
    identities: await readIdentities(keys.age.identity),
  }
}
export type Side = Awaited<ReturnType<typeof makeSide>>
export const [sender, receiver, stranger] = (await Promise.all([makeSide(), makeSide(), makeSide()])) as [
  Side,
  Side,
  Side,
]

export const content = (change: Partial<PackageDocument> = {}): PackageContent => ({
  document: { ...example, ...change },
  files: [partOfBytes('files/statement.txt', Buffer.from('A generated statement.\n'))],
})

export async function bytesOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

export async function seal(of = content()): Promise<{ sealed: Buffer; told: SealedPackage }> {
  const told = await sealPackage(of, { recipients: [receiver.recipient], signing: sender.signing, now })
  return { sealed: await bytesOf(told.sealed), told }
}

/** What is inside the seal. */
export async function inside(sealed: Uint8Array): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(receiver.identity)
  return Buffer.from(await decrypter.decrypt(sealed))
}

/** Seals anything at all, as an attacker who knows the recipient can. */
export async function sealAnything(plain: Uint8Array, recipient = receiver.recipient): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(plain))
}

/** Signs any JSON as a manifest, as a sender with other software could. */
export const signAnything = (json: unknown, by = sender): Promise<string> =>
  signJws(Buffer.from(JSON.stringify(json) ?? ''), 'oralu-package-manifest+jws', by.signing)

export interface Taken {
  name: string
  bytes: Buffer
}

export async function open(sealed: Uint8Array, options: Partial<OpenPackageOptions> = {}) {
  const taken: Taken[] = []
  const opened = await openPackage([sealed], {
    identities: receiver.identities,
    from: sender.public,
    now,
    take: async (name, bytes) => {
      taken.push({ name, bytes: await bytesOf(bytes) })
    },
    ...options,
  })
  return { ...opened, taken }
}

/** The code with which something is refused; anything but a PackageError fails the test. */
export async function codeOf(trial: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof trial === 'function' ? trial() : trial)
  } catch (error) {
    if (error instanceof PackageError) return error.code
    throw error
  }
  return 'taken'
}
