// The sheet of choices.
import {
  type CasePartName,
  emptyField,
  type Form,
  type FormChoice,
  type FormField,
  formLimits,
  isFieldName,
} from '@oralu/domain'
import type { Note } from './read.ts'
import type { Row } from './sheets.ts'
import type { Translations } from './words.ts'

export interface ReadLists {
  lists: Form['lists']
  /** A list's name in the sheet, in small letters → ours. */
  renamed: Map<string, string>
}

export function choicesOf(rows: readonly Row[], words: Translations, note: Note): ReadLists {
  const lists: Form['lists'] = {}
  const renamed = new Map<string, string>()
  for (const row of rows) {
    const said = row.get('list_name')
    const name = row.get('name')
    if (said === '' || name === '') {
      if (row.cells.length > 0) note(row, 'choice-dropped', row.cells.map(({ text }) => text).join(' · '))
      continue
    }
    let list = renamed.get(said.toLowerCase())
    if (!list) {
      list = said.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 55)
      if (!isFieldName(list)) list = `l_${list}`
      while (Object.hasOwn(lists, list)) list = `${list}_`
      renamed.set(said.toLowerCase(), list)
      lists[list] = { shared: null, choices: [] }
    }
    const { choices } = lists[list]!
    const choice: FormChoice = { name: choiceName(name), label: words.of(row, 'label') }
    if (choice.name !== name) note(row, 'choice-renamed', `${name} → ${choice.name}`)
    if (choices.some((each) => each.name === choice.name)) note(row, 'choice-twice', `${said} · ${name}`)
    else if (choices.length >= formLimits.choices) note(row, 'choice-dropped', `${said} · ${name}`)
    else choices.push(choice)
    for (const { kind, title, text } of row.cells)
      if (!['list_name', 'name', 'label'].includes(kind)) note(row, 'column-dropped', `${title}: ${text}`)
  }
  return { lists, renamed }
}

function choiceName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 63)
  return /^[A-Za-z0-9]/.test(plain) ? plain : `c${plain}`.slice(0, 63)
}

const otherWords = { kk: 'Басқа', ru: 'Другое', en: 'Other', ar: 'غير ذلك' }

/** "or_other": a choice "other", and a text for what it is. */
export function otherChoice(form: Form, field: FormField, part: CasePartName): FormField {
  const base = form.lists[field.list!]!
  if (!base.choices.some(({ name }) => name === 'other')) {
    const own = `${field.list}_or_other`.slice(0, 63)
    form.lists[own] = { shared: null, choices: [...base.choices, { name: 'other', label: otherWords }] }
    field.list = own
  }
  return {
    ...emptyField('text', `${field.name}_other`.slice(0, 63), part),
    label: { kk: 'Қандай?', ru: 'Какое именно?', en: 'Which?', ar: 'ما هو؟' },
    relevant: `selected(\${${field.name}}, 'other')`,
  }
}
