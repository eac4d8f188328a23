// What keeps a list from being written, person by person, each with what to do.
import { isDay } from '../calendar.ts'
import { isStateCode } from '../mrz/states.ts'
import type { ListPerson, PassengerList } from './list.ts'
import { UNOA } from './syntax.ts'

const SENTENCES = {
  missing: 'This is required and not given. Complete it.',
  'bad-character':
    'Only A to Z, 0 to 9 and simple punctuation can be sent. Write the name as in the travel document.',
  'too-long': 'This is longer than the message can carry. Shorten it as the travel document does.',
  'bad-date': 'A whole day is needed, year, month and day. Take the one in the travel document.',
  'bad-time': 'A local time such as 2026-11-25T14:30 is needed.',
  'bad-state': 'A three-letter code of a state is needed, such as KAZ.',
  'bad-place': 'A three-letter code of an airport is needed, such as NQZ.',
  'bad-sex': 'Sex is M, F or X.',
  'bad-count': 'A whole number from 0 to 999 is needed.',
  'bad-duty': 'The duty of crew is CR1 to CR5.',
  'wrong-list': 'Crew go into a crew list, passengers into a passenger list.',
  'no-leg': 'The list has no flight. Add one.',
  'legs-apart': 'This flight does not begin where the one before it ended. Correct the legs.',
  'no-crossing': 'Exactly one leg crosses the border of the receiving state. Say which.',
  'not-on-route': 'This airport is not one that the flights touch.',
  nobody: 'The list has nobody on it.',
  'twice-the-document': 'Two people have the same document. Look at both.',
} as const

export type PaxlstCode = keyof typeof SENTENCES
/** All stable codes, for translations. */
export const PAXLST_CODES = Object.keys(SENTENCES) as PaxlstCode[]

export interface PaxlstProblem {
  code: PaxlstCode
  /** Which of the people, from 0; nothing: the list itself. */
  person?: number
  field: string
  found?: string
  /** Of a character that cannot be sent, from 1. */
  position?: number
  message: string
}

/** A list that cannot be written: all its problems at once. */
export class PaxlstError extends Error {
  override readonly name = 'PaxlstError'
  readonly problems: PaxlstProblem[]

  constructor(problems: PaxlstProblem[]) {
    super(
      `The list cannot be written: ${problems.length} problems, first ${problems[0]?.field}: ${problems[0]?.message}`,
    )
    this.problems = problems
  }
}

const PLACE = /^[A-Z]{3}$/
const TIME = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/
const isTime = (text: string) => TIME.test(text) && isDay(text.slice(0, 10))

/** Everything that keeps a list from being written; empty when it can be. */
export function checkPassengerList(list: PassengerList): PaxlstProblem[] {
  const { say, text, problems } = collector()
  text('sender', list.sender.id, 35)
  text('recipient', list.recipient.id, 35)
  text('sender.qualifier', list.sender.qualifier, 4, false)
  text('recipient.qualifier', list.recipient.qualifier, 4, false)
  text('control', list.control, 14)
  text('reference', list.reference, 35, false)
  text('contact', list.contact.name, 35)
  for (const kind of ['phone', 'fax', 'mail'] as const)
    text(`contact.${kind}`, list.contact[kind], 512, false)
  if (!isTime(list.preparedAt)) say('bad-time', 'preparedAt', list.preparedAt)
  if (list.legs.length === 0) say('no-leg', 'legs')
  for (const [at, leg] of list.legs.entries()) {
    const field = `legs.${at}`
    text(`${field}.flight`, leg.flight, 17)
    text(`${field}.carrier`, leg.carrier, 17, false)
    for (const end of ['from', 'to'] as const)
      if (!PLACE.test(leg[end])) say('bad-place', `${field}.${end}`, leg[end])
    for (const time of ['departs', 'arrives'] as const)
      if (!isTime(leg[time])) say('bad-time', `${field}.${time}`, leg[time])
    const before = list.legs[at - 1]
    if (before && before.to !== leg.from) say('legs-apart', field, leg.from)
  }
  if (list.legs.length > 0 && list.legs.filter(({ crossing }) => crossing).length !== 1)
    say('no-crossing', 'legs')
  if (list.people.length === 0) say('nobody', 'people')
  const route = new Set(list.legs.flatMap(({ from, to }) => [from, to]))
  const seen = new Set<string>()
  for (const [person, each] of list.people.entries()) {
    const of = collector(person)
    checkPerson(each, list.kind, route, of)
    for (const { issuer, number } of each.documents) {
      if (seen.has(`${issuer} ${number}`)) of.say('twice-the-document', 'documents', number)
      seen.add(`${issuer} ${number}`)
    }
    problems.push(...of.problems)
  }
  return problems
}

type Collector = ReturnType<typeof collector>

function collector(person?: number) {
  const problems: PaxlstProblem[] = []
  const say = (code: PaxlstCode, field: string, found?: string, position?: number) =>
    problems.push({
      code,
      field,
      ...(person !== undefined && { person }),
      ...(found !== undefined && { found }),
      ...(position !== undefined && { position }),
      message: SENTENCES[code],
    })
  const text = (field: string, value: string | undefined, length: number, needed = true) => {
    // What reads back differently from what was given is not sent.
    const given = value ?? ''
    if (given.trim() === '') return needed || given !== '' ? say('missing', field) : undefined
    if (given.length > length) say('too-long', field, given)
    const at = given === given.trim() ? [...given].findIndex((letter) => !UNOA.test(letter)) : 0
    if (at >= 0) say('bad-character', field, [...given][at]!, at + 1)
  }
  return { problems, say, text }
}

function checkPerson(
  each: ListPerson,
  kind: PassengerList['kind'],
  route: Set<string>,
  { say, text }: Collector,
): void {
  if ((each.role === 'crew') !== (kind === 'crew')) say('wrong-list', 'role', each.role)
  text('surname', each.surname, 35)
  text('given', each.given, 35, false)
  text('second', each.second, 35, false)
  const { street, city, region, postcode, state } = each.address ?? {}
  text('address.street', street, 35, false)
  text('address.city', city, 35, false)
  text('address.region', region, 35, false)
  text('address.postcode', postcode, 17, false)
  if (!/^[MFX]$/.test(each.sex)) say('bad-sex', 'sex', each.sex)
  if (!each.born) say('missing', 'born')
  else if (!isDay(each.born)) say('bad-date', 'born', each.born)
  const count = (field: string, value: number | undefined) => {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= 999))
      say('bad-count', field, String(value))
  }
  count('bags', each.bags)
  count('bagWeightKg', each.bagWeightKg)
  for (const { tag, count: tags } of each.bagTags ?? []) {
    text('bagTags', tag, 35)
    count('bagTags', tags)
  }
  for (const [field, value] of Object.entries({ residence: each.residence, 'address.state': state }))
    if (value !== undefined && !isStateCode(value)) say('bad-state', field, value)
  if (!each.nationality) say('missing', 'nationality')
  else if (!isStateCode(each.nationality)) say('bad-state', 'nationality', each.nationality)
  if (each.cleared !== undefined && !PLACE.test(each.cleared)) say('bad-place', 'cleared', each.cleared)
  for (const end of ['embarks', 'lands'] as const) {
    if (!PLACE.test(each[end])) say('bad-place', end, each[end])
    else if (each.role === 'passenger' && !route.has(each[end])) say('not-on-route', end, each[end])
  }
  text('bornIn', each.bornIn, 70, false)
  text('phone', each.phone, 512, false)
  text('locator', each.locator, 35, false)
  text('reference', each.reference, 35, false)
  text('seat', each.seat, 35, false)
  if (each.duty !== undefined && !/^CR[1-5]$/.test(each.duty)) say('bad-duty', 'duty', each.duty)
  if (each.documents.length === 0) say('missing', 'documents')
  for (const [at, { type, number, expires, issuer }] of each.documents.entries()) {
    text(`documents.${at}.type`, type, 3)
    text(`documents.${at}.number`, number, 35)
    if (!issuer) say('missing', `documents.${at}.issuer`)
    else if (!isStateCode(issuer)) say('bad-state', `documents.${at}.issuer`, issuer)
    if (!expires) say('missing', `documents.${at}.expires`)
    else if (!isDay(expires)) say('bad-date', `documents.${at}.expires`, expires)
  }
}
