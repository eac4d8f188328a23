// Statements are recorded once, superseded and never changed; their sums tell what cannot all hold.
import { randomUUID } from 'node:crypto'
import { publicStatements } from '@oralu/figures'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let agency: string
let press: Person
let consul: Person
let stranger: Person

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  press = await stage.person('press_officer', agency)
  consul = await stage.person('consular_officer', agency)
  stranger = await stage.person('press_officer', await stage.agency())
})
afterAll(() => stage?.close())

const claim = (key: string, more: Record<string, unknown> = {}) => ({
  key,
  publisher: 'A newspaper',
  statedFrom: '2021-02-05',
  address: 'example.org/1',
  event: 'repatriated',
  note: 'a flight',
  quantities: [{ category: 'total', kind: 'exact', value: 12 }],
  ...more,
})

it('loads the public record once, however often it is asked, and concurrently', async () => {
  const answers = await Promise.all([
    press.post('/figures/claims/public-record'),
    press.post('/figures/claims/public-record'),
  ])
  expect(answers.map((each) => each.status)).toEqual([200, 200])
  expect(answers.map((each) => each.body.added).sort((a, b) => a - b)).toEqual([
    0,
    publicStatements.claims.length,
  ])
  expect((await press.post('/figures/claims/public-record')).body).toEqual({
    added: 0,
    known: publicStatements.claims.length,
  })
  const { rows } = await stage.root.query(
    'select (select count(*)::int from figures.claim) as claims, (select count(*)::int from figures.quantity) as numbers',
  )
  expect(rows[0]).toEqual({
    claims: publicStatements.claims.length,
    numbers: publicStatements.claims.flatMap((each) => each.quantities).length,
  })
})

it('lists them by key, page after page, each once', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { status, body } = await press.get(`/figures/claims?limit=10${after ? `&after=${after}` : ''}`)
    expect(status).toBe(200)
    seen.push(...body.items.map((each: { key: string }) => each.key))
    after = body.next
  } while (after)
  expect(seen.sort()).toEqual(publicStatements.claims.map((each) => each.key).sort())
  expect((await press.get('/figures/claims?after=bm9uc2Vuc2U')).status).toBe(400)
  expect(
    (await press.get('/figures/claims?text=seed')).body.items.map((each: { key: string }) => each.key),
  ).toContain('seed-2019')
})

it('finds by itself what the public record gives away', async () => {
  const { body } = await press.get('/figures/findings')
  const said = (code: string, category: string) =>
    body.findings
      .filter((each: { code: string; category: string }) => each.code === code && each.category === category)
      .map((each: { arithmetic: string }) => each.arithmetic)
  expect(said('parts-miss-total', 'total')).toEqual(['33 + 187 + 490 = 710, not 600'])
  expect(body.findings.find((each: { code: string }) => each.code === 'parts-miss-total').difference).toBe(
    110,
  )
  expect(said('missing-mission', 'total')).toContain('595 − 524 = 71')
  expect(said('missing-mission', 'men')).toContain('30 − 6 − 16 = 8; 30 − 5 − 16 = 9')
  expect(said('missions-make-whole', 'women')).toContain('11 + 59 + 67 = 137')
  expect(said('missions-make-whole', 'total')).toContain('595 + 12 = 607')
  expect(said('same-numbers-but', 'orphans')).toEqual(['31 ≠ 32'])
  expect(said('same-scope-differs', 'total')).toContain('47 ≠ 46 (5 + 11 + 30) ≠ 43')
  expect(said('earlier-exceeds-later', 'total')).toEqual(['824 > 710 (33 + 187 + 490)'])
  expect(said('missions-exceed-whole', 'men')).toEqual(['33 + 4 + 0 = 37, not 15 (725 − 188 − 522)'])
  const keys = new Set(body.named.map((each: { key: string }) => each.key))
  for (const finding of body.findings) for (const key of finding.claims) expect(keys).toContain(key)
})

it('shows a claim with the findings that rest on it and with its words', async () => {
  const { body: list } = await press.get('/figures/claims?text=seed-2019')
  const { status, body } = await press.get(`/figures/claims/${list.items[0].id}`)
  expect(status).toBe(200)
  expect(body.claim).toMatchObject({ key: 'seed-2019', statedTo: null, language: 'en' })
  expect(body.claim.quantities).toContainEqual({
    category: 'fighters',
    kind: 'exact',
    value: 33,
    upper: null,
    tolerance: null,
    of: null,
  })
  expect(body.findings.every((each: { claims: string[] }) => each.claims.includes('seed-2019'))).toBe(true)
  expect(body.findings.map((each: { code: string }) => each.code)).toContain('parts-miss-total')
})

it('supersedes a claim with a reason; the earlier one stays as it was', async () => {
  const { body: made } = await press.post('/figures/claims', { claim: claim('paper-1') })
  const key = randomUUID()
  const body = {
    claim: claim('paper-1', { quantities: [{ category: 'total', kind: 'about', value: 20 }] }),
    reason: 'A digit was read wrongly.',
  }
  const first = await press.post(`/figures/claims/${made.id}/supersede`, body, key)
  expect(first.status).toBe(200)
  expect((await press.post(`/figures/claims/${made.id}/supersede`, body, key)).body).toEqual(first.body)
  expect((await press.post(`/figures/claims/${made.id}/supersede`, body)).body.code).toBe('state-changed')
  const now = await press.get(`/figures/claims/${first.body.id}`)
  expect(now.body.earlier).toMatchObject([{ id: made.id, reason: 'A digit was read wrongly.' }])
  const before = await press.get(`/figures/claims/${made.id}`)
  expect(before.body.claim).toMatchObject({
    supersededBy: first.body.id,
    quantities: [{ category: 'total', kind: 'exact', value: 12, upper: null, tolerance: null, of: null }],
  })
  expect(before.body.findings).toEqual([])
  const another = { ...body, claim: claim('another-key') }
  expect((await press.post(`/figures/claims/${first.body.id}/supersede`, another)).status).toBe(400)
  await expect(
    stage.root.query(`update figures.claim set publisher = 'someone else' where id = $1`, [made.id]),
  ).rejects.toThrow('superseded')
})

it('refuses a second claim under a key, and writes nothing of it', async () => {
  await press.post('/figures/claims', { claim: claim('paper-2') })
  const again = await press.post('/figures/claims', { claim: claim('paper-2') })
  expect([again.status, again.body.code]).toEqual([409, 'state-changed'])
  const { rows } = await stage.root.query(
    `select count(*)::int as n from figures.claim where key = 'paper-2'`,
  )
  expect(rows[0].n).toBe(1)
})

it('keeps claims in their agency, and lets who only reads read', async () => {
  const { body } = await press.post('/figures/claims', { claim: claim('paper-3') })
  expect((await consul.get(`/figures/claims/${body.id}`)).status).toBe(200)
  expect((await consul.post('/figures/claims', { claim: claim('paper-4') })).status).toBe(403)
  expect((await stranger.get(`/figures/claims/${body.id}`)).status).toBe(404)
  expect((await stranger.get('/figures/claims')).body.items).toEqual([])
  expect((await stranger.get('/figures/findings')).body).toEqual({ findings: [], named: [] })
  expect(
    (await stranger.post(`/figures/claims/${body.id}/supersede`, { claim: claim('paper-3'), reason: 'x' }))
      .status,
  ).toBe(404)
  expect((await stage.visitor.get('/figures/claims')).status).toBe(401)
  const analyst = await stage.person('identity_analyst', agency)
  expect((await analyst.get('/figures/claims')).status).toBe(404)
  // A grant lets another agency read; writing at it stays refused.
  await stage.grant(agency, stranger.agencyId, 'press')
  expect((await stranger.get(`/figures/claims/${body.id}`)).status).toBe(200)
  const refused = await stranger.post(`/figures/claims/${body.id}/supersede`, {
    claim: claim('paper-3'),
    reason: 'x',
  })
  expect(refused.status).toBe(403)
})

it('writes each claim into the ledger', async () => {
  const { body } = await press.post('/figures/claims', { claim: claim('paper-5') })
  const { rows } = await stage.root.query(
    `select act, actor_id from ledger.entry where about = 'figures.claim' and $1 = any (row_ids)`,
    [body.id],
  )
  expect(rows).toEqual([{ act: 'insert', actor_id: press.id }])
})

const bad: [string, unknown][] = [
  ['a null byte', claim('bad', { publisher: 'a\u0000b' })],
  ['a control character', claim('bad', { note: 'a\u0007b' })],
  ['a huge word', claim('bad', { publisher: 'x'.repeat(100_000) })],
  [
    '1 GB of people',
    claim('bad', { quantities: [{ category: 'total', kind: 'exact', value: 1_073_741_824 }] }),
  ],
  [
    'a number beyond numbers',
    claim('bad', { quantities: [{ category: 'total', kind: 'exact', value: 1e308 }] }),
  ],
  ['a part of a person', claim('bad', { quantities: [{ category: 'total', kind: 'exact', value: 1.5 }] })],
  ['fewer than nobody', claim('bad', { quantities: [{ category: 'total', kind: 'exact', value: -1 }] })],
  [
    'a category twice',
    claim('bad', { quantities: Array(2).fill({ category: 'men', kind: 'exact', value: 1 }) }),
  ],
  [
    'between without an end',
    claim('bad', { quantities: [{ category: 'total', kind: 'between', value: 1 }] }),
  ],
  ['no number', claim('bad', { quantities: [] })],
  ['ten thousand missions', claim('bad', { missions: Array.from({ length: 10_000 }, (_, i) => `m${i}`) })],
  ['a day that does not exist', claim('bad', { statedFrom: '2021-02-30' })],
  ['an end before its beginning', claim('bad', { statedTo: '2021-01-01' })],
  ['a key with a slash', claim('a/b')],
  [
    'a sum of our own',
    claim('bad', { quantities: [{ category: 'total', kind: 'exact', value: 1, derived: true }] }),
  ],
  ['an unknown field', claim('bad', { score: 3 })],
  ['nothing', null],
  ['a list', []],
]
it.each(bad)('refuses %s with 400', async (_, body) => {
  const answer = await press.post('/figures/claims', { claim: body })
  expect([answer.status, answer.body.code]).toEqual([400, 'body-invalid'])
})

it('refuses a body of claims that is too large, broken or deep, without a 5xx', async () => {
  const send = (payload: string | Buffer) =>
    stage.app.inject({
      method: 'POST',
      url: '/api/figures/claims',
      payload,
      headers: {
        authorization: `Bearer ${press.token}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
    })
  expect((await send(`{"claim":"${'x'.repeat(2_000_000)}"}`)).statusCode).toBe(413)
  expect((await send('{"claim":')).statusCode).toBe(400)
  expect((await send(Buffer.from([0xff, 0xfe, 0x00]))).statusCode).toBe(400)
  expect((await send('['.repeat(300_000))).statusCode).toBe(400)
  expect((await send('{"claim":{"key":"a\\u0000"}}')).statusCode).toBe(400)
  const { rows } = await stage.root.query(`select count(*)::int as n from figures.claim where key = 'bad'`)
  expect(rows[0].n).toBe(0)
})
