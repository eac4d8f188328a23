// The clocks of justice over two years of days: nothing missed, nothing told twice, whatever day one looks.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  after,
  dayOf,
  detentionKinds,
  detentionLimits,
  detentionTerm,
  dueIn,
  type MatterFacts,
  matterToday,
  noticeDays,
  toldInTheMorning,
} from '../src/index.ts'

const day = 86_400_000
const start = Date.parse('2025-01-01T03:00:00Z')
const instant = (n: number) => new Date(start + n * day).toISOString()
const days = Array.from({ length: 1000 }, (_, n) => dayOf(instant(n)))
const dayAt = (n: number) => days[n]!
const someDay = fc.integer({ min: 0, max: 729 })

const matter = (more: Partial<MatterFacts> = {}): MatterFacts => ({
  proceeding: { id: 'p', openedOn: dayAt(0), endedOn: null, endedHow: null },
  suspicions: [],
  charges: [],
  convictions: [],
  acquittals: [],
  appeals: [],
  detentions: [],
  measures: [],
  hearings: [],
  diversions: [],
  erasures: [],
  ...more,
})

it('counts months by the calendar of the office, hours by the clock', () => {
  expect(after('2025-12-31T10:00:00Z', { months: 2 })).toBe('2026-02-28T10:00:00.000Z')
  expect(after('2023-12-31T10:00:00Z', { months: 2 })).toBe('2024-02-29T10:00:00.000Z')
  // 01:30 at the office is the day before in UTC.
  expect(dayOf(after('2025-03-30T20:30:00Z', { months: 18 }))).toBe('2026-09-30')
  // The office moved its clock from +6 to +5 in March 2024: the same hour of the wall.
  expect(after('2024-02-10T04:00:00Z', { months: 2 })).toBe('2024-04-10T05:00:00.000Z')
  expect(after('2025-01-01T00:00:00Z', { hours: 72 })).toBe('2025-01-04T00:00:00.000Z')
})

it('ends a detention by the order or by the law, whichever is first, on every day of two years', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...detentionKinds),
      fc.boolean(),
      someDay,
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
      someDay,
      (kind, child, from, lengths, looked) => {
        const [first, ...more] = lengths.map((n) => instant(from + n))
        const of = {
          kind,
          fromAt: instant(from),
          untilAt: first!,
          endedAt: null,
          extensions: more.map((untilAt) => ({ untilAt })),
        }
        const term = detentionTerm(of, child, instant(looked))
        const limit = detentionLimits[kind][child ? 'child' : 'adult']
        expect(term.maximum).toBe(limit ? after(of.fromAt, limit) : null)
        for (const each of [first!, ...more]) expect(term.orderedUntil >= each).toBe(true)
        expect(Date.parse(term.runsOut)).toBe(
          Math.min(Date.parse(term.orderedUntil), term.maximum ? Date.parse(term.maximum) : Infinity),
        )
        expect(term.state).toBe(instant(looked) < term.runsOut ? 'running' : 'over')
        // A child is never held longer than a grown-up.
        expect(Date.parse(detentionTerm(of, true, instant(0)).runsOut)).toBeLessThanOrEqual(
          Date.parse(detentionTerm(of, false, instant(0)).runsOut),
        )
        if (kind === 'holding') expect(term.extendable).toBe(false)
      },
    ),
  )
})

it('tells each limit once a morning, from two weeks before until it is answered, over two years', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          from: someDay,
          length: fc.integer({ min: 3, max: 60 }),
          ended: fc.option(fc.integer({ min: 0, max: 90 })),
        }),
        { maxLength: 6 },
      ),
      fc.array(fc.record({ from: someDay, length: fc.integer({ min: 1, max: 200 }) }), { maxLength: 6 }),
      (detentions, measures) => {
        const at = (looked: number) =>
          matter({
            detentions: detentions.map(({ from, length, ended }, i) => ({
              id: `d${i}`,
              kind: 'pre-trial',
              fromAt: instant(from),
              untilAt: instant(from + length),
              endedAt: ended !== null && from + ended <= looked ? instant(from + ended) : null,
              extensions: [],
            })),
            measures: measures.map(({ from, length }, i) => ({
              id: `m${i}`,
              untilOn: dayAt(from + length),
              reviewOn: null,
              endedOn: null,
            })),
          })
        for (let looked = 0; looked < 730; looked += 1) {
          const told = dueIn(at(looked), false, instant(looked)).filter((each) =>
            toldInTheMorning(each, instant(looked)),
          )
          expect(new Set(told.map(({ what, id }) => `${what} ${id}`)).size).toBe(told.length)
          // What was worked out before is not kept: the same day asked again says the same.
          if (looked % 97 === 0)
            expect(dueIn(at(looked), false, instant(looked))).toEqual(
              dueIn(at(looked), false, instant(looked)),
            )
          const ids = told.map(({ id }) => id)
          for (const [i, { from, length, ended }] of detentions.entries()) {
            const open = ended === null || from + ended > looked
            expect(ids.includes(`d${i}`)).toBe(open && looked >= from + length - noticeDays)
          }
          for (const [i, { from, length }] of measures.entries())
            if (looked > from + length) expect(told.find(({ id }) => id === `m${i}`)?.over).toBe(true)
        }
      },
    ),
    { numRuns: 6 },
  )
})

it('says at once, first and always that someone is to be let go when the proceedings have ended', () => {
  const held = {
    id: 'd',
    kind: 'pre-trial',
    fromAt: instant(0),
    untilAt: instant(50),
    endedAt: null,
    extensions: [],
  } as const
  const of = matter({
    proceeding: { id: 'p', openedOn: dayAt(0), endedOn: dayAt(20), endedHow: 'acquitted' },
    detentions: [held],
    hearings: [{ id: 'h', at: instant(30), heldOn: null }],
    erasures: [{ id: 'e', eraseBy: dayAt(50) }],
  })
  expect(dueIn(of, false, instant(20)).map(({ what, over }) => [what, over])).toEqual([
    ['release', true],
    ['erasure', false],
  ])
  expect(matterToday(of)).toEqual({ state: 'acquitted', since: dayAt(20) })
})

it('keeps suspected, accused and convicted apart, and puts an end above them all', () => {
  const suspicions = [{ suspectedOn: dayAt(1), liftedOn: null }]
  const charges = [{ id: 'c', chargedOn: dayAt(10), droppedOn: null }]
  const verdict = { id: 'v', appealUntil: dayAt(60), inForceOn: null, setAsideOn: null }
  const convictions = [{ ...verdict, convictedOn: dayAt(40), sentenceUntil: dayAt(400) }]
  const acquittals = [{ ...verdict, chargeId: null, acquittedOn: dayAt(45) }]
  const state = (more: Partial<MatterFacts>) => matterToday(matter(more)).state
  expect(state({})).toBe('opened')
  expect(state({ suspicions })).toBe('suspected')
  expect(state({ suspicions: [{ ...suspicions[0]!, liftedOn: dayAt(5) }] })).toBe('suspicion lifted')
  expect(state({ suspicions, charges })).toBe('accused')
  expect(state({ charges: [{ ...charges[0]!, droppedOn: dayAt(12) }] })).toBe('charges dropped')
  expect(state({ charges, acquittals: [{ ...acquittals[0]!, chargeId: 'c' }] })).toBe('charges dropped')
  expect(state({ charges, convictions })).toBe('convicted, may be appealed')
  expect(state({ charges, convictions: [{ ...convictions[0]!, inForceOn: dayAt(61) }] })).toBe('convicted')
  expect(state({ charges, convictions: [{ ...convictions[0]!, setAsideOn: dayAt(70) }] })).toBe('accused')
  expect(state({ charges, convictions: [{ ...convictions[0]!, setAsideOn: dayAt(70) }], acquittals })).toBe(
    'acquitted, may be appealed',
  )
  expect(dueIn(matter({ charges, acquittals }), false, instant(46)).map(({ what }) => what)).toEqual([
    'appeal',
  ])
  expect(
    dueIn(matter({ acquittals, appeals: [{ lodgedOn: dayAt(50), decidedOn: null }] }), false, instant(90)),
  ).toEqual([])
})
