// Days and instants as a reader of each language writes them. Chromium carries no Kazakh in its Intl and would fall
// back to the browser's own language, so Kazakh is written out here; screens use DayText and InstantText.
import type { Day, DayRange, Instant, Language } from '@oralu/domain'
import { localeOf } from './language.ts'

const short = ['қаң.', 'ақп.', 'нау.', 'сәу.', 'мам.', 'мау.', 'шіл.', 'там.', 'қыр.', 'қаз.', 'қар.', 'жел.']
const long = [
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

/** Making a formatter costs far more than using it, and a list uses thousands. */
const made = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(how)
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, how)
  made.set(key, known)
  return known
}

const date = (day: Day) => new Date(`${day}T00:00:00Z`)
const number = (text: string | undefined) => Number(text ?? Number.NaN)

type Grain = 'day' | 'month' | 'year'

const options: Record<Grain, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
}

function one(day: Day, grain: Grain, language: Language): string {
  if (language !== 'kk') {
    return formatter(localeOf[language], { timeZone: 'UTC', ...options[grain] }).format(date(day))
  }
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  if (grain === 'year') return `${y} ж.`
  return grain === 'month' ? `${y} ж. ${long[m - 1]}` : `${y} ж. ${d} ${short[m - 1]}`
}

/** How exact a range is: one whole month or year is said as such. */
function grainOf(from: Day, to: Day): Grain {
  const [y, m] = from.split('-').map(Number) as [number, number]
  const end = (next: number) => new Date(next - 86_400_000).toISOString().slice(0, 10)
  if (from.endsWith('-01-01') && to === end(Date.UTC(y + 1, 0, 1))) return 'year'
  if (from.endsWith('-01') && to === end(Date.UTC(y, m, 1))) return 'month'
  return 'day'
}

/** A day, or the range that an imprecise date stands for. */
export function formatDay(value: Day | DayRange, language: Language): string {
  const { from, to } = typeof value === 'string' ? { from: value, to: value } : value
  if (from === to) return one(from, 'day', language)
  const grain = grainOf(from, to)
  if (grain !== 'day') return one(from, grain, language)
  return `${one(from, 'day', language)} – ${one(to, 'day', language)}`
}

/** An instant with its zone, in the time of `zone` (IANA), or the reader's own. */
export function formatInstant(value: Instant, language: Language, zone?: string): string {
  const format = formatter(localeOf[language], {
    ...options.day,
    ...(language === 'kk' ? { month: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  })
  if (language !== 'kk') return format.format(new Date(value))
  const part = Object.fromEntries(
    format.formatToParts(new Date(value)).map(({ type, value: text }) => [type, text]),
  )
  const day = `${part.year} ж. ${number(part.day)} ${short[number(part.month) - 1]}`
  return `${day} ${part.hour}:${part.minute} ${part.timeZoneName}`
}
