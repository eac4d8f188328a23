// One message of an interchange, segment by segment.
import { yearOf } from '../calendar.ts'
import type { ListDocument, ListLeg, ListPerson, PassengerList } from './list.ts'
import type { Segment } from './syntax.ts'

export interface ReadList extends PassengerList {
  /** D.12B and the like. */
  release: string
  /** Which part of a list that was parted, from 1; 'last' on the one marked F. */
  part?: { number: number; last: boolean }
  /** How many the sender says the whole list holds. */
  total: number | null
}

export interface PaxlstNote {
  code: 'no-interchange' | 'cut-off' | 'count' | 'reference' | 'unknown-segment' | 'bad-date' | 'out-of-place'
  /** Which segment, from 1. */
  segment: number
  tag: string
  message: string
}

const ROLES: Record<string, ListPerson['role']> = {
  FL: 'passenger',
  DDU: 'transit',
  DDT: 'transit',
  FM: 'crew',
}

type Say = (code: PaxlstNote['code'], message: string) => void

/** YYMMDD → YY-MM-DD */
export const dashed = (text: string) => `${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`

export class MessageReader {
  readonly list: ReadList
  #leg: ListLeg | undefined
  #person: ListPerson | undefined
  #document: ListDocument | undefined

  constructor(
    { elements }: Segment,
    head: Pick<PassengerList, 'sender' | 'recipient' | 'preparedAt' | 'control'>,
    say: Say,
  ) {
    const [, [type, version, release] = [], , [number, last] = []] = elements
    if (type !== 'PAXLST') say('unknown-segment', `This is a message of the type ${type}, not PAXLST.`)
    this.list = {
      ...head,
      kind: 'passengers',
      contact: { name: '' },
      legs: [],
      people: [],
      release: `${version}.${release}`,
      total: null,
      ...(number && { part: { number: Number(number), last: last === 'F' } }),
    }
  }

  take({ tag, elements }: Segment, say: Say): void {
    const of = (element: number, component = 0) => elements[element]?.[component]?.trim() ?? ''
    const { list } = this
    switch (tag) {
      case 'BGM':
        list.kind = of(0) === '250' ? 'crew' : 'passengers'
        break
      case 'NAD':
        this.#name(elements, of)
        break
      case 'COM':
        for (const [value = '', kind] of elements) {
          if (this.#person) this.#person.phone ??= value
          else
            Object.assign(list.contact, {
              [{ TE: 'phone', FX: 'fax', EM: 'mail' }[kind ?? ''] ?? 'phone']: value,
            })
        }
        break
      case 'TDT':
        this.#leg = {
          flight: of(1),
          ...(of(4) && { carrier: of(4) }),
          from: '',
          to: '',
          departs: '',
          arrives: '',
          crossing: false,
        }
        list.legs.push(this.#leg)
        break
      case 'LOC':
        this.#place(of, say)
        break
      case 'DTM':
        this.#date(of, say)
        break
      case 'CNT':
        list.total = Number(of(0, 1))
        break
      case 'RFF':
        if (this.#person) this.#referred(of)
        else if (of(0) === 'TN') list.reference = of(0, 1)
        break
      case 'ATT':
        if (this.#person) this.#person.sex = of(2) === 'M' || of(2) === 'F' ? (of(2) as 'M' | 'F') : 'X'
        break
      case 'MEA':
        if (this.#person) this.#person[of(0) === 'WT' ? 'bagWeightKg' : 'bags'] = Number(of(2, 1))
        break
      case 'GEI':
        if (this.#person && of(0) === '4') this.#person.verified = of(1) === '173'
        break
      case 'FTX':
        if (this.#person && of(0) === 'BAG')
          this.#person.bagTags = [
            ...(this.#person.bagTags ?? []),
            { tag: of(3), ...(of(3, 1) && { count: Number(of(3, 1)) }) },
          ]
        break
      case 'EMP':
        if (this.#person) this.#person.duty = of(1)
        break
      case 'NAT':
        if (this.#person) this.#person.nationality = of(1)
        break
      case 'DOC':
        this.#document = { type: of(0), number: of(1) }
        if (this.#person) this.#person.documents.push(this.#document)
        else say('out-of-place', 'A document stands before any person.')
        break
      default:
        say('unknown-segment', `${tag} is not a segment of this list; what it says was not read.`)
    }
  }

  #name(elements: string[][], of: (element: number, component?: number) => string): void {
    const role = ROLES[of(0)]
    if (!role) {
      this.list.contact.name = elements[3]?.filter(Boolean).join(' ') || of(1)
      return
    }
    const [surname = '', given, second] = elements[3] ?? []
    const address = { street: of(4), city: of(5), region: of(6, 3) || of(6), postcode: of(7), state: of(8) }
    const told = Object.fromEntries(Object.entries(address).filter(([, value]) => value))
    this.#document = undefined
    this.#person = {
      role,
      surname,
      ...(given && { given }),
      ...(second && { second }),
      ...(Object.keys(told).length > 0 && { address: told }),
      sex: 'X',
      born: '',
      embarks: '',
      lands: '',
      nationality: '',
      documents: [],
    }
    this.list.people.push(this.#person)
  }

  #place(of: (element: number, component?: number) => string, say: Say): void {
    const place = of(1) || of(1, 3)
    const person = this.#person
    if (!person && !this.#leg) say('out-of-place', 'A place stands before any flight.')
    else if (!person && this.#leg) {
      if (!this.#leg.from) this.#leg.from = place
      else this.#leg.to = place
      if (of(0) === '125' || of(0) === '87') this.#leg.crossing = true
    } else if (!person) return
    else if (of(0) === '22') person.cleared = place
    else if (of(0) === '174') person.residence = place
    else if (of(0) === '178') person.embarks = place
    else if (of(0) === '179') person.lands = place
    else if (of(0) === '180') person.bornIn = of(1, 3) || place
    else if (of(0) === '91' && this.#document) this.#document.issuer = place
  }

  #date(of: (element: number, component?: number) => string, say: Say): void {
    const text = of(0, 1)
    if (!/^\d{6}(\d{4})?$/.test(text)) {
      say('bad-date', `“${text}” is no date as YYMMDD.`)
      return
    }
    const today = this.list.preparedAt.slice(0, 10)
    const whole = (kind: 'past' | 'near') => {
      const rest = dashed(text).slice(2)
      return `${yearOf(text.slice(0, 2), rest, kind, today)}${rest}`
    }
    const timed = () => `${whole('near')}T${text.slice(6, 8)}:${text.slice(8)}`
    if (of(0) === '189' && this.#leg) this.#leg.departs = timed()
    else if (of(0) === '232' && this.#leg) this.#leg.arrives = timed()
    else if (of(0) === '329' && this.#person) this.#person.born = whole('past')
    else if (of(0) === '36' && this.#document) this.#document.expires = whole('near')
  }

  #referred(of: (element: number, component?: number) => string): void {
    const value = of(0, 1)
    if (of(0) === 'AVF') this.#person!.locator = value
    else if (of(0) === 'ABO') this.#person!.reference = value
    else if (of(0) === 'SEA') this.#person!.seat = value
  }
}
