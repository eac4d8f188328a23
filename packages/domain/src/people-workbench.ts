// What stands around a pair on the workbench, second opinions, who has which pair, and how well it all goes.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { familyRoles, PersonBrief, sourceKinds } from './people.ts'
import { verdicts } from './people-matches.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

export const leanings = [...verdicts, 'unsure'] as const

const pairOfAnchors = { leftAnchorId: Id, rightAnchorId: Id }

/** One officer's view of a pair that another looks at too; it joins and parts nobody. */
export const giveOpinion = endpoint('POST', '/people/opinions', {
  grant: 'identity.decide',
  summary: 'Leaves a pair to a second officer, with one’s own view or none',
  body: z.object({
    id: Id.optional(),
    ...pairOfAnchors,
    verdict: z.enum(leanings),
    reason: Line,
    evidence: Paragraph.optional(),
  }),
  answer: Written,
})
export const withdrawOpinion = endpoint('POST', '/people/opinions/:id/withdraw', {
  grant: 'identity.decide',
  summary: 'Takes back one’s own opinion that has not gone into a decision',
  params: z.object({ id: Id }),
  answer: Written,
})

/** Two officers who looked at one pair and disagree. */
export const Disagreement = z.object({
  ...pairOfAnchors,
  left: PersonBrief,
  right: PersonBrief,
  opinions: z.array(
    z.object({
      id: Id,
      by: z.string(),
      mine: z.boolean(),
      verdict: z.enum(leanings),
      reason: z.string(),
      recordedAt: Instant,
    }),
  ),
})
export type Disagreement = z.infer<typeof Disagreement>

export const listDisagreements = endpoint('GET', '/people/disagreements', {
  grant: 'identity.read',
  summary: 'Pairs on which two officers disagree; a third decides, or one of the two thinks again',
  query: PageQuery,
  answer: page(Disagreement),
})

export const claimMatches = endpoint('POST', '/people/matches/claim', {
  grant: 'identity.decide',
  summary:
    'Takes pairs onto one’s desk for some minutes and leaves all others; answers those that one has now',
  body: z.object({ matches: z.array(Id).max(20) }),
  answer: z.object({ matches: z.array(Id) }),
})

export const matchCounts = endpoint('GET', '/people/matches/counts', {
  grant: 'identity.read',
  summary: 'How many pairs wait, and how many of them are on a colleague’s desk',
  answer: z.object({ open: z.number().int(), withColleagues: z.number().int(), opinions: z.number().int() }),
})

export const contradictionCodes = [
  'born-apart',
  'born-near',
  'sex-differs',
  'born-after-list',
  'mother-too-young',
  'mother-too-old',
  'father-too-young',
  'siblings-too-close',
  'two-places',
  'birth-places-differ',
  'documents-differ',
  'one-list-twice',
] as const

/** What sources say that cannot hold together. It is about what is said, never a mark on a person. */
export const Contradiction = z.object({
  code: z.enum(contradictionCodes),
  /** Values for the screen: days, places, years, names of sources. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The anchors whose records say it. */
  about: z.array(Id),
})
export type Contradiction = z.infer<typeof Contradiction>

const Relative = PersonBrief.extend({
  role: z.enum(familyRoles),
  /** How it is known: the source's name. */
  source: z.string(),
})

/** A relative of the left and one of the right that are, or may be, one person. */
const SharedKin = z.object({
  left: Relative,
  right: Relative,
  /** one: grouped together; apart: told apart; suggested: a pair that waits, with its probability. */
  as: z.enum(['one', 'apart', 'suggested']),
  probability: z.number().nullable(),
})

const Around = z.object({
  left: z.array(Relative),
  right: z.array(Relative),
  shared: z.array(SharedKin),
})
export type Around = z.infer<typeof Around>

/** Records near the pair, and what connects them. */
export const Cluster = z.object({
  nodes: z.array(
    PersonBrief.extend({
      side: z.enum(['left', 'right', 'other']),
      source: z.string(),
      kind: z.enum(sourceKinds),
    }),
  ),
  edges: z.array(
    z.object({
      from: Id,
      to: Id,
      as: z.enum(['same', 'not same', 'waiting', 'suggested']),
      probability: z.number().nullable(),
    }),
  ),
  /** More stand near than are shown. */
  more: z.boolean(),
})
export type Cluster = z.infer<typeof Cluster>

/** Why a pair that was told apart is here again: what is newer than the decision. */
export const News = z.object({
  decidedBy: z.string(),
  decidedAt: Instant,
  reason: z.string(),
  items: z.array(
    z.object({
      anchorId: Id,
      kind: z.enum(['record', 'revision', 'family', 'age', 'nationality']),
      at: Instant,
      source: z.string(),
    }),
  ),
})
export type News = z.infer<typeof News>

export const PairContext = z.object({
  family: Around,
  cluster: Cluster,
  contradictions: z.array(Contradiction),
  /** Another record of the same source that fits one of the two as well. */
  rivals: z.array(
    z.object({
      of: z.enum(['left', 'right']),
      person: PersonBrief,
      source: z.string(),
      probability: z.number(),
    }),
  ),
  news: z.array(News),
  /** Colleagues who asked for a second look. What they think stays with them, so that the second look is one's own. */
  asked: z.array(z.object({ by: z.string(), mine: z.boolean(), id: Id, recordedAt: Instant })),
  /** How many other pairs this decision would settle at most. */
  settles: z.number().int(),
})
export type PairContext = z.infer<typeof PairContext>

export const getPairContext = endpoint('GET', '/people/compare/context', {
  grant: 'identity.read',
  summary: 'What stands around two records: relatives, near records, contradictions, what is new',
  query: z.object({ left: Id, right: Id }),
  answer: PairContext,
})

export const personContradictions = endpoint('GET', '/people/:id/contradictions', {
  grant: 'identity.read',
  summary: 'What the sources say of one person that cannot hold together',
  params: z.object({ id: Id }),
  answer: z.object({
    items: z.array(Contradiction),
    sources: z.array(z.object({ anchorId: Id, source: z.string() })),
  }),
})

/** Counts alone; null: fewer than five pairs, not told. */
export const MatchQuality = z.object({
  calibration: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      pairs: z.number().int().nullable(),
      same: z.number().int().nullable(),
      stated: z.number().nullable(),
    }),
  ),
  days: z.array(
    z.object({ day: Day, same: z.number().int(), notSame: z.number().int(), undone: z.number().int() }),
  ),
  agreement: z.object({ pairs: z.number().int().nullable(), agreeing: z.number().int().nullable() }),
  open: z.object({
    pairs: z.number().int(),
    second: z.number().int(),
    opinions: z.number().int(),
    questions: z.number().int(),
  }),
})
export type MatchQuality = z.infer<typeof MatchQuality>

export const getMatchQuality = endpoint('GET', '/people/matches/quality', {
  grant: 'signed-in',
  summary: 'How well matching goes, in counts: whoever reads identities or oversees their protection',
  answer: MatchQuality,
})
