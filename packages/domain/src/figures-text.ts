// The text of a communiqué holds no number of its own: {total}, {men}, {day} stand where a figure's values go, and
// {men, plural, one {# man} other {# men}} where the words follow the number. It is a strict part of ICU MessageFormat:
// nothing but these names, and no other construct, so that what is approved cannot say another number.
import { type FigureCell, figureCells } from './figures.ts'
import type { Language } from './shapes.ts'

export const textDays = ['day', 'knownOn'] as const
type DayName = (typeof textDays)[number]

/** What the placeholders stand for; days are 'YYYY-MM-DD'. */
export type TextValues = Record<FigureCell, number> & Record<DayName, string>

export type TextFaultCode =
  | 'unclosed'
  | 'stray-brace'
  | 'unknown-name'
  | 'no-other'
  | 'unknown-form'
  | 'not-plural'
  | 'nested'

/** What is wrong with a text, and at which character. */
export interface TextFault {
  code: TextFaultCode
  at: number
  found: string
}

export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'value'; name: FigureCell | DayName }
  /** `#` in a form is the number. */
  | { kind: 'plural'; name: FigureCell; forms: Record<string, string> }

// Browsers know no Kazakh and would speak their own language instead: digits go as in Russian, forms and days are ours,
// so that a draft shows the very words that are published.
const locales: Record<Language, string> = { kk: 'ru-KZ', ru: 'ru-KZ', en: 'en-GB', ar: 'ar-u-nu-latn' }
const formOf = (value: number, language: Language): string =>
  language === 'kk' ? (value === 1 ? 'one' : 'other') : new Intl.PluralRules(locales[language]).select(value)
const pluralForms = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])
const isNumber = (name: string): name is FigureCell => (figureCells as readonly string[]).includes(name)
const isDay = (name: string): name is DayName => (textDays as readonly string[]).includes(name)

class Fault extends Error {
  readonly fault: TextFault
  constructor(code: TextFaultCode, at: number, found: string) {
    super(`${code} at ${at}`)
    this.fault = { code, at, found: found.slice(0, 40) }
  }
}

/** Reads a text into its parts. Either `parts` or the first `fault`. */
export function readText(
  text: string,
): { parts: TextPart[]; fault?: undefined } | { fault: TextFault; parts?: undefined } {
  try {
    return { parts: partsOf(text) }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault }
    throw error
  }
}

function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  while (from < text.length) {
    const open = text.indexOf('{', from)
    const words = text.slice(from, open < 0 ? undefined : open)
    const stray = words.indexOf('}')
    if (stray >= 0) throw new Fault('stray-brace', from + stray, '}')
    if (words) parts.push({ kind: 'words', text: words })
    if (open < 0) break
    const close = closing(text, open)
    parts.push(placeholder(text.slice(open + 1, close), open))
    from = close + 1
  }
  return parts
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
  throw new Fault('unclosed', open, text.slice(open))
}

function placeholder(inside: string, at: number): TextPart {
  const comma = inside.indexOf(',')
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim()
  if (!isNumber(name) && !isDay(name)) throw new Fault('unknown-name', at, name)
  if (comma < 0) return { kind: 'value', name }
  const rest = inside.slice(comma + 1)
  const kind = /^\s*plural\s*,/.exec(rest)
  if (!kind || !isNumber(name)) throw new Fault('not-plural', at, rest.trim())
  const forms: Record<string, string> = {}
  let from = kind[0].length
  while (rest.slice(from).trim() !== '') {
    const head = /^\s*([a-z]+|=\d{1,9})\s*\{/.exec(rest.slice(from))
    if (!head || !(pluralForms.has(head[1]!) || head[1]!.startsWith('=')))
      throw new Fault('unknown-form', at, rest.slice(from).trim())
    const open = from + head[0].length - 1
    const close = closing(rest, open)
    const form = rest.slice(open + 1, close)
    if (form.includes('{')) throw new Fault('nested', at, form)
    forms[head[1]!] = form
    from = close + 1
  }
  if (forms.other === undefined) throw new Fault('no-other', at, name)
  return { kind: 'plural', name, forms }
}

/** Which values the parts place. */
export function placedIn(parts: readonly TextPart[]): Set<FigureCell | DayName> {
  return new Set(parts.flatMap((part) => (part.kind === 'words' ? [] : [part.name])))
}

/** The words with the figure's values in place, by the language's own plurals, digits and dates. */
export function renderParts(parts: readonly TextPart[], language: Language, values: TextValues): string {
  const locale = locales[language]
  const digits = (value: number) => new Intl.NumberFormat(locale).format(value)
  return parts
    .map((part) => {
      if (part.kind === 'words') return part.text
      if (part.kind === 'value')
        return isDay(part.name) ? dayInWords(values[part.name], language) : digits(values[part.name])
      const value = values[part.name]
      const form = part.forms[`=${value}`] ?? part.forms[formOf(value, language)] ?? part.forms.other!
      return form.replaceAll('#', digits(value))
    })
    .join('')
}

const kazakhMonths = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
]

/** A day as the language writes it in running text. */
export function dayInWords(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (language === 'kk') return `${year} жылғы ${date} ${kazakhMonths[month - 1]}`
  const at = new Date(`${day}T00:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...options,
    }).format(at)
  return language === 'ru' ? `${format({})} ${year} года` : format({ year: 'numeric' })
}

const digitsInWords = /\d+/gu
/**
 * Numbers that someone typed instead of placing them: they would stay when the figure is another. Years are left out.
 */
export function typedNumbers(parts: readonly TextPart[]): string[] {
  const words = parts.flatMap((part) =>
    part.kind === 'words' ? [part.text] : part.kind === 'plural' ? Object.values(part.forms) : [],
  )
  return words
    .flatMap((text) => text.match(digitsInWords) ?? [])
    .filter((number) => !/^(19|20)\d\d$/.test(number))
}
