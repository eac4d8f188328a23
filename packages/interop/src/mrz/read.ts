// A machine-readable zone as typed or scanned. What the standard allows is taken; anything else is named with its
// place, and a likely reading is offered, never taken by itself.
import { isDay, yearOf } from '../calendar.ts'
import { checkDigit, layouts, type MrzField, type MrzFormat, type Place, takesLongNumbers } from './layout.ts'
import { type NameRead, readNameField } from './names.ts'
import { type MrzProblem, problem } from './problems.ts'
import { isStateCode } from './states.ts'
import { likelyReadings } from './suggest.ts'
import { tidy } from './tidy.ts'
import type { TravelDocument } from './write.ts'

export interface MrzReading {
  /** The zone as it was understood; empty where there is none. */
  lines: string[]
  /** Null where this is no zone. A field with an error holds what stands there. */
  document: (TravelDocument & Pick<NameRead, 'truncated'>) | null
  /** No error among the problems. */
  ok: boolean
  problems: MrzProblem[]
}

/**
 * Reads a zone of any of the five formats.
 * @param today 'YYYY-MM-DD': tells the century. A birth lies not after it; an expiry within 50 years of it
 */
export function readMrz(text: string, { today }: { today: string }): MrzReading {
  const { format, lines, problems } = tidy(text)
  if (!format) return { lines: [], document: null, ok: false, problems }
  const layout = layouts[format]
  const of = ([line, from, length]: Place) => lines[line]!.slice(from, from + length)
  const raw = (field: MrzField) => (layout.places[field] ? of(layout.places[field]) : '')
  const say = (
    level: MrzProblem['level'],
    code: MrzProblem['code'],
    field: MrzField,
    more: Partial<MrzProblem> = {},
  ) => {
    const place = layout.places[field]!
    problems.push(
      problem(level, code, { field, line: place[0] + 1, position: place[1] + 1, found: of(place), ...more }),
    )
  }

  const long = longNumber(format, lines)
  for (const field of layout.checked) {
    if (field === 'number' && long) {
      if (!long.agrees) say('error', 'wrong-check-digit', 'number', { found: long.number })
      continue
    }
    const place = layout.places[field]!
    const digit = lines[place[0]]!.charAt(place[1] + place[2])
    // An empty personal number may have < for its check digit.
    const unused = field === 'optional' && digit === '<' && /^<*$/.test(of(place))
    if (!unused && digit !== checkDigit(of(place)))
      say('error', 'wrong-check-digit', field, {
        suggestions: likelyReadings(of(place), digit, field === 'born' || field === 'expires'),
      })
  }
  if (layout.composite) {
    const { at, over } = layout.composite
    const found = lines[at[0]]!.charAt(at[1])
    if (found !== checkDigit(over.map(of).join('')))
      problems.push(
        problem('error', 'wrong-composite', {
          field: 'composite',
          line: at[0] + 1,
          position: at[1] + 1,
          found,
        }),
      )
  }

  const stateOf = (field: 'issuer' | 'nationality') => {
    const code = raw(field).replace(/<+$/, '')
    if (!isStateCode(code)) say('error', 'bad-state', field)
    return code
  }
  const sexOf = () => {
    const found = raw('sex')
    if (found === 'X') say('note', 'sex-x', 'sex')
    else if (!/[MF<]/.test(found)) say('error', 'bad-sex', 'sex')
    return found === 'M' || found === 'F' ? found : 'X'
  }
  const words = (text: string) => text.replace(/<+/g, ' ').trim()
  const name = readNameField(raw('name'))
  if (!name.surname) say('error', 'no-name', 'name')
  const digit = raw('name').search(/\d/)
  if (digit >= 0)
    say('error', 'digit-in-name', 'name', {
      position: layout.places.name[1] + digit + 1,
      found: raw('name')[digit]!,
      suggestions: lettersFor(raw('name')[digit]!),
    })
  if (name.truncated) say('note', 'truncated', 'name')
  const document = {
    format,
    code: raw('code').replace(/<+$/, ''),
    issuer: stateOf('issuer'),
    ...name,
    number: words(long?.number ?? raw('number')),
    nationality: stateOf('nationality'),
    born: readDate(raw('born'), 'born', today, say),
    sex: sexOf() as TravelDocument['sex'],
    expires: readDate(raw('expires'), 'expires', today, say),
    optional: words(long?.optional ?? raw('optional')),
    ...(layout.places.optional2 && { optional2: words(raw('optional2')) }),
  }
  return { lines, document, ok: problems.every(({ level }) => level !== 'error'), problems }
}

const lettersFor = (digit: string): string[] =>
  ({ '0': ['O'], '1': ['I'], '2': ['Z'], '5': ['S'], '6': ['G'], '8': ['B'] })[digit] ?? []

/** TD1 and TD2: `<` for the check digit of the number says that it goes on in the optional data. */
function longNumber(format: MrzFormat, lines: readonly string[]) {
  if (!takesLongNumbers(format)) return undefined
  const { number: place, optional: more } = layouts[format].places
  const line = lines[place[0]]!
  const tail = line.slice(more[1], more[1] + more[2])
  const found = /^([A-Z0-9<]*?)([0-9])(?:<|$)/.exec(tail)
  if (line.charAt(place[1] + place[2]) !== '<' || !found || line.charAt(place[1] + place[2] - 1) === '<')
    return undefined
  const number = line.slice(place[1], place[1] + place[2]) + found[1]
  return { number, agrees: checkDigit(number) === found[2], optional: tail.slice(found[0].length) }
}

type Say = (
  level: MrzProblem['level'],
  code: MrzProblem['code'],
  field: MrzField,
  more?: Partial<MrzProblem>,
) => void

/** YYMMDD with fillers for what is unknown, as 'YYYY-MM-DD', 'YYYY-MM', 'YYYY' or null. */
function readDate(text: string, field: 'born' | 'expires', today: string, say: Say): string | null {
  if (text === '<<<<<<') {
    if (field === 'expires') say('note', 'no-expiry', field)
    return null
  }
  const [, yy, month, day] = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text) ?? []
  if (!yy || !month || !day) {
    say('error', 'bad-date', field)
    return null
  }
  const known = (part: string) => part !== '<<' && part !== '00'
  if (month === '00' || day === '00') say('note', 'zero-date', field)
  if (!known(month) && known(day)) say('note', 'day-without-month', field)
  const rest = known(month) ? `-${month}${known(day) ? `-${day}` : ''}` : ''
  const year = yearOf(yy, rest, field === 'born' ? 'past' : 'near', today)
  if (!isDay(`${year}-${known(month) ? month : '01'}-${known(month) && known(day) ? day : '01'}`)) {
    say('error', 'bad-date', field)
    return null
  }
  return `${year}${rest}`
}
