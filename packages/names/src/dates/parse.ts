import { fromAge } from './age.ts'
import { civil, hijriDay, isDay, iso, isoOf, monthLength } from './calendar.ts'
import { monthNamed } from './months.ts'

/**
 * - `year_only`, `month_only`: so much was written
 * - `day_month_order`: day and month could be either way round; both readings are kept
 * - `two_digit_year`: the century is a guess; both are kept where both are possible
 * - `placeholder`: 1 January, which clerks write for "some time that year"; the year is kept as a reading
 * - `hijri`: reckoned by the tabular Islamic calendar, a day wider either side
 * - `age`: reckoned from an age at the reference date
 * - `approximate`: marked as about, widened
 * - `serial`: a spreadsheet's day number
 */
export type DateNote =
  | 'year_only'
  | 'month_only'
  | 'day_month_order'
  | 'two_digit_year'
  | 'placeholder'
  | 'hijri'
  | 'age'
  | 'approximate'
  | 'serial'

/** Both ends inclusive, ISO 8601 calendar dates. */
export type Span = { from: string; to: string }

/** `from`–`to` covers every reading; `readings` is there if there is more than one, likeliest first. */
export type DateRange = Span & { readings?: Span[]; note?: DateNote }

/**
 * `reference`: ISO date at which the text was written (needed for ages; bounds two-digit years).
 * `order`: what the source is known to write; without it 03/04/1990 keeps both readings.
 */
export type DateOptions = { reference?: string; order?: 'dmy' | 'mdy' }

const MAX = 80
const BORN_BEFORE =
  /^(?:date of birth|d\.?o\.?b\.?|born(?: in| on)?|b\.|дата рождения|род(?:\.|ился|илась)(?: в)?|р\.|туған (?:жылы|күні)|من مواليد|مواليد|تاريخ الميلاد)[\s:]+/u
const BORN_AFTER = /\s*(?:г\.?\s?р\.?|г(?:\.|ода)\s?рожд(?:\.|ения)|ж\.?\s?т\.?|жылы туған)$/u
const LAST_YEAR = 2030

/**
 * Reads a date of birth or event as written on lists: year, ISO, numbers in either order, two-digit years,
 * month names (en, ru, kk, ar), Hijri dates, ages, Arabic-Indic digits, spreadsheet serials (as a number,
 * 1900 system, 1 to 80,000). Returns undefined for what it cannot read. Never throws.
 */
export function parseDate(input: string | number, options: DateOptions = {}): DateRange | undefined {
  if (typeof input === 'number') return fromNumber(input)
  const text = normal(input.slice(0, MAX))
  if (!/\d/.test(text)) return undefined
  return (
    fromAge(text, options) ??
    fromIso(text) ??
    fromNumbers(text, options) ??
    fromNamed(text, options) ??
    fromYear(text)
  )
}

function normal(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u0660-\u0669]/gu, (c) => String(c.charCodeAt(0) - 0x660))
      .replace(/[\u06f0-\u06f9]/gu, (c) => String(c.charCodeAt(0) - 0x6f0))
      .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim()
      .replace(BORN_BEFORE, '')
      .replace(BORN_AFTER, '')
      // what is not known is nought: xx.05.1994
      .replace(/^(?:xx|\?\?|--)(?=[./-])/u, '00')
      .replace(/(?<=^\d\d[./-])(?:xx|\?\?)(?=[./-])/u, '00')
      .replace(/\s*\(?\?\)?$/u, '')
  )
}

function fromNumber(n: number): DateRange | undefined {
  if (!Number.isFinite(n)) return undefined
  const whole = Math.floor(n)
  // 1900 to 2030 is far likelier a year than a day of 1905
  if (whole >= 1900 && whole <= LAST_YEAR) return wholeYear(whole)
  if (whole < 1 || whole > 80_000) return undefined
  // Excel counts a 29 February 1900 that never was
  const day = isoOf(civil(1899, 12, 30) + whole + (whole < 60 ? 1 : 0))
  return day.endsWith('-01-01') ? wholeOr(day) : { from: day, to: day, note: 'serial' }
}

function wholeOr(day: string): DateRange {
  return single(Number(day.slice(0, 4)), 1, 1)
}

function wholeYear(y: number, note: DateNote = 'year_only'): DateRange | undefined {
  return y >= 1000 && y <= 2999 ? { from: iso(y, 1, 1), to: iso(y, 12, 31), note } : undefined
}

function fromIso(text: string): DateRange | undefined {
  const m = /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?(?:[t ].*)?$/u.exec(text)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const month = /^(\d{1,2})[-./](\d{4})$/.exec(text)
  if (month) return fromIso(`${month[2]}-${month[1]}`)
  const [y, mo, d] = (m ?? compact ?? []).slice(1).map((x) => (x === undefined ? undefined : Number(x)))
  if (y === undefined || mo === undefined) return undefined
  if (isHijriYear(y) && d !== undefined) return hijri(y, mo, d)
  if (d === undefined || d === 0) {
    if (mo === 0) return wholeYear(y)
    if (!isDay(y, mo, 1)) return undefined
    return { from: iso(y, mo, 1), to: iso(y, mo, monthLength(y, mo)), note: 'month_only' }
  }
  if (isDay(y, mo, d)) return single(y, mo, d)
  return isDay(y, d, mo) ? { ...single(y, d, mo), note: 'day_month_order' } : undefined
}

/** A day; 1 January may stand for the whole year (SAFEGUARDS.md: a child if the range allows). */
function single(y: number, m: number, d: number): DateRange {
  const day = { from: iso(y, m, d), to: iso(y, m, d) }
  if (m !== 1 || d !== 1) return day
  const year = { from: iso(y, 1, 1), to: iso(y, 12, 31) }
  return { ...year, readings: [day, year], note: 'placeholder' }
}

function isHijriYear(y: number): boolean {
  return y >= 1300 && y <= 1460
}

function hijri(y: number, m: number, d: number | undefined): DateRange | undefined {
  if (m < 1 || m > 12 || (d !== undefined && (d < 1 || d > 30))) return undefined
  const from = hijriDay(y, m, d ?? 1)
  const to = d === undefined ? hijriDay(y, m, 30) : from
  return { from: isoOf(from - 1), to: isoOf(to + 1), note: 'hijri' }
}

function fromNumbers(text: string, options: DateOptions): DateRange | undefined {
  const m =
    /^(\d{1,2})\s?[-./,]\s?(\d{1,2})\s?[-./,]\s?(\d{4}|\d{2})\s*(?:г\.?|ж\.?|год\p{L}*|هـ|ه|م|ah|h)?(?:[ t]\d{1,2}:.*)?$/u.exec(
      text,
    )
  if (!m) return undefined
  const [a, b] = [Number(m[1]), Number(m[2])]
  const written = m[3] as string
  if (written.length === 4 && isHijriYear(Number(written))) return hijri(Number(written), b, a)
  const readings: Span[] = []
  const years = written.length === 2 ? centuries(Number(written), options) : [Number(written)]
  const orders =
    options.order === 'mdy'
      ? [[b, a]]
      : options.order === 'dmy'
        ? [[a, b]]
        : [
            [a, b],
            [b, a],
          ]
  for (const y of years) {
    for (const [d, mo] of orders as [number, number][]) {
      if (!isDay(y, mo, d)) continue
      for (const r of single(y, mo, d).readings ?? [{ from: iso(y, mo, d), to: iso(y, mo, d) }]) {
        if (!readings.some((x) => x.from === r.from && x.to === r.to)) readings.push(r)
      }
    }
  }
  // nought for a day or month that is not known
  if (readings.length === 0 && years[0] !== undefined && (a === 0 || b === 0)) {
    if (a === 0 && b >= 1 && b <= 12)
      return { from: iso(years[0], b, 1), to: iso(years[0], b, monthLength(years[0], b)), note: 'month_only' }
    return wholeYear(years[0])
  }
  if (readings.length === 0) return undefined
  const note: DateNote | undefined =
    years.length > 1 || written.length === 2
      ? 'two_digit_year'
      : a === 1 && b === 1
        ? 'placeholder'
        : readings.length > 1
          ? 'day_month_order'
          : undefined
  return hull(readings, note)
}

function centuries(yy: number, options: DateOptions): number[] {
  const limit = options.reference ? Number(options.reference.slice(0, 4)) || LAST_YEAR : LAST_YEAR
  // children are many on these lists: the later century first
  return [2000 + yy, 1900 + yy].filter((y) => y <= limit)
}

function hull(readings: Span[], note: DateNote | undefined): DateRange {
  let [from, to] = [readings[0]?.from ?? '', readings[0]?.to ?? '']
  for (const r of readings) {
    if (r.from < from) from = r.from
    if (r.to > to) to = r.to
  }
  return { from, to, ...(readings.length > 1 ? { readings } : {}), ...(note ? { note } : {}) }
}

function fromNamed(text: string, options: DateOptions): DateRange | undefined {
  const m =
    /^(?:(\d{1,2})(?:st|nd|rd|th|-?го)?[\s.\-/]+(?:of\s+)?)?(\p{L}[^\d]*?)[\s.,\-/]+(\d{4}|\d{2})\s*(?:г\.?|ж\.?|год\p{L}*|هـ|ه|م|ah|h)?\.?$/u.exec(
      text,
    )
  const us = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text)
  const kk = /^(\d{4})\s*(?:жылғы|жылы|ж\.?|г\.?)?\s*(?:(\d{1,2})\s+)?(\p{L}+)(?:\s+(\d{1,2}))?$/u.exec(text)
  const [day, name, year] = us
    ? [us[2], us[1], us[3]]
    : m
      ? [m[1], m[2], m[3]]
      : kk
        ? [kk[2] ?? kk[4], kk[3], kk[1]]
        : []
  if (!name || !year) return undefined
  const month = monthNamed(name)
  if (!month) return undefined
  const d = day === undefined ? undefined : Number(day)
  if (month.hijri) return hijri(year.length === 2 ? 1400 + Number(year) : Number(year), month.month, d)
  const years = year.length === 2 ? centuries(Number(year), options) : [Number(year)]
  const spans: Span[] = []
  let note: DateNote | undefined = year.length === 2 ? 'two_digit_year' : undefined
  for (const y of years) {
    if (d === undefined) {
      note ??= 'month_only'
      if (isDay(y, month.month, 1))
        spans.push({ from: iso(y, month.month, 1), to: iso(y, month.month, monthLength(y, month.month)) })
    } else if (isDay(y, month.month, d)) {
      const one = single(y, month.month, d)
      note ??= one.note
      spans.push(...(one.readings ?? [{ from: one.from, to: one.to }]))
    }
  }
  return spans.length > 0 ? hull(spans, note) : undefined
}

function fromYear(text: string): DateRange | undefined {
  const m =
    /^(~|c\.?|ca\.?|circa|about|approx\.?|около|примерно|шамамен|حوالي|تقريبا)?\s*(\d{4})\s*(?:(?:[-–]|\/)\s*(\d{4}))?\s*(?:г\.?\s*р?\.?|ж\.?|год\p{L}*|هـ|ه|م|ah)?$/u.exec(
      text,
    )
  if (!m) return undefined
  const y = Number(m[2])
  const last = m[3] === undefined ? y : Number(m[3])
  if (last < y || last - y > 30) return undefined
  const about = m[1] ? 2 : 0
  if (isHijriYear(y)) {
    return {
      from: isoOf(hijriDay(y - about, 1, 1) - 1),
      to: isoOf(hijriDay(last + about, 12, 30) + 1),
      note: 'hijri',
    }
  }
  if (y - about < 1000 || last + about > 2999) return undefined
  return {
    from: iso(y - about, 1, 1),
    to: iso(last + about, 12, 31),
    note: about ? 'approximate' : 'year_only',
  }
}
