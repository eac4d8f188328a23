// Opening a package: nothing of it counts until all of it was verified.
import { createHash, type KeyObject } from 'node:crypto'
import { unseal } from './age.ts'
import type { Bytes } from './bytes.ts'
import { type PackageDocument, parseDocument, readJson } from './document.ts'
import { PackageError } from './errors.ts'
import type { AgeIdentity } from './keys.ts'
import { PACKAGE_LIMITS } from './limits.ts'
import { openManifest, type PackageManifest } from './manifest.ts'
import { DOCUMENT, FILES, MANIFEST, printable } from './names.ts'
import { collect, hashing } from './parts.ts'
import { readTar, type TarEntry } from './tar.ts'

export interface OpenPackageOptions {
  identities: readonly AgeIdentity[]
  /** The sender's pinned Ed25519 key. */
  from: KeyObject
  now?: Date
  /** Open it although it has expired; the answer then says so. */
  evenExpired?: boolean
  /**
   * Takes a part's bytes, each part in turn, manifest.jws first, and reads them to their end. The name is a plain one,
   * or `files/` and a plain one. What was taken must be thrown away unless `openPackage` resolves.
   */
  take?: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>
}

export interface OpenedPackage {
  document: PackageDocument
  manifest: PackageManifest
  /** SHA-256 of the sealed file. */
  sealedSha256: string
  /** SHA-256 of manifest.jws. */
  manifestSha256: string
  expired: boolean
}

/**
 * Opens a sealed package and verifies all of it: seal, signature by the pinned key, whom it was sealed for, expiry,
 * every part's place, size and hash, that nothing else is there, and that its records are as the agreement in it says.
 * Memory stays below a few MiB and the size of package.json, whatever the file is.
 * @throws PackageError on anything else; hostile bytes give no other error
 */
export async function openPackage(sealed: Bytes, options: OpenPackageOptions): Promise<OpenedPackage> {
  const { identities, from, now = new Date(), evenExpired = false, take = passOver } = options
  let sealedSha256 = ''
  const plain = unseal(
    hashing(sealed, (sha256) => {
      sealedSha256 = sha256
    }),
    identities,
  )
  const entries = readTar(plain)
  try {
    const { bytes, manifest } = await readManifest(await nextOf(entries), from)
    if (!identities.some(({ recipient }) => manifest.sealedFor.includes(recipient)))
      throw new PackageError('not-addressed')
    const expired = new Date(manifest.expiresAt) <= now
    if (expired && !evenExpired) throw new PackageError('expired', manifest.expiresAt)
    await take(MANIFEST, once(bytes))
    const document = await takeParts(entries, manifest, take)
    return {
      document,
      manifest,
      sealedSha256,
      manifestSha256: createHash('sha256').update(bytes).digest('hex'),
      expired,
    }
  } finally {
    await entries.return()
  }
}

type Entries = AsyncGenerator<TarEntry, void, undefined>
const nextOf = async (entries: Entries): Promise<TarEntry | undefined> =>
  (await entries.next()).value ?? undefined

async function readManifest(entry: TarEntry | undefined, from: KeyObject) {
  if (entry?.name !== MANIFEST) throw new PackageError('not-signed')
  if (entry.size > PACKAGE_LIMITS.manifest) throw new PackageError('too-large', MANIFEST)
  const bytes = await collect(entry.bytes)
  return { bytes, manifest: await openManifest(bytes.toString('latin1'), from) }
}

async function takeParts(
  entries: Entries,
  manifest: PackageManifest,
  take: NonNullable<OpenPackageOptions['take']>,
): Promise<PackageDocument> {
  let document: PackageDocument | undefined
  for (const part of manifest.parts) {
    const entry = await nextOf(entries)
    if (!entry) throw new PackageError('missing', part.name)
    if (entry.name !== part.name) {
      const listed = manifest.parts.some(({ name }) => name === entry.name)
      throw listed
        ? new PackageError('missing', part.name)
        : new PackageError('unlisted', printable(entry.name))
    }
    if (entry.size !== part.size) throw new PackageError('part-differs', part.name)
    let sha256 = ''
    const bytes = hashing(entry.bytes, (found) => {
      sha256 = found
    })
    const whole = part.name === DOCUMENT ? await readDocument(bytes, part.size) : undefined
    if (!whole) await take(part.name, bytes)
    // Also what was not read to its end is not what was signed.
    if (sha256 !== part.sha256) throw new PackageError('part-differs', part.name)
    if (whole) {
      document = parseDocument(readJson(whole, 'bad-document'))
      checkAgreeing(document, manifest)
      await take(DOCUMENT, once(whole))
    }
  }
  const more = await nextOf(entries)
  if (more) throw new PackageError('unlisted', printable(more.name))
  return document!
}

async function readDocument(bytes: Bytes, size: number): Promise<Buffer> {
  if (size > PACKAGE_LIMITS.document) throw new PackageError('too-large', DOCUMENT)
  return collect(bytes)
}

function checkAgreeing(document: PackageDocument, manifest: PackageManifest): void {
  const same =
    document.id === manifest.package &&
    document.madeAt === manifest.madeAt &&
    document.expiresAt === manifest.expiresAt
  if (!same) throw new PackageError('inconsistent', `${DOCUMENT} and ${MANIFEST}`)
  const listed = manifest.parts.flatMap(({ name }) => (name.startsWith(FILES) ? [name] : []))
  const told = document.files.map(({ name }) => FILES + name)
  if (listed.length !== told.length || told.some((name) => !listed.includes(name)))
    throw new PackageError('inconsistent', `files of ${DOCUMENT} and of ${MANIFEST}`)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

async function passOver(_: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) void piece
}
