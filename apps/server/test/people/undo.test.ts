// Whatever was decided before: a decision that is undone leaves everything as it was.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { register } from './arrange.ts'

let stage: Stage
const officers: Person[] = []
let anchors: string[]

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency()
  for (const role of ['identity_analyst', 'consular_officer', 'identity_analyst'] as const)
    officers.push(await stage.person(role, agency))
  const lines = ['a', 'b', 'c', 'd'].map((sourceKey) => ({
    sourceKey,
    fullName: `Сания Жунусова ${sourceKey}`,
  }))
  const camp = await register(stage, officers[0]!, lines)
  const prison = await register(
    stage,
    officers[0]!,
    [{ sourceKey: 'p', fullName: 'Saniya Zhunussova' }],
    'prison list',
  )
  anchors = [...Object.values(camp), ...Object.values(prison)] as string[]
  for (const [i, left] of anchors.entries())
    for (const right of anchors.slice(i + 1))
      await stage.root.query(
        `insert into people.match (agency_id, left_anchor_id, right_anchor_id, probability, why, method, state)
         values ($1, least($2::uuid, $3), greatest($2::uuid, $3), 0.6, '[]', 'test', $4)`,
        [agency, left, right, i % 2 ? 'open' : 'withdrawn'],
      )
})
afterAll(() => stage?.close())

/** Everything that says who is one person, who thinks so, and what waits. */
async function state(): Promise<unknown> {
  const rows = async (text: string) => (await stage.root.query(text)).rows
  return {
    anchors: await rows('select id, person_id from people.anchor order by id'),
    matches: await rows('select id, state, reopened_at from people.match order by id'),
    decisions: await rows('select id, confirmed_by from people.decision where undone_at is null order by id'),
    opinions: await rows(
      'select id, verdict, recorded_by from people.opinion where withdrawn_at is null and settled_by is null order by id',
    ),
  }
}

const step = fc.record({
  who: fc.nat(2),
  act: fc.constantFrom('same', 'same', 'not same', 'opinion', 'confirm', 'undo'),
  pair: fc.uniqueArray(fc.nat(4), { minLength: 2, maxLength: 2 }),
  view: fc.constantFrom('same', 'not same', 'unsure'),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const pairOf = ({ pair }: Step) => ({ leftAnchorId: anchors[pair[0]!]!, rightAnchorId: anchors[pair[1]!]! })
const words = { reason: 'As shown', evidence: 'The same document' }

async function take(each: Step): Promise<{ status: number; body: { id: string; state?: string } }> {
  const officer = officers[each.who]!
  if (each.act === 'opinion')
    return await officer.post('/people/opinions', { ...pairOf(each), verdict: each.view, ...words })
  if (each.act === 'confirm' || each.act === 'undo') {
    const { rows } = await stage.root.query(
      `select id from people.decision where undone_at is null ${each.act === 'confirm' ? 'and needs_second and confirmed_at is null' : ''}
       order by recorded_at limit 1`,
    )
    const id = rows[0]?.id ?? anchors[0]!
    return await officer.post(
      `/people/decisions/${id}/${each.act}`,
      each.act === 'undo' ? { reason: 'x' } : {},
    )
  }
  return await officer.post('/people/decisions', { ...pairOf(each), verdict: each.act, ...words })
}

it('puts back the exact state before it', async () => {
  let undone = 0
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      for (const each of steps) {
        const before = await state()
        const answer = await take(each)
        if (answer.status !== 200) {
          expect(await state()).toEqual(before)
          continue
        }
        taken++
        if (each.act !== 'same' && each.act !== 'not same') continue
        const officer = officers[each.who]!
        // A verdict against a colleague's is kept as an opinion, and taken back as one; it replaces one's own earlier view.
        if (answer.body.state === 'disagreed') continue
        const back = await officer.post(`/people/decisions/${answer.body.id}/undo`, { reason: 'At once' })
        expect(back.status).toBe(200)
        expect(await state()).toEqual(before)
        undone++
        await take(each)
      }
    }),
    { numRuns: 12 },
  )
  expect(undone).toBeGreaterThan(10)
  expect(taken).toBeGreaterThan(undone)
})
