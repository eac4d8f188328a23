// What the pictures of figures are drawn from: the road home by stages, and what was said against what is counted.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { UsedDefinition } from './figures.ts'
import { quantityKinds } from './figures-claims.ts'
import { Day, Id, Instant } from './shapes.ts'

/**
 * The columns of the road home, each with where a person can be in it; together they are all who were still on the road
 * in the column before. What each means is said in four languages by `figures.flow.definition.*`.
 */
export const flowColumns = [
  ['register'],
  ['citizen', 'otherwise', 'open'],
  ['manifest', 'no-manifest', 'on-hold', 'declined', 'deceased'],
  ['departed', 'not-departed', 'on-hold', 'declined', 'deceased'],
  ['arrived', 'under-way', 'deceased'],
  ['case', 'no-case', 'deceased'],
] as const

export const flowKinds = [...new Set(flowColumns.flat())]
export type FlowKind = (typeof flowColumns)[number][number]
const Kind = z.enum(flowKinds as [FlowKind, ...FlowKind[]])

/** The definitions of the stages together. A changed one is a new version. */
export const flowDefinition = { id: 'road-home', version: 1 } as const satisfies UsedDefinition

/** A place in a column, and how many persons are in it; an empty one is left out. */
export const FlowNode = z.object({ column: z.number().int(), kind: Kind, people: z.number().int() })
export type FlowNode = z.infer<typeof FlowNode>

/** So many went from a place of one column to one of the next. */
export const FlowLink = z.object({
  column: z.number().int(),
  from: Kind,
  to: Kind,
  people: z.number().int(),
})
export type FlowLink = z.infer<typeof FlowLink>

const asOf = z.object({
  /** As it was on this day; if not given, today. */
  was: Day.optional(),
  /** As known at the end of this day; if not given, now. */
  known: Day.optional(),
})

export const getFlow = endpoint('GET', '/figures/flow', {
  grant: 'press.read',
  summary:
    'How many persons have come how far on the road home, each counted once in each stage, as of two dates',
  query: asOf,
  answer: z.object({
    nodes: z.array(FlowNode),
    links: z.array(FlowLink),
    definition: UsedDefinition,
    was: Day.nullable(),
    known: Day.nullable(),
    knownAt: Instant,
    ledgerSize: z.number().int(),
  }),
})

/** A statement on several missions or on all, beside what the register counts as of its day. */
export const SaidPoint = z.object({
  id: Id,
  key: z.string(),
  publisher: z.string(),
  note: z.string(),
  statedFrom: Day,
  statedTo: Day.nullable(),
  kind: z.enum(quantityKinds).exclude(['share']),
  value: z.number().int(),
  /** What the wording allows; null: no upper end. */
  low: z.number().int(),
  high: z.number().int().nullable(),
  /** It can be read otherwise, or does not say which missions it means. */
  uncertain: z.boolean(),
  /** On missions departed by the day of the statement. */
  counted: z.number().int(),
})
export type SaidPoint = z.infer<typeof SaidPoint>

export const getSaidOverTime = endpoint('GET', '/figures/counts/said', {
  grant: 'press.read',
  summary:
    'Statements on how many were brought home, by day, and the register’s own count as of each of these days',
  query: asOf.pick({ known: true }),
  answer: z.object({
    said: z.array(SaidPoint),
    /** Days on which the count changed, and the count from then on. */
    counted: z.array(z.object({ day: Day, people: z.number().int() })),
    today: Day,
    known: Day.nullable(),
    knownAt: Instant,
  }),
})
