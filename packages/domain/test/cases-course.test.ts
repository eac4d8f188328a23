// The course of a case: whatever is tried by whomever, in any order, its gates keep theirs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acted,
  type CaseAct,
  type CourseFacts,
  caseSteps,
  followUpDay,
  gateKindsOfCase,
  gatesPassed,
  monthsAfter,
  nextOfCourse,
  refusalOf,
  stepOf,
} from '../src/index.ts'

const opened = '2026-01-10'
const now = '2026-12-31'
const people = ['worker', 'supervisor', 'colleague'] as const
const start: CourseFacts = {
  openedOn: opened,
  workerId: 'worker',
  supervisorId: 'supervisor',
  gates: [],
  closing: null,
  followUpBy: null,
}

const act: fc.Arbitrary<CaseAct> = fc
  .record({
    do: fc.constantFrom('propose', 'propose', 'sign', 'sign', 'return', 'withdraw' as const),
    gate: fc.constantFrom(...gateKindsOfCase, 'closure' as const),
    by: fc.constantFrom(...people),
    on: fc.integer({ min: 0, max: 400 }).map((days) => {
      const at = new Date(Date.UTC(2026, 0, 1 + days))
      return at.toISOString().slice(0, 10)
    }),
  })
  .map((each) => each as CaseAct)

/** Does what is open, and keeps who did what. */
function run(acts: readonly CaseAct[]) {
  let facts = start
  const done: CaseAct[] = []
  for (const each of acts)
    if (refusalOf(facts, each, now) === null) {
      facts = acted(facts, each)
      done.push(each)
    }
  return { facts, done }
}

describe('whatever is tried', () => {
  it('no plan is agreed without an assessment, no review without a plan, and none before what it rests on', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const agreed = run(acts).facts.gates.filter(({ state }) => state === 'agreed')
        for (const [index, gate] of agreed.entries()) {
          expect(gate.heldOn >= opened && gate.heldOn <= now).toBe(true)
          const needed = { assessment: null, plan: 'assessment', review: 'plan' }[gate.kind]
          if (!needed) continue
          const earlier = agreed.slice(0, index).filter(({ kind }) => kind === needed)
          expect(earlier.some(({ heldOn }) => heldOn <= gate.heldOn)).toBe(true)
        }
      }),
    )
  })

  it('nobody signs what they proposed, and only the supervisor signs', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const waiting = new Map<string, string>()
        for (const each of run(acts).done) {
          if (each.do === 'propose') waiting.set(each.gate, each.by)
          if (each.do !== 'sign') continue
          expect(each.by).toBe('supervisor')
          expect(waiting.get(each.gate)).not.toBe(each.by)
        }
      }),
    )
  })

  it('of a kind one waits at a time, and after the closure nothing is open', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), act, (acts, more) => {
        const { facts, done } = run(acts)
        for (const kind of gateKindsOfCase)
          expect(
            facts.gates.filter((gate) => gate.kind === kind && gate.state === 'waiting').length,
          ).toBeLessThanOrEqual(1)
        const end = done.findIndex((each) => each.gate === 'closure' && each.do === 'sign')
        if (end < 0) return
        expect(end).toBe(done.length - 1)
        expect(refusalOf(facts, more, now)).toBe('step-not-open')
      }),
    )
  })

  it('someone owes the next step, which is open to them, and where the case stands follows from its gates', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { facts } = run(acts)
        const next = nextOfCourse(facts)
        const step = stepOf(facts)
        expect(caseSteps).toContain(step)
        if (facts.closing?.signed) {
          expect([step, next]).toEqual(['ended', null])
          return
        }
        expect(next).toMatchObject({ id: next?.to === 'sign' ? 'supervisor' : 'worker' })
        if (next?.to === 'sign')
          expect(
            refusalOf(facts, { do: 'sign', gate: next.gate as 'plan', by: 'supervisor' }, now),
          ).toBeNull()
        if (next?.to === 'propose')
          expect(
            refusalOf(facts, { do: 'propose', gate: next.gate as 'plan', by: 'worker', on: now }, now),
          ).toBeNull()
        if (gatesPassed(facts) && !facts.closing) expect(step).toBe('implementation')
      }),
    )
  })
})

describe('the follow-up after closure', () => {
  it('is due three months later, in the same part of the month, however long that one is', () => {
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
    expect(monthsAfter('2027-11-30', 3)).toBe('2028-02-29')
    expect(monthsAfter('2026-01-31', 3)).toBe('2026-04-30')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (at) => {
          const day = at.toISOString().slice(0, 10)
          const days = (Date.parse(monthsAfter(day, 3)) - Date.parse(day)) / 86_400_000
          expect(days).toBeGreaterThanOrEqual(89)
          expect(days).toBeLessThanOrEqual(92)
        },
      ),
    )
    expect(followUpDay('2026-01-10', 'aims reached')).toBe('2026-04-10')
    expect(followUpDay('2026-01-10', 'deceased')).toBeNull()
    expect(followUpDay('2026-01-10', 'handed to another agency')).toBeNull()
  })
})
