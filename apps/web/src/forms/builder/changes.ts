// What can be done to the draft of a form: each gives a new form, the old one stays for undoing.
import {
  type CasePartName,
  emptyField,
  type FieldType,
  type Form,
  type FormField,
  type FormItem,
  type FormList,
  type FormWords,
  isField,
  isFieldName,
} from '@oralu/domain'
import type { Change } from './draft.ts'

/** A name made of the English words, free in the form. */
export function nameFor(form: Form, words: FormWords, otherwise: string): string {
  const plain = (words.en ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  const base = isFieldName(plain) ? plain : otherwise
  const taken = new Set(form.items.map(({ name }) => name))
  let name = base
  for (let n = 2; taken.has(name) || !isFieldName(name); n += 1) name = `${base}_${n}`
  return name
}

export const hasChoices = (type: FormItem['type']) => type === 'one of' || type === 'several of'

export const addItem =
  (
    type: FieldType | 'section',
    label: FormWords,
    part: CasePartName,
    { list = null, after }: { list?: string | null; after?: string | undefined } = {},
  ): Change =>
  (form) => {
    const name = nameFor(form, label, type === 'section' ? 'section' : 'field')
    const item: FormItem =
      type === 'section'
        ? { type, name, label, relevant: null }
        : { ...emptyField(type, name, part), label, list: hasChoices(type) ? list : null }
    const at = form.items.findIndex((each) => each.name === after)
    return { ...form, items: form.items.toSpliced(at < 0 ? form.items.length : at + 1, 0, item) }
  }

export const changeItem =
  (name: string, more: Partial<FormField>): Change =>
  (form) => ({
    ...form,
    items: form.items.map((item) => (item.name === name ? ({ ...item, ...more } as FormItem) : item)),
  })

/** Another type: what only the old one could have goes. */
export const changeType =
  (name: string, type: FieldType): Change =>
  (form) => ({
    ...form,
    items: form.items.map((item) =>
      item.name === name && isField(item)
        ? {
            ...item,
            type,
            min: null,
            max: null,
            pattern: null,
            constraint: null,
            message: {},
            calculate: null,
            required: type === 'note' ? false : item.required,
            list: hasChoices(type) ? item.list : null,
          }
        : item,
    ),
  })

export const removeItem =
  (name: string): Change =>
  (form) => ({ ...form, items: form.items.filter((item) => item.name !== name) })

export const moveItem =
  (name: string, by: -1 | 1): Change =>
  (form) => {
    const at = form.items.findIndex((item) => item.name === name)
    const to = at + by
    if (at < 0 || to < 0 || to >= form.items.length) return form
    return { ...form, items: form.items.toSpliced(at, 1).toSpliced(to, 0, form.items[at]!) }
  }

/** Another name, also where conditions ask for it. */
export const renameItem =
  (name: string, to: string): Change =>
  (form) => {
    const renamed = (text: string | null) =>
      text === null
        ? null
        : text.replace(/\$\{\s*([A-Za-z0-9_]+)\s*\}/g, (all, of) => (of === name ? `\${${to}}` : all))
    return {
      ...form,
      items: form.items.map((item) => ({
        ...item,
        name: item.name === name ? to : item.name,
        relevant: renamed(item.relevant),
        ...(isField(item)
          ? { constraint: renamed(item.constraint), calculate: renamed(item.calculate) }
          : {}),
      })),
      steps: form.steps.map((step) => ({ ...step, relevant: renamed(step.relevant) })),
    }
  }

export const setList =
  (name: string, list: FormList | undefined): Change =>
  (form) => {
    const { [name]: _, ...rest } = form.lists
    return { ...form, lists: list ? { ...rest, [name]: list } : rest }
  }
