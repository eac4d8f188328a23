// Nationality on evidence: pieces for and against, findings that rest on them, appeals. A finding is told to no state.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { findings, NameForm, nationalityStates } from './people.ts'
import { byTwo, entered, ofFact } from './people-facts.ts'
import { BornAbroad, evidenceLadder, parentsAtBirth } from './people-nationality-rules.ts'
import { Day, Id, Instant, Line, Paragraph, Written } from './shapes.ts'

export const directions = ['for', 'against', 'neither'] as const
export const validities = ['in force', 'expired', 'not genuine', 'not checked'] as const
export const kinships = ['mother', 'father', 'child', 'grandparent', 'sibling', 'other kin'] as const
export const dnaConclusions = ['supports', 'does not support', 'inconclusive'] as const

/** Who handed a sample to whom, and when. */
export const CustodyStep = z.strictObject({ from: Line.max(120), to: Line.max(120), on: Day })
export type CustodyStep = z.infer<typeof CustodyStep>

/** A piece of evidence. Those of a laboratory are seen by those who decide alone. */
export const NationalityEvidence = z.object({
  ...entered,
  withdrawnBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
  kind: z.enum(evidenceLadder),
  direction: z.enum(directions),
  /** Of which state's nationality it speaks; null: of one's own. */
  otherState: z.string().nullable(),
  says: z.string().nullable(),
  dated: Day.nullable(),
  documentNumber: z.string().nullable(),
  validity: z.enum(validities).nullable(),
  checkedOn: Day.nullable(),
  checkedWith: z.string().nullable(),
  kinship: z.enum(kinships).nullable(),
  /** The relative, where the register has them and the reader may open them. */
  kin: z
    .object({ personId: Id, names: z.array(NameForm), nationality: z.enum(nationalityStates) })
    .nullable(),
  atBirth: z.enum(parentsAtBirth).nullable(),
  conclusion: z.enum(dnaConclusions).nullable(),
  laboratory: z.string().nullable(),
  reference: z.string().nullable(),
  custody: z.array(CustodyStep).nullable(),
  sampleDestroyedOn: Day.nullable(),
  line: z.object({ listId: Id, rowNumber: z.number().int(), source: z.string() }).nullable(),
  file: z.object({ id: Id, name: z.string() }).nullable(),
})
export type NationalityEvidence = z.infer<typeof NationalityEvidence>

/** A finding: proposed by one officer on pieces of evidence, confirmed by another, superseded by a later one. */
export const NationalityFact = z.object({
  ...entered,
  ...byTwo,
  finding: z.enum(findings),
  otherState: z.string().nullable(),
  validFrom: Day.nullable(),
  /** Can be told to the person. Of findings before there were pieces: the evidence. */
  reasons: z.string(),
  restsOn: z.array(Id),
  /** Set aside: by an appeal that was granted. */
  standing: z.enum(['proposed', 'stands', 'superseded', 'set aside', 'withdrawn']),
})
export type NationalityFact = z.infer<typeof NationalityFact>

/** An appeal against a finding: lodged, then answered by two officers who took no part in the finding. */
export const NationalityAppeal = z.object({
  ...entered,
  ...byTwo,
  findingId: Id,
  lodgedOn: Day,
  lodgedBy: z.string(),
  grounds: z.string(),
  outcome: z.enum(['granted', 'refused']).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** The reader is one of the two who decided, or wrote the answer that waits for a second. */
  tookPart: z.boolean(),
  answeredByMe: z.boolean(),
})
export type NationalityAppeal = z.infer<typeof NationalityAppeal>

export const NationalityCase = z.object({
  state: z.enum(nationalityStates),
  evidence: z.array(NationalityEvidence),
  findings: z.array(NationalityFact),
  appeals: z.array(NationalityAppeal),
  statelessness: z.enum(['found', 'at risk', 'possible']).nullable(),
  bornAbroad: BornAbroad,
})
export type NationalityCase = z.infer<typeof NationalityCase>

export const getNationality = endpoint('GET', '/people/:id/nationality', {
  grant: 'identity.read',
  summary: 'Evidence on a person’s nationality, findings, appeals, and what is missing',
  params: z.object({ id: Id }),
  answer: NationalityCase,
})

const piece = {
  id: Id.optional(),
  anchorId: Id,
  direction: z.enum(directions),
  otherState: Line.max(120).optional(),
  dated: Day.optional(),
}
const said = { ...piece, says: Paragraph.max(4_000), recordId: Id.optional(), fileId: Id.optional() }
const checked = { checkedOn: Day.optional(), checkedWith: Line.max(200).optional() }
const wasChecked = (it: {
  validity?: string | undefined
  checkedOn?: string | undefined
  checkedWith?: string | undefined
}) =>
  !it.validity ||
  it.validity === 'not checked' ||
  (it.checkedOn !== undefined && it.checkedWith !== undefined)
const whoChecked = { path: ['checkedWith'], message: 'say who checked the document, and when' }

export const NewEvidence = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.enum(['passport', 'identity card']),
      ...said,
      documentNumber: Line.max(60),
      validity: z.enum(validities),
      ...checked,
    })
    .refine(wasChecked, whoChecked),
  z
    .strictObject({
      kind: z.enum(['birth record', 'consular registration']),
      ...said,
      documentNumber: Line.max(60).optional(),
      validity: z.enum(validities).optional(),
      ...checked,
    })
    .refine(wasChecked, whoChecked),
  z.strictObject({
    kind: z.literal('parent record'),
    ...said,
    kinship: z.enum(['mother', 'father']),
    kinAnchorId: Id,
    atBirth: z.enum(parentsAtBirth),
  }),
  z
    .strictObject({
      kind: z.literal('dna'),
      ...piece,
      dated: Day,
      kinship: z.enum(kinships),
      kinAnchorId: Id.optional(),
      conclusion: z.enum(dnaConclusions),
      laboratory: Line.max(120),
      reference: Line.max(60),
      custody: z.array(CustodyStep).min(1).max(20),
      sampleDestroyedOn: Day.optional(),
    })
    .refine((it) => it.conclusion !== 'inconclusive' || it.direction === 'neither', {
      path: ['direction'],
      message: 'an inconclusive conclusion speaks neither for nor against',
    })
    .refine((it) => it.conclusion !== 'does not support' || it.direction !== 'for', {
      path: ['direction'],
      message: 'a conclusion that does not support the kinship does not speak for it',
    })
    .refine((it) => it.custody.every((step, i) => i === 0 || it.custody[i - 1]!.on <= step.on), {
      path: ['custody'],
      message: 'the steps are in the order of their days',
    }),
  z.strictObject({ kind: z.enum(['witness', 'own statement', 'other']), ...said }),
])
export type NewEvidence = z.infer<typeof NewEvidence>

export const addEvidence = endpoint('POST', '/people/nationality/evidence', {
  grant: 'identity.write',
  summary: 'Adds a piece of evidence on nationality; of a laboratory its conclusion, never a profile',
  body: NewEvidence,
  answer: Written,
})
export const withdrawEvidence = endpoint('POST', '/people/nationality/evidence/:id/withdraw', {
  grant: 'identity.write',
  summary: 'Withdraws a piece of evidence with the reason; it stays visible',
  body: z.object({ reason: Line }),
  ...ofFact,
})
export const sampleDestroyed = endpoint('POST', '/people/nationality/evidence/:id/sample-destroyed', {
  grant: 'identity.write',
  summary: 'States on which day the laboratory destroyed the sample',
  body: z.object({ on: Day }),
  ...ofFact,
})

export const proposeNationality = endpoint('POST', '/people/nationality', {
  grant: 'identity.write',
  summary: 'Proposes a finding on nationality with the pieces that it rests on; a second officer confirms it',
  body: z
    .strictObject({
      id: Id.optional(),
      anchorId: Id,
      finding: z.enum(findings),
      otherState: Line.max(120).optional(),
      validFrom: Day.optional(),
      reasons: Paragraph.max(4_000),
      restsOn: z.array(Id).max(60),
    })
    .refine((it) => it.finding === 'not established' || it.restsOn.length > 0, {
      path: ['restsOn'],
      message: 'a finding rests on at least one piece of evidence',
    })
    .refine((it) => it.finding !== 'other nationality' || it.otherState, {
      path: ['otherState'],
      message: 'say of which state',
    }),
  answer: Written,
})
export const confirmNationality = endpoint('POST', '/people/nationality/:id/confirm', {
  grant: 'identity.decide',
  summary: "Confirms a colleague's finding on nationality",
  ...ofFact,
})
export const withdrawNationality = endpoint('POST', '/people/nationality/:id/withdraw', {
  grant: 'identity.decide',
  summary: 'Withdraws a proposed finding on nationality; one that two confirmed is changed by two',
  ...ofFact,
})

export const lodgeAppeal = endpoint('POST', '/people/nationality/:id/appeals', {
  grant: 'identity.write',
  summary: 'Enters an appeal against a finding: who lodged it, when, on what grounds',
  body: z.object({ id: Id.optional(), lodgedOn: Day, lodgedBy: Line, grounds: Paragraph.max(4_000) }),
  ...ofFact,
})
export const answerAppeal = endpoint('POST', '/people/nationality/appeals/:id/answer', {
  grant: 'identity.decide',
  summary:
    'Proposes the answer to an appeal; another officer confirms it, neither having decided the finding',
  body: z.object({ outcome: z.enum(['granted', 'refused']), answer: Paragraph.max(4_000) }),
  ...ofFact,
})
export const confirmAppeal = endpoint('POST', '/people/nationality/appeals/:id/confirm', {
  grant: 'identity.decide',
  summary: "Confirms a colleague's answer to an appeal; one that grants it sets the finding aside",
  ...ofFact,
})
