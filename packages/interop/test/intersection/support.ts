// Two sides and their terms, and a whole run between them. All names are made up.
import { randomUUID } from 'node:crypto'
import { keyId, makePackageKeys, readPublicKey, readSigningKey } from '../../src/index.ts'
import {
  IntersectionError,
  type IntersectionMessage,
  type IntersectionPerson,
  type IntersectionTerms,
  nameCandidates,
  offerIntersection,
  pairCandidates,
  readPairs,
  replyToOffer,
} from '../../src/intersection/index.ts'

export const agreement = '0b9f6c1e-7d5b-4c55-9a51-3f0a2f1c7d10'
export const now = new Date('2026-11-26T12:00:00Z')

async function makeSide() {
  const keys = await makePackageKeys()
  return { signing: readSigningKey(keys.signing), public: readPublicKey(keys.signingPublic) }
}
export const [asking, answering, stranger] = (await Promise.all([makeSide(), makeSide(), makeSide()])) as [
  Side,
  Side,
  Side,
]
type Side = Awaited<ReturnType<typeof makeSide>>

export const termsOf = (change: Partial<IntersectionTerms> = {}): IntersectionTerms => ({
  format: 'oralu-intersection-terms',
  version: 1,
  agreement,
  session: randomUUID(),
  asks: { key: keyId(asking.public), elements: 4096 },
  answers: { key: keyId(answering.public), elements: 4096 },
  keys: 1,
  threshold: 1,
  runs: { most: 3, days: 30 },
  until: '2026-12-24T00:00:00Z',
  ...change,
})

export const asks = { signing: asking.signing, partner: answering.public, now, past: [] }
export const answers = { signing: answering.signing, partner: asking.public, now, past: [] }

export const person = (
  name: string,
  born: string | undefined,
  more: Partial<IntersectionPerson> = {},
): IntersectionPerson => ({
  names: [name],
  ...(born && {
    born: born.length === 4 ? { from: `${born}-01-01`, to: `${born}-12-31` } : { from: born, to: born },
  }),
  coveredBy: agreement,
  ...more,
})

/** All four messages; `threads` as many on both sides. */
export async function run(
  terms: IntersectionTerms,
  theirs: IntersectionPerson[],
  ours: IntersectionPerson[],
  threads = 1,
) {
  const offer = await offerIntersection(terms, theirs, { ...asks, threads })
  const reply = await replyToOffer(terms, ours, offer.message, { ...answers, threads })
  const named = await nameCandidates(offer.state, reply.message, { ...asks, threads })
  const paired = await pairCandidates(reply.state, named.message, answers)
  const pairs = await readPairs(named.state, paired.message, asks)
  return { offer, reply, named, paired, pairs }
}

/** A state as it would come back from where it was kept. */
export const kept = <T>(state: T): T => JSON.parse(JSON.stringify(state)) as T

export const payloadOf = ({ head }: Pick<IntersectionMessage, 'head'>) =>
  JSON.parse(Buffer.from(head.split('.')[1]!, 'base64url').toString())

/** The code with which something is refused; anything but an IntersectionError fails the test. */
export async function codeOf(trial: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof trial === 'function' ? trial() : trial)
  } catch (error) {
    if (error instanceof IntersectionError) return error.code
    throw error
  }
  return 'taken'
}
