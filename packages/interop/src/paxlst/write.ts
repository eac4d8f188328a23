// A passenger list as UN/EDIFACT PAXLST D.12B, by the WCO/IATA/ICAO implementation guide.
import { checkPassengerList, PaxlstError } from './check.ts'
import type { ListLeg, ListPerson, PassengerList } from './list.ts'
import { SERVICE_ADVICE, segment } from './syntax.ts'

const MESSAGE = 'PAX001'
const PARTY = { passenger: 'FL', transit: 'DDT', crew: 'FM' } as const
/** Codes of the guide's own lists: 110 with its agency 111. */
const LISTED = ['110', '111'] as const

const day = (text: string) => text.slice(2, 10).replaceAll('-', '')
const time = (text: string) => text.slice(11, 16).replace(':', '')

/**
 * The interchanges of a list, to be sent in this order.
 * @param perMessage how many people one message holds at most; a longer list is parted into messages of one reference,
 *   the first marked C, the last F
 * @throws PaxlstError with every problem of checkPassengerList
 */
export function writePaxlst(
  list: PassengerList,
  { perMessage = 200 }: { perMessage?: number } = {},
): string[] {
  const problems = checkPassengerList(list)
  if (problems.length > 0) throw new PaxlstError(problems)
  const parts = Array.from({ length: Math.ceil(list.people.length / perMessage) }, (_, at) =>
    list.people.slice(at * perMessage, (at + 1) * perMessage),
  )
  return parts.map((people, at) => interchange(list, people, at, parts.length))
}

function interchange(list: PassengerList, people: readonly ListPerson[], at: number, of: number): string {
  // Each part is an interchange of its own, told apart by the end of its reference.
  const control = of === 1 ? list.control : `${list.control.slice(0, 11)}${String(at + 1).padStart(3, '0')}`
  const from = [list.sender.id, list.sender.qualifier]
  const to = [list.recipient.id, list.recipient.qualifier]
  const when = [day(list.preparedAt), time(list.preparedAt)]
  const place =
    of > 1 ? [String(at + 1).padStart(2, '0'), at === 0 ? 'C' : at === of - 1 ? 'F' : undefined] : undefined
  const message = [
    segment(
      'UNH',
      MESSAGE,
      ['PAXLST', 'D', '12B', 'UN', 'IATA'],
      place && (list.reference ?? list.control),
      place,
    ),
    segment('BGM', list.kind === 'crew' ? '250' : '745'),
    ...(list.reference ? [segment('RFF', ['TN', list.reference])] : []),
    segment('NAD', 'MS', undefined, undefined, list.contact.name),
    ...contacts(list.contact),
    ...list.legs.flatMap(legSegments),
    ...people.flatMap(personSegments),
    segment('CNT', [list.kind === 'crew' ? '41' : '42', String(list.people.length)]),
  ]
  return [
    SERVICE_ADVICE,
    segment('UNB', ['UNOA', '4'], from, to, when, control, undefined, 'APIS'),
    segment('UNG', 'PAXLST', from, to, when, control, 'UN', ['D', '12B']),
    ...message,
    segment('UNT', String(message.length + 1), MESSAGE),
    segment('UNE', '1', control),
    segment('UNZ', '1', control),
  ].join('')
}

function contacts({ phone, fax, mail }: PassengerList['contact']): string[] {
  const given = [phone && [phone, 'TE'], fax && [fax, 'FX'], mail && [mail, 'EM']].filter((each) => !!each)
  return given.length > 0 ? [segment('COM', ...(given as string[][]))] : []
}

/** 125 and 87: last place before the border, first after it; 92: routing. */
function legSegments({ flight, carrier, from, to, departs, arrives, crossing }: ListLeg): string[] {
  return [
    segment('TDT', '20', flight, undefined, undefined, carrier),
    segment('LOC', crossing ? '125' : '92', from),
    segment('DTM', ['189', `${day(departs)}${time(departs)}`, '201']),
    segment('LOC', crossing ? '87' : '92', to),
    segment('DTM', ['232', `${day(arrives)}${time(arrives)}`, '201']),
  ]
}

function personSegments(each: ListPerson): string[] {
  const { street, city, region, postcode, state } = each.address ?? {}
  const when = <T>(value: T | undefined, write: (value: T) => string) =>
    value === undefined ? [] : [write(value)]
  return [
    segment(
      'NAD',
      PARTY[each.role],
      undefined,
      undefined,
      [each.surname, each.given, each.second],
      street,
      city,
      region && [undefined, undefined, undefined, region],
      postcode,
      state,
    ),
    segment('ATT', '2', undefined, each.sex),
    segment('DTM', ['329', day(each.born)]),
    ...when(each.bags, (bags) => segment('MEA', 'CT', undefined, [undefined, String(bags)])),
    ...when(each.bagWeightKg, (kg) => segment('MEA', 'WT', undefined, ['KGM', String(kg)])),
    ...when(each.verified, (seen) => segment('GEI', '4', seen ? '173' : '174')),
    ...(each.bagTags ?? []).map(({ tag, count }) =>
      segment('FTX', 'BAG', undefined, undefined, [tag, count === undefined ? undefined : String(count)]),
    ),
    ...when(each.cleared, (place) => segment('LOC', '22', place)),
    ...when(each.residence, (place) => segment('LOC', '174', place)),
    segment('LOC', '178', each.embarks),
    segment('LOC', '179', each.lands),
    ...when(each.bornIn, (place) => segment('LOC', '180', [undefined, undefined, undefined, place])),
    ...when(each.phone, (phone) => segment('COM', [phone, 'TE'])),
    ...when(each.duty, (duty) => segment('EMP', '1', [duty, ...LISTED])),
    segment('NAT', '2', each.nationality),
    ...when(each.locator, (value) => segment('RFF', ['AVF', value])),
    ...when(each.reference, (value) => segment('RFF', ['ABO', value])),
    ...when(each.seat, (value) => segment('RFF', ['SEA', value])),
    ...each.documents.flatMap(({ type, number, expires, issuer }) => [
      segment('DOC', [type, ...LISTED], number),
      ...when(expires, (on) => segment('DTM', ['36', day(on)])),
      ...when(issuer, (code) => segment('LOC', '91', code)),
    ]),
  ]
}
