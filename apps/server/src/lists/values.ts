// What single cells say: a sex, a day of birth, a former name. What is not understood is kept as text, never guessed.

import type { ListDateOrder } from '@oralu/domain'
import { type DateRange, parseDate } from '@oralu/names'

export interface Span {
  from: string
  to: string
}

export interface DateCell {
  column: string
  text: string
  order: ListDateOrder
}

export interface ReadBirth {
  /** As sent. */
  text?: string | undefined
  span?: Span | undefined
  notes: { code: string; column: string }[]
}

const digits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

const male = new Set(
  'm|male|man|boy|м|муж|мужской|мужчина|мальчик|е|ер|ұл|еркек|ер адам|ذكر|ذ|رجل|ولد|صبي'.split('|'),
)
const female = new Set(
  'f|female|woman|girl|ж|жен|женский|женщина|девочка|ә|әйел|қыз|әйел адам|انثى|أنثى|انثي|أنثي|امرأة|امراة|بنت|ا|أ'.split(
    '|',
  ),
)

/** The sex that a word or letter of a list says; undefined when it says none that is known. */
export function readSex(text: string): 'male' | 'female' | undefined {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s]+/g, ' ')
    .trim()
  if (male.has(word)) return 'male'
  return female.has(word) ? 'female' : undefined
}

const ageHeading = /\bage\b|возраст|сколько лет|(^|\s)жас|عمر|السن(\s|$)/iu

/** Ages in words, as registrars write them, put as parseDate reads them. */
function plainAge(text: string, heading: string): string {
  const word = digits(text.normalize('NFKC')).trim()
  if (/^(رضيع|رضيعة|حديث الولادة|младенец|новорожд\p{L}*|грудной|нәресте|infant|newborn|baby)$/iu.test(word))
    return '0 years'
  if (/^(سنة|عام)( واحدة| واحد)?$/u.test(word)) return '1 years'
  if (/^(سنتان|سنتين|عامان)$/u.test(word)) return '2 years'
  if (/^(شهر|شهر واحد)$/u.test(word)) return '1 months'
  if (/^(شهران|شهرين)$/u.test(word)) return '2 months'
  const counted =
    /^(\d{1,3})\s*(شهر\p{L}*|أشهر|اشهر|شهور|سن\p{L}*|عام\p{L}*|أعوام|اعوام)[\u064b-\u0652]*$/u.exec(word)
  if (counted) return `${counted[1]} ${/^(شه|أش|اش)/u.test(counted[2]!) ? 'months' : 'years'}`
  return /^\d{1,3}$/.test(word) && ageHeading.test(heading) ? `${word} years` : word
}

const orders: Record<ListDateOrder, { order?: 'dmy' | 'mdy' }> = {
  'day-month': { order: 'dmy' },
  'month-day': { order: 'mdy' },
  unknown: {},
}

/** Reads a date; an age is reckoned back from every day on which it may have been written. */
export function readDate({ column, text, order }: DateCell, written: Span): DateRange | undefined {
  const plain = plainAge(text, column)
  const at = (reference: string) => parseDate(plain, { ...orders[order], reference })
  const first = at(written.from)
  if (first?.note !== 'age' || written.from === written.to) return first
  const last = at(written.to)
  return last ? { ...first, to: last.to } : first
}

/**
 * Reads birth from all cells that speak of it. Where they agree the narrower holds; where they contradict each other
 * all of it is left open, so that a child is not made an adult by one slip.
 */
export function readBirth(cells: readonly DateCell[], written: Span, today: string): ReadBirth {
  const said = cells.filter(({ text }) => text !== '')
  if (said.length === 0) return { notes: [] }
  const notes: ReadBirth['notes'] = []
  let span: Span | undefined
  for (const cell of said) {
    const range = readDate(cell, written)
    if (!range) notes.push({ code: 'born-unread', column: cell.column })
    else if (range.from > today || range.to < '1890')
      notes.push({ code: 'born-impossible', column: cell.column })
    else {
      if (range.note === 'day_month_order') notes.push({ code: 'born-both-orders', column: cell.column })
      const disjoint = span && (range.from > span.to || range.to < span.from)
      if (disjoint) notes.push({ code: 'born-contradicts', column: cell.column })
      span = !span ? { from: range.from, to: range.to } : disjoint ? hull(span, range) : common(span, range)
    }
  }
  return { text: said.map(({ text }) => text).join(' · '), span, notes }
}

// Days as text: the earlier is the smaller.
const [first, last] = [
  (...days: string[]) => days.toSorted()[0]!,
  (...days: string[]) => days.toSorted().at(-1)!,
]
const hull = (a: Span, b: Span): Span => ({ from: first(a.from, b.from), to: last(a.to, b.to) })
const common = (a: Span, b: Span): Span => ({ from: last(a.from, b.from), to: first(a.to, b.to) })

const former =
  /\s*[([]\s*(?:девичья(?:\s+фамилия)?|урожд[её]нная|урожд\.?|в девичестве|ранее|бывш\p{L}*|қыз кезіндегі тегі|бұрынғы тегі|née|nee|born|maiden(?:\s+name)?|formerly)[\s:]+([^)\]]+?)\s*[)\]]\s*/iu

/** A former name told in brackets after the name is a name of its own. */
export function splitFormer(name: string): { name: string; former?: string | undefined } {
  const told = former.exec(name)
  if (!told) return { name }
  return { name: name.replace(former, ' ').trim(), former: told[1] }
}

/** A cell as it can be kept: without control characters and broken surrogates, which no database text can hold. */
export function cleanCell(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}
