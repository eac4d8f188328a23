import { Reader } from 'edifact'
import type { PassengerList } from '../src/index.ts'

/** The EDIFACT parser that we did not write. Its tables are of an older directory, where COM held one contact. */
export function foreignReader(): Reader {
  const reader = new Reader()
  reader.define({ COM: { requires: 1, elements: ['C076', 'C076', 'C076'] } })
  return reader
}

/** Two travellers on a road-less journey of two flights. */
export const sample: PassengerList = {
  kind: 'passengers',
  sender: { id: 'KZCONSULAR', qualifier: 'ZZ' },
  recipient: { id: 'KZBORDER', qualifier: 'ZZ' },
  preparedAt: '2026-11-25T06:00',
  control: '00000000000421',
  reference: 'M5V2',
  contact: { name: 'DUTY OFFICER', phone: '+7 717 200 0000', mail: 'DUTY(AT)EXAMPLE.KZ' },
  legs: [
    {
      flight: 'KC9001',
      carrier: 'KC',
      from: 'KAC',
      to: 'AMM',
      departs: '2026-11-26T08:30',
      arrives: '2026-11-26T10:00',
      crossing: false,
    },
    {
      flight: 'KC9001',
      carrier: 'KC',
      from: 'AMM',
      to: 'SCO',
      departs: '2026-11-26T11:30',
      arrives: '2026-11-26T19:05',
      crossing: true,
    },
  ],
  people: [
    {
      role: 'passenger',
      surname: 'ABDIRAKHMANKYZY',
      given: 'GULNUR',
      sex: 'F',
      born: '1993-04-02',
      bags: 2,
      verified: true,
      bagTags: [{ tag: 'KC123456', count: 2 }],
      cleared: 'SCO',
      embarks: 'KAC',
      lands: 'SCO',
      bornIn: "SEMEY: ABAI'S STREET?",
      nationality: 'KAZ',
      seat: '4A',
      documents: [{ type: 'P', number: 'E0004101', expires: '2026-12-31', issuer: 'KAZ' }],
    },
    {
      role: 'passenger',
      surname: 'OMIRULY',
      given: 'ADILET',
      second: 'B',
      address: { street: '5 MAIN ST', city: 'AQTAU', state: 'KAZ' },
      sex: 'X',
      born: '2019-01-31',
      embarks: 'KAC',
      lands: 'SCO',
      nationality: 'XXA',
      locator: 'GJO3RT',
      documents: [{ type: 'P', number: 'E0004102', expires: '2026-12-31', issuer: 'KAZ' }],
    },
  ],
}
