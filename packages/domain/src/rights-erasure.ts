// Lawful erasure: what hinders it, who decides, and what is left of it.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LanguagePair } from './operations-documents.ts'
import { PersonBrief } from './people.ts'
import { Day, Id, Instant, Line, PageQuery, Paragraph, page, Written } from './shapes.ts'

const params = z.object({ id: Id })
const Named = z.object({ id: Id, name: z.string() })

/** Why nothing is erased yet. The law behind each stands in the words of the screens. */
export const hindrances = [
  'open case',
  'open proceedings',
  'sentence',
  'measure',
  'legal hold',
  'mission under way',
  'open disclosure',
  'open request',
  'open complaint',
  'open enquiry',
  'must be kept',
] as const
export const erasureStates = ['proposed', 'decided', 'running', 'done', 'refused'] as const
/** Why an erasure is not proposed or begun: the reasons of the problem `erasure-hindered`. */
export const erasureRefusals = ['identity first', 'hindered', 'another person now'] as const
/** Terms after which there is no reason to keep a file. */
export const retentionKinds = ['case long closed', 'dropped from lists', 'declined return'] as const

export const Erasure = z.object({
  id: Id,
  state: z.enum(erasureStates),
  basis: z.enum(['asked for', 'retention over']),
  anchorId: Id,
  /** Who it is, to whom may know; oversight reads no identity. */
  person: PersonBrief.nullable(),
  proposedBy: Named,
  proposedAt: Instant,
  /** Agencies that hold something of the person, and what each said. */
  holders: z.array(
    Named.extend({
      agreed: z.boolean().nullable(),
      by: Named.nullable(),
      words: z.string().nullable(),
    }),
  ),
  jobId: Id.nullable(),
  doneAt: Instant.nullable(),
  number: z.string(),
  /** Rows that went, by table; known when it is done. */
  rows: z.number().int().nullable(),
  /** What was sent to them is theirs: they are told. */
  partners: z.array(Named),
  log: z.enum(['removed', 'operator']).nullable(),
  may: z.array(z.enum(['agree', 'run'])),
})
export type Erasure = z.infer<typeof Erasure>

export const Examination = z.object({
  hindrances: z.array(z.object({ code: z.enum(hindrances), agency: z.string(), until: Day.nullable() })),
  holders: z.array(Named),
  erasure: Erasure.nullable(),
  mayPropose: z.boolean(),
})
export type Examination = z.infer<typeof Examination>

export const examineErasure = endpoint('GET', '/oversight/requests/:id/erasure', {
  grant: 'oversight.read',
  summary: 'What hinders the erasure that was asked for, who would have to agree, and how it stands',
  params,
  answer: Examination,
})

export const proposeErasure = endpoint('POST', '/oversight/requests/:id/erasure', {
  grant: 'oversight.decide',
  summary:
    'The data-protection officer’s half of the decision to erase; each agency that holds something agrees',
  params,
  body: z.object({ id: Id.optional() }),
  answer: Written,
})

export const listErasures = endpoint('GET', '/rights/erasures', {
  grant: 'signed-in',
  summary: 'Erasures that wait for one’s agency to agree, or that one oversees; the newest first',
  query: PageQuery,
  answer: page(Erasure),
})

export const answerErasure = endpoint('POST', '/rights/erasures/:id/answer', {
  grant: 'signed-in',
  summary: 'Whether one’s agency agrees to an erasure; a refusal gives its reason and ends it',
  params,
  body: z
    .object({ id: Id.optional(), agreed: z.boolean(), words: Paragraph.nullable() })
    .refine((body) => body.agreed || body.words !== null, {
      message: 'say why not',
      path: ['words'],
    }),
  answer: Written,
})

export const runErasure = endpoint('POST', '/oversight/erasures/:id/run', {
  grant: 'oversight.decide',
  summary: 'Begins what was decided, or goes on with it, as a job',
  params,
  body: z.object({ jobId: Id.optional() }),
  answer: z.object({ job: Id }),
})

export const printCertificate = endpoint('GET', '/oversight/erasures/:id/certificate', {
  grant: 'oversight.read',
  summary: 'The certificate of an erasure, for printing; it names nobody',
  params,
  query: z.object({ languages: LanguagePair }),
  answers: 'file',
})

export const checkCertificate = endpoint('GET', '/oversight/certificates/:number', {
  grant: 'oversight.read',
  summary: 'Whether a number is that of an erasure done here, with its entries in the ledger',
  params: z.object({ number: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/) }),
  answer: z.object({
    doneAt: Instant,
    agency: z.string(),
    entry: z.number().int(),
    /** In the tree: its place, and the size of the checkpoint that covers it. */
    position: z.number().int().nullable(),
    checkpoint: z.string().nullable(),
  }),
})

export const RetentionDue = z.object({
  anchorId: Id,
  kind: z.enum(retentionKinds),
  since: Day,
  dueOn: Day,
  longerUntil: Day.nullable(),
  erasure: z.object({ id: Id, state: z.enum(erasureStates) }).nullable(),
})
export type RetentionDue = z.infer<typeof RetentionDue>

export const listRetention = endpoint('GET', '/oversight/retention', {
  grant: 'oversight.read',
  summary: 'Files that nothing says to keep any more, those due first. Nothing is erased by itself',
  query: PageQuery,
  answer: page(RetentionDue),
})

export const keepLonger = endpoint('POST', '/oversight/retention/longer', {
  grant: 'oversight.decide',
  summary: 'Keeps a file longer than its term, until a day and for a reason',
  body: z.object({
    id: Id.optional(),
    anchorId: Id,
    kind: z.enum(retentionKinds),
    until: Day,
    because: Paragraph,
  }),
  answer: Written,
})

export const proposeRetentionErasure = endpoint('POST', '/oversight/retention/erasure', {
  grant: 'oversight.decide',
  summary: 'The first half of the decision to erase a file whose term is over',
  body: z.object({ id: Id.optional(), anchorId: Id, kind: z.enum(retentionKinds) }),
  answer: Written,
})

export const Hold = z.object({ id: Id, basis: z.string(), until: Day, by: Named, ended: z.boolean() })
export type Hold = z.infer<typeof Hold>

export const placeHold = endpoint('POST', '/oversight/requests/:id/holds', {
  grant: 'oversight.write',
  summary: 'Holds everything of the person of a request until a day, on the basis of a law or an order',
  params,
  body: z.object({ id: Id.optional(), basis: Line, until: Day }),
  answer: Written,
})

export const listHolds = endpoint('GET', '/oversight/requests/:id/holds', {
  grant: 'oversight.read',
  summary: 'What is held of the person of a request',
  params,
  answer: z.object({ items: z.array(Hold) }),
})

export const endHold = endpoint('POST', '/oversight/holds/:id/end', {
  grant: 'oversight.decide',
  summary: 'Ends a hold before its day',
  params,
  answer: Written,
})
