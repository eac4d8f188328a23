import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, cabin, changes, check, type Mission, type Person } from '../src/index.ts'
import { generate, randomOf } from '../test-support/missions.ts'
import { bestByTrying } from './brute.ts'

async function planned(mission: Mission) {
  const outcome = await assign(mission)
  if (!('plan' in outcome)) throw new Error(outcome.status)
  return outcome
}

describe('generated missions', () => {
  it('50 of them: every rule kept as the checker sees it, and optimal or the bound stated', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const scarce = seed % 3 === 0
      const size = { people: 20 + (seed % 5) * 20, flights: 1 + (seed % 4), room: scarce ? 0.8 : 1.15 }
      const mission = generate(seed, size)
      const { plan, status } = await planned(mission)
      expect(check(mission, plan), `seed ${seed}`).toEqual([])
      for (const { goal, value, bound } of plan.reached) {
        const off = goal.startsWith('travel') ? bound - value : value - bound
        expect(off, `seed ${seed}: ${goal}`).toBeGreaterThanOrEqual(0)
        if (status === 'optimal') expect(off).toBe(0)
      }
      for (const { people, why } of plan.left)
        expect(why.length, `seed ${seed}: why ${people} stay`).toBeGreaterThan(0)
    }
  }, 300_000)

  it('a plan is its own best change: solved again from it, nobody is moved or seated anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (seed) => {
        const mission = generate(seed, { people: 40, flights: 2, room: 1.1 })
        const { plan } = await planned(mission)
        const again = await planned({ ...mission, earlier: plan.seats })
        expect(changes(plan.seats, again.plan.seats)).toEqual([])
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('someone pinned goes where they are pinned, and no more move than must', async () => {
    const mission = generate(7, { people: 60, flights: 3, room: 1.3 })
    const { plan } = await planned({ ...mission, pins: [] })
    const one = plan.seats.find(
      ({ person }) => mission.people.find(({ id }) => id === person)!.group === 'g1',
    )!
    const to = mission.flights.find(({ id }) => id !== one.flight)!.id
    const pinned = { ...mission, pins: [{ person: one.person, flight: to }], earlier: plan.seats }
    const again = await planned(pinned)
    expect(check(pinned, again.plan)).toEqual([])
    const moved = changes(plan.seats, again.plan.seats).filter(({ kind }) => kind === 'moved')
    expect(moved.map(({ person }) => person)).toContain(one.person)
    expect(again.plan.reached.find(({ goal }) => goal === 'moved')!.value).toBe(moved.length)
  }, 60_000)
})

describe('more patients than one medic reaches', () => {
  it('as many as can sit near go, the others are told why', async () => {
    const people = Array.from({ length: 16 }, (_, at): Person[] => {
      const group = `g${at}`
      const mother = { id: `m${at}`, group, child: false, medicNear: true }
      const child = { id: `c${at}`, group, child: true, parents: [mother.id] }
      return [mother, child, { ...child, id: `d${at}` }]
    }).flat()
    const berths = cabin({ rows: 20, columns: 'ABC-DEF' })
    const mission = { people, flights: [{ id: 'F', day: '2026-11-01', berths, medics: 1, escorts: 0 }] }
    const { plan, status } = await planned(mission)
    expect(check(mission, plan)).toEqual([])
    expect(status).toBe('optimal')
    // Five rows less the medic's seat hold nine families whole, and the two at their ends hang over.
    expect(plan.seats.length).toBe(33)
    expect(plan.left.flatMap(({ why }) => why)).toEqual(Array(5).fill({ flight: 'F', code: 'berths' }))
  }, 60_000)
})

describe('tiny missions', () => {
  /** Four people in all kinds of ties and needs, and a cabin or two too small for comfort. */
  function tiny(seed: number): Mission {
    const random = randomOf(seed)
    const chance = (p: number) => random() < p
    const people = ['a', 'b', 'c', 'd'].map((id, at): Person => {
      const child = at > 0 && chance(0.4)
      return {
        id,
        group: chance(0.5) ? 'g' : id,
        child,
        priority: chance(0.3) ? 1 : 2,
        ...(child && chance(0.5) ? { carer: 'a' } : {}),
        ...(child && id !== 'b' && chance(0.4) ? { parents: ['b'] } : {}),
        ...(chance(0.2) ? { medicNear: true } : {}),
        ...(chance(0.15) ? { escort: true } : {}),
        ...(chance(0.15) ? { berth: 'stretcher' as const } : {}),
        ...(chance(0.15) ? { until: '2026-11-01' } : {}),
        ...(chance(0.15) ? { must: true } : {}),
      }
    })
    const flights = ['f1', 'f2'].slice(0, chance(0.6) ? 2 : 1).map((id, at) => ({
      id,
      day: `2026-11-0${at + 1}`,
      berths: cabin({
        rows: chance(0.5) ? 2 : 3,
        columns: chance(0.5) ? 'A-B' : 'AB',
        stretchers: chance(0.4) ? 1 : 0,
      }),
      medics: chance(0.5) ? 1 : 0,
      escorts: chance(0.4) ? 1 : 0,
      ...(chance(0.3) ? { payloadKg: 350 } : {}),
    }))
    const pins = chance(0.25) ? [{ person: 'b', flight: 'f1', ...(chance(0.6) ? { berth: '2A' } : {}) }] : []
    return { people, flights, pins, reach: 1 }
  }

  it('reach what trying everything reaches, or clash where nothing does', async () => {
    let infeasible = 0
    for (let seed = 1; seed <= 40; seed++) {
      const mission = tiny(seed)
      const outcome = await assign(mission)
      const best = bestByTrying(mission)
      if (!('plan' in outcome)) {
        infeasible++
        expect(best, `seed ${seed}`).toBeUndefined()
        continue
      }
      expect(check(mission, outcome.plan), `seed ${seed}`).toEqual([])
      const at = (goal: string) => outcome.plan.reached.find((each) => each.goal === goal)?.value ?? 0
      const reached = [at('travel-1'), at('travel-2'), at('travel-3'), 0 - at('flights'), 0 - at('wasted')]
      expect(reached, `seed ${seed}`).toEqual(best)
    }
    expect(infeasible).toBeGreaterThan(3)
  }, 300_000)
})
