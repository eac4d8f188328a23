// How it goes for those who came into care, by when they came: for the office, for others quarter by quarter with what is
// small withheld, and for research as rows without names.
import { z } from 'zod'
import { daysAfter, today } from './day.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

/** What is asked of each, so many months after they came. A changed meaning is a new version. */
export const outcomeDefinitions = [
  { id: 'plan-signed', version: 1 },
  { id: 'looked-at', version: 1 },
  { id: 'carer', version: 1 },
  { id: 'school', version: 1 },
  { id: 'birth-paper', version: 1 },
  { id: 'goal-met', version: 1 },
  { id: 'closed', version: 1 },
  { id: 'follow-up', version: 1 },
] as const
export const outcomeIndicators = outcomeDefinitions.map(({ id }) => id)
export type OutcomeIndicator = (typeof outcomeIndicators)[number]
/** Months after they came. */
export const outcomeMonths = [6, 12, 24, 36, 60] as const

export const OutcomeCell = z.object({
  /** The half-year in which they came, as 2026-H1; null: all of them. */
  cohort: z.string().nullable(),
  months: z.number().int(),
  indicator: z.enum(outcomeIndicators as [OutcomeIndicator, ...OutcomeIndicator[]]),
  /** Of whom it is asked, and of how many it holds; null: withheld. */
  who: z.number().int().nullable(),
  yes: z.number().int().nullable(),
})
export type OutcomeCell = z.infer<typeof OutcomeCell>
const Definitions = z.array(z.object({ id: z.string(), version: z.number().int() }))

/** The last day of the quarter that ended last before a day. */
export function quarterEnd(before: string = today()): string {
  const [year, month] = before.split('-').map(Number) as [number, number]
  const first = `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
  return daysAfter(first, -1)
}

export const getOutcomes = endpoint('GET', '/cases/outcomes', {
  grant: 'care.read',
  summary: 'How it goes for those who came into care of one’s agency, by half-year, so many months after',
  query: z.object({ asOf: Day.optional() }),
  answer: z.object({
    asOf: Day,
    cells: z.array(OutcomeCell),
    definitions: Definitions,
    /** Quarters that have gone out. */
    released: z.array(z.object({ id: Id, asOf: Day, recordedAt: Instant })),
    /** The last quarter that has ended. */
    quarter: Day,
  }),
})

export const releaseOutcomes = endpoint('POST', '/cases/outcomes/releases', {
  grant: 'care.decide',
  summary:
    'Freezes the numbers of a quarter for others, what is small withheld; of the same quarter always the same',
  body: z.object({ asOf: Day }),
  answer: Written,
})

const FileOf = z.object({ as: z.enum(['csv', 'xlsx']) })
export const exportOutcomes = endpoint('GET', '/cases/outcomes/releases/:id/file', {
  grant: 'care.read',
  summary: 'The numbers of a quarter as a file for others',
  params: z.object({ id: Id }),
  query: FileOf,
  answers: 'file',
  answer: z.any(),
})

/** Least persons who are told alike. */
export const researchGroup = { least: 5, most: 50 } as const
/** How long rows can be taken, in days. */
export const researchDays = 366

export const ResearchSummary = z.object({
  rows: z.number().int(),
  /** Persons left out, since too few are like them. */
  left: z.number().int(),
  groups: z.number().int(),
  smallest: z.number().int(),
  /** How coarsely each is told: 0 as finely as it can be. */
  levels: z.record(z.string(), z.number().int()),
  /** Of each outcome, groups in which it is the same for all. */
  alike: z.record(z.string(), z.number().int()),
})
export type ResearchSummary = z.infer<typeof ResearchSummary>

const Someone = z.object({ id: Id, name: z.string() })

export const ResearchRelease = z.object({
  id: Id,
  title: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  asOf: Day,
  groupSize: z.number().int(),
  untilOn: Day,
  summary: ResearchSummary,
  proposedBy: Someone,
  proposedAt: Instant,
  decision: z.enum(['agreed', 'refused']).nullable(),
  decidedBy: Someone.nullable(),
  decidedAt: Instant.nullable(),
  decisionWords: z.string().nullable(),
  /** Agreed, its day not passed, and open to the reader. */
  open: z.boolean(),
})
export type ResearchRelease = z.infer<typeof ResearchRelease>

// Read by two offices, care and oversight: who may what is decided by the row, in the database.
export const listResearch = endpoint('GET', '/cases/research', {
  grant: 'signed-in',
  summary: 'Rows for research that were proposed in one’s agency, newest first',
  answer: z.object({ items: z.array(ResearchRelease) }),
})

export const ResearchProposal = z.object({
  id: Id.optional(),
  title: Line,
  recipient: Line,
  purpose: Paragraph,
  legalBasis: Paragraph,
  groupSize: z.number().int().min(researchGroup.least).max(researchGroup.most),
  untilOn: Day,
})

export const proposeResearch = endpoint('POST', '/cases/research', {
  grant: 'care.decide',
  summary: 'Makes rows without names and proposes them to the data-protection officer',
  body: ResearchProposal,
  answer: Written,
})

export const decideResearch = endpoint('POST', '/cases/research/:id/decide', {
  grant: 'oversight.decide',
  summary: 'Agrees to rows for research, or refuses them',
  params: z.object({ id: Id }),
  body: z.object({ decision: z.enum(['agreed', 'refused']), words: Paragraph }),
  answer: Written,
})

export const exportResearch = endpoint('GET', '/cases/research/:id/file', {
  grant: 'care.decide',
  summary: 'Rows for research as a file, while they are agreed to',
  params: z.object({ id: Id }),
  query: FileOf,
  answers: 'file',
  answer: z.any(),
})
