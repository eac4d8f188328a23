// A form and its answers, without any I/O: what is asked, what is wrong, and in which compartment each answer belongs. The
// same for the office's browser, the tablet and the server.
import { type Schema, Validator } from '@cfworker/json-schema'
import type { CasePartName } from './cases.ts'
import { needsOf } from './cases-forms-check.ts'
import {
  type Form,
  type FormField,
  type FormStep,
  fieldsOf,
  holdsAnswer,
  isField,
  writeForm,
} from './cases-forms-definition.ts'
import {
  type Expression,
  evaluateExpression,
  holdsTrue,
  parseExpression,
  type Value,
} from './cases-forms-expression.ts'
import { today } from './day.ts'

export type FormAnswer = string | number | boolean | string[]
/** By the names of fields; what is not answered is not there. */
export type FormAnswers = Record<string, FormAnswer>

export const answerFaults = [
  'required',
  'wrong-kind',
  'too-small',
  'too-large',
  'too-long',
  'pattern',
  'no-choice',
  'no-day',
  'constraint',
] as const
export type AnswerFault = { field: string; code: (typeof answerFaults)[number] }

export interface EvaluatedForm {
  /** Items that are asked or shown, by name, sections among them. */
  asked: ReadonlySet<string>
  /** Answers that count: of fields that are asked, with what is calculated. */
  answers: FormAnswers
  /** What keeps it from being finished. Of a draft only 'wrong-kind' counts. */
  faults: AnswerFault[]
  /** The answers by compartment. */
  parts: Map<CasePartName, FormAnswers>
  /** Standard steps that these answers call for. */
  steps: FormStep[]
}

/**
 * @param answers of the fields of `form`; what it does not know is left out
 * @throws ExpressionError where the form was never checked
 */
export function evaluateForm(form: Form, answers: FormAnswers, day: string = today()): EvaluatedForm {
  const prepared = prepare(form)
  const given = new Map(Object.entries(answers).filter(([, value]) => isGiven(value)))
  const asked = new Set<string>()
  const values = new Map<string, FormAnswer>()
  const around = (self?: Value) => ({
    value: (name: string): Value => values.get(name) ?? null,
    today: day,
    ...(self === undefined ? {} : { self }),
  })
  const holds = (expression: Expression | undefined) =>
    !expression || holdsTrue(evaluateExpression(expression, around()))

  for (const { name, field, section, relevant, calculate } of prepared.order) {
    if ((section && !asked.has(section)) || !holds(relevant)) continue
    asked.add(name)
    if (!field || !holdsAnswer(field)) continue
    const value =
      field.type === 'calculated' ? calculate && evaluateExpression(calculate, around()) : given.get(name)
    if (value !== undefined && value !== null && isGiven(value)) values.set(name, value)
  }

  const counted: FormAnswers = Object.fromEntries(values)
  const faults = schemaFaults(prepared, counted)
  const parts = new Map<CasePartName, FormAnswers>()
  for (const { field, constraint } of prepared.order) {
    if (!field || !asked.has(field.name) || !holdsAnswer(field)) continue
    const value = values.get(field.name)
    if (value === undefined) {
      if (field.required && field.type !== 'calculated') faults.push({ field: field.name, code: 'required' })
      continue
    }
    if (constraint && !holdsTrue(evaluateExpression(constraint, around(value))))
      faults.push({ field: field.name, code: 'constraint' })
    const part = parts.get(field.compartment) ?? {}
    part[field.name] = value
    parts.set(field.compartment, part)
  }
  return {
    asked,
    answers: counted,
    faults,
    parts,
    steps: form.steps.filter((_, at) => holds(prepared.steps[at])),
  }
}

const isGiven = (value: unknown): boolean =>
  value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)

interface Prepared {
  /** Items, each after what it waits for. */
  order: {
    name: string
    field?: FormField
    section?: string
    relevant?: Expression
    calculate?: Expression
    constraint?: Expression
  }[]
  validator: Validator
  /** How long a text may be, by field. */
  longest: Map<string, number>
  steps: (Expression | undefined)[]
}

const known = new WeakMap<Form, Prepared>()

function prepare(form: Form): Prepared {
  const before = known.get(form)
  if (before) return before
  const parse = (text: string | null) => (text === null ? undefined : parseExpression(text))
  const needs = needsOf(form)
  let section: string | undefined
  const items = new Map<string, Prepared['order'][number]>()
  for (const item of form.items) {
    const own = isField(item) ? item : undefined
    items.set(item.name, {
      name: item.name,
      ...(own ? { field: own } : {}),
      ...(own && section ? { section } : {}),
      ...defined({
        relevant: parse(item.relevant),
        calculate: parse(own?.calculate ?? null),
        constraint: parse(own?.constraint ?? null),
      }),
    })
    if (!own) section = item.name
  }
  const order: Prepared['order'] = []
  const placed = new Set<string>()
  const waiting = [...items.keys()].toReversed()
  const met = new Set<string>()
  while (waiting.length > 0) {
    const name = waiting.at(-1)!
    const item = items.get(name)
    if (!item || placed.has(name)) {
      waiting.pop()
      continue
    }
    const first = [...(needs.get(name) ?? []), ...(item.section ? [item.section] : [])].filter(
      (each) => items.has(each) && !placed.has(each) && !met.has(each),
    )
    met.add(name)
    if (first.length > 0) waiting.push(...first)
    else {
      placed.add(name)
      order.push(item)
      waiting.pop()
    }
  }
  const { required: _, ...schema } = writeForm(form).schema
  const prepared = {
    order,
    validator: new Validator(schema as Schema, '2020-12', false),
    longest: new Map(
      Object.entries(schema.properties).flatMap(([name, { maxLength }]) =>
        maxLength === undefined ? [] : [[name, maxLength] as const],
      ),
    ),
    steps: form.steps.map(({ relevant }) => parse(relevant)),
  }
  known.set(form, prepared)
  return prepared
}

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const codeOf: Record<string, AnswerFault['code']> = {
  type: 'wrong-kind',
  additionalProperties: 'wrong-kind',
  uniqueItems: 'wrong-kind',
  minimum: 'too-small',
  maximum: 'too-large',
  maxLength: 'too-long',
  pattern: 'pattern',
  enum: 'no-choice',
  format: 'no-day',
}

function schemaFaults({ validator, longest }: Prepared, answers: FormAnswers): AnswerFault[] {
  const found = new Map<string, AnswerFault>()
  // A pattern is not tried on a text longer than the pattern was measured for.
  const tried = Object.entries(answers).filter(([field, value]) => {
    const tooLong =
      typeof value === 'string' && value.length > (longest.get(field) ?? Number.POSITIVE_INFINITY)
    if (tooLong) found.set(field, { field, code: 'too-long' })
    return !tooLong
  })
  for (const { instanceLocation, keyword } of validator.validate(Object.fromEntries(tried)).errors) {
    const field = instanceLocation.split('/')[1]
    const code = codeOf[keyword]
    if (field && code && !found.has(field)) found.set(field, { field, code })
  }
  return [...found.values()]
}

/** Answers taken apart by the compartments of their fields; a name that the form does not have is left out. */
export function answersByPart(form: Form, answers: FormAnswers): Map<CasePartName, FormAnswers> {
  const parts = new Map<CasePartName, FormAnswers>()
  for (const { name, compartment } of fieldsOf(form)) {
    if (!Object.hasOwn(answers, name)) continue
    const part = parts.get(compartment) ?? {}
    part[name] = answers[name]!
    parts.set(compartment, part)
  }
  return parts
}
