// The one way through the wall between care and justice: a disclosure of named fields, by a court's order or by statute,
// allowed by two of the giving side, for a time, with notice to the person (db/0094-crossings.sql).
import { z } from 'zod'
import { Colleague } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

export const crossingSides = ['care', 'legal'] as const
export type CrossingSide = (typeof crossingSides)[number]

/** The closed list of what may be asked for, by the compartment that gives. The database holds the same. */
export const crossingFields = {
  care: ['case', 'carer', 'visits', 'aid-on-arrival', 'care-plan'],
  protection: ['protection-need', 'protection-note'],
  health: ['health-care', 'health-note'],
  counselling: ['counselling-note'],
  legal: ['proceeding', 'charges', 'detention', 'hearings', 'measures', 'release', 'acquittal'],
} as const
export type CrossingCompartment = keyof typeof crossingFields
export type CrossingField = (typeof crossingFields)[CrossingCompartment][number]
export const crossingCompartments = Object.keys(crossingFields) as CrossingCompartment[]
export const allCrossingFields: readonly CrossingField[] = crossingCompartments.flatMap((of) => [
  ...crossingFields[of],
])

/** From which compartments a side may ask. */
export const asksOf: Record<CrossingSide, readonly CrossingCompartment[]> = {
  legal: ['care', 'protection', 'health', 'counselling'],
  care: ['legal'],
}

export const basisKinds = ['court order', 'statute'] as const
/** A disclosure ends by itself after at most so many days. */
export const mostCrossingDays = 90
export const usualCrossingDays = 14

export const AskedField = z.object({ field: z.enum(allCrossingFields as [CrossingField]), why: Line })
export const Deferral = z.object({ court: Line, order: Line, until: Day })

/** Values as they stood: days, codes and words by the name of their column. */
const Value = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
export const CrossedField = z.object({ field: z.enum(allCrossingFields as [CrossingField]), value: Value })
export type CrossedField = z.infer<typeof CrossedField>

export const crossingStates = [
  'asked',
  'given',
  'not given',
  'over',
  'waiting',
  'proposed',
  'refused',
  'lapsed',
] as const

export const Crossing = z.object({
  id: Id,
  /** Short, for speaking of it without a name. */
  reference: z.string(),
  /** null to oversight, which sees no person */
  anchorId: Id.nullable(),
  person: PersonBrief.nullable(),
  /** The side that asks. */
  side: z.enum(crossingSides),
  compartment: z.enum(crossingCompartments as [CrossingCompartment]),
  authority: z.string(),
  basisKind: z.enum(basisKinds),
  basis: z.string(),
  basisOn: Day,
  purpose: z.string(),
  fields: z.array(AskedField),
  days: z.number().int(),
  deferral: Deferral.nullable(),
  askedAt: Instant,
  state: z.enum(crossingStates),
  askedBy: Colleague.nullable(),
  untilOn: Day.nullable(),
  /** How many rows of a field were chosen. Not told to whoever asks. */
  chosen: z.record(z.string(), z.number().int()).nullable(),
  first: z.object({ by: Colleague, at: Instant, words: z.string() }).nullable(),
  second: z.object({ by: Colleague, at: Instant }).nullable(),
  refused: z.object({ by: Colleague, at: Instant, why: z.string() }).nullable(),
  notice: z.object({ on: Day, how: z.string() }).nullable(),
  /** The deferral has run out, or nothing was deferred: the person is to be told. Only for what was given. */
  noticeDue: z.boolean(),
  /** May be answered here. */
  own: z.boolean(),
})
export type Crossing = z.infer<typeof Crossing>

export const CrossingAsked = Crossing.extend({
  /** What was given; null when it was not, or its time is over. */
  copy: z.object({ fields: z.array(CrossedField), givenOn: Day, untilOn: Day }).nullable(),
})
export type CrossingAsked = z.infer<typeof CrossingAsked>

export const CrossingChoice = CrossedField.extend({ rowId: Id })
export type CrossingChoice = z.infer<typeof CrossingChoice>

const params = z.object({ id: Id })
const both = z.object({ asked: z.array(Crossing), toDecide: z.array(Crossing) })

/** The same endpoints for each side, each with its own grant; the database says who may what. */
function endpointsOf(side: CrossingSide) {
  const read = `${side}.read` as const
  const at = `/cases/${side}/crossings`
  return {
    list: endpoint('GET', at, {
      grant: read,
      summary: `Disclosures that ${side} asked for, and those that wait for its decision`,
      answer: both,
    }),
    ask: endpoint('POST', at, {
      grant: side === 'legal' ? 'legal.write' : 'care.decide',
      summary: 'Asks for named fields of one person from the other side of the wall',
      body: z
        .object({
          id: Id.optional(),
          anchorId: Id,
          compartment: z.enum(asksOf[side] as [CrossingCompartment]),
          authority: Line,
          basisKind: z.enum(basisKinds),
          basis: Line,
          basisOn: Day,
          purpose: Paragraph,
          fields: z.array(AskedField).min(1).max(12),
          days: z.number().int().min(1).max(mostCrossingDays).default(usualCrossingDays),
          deferral: Deferral.nullable().default(null),
        })
        .refine(
          ({ compartment, fields }) =>
            fields.every(({ field }) => (crossingFields[compartment] as readonly string[]).includes(field)),
          { message: 'fields of the compartment asked', path: ['fields'] },
        ),
      answer: Written,
    }),
    get: endpoint('GET', `${at}/:id`, {
      grant: read,
      summary:
        'A disclosure that was asked for, with what was given while its time lasts; that reading is in the ledger',
      params,
      answer: CrossingAsked,
    }),
    decide: endpoint('GET', `${at}/:id/decision`, {
      grant: read,
      summary: 'A request that waits for a decision, with the rows to choose from; a reading in the ledger',
      params,
      answer: Crossing.extend({ choices: z.array(CrossingChoice) }),
    }),
    propose: endpoint('POST', `${at}/:id/propose`, {
      grant: read,
      summary: 'Approves first: of rows chosen one by one',
      params,
      body: z.object({ rows: z.array(Id).min(1).max(200), words: Paragraph }),
      answer: Written,
    }),
    refuse: endpoint('POST', `${at}/:id/refuse`, {
      grant: read,
      summary: 'Refuses, with reasons that stay on the giving side',
      params,
      body: z.object({ why: Paragraph }),
      answer: Written,
    }),
    notice: endpoint('POST', `${at}/:id/notice`, {
      grant: read,
      summary: 'Records that the person was told',
      params,
      body: z.object({ on: Day, how: Line }),
      answer: Written,
    }),
  }
}
export const crossingEndpoints = { care: endpointsOf('care'), legal: endpointsOf('legal') }

const overseen = '/oversight/crossings'
export const listCrossingsOverseen = endpoint('GET', overseen, {
  grant: 'oversight.read',
  summary:
    "Disclosures through the wall that the agency gives or asks for: without a person's name, without a value",
  answer: z.object({ items: z.array(Crossing) }),
})
export const approveCrossing = endpoint('POST', `${overseen}/:id/approve`, {
  grant: 'oversight.decide',
  summary:
    'Approves second, for as long as asked or shorter: what was chosen is copied, and can be read until its end',
  params,
  body: z.object({ days: z.number().int().min(1).max(mostCrossingDays) }),
  answer: Written,
})
export const refuseCrossing = endpoint('POST', `${overseen}/:id/refuse`, {
  grant: 'oversight.decide',
  summary: 'Refuses a disclosure, with reasons that stay on the giving side',
  params,
  body: z.object({ why: Paragraph }),
  answer: Written,
})
export const noticeOfCrossing = endpoint('POST', `${overseen}/:id/notice`, {
  grant: 'oversight.decide',
  summary: 'Records that the person was told of a disclosure',
  params,
  body: z.object({ on: Day, how: Line }),
  answer: Written,
})
