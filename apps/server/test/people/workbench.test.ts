import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'
import { newList, newSource, register, take } from './arrange.ts'

let stage: Stage
let first: Person
let second: Person
let third: Person
let at: { listId: string; sourceId: string }
let camp: string
let home: string

const day = (value: string) => ({ bornFrom: value, bornTo: value })
const sayings = {
  camp: { sourceKey: 'c', fullName: 'Айгерим Токаева', sex: 'female' as const, ...day('1990-05-01') },
  home: { sourceKey: 'h', fullName: 'Тоқаева Айгерім', sex: 'female' as const, ...day('1990-05-01') },
}

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  const agency = await stage.agency()
  first = await stage.person('identity_analyst', agency)
  second = await stage.person('consular_officer', agency)
  third = await stage.person('identity_analyst', agency)
  const sourceId = await newSource(stage, first)
  at = { sourceId, listId: await newList(stage, first, sourceId) }
  await take(stage, first, at, [sayings.camp])
  home = (await register(stage, first, [sayings.home], 'civil registry'))['h']!
  const { rows } = await stage.root.query('select anchor_id from people.record where source_id = $1', [
    sourceId,
  ])
  camp = rows[0].anchor_id
  await suggest()
})

const suggest = async () => {
  const { body } = await first.post('/people/matches/suggest')
  return await stage.jobEnds(body.jobId)
}
const queue = async (who: Person, query = '') => (await who.get(`/people/matches?limit=100${query}`)).body
const decide = (who: Person, verdict: string, more = {}) =>
  who.post('/people/decisions', {
    leftAnchorId: camp,
    rightAnchorId: home,
    verdict,
    reason: 'As shown',
    ...more,
  })
const opine = (who: Person, verdict: string) =>
  who.post('/people/opinions', { leftAnchorId: camp, rightAnchorId: home, verdict, reason: 'Look again' })
const context = async (who = first) =>
  (await who.get(`/people/compare/context?left=${camp}&right=${home}`)).body
const personOf = async (anchor: string) => (await first.get(`/people/${anchor}`)).body.personId

it('leaves a pair on one desk only, and lets it go', async () => {
  const { items } = await queue(first)
  const ids = items.map((item: { id: string }) => item.id)
  expect(ids).toHaveLength(1)
  const [a, b] = await Promise.all([
    first.post('/people/matches/claim', { matches: ids }),
    second.post('/people/matches/claim', { matches: ids }),
  ])
  expect([...a.body.matches, ...b.body.matches]).toEqual(ids)
  const [holder, other] = a.body.matches.length ? [first, second] : [second, first]
  expect((await queue(other)).items[0].claimedBy).not.toBeNull()
  expect((await queue(holder)).items[0].claimedBy).toBeNull()
  expect((await queue(holder, '&kind=mine')).total).toBe(1)
  expect((await other.get('/people/matches/counts')).body).toEqual({
    open: 1,
    withColleagues: 1,
    opinions: 0,
  })
  await holder.post('/people/matches/claim', { matches: [] })
  expect((await other.post('/people/matches/claim', { matches: ids })).body.matches).toEqual(ids)
  await stage.root.query(`update people.match_claim set until = now() - interval '1 second'`)
  expect((await holder.post('/people/matches/claim', { matches: ids })).body.matches).toEqual(ids)
  const stranger = await stage.person('identity_analyst', await stage.agency())
  const foreign = await stranger.post('/people/matches/claim', { matches: [...ids, randomUUID()] })
  expect(foreign.body.matches).toEqual([])
})

it('leaves a pair to a colleague, who decides it alone', async () => {
  await opine(first, 'unsure')
  expect((await queue(first)).total).toBe(0)
  expect((await queue(first, '&kind=mine')).total).toBe(1)
  const seen = await queue(second, '&kind=opinion')
  expect(seen.items).toMatchObject([{ opinionAsked: true }])
  expect(JSON.stringify(seen) + JSON.stringify(await context(second))).not.toContain('unsure')
  expect((await decide(second, 'same')).body.state).toBe('standing')
  expect(await personOf(camp)).toBe(await personOf(home))
  expect((await opine(third, 'not same')).body.code).toBe('state-changed')
})

it('makes a question of two who disagree, and a third decides', async () => {
  const mine = await opine(first, 'not same')
  const theirs = await decide(second, 'same')
  expect(theirs.body.state).toBe('disagreed')
  expect(await personOf(camp)).not.toBe(await personOf(home))
  const asked = (await third.get('/people/disagreements')).body.items
  expect(asked).toHaveLength(1)
  expect(asked[0].opinions.map((each: { verdict: string }) => each.verdict)).toEqual(['not same', 'same'])
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect((await stranger.get('/people/disagreements')).body.items).toEqual([])
  expect((await second.post(`/people/opinions/${mine.body.id}/withdraw`)).status).toBe(403)
  const settled = await decide(third, 'same')
  expect(settled.body.state).toBe('standing')
  expect((await third.get('/people/disagreements')).body.items).toEqual([])
  await third.post(`/people/decisions/${settled.body.id}/undo`, { reason: 'Too quick' })
  expect((await third.get('/people/disagreements')).body.items).toHaveLength(1)
  // Or one of the two thinks again.
  expect((await decide(first, 'same')).body.state).toBe('standing')
})

it('never brings a rejected pair back, until a record says something new, and then says what', async () => {
  const rejected = await decide(first, 'not same')
  await suggest()
  expect((await queue(first)).total).toBe(0)
  await first.post('/people/statuses', { anchorId: camp, status: 'located', validFrom: '2019-01-01' })
  await suggest()
  expect((await queue(first)).total).toBe(0)
  await take(stage, first, at, [{ ...sayings.camp, motherName: 'Токаева Сауле' }])
  await suggest()
  expect((await queue(first)).items).toMatchObject([{ reopened: true }])
  expect((await context()).news).toMatchObject([
    { decidedBy: expect.any(String), items: [{ anchorId: camp, kind: 'revision' }] },
  ])
  // Told apart again in the light of it, it stays away again; undone, the older decision does not count as undone.
  const again = await decide(second, 'not same')
  expect(again.status).toBe(200)
  await suggest()
  expect((await queue(first)).total).toBe(0)
  await second.post(`/people/decisions/${again.body.id}/undo`, { reason: 'Misread' })
  const { rows } = await stage.root.query('select undone_at from people.decision where id = $1', [
    rejected.body.id,
  ])
  expect(rows).toEqual([{ undone_at: null }])
  expect((await queue(first)).total).toBe(1)
  expect((await decide(third, 'same')).body.state).toBe('standing')
  expect(await personOf(camp)).toBe(await personOf(home))
})

it('hides a pair that other decisions have settled', async () => {
  const more = await register(stage, first, [{ ...sayings.home, sourceKey: 'm' }], 'partner list')
  await suggest()
  expect((await queue(first)).total).toBe(3)
  expect((await context()).settles).toBe(1)
  await decide(first, 'not same')
  await first.post('/people/decisions', {
    leftAnchorId: home,
    rightAnchorId: more['m'],
    verdict: 'same',
    reason: 'As shown',
  })
  expect((await queue(first)).total).toBe(0)
})

it('shows the family on both sides, a child who is one, and what cannot hold together', async () => {
  const families = await register(stage, first, [
    {
      sourceKey: '1',
      fullName: 'ليلى توكاييفا',
      sex: 'female',
      ...day('1990-05-01'),
      familyGroup: '7',
      said: { relation: 'mother' },
    },
    {
      sourceKey: '2',
      fullName: 'يوسف توكاييف',
      sex: 'male',
      ...day('1996-03-01'),
      familyGroup: '7',
      said: { relation: 'son' },
    },
  ])
  const registry = await register(
    stage,
    first,
    [
      { sourceKey: '1', fullName: 'Тоқаева Ләйлә', sex: 'female' },
      {
        sourceKey: '2',
        fullName: 'Тоқаев Жүсіп',
        sex: 'male',
        ...day('1996-03-01'),
        motherName: 'Тоқаева Ләйлә',
      },
    ],
    'civil registry',
  )
  const ask = async () =>
    (await first.get(`/people/compare/context?left=${families['1']}&right=${registry['1']}`)).body
  const before = await ask()
  expect(before.family.left).toMatchObject([{ anchorId: families['2'], role: 'child' }])
  expect(before.family.right).toMatchObject([{ anchorId: registry['2'], role: 'child' }])
  // What the camp list says by itself does not hold together either, but joining the two does not make it so.
  expect(before.contradictions).toMatchObject([{ code: 'mother-too-young', about: [registry['2']] }])
  await first.post('/people/decisions', {
    leftAnchorId: families['2'],
    rightAnchorId: registry['2'],
    verdict: 'same',
    reason: 'As shown',
  })
  expect((await ask()).family.shared).toMatchObject([{ as: 'one' }])
  const own = (await first.get(`/people/${registry['2']}/contradictions`)).body
  expect(own.items).toMatchObject([{ code: 'mother-too-young' }])
  const stranger = await stage.person('identity_analyst', await stage.agency())
  expect((await stranger.get(`/people/${camp}/contradictions`)).status).toBe(404)
  expect((await stranger.get(`/people/compare/context?left=${camp}&right=${home}`)).status).toBe(404)
})

it('counts how it goes, for those who may know, and tells nothing of a few', async () => {
  await opine(first, 'same')
  await decide(second, 'same')
  const few = (await first.get('/people/matches/quality')).body
  expect(
    few.calibration.reduce((sum: number, bin: { pairs: number | null }) => sum + (bin.pairs ?? 0), 0),
  ).toBe(0)
  expect(few.agreement).toEqual({ pairs: null, agreeing: null })
  expect(few.days).toMatchObject([{ same: 1, notSame: 0, undone: 0 }])
  const many = Array.from({ length: 5 }, (_, i) => ({
    ...sayings.camp,
    sourceKey: `x${i}`,
    ...day(`198${i}-05-01`),
  }))
  const [left, right] = [
    await register(stage, first, many),
    await register(stage, first, many, 'civil registry'),
  ]
  await suggest()
  for (let i = 0; i < 5; i++) {
    const pair = { leftAnchorId: left[`x${i}`], rightAnchorId: right[`x${i}`], reason: 'As shown' }
    await first.post('/people/opinions', { ...pair, verdict: 'same' })
    await second.post('/people/decisions', { ...pair, verdict: i === 0 ? 'not same' : 'same' })
  }
  const officer = await stage.person('data_protection_officer', first.agencyId)
  const told = (await officer.get('/people/matches/quality')).body
  expect(told.agreement).toEqual({ pairs: 6, agreeing: 5 })
  const top = told.calibration.findLast((bin: { pairs: number }) => bin.pairs)
  expect(top.pairs).toBeGreaterThanOrEqual(5)
  expect(top.same).toBe(top.pairs)
  const press = await stage.person('press_officer', first.agencyId)
  expect((await press.get('/people/matches/quality')).status).toBe(404)
  const elsewhere = await stage.person('data_protection_officer', await stage.agency())
  expect((await elsewhere.get('/people/matches/quality')).body.open.pairs).toBe(0)
})

it('keeps a queue by list, script and what it takes', async () => {
  await register(
    stage,
    first,
    [{ ...sayings.home, sourceKey: 'p', fullName: 'Aigerim Tokayeva' }],
    'prison list',
  )
  await suggest()
  expect((await queue(first)).total).toBe(3)
  expect((await queue(first, `&source=${at.sourceId}`)).total).toBe(2)
  expect((await queue(first, '&script=Latn')).total).toBe(2)
  expect((await queue(first, '&kind=two%20officers')).total).toBe(2)
  expect((await queue(first, '&kind=reopened')).total).toBe(0)
})
