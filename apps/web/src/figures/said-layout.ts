// Where statements and the register's count stand over time: days across in per cent, persons down in pixels.
import type { AnswerOf, getSaidOverTime, SaidPoint } from '@oralu/domain'

type Said = AnswerOf<typeof getSaidOverTime>

export const saidHeight = 340
const labelHeight = 17
/** Labels keep apart on a plot as narrow as this. */
const narrow = 600
const letter = 7

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Round steps of which four to eight reach the most. */
function stepUpTo(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(most, 4) / 4))
  return [1, 2, 5, 10].map((each) => each * unit).find((step) => most / step <= 8)!
}

export interface PlacedLabel {
  at: number
  top: number
  before: boolean
  text: string
}

export function layOutSaid(
  { said, counted, today }: Said,
  texts: { of: (point: SaidPoint) => string; register: string },
) {
  const days = [...said.map(({ statedFrom }) => statedFrom), ...counted.map(({ day }) => day), today].map(
    dayNumber,
  )
  const [first, last] = [Math.min(...days) - 30, Math.max(...days)]
  const x = (day: string) => ((dayNumber(day) - first) / Math.max(1, last - first)) * 100

  const values = [
    ...said.flatMap(({ value, high }) => [value, high ?? value]),
    ...counted.map(({ people }) => people),
  ]
  const step = stepUpTo(Math.max(1, ...values))
  const top = step * Math.ceil((Math.max(1, ...values) * 1.05) / step)
  const y = (people: number) => saidHeight * (1 - people / top)

  const years = Array.from(
    { length: new Date(last * 86_400_000).getUTCFullYear() - new Date(first * 86_400_000).getUTCFullYear() },
    (_, at) => new Date(first * 86_400_000).getUTCFullYear() + 1 + at,
  )
  const every = Math.ceil(years.length / 8)

  const line = counted.reduce((path, { day, people }) => `${path}H${x(day)}V${y(people)}`, `M0 ${y(0)}`)
  const now = counted.at(-1)?.people ?? 0

  // Each label takes the nearest height at which no mark and no label is, beginning with the register's own.
  const taken = said.flatMap(({ statedFrom, value, low, high }) => {
    const at = x(statedFrom)
    const [from, to] = [y(high ?? value), y(low > 0 ? low : value)]
    return Array.from({ length: Math.floor((to - from) / labelHeight) + 1 }, (_, i) => ({
      from: at - 1,
      to: at + 1,
      top: from + i * labelHeight - labelHeight / 2,
    }))
  })
  const label = (at: number, height: number, text: string): PlacedLabel => {
    const wide = ((text.length * letter + 18) / narrow) * 100
    const before = at + wide > 100
    const [from, to] = before ? [at - wide, at - 1] : [at + 1, at + wide]
    const free = (top: number) =>
      top >= -labelHeight &&
      top <= saidHeight - labelHeight &&
      !taken.some((each) => each.from < to && from < each.to && Math.abs(each.top - top) < labelHeight)
    const wished = height - labelHeight / 2
    const tries = Array.from({ length: 41 }, (_, i) => wished + Math.ceil(i / 2) * (i % 2 ? -6 : 6))
    const place = tries.find(free) ?? wished
    taken.push({ from, to, top: place })
    return { at, top: place, before, text }
  }
  const register = counted.length === 0 ? null : label(100, y(now) - labelHeight, texts.register)
  return {
    line: `${line}H100`,
    register,
    points: said.map((point) => ({
      point,
      x: x(point.statedFrom),
      y: y(point.value),
      low: y(point.low),
      high: point.high === null ? 0 : y(point.high),
      label: label(x(point.statedFrom), y(point.value), texts.of(point)),
    })),
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({
      people: at * step,
      y: y(at * step),
    })),
    years: years.filter((_, at) => at % every === 0).map((year) => ({ year, x: x(`${year}-01-01`) })),
  }
}
