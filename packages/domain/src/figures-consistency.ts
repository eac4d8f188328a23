// Whether all claims that stand can hold together: worked out by a job, and published by two officers.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ClaimAnswer, claimCategories, claimEvents } from './figures-claims.ts'
import { Id, Instant } from './shapes.ts'

const InFour = z.object({ kk: z.string(), ru: z.string(), en: z.string(), ar: z.string() })
const Category = z.enum(claimCategories)
const NumberSaid = z.object({
  claim: z.string(),
  category: Category,
  low: z.number(),
  /** null where nothing is said above */
  high: z.number().nullable(),
  alsoSaidBy: z.array(z.string()),
})

/** What docs/formats/figures-check.schema.json calls `consistency`, as far as it is shown. */
export const ConsistencyAnswer = z.object({
  consistent: z.boolean(),
  numbers: z.number().int(),
  complete: z.boolean(),
  sets: z.array(
    z.object({
      claims: z.array(z.string()),
      numbers: z.array(NumberSaid),
      arithmetic: z.string(),
      excess: z.number().nullable(),
      text: InFour,
    }),
  ),
  correction: z.object({
    persons: z.number(),
    weighted: z.number(),
    changes: z.array(NumberSaid.extend({ to: z.number().nullable(), persons: z.number(), text: InFour })),
  }),
  unknown: z.array(
    z.object({
      event: z.string(),
      missions: z.array(z.string()),
      category: Category,
      low: z.number(),
      high: z.number().nullable(),
      text: InFour,
    }),
  ),
  readings: z.array(
    z.object({
      claim: z.string(),
      as: z.string().nullable(),
      note: z.string().nullable(),
      removes: z.array(z.number().int()),
      before: z.number(),
      after: z.number(),
      text: InFour,
    }),
  ),
})
export type ConsistencyAnswer = z.infer<typeof ConsistencyAnswer>

/** A group that the officer asks about. */
export const AskedGroup = z
  .object({
    event: z.enum(claimEvents),
    missions: z
      .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/))
      .min(1)
      .max(50),
    category: Category,
  })
  .strict()
export type AskedGroup = z.infer<typeof AskedGroup>

export const getConsistency = endpoint('GET', '/figures/consistency', {
  grant: 'press.read',
  summary: 'Whether the claims that stand can all hold: the last answer, and whether claims changed since',
  answer: z.object({
    /** Claims that stand now. */
    claims: z.number().int(),
    /** Missions that they name, by event. */
    missions: z.array(z.object({ event: z.enum(claimEvents), mission: z.string() })),
    /** The job under way, for whoever ordered it. */
    jobId: Id.nullable(),
    last: z
      .object({
        id: Id,
        orderedBy: z.string().nullable(),
        answeredAt: Instant,
        stale: z.boolean(),
        asked: z.array(AskedGroup),
        /** The claims that it read, as they were then. */
        read: z.array(ClaimAnswer),
        answer: ConsistencyAnswer,
        proposedBy: z.string().nullable(),
        publishedAt: Instant.nullable(),
        mayPropose: z.boolean(),
        mayPublish: z.boolean(),
      })
      .nullable(),
    /** When the answer that the public reads was published. */
    publicSince: Instant.nullable(),
  }),
})

export const orderConsistency = endpoint('POST', '/figures/consistency', {
  grant: 'press.write',
  summary: 'Orders a job that works out whether all claims that stand can hold; also what a group can be',
  body: z.object({ id: Id.optional(), asked: z.array(AskedGroup).max(20).default([]) }),
  answer: z.object({ id: Id, jobId: Id }),
})

const Step = { params: z.object({ id: Id }), answer: z.object({ id: Id }) }

export const proposeConsistency = endpoint('POST', '/figures/consistency/:id/propose', {
  grant: 'press.write',
  summary:
    'Proposes an answer, with the claims that it read, for the public page; another officer publishes it',
  ...Step,
})

export const publishConsistency = endpoint('POST', '/figures/consistency/:id/publish', {
  grant: 'press.decide',
  summary: 'Puts an answer that another officer proposed, with its claims, on the public page',
  ...Step,
})
