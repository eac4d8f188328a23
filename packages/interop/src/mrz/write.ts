// A machine-readable zone from its data.
import { isDay } from '../calendar.ts'
import {
  checkDigit,
  firstLetters,
  layouts,
  type MrzField,
  type MrzFormat,
  type Place,
  takesLongNumbers,
} from './layout.ts'
import { nameField } from './names.ts'
import { MrzError, type MrzProblem, problem } from './problems.ts'
import { isStateCode } from './states.ts'
import type { CyrillicLanguage } from './tables.ts'
import { toMrzLetters } from './transliterate.ts'

export type MrzSex = 'M' | 'F' | 'X'

export interface TravelDocument {
  format: MrzFormat
  /** `PP` or `P` a passport, `PE` an emergency passport, `PU` a single-sheet emergency travel document, `I`, `V` … */
  code: string
  issuer: string
  /** Primary identifier: the surname, or the only name. */
  surname: string
  /** Secondary identifier; may be empty. */
  given: string
  number: string
  nationality: string
  /** 'YYYY-MM-DD', 'YYYY-MM', 'YYYY'; null: wholly unknown. */
  born: string | null
  /** X: not specified, `<` in the zone. */
  sex: MrzSex
  /** 'YYYY-MM-DD'; null only in what was read. */
  expires: string | null
  /** Personal number or other data of the issuer. */
  optional?: string
  /** TD1's second field of such data. */
  optional2?: string
}

export interface WrittenMrz {
  lines: string[]
  truncated: boolean
  notes: MrzProblem[]
}

/**
 * Writes a zone.
 * @param language of a Cyrillic name, where section 6.B has exceptions for it
 * @throws MrzError with the field at fault; for a letter without a rule, with the letter and its position
 */
export function writeMrz(document: TravelDocument, language?: CyrillicLanguage): WrittenMrz {
  const { format } = document
  const { lines: count, width, places, checked, composite } = layouts[format]
  const lines = Array.from({ length: count }, () => Array<string>(width).fill('<'))
  const put = ([line, from]: readonly [number, number, ...unknown[]], text: string) => {
    for (const [at, letter] of [...text].entries()) lines[line]![from + at] = letter
  }
  const taken = ([line, from, length]: Place) => lines[line]!.slice(from, from + length).join('')

  const names = namesOf(document, language, places.name[2])
  const { number, rest } = numberOf(document, places.number[2])
  const values: Partial<Record<MrzField, string>> = {
    code: codeOf(document),
    issuer: stateOf(document.issuer, 'issuer'),
    name: names.field,
    number,
    nationality: stateOf(document.nationality, 'nationality'),
    born: bornOf(document.born),
    sex: sexOf(document.sex),
    expires: expiryOf(document.expires),
    optional: rest + plain(document.optional ?? '', 'optional'),
    optional2: plain(document.optional2 ?? '', 'optional2'),
  }
  for (const [field, value] of Object.entries(values) as [MrzField, string][]) {
    const place = places[field]
    if (value.length > (place?.[2] ?? 0)) throw new MrzError('too-long', { field, found: value })
    if (place) put(place, value)
  }
  for (const field of checked) {
    const [line, from, length] = places[field]!
    if (field !== 'number' || !rest) put([line, from + length], checkDigit(taken([line, from, length])))
  }
  if (composite) put(composite.at, checkDigit(composite.over.map(taken).join('')))
  return { lines: lines.map((line) => line.join('')), truncated: names.truncated, notes: names.notes }
}

function namesOf({ surname, given }: TravelDocument, language: CyrillicLanguage | undefined, width: number) {
  const of = (name: string, field: string) => {
    try {
      return toMrzLetters(name, language)
    } catch (error) {
      if (!(error instanceof MrzError)) throw error
      throw new MrzError(error.problem.code, { ...error.problem, field })
    }
  }
  const primary = of(surname, 'surname')
  const secondary = of(given, 'given')
  if (!primary.text) throw new MrzError('no-name', { field: 'surname' })
  const field = nameField(primary.text, secondary.text, width)
  const whole = primary.text.length + (secondary.text ? secondary.text.length + 2 : 0)
  const truncated = whole > width
  const notes = [
    ...primary.notes.map((note) => ({ ...note, field: 'surname' })),
    ...secondary.notes.map((note) => ({ ...note, field: 'given' })),
    ...(truncated ? [problem('note', 'truncated', { field: 'name', found: field })] : []),
  ]
  return { field, truncated, notes }
}

function codeOf({ code, format }: TravelDocument): string {
  if (!/^[A-Z]{1,2}$/.test(code) || !firstLetters[format].includes(code[0]!))
    throw new MrzError('bad-code', { field: 'code', found: code })
  return code
}

function stateOf(code: string, field: MrzField): string {
  if (!isStateCode(code)) throw new MrzError('bad-state', { field, found: code })
  return code
}

/** A number longer than its field leaves `<` for its check digit and goes on in the optional data. */
function numberOf({ number, format }: TravelDocument, width: number): { number: string; rest: string } {
  const text = plain(number, 'number')
  if (!/[A-Z0-9]/.test(text)) throw new MrzError('bad-number', { field: 'number', found: number })
  if (text.length <= width || !takesLongNumbers(format)) return { number: text, rest: '' }
  return { number: text.slice(0, width), rest: `${text.slice(width)}${checkDigit(text)}<` }
}

/** Special characters and spaces of a number become fillers (part 4, section 4.2.2.2). */
function plain(text: string, field: string): string {
  const written = text
    .trim()
    .toUpperCase()
    .replace(/[\s\-./<]+/g, '<')
  const at = [...written].findIndex((letter) => !/[A-Z0-9<]/.test(letter))
  if (at >= 0) throw new MrzError('bad-number', { field, found: [...written][at]!, position: at + 1 })
  return written
}

function sexOf(sex: MrzSex): string {
  if (sex !== 'M' && sex !== 'F' && sex !== 'X') throw new MrzError('bad-sex', { field: 'sex', found: sex })
  return sex === 'X' ? '<' : sex
}

function bornOf(born: string | null): string {
  if (born === null) return '<<<<<<'
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(born)
  if (!parts || !isDay(`${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`))
    throw new MrzError('bad-date', { field: 'born', found: born })
  return `${parts[1]!.slice(2)}${parts[2] ?? '<<'}${parts[3] ?? '<<'}`
}

function expiryOf(expires: string | null): string {
  if (expires === null || !isDay(expires))
    throw new MrzError('bad-date', { field: 'expires', found: String(expires) })
  return expires.slice(2).replaceAll('-', '')
}
