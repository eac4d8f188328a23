// Grants by two people, break-glass with its review, and what a data-protection officer reads in the morning.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let home: string
let away: string
let officer: Person
let colleague: Person
let analyst: Person
let stranger: Person
let foreignOfficer: Person
let anchor: string

beforeAll(async () => {
  stage = await openStage()
  home = await stage.agency()
  away = await stage.agency()
  officer = await stage.person('data_protection_officer', home)
  colleague = await stage.person('data_protection_officer', home)
  analyst = await stage.person('identity_analyst', home)
  stranger = await stage.person('identity_analyst', away)
  foreignOfficer = await stage.person('data_protection_officer', away)
  anchor = randomUUID()
  await stage.root.query('insert into people.person (id, agency_id) values ($1, $2)', [anchor, home])
  await stage.root.query(
    'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $1, $1)',
    [anchor, home],
  )
})
afterAll(() => stage?.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const grant = (more: object = {}) => ({
  compartment: 'identity',
  toAgencyId: away,
  purpose: 'verification of a list',
  endsAt: inDays(30),
  ...more,
})

it('opens rows to another agency only once a second person has confirmed, and closes them at the end', async () => {
  const sees = async () => {
    const app = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [stranger.token])
      return (await app.query('select from people.anchor where id = $1', [anchor])).rowCount
    } finally {
      await app.end()
    }
  }
  expect(await sees()).toBe(0)
  const { body } = await officer.post('/grants', grant())
  expect(body.state).toBe('proposed')
  expect(await sees()).toBe(0)
  expect((await officer.post(`/oversight/grants/${body.id}/confirm`)).body.code).toBe('same-person-twice')
  expect((await analyst.post(`/oversight/grants/${body.id}/confirm`)).status).toBe(404)
  expect((await foreignOfficer.post(`/oversight/grants/${body.id}/confirm`)).status).toBe(403)
  expect((await colleague.post(`/oversight/grants/${body.id}/confirm`)).body).toEqual({
    id: body.id,
    state: 'live',
  })
  expect(await sees()).toBe(1)
  expect((await colleague.post(`/oversight/grants/${body.id}/confirm`)).status).toBe(409)
  expect((await foreignOfficer.get('/oversight/grants?state=live')).body.items).toEqual([
    expect.objectContaining({ id: body.id, given: false }),
  ])
  expect((await officer.post(`/oversight/grants/${body.id}/end`)).body.state).toBe('ended')
  expect(await sees()).toBe(0)
  expect((await officer.post(`/oversight/grants/${body.id}/end`)).status).toBe(409)
})

it('takes a proposal from whoever decides in the compartment, and from nobody else', async () => {
  expect((await analyst.post('/grants', grant())).status).toBe(200)
  expect((await analyst.post('/grants', grant({ compartment: 'health' }))).status).toBe(403)
  expect((await analyst.post('/grants', grant({ endsAt: inDays(-1) }))).status).toBe(400)
  expect((await analyst.post('/grants', grant({ endsAt: inDays(900) }))).status).toBe(400)
  expect((await analyst.post('/grants', grant({ toAccountId: stranger.id }))).status).toBe(400)
  expect(
    (await analyst.post('/grants', grant({ toAgencyId: undefined, toAccountId: analyst.id }))).body.code,
  ).toBe('same-person-twice')
  expect((await analyst.get('/me/grants')).body.items).toHaveLength(1)
})

it('tells which grants are about to end', async () => {
  const { body } = await officer.post('/grants', grant({ endsAt: inDays(3) }))
  await colleague.post(`/oversight/grants/${body.id}/confirm`)
  expect(
    (await officer.get('/oversight/grants?state=ending')).body.items.map((each: { id: string }) => each.id),
  ).toEqual([body.id])
  expect((await officer.get('/oversight/morning')).body.grantsEnding).toHaveLength(1)
  await officer.post(`/oversight/grants/${body.id}/end`)
})

it('breaks the glass for one person with a reason, and has it reviewed by another', async () => {
  const reason = 'the child had a seizure on arrival at night'
  expect(
    (await analyst.post('/break-glass', { compartment: 'health', subjectId: anchor, reason: 'too short' }))
      .status,
  ).toBe(400)
  expect(
    (await analyst.post('/break-glass', { compartment: 'legal', subjectId: anchor, reason })).status,
  ).toBe(403)
  expect(
    (await analyst.post('/break-glass', { compartment: 'health', subjectId: randomUUID(), reason })).status,
  ).toBe(404)
  expect(
    (await stranger.post('/break-glass', { compartment: 'health', subjectId: anchor, reason })).status,
  ).toBe(404)
  const opened = await analyst.post('/break-glass', { compartment: 'health', subjectId: anchor, reason })
  expect(opened.status).toBe(200)
  expect((await analyst.get('/me/break-glass')).body.items).toEqual([
    expect.objectContaining({ id: opened.body.id, reason }),
  ])

  const waiting = await officer.get('/oversight/break-glass?state=waiting')
  expect(waiting.body.items.map((each: { id: string }) => each.id)).toEqual([opened.body.id])
  expect((await foreignOfficer.get('/oversight/break-glass')).body.items).toEqual([])
  expect(
    (await foreignOfficer.post(`/oversight/break-glass/${opened.body.id}/review`, { review: 'justified' }))
      .status,
  ).toBe(404)
  expect(
    (await analyst.post(`/oversight/break-glass/${opened.body.id}/review`, { review: 'justified' })).status,
  ).toBe(404)
  expect(
    (await officer.post(`/oversight/break-glass/${opened.body.id}/review`, { review: 'justified' })).body
      .state,
  ).toBe('reviewed')
  expect(
    (await officer.post(`/oversight/break-glass/${opened.body.id}/review`, { review: 'again' })).status,
  ).toBe(409)
})

it('shows readings by night, by break-glass and by their number, and not those of a day’s work', async () => {
  const clinician = await stage.person('clinician', home)
  const at = (who: Person, hour: string, times = 1) =>
    stage.root.query(
      `insert into ledger.entry (at, actor_id, by, act, about, row_ids)
       select (current_date - 1 + $2::time) at time zone 'Asia/Almaty', $1, 'account', 'read', 'people.health_said', array[gen_random_uuid()]
       from generate_series(1, $3)`,
      [who.id, hour, times],
    )
  for (const hour of ['19:59', '20:00', '05:59', '06:00']) await at(clinician, hour)
  await at(clinician, '11:00', 59)
  await at(clinician, '14:00', 60)
  const seen = async () =>
    (await officer.get('/oversight/unusual-readings?hours=72')).body.items.filter(
      (each: { actor: { id: string } }) => each.actor.id === clinician.id,
    )
  const found = await seen()
  expect(
    found.map((each: Record<string, unknown>) => [each['byNight'], each['byNumber'], each['readings']]),
  ).toEqual([
    [false, true, 60],
    [true, false, 1],
    [true, false, 1],
  ])
  expect((await foreignOfficer.get('/oversight/unusual-readings?hours=72')).body.items).toEqual([])

  const { first, last, actor } = found[0]
  const review = { first, last, accountId: actor.id, finding: 'in duty', words: 'A vaccination day.' }
  expect((await officer.post('/oversight/unusual-readings/review', review)).status).toBe(200)
  expect((await seen()).at(-1)).toMatchObject({ first, reviewed: { finding: 'in duty' } })
  expect(
    (await officer.post('/oversight/unusual-readings/review', { ...review, accountId: officer.id })).body
      .code,
  ).toBe('same-person-twice')

  await stage.root.query(
    `insert into ledger.entry (at, actor_id, by, act, about, row_ids) values (now(), $1, 'account', 'read', 'people.health_said', array[gen_random_uuid()])`,
    [analyst.id],
  )
  const after = (await officer.get('/oversight/unusual-readings?hours=1')).body.items
  expect(after.find((each: { actor: { id: string } }) => each.actor.id === analyst.id)).toMatchObject({
    byBreakGlass: true,
    rows: 1,
  })
})

it('pages the ledger of the agency by act, account and day', async () => {
  const page = (await officer.get(`/oversight/ledger?account=${analyst.id}&limit=1`)).body
  expect(page.items).toHaveLength(1)
  const next = (await officer.get(`/oversight/ledger?account=${analyst.id}&limit=1&after=${page.next}`)).body
  expect(next.items[0].number).toBeLessThan(page.items[0].number)
  expect(
    (await officer.get('/oversight/ledger?act=read')).body.items.every(
      (each: { act: string }) => each.act === 'read',
    ),
  ).toBe(true)
  expect((await officer.get('/oversight/ledger?since=2090-01-01')).body.items).toEqual([])
  expect((await officer.get('/oversight/ledger?zone=Nowhere/Land')).status).toBe(400)
  const foreign = (await foreignOfficer.get('/oversight/ledger')).body.items
  expect(foreign.filter((each: { actor: { id: string } | null }) => each.actor?.id === analyst.id)).toEqual(
    [],
  )
  expect(JSON.stringify(foreign)).not.toContain(analyst.id)
})

it('gives the last checkpoint as a signed note', async () => {
  await stage.seal()
  const { checkpoint } = (await officer.get('/oversight/checkpoint')).body
  expect(checkpoint).toMatchObject({ size: expect.any(Number), unsealed: 0 })
  const note = await officer.get('/oversight/checkpoint/note')
  expect(String(note.body)).toContain(`\n${checkpoint.size}\n`)
  expect(note.headers['content-disposition']).toContain('attachment')
})

it('lets the one who broke the glass read that person’s rows, and no other person’s', async () => {
  const worker = await stage.person('mission_planner', home)
  const other = randomUUID()
  await stage.root.query('insert into people.person (id, agency_id) values ($1, $2)', [other, home])
  await stage.root.query(
    'insert into people.anchor (id, agency_id, person_id, home_person_id) values ($1, $2, $1, $1)',
    [other, home],
  )
  await stage.root.query('begin')
  await stage.root.query('set local session_replication_role = replica')
  for (const each of [anchor, other])
    await stage.root.query(
      `insert into people.protection_said (agency_id, anchor_id, record_id, said, recorded_by) values ($1, $2, gen_random_uuid(), '{}', $3)`,
      [home, each, worker.id],
    )
  await stage.root.query('commit')
  const read = async () => {
    const app = await stage.connect('oralu_app')
    try {
      await app.query('begin')
      await app.query('select access.enter($1)', [worker.token])
      return (
        await app.query('select anchor_id from people.read_protection_said($1)', [[anchor, other]])
      ).rows.map((row) => row.anchor_id)
    } finally {
      await app.end()
    }
  }
  expect(await read()).toEqual([])
  await worker.post('/break-glass', {
    compartment: 'protection',
    subjectId: anchor,
    reason: 'the mother fears for the child tonight',
  })
  expect(await read()).toEqual([anchor])
})
