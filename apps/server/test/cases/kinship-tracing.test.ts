// Tracing of a relative: the database holds the same order as the domain, whatever is tried; one story to its end; the
// rows of the one that a court or a laboratory would rather not have here are refused.
import {
  evidenceConclusions,
  evidenceKinds,
  monthsAfter,
  refusalOfTracing,
  type TracingAct,
  type TracingFacts,
  today,
  traced,
  tracingEnds,
  tracingSides,
  wishes,
} from '@oralu/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openKinOffice, say } from './kinship-office.ts'

let office: Awaited<ReturnType<typeof openKinOffice>>
beforeAll(async () => {
  office = await openKinOffice()
})
afterAll(() => office?.close())

const dna = { words: null, laboratory: 'Institute of forensic medicine', reference: 'KZ-2026-114' }
type Step =
  | { tell: 'guardian' | 'separation' | 'return' }
  | {
      tell: 'evidence'
      side: (typeof tracingSides)[number]
      kind: (typeof evidenceKinds)[number]
      conclusion: (typeof evidenceConclusions)[number]
    }
  | { tell: 'wish'; whose: (typeof tracingSides)[number]; wish: (typeof wishes)[number] }
  | { tell: 'home'; finding: 'approved' | 'not approved' }
  | { tell: 'siblings'; plan: 'no siblings' | 'together' | 'apart' | 'apart, signed' }
  | { act: TracingAct }

const acts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<TracingAct>({ do: 'find' }, { do: 'verify' }, { do: 'reunify' }) },
  { weight: 1, arbitrary: fc.constantFrom(...tracingEnds).map((how): TracingAct => ({ do: 'end', how })) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('guardian', 'guardian', 'separation', 'return' as const).map((tell): Step => ({ tell })),
  fc.record({
    tell: fc.constant('evidence' as const),
    side: fc.constantFrom(...tracingSides),
    kind: fc.constantFrom(...evidenceKinds),
    conclusion: fc.constantFrom('supports', 'supports', 'supports', ...evidenceConclusions),
  }),
  fc.record({
    tell: fc.constant('wish' as const),
    whose: fc.constantFrom(...tracingSides),
    wish: fc.constantFrom('wants', 'wants', ...wishes),
  }),
  fc.record({
    tell: fc.constant('home' as const),
    finding: fc.constantFrom('approved', 'not approved' as const),
  }),
  fc.record({
    tell: fc.constant('siblings' as const),
    plan: fc.constantFrom('no siblings', 'together', 'apart', 'apart, signed' as const),
  }),
  { weight: 6, arbitrary: acts.map((act): Step => ({ act })) },
)

/** All that a good end needs. */
const good: Step[] = [
  { tell: 'guardian' },
  { tell: 'evidence', side: 'child', kind: 'account', conclusion: 'supports' },
  { tell: 'evidence', side: 'relative', kind: 'document', conclusion: 'supports' },
  { tell: 'wish', whose: 'child', wish: 'wants' },
  { tell: 'wish', whose: 'relative', wish: 'wants' },
  { tell: 'home', finding: 'approved' },
  { tell: 'siblings', plan: 'together' },
]
const act = (what: 'find' | 'verify' | 'reunify'): Step => ({ act: { do: what } })
/** The good way with something left out or said otherwise, and whatever is tried in between. */
const course = fc
  .tuple(
    fc.shuffledSubarray(good, { minLength: good.length - 1 }),
    fc.array(step, { maxLength: 6 }),
    fc.array(step, { maxLength: 6 }),
    fc.array(step, { maxLength: 8 }),
  )
  .map(([needed, first, then, last]): Step[] => [
    ...first,
    act('find'),
    ...needed,
    act('verify'),
    ...then,
    act('reunify'),
    ...last,
  ])

const bodyOf = {
  find: { foundOn: today(), foundWords: 'In a town near the sea' },
  verify: { verifiedOn: today() },
  reunify: { reunifiedOn: today() },
}

/** Tells the database what became known; gives what the domain then knows. */
async function learn(
  anchor: string,
  tracingId: string,
  facts: TracingFacts,
  of: Exclude<Step, { act: TracingAct }>,
): Promise<TracingFacts> {
  const { tell, told, act, protector, second } = office
  // What hangs on a tracing is entered while that goes on.
  const taken = async (kind: string, body: object) => {
    const answer = await tell(anchor, kind, { tracingId, ...body })
    expect(answer).toBe(facts.state === 'ended' ? 'step-not-open' : 'ok')
    return answer === 'ok'
  }
  switch (of.tell) {
    case 'guardian':
      await told(anchor, 'guardianship', say.guardian)
      return { ...facts, guardian: true }
    case 'separation':
    case 'return': {
      const answer = await protector.post(`/cases/of/${anchor}/family/determination`, {
        ...say.determination,
        kind: of.tell,
      })
      if (!facts.guardian) {
        expect(answer.body.params.reason).toBe('no-guardian')
        return facts
      }
      await act('determination', answer.body.id, 'explain', say.explained, protector)
      await act('determination', answer.body.id, 'sign', {}, second)
      return { ...facts, parted: of.tell === 'separation' }
    }
    case 'evidence': {
      const { tell: _, ...each } = of
      const body = { ...say.evidence, ...each, ...(each.kind === 'DNA' ? dna : {}) }
      return (await taken('tracing_evidence', body))
        ? { ...facts, evidence: [...facts.evidence, each] }
        : facts
    }
    case 'wish': {
      const { tell: _, ...each } = of
      if (!(await taken('tracing_wish', { ...say.wish, ...each }))) return facts
      return each.whose === 'child'
        ? { ...facts, childWish: each.wish }
        : { ...facts, relativeWish: each.wish }
    }
    case 'home':
      return (await taken('home_assessment', { ...say.home, finding: of.finding }))
        ? { ...facts, home: of.finding }
        : facts
    case 'siblings': {
      const plan = of.plan === 'apart, signed' ? 'apart' : of.plan
      const id = await told(anchor, 'sibling_plan', {
        madeOn: today(),
        plan,
        ...(plan === 'no siblings' ? {} : { siblings: 'A brother' }),
        ...(plan === 'apart' ? { reason: 'He is grown up.', keepTouch: 'Calls' } : {}),
      })
      if (of.plan === 'apart, signed') expect(await act('sibling_plan', id, 'sign', {}, second)).toBe('ok')
      return { ...facts, siblings: of.plan }
    }
  }
}

it('is told to its end: found, verified, reunified, visited, and the relative is the carer from that day', async () => {
  const { told, tell, act, family, guarded, worker, stage } = office
  const { anchor, caseId } = await office.child('Inzhu')
  await told(anchor, 'guardianship', { ...say.guardian, fromOn: today(-150) })
  await told(anchor, 'sibling_plan', say.noSiblings)
  const id = await told(anchor, 'tracing', say.tracing)
  await told(anchor, 'tracing_step', {
    tracingId: id,
    takenOn: today(-180),
    words: 'Asked the Red Crescent.',
  })
  expect(await act('tracing', id, 'find', { foundOn: today(1), foundWords: 'x' })).toBe('step-not-open')
  await act('tracing', id, 'find', { foundOn: today(-140), foundWords: 'In a town near the sea' })
  await told(anchor, 'tracing_evidence', { ...say.evidence, tracingId: id, side: 'child' })
  await told(anchor, 'tracing_evidence', {
    ...say.evidence,
    tracingId: id,
    side: 'relative',
    kind: 'document',
  })
  // Of DNA the conclusion by reference; no column takes a profile or words.
  expect(
    await tell(anchor, 'tracing_evidence', { ...say.evidence, tracingId: id, side: 'relative', kind: 'DNA' }),
  ).not.toBe('ok')
  await told(anchor, 'tracing_evidence', {
    ...say.evidence,
    ...dna,
    tracingId: id,
    side: 'relative',
    kind: 'DNA',
  })
  await act('tracing', id, 'verify', { verifiedOn: today(-130) })
  // The last that each said counts; a child who does not want to is not moved, nor to someone who is not sure.
  const reunify = () => act('tracing', id, 'reunify', { reunifiedOn: today(-120) })
  const wish = (whose: string, wish: string) =>
    told(anchor, 'tracing_wish', { ...say.wish, tracingId: id, whose, wish, heardOn: today(-129) })
  expect(await reunify()).toBe('child-wish-first')
  await wish('child', 'wants')
  await wish('child', 'does not want')
  expect(await reunify()).toBe('child-does-not-want')
  await wish('child', 'undecided')
  expect(await reunify()).toBe('relative-wish-first')
  await wish('relative', 'undecided')
  expect(await reunify()).toBe('relative-does-not-want')
  for (const whose of ['child', 'relative'])
    await told(anchor, 'tracing_wish', { ...say.wish, tracingId: id, whose, heardOn: today(-128) })
  // The home is assessed before the day on which the child moves.
  await told(anchor, 'home_assessment', { ...say.home, tracingId: id, assessedOn: today(-90) })
  expect(await act('tracing', id, 'reunify', { reunifiedOn: today(-120) })).toBe('home-first')
  await told(anchor, 'home_assessment', {
    ...say.home,
    tracingId: id,
    assessedOn: today(-125),
    finding: 'approved with conditions',
    conditions: 'A bed by the winter',
  })
  expect(await act('tracing', id, 'reunify', { reunifiedOn: today(-120) })).toBe('ok')
  const { rows } = await stage.root.query('select kind, from_on from cases.carer where anchor_id = $1', [
    anchor,
  ])
  expect(rows).toEqual([{ kind: 'parent', from_on: today(-120) }])
  expect((await guarded(anchor)).owed).toMatchObject([{ change: 'tracing', id }])
  expect((await worker.get('/cases/today')).body.childVisits.items).toContainEqual(
    expect.objectContaining({ caseId, on: today(-106), overdue: true }),
  )
  const settled = { endedOn: today(), endedHow: 'settled', endedWords: 'She lives there well.' }
  const visit = (visitedOn: string) =>
    told(anchor, 'monitoring_visit', {
      tracingId: id,
      visitedOn,
      seenAlone: true,
      words: 'Seen with her mother.',
    })
  for (const on of [today(-110), today(-92)]) await visit(on)
  expect((await family(anchor)).tracings).toMatchObject([
    { state: 'reunified', due: { on: monthsAfter(today(-120), 3), over: true } },
  ])
  expect(await act('tracing', id, 'end', settled)).toBe('visits-first')
  await visit(today())
  expect(await act('tracing', id, 'end', settled)).toBe('ok')
  expect((await family(anchor)).tracings).toMatchObject([{ state: 'ended', due: null }])
  expect(await tell(anchor, 'tracing_step', { tracingId: id, takenOn: today(), words: 'x' })).toBe(
    'step-not-open',
  )
}, 30_000)

it('goes in the database as in the domain, whatever is tried in any order', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(course, fc.constantFrom('mother', 'grandparent' as const), async (steps, relation) => {
      const { anchor } = await office.child('Sought for')
      const id = await office.told(anchor, 'tracing', { ...say.tracing, relation })
      let facts: TracingFacts = {
        state: 'searching',
        parent: relation === 'mother',
        evidence: [],
        childWish: null,
        relativeWish: null,
        home: null,
        siblings: null,
        guardian: false,
        parted: false,
        visitsOwed: true,
      }
      for (const each of steps) {
        if ('tell' in each) {
          facts = await learn(anchor, id, facts, each)
          continue
        }
        const refusal = refusalOfTracing(facts, each.act)
        const body =
          each.act.do === 'end'
            ? { endedOn: today(), endedHow: each.act.how, endedWords: 'As it came' }
            : bodyOf[each.act.do]
        expect(await office.act('tracing', id, each.act.do, body)).toBe(refusal ?? 'ok')
        if (refusal === null) facts = traced(facts, each.act)
        reached.add(facts.state)
      }
      const { rows } = await office.stage.root.query('select state from cases.tracing where id = $1', [id])
      expect(rows[0].state).toBe(facts.state)
    }),
    { numRuns: 20, seed: 8 },
  )
  expect([...reached].sort()).toEqual(['ended', 'found', 'reunified', 'searching', 'verified'])
}, 120_000)
