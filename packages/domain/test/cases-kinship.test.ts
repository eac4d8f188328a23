// A child's family and care: whatever is tried in any order, tracing keeps its way; clocks follow from days alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessBy,
  contactDue,
  daysAfter,
  evidenceConclusions,
  evidenceKinds,
  monitoringDays,
  monitoringDue,
  monthsAfter,
  refusalOfTracing,
  sayOfChild,
  sayOn,
  type TracingAct,
  type TracingFacts,
  traced,
  tracingEnds,
  tracingSides,
  tracingStates,
  weighsInNumbers,
  wishes,
} from '../src/index.ts'

const start: TracingFacts = {
  state: 'searching',
  parent: true,
  evidence: [],
  childWish: null,
  relativeWish: null,
  home: null,
  siblings: null,
  guardian: false,
  parted: false,
  visitsOwed: true,
}
const evidence = fc.record({
  side: fc.constantFrom(...tracingSides),
  kind: fc.constantFrom(...evidenceKinds),
  conclusion: fc.constantFrom(...evidenceConclusions),
})
/** What becomes known meanwhile. */
const known: fc.Arbitrary<Partial<TracingFacts>> = fc.oneof(
  fc.record({ evidence: fc.array(evidence, { maxLength: 4 }) }),
  fc.record({ childWish: fc.constantFrom(null, ...wishes) }),
  fc.record({ relativeWish: fc.constantFrom(null, ...wishes) }),
  fc.record({ home: fc.constantFrom(null, 'approved', 'approved with conditions', 'not approved' as const) }),
  fc.record({
    siblings: fc.constantFrom(null, 'no siblings', 'together', 'apart', 'apart, signed' as const),
  }),
  fc.record({ guardian: fc.boolean(), parted: fc.boolean(), visitsOwed: fc.boolean() }),
)
const act: fc.Arbitrary<TracingAct> = fc.oneof(
  fc.constantFrom<TracingAct>({ do: 'find' }, { do: 'verify' }, { do: 'reunify' }),
  fc.constantFrom(...tracingEnds).map((how): TracingAct => ({ do: 'end', how })),
)

describe('tracing', () => {
  it('goes its way whatever is tried: verified by both sides, reunified as both wish, ended once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(known, act), { maxLength: 60 }), (course) => {
        let facts = start
        for (const step of course) {
          if (!('do' in step)) {
            facts = { ...facts, ...step }
            continue
          }
          if (refusalOfTracing(facts, step) !== null) continue
          const before = facts
          facts = traced(facts, step)
          const [from, to] = [before.state, facts.state].map((state) => tracingStates.indexOf(state))
          expect(to! > from!).toBe(true)
          expect(step.do === 'end' || to === from! + 1).toBe(true)
          if (step.do === 'verify')
            for (const side of tracingSides)
              expect(
                facts.evidence.some((each) => each.side === side && each.conclusion === 'supports'),
              ).toBe(true)
          if (step.do === 'reunify') {
            expect(facts.guardian).toBe(true)
            expect(facts.childWish).not.toBe('does not want')
            expect([facts.childWish === null, facts.relativeWish]).toEqual([false, 'wants'])
            expect(['approved', 'approved with conditions']).toContain(facts.home)
            expect(['no siblings', 'together', 'apart, signed']).toContain(facts.siblings)
            expect(facts.parent && facts.parted).toBe(false)
          }
          if (step.do === 'end' && step.how === 'settled')
            expect([before.state, before.visitsOwed]).toEqual(['reunified', false])
        }
        if (facts.state === 'ended')
          for (const step of ['find', 'verify', 'reunify'] as const)
            expect(refusalOfTracing(facts, { do: step })).toBe('step-not-open')
      }),
    )
  })

  it('is not verified against what a laboratory found', () => {
    const found: TracingFacts = {
      ...start,
      state: 'found',
      evidence: [
        { side: 'child', kind: 'account', conclusion: 'supports' },
        { side: 'relative', kind: 'document', conclusion: 'supports' },
      ],
    }
    expect(refusalOfTracing(found, { do: 'verify' })).toBe(null)
    const against = { side: 'relative', kind: 'DNA', conclusion: 'does not support' } as const
    expect(refusalOfTracing({ ...found, evidence: [...found.evidence, against] }, { do: 'verify' })).toBe(
      'evidence-against',
    )
  })
})

const day = fc.integer({ min: 0, max: 4000 }).map((days) => daysAfter('2024-01-01', days))
const visits = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 })

describe('visits after a child moved', () => {
  it('are owed after two weeks, one month and three months, and none meets two days', () => {
    const from = '2026-01-31'
    expect(monitoringDays(from)).toEqual(['2026-02-14', '2026-02-28', '2026-04-30'])
    expect(monitoringDue(from, [], false)).toBe('2026-02-14')
    expect(monitoringDue(from, ['2026-02-01', '2026-02-03'], false)).toBe('2026-02-28')
    expect(monitoringDue(from, ['2026-02-14', '2026-02-28', '2026-04-01'], false)).toBe(null)
    expect(monitoringDue(from, ['2026-02-14', '2026-02-28', '2026-04-01'], true)).toBe('2026-07-31')
    expect(monitoringDue(from, ['2026-01-01'], false)).toBe('2026-02-14')
  })

  it('come no earlier for another visit, end with three at least, and go on every three months in a placement', () => {
    fc.assert(
      fc.property(day, visits, fc.integer({ min: 0, max: 400 }), (from, after, more) => {
        const made = after.map((days) => daysAfter(from, days))
        const due = monitoringDue(from, made, false)
        if (due === null) expect(made.length).toBeGreaterThanOrEqual(3)
        else expect(monitoringDays(from)).toContain(due)
        const then = monitoringDue(from, [...made, daysAfter(from, more)], false)
        expect(then === null || (due !== null && then >= due)).toBe(true)
        const standing = monitoringDue(from, made, true)!
        expect(standing >= (due ?? monthsAfter(from, 3))).toBe(true)
        expect(due === null || standing === due).toBe(true)
      }),
    )
  })
})

describe('contact', () => {
  it('stays owed when it was missed or others refused; a child is not pressed', () => {
    const of = { firstOn: '2026-03-01', everyDays: 14 }
    const on = '2026-03-01'
    expect(contactDue(of, [])).toBe(on)
    expect(contactDue(of, [{ on, outcome: 'missed', refusedBy: null }])).toBe(on)
    expect(contactDue(of, [{ on, outcome: 'refused', refusedBy: 'the authority' }])).toBe(on)
    expect(contactDue(of, [{ on, outcome: 'refused', refusedBy: 'the child' }])).toBe('2026-03-15')
    expect(contactDue(of, [{ on, outcome: 'held', refusedBy: null }])).toBe('2026-03-15')
  })
})

describe('the say of a child', () => {
  it('grows on the birthdays, from the earliest day of birth that is known of', () => {
    expect(sayOfChild).toEqual({ assentFrom: 12, ownDecisionFrom: 16 })
    expect(sayOn('2014-05-10', '2026-05-09')).toBe('view')
    expect(sayOn('2014-05-10', '2026-05-10')).toBe('assent')
    expect(sayOn('2010-05-10', '2026-05-09')).toBe('assent')
    expect(sayOn('2010-05-10', '2026-05-10')).toBe('own decision')
    expect(sayOn(null, '2026-05-10')).toBe('view')
  })
})

it('an emergency is assessed in 72 hours; what is best is weighed in words', () => {
  expect(assessBy('2026-02-27T22:00:00.000Z')).toBe('2026-03-02T22:00:00.000Z')
  for (const scored of ['Together 7/10', '80 % for', 'score of the home', '5 баллов', 'жоғары ұпай'])
    expect(weighsInNumbers(scored)).toBe(true)
  for (const plain of ['She is 12 and knows two of them', 'Visits every 14 days', 'He underscored it'])
    expect(weighsInNumbers(plain)).toBe(false)
})
