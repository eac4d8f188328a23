// Receipts: what a partner signs about a package. docs/formats/package-receipt.schema.json.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { instant, jsonBytes, packageId, personRef, readJson, sha256, shaped, text } from './document.ts'
import { PackageError } from './errors.ts'
import { signJws, verifyJws } from './jws.ts'
import { PACKAGE_LIMITS } from './limits.ts'

const common = {
  format: z.literal('oralu-package-receipt'),
  version: z.literal(1),
  package: packageId,
  sealedSha256: sha256,
  manifestSha256: sha256,
  at: instant,
  by: text,
  note: text.optional(),
}
const Received = z.strictObject({
  ...common,
  kind: z.literal('received'),
  accepted: z.enum(['all', 'some', 'none']),
  refused: z.array(z.strictObject({ person: personRef, reason: text })).max(PACKAGE_LIMITS.persons),
})
const Deleted = z.strictObject({
  ...common,
  kind: z.literal('deleted'),
  why: z.enum(['recall', 'retention', 'agreement-ended', 'other']),
  deleted: z.enum(['all', 'some']),
  persons: z.array(personRef).min(1).max(PACKAGE_LIMITS.persons).optional(),
})
export const PackageReceipt = z.discriminatedUnion('kind', [Received, Deleted])
export type PackageReceipt = z.infer<typeof PackageReceipt>
export type DeletionReason = z.infer<typeof Deleted>['why']

/** Reasons of a deletion, for whoever must choose one. */
export const DELETION_REASONS: readonly DeletionReason[] = Deleted.shape.why.options

/**
 * A receipt as its signed text.
 * @throws PackageError bad-receipt
 */
export async function signReceipt(receipt: PackageReceipt, key: KeyObject): Promise<string> {
  return signJws(jsonBytes(parseReceipt(receipt)), 'oralu-package-receipt+jws', key)
}

/** What was sent: a receipt counts only for this. */
export interface SentPackage {
  package?: string
  sealedSha256?: string
  manifestSha256?: string
}

/**
 * Reads a receipt that the partner's pinned key signed.
 * @param sent each hash or id that is given must be that of the receipt
 * @throws PackageError bad-receipt, wrong-signer, bad-signature, other-package, too-large
 */
export async function openReceipt(
  jws: string,
  pinned: KeyObject,
  sent: SentPackage = {},
): Promise<PackageReceipt> {
  if (jws.length > PACKAGE_LIMITS.receipt) throw new PackageError('too-large', 'a receipt')
  const payload = await verifyJws(jws.trim(), 'oralu-package-receipt+jws', pinned, 'bad-receipt')
  const receipt = parseReceipt(readJson(payload, 'bad-receipt'))
  for (const field of ['package', 'sealedSha256', 'manifestSha256'] as const)
    if (sent[field] !== undefined && sent[field] !== receipt[field])
      throw new PackageError('other-package', `its ${field} is another`)
  return receipt
}

function parseReceipt(json: unknown): PackageReceipt {
  const receipt = shaped(PackageReceipt, json, 'bad-receipt')
  const named =
    receipt.kind === 'received' ? receipt.refused.map(({ person }) => person) : (receipt.persons ?? [])
  if (new Set(named).size !== named.length)
    throw new PackageError('bad-receipt', 'a person stands there twice')
  const { kind } = receipt
  const whole = kind === 'received' ? receipt.accepted : receipt.deleted
  if (whole === 'some' && named.length === 0)
    throw new PackageError('bad-receipt', 'some, but nobody is named')
  if (whole === 'all' && named.length > 0) throw new PackageError('bad-receipt', 'all, but somebody is named')
  return receipt
}
