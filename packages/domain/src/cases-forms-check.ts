// What stands in the way of publishing a form. The same list is shown while it is built, and asked for by the server.
import type { CasePartName } from './cases.ts'
import {
  type Form,
  type FormField,
  type FormItem,
  type FormWords,
  fieldsOf,
  formLimits,
  holdsAnswer,
  isField,
  partsOfForm,
} from './cases-forms-definition.ts'
import { ExpressionError, fieldsIn, parseExpression } from './cases-forms-expression.ts'
import { patternFault } from './cases-forms-pattern.ts'
import { namesScore, sumsUp } from './cases-forms-scores.ts'
import { partOfTrack } from './cases-parts.ts'
import { Language } from './shapes.ts'

export const formFaults = [
  'words-missing',
  'no-fields',
  'list-missing',
  'list-empty',
  'choice-twice',
  'legal-mixed',
  'expression-syntax',
  'expression-unknown-field',
  'expression-other-compartment',
  'expression-circle',
  'calculate-missing',
  'min-above-max',
  'pattern-syntax',
  'pattern-slow',
  'scores-a-person',
  'sums-up-answers',
  'changed-since-published',
] as const
export type FormFaultCode = (typeof formFaults)[number]

export interface FormFault {
  code: FormFaultCode
  /** The item, the list or the step that it is about; null: the form itself. */
  item: string | null
  what: 'label' | 'hint' | 'message' | 'title' | 'purpose' | 'relevant' | 'constraint' | 'calculate' | null
  /** A language that lacks words, a field that is not there, the place in an expression. */
  detail: string | null
}

/** What an earlier published version of the form had under a name: it keeps its kind and its compartment. */
export type Published = Record<string, Pick<FormField, 'type' | 'compartment'>>

export const publishedFields = (form: Form): Published =>
  Object.fromEntries(
    fieldsOf(form)
      .filter(holdsAnswer)
      .map(({ name, type, compartment }) => [name, { type, compartment }]),
  )

/** Whether an answer of one compartment may decide what is asked in another: of its own, and of care for all who help. */
export const mayAskOf = (asker: CasePartName, asked: CasePartName): boolean =>
  asked === asker || (asked === 'care' && asker !== 'legal')

/** @param before the published fields of earlier versions of the same form */
export function checkForm(form: Form, before: Published = {}): FormFault[] {
  const faults: FormFault[] = []
  const add = (
    code: FormFaultCode,
    item: string | null,
    what: FormFault['what'] = null,
    detail: string | null = null,
  ) => faults.push({ code, item, what, detail })
  const words = (given: FormWords, item: string | null, what: FormFault['what'], needed: boolean) => {
    const has = Language.options.filter((language) => given[language]?.trim())
    if (has.length === 0 && !needed) return
    for (const language of Language.options)
      if (!has.includes(language)) add('words-missing', item, what, language)
    if (Object.values(given).some(namesScore)) add('scores-a-person', item, what)
  }

  words(form.title, null, 'title', true)
  words(form.purpose, null, 'purpose', true)
  const fields = fieldsOf(form)
  const byName = new Map(fields.map((field) => [field.name, field]))
  if (!fields.some(holdsAnswer)) add('no-fields', null)
  const parts = partsOfForm(form)
  if (parts.includes('legal') && parts.length > 1) add('legal-mixed', null)

  const expression = (item: FormItem, what: 'relevant' | 'constraint' | 'calculate', askers: FormField[]) => {
    const text = what === 'relevant' ? item.relevant : (item as FormField)[what]
    if (text === null) return
    for (const fault of expressionFaults(text, byName, askers)) add(fault.code, item.name, what, fault.detail)
  }
  for (const [at, item] of form.items.entries()) {
    // A section without a heading only holds together what has one condition.
    words(item.label, item.name, 'label', isField(item))
    if (!isField(item)) {
      expression(item, 'relevant', inSection(form, at))
      continue
    }
    words(item.hint, item.name, 'hint', false)
    words(item.message, item.name, 'message', item.constraint !== null)
    for (const what of ['relevant', 'constraint', 'calculate'] as const) expression(item, what, [item])
    checkField(form, item, before, add)
  }
  for (const name of circlesIn(form)) add('expression-circle', name)
  for (const [name, { choices }] of Object.entries(form.lists)) {
    if (choices.length === 0) add('list-empty', name)
    const names = choices.map((choice) => choice.name)
    if (new Set(names).size < names.length) add('choice-twice', name)
    for (const choice of choices) words(choice.label, name, 'label', true)
  }
  for (const [at, step] of form.steps.entries()) {
    words(step.title, `${at + 1}`, 'title', true)
    const asker = { compartment: partOfTrack[step.track] } as FormField
    if (step.relevant !== null)
      for (const fault of expressionFaults(step.relevant, byName, [asker]))
        add(fault.code, `${at + 1}`, 'relevant', fault.detail)
  }
  return faults.slice(0, formLimits.items * 4)
}

function inSection(form: Form, at: number): FormField[] {
  const rest = form.items.slice(at + 1)
  const end = rest.findIndex((item) => !isField(item))
  return rest.slice(0, end < 0 ? rest.length : end).filter(isField)
}

function expressionFaults(text: string, byName: Map<string, FormField>, askers: readonly FormField[]) {
  const faults: { code: FormFaultCode; detail: string | null }[] = []
  let asked: Set<string>
  try {
    asked = fieldsIn(parseExpression(text))
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return [{ code: 'expression-syntax' as const, detail: `${error.at + 1}` }]
  }
  for (const name of asked) {
    const field = byName.get(name)
    if (!field || !holdsAnswer(field)) faults.push({ code: 'expression-unknown-field', detail: name })
    else if (askers.some((asker) => !mayAskOf(asker.compartment, field.compartment)))
      faults.push({ code: 'expression-other-compartment', detail: name })
  }
  return faults
}

function checkField(
  form: Form,
  field: FormField,
  before: Published,
  add: (code: FormFaultCode, item: string, what?: FormFault['what'], detail?: string | null) => void,
): void {
  const { name, type, list } = field
  if (type === 'one of' || type === 'several of') {
    if (!list || !Object.hasOwn(form.lists, list)) add('list-missing', name)
  }
  if (type === 'calculated') {
    if (field.calculate === null) add('calculate-missing', name, 'calculate')
    else if (sumsUp(form, field)) add('sums-up-answers', name, 'calculate')
  }
  if (field.min !== null && field.max !== null && field.min > field.max) add('min-above-max', name)
  if (field.pattern !== null) {
    const fault = patternFault(field.pattern)
    if (fault) add(fault, name)
  }
  if (namesScore(name)) add('scores-a-person', name)
  const was = Object.hasOwn(before, name) ? before[name] : undefined
  if (was && holdsAnswer(field) && (was.type !== type || was.compartment !== field.compartment))
    add('changed-since-published', name)
}

/** What each item waits for before it is known whether it is asked, and what it comes to. */
export function needsOf(form: Form): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>()
  let ofSection = new Set<string>()
  const asked = (text: string | null): string[] => {
    try {
      return text === null ? [] : [...fieldsIn(parseExpression(text))]
    } catch (error) {
      if (error instanceof ExpressionError) return []
      throw error
    }
  }
  for (const item of form.items) {
    if (!isField(item)) {
      ofSection = new Set(asked(item.relevant))
      needs.set(item.name, ofSection)
    } else needs.set(item.name, new Set([...ofSection, ...asked(item.relevant), ...asked(item.calculate)]))
  }
  return needs
}

/** Fields of which each waits for itself. */
function circlesIn(form: Form): string[] {
  const needs = needsOf(form)
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  for (const start of needs.keys()) {
    if (state.has(start)) continue
    // Without recursion: a chain can be as long as the form.
    const path: { name: string; rest: string[] }[] = [{ name: start, rest: [...needs.get(start)!] }]
    state.set(start, 'open')
    while (path.length > 0) {
      const here = path.at(-1)!
      const next = here.rest.pop()
      if (next === undefined) {
        state.set(here.name, 'done')
        path.pop()
      } else if (state.get(next) === 'open') found.push(here.name)
      else if (!state.has(next) && needs.has(next)) {
        state.set(next, 'open')
        path.push({ name: next, rest: [...needs.get(next)!] })
      }
    }
  }
  return found
}
