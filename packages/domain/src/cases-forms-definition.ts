// What a form is made of: the document as it is kept and exchanged (docs/formats/form.schema.json), and the form as it is
// worked with. The JSON Schema of the answers follows from the fields; a document in which it says something else is not
// taken.
import { z } from 'zod'
import { type CasePartName, caseParts } from './cases.ts'
import { longestPatterned } from './cases-forms-pattern.ts'
import { trackKinds } from './cases-parts.ts'
import { type Language, Language as LanguageShape } from './shapes.ts'

export const fieldTypes = [
  'text',
  'long text',
  'whole number',
  'decimal',
  'date',
  'yes or no',
  'one of',
  'several of',
  'photo',
  'signature',
  'place',
  'note',
  'calculated',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const formSubjects = ['person', 'visit', 'track'] as const
export type FormSubject = (typeof formSubjects)[number]

export const formLimits = { items: 300, lists: 60, choices: 500, steps: 50, words: 1_000, bytes: 600_000 }

/** Names that every object has: an answer under one of them would be the object's own. */
const reserved = new Set(Object.getOwnPropertyNames(Object.prototype))
export const isFieldName = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]{0,62}$/.test(name) && !reserved.has(name) && name !== 'prototype'

const Name = z.string().refine(isFieldName, 'a letter, then letters, digits and _')
const ChoiceName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/, 'letters, digits, _ . and -')
const Text = z
  .string()
  .max(formLimits.words)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters refused
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, 'no control characters')

/** A text in the languages that it has so far. */
export const FormWords = z.partialRecord(LanguageShape, Text)
export type FormWords = z.infer<typeof FormWords>

const Formula = z.string().min(1).max(1_000).nullable()

export interface FormSection {
  type: 'section'
  name: string
  label: FormWords
  relevant: string | null
}
export interface FormField {
  type: FieldType
  name: string
  compartment: CasePartName
  label: FormWords
  hint: FormWords
  required: boolean
  relevant: string | null
  /** Of numbers: the least and the largest. */
  min: number | null
  max: number | null
  /** Of a text: what the whole of it must be like. */
  pattern: string | null
  constraint: string | null
  message: FormWords
  /** The code list of a choice. */
  list: string | null
  calculate: string | null
}
export type FormItem = FormSection | FormField

export const FormChoice = z.strictObject({ name: ChoiceName, label: FormWords })
export type FormChoice = z.infer<typeof FormChoice>
export const FormChoices = z.array(FormChoice).max(formLimits.choices)

const FormList = z.strictObject({ shared: z.uuid().nullable(), choices: FormChoices })
export type FormList = z.infer<typeof FormList>

const FormStep = z.strictObject({
  track: z.enum(trackKinds),
  title: FormWords,
  /** From the day on which it is taken over. */
  days: z.number().int().min(0).max(730),
  relevant: Formula,
})
export type FormStep = z.infer<typeof FormStep>

/** A form as it is worked with. */
export interface Form {
  title: FormWords
  purpose: FormWords
  /** In order. A section lasts until the next one. */
  items: FormItem[]
  lists: Record<string, FormList>
  /** Standard steps of a plan, to be taken over as tasks. */
  steps: FormStep[]
}

const Item = z.strictObject({
  name: Name,
  type: z.enum([...fieldTypes, 'section']),
  compartment: z.enum(caseParts).optional(),
  label: FormWords,
  hint: FormWords.optional(),
  relevant: Formula,
  required: z.boolean().optional(),
  constraint: Formula.optional(),
  message: FormWords.optional(),
  list: Name.nullable().optional(),
  calculate: Formula.optional(),
})

const Property = z.strictObject({
  type: z.union([
    z.enum(['string', 'integer', 'number', 'boolean', 'array']),
    z.array(z.enum(['string', 'number', 'boolean'])).max(3),
  ]),
  maxLength: z.number().int().optional(),
  pattern: z.string().max(300).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  format: z.enum(['date', 'uuid']).optional(),
  enum: z.array(z.string()).max(formLimits.choices).optional(),
  items: z.strictObject({ enum: z.array(z.string()).max(formLimits.choices) }).optional(),
  uniqueItems: z.literal(true).optional(),
})
type Property = z.infer<typeof Property>

const draft2020 = 'https://json-schema.org/draft/2020-12/schema'
const size = (most: number) => (record: object) => Object.keys(record).length <= most

const Schema = z.strictObject({
  $schema: z.literal(draft2020),
  type: z.literal('object'),
  additionalProperties: z.literal(false),
  properties: z.record(Name, Property).refine(size(formLimits.items), 'too many fields'),
  required: z.array(Name).max(formLimits.items),
})
export type AnswerSchema = z.infer<typeof Schema>

const Document = z.strictObject({
  $schema: z.string().max(200).optional(),
  format: z.literal('oralu-form/1'),
  schema: Schema,
  ui: z.strictObject({
    title: FormWords,
    purpose: FormWords,
    items: z.array(Item).max(formLimits.items, 'at most 300 fields: make two forms of it'),
    lists: z.record(Name, FormList).refine(size(formLimits.lists), 'too many lists'),
    steps: z.array(FormStep).max(formLimits.steps),
  }),
})
export type FormDefinition = z.infer<typeof Document>

/** A version of a form as it is kept and exchanged. */
export const FormDefinition = Document.refine(
  (given) => JSON.stringify(given).length <= formLimits.bytes,
  'too large',
)
  .refine((given) => new Set(given.ui.items.map(({ name }) => name)).size === given.ui.items.length, {
    message: 'each name once',
    path: ['ui', 'items'],
  })
  .refine((given) => given.ui.items.every((item) => item.type === 'section' || item.compartment), {
    message: 'each field has a compartment',
    path: ['ui', 'items'],
  })
  .refine((given) => canonical(writeForm(readForm(given)).schema) === canonical(given.schema), {
    message: 'the schema of the answers must be the one that follows from the fields',
    path: ['schema'],
  })

export const isField = (item: FormItem): item is FormField => item.type !== 'section'
export const fieldsOf = (form: Form): FormField[] => form.items.filter(isField)
/** What can be answered or calculated: all but notes. */
export const holdsAnswer = ({ type }: FormField): boolean => type !== 'note'
export const isPicture = ({ type }: FormField): boolean => type === 'photo' || type === 'signature'

/** The compartments of a form's fields. */
export const partsOfForm = (form: Form): CasePartName[] =>
  caseParts.filter((part) => fieldsOf(form).some(({ compartment }) => compartment === part))

export const emptyField = (type: FieldType, name: string, compartment: CasePartName): FormField => ({
  type,
  name,
  compartment,
  label: {},
  hint: {},
  required: false,
  relevant: null,
  min: null,
  max: null,
  pattern: null,
  constraint: null,
  message: {},
  list: null,
  calculate: null,
})

export function readForm({ schema, ui }: Pick<FormDefinition, 'schema' | 'ui'>): Form {
  return {
    title: ui.title,
    purpose: ui.purpose,
    items: ui.items.map((item): FormItem => {
      if (item.type === 'section') {
        const { name, label, relevant } = item
        return { type: 'section', name, label, relevant }
      }
      const property = Object.hasOwn(schema.properties, item.name) ? schema.properties[item.name] : undefined
      return {
        ...emptyField(item.type, item.name, item.compartment!),
        label: item.label,
        hint: item.hint ?? {},
        required: item.required ?? false,
        relevant: item.relevant,
        min: property?.minimum ?? null,
        max: property?.maximum ?? null,
        pattern: property?.pattern?.slice('^(?:'.length, -')$'.length) ?? null,
        constraint: item.constraint ?? null,
        message: item.message ?? {},
        list: item.list ?? null,
        calculate: item.calculate ?? null,
      }
    }),
    lists: ui.lists,
    steps: ui.steps,
  }
}

export function writeForm(form: Form): FormDefinition {
  let section: FormSection | undefined
  const required: string[] = []
  const properties: [string, Property][] = []
  const items = form.items.map((item): z.infer<typeof Item> => {
    if (!isField(item)) {
      section = item
      return item
    }
    const { name, type, compartment, label, relevant } = item
    if (holdsAnswer(item)) {
      properties.push([name, propertyOf(item, form.lists)])
      if (item.required && !relevant && !section?.relevant) required.push(name)
    }
    return {
      name,
      type,
      compartment,
      label,
      relevant,
      ...(hasWords(item.hint) ? { hint: item.hint } : {}),
      ...(item.required ? { required: true } : {}),
      ...(item.constraint ? { constraint: item.constraint } : {}),
      ...(hasWords(item.message) ? { message: item.message } : {}),
      ...(item.list ? { list: item.list } : {}),
      ...(item.calculate ? { calculate: item.calculate } : {}),
    }
  })
  return {
    format: 'oralu-form/1',
    schema: {
      $schema: draft2020,
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(properties),
      required,
    },
    ui: { title: form.title, purpose: form.purpose, items, lists: form.lists, steps: form.steps },
  }
}

const hasWords = (words: FormWords) => Object.values(words).some((each) => each !== '')

function propertyOf({ type, min, max, pattern, list }: FormField, lists: Form['lists']): Property {
  const choices = () =>
    (list && Object.hasOwn(lists, list) ? lists[list]! : { choices: [] }).choices.map(({ name }) => name)
  switch (type) {
    case 'whole number':
    case 'decimal':
      return {
        type: type === 'decimal' ? 'number' : 'integer',
        ...(min === null ? {} : { minimum: min }),
        ...(max === null ? {} : { maximum: max }),
      }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'yes or no':
      return { type: 'boolean' }
    case 'one of':
      return { type: 'string', enum: choices() }
    case 'several of':
      return { type: 'array', items: { enum: choices() }, uniqueItems: true }
    case 'photo':
    case 'signature':
      return { type: 'string', format: 'uuid' }
    case 'calculated':
      return { type: ['string', 'number', 'boolean'] }
    case 'long text':
      return { type: 'string', maxLength: 10_000 }
    default:
      return pattern === null
        ? { type: 'string', maxLength: 500 }
        : { type: 'string', maxLength: longestPatterned, pattern: `^(?:${pattern})$` }
  }
}

/** The same text for the same content, whatever the order of keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

/** A form as someone sees it who holds these compartments: no field, list or step of any other. */
export function cutForm(form: Form, held: readonly CasePartName[]): Form {
  const partOf = (track: FormStep['track']): CasePartName =>
    track === 'protection' || track === 'health' || track === 'legal' ? track : 'care'
  const kept = form.items.filter((item) => !isField(item) || held.includes(item.compartment))
  // A heading with nothing under it would tell that there is something.
  const items = kept.filter((item, at) => isField(item) || (kept[at + 1] && isField(kept[at + 1]!)))
  const used = new Set(items.flatMap((item) => (isField(item) && item.list ? [item.list] : [])))
  return {
    ...form,
    items,
    lists: Object.fromEntries(Object.entries(form.lists).filter(([name]) => used.has(name))),
    steps: form.steps.filter(({ track }) => held.includes(partOf(track))),
  }
}

/** A text in a language, or in the one that has it; '' where none does. */
export const wordsIn = (words: FormWords, language: Language): string =>
  words[language] || words.en || words.ru || words.kk || words.ar || ''
