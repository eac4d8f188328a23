import type { Reason } from '../types.ts'
import { dayOf } from './calendar.ts'
import type { Span } from './parse.ts'

export type DateAgreement = 'same' | 'compatible' | 'near' | 'different' | 'missing'
export type DateComparison = { agreement: DateAgreement; why: Reason[] }

/** What `compareDates` reads of a date; `parseDate` gives it, or two ISO dates of a database row. */
export type Dated = Span & { readings?: Span[] }

const YEAR = 365.25

/**
 * Compares two dates as ranges. `same`: one and the same single day. `compatible`: some reading of one
 * overlaps some reading of the other. `near`: not, but by a slip that clerks make (day and month exchanged,
 * one digit wrong, a month or so, a year with the same day). `missing`: one is not known or not readable.
 * Symmetric; never throws.
 */
export function compareDates(a: Dated | undefined, b: Dated | undefined): DateComparison {
  if (!a || !b) return answer('missing', 'date.missing', 'A date is not known.')
  const left = readings(a)
  const right = readings(b)
  if (left.length === 0 || right.length === 0)
    return answer('missing', 'date.missing', 'A date is not readable.')
  const params = { a: show(a), b: show(b) }
  if (left.length === 1 && right.length === 1 && single(a) && single(b) && a.from === b.from)
    return answer('same', 'date.same', `Both say ${a.from}.`, params)
  const overlap = left.some((x) => right.some((y) => x.from <= y.to && y.from <= x.to))
  if (overlap)
    return answer('compatible', 'date.compatible', `${params.a} and ${params.b} can be one date.`, params)
  for (const x of left) {
    for (const y of right) {
      const slip = slipOf(x, y)
      if (slip) return answer('near', slip[0], slip[1], params)
    }
  }
  return answer('different', 'date.different', `${params.a} and ${params.b} cannot be one date.`, params)
}

function readings(d: Dated): Span[] {
  return (d.readings ?? [d]).filter((s) => !Number.isNaN(dayOf(s.from)) && !Number.isNaN(dayOf(s.to)))
}

const single = (s: Span) => s.from === s.to
const show = (s: Span) => (single(s) ? s.from : `${s.from} to ${s.to}`)

function answer(
  agreement: DateAgreement,
  code: string,
  text: string,
  params: Record<string, string> = {},
): DateComparison {
  return { agreement, why: [{ code, params, text }] }
}

function slipOf(x: Span, y: Span): [code: string, text: string] | undefined {
  if (single(x) && single(y)) {
    const [a, b] = [x.from, y.from]
    if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7))
      return ['date.swapped', 'Day and month are exchanged.']
    let wrong = 0
    for (let i = 0; i < 10; i++) if (a[i] !== b[i]) wrong++
    if (wrong === 1) return ['date.one_digit', 'The dates differ in one digit.']
    if (a.slice(5) === b.slice(5) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1)
      return ['date.year_off', 'The same day, a year apart.']
  }
  const gap = Math.max(dayOf(x.from) - dayOf(y.to), dayOf(y.from) - dayOf(x.to))
  const vague = Math.max(dayOf(x.to) - dayOf(x.from), dayOf(y.to) - dayOf(y.from))
  if (gap <= 31) return ['date.close', 'The dates are at most a month apart.']
  // a year or an age is rarely told to the year
  if (vague > 300 && gap <= YEAR)
    return ['date.close_year', 'The dates are at most a year apart, and one is only a year.']
  return undefined
}
