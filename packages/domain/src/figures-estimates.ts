// How many people no list holds, from who stands on which of the agency's own lists: worked out by a job, for the office.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant } from './shapes.ts'

const Range = z.object({
  low: z.number(),
  /** null: no upper end */
  high: z.number().nullable(),
})

/** What docs/formats/figures-estimate.schema.json says, as far as it is shown. */
export const EstimateShown = z.object({
  lists: z.array(z.object({ name: z.string(), people: z.number().int() })),
  seen: z.number().int(),
  estimate: Range.extend({
    method: z.enum(['bic', 'chapman']),
    people: z.number(),
    unseen: z.number(),
  }).nullable(),
  lowerBound: z.object({ people: z.number().nullable(), low: z.number() }),
  model: z.object({ interactions: z.array(z.array(z.string())) }).nullable(),
  linkage: z
    .object({ tables: z.number().int(), withoutEstimate: z.number().int(), interval: Range })
    .nullable(),
  findings: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['says', 'doubts', 'assumes']),
      params: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
    }),
  ),
})
export type EstimateShown = z.infer<typeof EstimateShown>

/** People on just these lists. */
export const History = z.object({ lists: z.array(z.string()), people: z.number().int() })
export type History = z.infer<typeof History>

export const getEstimate = endpoint('GET', '/figures/estimate', {
  grant: 'press.read',
  summary: 'Lists that can be compared, and the last estimate of how many people none of those chosen holds',
  answer: z.object({
    sources: z.array(z.object({ id: Id, name: z.string(), kind: z.string(), people: z.number().int() })),
    /** The job under way, for whoever ordered it. */
    jobId: Id.nullable(),
    last: z
      .object({
        id: Id,
        orderedBy: z.string().nullable(),
        answeredAt: Instant,
        seed: z.number().int(),
        /** Matches that nobody had decided: joined where they are likelier than not, and drawn. */
        undecided: z.number().int(),
        sourceIds: z.array(Id),
        histories: z.array(History),
        answer: EstimateShown,
      })
      .nullable(),
  }),
})

export const orderEstimate = endpoint('POST', '/figures/estimate', {
  grant: 'press.write',
  summary: 'Orders a job that estimates how many people none of two to six lists holds',
  body: z.object({
    id: Id.optional(),
    sourceIds: z
      .array(Id)
      .min(2)
      .max(6)
      .refine((ids) => new Set(ids).size === ids.length, 'each list once'),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
  }),
  answer: z.object({ id: Id, jobId: Id }),
})
