import { describe, expect, it } from 'vitest'
import { loadHighs } from '../src/highs.ts'
import { assign, cabin, clashInWords, type Flight, type Mission, type Person } from '../src/index.ts'
import { canHold } from '../src/search.ts'
import { generate } from '../test-support/missions.ts'

const adult = (id: string, more: Partial<Person> = {}): Person => ({ id, group: id, child: false, ...more })
const child = (id: string, more: Partial<Person> = {}): Person => ({ id, group: id, child: true, ...more })
const flight = (more: Partial<Flight> = {}, rows = 6): Flight => ({
  id: 'F',
  day: '2026-11-01',
  berths: cabin({ rows, columns: 'AB-CD', stretchers: 1 }),
  medics: 0,
  escorts: 0,
  ...more,
})

const clashes: [string, Mission, string[]][] = [
  [
    'one family pinned to two flights',
    {
      people: [adult('a', { group: 'g' }), adult('b', { group: 'g' })],
      flights: [flight(), flight({ id: 'G' })],
      pins: [
        { person: 'a', flight: 'F' },
        { person: 'b', flight: 'G' },
      ],
    },
    ['pin-flight', 'pin-flight', 'family'],
  ],
  [
    'a father pinned away from his child',
    {
      people: [adult('father'), child('c', { parents: ['father'] })],
      flights: [flight(), flight({ id: 'G' })],
      pins: [
        { person: 'father', flight: 'F' },
        { person: 'c', flight: 'G' },
      ],
    },
    ['pin-flight', 'pin-flight', 'parent'],
  ],
  [
    'a family pinned to both ends of the cabin',
    {
      people: [adult('a', { group: 'g' }), adult('b', { group: 'g' })],
      flights: [flight()],
      pins: [
        { person: 'a', flight: 'F', berth: '1A' },
        { person: 'b', flight: 'F', berth: '6D' },
      ],
    },
    ['pin-berth', 'pin-berth', 'family'],
  ],
  [
    'two patients, both pinned, farther apart than one medic reaches',
    {
      people: [adult('a', { medicNear: true }), adult('b', { medicNear: true })],
      flights: [flight({ medics: 1 })],
      pins: [
        { person: 'a', flight: 'F', berth: '1A' },
        { person: 'b', flight: 'F', berth: '6D' },
      ],
    },
    ['pin-berth', 'pin-berth', 'medic', 'medic'],
  ],
  [
    'one carer for three children',
    {
      people: [adult('c'), ...['x', 'y', 'z'].map((id) => child(id, { carer: 'c', must: true }))],
      flights: [flight({ berths: cabin({ rows: 4, columns: 'ABC-DEF' }) })],
    },
    ['must', 'carer', 'carer', 'carer'],
  ],
  ['a child alone', { people: [child('x', { must: true })], flights: [flight()] }, ['must', 'no-carer']],
  [
    'two stretchers, one place',
    {
      people: ['a', 'b'].map((id) => adult(id, { berth: 'stretcher', must: true })),
      flights: [flight()],
    },
    ['must', 'must', 'stretcher', 'stretcher'],
  ],
  [
    'no escort',
    { people: [adult('a', { escort: true, must: true })], flights: [flight()] },
    ['must', 'escort'],
  ],
  [
    'too heavy',
    {
      people: ['a', 'b', 'c', 'd'].map((id) => adult(id, { must: id < 'd', weightKg: 100 })),
      flights: [flight({ payloadKg: 250 })],
    },
    ['must', 'must', 'must', 'payload'],
  ],
  [
    'the last day',
    { people: [adult('a', { until: '2026-10-31', must: true })], flights: [flight()] },
    ['must', 'days'],
  ],
  [
    'two flights on a day that has one',
    {
      people: [adult('a'), adult('b')],
      flights: [flight(), flight({ id: 'G' })],
      pins: [
        { person: 'a', flight: 'F' },
        { person: 'b', flight: 'G' },
      ],
      flightsOn: { '2026-11-01': 1 },
    },
    ['pin-flight', 'pin-flight', 'day-limit'],
  ],
]

async function expectIrreducible(mission: Mission) {
  const outcome = await assign(mission)
  if (outcome.status !== 'infeasible') throw new Error(outcome.status)
  const { rules, irreducible } = outcome.clash
  const highs = await loadHighs()
  const holds = (some: typeof rules) => canHold(highs, mission, some, performance.now() + 60_000)
  expect(irreducible).toBe(true)
  expect(holds(rules)).toBe(false)
  for (const rule of rules) expect(holds(rules.filter((each) => each !== rule)), rule.code).toBe(true)
  return outcome.clash
}

describe('a clash', () => {
  it.each(clashes)('%s', async (_, mission, codes) => {
    const clash = await expectIrreducible(mission)
    expect(clash.rules.map(({ code }) => code)).toEqual(codes)
    const words = clashInWords(clash)
    for (const id of new Set(clash.rules.flatMap(({ people }) => people))) expect(words).toContain(id)
  })

  it.each([1, 2, 3, 4, 5])('in a generated mission where too many must travel (%i)', async (seed) => {
    const mission = generate(seed, { people: 30, flights: 1, room: 0.75 })
    const all = { ...mission, people: mission.people.map((person) => ({ ...person, must: true })) }
    const { rules } = await expectIrreducible(all)
    expect(rules.map(({ code }) => code)).toContain('seats')
  })

  it('who must travel and fits leaves the others behind, with the reason', async () => {
    const people = Array.from({ length: 30 }, (_, at) =>
      adult(`p${at}`, { must: at < 3, priority: at < 10 ? 1 : 3 }),
    )
    const outcome = await assign({ people, flights: [flight()] })
    if (!('plan' in outcome)) throw new Error(outcome.status)
    expect(outcome.plan.seats.length).toBe(24)
    expect(outcome.plan.left.flatMap((each) => each.why)).toEqual(
      Array(6).fill({ flight: 'F', code: 'seats', need: 1, free: 0 }),
    )
    const travelling = new Set(outcome.plan.seats.map(({ person }) => person))
    expect(people.slice(0, 10).every(({ id }) => travelling.has(id))).toBe(true)
  })

  it('time that is up before a plan is found is said to be', async () => {
    const outcome = await assign(generate(1, { people: 100, flights: 2 }), { seconds: 0 })
    expect(outcome.status).toBe('late')
  })
})
