import { civil, dayOf, isoOf, monthLength } from './calendar.ts'
import type { DateOptions, DateRange } from './parse.ts'

const LEAD = /^(?:aged?|in the age of|возраст|в возрасте|жасы|العمر|عمره|عمرها|عمر)[\s:]+/u
const YEARS =
  /^(\d{1,3})(?:[.,](5))?\s*(?:years?(?:\s*old)?|y\.?\s?\/?o\.?|лет|год|года|жаста|жас|سنة|سنوات|عام|اعوام|أعوام)$/u
const MONTHS = /^(\d{1,2})\s*(?:months?(?:\s*old)?|m\/?o|мес(?:\.|яц\p{L}*)?|ай(?:лық)?|شهر|اشهر|أشهر)$/u
const BOTH =
  /^(\d{1,2})\s*(?:years?|y\.?|лет|год|года|г\.?|л\.|жас|سنة|سنوات)[\s,]*(?:and\s|и\s|و\s?)?(\d{1,2})\s*(?:months?|m\.?|мес(?:\.|яц\p{L}*)?|ай|شهر|اشهر|أشهر)$/u

/** Range of birth of an age in years, in months, or both, at `options.reference`; a bare number needs `age`. */
export function fromAge(text: string, options: DateOptions): DateRange | undefined {
  const rest = text.replace(LEAD, '')
  const led = rest !== text && /^\d{1,3}$/.test(rest)
  const [years, months, both] = [YEARS.exec(rest), MONTHS.exec(rest), BOTH.exec(rest)]
  if (!led && !years && !months && !both) return undefined
  const day = options.reference === undefined ? Number.NaN : dayOf(options.reference)
  const count = Number(led ? rest : (years?.[1] ?? both?.[1] ?? 0))
  if (Number.isNaN(day) || count > 130) return undefined
  const width = months || both ? 1 : years?.[2] ? 6 : 12
  const age = count * 12 + Number(months?.[1] ?? both?.[2] ?? (years?.[2] ? 6 : 0))
  return {
    from: isoOf(monthsBefore(day, age + width) + 1),
    to: isoOf(monthsBefore(day, age)),
    note: 'age',
  }
}

function monthsBefore(day: number, months: number): number {
  const [y, m, d] = isoOf(day).split('-').map(Number) as [number, number, number]
  const at = y * 12 + m - 1 - months
  const year = Math.floor(at / 12)
  const month = (at % 12) + 1
  return civil(year, month, Math.min(d, monthLength(year, month)))
}
