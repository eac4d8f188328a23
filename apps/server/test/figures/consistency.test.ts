// Whether all claims can hold: whole statements in the register, the job, what makes its answer stale, and the public
// page, which says nothing before a second officer published it.
import { publicStatements } from '@oralu/figures'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let press: Person
let second: Person
let consul: Person
let stranger: Person

beforeAll(async () => {
  stage = await openStage()
  const agency = await stage.agency('Agency <of> Returns')
  press = await stage.person('press_officer', agency)
  second = await stage.person('press_officer', agency)
  consul = await stage.person('consular_officer', agency)
  stranger = await stage.person('press_officer', await stage.agency())
})
afterAll(() => stage?.close())

const page = async (who: Person = press) => (await who.get('/figures/consistency')).body
const publicPage = async (language = 'en') =>
  (await stage.app.inject({ method: 'GET', url: `/public/${language}/claims` })).body

async function check(asked: unknown[] = []) {
  const { status, body } = await press.post('/figures/consistency', { asked })
  expect(status).toBe(200)
  return await stage.jobEnds(body.jobId)
}

const plain = (key: string, more: Record<string, unknown> = {}) => ({
  key,
  publisher: 'A <newspaper>',
  statedFrom: '2021-02-05',
  address: 'example.org/1',
  event: 'died',
  note: 'a statement',
  quantities: [{ category: 'total', kind: 'exact', value: 12 }],
  ...more,
})

it('keeps readings, shares, tolerances, adults and later events whole, and supersedes them', async () => {
  await stranger.post('/figures/claims', { claim: plain('other') })
  const whole = {
    ...plain('whole'),
    event: 'accused',
    readings: [
      { note: 'of the others', as: 'other', categories: ['adults'] },
      { note: 'by a day', scope: { event: 'detained', period: { to: '2021-01-01' }, note: 'until then' } },
    ],
    quantities: [
      { category: 'total', kind: 'about', value: 100, upper: null, tolerance: 7, of: null },
      { category: 'men', kind: 'share', value: 12.5, upper: null, tolerance: 0.5, of: { as: 'other' } },
      { category: 'adults', kind: 'at-least', value: 40, upper: null, tolerance: null, of: null },
    ],
  }
  const made = await stranger.post('/figures/claims', { claim: whole })
  expect(made.status).toBe(200)
  const { claim } = (await stranger.get(`/figures/claims/${made.body.id}`)).body
  expect(claim).toMatchObject({ event: 'accused', readings: whole.readings, quantities: whole.quantities })
  const { readings: _, ...without } = whole
  const mended = await stranger.post(`/figures/claims/${made.body.id}/supersede`, {
    claim: without,
    reason: 'There was one reading.',
  })
  expect((await stranger.get(`/figures/claims/${mended.body.id}`)).body.claim.readings).toBeNull()
  expect((await stranger.get(`/figures/claims/${made.body.id}`)).body.claim.readings).toEqual(whole.readings)
})

it.each([
  ['a share above the whole', { quantities: [{ category: 'men', kind: 'share', value: 101 }] }],
  [
    'a tolerance of an exact number',
    { quantities: [{ category: 'men', kind: 'exact', value: 1, tolerance: 1 }] },
  ],
  ['half a person', { quantities: [{ category: 'men', kind: 'about', value: 1, tolerance: 0.5 }] }],
  ['a reading of nothing', { readings: [{ note: 'x' }] }],
  ['a reading as a claim that is not there', { readings: [{ note: 'x', as: 'nowhere' }] }],
  ['a reading as itself', { readings: [{ note: 'x', as: 'bad' }] }],
])('refuses %s', async (_, more) => {
  const { status, body } = await press.post('/figures/claims', { claim: plain('bad', more) })
  expect([status, body.code]).toEqual([400, 'body-invalid'])
})

it('loads the public record whole and finds the reading under which 33, 187 and 490 fit', async () => {
  expect(await page()).toMatchObject({ claims: 0, last: null, jobId: null, publicSince: null })
  await press.post('/figures/claims/public-record')
  const { rows } = await stage.root.query(
    'select count(*)::int as n from figures.claim where readings is not null and agency_id = $1',
    [press.agencyId],
  )
  expect(rows[0].n).toBe(publicStatements.claims.filter((claim) => claim.readings).length)
  const job = await check([{ event: 'repatriated', missions: ['jusan-3'], category: 'men' }])
  expect(job).toMatchObject({ state: 'done', result: { claims: publicStatements.claims.length } })
  const { last } = await page()
  expect(last.read).toHaveLength(publicStatements.claims.length)
  expect(last).toMatchObject({ stale: false, answer: { consistent: false }, publishedAt: null })
  const found = last.answer.readings.find((each: { claim: string }) => each.claim === 'seed-2019')
  expect(found).toMatchObject({ as: 'returns-all' })
  expect(found.removes).toHaveLength(1)
  const set = last.answer.sets[found.removes[0]]
  expect(set).toMatchObject({ claims: ['seed-2019'], arithmetic: '187 + 490 = 677 > 650', excess: 27 })
  expect(last.answer.unknown[0]).toMatchObject({ missions: ['jusan-3'], category: 'men', low: 8, high: 9 })
}, 120_000)

it('refuses to bound a group that no claim names', async () => {
  const asked = [{ event: 'repatriated', missions: ['jusan-77'], category: 'men' }]
  expect((await press.post('/figures/consistency', { asked })).body.code).toBe('refers-to-nothing')
})

it('lets who only reads read, shows another agency nothing of it, and orders nothing for either', async () => {
  const read = await page(consul)
  expect(read.last).toMatchObject({ mayPropose: false, mayPublish: false })
  expect((await consul.post('/figures/consistency', {})).status).toBe(403)
  const { id } = read.last
  expect((await page(stranger)).last).toBeNull()
  for (const step of ['propose', 'publish'])
    expect((await stranger.post(`/figures/consistency/${id}/${step}`)).status).toBe(404)
})

it('stops when asked, and keeps no answer', async () => {
  const { body } = await press.post('/figures/consistency', {})
  await press.post(`/jobs/${body.jobId}/cancel`)
  expect(await stage.jobEnds(body.jobId)).toMatchObject({ state: 'cancelled' })
  const { rows } = await stage.root.query('select state, answer from figures.consistency where id = $1', [
    body.id,
  ])
  expect(rows[0].answer).toBeNull()
  expect((await page()).jobId).toBeNull()
}, 60_000)

it('goes to the public by two officers, and not before', async () => {
  const nothing = await publicPage()
  expect(nothing).not.toContain('jusan')
  const { id } = (await page()).last
  expect((await second.post(`/figures/consistency/${id}/publish`)).body.code).toBe('step-not-open')
  expect((await press.post(`/figures/consistency/${id}/propose`)).status).toBe(200)
  expect((await press.post(`/figures/consistency/${id}/publish`)).body.code).toBe('same-person-twice')
  expect(await publicPage()).toBe(nothing)
  // The database refuses it too, whoever asks.
  await expect(
    stage.root.query(
      'update figures.consistency set published_by = proposed_by, published_at = now() where id = $1',
      [id],
    ),
  ).rejects.toThrow('check')
  expect((await page(second)).last.mayPublish).toBe(true)
  expect((await second.post(`/figures/consistency/${id}/publish`)).status).toBe(200)
  for (const language of ['kk', 'ru', 'en', 'ar']) {
    const body = await publicPage(language)
    for (const { key } of publicStatements.claims) expect(body).toContain(`id="${key}"`)
    expect(body).toContain('187 + 490 = 677 &gt; 650')
    expect(body).not.toMatch(/<script|\son\w+=|style=/i)
  }
  expect(await publicPage()).toContain('Agency &lt;of&gt; Returns')
  await expect(
    stage.root.query(`update figures.consistency set answer = '{}' where id = $1`, [id]),
  ).rejects.toThrow('do not change')
})

it('lets nobody write a step in another’s name, or an answer to another’s order, past the routes', async () => {
  const { id } = (await page()).last
  const attempts = [
    sql`update figures.consistency set published_by = ${consul.id}, published_at = now() where id = ${id}`,
    sql`update figures.consistency set proposed_by = null, proposed_at = null where id = ${id}`,
    sql`insert into figures.consistency (state, claim_ids, answer, answered_at) values ('answered', '{}', '{}', now())`,
    sql`insert into figures.consistency (ordered_by) values (${press.id})`,
  ]
  for (const attempt of attempts)
    await expect(
      inTransaction(stage.services.database.app, { token: second.token }, (db) => attempt.execute(db)),
    ).rejects.toThrow()
  const own = await press.post('/figures/consistency', {})
  const answering = sql`update figures.consistency set state = 'answered', claim_ids = '{}', answer = '{}',
    answered_at = now() where id = ${own.body.id} and state = 'ordered'`
  await expect(
    inTransaction(stage.services.database.app, { token: second.token }, (db) => answering.execute(db)),
  ).rejects.toThrow('whoever ordered it')
  await press.post(`/jobs/${own.body.jobId}/cancel`)
  await stage.jobEnds(own.body.jobId)
}, 60_000)

it('is stale when a claim is added; what is added stays off the public page, and is not published unread', async () => {
  const { body: made } = await press.post('/figures/claims', { claim: plain('fresh-claim') })
  const { last } = await page()
  expect(last).toMatchObject({ stale: true, mayPropose: false })
  expect(await publicPage()).not.toContain('fresh-claim')
  await check()
  const { id } = (await page()).last
  expect((await page()).last.stale).toBe(false)
  await press.post(`/figures/consistency/${id}/propose`)
  const mended = { claim: plain('fresh-claim', { note: 'mended' }), reason: 'A word was wrong.' }
  await press.post(`/figures/claims/${made.id}/supersede`, mended)
  expect((await second.post(`/figures/consistency/${id}/publish`)).body.code).toBe('state-changed')
  expect(await publicPage()).not.toContain('fresh-claim')
}, 120_000)
