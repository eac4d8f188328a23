// manifest.jws: every part of a package, signed. docs/formats/package-manifest.schema.json.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { instant, jsonBytes, packageId, readJson, sha256, shaped } from './document.ts'
import { PackageError } from './errors.ts'
import { signJws, verifyJws } from './jws.ts'
import { RECIPIENT } from './keys.ts'
import { PACKAGE_LIMITS } from './limits.ts'
import { checkNames, DOCUMENT, PERSONS } from './names.ts'

const ListedPart = z.strictObject({
  name: z.string(),
  size: z.int().min(0).max(PACKAGE_LIMITS.inside),
  sha256,
})
const Manifest = z.strictObject({
  format: z.literal('oralu-package-manifest'),
  version: z.literal(1),
  package: packageId,
  madeAt: instant,
  expiresAt: instant,
  sealedFor: z.array(z.string().regex(RECIPIENT)).min(1).max(PACKAGE_LIMITS.recipients),
  parts: z
    .array(ListedPart)
    .min(2)
    .max(PACKAGE_LIMITS.files + 3),
})
export type PackageManifest = z.infer<typeof Manifest>
export type ListedPart = z.infer<typeof ListedPart>

/** The manifest as its signed text. */
export const signManifest = (manifest: PackageManifest, key: KeyObject): Promise<string> =>
  signJws(jsonBytes(Manifest.parse(manifest)), 'oralu-package-manifest+jws', key)

/**
 * Reads a manifest that the pinned key signed.
 * @throws PackageError not-signed, wrong-signer, bad-signature, bad-manifest, bad-name, same-name
 */
export async function openManifest(jws: string, pinned: KeyObject): Promise<PackageManifest> {
  const payload = await verifyJws(jws, 'oralu-package-manifest+jws', pinned, 'not-signed')
  const manifest = shaped(Manifest, readJson(payload, 'bad-manifest'), 'bad-manifest')
  const names = manifest.parts.map(({ name }) => name)
  if (names[0] !== DOCUMENT || names[1] !== PERSONS)
    throw new PackageError('bad-manifest', `${DOCUMENT} and ${PERSONS} do not come first`)
  checkNames(names)
  return manifest
}
