import { Tracker } from 'edifact'
import { describe, expect, it } from 'vitest'
import { checkPassengerList, type PassengerList, PaxlstError, readPaxlst, writePaxlst } from '../src/index.ts'
import { foreignReader, sample } from './paxlst-lists.ts'

const lines = (text: string) => text.match(/(?:\?.|[^'?])*'|UNA.{6}/g)!.map((line) => line.slice(0, -1))
const withPerson = (change: object): PassengerList => ({
  ...sample,
  people: [{ ...sample.people[0]!, ...change }],
})
const flown = {
  ...sample,
  legs: [sample.legs[1]!],
  people: sample.people.map((each) => ({ ...each, embarks: 'AMM' })),
}

it('is written as the guide lays it down', () => {
  expect(writePaxlst(sample).flatMap(lines)).toEqual([
    'UNA:+.? ',
    'UNB+UNOA:4+KZCONSULAR:ZZ+KZBORDER:ZZ+261125:0600+00000000000421++APIS',
    'UNG+PAXLST+KZCONSULAR:ZZ+KZBORDER:ZZ+261125:0600+00000000000421+UN+D:12B',
    'UNH+PAX001+PAXLST:D:12B:UN:IATA',
    'BGM+745',
    'RFF+TN:M5V2',
    'NAD+MS+++DUTY OFFICER',
    'COM+?+7 717 200 0000:TE+DUTY(AT)EXAMPLE.KZ:EM',
    'TDT+20+KC9001+++KC',
    'LOC+92+KAC',
    'DTM+189:2611260830:201',
    'LOC+92+AMM',
    'DTM+232:2611261000:201',
    'TDT+20+KC9001+++KC',
    'LOC+125+AMM',
    'DTM+189:2611261130:201',
    'LOC+87+SCO',
    'DTM+232:2611261905:201',
    'NAD+FL+++ABDIRAKHMANKYZY:GULNUR',
    'ATT+2++F',
    'DTM+329:930402',
    'MEA+CT++:2',
    'GEI+4+173',
    'FTX+BAG+++KC123456:2',
    'LOC+22+SCO',
    'LOC+178+KAC',
    'LOC+179+SCO',
    "LOC+180+:::SEMEY?: ABAI?'S STREET??",
    'NAT+2+KAZ',
    'RFF+SEA:4A',
    'DOC+P:110:111+E0004101',
    'DTM+36:261231',
    'LOC+91+KAZ',
    'NAD+FL+++OMIRULY:ADILET:B+5 MAIN ST+AQTAU+++KAZ',
    'ATT+2++X',
    'DTM+329:190131',
    'LOC+178+KAC',
    'LOC+179+SCO',
    'NAT+2+XXA',
    'RFF+AVF:GJO3RT',
    'DOC+P:110:111+E0004102',
    'DTM+36:261231',
    'LOC+91+KAZ',
    'CNT+42:2',
    'UNT+42+PAX001',
    'UNE+1+00000000000421',
    'UNZ+1+00000000000421',
  ])
})

describe('a parser that we did not write', () => {
  it('reads the same values', () => {
    const [text] = writePaxlst(sample)
    const segments = foreignReader().parse(text!)
    const of = (name: string) => segments.filter((each) => each.name === name)
    expect(of('UNT')[0]?.elements[0]).toEqual([String(segments.findIndex(({ name }) => name === 'UNT') - 1)])
    expect(of('NAD')[1]?.elements[3]).toEqual(['ABDIRAKHMANKYZY', 'GULNUR'])
    expect(of('LOC').find(({ elements }) => elements[0]![0] === '180')?.elements[1]?.[3]).toBe(
      "SEMEY: ABAI'S STREET?",
    )
    expect(of('COM')[0]?.elements[0]).toEqual(['+7 717 200 0000', 'TE'])
  })

  it('finds the segments in the order of the message directory', () => {
    const one = (content: string, mandatory = false, repetition = 1) => ({ content, mandatory, repetition })
    const group = (content: unknown[], mandatory: boolean, repetition: number) => ({
      content,
      mandatory,
      repetition,
    })
    // UN/EDIFACT D.12B, PAXLST, segment table.
    const table = [
      one('UNH', true),
      one('BGM', true),
      one('RFF'),
      one('DTM', false, 9),
      group([one('NAD', true), one('CTA'), one('COM', false, 9)], false, 5),
      group(
        [one('TDT', true), one('DTM', false, 9), group([one('LOC', true), one('DTM', false, 9)], false, 9)],
        true,
        10,
      ),
      group(
        [
          one('NAD', true),
          one('ATT', false, 9),
          one('DTM', false, 9),
          one('MEA', false, 9),
          one('GEI', false, 9),
          one('FTX', false, 99),
          one('LOC', false, 25),
          one('COM', false, 9),
          one('EMP', false, 9),
          one('NAT', false, 9),
          one('RFF', false, 9),
          group(
            [
              one('DOC', true),
              one('DTM', false, 9),
              one('GEI', false, 9),
              one('RFF', false, 9),
              one('LOC', false, 9),
            ],
            false,
            5,
          ),
        ],
        false,
        99999,
      ),
      one('CNT', false, 9),
      one('AUT'),
      one('UNT', true),
    ]
    const tracker = new Tracker(table)
    const faults: string[] = []
    tracker.on('error', (error) => faults.push(error.message))
    for (const { name } of foreignReader().parse(writePaxlst(sample)[0]!))
      if (!['UNB', 'UNG', 'UNE', 'UNZ'].includes(name)) tracker.accept(name)
    expect(faults).toEqual([])
  })
})

it('a large list is parted: one reference, first and last marked, every person once', () => {
  const people = Array.from({ length: 23 }, (_, at) => ({
    ...sample.people[1]!,
    documents: [{ ...sample.people[1]!.documents[0]!, number: `E${at}` }],
  }))
  const parts = writePaxlst({ ...sample, people }, { perMessage: 10 })
  expect(parts.map((part) => lines(part)[3])).toEqual([
    'UNH+PAX001+PAXLST:D:12B:UN:IATA+M5V2+01:C',
    'UNH+PAX001+PAXLST:D:12B:UN:IATA+M5V2+02',
    'UNH+PAX001+PAXLST:D:12B:UN:IATA+M5V2+03:F',
  ])
  const read = parts.map(readPaxlst)
  expect(read.flatMap(({ problems }) => problems)).toEqual([])
  expect(read.flatMap(({ lists }) => lists.flatMap((list) => list.people))).toEqual(people)
  expect(read.map(({ lists }) => lists[0]?.total)).toEqual([23, 23, 23])
  expect(new Set(read.map(({ lists }) => lists[0]?.control)).size).toBe(3)
  expect(read.map(({ lists }) => lists[0]?.part)).toEqual([
    { number: 1, last: false },
    { number: 2, last: false },
    { number: 3, last: true },
  ])
})

it('crew travel on a list of their own', () => {
  const crew: PassengerList = {
    ...flown,
    kind: 'crew',
    people: [{ ...flown.people[0]!, role: 'crew', duty: 'CR1' }],
  }
  const text = writePaxlst(crew)[0]!
  expect(lines(text)).toEqual(
    expect.arrayContaining(['BGM+250', 'NAD+FM+++ABDIRAKHMANKYZY:GULNUR', 'EMP+1+CR1:110:111', 'CNT+41:1']),
  )
  expect(readPaxlst(text).lists[0]).toMatchObject({ kind: 'crew', people: [{ role: 'crew', duty: 'CR1' }] })
  expect(checkPassengerList({ ...flown, kind: 'crew' })[0]).toMatchObject({ code: 'wrong-list', person: 0 })
})

describe('what keeps a list from being sent is told person by person', () => {
  it.each([
    [withPerson({ born: '' }), { code: 'missing', person: 0, field: 'born' }],
    [withPerson({ born: '1993' }), { code: 'bad-date', field: 'born', found: '1993' }],
    [withPerson({ surname: 'ӘБДІ' }), { code: 'bad-character', field: 'surname', found: 'Ә', position: 1 }],
    [withPerson({ surname: 'Abdi' }), { code: 'bad-character', field: 'surname', found: 'b', position: 2 }],
    [withPerson({ surname: 'A'.repeat(36) }), { code: 'too-long', field: 'surname' }],
    [withPerson({ nationality: 'KZ' }), { code: 'bad-state', field: 'nationality' }],
    [withPerson({ documents: [] }), { code: 'missing', field: 'documents' }],
    [
      withPerson({ documents: [{ type: 'P', number: 'X' }] }),
      { code: 'missing', field: 'documents.0.issuer' },
    ],
    [withPerson({ embarks: 'LHR' }), { code: 'not-on-route', field: 'embarks' }],
    [withPerson({ bags: -1 }), { code: 'bad-count', field: 'bags' }],
    [{ ...sample, people: [] }, { code: 'nobody' }],
    [{ ...sample, legs: [] }, { code: 'no-leg' }],
    [{ ...sample, legs: [sample.legs[1]!, sample.legs[0]!] }, { code: 'legs-apart' }],
    [{ ...sample, legs: sample.legs.map((leg) => ({ ...leg, crossing: true })) }, { code: 'no-crossing' }],
    [
      { ...sample, people: [sample.people[0]!, sample.people[0]!] },
      { code: 'twice-the-document', person: 1 },
    ],
  ] as [PassengerList, object][])('%#', (list, expected) => {
    expect(checkPassengerList(list)).toEqual(expect.arrayContaining([expect.objectContaining(expected)]))
    expect(() => writePaxlst(list)).toThrow(PaxlstError)
  })
})

describe('lists of others', () => {
  // The guide's example 5.1, as printed there: no UNA, a space within a date.
  const guide =
    "UNB+UNOA:4+ZZAIRLINE+CUSTOMS+130620:0900+000000001'UNG+PAXLST+ZZAIRLINE+CUSTOMS+130620:0900+000000001+UN+D:15B'" +
    "UNH+PAX001+PAXLST:D:15B:UN:IATA'BGM+745'RFF+TN:1234567890'NAD+MS+++DAVIDSON:ROBERT'" +
    "COM+202 628 9292:TE+202 628 4998:FX+DAVIDSONR.AT. IATA.ORG:EM'TDT+20+ZZ123+++ZZ'LOC+125+SYD'DTM+189:1306210900:201'" +
    "LOC+87+HNL'DTM+232: 1306212200:201'" +
    "NAD+FL+++WILLIAMS:JOHN:DONALD+235 WESTERN ROAD SUITE 203+SLEAFORD+:::LINCS+PE224T5+GBR'ATT+2++M'DTM+329:720907'" +
    "MEA+CT++:2'GEI+4+174'FTX+BAG+++ZZ012345:3'LOC+22+HNL'LOC+174+GBR'LOC+178+SYD'LOC+179+HNL'LOC+180+:::AMBER HILL GBR'" +
    "COM+44 188 84 14151:TE'NAT+2+GBR'RFF+AVF:TYR123'RFF+ABO:ABC123'DOC+P+MB140241'DTM+36:151231'LOC+91+GBR'CNT+42:1'" +
    "UNT+30+PAX001'UNE+1+000000001'UNZ+1+000000001'"

  it('the example of the guide', () => {
    const { lists, problems } = readPaxlst(guide)
    expect(problems).toEqual([])
    expect(lists[0]).toMatchObject({
      release: 'D.15B',
      contact: { name: 'DAVIDSON ROBERT', phone: '202 628 9292', fax: '202 628 4998' },
      legs: [
        {
          flight: 'ZZ123',
          from: 'SYD',
          to: 'HNL',
          departs: '2013-06-21T09:00',
          arrives: '2013-06-21T22:00',
          crossing: true,
        },
      ],
      people: [
        {
          surname: 'WILLIAMS',
          given: 'JOHN',
          second: 'DONALD',
          born: '1972-09-07',
          sex: 'M',
          bags: 2,
          verified: false,
          bornIn: 'AMBER HILL GBR',
          address: { city: 'SLEAFORD', region: 'LINCS', postcode: 'PE224T5', state: 'GBR' },
          phone: '44 188 84 14151',
          locator: 'TYR123',
          documents: [{ type: 'P', number: 'MB140241', expires: '2015-12-31', issuer: 'GBR' }],
        },
      ],
    })
  })

  it('other separators and lines broken in transmission', () => {
    const [text] = writePaxlst(sample)
    const wrapped = text!.replace(/.{64}/g, '$&\r\n')
    expect(readPaxlst(wrapped).lists[0]?.people).toEqual(sample.people)
    expect(
      readPaxlst('UNA|*.\\ ~UNB*UNOA|4*A*B*130620|0900*1~UNH*1*PAXLST|D|12B|UN|IATA~UNT*2*1~UNZ*1*1~')
        .problems,
    ).toEqual([])
  })

  it('what is cut off, miscounted or strange is named', () => {
    const codes = (text: string) => readPaxlst(text).problems.map(({ code }) => code)
    expect(codes('hello')).toEqual(['no-interchange'])
    expect(codes(guide.slice(0, -20))).toContain('cut-off')
    expect(codes(guide.replace('UNT+30', 'UNT+29'))).toEqual(['count'])
    expect(codes(guide.replace('CNT+42:1', 'CNT+42:7'))).toEqual(['count'])
    expect(codes(guide.replace("UNZ+1+000000001'", "UNZ+1+2'"))).toEqual(['reference'])
    expect(codes(guide.replace('DTM+329:720907', 'DTM+329:19720907'))).toEqual(['bad-date'])
    expect(codes(guide.replace("BGM+745'", "BGM+745'XYZ+1'").replace('UNT+30', 'UNT+31'))).toEqual([
      'unknown-segment',
    ])
  })
})
