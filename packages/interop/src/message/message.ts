// A message between two partners: one statement, signed, filled up and sealed, that may wait in any mailbox, folder or
// stick. docs/formats/partner-message.schema.json.
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { sealTo, unseal } from '../package/age.ts'
import { instant, packageId, readJson, sha256, shaped, text } from '../package/document.ts'
import { PackageError } from '../package/errors.ts'
import { type JwsType, signJws, verifyJws } from '../package/jws.ts'
import { type AgeIdentity, keyId } from '../package/keys.ts'
import { collect } from '../package/parts.ts'

const MESSAGE: JwsType = 'oralu-message+jws'
const DELIVERY: JwsType = 'oralu-delivery+jws'
/** Bytes of a message before it is sealed, filled up; and the least of them. */
export const MESSAGE_LIMITS = { inside: 64 * 1024 * 1024, least: 4096, delivery: 4096 } as const

const states = ['received', 'under way', 'granted', 'partly granted', 'refused', 'withdrawn'] as const
const kinds = [
  'identity check',
  'list of nationals',
  'transport',
  'transit or overflight',
  'medical help',
  'release',
  'evidence',
  'information',
] as const
const day = z.iso.date()
const common = { format: z.literal('oralu-message'), version: z.literal(1), id: packageId, at: instant }

const Message = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('request'),
    request: z.strictObject({
      id: packageId,
      kind: z.enum(kinds),
      subject: text.max(200),
      text: text.max(10_000),
      dueOn: day.nullable(),
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('entry'),
    request: packageId,
    entry: z.strictObject({
      id: packageId,
      text: text.max(10_000).nullable(),
      state: z.enum(states).nullable(),
      at: instant,
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('receipt'),
    package: packageId,
    /** A receipt by `signReceipt`. */
    receipt: z.string().min(1).max(4_200_000),
  }),
  z.strictObject({ ...common, kind: z.literal('recall'), package: packageId, why: text.max(500) }),
  z.strictObject({
    ...common,
    kind: z.literal('intersection'),
    run: packageId,
    /** With the first message: what for, under which agreement, and the terms that both sides hold to. */
    offer: z
      .strictObject({
        purpose: text.max(500),
        reference: text.max(80),
        terms: z.record(z.string(), z.unknown()),
      })
      .nullable(),
    /** A message of the run, its parts in base64; null: the run is refused. */
    step: z.strictObject({ head: z.string().min(1), parts: z.array(z.base64()).max(1024) }).nullable(),
  }),
])
export type PartnerMessage = z.infer<typeof Message>
type Own<T> = T extends unknown ? Omit<T, 'format' | 'version'> : never
/** What a message says, without its envelope. */
export type MessageContent = Own<PartnerMessage>

/**
 * Signs and seals a message. The same size for most: 4 KiB, else the next power of two.
 * @throws PackageError too-large, bad-document
 */
export async function sealMessage(
  content: MessageContent,
  { recipients, signing }: { recipients: readonly string[]; signing: KeyObject },
): Promise<Buffer> {
  const message = shaped(Message, { format: 'oralu-message', version: 1, ...content }, 'bad-document')
  const jws = await signJws(Buffer.from(JSON.stringify(message)), MESSAGE, signing)
  if (jws.length >= MESSAGE_LIMITS.inside) throw new PackageError('too-large', 'a message')
  let size: number = MESSAGE_LIMITS.least
  while (size <= jws.length) size *= 2
  return collect(await sealTo([Buffer.from(jws.padEnd(size, '\n'))], recipients))
}

/** Who may have signed: a partner's keys in use, by their ids. */
export type Signers = ReadonlyMap<string, KeyObject>

/**
 * Opens a message and verifies who signed it.
 * @throws PackageError not-sealed, wrong-recipient, damaged, too-large, not-signed (it is something else, such as a
 *   package), wrong-signer, bad-signature, bad-document
 */
export async function openMessage(
  sealed: Uint8Array,
  { identities, signers }: { identities: readonly AgeIdentity[]; signers: Signers },
): Promise<{ message: PartnerMessage; signedBy: string }> {
  if (sealed.length > 2 * MESSAGE_LIMITS.inside) throw new PackageError('too-large', 'a message')
  const plain = (await collect(unseal([sealed], identities))).toString('latin1')
  const jws = plain.trimEnd()
  const signer = signers.get(kidOf(jws))
  if (!signer) throw new PackageError('wrong-signer')
  const payload = await verifyJws(jws, MESSAGE, signer, 'not-signed')
  return {
    message: shaped(Message, readJson(payload, 'bad-document'), 'bad-document'),
    signedBy: keyId(signer),
  }
}

/** The key that a compact JWS says it was signed by. @throws PackageError not-signed */
function kidOf(jws: string): string {
  try {
    const header = JSON.parse(Buffer.from(jws.slice(0, jws.indexOf('.')), 'base64url').toString())
    if (typeof header.kid === 'string') return header.kid
  } catch {
    // said below
  }
  throw new PackageError('not-signed')
}

const Delivery = z.strictObject({
  format: z.literal('oralu-delivery'),
  version: z.literal(1),
  to: packageId,
  message: packageId,
  kind: z.enum(['message', 'package']),
  sha256,
  at: instant,
})
/** What stands before a sealed file on its way: to whose mailbox, which, and its hash. */
export type Delivery = Omit<z.infer<typeof Delivery>, 'format' | 'version'>

/** The signed slip that goes with a sealed file over HTTPS, so that a mailbox reads nothing of a stranger's. */
export const signDelivery = (delivery: Delivery, key: KeyObject): Promise<string> =>
  signJws(Buffer.from(JSON.stringify({ format: 'oralu-delivery', version: 1, ...delivery })), DELIVERY, key)

/** By which key a slip says it was signed; undefined for what is no slip. */
export function deliverySigner(slip: string): string | undefined {
  try {
    return slip.length > MESSAGE_LIMITS.delivery ? undefined : kidOf(slip)
  } catch {
    return undefined
  }
}

/** @throws PackageError not-signed, wrong-signer, bad-signature, bad-document */
export async function openDelivery(slip: string, pinned: KeyObject): Promise<Delivery> {
  const payload = await verifyJws(slip, DELIVERY, pinned, 'not-signed')
  const {
    format: _f,
    version: _v,
    ...delivery
  } = shaped(Delivery, readJson(payload, 'bad-document'), 'bad-document')
  return delivery
}
