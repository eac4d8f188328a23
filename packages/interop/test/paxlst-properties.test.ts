import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  checkPassengerList,
  type ListPerson,
  type PassengerList,
  readPaxlst,
  writePaxlst,
} from '../src/index.ts'
import { foreignReader, sample } from './paxlst-lists.ts'

// Every character of UNOA, the separators among them.
const text = (length: number) =>
  fc
    .array(fc.constantFrom(...`ABCXYZ019 .,-()/='+:?`), { minLength: 1, maxLength: length })
    .map((letters) => letters.join('').trim())
    .filter((each) => each !== '')
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
/** Without what is undefined. */
const clean = <T>(value: object): T => JSON.parse(JSON.stringify(value)) as T

const person: fc.Arbitrary<ListPerson> = fc
  .record({
    role: fc.constant('passenger' as const),
    surname: text(35),
    given: some(text(35)),
    second: some(text(35)),
    address: some(
      fc.record({
        street: text(35),
        city: some(text(35)),
        region: some(text(35)),
        postcode: some(text(17)),
        state: some(fc.constant('KAZ')),
      }),
    ),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const),
    born: day('1927-01-01', '2026-11-24'),
    bags: some(fc.nat(999)),
    bagWeightKg: some(fc.nat(999)),
    verified: some(fc.boolean()),
    bagTags: some(
      fc.array(fc.record({ tag: text(35), count: some(fc.nat(9)) }), { minLength: 1, maxLength: 3 }),
    ),
    cleared: some(fc.constant('SCO')),
    residence: some(fc.constant('KAZ')),
    embarks: fc.constant('KAC'),
    lands: fc.constant('SCO'),
    bornIn: some(text(70)),
    phone: some(text(40)),
    nationality: fc.constantFrom('KAZ', 'XXA'),
    locator: some(text(35)),
    reference: some(text(35)),
    seat: some(text(4)),
    documents: fc.uniqueArray(
      fc.record({
        type: fc.constantFrom('P', 'I'),
        number: text(35),
        expires: day('2000-01-01', '2070-01-01'),
        issuer: fc.constant('KAZ'),
      }),
      {
        minLength: 1,
        maxLength: 2,
        selector: ({ number }) => number,
      },
    ),
  })
  .map((each) => clean<ListPerson>(each))
const lists: fc.Arbitrary<PassengerList> = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 5 }),
    contact: fc.record({ name: text(35), phone: some(text(30)), fax: some(text(30)), mail: some(text(40)) }),
    reference: some(text(30)),
  })
  .map((parts) => clean<PassengerList>({ ...sample, ...parts }))
  .filter((list) => checkPassengerList(list).length === 0)

it('what is written is read again, whole, in however many parts', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 6 }), (list, perMessage) => {
      const read = writePaxlst(list, { perMessage }).map(readPaxlst)
      expect(read.flatMap(({ problems }) => problems)).toEqual([])
      const { people, control, ...head } = list
      expect(read.flatMap(({ lists: [only] }) => only!.people)).toEqual(people)
      for (const { lists: all } of read) expect(all[0]).toMatchObject(head)
      if (read.length === 1) expect(read[0]!.lists[0]!.control).toBe(control)
    }),
    { numRuns: 300 },
  )
})

it('a parser that we did not write finds the same segments', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const segments = foreignReader().parse(writePaxlst(list)[0]!)
      const names = segments.filter(({ name, elements }) => name === 'NAD' && elements[0]![0] === 'FL')
      expect(names.map(({ elements }) => elements[3]![0])).toEqual(list.people.map(({ surname }) => surname))
      const numbers = segments.filter(({ name }) => name === 'DOC').map(({ elements }) => elements[1]![0])
      expect(numbers).toEqual(list.people.flatMap(({ documents }) => documents.map(({ number }) => number)))
    }),
    { numRuns: 200 },
  )
})

it('any text at all is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.nat(), (noise, at) => {
      const [whole] = writePaxlst(sample)
      const place = at % whole!.length
      readPaxlst(noise)
      readPaxlst(`UNB+UNOA:4'${noise}`)
      readPaxlst(whole!.slice(0, place) + noise + whole!.slice(place + 7))
    }),
    { numRuns: 500 },
  )
})
