// From a line of a file to a line of the register: each cell to the field and compartment that its column was given,
// or nowhere. Pure, except that keys and hashes are made with a secret of the installation.
import type { ListMapping } from '@oralu/domain'
import type { SheetRow } from '@oralu/interop'
import type { IncomingRow } from '../people/intake.ts'
import { cleanCell, type DateCell, readBirth, readDate, readSex, type Span, splitFormer } from './values.ts'

export interface Trouble {
  row: number
  column: string | null
  code: string
  /** The line is taken all the same. */
  kept: boolean
}

export interface ReadRow {
  /** Undefined when the line is rejected. */
  incoming?: IncomingRow
  troubles: Trouble[]
}

export interface RowRules {
  columns: readonly string[]
  mapping: ListMapping
  /** The day that the list speaks of, else the day it was received: ages are reckoned from it. */
  listedOn: string
  /** Whether somebody said that day. */
  listedOnSaid: boolean
  today: string
  /**
   * Hashes under a secret of the installation: a plain hash of a line would let whoever sees it find out, by trying,
   * what its health or legal cells say.
   */
  hash: (text: string) => Buffer
}

type Mapped = Extract<ListMapping['columns'][number], { field: string }> & { at: number }

const mostInName = 500
const mostInKey = 200

/** Reads lines one after another; it remembers which keyless lines it has met. */
export function rowReader({
  columns,
  mapping,
  listedOn,
  listedOnSaid,
  today,
  hash,
}: RowRules): (line: SheetRow) => ReadRow {
  const place = new Map(columns.map((column, at) => [column, at]))
  const mapped = mapping.columns.flatMap((each): Mapped[] => {
    const at = place.get(each.column)
    return each.compartment === 'withheld' || at === undefined ? [] : [{ ...each, at }]
  })
  const identity = (field: string) =>
    mapped.filter((each) => each.compartment === 'identity' && each.field === field)
  const places = Object.fromEntries(
    [
      'sourceKey',
      'fullName',
      'givenName',
      'familyName',
      'patronymic',
      'kunya',
      'formerName',
      'sex',
      'born',
      'birthPlace',
      'nationality',
      'documentNumber',
      'motherName',
      'fatherName',
      'familyGroup',
      'relation',
      'location',
      'listedOn',
      'phone',
    ].map((field) => [field, identity(field)]),
  ) as Record<string, Mapped[]>
  const met = new Map<string, number>()

  return (line) => {
    const troubles: Trouble[] = line.problems.map(({ code, level, column }) => ({
      row: line.number,
      column: column === undefined ? null : (columns[column] ?? null),
      code,
      kept: level === 'note',
    }))
    const reject = (code: string, column: string | null = null): ReadRow => ({
      troubles: [...troubles.filter(({ kept }) => !kept), { row: line.number, column, code, kept: false }],
    })
    if (troubles.some(({ kept }) => !kept)) return { troubles: troubles.filter(({ kept }) => !kept) }

    const cells = line.cells.map(cleanCell)
    const texts = (field: string) =>
      places[field]!.map(({ at }) => cells[at] ?? '').filter((text) => text !== '')
    const one = (field: string): string | undefined => texts(field)[0]
    const joined = (field: string): string | undefined => texts(field).join(', ') || undefined

    const full = texts('fullName').map(splitFormer)
    const composed = [one('familyName'), one('givenName'), one('patronymic')].filter(Boolean).join(' ')
    // Beside a whole name a family name alone is no name of its own.
    const whole = composed !== '' && (full.length === 0 || one('givenName') !== undefined)
    const names = [...full.map(({ name }) => name), ...(whole ? [composed] : [])].filter((name) =>
      /\p{L}/u.test(name),
    )
    const kunya = one('kunya')
    const mother = one('motherName')
    const father = one('fatherName')
    if (names.length === 0 && ![kunya, mother, father].some((name) => name && /\p{L}/u.test(name)))
      return reject('no-name')
    if ([...names, kunya, mother, father].some((name) => name && name.length > mostInName))
      return reject('name-too-long')

    const dates = (field: string): DateCell[] =>
      places[field]!.map(({ at, column, dayFirst }) => ({
        column,
        text: cells[at] ?? '',
        order: dayFirst ?? mapping.dayFirst,
      }))
    const written = writtenOn(dates('listedOn'), listedOn)
    const birth = readBirth(dates('born'), written, today)
    const note = (code: string, column: string) =>
      troubles.push({ row: line.number, column, code, kept: true })
    for (const { code, column } of birth.notes) note(code, column)
    const sexText = one('sex')
    const sex = sexText ? readSex(sexText) : undefined
    if (sexText && !sex && /\p{L}/u.test(sexText)) note('sex-unread', places['sex']![0]!.column)

    const own = one('sourceKey')
      ?.normalize('NFKC')
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    if (own && own.length > mostInKey) return reject('key-too-long', places['sourceKey']![0]!.column)
    // What was taken, and as what. Of dates also how they are read, except where only the day of receipt decides.
    const taken = mapped.flatMap(({ at, column, compartment, field }) =>
      cells[at] ? [[column, compartment, field, cells[at]]] : [],
    )
    const dayKnown = listedOnSaid || places['listedOn']!.length > 0
    const dated = [...dates('born'), ...dates('listedOn')].map((cell) => {
      const range = readDate(cell, written)
      return range && (range.note !== 'age' || dayKnown) ? [range.from, range.to] : null
    })
    const said = (compartment: Mapped['compartment']): Record<string, string> =>
      Object.fromEntries(
        mapped
          .filter((each) => each.compartment === compartment && cells[each.at])
          .map((each) => [each.column, cells[each.at]!]),
      )
    const other = (compartment: Mapped['compartment']) => {
      const held = said(compartment)
      return Object.keys(held).length > 0 ? held : undefined
    }
    const incoming: IncomingRow = {
      rowNumber: line.number,
      sourceKey: own ?? contentKey(cells),
      contentHash: hash(JSON.stringify([taken, dated])),
      said: said('identity'),
      fullName: names[0],
      otherNames: names.slice(1),
      kunya,
      formerName: one('formerName') ?? full.find((each) => each.former)?.former,
      motherName: mother,
      fatherName: father,
      sex: sex ?? 'unknown',
      bornText: birth.text,
      bornFrom: birth.span?.from,
      bornTo: birth.span?.to,
      birthPlace: one('birthPlace'),
      nationality: one('nationality'),
      documentNumber: one('documentNumber'),
      familyGroup: one('familyGroup'),
      relation: one('relation'),
      location: joined('location'),
      phone: joined('phone'),
      health: other('health'),
      legal: other('legal'),
      protection: other('protection'),
    }
    return { incoming, troubles }
  }

  /** A line without an id of its own is known by its content; the same words on a second line are a second line. */
  function contentKey(cells: readonly string[]): string {
    const key = hash(
      JSON.stringify(columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : []))),
    ).toString('hex')
    const times = (met.get(key) ?? 0) + 1
    met.set(key, times)
    return `content:${key}${times > 1 ? `#${times}` : ''}`
  }
}

/** The days on which a line may have been written. */
function writtenOn(cells: readonly DateCell[], listedOn: string): Span {
  const cell = cells.find(({ text }) => text !== '')
  const range = cell && readDate(cell, { from: listedOn, to: listedOn })
  return range ?? { from: listedOn, to: listedOn }
}
