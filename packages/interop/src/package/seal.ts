// Composing a package and sealing it.
import type { KeyObject } from 'node:crypto'
import { sealTo } from './age.ts'
import { personsCsv } from './csv.ts'
import { jsonBytes, type PackageDocument, parseDocument } from './document.ts'
import { PackageError } from './errors.ts'
import { readRecipients } from './keys.ts'
import { PACKAGE_LIMITS } from './limits.ts'
import { signManifest } from './manifest.ts'
import { checkNames, DOCUMENT, FILES, MANIFEST, PDF, PERSONS } from './names.ts'
import { paddedSize } from './padding.ts'
import { type PackagePart, partOfBytes, unchanged } from './parts.ts'
import { tarSize, writeTar } from './tar.ts'

export interface PackageContent {
  document: PackageDocument
  /** One `files/NAME` for each file of the document, in any order. */
  files: readonly PackagePart[]
  /** For people; its name does not matter. */
  pdf?: PackagePart
}

export interface SealedPackage {
  id: string
  /** SHA-256 of manifest.jws, which a receipt must name. */
  manifestSha256: string
  /** Size of what is sealed, filled up. */
  inside: number
  parts: { name: string; size: number; sha256: string }[]
  /** The sealed file, to be read once. */
  sealed: AsyncIterable<Uint8Array>
}

/**
 * All parts of a package but the manifest, in their order.
 * @throws PackageError bad-document, not-allowed, bad-name, same-name, too-large, inconsistent (a file of the document
 *   was not given, or another was)
 */
export function composeParts(content: PackageContent): { document: PackageDocument; parts: PackagePart[] } {
  const document = parseDocument(content.document)
  const given = new Map(content.files.map((part) => [part.name, part]))
  const files = document.files.map(({ name }) => given.get(FILES + name))
  if (content.files.length !== files.length || files.includes(undefined))
    throw new PackageError('inconsistent', 'the files of the document are not the files given')
  const parts = [
    partOfBytes(DOCUMENT, jsonBytes(document)),
    partOfBytes(PERSONS, Buffer.from(personsCsv(document))),
    ...(content.pdf ? [{ ...content.pdf, name: PDF }] : []),
    ...(files as PackagePart[]),
  ]
  checkNames(parts.map(({ name }) => name))
  if (parts[0]!.size > PACKAGE_LIMITS.document) throw new PackageError('too-large', DOCUMENT)
  return { document, parts }
}

/**
 * Signs and seals a package.
 * @param recipients age1…, as `readRecipients` gives them
 * @param signing an Ed25519 private key, as `readSigningKey` gives it
 * @param now for refusing what would be expired at once
 * @throws PackageError as `composeParts`, bad-recipient, already-expired; while `sealed` is read also changed
 */
export async function sealPackage(
  content: PackageContent,
  {
    recipients,
    signing,
    now = new Date(),
  }: { recipients: readonly string[]; signing: KeyObject; now?: Date },
): Promise<SealedPackage> {
  const { document, parts } = composeParts(content)
  const sealedFor = readRecipients(recipients.join('\n'))
  if (new Date(document.expiresAt) <= now) throw new PackageError('already-expired', document.expiresAt)
  const jws = await signManifest(
    {
      format: 'oralu-package-manifest',
      version: 1,
      package: document.id,
      madeAt: document.madeAt,
      expiresAt: document.expiresAt,
      sealedFor,
      parts: parts.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    },
    signing,
  )
  const manifest = partOfBytes(MANIFEST, Buffer.from(jws))
  const whole = [manifest, ...parts]
  const inside = paddedSize(tarSize(whole.map(({ size }) => size)))
  if (inside > PACKAGE_LIMITS.inside) throw new PackageError('too-large')
  const checked = whole.map((part) => ({ ...part, bytes: () => unchanged(part) }))
  return {
    id: document.id,
    manifestSha256: manifest.sha256,
    inside,
    parts: whole.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    sealed: await sealTo(writeTar(checked), sealedFor),
  }
}
