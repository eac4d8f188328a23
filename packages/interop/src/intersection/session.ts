/**
 * Which of theirs may be ours, without either side telling whom it looks for: a Diffie–Hellman private set intersection
 * (Meadows 1986; Huberman, Franklin and Hogg 1999) over keys of names, in four messages that may wait in a mailbox.
 * 1. offer: the asking side's keys H(x)^a
 * 2. reply: those raised, H(x)^ab in their order, and the answering side's own, H(y)^b
 * 3. candidates: the asking side finds which H(y)^ba it holds too; of its persons with enough of them it tells which
 *    elements these are
 * 4. pairs: the answering side says which candidates meet enough keys of one of its persons, by numbers of this run
 * What each side learns, and what this cannot hide: docs/decisions/private-intersection.md.
 */

import type { KeyObject } from 'node:crypto'
import { randomInt } from 'node:crypto'
import { IntersectionError } from './errors.ts'
import { freshSecret } from './group.ts'
import type { IntersectionPerson } from './keys.ts'
import { ELEMENT } from './limits.ts'
import {
  type Awaited,
  type HeadOf,
  type IntersectionKind,
  type IntersectionMessage,
  joined,
  openHead,
  parted,
  writeHead,
} from './message.ts'
import { agreements } from './pairs.ts'
import { checkOrder, type Owner, ownSet, placesOf } from './sets.ts'
import { beginRun, type IntersectionRun, type IntersectionTerms, parseTerms } from './terms.ts'
import { inThreads } from './threads.ts'

/** What a side keeps between two messages: plain JSON, secret, to be destroyed when the run has ended. */
export type AskingState =
  | { role: 'asks'; terms: IntersectionTerms; awaits: Awaited<'reply'>; secret: string; owners: Owner[][] }
  | {
      role: 'asks'
      terms: IntersectionTerms
      awaits: Awaited<'pairs'>
      candidates: { position: number; words: number }[]
    }
export interface AnsweringState {
  role: 'answers'
  terms: IntersectionTerms
  awaits: Awaited<'candidates'>
  owners: Owner[][]
}

export interface IntersectionOptions {
  signing: KeyObject
  /** The partner's pinned public key. */
  partner: KeyObject
  now: Date
  threads?: number
}
/** @see beginRun */
export type BeginOptions = IntersectionOptions & { past: readonly IntersectionRun[] }

/** Two persons who may be one: a position in the own list, and the other side's by a number of this run. */
export interface CandidatePair {
  position: number
  other: number
  /** By how many keys of different words they agree. */
  agree: number
}

/**
 * First message, of the side that asks.
 * @param persons only those of the agreement; their order tells nobody anything
 * @returns `run`, to be written down before the message goes
 * @throws IntersectionError bad-terms, ended, session-known, too-many-runs, not-covered, too-many, wrong-signer
 */
export async function offerIntersection(
  terms: IntersectionTerms,
  persons: readonly IntersectionPerson[],
  { signing, now, past, threads = 1 }: Omit<BeginOptions, 'partner'>,
): Promise<{ run: IntersectionRun; state: AskingState; message: IntersectionMessage }> {
  const run = beginRun(parseTerms(terms), past, now)
  const secret = freshSecret()
  const { elements, owners } = await ownSet(persons, 'asks', terms, secret, threads)
  const { set, parts } = parted(elements)
  const { head, sha256 } = await writeHead(terms, { kind: 'offer', answers: null, asked: set }, signing)
  const awaits = { kind: 'reply', answers: sha256 } as const
  const kept = Buffer.from(secret).toString('base64url')
  return { run, state: { role: 'asks', terms, awaits, secret: kept, owners }, message: { head, parts } }
}

/**
 * Second message, of the side that answers. Its secret is forgotten at once.
 * @throws IntersectionError as offerIntersection and openHead; too-many, bad-element, bad-order, missing, other-part
 */
export async function replyToOffer(
  terms: IntersectionTerms,
  persons: readonly IntersectionPerson[],
  offer: IntersectionMessage,
  { signing, partner, now, past, threads = 1 }: BeginOptions,
): Promise<{ run: IntersectionRun; state: AnsweringState; message: IntersectionMessage }> {
  const run = beginRun(parseTerms(terms), past, now)
  const { head, sha256 } = await openHead(offer.head, partner, terms, { kind: 'offer', answers: null })
  if (head.asked.elements > terms.asks.elements) throw new IntersectionError('too-many', 'the offer')
  const [asked] = joined(head, offer.parts) as [Uint8Array]
  checkOrder(asked)
  const secret = freshSecret()
  const { elements, owners } = await ownSet(persons, 'answers', terms, secret, threads)
  const doubled = parted(await inThreads('raise', asked, secret, threads))
  const kept = parted(elements)
  const content = { kind: 'reply', answers: sha256, doubled: doubled.set, kept: kept.set } as const
  const written = await writeHead(terms, content, signing)
  return {
    run,
    state: { role: 'answers', terms, awaits: { kind: 'candidates', answers: written.sha256 }, owners },
    message: { head: written.head, parts: [...doubled.parts, ...kept.parts] },
  }
}

/**
 * Third message, of the side that asks. Its secret is forgotten.
 * @returns `positions`: of the own persons, those of whom the other side holds as many keys as the threshold asks
 * @throws IntersectionError as openHead; too-many, bad-element, bad-order, missing, other-part, ended
 */
export async function nameCandidates(
  state: AskingState,
  reply: IntersectionMessage,
  { signing, partner, now, threads = 1 }: IntersectionOptions,
): Promise<{ positions: number[]; state: AskingState; message: IntersectionMessage }> {
  if (!('secret' in state)) throw new IntersectionError('out-of-turn')
  const { terms, owners } = state
  const { head, sha256 } = await opened(reply, partner, state, now)
  if (head.kept.elements > terms.answers.elements) throw new IntersectionError('too-many', 'the reply')
  if (head.doubled.elements !== owners.length) throw new IntersectionError('bad-message', 'its sizes differ')
  const [doubled, kept] = joined(head, reply.parts) as [Uint8Array, Uint8Array]
  checkOrder(kept)
  const secret = Buffer.from(state.secret, 'base64url')
  await inThreads('check', doubled, secret, threads)
  const theirs = await inThreads('raise', kept, secret, threads)
  const found = shuffled(held(theirs, placesOf(doubled), owners, terms.threshold))
  const candidates = found.map(({ elements }) => elements)
  const written = await writeHead(terms, { kind: 'candidates', answers: sha256, candidates }, signing)
  const awaits = { kind: 'pairs', answers: written.sha256 } as const
  return {
    positions: found.map(({ position }) => position).sort((a, b) => a - b),
    state: {
      role: 'asks',
      terms,
      awaits,
      candidates: found.map(({ position, elements }) => ({ position, words: elements.length })),
    },
    message: { head: written.head, parts: [] },
  }
}

/** The own persons of whom enough keys are held, and for each of their words the other side's elements. */
function held(
  theirs: Uint8Array,
  places: ReadonlyMap<string, number>,
  owners: readonly Owner[][],
  threshold: number,
): { position: number; elements: number[][] }[] {
  const persons = new Map<number, Map<number, number[]>>()
  const text = Buffer.from(theirs.buffer, theirs.byteOffset, theirs.length).toString('latin1')
  for (let at = 0; at * ELEMENT < text.length; at++) {
    const place = places.get(text.slice(at * ELEMENT, (at + 1) * ELEMENT))
    for (const [person, words] of place === undefined ? [] : owners[place]!) {
      const byWords = persons.get(person) ?? new Map<number, number[]>()
      persons.set(person, byWords.set(words, [...(byWords.get(words) ?? []), at]))
    }
  }
  return [...persons]
    .filter(([, byWords]) => byWords.size >= threshold)
    .map(([position, byWords]) => ({ position, elements: [...byWords.values()] }))
}

/**
 * Fourth message, of the side that answers: its last.
 * @returns the pairs, `other` being the number of a candidate
 * @throws IntersectionError as openHead; ended
 */
export async function pairCandidates(
  state: AnsweringState,
  candidates: IntersectionMessage,
  { signing, partner, now }: IntersectionOptions,
): Promise<{ pairs: (CandidatePair & { number: number })[]; message: IntersectionMessage }> {
  const { terms, owners } = state
  const { head, sha256 } = await opened(candidates, partner, state, now)
  const found = agreements(head.candidates, owners, terms.threshold)
  const positions = shuffled([...new Set(found.map(({ position }) => position))])
  const numbers = new Map(positions.map((position, number) => [position, number]))
  const pairs = found.map((pair) => ({ ...pair, number: numbers.get(pair.position)! }))
  const told = shuffled(pairs.map(({ other, number, agree }) => ({ candidate: other, other: number, agree })))
  const written = await writeHead(terms, { kind: 'pairs', answers: sha256, pairs: told }, signing)
  return { pairs, message: { head: written.head, parts: [] } }
}

/**
 * What the side that asked reads at the end; no more messages follow.
 * @returns the pairs, and for each by what number the other side knows the own person
 * @throws IntersectionError as openHead; ended
 */
export async function readPairs(
  state: AskingState,
  pairs: IntersectionMessage,
  { partner, now }: Pick<IntersectionOptions, 'partner' | 'now'>,
): Promise<(CandidatePair & { number: number })[]> {
  if (!('candidates' in state)) throw new IntersectionError('out-of-turn')
  const { head } = await opened(pairs, partner, state, now)
  const met = new Set<string>()
  return head.pairs.map(({ candidate, other, agree }, at) => {
    const own = state.candidates[candidate]
    const key = `${candidate} ${other}`
    if (!own || agree < state.terms.threshold || agree > own.words || met.has(key))
      throw new IntersectionError('bad-message', `pair ${at}`)
    met.add(key)
    return { position: own.position, other, agree, number: candidate }
  })
}

async function opened<Kind extends IntersectionKind>(
  { head }: IntersectionMessage,
  partner: KeyObject,
  { terms, awaits }: { terms: IntersectionTerms; awaits: Awaited<Kind> },
  now: Date,
): Promise<{ head: HeadOf<Kind>; sha256: string }> {
  if (now.getTime() >= Date.parse(terms.until)) throw new IntersectionError('ended')
  return openHead(head, partner, terms, awaits)
}

/** In an order that tells nothing (Fisher and Yates). */
function shuffled<T>(list: T[]): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}
