// Forms that an office makes for itself: built, published by a second person, filled in a case, counted.
import { z } from 'zod'
import { Colleague, caseParts } from './cases.ts'
import { FormChoices, FormDefinition, FormWords, fieldTypes, formSubjects } from './cases-forms-definition.ts'
import { trackKinds } from './cases-parts.ts'
import { endpoint } from './endpoint.ts'
import { type Day, Id, Instant, Line, Written } from './shapes.ts'

export const formStates = ['draft', 'proposed', 'published', 'retired'] as const
export type FormState = (typeof formStates)[number]

const Step = z.object({ by: Colleague, at: Instant })

export const FormVersionLine = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(formStates),
  recorded: Step,
  proposed: Step.nullable(),
  published: Step.nullable(),
  retired: Step.nullable(),
})
export type FormVersionLine = z.infer<typeof FormVersionLine>

export const FormLine = z.object({
  id: Id,
  title: FormWords,
  purpose: FormWords,
  compartment: z.enum(caseParts),
  subject: z.enum(formSubjects),
  /** Of the newest version. */
  state: z.enum(formStates),
  number: z.number().int(),
  /** The version that is filled in now. */
  publishedId: Id.nullable(),
  own: z.boolean(),
})
export type FormLine = z.infer<typeof FormLine>

/** A line of a spreadsheet that could not be taken over as it was. */
export const ImportNote = z.object({
  sheet: z.string(),
  /** 0: the sheet as a whole */
  row: z.number().int(),
  code: z.string(),
  /** Names and words of the form itself. */
  detail: z.string(),
})
export type ImportNote = z.infer<typeof ImportNote>

export const FormPage = FormLine.extend({
  versions: z.array(FormVersionLine),
  /** The version under work, or else the newest: whole for whoever builds, cut to the reader's compartments otherwise. */
  definition: FormDefinition,
  /** Counts the changes of the draft: a change names the one that it goes on from. */
  revision: z.number().int(),
  /** The fields of earlier published versions, which keep their kind and compartment. */
  before: z.record(z.string(), z.object({ type: z.enum(fieldTypes), compartment: z.enum(caseParts) })),
  /** What an imported spreadsheet said and the form does not. */
  notes: z.array(ImportNote),
  builds: z.boolean(),
  decides: z.boolean(),
})
export type FormPage = z.infer<typeof FormPage>

const params = z.object({ id: Id })
const State = Written.extend({ state: z.enum(formStates) })

export const listForms = endpoint('GET', '/cases/forms', {
  grant: 'signed-in',
  summary: "Forms of the reader's agency in the compartments that they hold; of others, those published",
  answer: z.object({ items: z.array(FormLine) }),
})
export const getForm = endpoint('GET', '/cases/forms/:id', {
  grant: 'signed-in',
  summary: 'A form with its versions',
  params,
  answer: FormPage,
})
export const getFormVersion = endpoint('GET', '/cases/forms/versions/:id', {
  grant: 'signed-in',
  summary: 'A version of a form, cut to the compartments that the reader holds',
  params,
  answer: z.object({
    id: Id,
    formId: Id,
    number: z.number().int(),
    state: z.enum(formStates),
    subject: z.enum(formSubjects),
    definition: FormDefinition,
  }),
})
export const makeForm = endpoint('POST', '/cases/forms', {
  grant: 'signed-in',
  summary: 'Begins a form, empty or as a copy of a version',
  body: z.object({
    id: Id.optional(),
    title: FormWords,
    compartment: z.enum(caseParts),
    subject: z.enum(formSubjects),
    copyOf: Id.optional(),
  }),
  answer: State,
})
export const importForm = endpoint('POST', '/cases/forms/import', {
  grant: 'signed-in',
  summary: 'Begins a form with what an XLSForm says; the form keeps a list of what could not be taken over',
  query: z.object({ compartment: z.enum(caseParts), subject: z.enum(formSubjects), name: Line }),
  sends: 'file',
  answer: State,
})
export const saveFormDraft = endpoint('PUT', '/cases/forms/:id/draft', {
  grant: 'signed-in',
  summary: 'Keeps the draft as it now is. It may be unfinished; what no form can be is refused',
  params,
  body: z.object({ revision: z.number().int(), definition: FormDefinition }),
  answer: State.extend({ revision: z.number().int() }),
})
export const beginFormVersion = endpoint('POST', '/cases/forms/:id/versions', {
  grant: 'signed-in',
  summary: 'Begins the next version from the newest one',
  params,
  answer: State,
})
export const formActs = ['propose', 'take-back', 'publish', 'retire'] as const
export type FormAct = (typeof formActs)[number]
export const actOnForm = endpoint('POST', '/cases/forms/:id/acts', {
  grant: 'signed-in',
  summary:
    'Proposes the draft, takes it or sends it back, publishes it as a second person, retires what is published',
  params,
  body: z.object({ act: z.enum(formActs) }),
  answer: State,
})

export const CodeList = z.object({
  id: Id,
  name: z.string(),
  choices: FormChoices,
  recorded: Step,
})
export type CodeList = z.infer<typeof CodeList>
export const listCodeLists = endpoint('GET', '/cases/forms/lists', {
  grant: 'signed-in',
  summary: "The agency's code lists, which forms share",
  answer: z.object({ items: z.array(CodeList) }),
})
export const saveCodeList = endpoint('PUT', '/cases/forms/lists/:id', {
  grant: 'signed-in',
  summary: 'Adds a code list or supersedes it; published forms keep the choices that they have',
  params,
  body: z.object({ name: Line.max(120), choices: FormChoices }),
  answer: Written,
})

/** The values of a filled form, by the names of fields. */
export const FormAnswersShape = z
  .record(
    z.string().max(63),
    z.union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(63)).max(500)]),
  )
  .refine((answers) => Object.keys(answers).length <= 300, 'too many answers')

const About = z.object({ visitId: Id.nullable(), track: z.enum(trackKinds).nullable() })

/** The answers of one compartment in one filling, as one person gave them at one time. */
export const FilledPart = z.object({
  id: Id,
  part: z.enum(caseParts),
  answers: FormAnswersShape,
  state: z.enum(['draft', 'finished']),
  by: Colleague,
  /** When it was finished; of a draft, when it was begun. */
  at: Instant,
  origin: z.enum(['office', 'tablet']),
  mine: z.boolean(),
})
export type FilledPart = z.infer<typeof FilledPart>

export const Filling = z.object({
  id: Id,
  formId: Id,
  versionId: Id,
  number: z.number().int(),
  title: FormWords,
  about: About,
  parts: z.array(FilledPart),
  /** What was corrected since, the newest first. */
  earlier: z.array(FilledPart),
})
export type Filling = z.infer<typeof Filling>

export const FillableForm = z.object({
  formId: Id,
  versionId: Id,
  title: FormWords,
  purpose: FormWords,
  subject: z.enum(formSubjects),
})
export type FillableForm = z.infer<typeof FillableForm>

const ofPerson = z.object({ anchorId: Id })
export const listFillings = endpoint('GET', '/cases/of/:anchorId/forms', {
  grant: 'signed-in',
  summary:
    'Forms filled about a person, each answer only for who holds its compartment; forms that could be filled',
  params: ofPerson,
  answer: z.object({ items: z.array(Filling), open: z.array(FillableForm) }),
})
export const fillForm = endpoint('PUT', '/cases/of/:anchorId/forms/:fillingId', {
  grant: 'signed-in',
  summary:
    'Keeps answers as a draft, finishes them, or corrects finished ones by answers that supersede them',
  params: ofPerson.extend({ fillingId: Id }),
  body: z.object({
    versionId: Id,
    about: About,
    answers: FormAnswersShape,
    finish: z.boolean(),
    origin: z.enum(['office', 'tablet']).default('office'),
  }),
  answer: Written.extend({ state: z.enum(['draft', 'finished']) }),
})

/** 'all', a year, a quarter ('2026-Q2') or a month ('2026-04'). */
export const FormPeriod = z.string().regex(/^(all|\d{4}|\d{4}-Q[1-4]|\d{4}-(0[1-9]|1[0-2]))$/)

/** The first day of a period and the day after its last. */
export function boundsOf(period: string): { from: Day; until: Day } {
  if (period === 'all') return { from: '0001-01-01', until: '9999-12-31' }
  const year = Number(period.slice(0, 4))
  const rest = period.slice(5)
  const first = rest === '' ? 0 : rest.startsWith('Q') ? (Number(rest[1]) - 1) * 3 : Number(rest) - 1
  const day = (month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  return { from: day(first), until: day(first + (rest === '' ? 12 : rest.startsWith('Q') ? 3 : 1)) }
}

export const FieldReport = z.object({
  name: z.string(),
  label: FormWords,
  type: z.enum(fieldTypes),
  part: z.enum(caseParts),
  /** false: the reader does not hold the compartment; counts below five are not told, and no single values. */
  held: z.boolean(),
  /** Answers given; null where it is not told. */
  answered: z.number().int().nullable(),
  /** null: fewer than five, or what would let that be reckoned. */
  choices: z.array(z.object({ name: z.string(), label: FormWords, count: z.number().int().nullable() })),
  smallest: z.number().nullable(),
  median: z.number().nullable(),
  largest: z.number().nullable(),
})
export type FieldReport = z.infer<typeof FieldReport>

export const FormReport = z.object({
  id: Id,
  title: FormWords,
  period: FormPeriod,
  /** Whether fields of other compartments are counted too: only of all time or a whole year. */
  fields: z.array(FieldReport),
})
export type FormReport = z.infer<typeof FormReport>

export const getFormReport = endpoint('GET', '/cases/forms/:id/report', {
  grant: 'signed-in',
  summary: "Counts over the agency's finished answers to a form, without names",
  params,
  query: z.object({ period: FormPeriod.default('all') }),
  answer: FormReport,
})
export const exportFormReport = endpoint('GET', '/cases/forms/:id/report/file', {
  grant: 'signed-in',
  summary: 'The same as a table; the download is in the ledger',
  params,
  query: z.object({ period: FormPeriod.default('all'), as: z.enum(['csv', 'xlsx']) }),
  answers: 'file',
  answer: z.any(),
})
