// An XLSForm as a form of ours. What has no counterpart is left out and said, line by line: nothing is lost in silence.
import {
  type CasePartName,
  emptyField,
  type Form,
  type FormField,
  type FormItem,
  type FormWords,
  formLimits,
  type ImportNote,
} from '@oralu/domain'
import { SpreadsheetError } from '../spreadsheet/errors.ts'
import { beginsGroup, changedTo, endsGroup, fieldOf, metadata, select } from './columns.ts'
import { tidyExpressions } from './expressions.ts'
import { choicesOf, otherChoice } from './lists.ts'
import { Names } from './names.ts'
import { type Row, readWorkbook } from './sheets.ts'
import { Translations } from './words.ts'

/** What could not be taken over as it was; the codes have words in the application. */
export const XLSFORM_NOTES = [
  'cell',
  'sheet-dropped',
  'column-dropped',
  'language-dropped',
  'language-assumed',
  'type-dropped',
  'type-changed',
  'metadata-dropped',
  'row-disabled',
  'repeat-flattened',
  'group-nested',
  'filter-dropped',
  'choice-twice',
  'choice-renamed',
  'choice-dropped',
  'list-missing',
  'other-added',
  'renamed',
  'named',
  'required-dropped',
  'expression-dropped',
  'pattern-dropped',
  'label-reference',
  'scores-a-person',
  'notes-cut',
] as const
export type XlsFormNoteCode = (typeof XLSFORM_NOTES)[number]

export interface ReadXlsForm {
  form: Form
  notes: ImportNote[]
}

export type Note = (row: Row | null, code: XlsFormNoteCode, detail?: string) => void

const mostNotes = 1_500

/**
 * Reads an XLSForm workbook; all its answers go to one compartment, which the office changes field by field.
 * @throws SpreadsheetError where the file is none, or is larger than a form can be
 */
export async function readXlsForm(path: string, compartment: CasePartName): Promise<ReadXlsForm> {
  const book = await readWorkbook(path)
  const notes: ImportNote[] = book.problems.map(({ sheet, row, detail }) => ({
    sheet,
    row,
    code: 'cell',
    detail,
  }))
  const noteOf =
    (sheet: string): Note =>
    (row, code, detail = '') => {
      notes.push({ sheet, row: row?.number ?? 0, code, detail: detail.slice(0, 300) })
    }
  for (const sheet of book.others) noteOf(sheet)(null, 'sheet-dropped', sheet)
  const settings = book.settings[0]
  const assumed = settings?.get('default_language') ?? ''
  const words = new Translations(assumed, noteOf('survey'), book.survey)
  const lists = choicesOf(
    book.choices,
    new Translations(assumed, noteOf('choices'), book.choices),
    noteOf('choices'),
  )
  const title: FormWords = {}
  const said = settings?.get('form_title') || settings?.get('form_id')
  if (said) title[words.plain] = said.slice(0, formLimits.words)
  for (const cell of settings?.cells ?? [])
    if (!['form_title', 'form_id', 'default_language', 'version'].includes(cell.kind))
      noteOf('settings')(settings!, 'column-dropped', `${cell.title}: ${cell.text}`)

  const form: Form = { title, purpose: {}, items: [], lists: lists.lists, steps: [] }
  const rows = new Survey(form, compartment, words, lists.renamed, noteOf('survey'))
  for (const row of book.survey) rows.read(row)
  rows.close()
  if (form.items.length > formLimits.items)
    throw new SpreadsheetError('too-many-rows', `${form.items.length} fields, limit ${formLimits.items}`)
  tidyExpressions(form, rows.origin, rows.names, noteOf('survey'))
  dropUnused(form)
  notes.sort((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row)
  if (notes.length > mostNotes)
    notes.splice(mostNotes, notes.length, {
      sheet: 'survey',
      row: 0,
      code: 'notes-cut',
      detail: `${notes.length - mostNotes}`,
    })
  return { form, notes }
}

/** A list that nothing asks from is no loss: it stands in the sheet. */
function dropUnused(form: Form): void {
  const used = new Set(
    form.items.flatMap((item) => (item.type !== 'section' && item.list ? [item.list] : [])),
  )
  form.lists = Object.fromEntries(Object.entries(form.lists).filter(([name]) => used.has(name)))
}

interface Group {
  label: FormWords
  relevant: string
  name: string
}

const understood = new Set([
  'type',
  'name',
  'label',
  'hint',
  'relevant',
  'constraint',
  'constraint_message',
  'required',
  'calculation',
  'choice_filter',
  'disabled',
])

class Survey {
  /** The row from which an item came. */
  readonly origin = new Map<FormItem, Row>()
  readonly names: Names
  readonly #form: Form
  readonly #part: CasePartName
  readonly #words: Translations
  readonly #renamedChoices: Map<string, string>
  readonly #note: Note
  readonly #groups: Group[] = []
  #section = ''

  constructor(form: Form, part: CasePartName, words: Translations, renamed: Map<string, string>, note: Note) {
    this.#form = form
    this.#part = part
    this.#words = words
    this.#renamedChoices = renamed
    this.#note = note
    this.names = new Names(note)
  }

  read(row: Row): void {
    const type = row.get('type').replace(/\s+/g, ' ')
    const plain = type.toLowerCase()
    if (type === '') {
      if (row.cells.length > 0) this.#note(row, 'type-dropped', row.cells.map(({ text }) => text).join(' · '))
      return
    }
    if (/^(yes|true|true\(\))$/i.test(row.get('disabled'))) {
      this.#note(row, 'row-disabled', row.get('name'))
      return
    }
    if (beginsGroup.test(plain)) this.#begin(row, plain)
    else if (endsGroup.test(plain)) this.#groups.pop()
    else if (metadata.test(plain)) this.#note(row, 'metadata-dropped', type)
    else this.#field(row, type, plain)
  }

  close(): void {
    this.#groups.length = 0
  }

  #begin(row: Row, plain: string): void {
    if (!plain.includes('group')) this.#note(row, 'repeat-flattened', row.get('name'))
    else if (this.#groups.length > 0) this.#note(row, 'group-nested', row.get('name'))
    this.#groups.push({
      label: this.#words.of(row, 'label'),
      relevant: row.get('relevant'),
      name: row.get('name'),
    })
    this.#leftOver(row, new Set(['type', 'name', 'label', 'relevant']))
  }

  #field(row: Row, type: string, plain: string): void {
    const chosen = select.exec(plain)
    const signature = /\bsignature\b/i.test(row.get('appearance'))
    const kind = chosen
      ? chosen[1]!.startsWith('select_one') || chosen[1] === 'select one' || chosen[1] === 'select1'
        ? 'one of'
        : 'several of'
      : (fieldOf[plain] ?? changedTo[plain])
    if (!kind) {
      this.#note(row, 'type-dropped', [type, row.get('name')].join(' · '))
      return
    }
    this.#enter(row)
    const field: FormField = {
      ...emptyField(
        kind === 'photo' && signature ? 'signature' : kind,
        this.names.take(row, kind),
        this.#part,
      ),
      label: this.#words.of(row, 'label'),
      hint: this.#words.of(row, 'hint'),
      message: this.#words.of(row, 'constraint_message'),
      relevant: row.get('relevant') || null,
      constraint: row.get('constraint') || null,
      calculate: kind === 'calculated' ? row.get('calculation') || null : null,
      required: this.#required(row),
    }
    if (kind === 'text' && /multiline/i.test(row.get('appearance'))) field.type = 'long text'
    if (kind === 'note') field.required = false
    if (!fieldOf[plain] && !chosen) this.#note(row, 'type-changed', `${type} → ${kind}`)
    for (const said of Object.values({ ...field.label, ...field.hint }))
      if (/\$\{/.test(said)) {
        this.#note(row, 'label-reference', said)
        break
      }
    this.#form.items.push(field)
    this.origin.set(field, row)
    if (chosen)
      this.#list(
        row,
        field,
        type
          .split(' ')
          .filter((word) => word !== 'or_other')
          .at(-1)!,
        Boolean(chosen[3]),
      )
    const handled = new Set(understood)
    if (field.type === 'long text' || field.type === 'signature') handled.add('appearance')
    if (kind !== 'calculated') handled.delete('calculation')
    this.#leftOver(row, handled)
  }

  #list(row: Row, field: FormField, said: string, other: boolean): void {
    const list = this.#renamedChoices.get(said.toLowerCase())
    if (!list) {
      this.#note(row, 'list-missing', said)
      return
    }
    field.list = list
    if (row.get('choice_filter')) this.#note(row, 'filter-dropped', row.get('choice_filter'))
    if (!other) return
    const extra = otherChoice(this.#form, field, this.#part)
    this.#note(row, 'other-added', extra.name)
    this.#form.items.push(extra)
    this.origin.set(extra, row)
  }

  #required(row: Row): boolean {
    const said = row.get('required').toLowerCase()
    if (['yes', 'true', 'true()', '1'].includes(said)) return true
    if (!['', 'no', 'false', 'false()', '0'].includes(said)) this.#note(row, 'required-dropped', said)
    return false
  }

  /** Groups within groups become sections one after another, each with the conditions of all around it. */
  #enter(row: Row): void {
    const conditions = this.#groups.map(({ relevant }) => relevant).filter((each) => each !== '')
    const heading = this.#groups.findLast(({ label }) => Object.keys(label).length > 0)
    const key = JSON.stringify([this.#groups.map(({ name }) => name), conditions])
    if (key === this.#section || (this.#section === '' && this.#groups.length === 0)) return
    this.#section = key
    const section: FormItem = {
      type: 'section',
      name: this.names.section(this.#groups.at(-1)?.name ?? ''),
      label: heading?.label ?? {},
      relevant: conditions.length === 0 ? null : conditions.map((each) => `(${each})`).join(' and '),
    }
    this.#form.items.push(section)
    this.origin.set(section, row)
  }

  #leftOver(row: Row, handled: ReadonlySet<string>): void {
    for (const { kind, title, text } of row.cells)
      if (!handled.has(kind)) this.#note(row, 'column-dropped', `${title}: ${text}`)
  }
}
