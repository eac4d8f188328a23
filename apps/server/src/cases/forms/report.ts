// Counts over a form's answers. What may be told of a compartment to whom is the database's (cases.form_counts).
import {
  boundsOf,
  type CasePartName,
  cutForm,
  type FieldReport,
  type FormReport,
  type FormWords,
  fieldsOf,
  type Language,
  Problem,
  partsOfForm,
  wordsIn,
} from '@oralu/domain'
import type { CellValue } from '@oralu/interop'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { sheetFile } from '../sheet.ts'
import { formOf, getVersionsOf } from './rows.ts'

interface CountRow {
  field: string
  part: CasePartName
  held: boolean
  answered: number | null
  choice: string | null
  n: number | null
  smallest: string | null
  median: string | null
  largest: string | null
}

const number = (text: string | null) => (text === null ? null : Number(text))

export async function reportOf(db: Db, actor: Actor, id: string, period: string): Promise<FormReport> {
  const rows = await getVersionsOf(db, id)
  const published = rows.find((row) => row.published_at !== null)
  if (!published || published.agency_id !== actor.agencyId) throw new Problem('not-found')
  const form = formOf(published)
  const { from, until } = boundsOf(period)
  const counts =
    await sql<CountRow>`select * from cases.form_counts(${id}, ${from}::date, ${until}::date)`.execute(db)
  const byField = Map.groupBy(counts.rows, ({ field }) => field)
  const held = partsOfForm(form).filter((part) => roleHolds(actor.role, `${part}.read`))
  // The words of a question of another compartment are not there, unless its counts are told.
  const known = cutForm(form, [...held, ...counts.rows.map(({ part }) => part)])
  const order = [...fieldsOf(known), ...earlierFields(rows.map(formOf), known)]
  return {
    id,
    title: form.title,
    period,
    fields: order.flatMap((field): FieldReport[] => {
      const told = byField.get(field.name)
      if (!told) return []
      const [first] = told
      const labels = labelsOf(rows.map(formOf), field.name)
      return [
        {
          name: field.name,
          label: field.label,
          type: field.type,
          part: first!.part,
          held: first!.held,
          answered: first!.answered,
          choices: told.flatMap(({ choice, n }) =>
            choice === null ? [] : [{ name: choice, label: labels.get(choice) ?? {}, count: n }],
          ),
          smallest: number(first!.smallest),
          median: number(first!.median),
          largest: number(first!.largest),
        },
      ]
    }),
  }
}

/** Fields that an earlier version had and this one has not. */
function earlierFields(forms: ReturnType<typeof formOf>[], now: ReturnType<typeof formOf>) {
  const known = new Set(fieldsOf(now).map(({ name }) => name))
  return forms.flatMap(fieldsOf).filter(({ name }) => !known.has(name) && known.add(name))
}

/** The words of a field's choices, the newest version's first. */
function labelsOf(forms: ReturnType<typeof formOf>[], name: string): Map<string, FormWords> {
  const labels = new Map<string, FormWords>()
  for (const form of forms) {
    const field = fieldsOf(form).find((each) => each.name === name)
    for (const choice of (field?.list && form.lists[field.list]?.choices) || [])
      if (!labels.has(choice.name)) labels.set(choice.name, choice.label)
  }
  return labels
}

const heads: Record<Language, string[]> = {
  kk: ['Сұрақ', 'Бөлім', 'Жауап', 'Саны', 'Ең азы', 'Ортаншысы', 'Ең көбі'],
  ru: ['Вопрос', 'Раздел', 'Ответ', 'Число', 'Наименьшее', 'Медиана', 'Наибольшее'],
  en: ['Question', 'Compartment', 'Answer', 'Count', 'Smallest', 'Median', 'Largest'],
  ar: ['السؤال', 'القسم', 'الإجابة', 'العدد', 'الأصغر', 'الوسيط', 'الأكبر'],
}
const answeredWord: Record<Language, string> = {
  kk: 'жауап берілді',
  ru: 'отвечено',
  en: 'answered',
  ar: 'أُجيب',
}
const yesNo: Record<Language, Record<string, string>> = {
  kk: { true: 'иә', false: 'жоқ' },
  ru: { true: 'да', false: 'нет' },
  en: { true: 'yes', false: 'no' },
  ar: { true: 'نعم', false: 'لا' },
}

function* linesOf(report: FormReport, language: Language): Generator<CellValue[]> {
  const few = '< 5'
  for (const {
    label,
    name,
    part,
    held,
    answered,
    choices,
    type,
    smallest,
    median,
    largest,
  } of report.fields) {
    const title = wordsIn(label, language) || name
    yield [title, part, answeredWord[language], answered ?? (held ? 0 : '–'), smallest, median, largest]
    for (const choice of choices) {
      const said =
        type === 'yes or no' ? yesNo[language][choice.name] : wordsIn(choice.label, language) || choice.name
      yield [title, part, said ?? choice.name, choice.count ?? few, null, null, null]
    }
  }
}

/** The report as a file. */
export const reportFile = (report: FormReport, language: Language, as: 'csv' | 'xlsx') =>
  sheetFile(
    {
      name: `report-${report.id.slice(0, 8)}`,
      sheetName: 'report',
      columns: heads[language].map((header, at) => ({ header, width: at === 0 || at === 2 ? 40 : 14 })),
      rows: [...linesOf(report, language)],
    },
    language,
    as,
  )
