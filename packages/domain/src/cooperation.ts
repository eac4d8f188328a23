// Cooperation: partners, whom one reaches there, and the keys by which they seal and sign.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Language, Line, PageQuery, Paragraph, page, StateCode, Written } from './shapes.ts'

export const partnerKinds = ['state', 'authority', 'organisation'] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** What a key is for: packages are sealed to one, and what the partner says is signed by the other. */
export const keyUses = ['seal', 'sign'] as const
export type KeyUse = (typeof keyUses)[number]

/** entered: nobody compared it yet; checked once: one officer did; in use: two did; revoked: no more. */
export const keyStates = ['entered', 'checked once', 'in use', 'revoked'] as const
export type KeyState = (typeof keyStates)[number]

export function keyState(key: {
  firstCheckedAt: string | null
  secondCheckedAt: string | null
  revokedAt: string | null
}): KeyState {
  if (key.revokedAt) return 'revoked'
  if (key.secondCheckedAt) return 'in use'
  return key.firstCheckedAt ? 'checked once' : 'entered'
}

/** Fingerprints compare without spaces and case, as they are read aloud. */
export const sameFingerprint = (a: string, b: string): boolean => plainPrint(a) === plainPrint(b)
const plainPrint = (text: string) => text.toLowerCase().replace(/[^0-9a-f]/g, '')

/** An address that takes messages in: HTTPS, or this machine itself. */
export const MailboxAddress = z
  .url()
  .max(500)
  .refine((text) => isMailbox(text), 'an address that begins with https://')

function isMailbox(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text)
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    return (protocol === 'https:' || (protocol === 'http:' && here)) && !username && !password
  } catch {
    return false
  }
}

export const PartnerFields = z.object({
  name: Line.max(200),
  kind: z.enum(partnerKinds),
  country: StateCode,
  language: Language,
  mailbox: MailboxAddress.nullable(),
  note: Paragraph.nullable(),
})
export type PartnerFields = z.infer<typeof PartnerFields>

export const FocalPointFields = z.object({
  office: Line.max(200),
  name: Line.max(200).nullable(),
  email: z.email().max(200).nullable(),
  phone: Line.max(60).nullable(),
  languages: z.array(Language).max(4),
})
export const FocalPoint = FocalPointFields.extend({ id: Id })
export type FocalPoint = z.infer<typeof FocalPoint>

const Checked = z.object({ by: z.string(), at: Instant, how: z.string() })
export const PartnerKey = z.object({
  id: Id,
  use: z.enum(keyUses),
  key: z.string(),
  fingerprint: z.string(),
  state: z.enum(keyStates),
  first: Checked.nullable(),
  second: Checked.nullable(),
  revoked: Checked.nullable(),
  /** The reader compared it already: another must be the second. */
  checkedByReader: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type PartnerKey = z.infer<typeof PartnerKey>

export const PartnerLine = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(partnerKinds),
  country: StateCode,
  /** A key to seal to and one that signs are both in use. */
  keysInUse: z.boolean(),
  agreements: z.number().int(),
  openRequests: z.number().int(),
  ended: z.boolean(),
})
export type PartnerLine = z.infer<typeof PartnerLine>

export const PartnerPage = PartnerFields.extend({
  id: Id,
  /** The row is the reader's own agency's, so that it can be changed. */
  own: z.boolean(),
  endedAt: Instant.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
  focalPoints: z.array(FocalPoint),
  keys: z.array(PartnerKey),
  agreements: z.array(
    z.object({ id: Id, reference: z.string(), title: z.string(), state: z.string(), endsOn: Day }),
  ),
})
export type PartnerPage = z.infer<typeof PartnerPage>

const One = z.object({ id: Id })

export const listPartners = endpoint('GET', '/cooperation/partners', {
  grant: 'cooperation.read',
  summary: 'Partners, by name',
  query: PageQuery,
  answer: page(PartnerLine),
})

export const getPartner = endpoint('GET', '/cooperation/partners/:id', {
  grant: 'cooperation.read',
  summary: 'A partner with its focal points, keys and agreements',
  params: One,
  answer: PartnerPage,
})

export const addPartner = endpoint('POST', '/cooperation/partners', {
  grant: 'cooperation.write',
  summary: 'Adds a partner',
  body: PartnerFields.extend({ id: Id.optional() }),
  answer: Written,
})

export const changePartner = endpoint('PUT', '/cooperation/partners/:id', {
  grant: 'cooperation.write',
  summary: 'Changes what is known of a partner',
  params: One,
  body: PartnerFields,
  answer: Written,
})

export const addFocalPoint = endpoint('POST', '/cooperation/partners/:id/focal-points', {
  grant: 'cooperation.write',
  summary: 'Adds an office that one reaches there',
  params: One,
  body: FocalPointFields.extend({ id: Id.optional() }),
  answer: Written,
})

export const endFocalPoint = endpoint('POST', '/cooperation/focal-points/:id/end', {
  grant: 'cooperation.write',
  summary: 'An office that is reached no more',
  params: One,
  answer: Written,
})

export const addKey = endpoint('POST', '/cooperation/partners/:id/keys', {
  grant: 'cooperation.write',
  summary:
    'Enters a public key of the partner: an age recipient, or an Ed25519 key as PEM or JWK. It serves once two officers have compared its fingerprint',
  params: One,
  body: z.object({ id: Id.optional(), key: z.string().trim().min(1).max(1000) }),
  answer: Written,
})

export const checkKey = endpoint('POST', '/cooperation/keys/:id/check', {
  grant: 'cooperation.decide',
  summary: 'Says that the partner read out this fingerprint, and how it was heard',
  params: One,
  body: z.object({ fingerprint: Line.max(80), how: Line }),
  answer: Written.extend({ state: z.enum(keyStates) }),
})

export const revokeKey = endpoint('POST', '/cooperation/keys/:id/revoke', {
  grant: 'cooperation.write',
  summary: 'Trusts a key no more, at once',
  params: One,
  body: z.object({ why: Line }),
  answer: Written,
})

export const getOwnKeys = endpoint('GET', '/cooperation/own-keys', {
  grant: 'cooperation.read',
  summary: 'Our own public keys and mailbox, to be given to partners',
  answer: z.object({
    recipient: z.string(),
    recipientFingerprint: z.string(),
    signing: z.string(),
    signingFingerprint: z.string(),
    mailbox: z.string(),
  }),
})
