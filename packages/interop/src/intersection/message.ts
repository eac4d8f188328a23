// A message: a head, signed, and parts of 32-byte elements that travel as plain bytes beside it, each known by its hash,
// in any order and as often as it takes. docs/formats/intersection-message.schema.json.
import { createHash, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { packageId, sha256 } from '../package/document.ts'
import { PackageError } from '../package/errors.ts'
import { signJws, verifyJws } from '../package/jws.ts'
import { keyId } from '../package/keys.ts'
import { IntersectionError } from './errors.ts'
import { ELEMENT, INTERSECTION_LIMITS } from './limits.ts'
import { type IntersectionRole, type IntersectionTerms, termsHash } from './terms.ts'

const { elements, part, persons } = INTERSECTION_LIMITS
const count = (most: number) => z.int().min(0).max(most)
const set = z.strictObject({
  elements: z.int().min(1).max(elements),
  parts: z
    .array(sha256)
    .min(1)
    .max(elements / part),
})
const common = {
  format: z.literal('oralu-intersection'),
  version: z.literal(1),
  agreement: packageId,
  session: packageId,
  /** SHA-256 of the terms. */
  terms: sha256,
  /** SHA-256 of the head that this one answers. */
  answers: sha256,
}
const keysOfWords = z.array(count(elements - 1)).min(1)
/** A candidate: for each of its words, the elements of the answering side's set that it holds, by their numbers. */
const candidate = z.array(keysOfWords).min(1).max(INTERSECTION_LIMITS.keys)
const pair = z.strictObject({
  candidate: count(persons - 1),
  /** A number of this run alone: not a position in anybody's list. */
  other: count(persons - 1),
  agree: z.int().min(1).max(INTERSECTION_LIMITS.keys),
})

export const IntersectionHead = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('offer'), answers: z.null(), asked: set }),
  z.strictObject({ ...common, kind: z.literal('reply'), doubled: set, kept: set }),
  z.strictObject({ ...common, kind: z.literal('candidates'), candidates: z.array(candidate).max(persons) }),
  z.strictObject({ ...common, kind: z.literal('pairs'), pairs: z.array(pair).max(persons) }),
])
export type IntersectionHead = z.infer<typeof IntersectionHead>
export type IntersectionKind = IntersectionHead['kind']
export type HeadOf<Kind extends IntersectionKind> = Extract<IntersectionHead, { kind: Kind }>
type ElementSet = z.infer<typeof set>

export interface IntersectionMessage {
  /** A compact JWS by EdDSA; its payload is the head. */
  head: string
  /** Elements, 32 bytes each, at most 16,384 a part; known by their hashes, so in any order. */
  parts: Uint8Array[]
}

const SIDE: Record<IntersectionKind, IntersectionRole> = {
  offer: 'asks',
  reply: 'answers',
  candidates: 'asks',
  pairs: 'answers',
}
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** A set as it stands in a head, and its parts. */
export function parted(bytes: Uint8Array): { set: ElementSet; parts: Uint8Array[] } {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += part * ELEMENT)
    parts.push(bytes.subarray(at, at + part * ELEMENT))
  return { set: { elements: bytes.length / ELEMENT, parts: parts.map(hashOf) }, parts }
}

type Unbound = 'format' | 'version' | 'agreement' | 'session' | 'terms'
/** Every kind by itself, or what is left out of one would be left out of all. */
type Content = { [Kind in IntersectionKind]: Omit<HeadOf<Kind>, Unbound> }[IntersectionKind]

/** Signs a head, bound to the terms. */
export async function writeHead(
  terms: IntersectionTerms,
  content: Content,
  signing: KeyObject,
): Promise<{ head: string; sha256: string }> {
  if (keyId(signing) !== terms[SIDE[content.kind]].key) throw new IntersectionError('wrong-signer')
  const { agreement, session } = terms
  const bound = { format: 'oralu-intersection', version: 1, agreement, session, terms: termsHash(terms) }
  const head = await signJws(
    Buffer.from(JSON.stringify({ ...bound, ...content })),
    'oralu-intersection+jws',
    signing,
  )
  return { head, sha256: hashOf(head) }
}

/** What a side awaits: the kind, and the hash of its own last head; none before an offer. */
export interface Awaited<Kind extends IntersectionKind> {
  kind: Kind
  answers: Kind extends 'offer' ? null : string
}

/**
 * Reads a head that the other side signed. One of another session or agreement, one that came before, and one of this
 * side's own sent back are refused.
 * @param pinned the partner's public key; must be that of the terms
 * @throws IntersectionError bad-message, wrong-signer, bad-signature, other-terms, out-of-turn
 */
export async function openHead<Kind extends IntersectionKind>(
  head: string,
  pinned: KeyObject,
  terms: IntersectionTerms,
  awaited: Awaited<Kind>,
): Promise<{ head: HeadOf<Kind>; sha256: string }> {
  if (keyId(pinned) !== terms[SIDE[awaited.kind]].key) throw new IntersectionError('wrong-signer')
  const data = await readHead(head, pinned)
  if (data.agreement !== terms.agreement || data.session !== terms.session || data.terms !== termsHash(terms))
    throw new IntersectionError('other-terms')
  if (data.kind !== awaited.kind || data.answers !== awaited.answers)
    throw new IntersectionError('out-of-turn')
  return { head: data as HeadOf<Kind>, sha256: hashOf(head) }
}

async function readHead(head: string, pinned: KeyObject): Promise<IntersectionHead> {
  if (head.length > INTERSECTION_LIMITS.head) throw new IntersectionError('bad-message', 'too large')
  const { data, error } = IntersectionHead.safeParse(await payloadOf(head, pinned))
  if (data) return data
  const place = error.issues[0]?.path.join('.') || 'the whole'
  // Names of keys are a stranger's, and may hold what moves a terminal's cursor.
  throw new IntersectionError('bad-message', place.slice(0, 200).replace(/\p{C}/gu, '?'))
}

async function payloadOf(head: string, pinned: KeyObject): Promise<unknown> {
  try {
    const payload = await verifyJws(head, 'oralu-intersection+jws', pinned, 'bad-document')
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (error) {
    if (error instanceof PackageError && (error.code === 'wrong-signer' || error.code === 'bad-signature'))
      throw new IntersectionError(error.code)
    throw new IntersectionError('bad-message')
  }
}

/**
 * Which parts of a message are not yet there, by their SHA-256: a broken transmission goes on with these.
 * @param head as it came, signed by the partner
 * @throws IntersectionError bad-message, wrong-signer, bad-signature
 */
export async function missingParts(
  head: string,
  partner: KeyObject,
  have: readonly Uint8Array[],
): Promise<string[]> {
  const there = new Set(have.map(hashOf))
  const sets = setsOf(await readHead(head, partner))
  return sets.flatMap(({ parts }) => parts).filter((hash) => !there.has(hash))
}

const setsOf = (head: IntersectionHead): ElementSet[] =>
  head.kind === 'offer' ? [head.asked] : head.kind === 'reply' ? [head.doubled, head.kept] : []

/**
 * A message's sets, put together from its parts.
 * @returns the sets in the order of the head
 * @throws IntersectionError missing, other-part, bad-message
 */
export function joined(head: IntersectionHead, have: readonly Uint8Array[]): Uint8Array[] {
  const byHash = new Map(have.map((bytes) => [hashOf(bytes), bytes]))
  const sets = setsOf(head)
  const listed = new Set(sets.flatMap(({ parts }) => parts))
  if ([...byHash.keys()].some((hash) => !listed.has(hash))) throw new IntersectionError('other-part')
  return sets.map(({ elements: expected, parts }) => {
    const found = parts.flatMap((hash) => byHash.get(hash) ?? [])
    if (found.length < parts.length)
      throw new IntersectionError('missing', `${parts.length - found.length} parts`)
    const whole = Buffer.concat(found)
    if (whole.length !== expected * ELEMENT) throw new IntersectionError('bad-message', 'its sizes differ')
    return whole
  })
}
