// opened.json: what was found when a package was opened. docs/formats/package-opened.schema.json.
import { createHash, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { toInstant } from './config.ts'
import {
  instant,
  jsonBytes,
  type PackageDocument,
  packageId,
  parseDocument,
  readJson,
  sha256,
  shaped,
} from './document.ts'
import { PackageError } from './errors.ts'
import { keyId } from './keys.ts'
import type { OpenedPackage } from './open.ts'

export const OPENED = 'opened.json'

const Opened = z.strictObject({
  format: z.literal('oralu-package-opened'),
  version: z.literal(1),
  package: packageId,
  openedAt: instant,
  sealedSha256: sha256,
  manifestSha256: sha256,
  signedBy: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  expired: z.boolean(),
})
export type Opened = z.infer<typeof Opened>

/** The bytes of opened.json. */
export const openedBytes = (opened: OpenedPackage, from: KeyObject, now: Date): Uint8Array =>
  jsonBytes({
    format: 'oralu-package-opened',
    version: 1,
    package: opened.document.id,
    openedAt: toInstant(now),
    sealedSha256: opened.sealedSha256,
    manifestSha256: opened.manifestSha256,
    signedBy: keyId(from),
    expired: opened.expired,
  } satisfies Opened)

/**
 * Reads an opened package's folder again, to make a receipt from it. Whoever may write into the folder could have
 * changed all of it: this finds accidents, not attackers.
 * @throws PackageError bad-document, part-differs
 */
export function readOpened(files: { opened: Uint8Array; manifest: Uint8Array; document: Uint8Array }): {
  opened: Opened
  document: PackageDocument
} {
  const opened = shaped(Opened, readJson(files.opened, 'bad-document'), 'bad-document')
  const document = parseDocument(readJson(files.document, 'bad-document'))
  const found = createHash('sha256').update(files.manifest).digest('hex')
  if (found !== opened.manifestSha256) throw new PackageError('part-differs', 'manifest.jws')
  if (document.id !== opened.package) throw new PackageError('part-differs', 'package.json')
  return { opened, document }
}
