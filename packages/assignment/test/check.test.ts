import { describe, expect, it } from 'vitest'
import { type Broken, cabin, check, type Mission, type Person, type Plan } from '../src/index.ts'

const adult = (id: string, more: Partial<Person> = {}): Person => ({ id, group: id, child: false, ...more })
const child = (id: string, more: Partial<Person> = {}): Person => ({ id, group: id, child: true, ...more })

/** A mother, her child and her new-born; a patient; a child with a named carer; someone escorted. */
const mission: Mission = {
  people: [
    adult('mother', { group: 'g' }),
    child('son', { group: 'g', parents: ['mother'] }),
    child('baby', { group: 'g', parents: ['mother'], berth: 'lap' }),
    adult('patient', { medicNear: true }),
    adult('carer'),
    child('alone', { carer: 'carer' }),
    adult('escorted', { escort: true, until: '2026-11-01' }),
    adult('lying', { berth: 'stretcher', medicNear: true }),
  ],
  flights: [
    {
      id: 'f1',
      day: '2026-11-01',
      berths: cabin({ rows: 6, columns: 'AB-CD', stretchers: 1 }),
      medics: 1,
      escorts: 2,
      payloadKg: 1200,
    },
    { id: 'f2', day: '2026-11-02', berths: cabin({ rows: 6, columns: 'AB-CD' }), medics: 0, escorts: 0 },
  ],
  pins: [{ person: 'carer', flight: 'f1' }],
  flightsOn: { '2026-11-01': 1 },
}

function sound(): Pick<Plan, 'seats' | 'staff' | 'left'> {
  const at = (person: string, berth: string) => ({ person, flight: 'f1', berth })
  return {
    seats: [
      at('mother', '1A'),
      at('son', '1B'),
      { person: 'baby', flight: 'f1', berth: null, lapOf: 'mother' },
      at('patient', '4A'),
      at('carer', '2C'),
      at('alone', '2D'),
      at('escorted', '3A'),
      at('lying', 'S1'),
    ],
    staff: [{ flight: 'f1', medics: ['5A'], escorts: [{ person: 'escorted', berth: '3B' }], others: ['6D'] }],
    left: [],
  }
}

describe('the checker', () => {
  it('finds nothing in a sound plan', () => {
    expect(check(mission, sound())).toEqual([])
  })

  const seat = (plan: ReturnType<typeof sound>, person: string, berth: string, flight = 'f1') =>
    Object.assign(plan.seats.find((each) => each.person === person)!, { berth, flight })
  const spoilt: [Broken['rule'], (plan: ReturnType<typeof sound>) => unknown][] = [
    ['unknown', (plan) => seat(plan, 'mother', '9A')],
    ['twice', (plan) => plan.seats.push(plan.seats[0]!)],
    ['unaccounted', (plan) => plan.seats.pop()],
    ['berth-taken-twice', (plan) => seat(plan, 'patient', '3A')],
    ['berth-kind', (plan) => seat(plan, 'lying', '5C')],
    ['lap', (plan) => Object.assign(plan.seats[2]!, { lapOf: 'son' })],
    ['staff', (plan) => plan.staff[0]!.others.length && Object.assign(plan.staff[0]!, { others: [] })],
    ['day', (plan) => seat(plan, 'escorted', '1A', 'f2')],
    ['split', (plan) => seat(plan, 'alone', '1A', 'f2')],
    ['parent', (plan) => seat(plan, 'son', '1B', 'f2')],
    ['carer', (plan) => seat(plan, 'alone', '2B')],
    ['medic', (plan) => seat(plan, 'patient', '1D')],
    ['escort', (plan) => Object.assign(plan.staff[0]!.escorts[0]!, { berth: '3C' })],
    ['apart', (plan) => seat(plan, 'son', '4D')],
    ['pin', (plan) => seat(plan, 'carer', '1A', 'f2')],
  ]
  it.each(spoilt)('finds %s', (rule, spoil) => {
    const plan = sound()
    spoil(plan)
    expect(check(mission, plan).map((each) => each.rule)).toContain(rule)
  })

  it('finds too much weight, too many flights on a day, who must travel and does not', () => {
    const heavy = { ...mission, flights: mission.flights.map((flight) => ({ ...flight, payloadKg: 700 })) }
    expect(check(heavy, sound()).map(({ rule }) => rule)).toEqual(['payload'])
    expect(check({ ...mission, flightsOn: { '2026-11-01': 0 } }, sound()).map(({ rule }) => rule)).toEqual([
      'day-limit',
    ])
    const must = { ...mission, people: [...mission.people, adult('last', { must: true })] }
    const left = { ...sound(), left: [{ people: ['last'], why: [] }] }
    expect(check(must, left).map(({ rule }) => rule)).toEqual(['must'])
  })

  it('finds a mother on a stretcher far from her child', () => {
    const people = [
      adult('m', { group: 'g', berth: 'stretcher' }),
      child('c', { group: 'g', parents: ['m'] }),
    ]
    const plan = {
      seats: [],
      staff: [{ flight: 'f1', medics: ['6A'], escorts: [], others: ['5A', '5B'] }],
      left: [],
    }
    const far = {
      ...plan,
      seats: [
        { person: 'm', flight: 'f1', berth: 'S1' },
        { person: 'c', flight: 'f1', berth: '1A' },
      ],
    }
    expect(check({ people, flights: mission.flights }, far).map(({ rule }) => rule)).toEqual([
      'stretcher-alone',
    ])
  })
})
