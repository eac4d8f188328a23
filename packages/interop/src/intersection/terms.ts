// What both sides agree on before a run, and how often they may run. docs/formats/intersection-terms.schema.json.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { instant, packageId } from '../package/document.ts'
import { IntersectionError } from './errors.ts'
import { INTERSECTION_KEYS } from './keys.ts'
import { INTERSECTION_LIMITS } from './limits.ts'

/** The JWK thumbprint of a signing key (RFC 7638). */
const keyId = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be the id of a key')
const elements = z.int().min(1024).max(INTERSECTION_LIMITS.elements)

export const IntersectionTerms = z.strictObject({
  format: z.literal('oralu-intersection-terms'),
  version: z.literal(1),
  agreement: packageId,
  /** Runs once. */
  session: packageId,
  /** The side that begins: it may ask about so many keys; and by which key it signs. */
  asks: z.strictObject({ key: keyId, elements }),
  answers: z.strictObject({ key: keyId, elements }),
  /** How keys are made: both sides must do it alike. */
  keys: z.literal(INTERSECTION_KEYS),
  /** How many keys of different words must agree before two persons are a candidate pair. */
  threshold: z.int().min(1).max(6),
  /** At most so many runs within so many days under this agreement. */
  runs: z.strictObject({ most: z.int().min(1).max(1000), days: z.int().min(1).max(366) }),
  until: instant,
})
export type IntersectionTerms = z.infer<typeof IntersectionTerms>

/** Which of the two a side is. */
export type IntersectionRole = 'asks' | 'answers'

/**
 * Checks terms as they were written down.
 * @throws IntersectionError bad-terms
 */
export function parseTerms(json: unknown): IntersectionTerms {
  const { data, error } = IntersectionTerms.safeParse(json)
  const issue = error?.issues[0]
  if (!data)
    throw new IntersectionError(
      'bad-terms',
      `${issue?.path.join('.') || 'the whole'}: not as the schema asks`,
    )
  if (data.asks.key === data.answers.key) throw new IntersectionError('bad-terms', 'both sides have one key')
  return data
}

/** SHA-256 of the terms, over their JSON in the order of the schema: what every message is bound to. */
export const termsHash = (terms: IntersectionTerms): string =>
  createHash('sha256')
    .update(JSON.stringify(parseTerms(terms)))
    .digest('hex')

/** A run that was begun: what the ledger keeps of it. */
export interface IntersectionRun {
  agreement: string
  session: string
  /** When it began, UTC. */
  at: string
}

/**
 * Whether one more run may begin. Each run answers as many questions as its terms allow, so runs are what limits how
 * much of a list can be found out by asking.
 * @param past all runs that this side began, whatever became of them
 * @returns the run to be written down before anything is sent
 * @throws IntersectionError ended, session-known, too-many-runs
 */
export function beginRun(
  terms: IntersectionTerms,
  past: readonly IntersectionRun[],
  now: Date,
): IntersectionRun {
  if (now.getTime() >= Date.parse(terms.until)) throw new IntersectionError('ended')
  if (past.some(({ session }) => session === terms.session)) throw new IntersectionError('session-known')
  const since = now.getTime() - terms.runs.days * 86_400_000
  const lately = past.filter(({ agreement, at }) => agreement === terms.agreement && Date.parse(at) > since)
  if (lately.length >= terms.runs.most)
    throw new IntersectionError('too-many-runs', `${lately.length} in ${terms.runs.days} days`)
  return { agreement: terms.agreement, session: terms.session, at: now.toISOString() }
}
