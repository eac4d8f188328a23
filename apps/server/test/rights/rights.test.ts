// What a person asks about their data, from the officer who receives it to the answer; and a complaint that nobody whom
// it is about ever sees.
import { monthsAfter, type Role, requestDue, today } from '@oralu/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readings, register } from '../cases/register.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let home: string
let centre: string
let anchor: string
const of: Partial<Record<Role | 'second' | 'centreGuard', Person>> = {}
const who = (name: keyof typeof of) => of[name]!

beforeAll(async () => {
  stage = await openStage()
  ;[home, centre] = [await stage.agency(), await stage.agency()]
  for (const role of [
    'consular_officer',
    'identity_analyst',
    'clinician',
    'data_protection_officer',
  ] as const)
    of[role] = await stage.person(role, home)
  of.second = await stage.person('data_protection_officer', home)
  of.case_worker = await stage.person('case_worker', centre)
  anchor = await register(stage, home, 'Aizada', '1990-04-01')
})
afterAll(() => stage?.close())

const asked = {
  called: 'Aizada',
  askedBy: 'the person',
  asker: null,
  askedOn: today(),
  language: 'kk',
  words: 'My year of birth is wrong.',
}
const correction = (more: object = {}) => ({
  ...asked,
  anchorId: anchor,
  kind: 'correction',
  compartment: 'identity',
  shouldSay: 'Born in 1991',
  evidence: 'A birth record of 1991',
  ...more,
})

describe('a correction', () => {
  it('is received, routed, decided by the compartment, and answered; refused, it stands beside the fact', async () => {
    const { body: made } = await who('consular_officer').post('/rights/requests', correction())
    const path = (end: string) => `/oversight/requests/${made.id}/${end}`
    const dpo = who('data_protection_officer')
    expect((await who('consular_officer').get(`/rights/requests/${made.id}`)).body).toMatchObject({
      step: 'identity',
      may: [],
      dueOn: monthsAfter(today(), 1),
    })
    const { body: line } = await dpo.get('/oversight/requests')
    // Oversight reads no identity: it knows how to address the asker, and no more.
    expect(line.items).toMatchObject([{ id: made.id, called: 'Aizada', person: null }])
    // Not before it is decided, and not by who does not hold the compartment.
    const answer = { outcome: 'refused', words: 'No.', withheld: null, how: 'by letter', on: today() }
    expect((await dpo.post(path('answer'), answer)).body.code).toBe('step-not-open')
    await dpo.post(path('identity'), { how: 'Identity card seen' })
    expect((await dpo.post(path('answer'), answer)).body.code).toBe('step-not-open')
    await dpo.post(path('route'), { agencyId: home })
    const decision = { what: 'not corrected', words: 'The birth record is of another person.' }
    for (const other of [dpo, who('clinician'), who('case_worker')])
      expect(
        (await other.post(`/rights/requests/${made.id}/decide`, decision)).status,
      ).toBeGreaterThanOrEqual(403)
    const analyst = who('identity_analyst')
    expect((await analyst.get('/rights/requests')).body.items).toMatchObject([
      { id: made.id, step: 'decision' },
    ])
    expect((await analyst.post(`/rights/requests/${made.id}/decide`, decision)).status).toBe(200)
    expect((await dpo.post(path('answer'), answer)).status).toBe(200)
    expect((await dpo.post(path('extend'), { because: 'x' })).body.code).toBe('step-not-open')

    const statements = (person: Person, part = 'identity') =>
      person.get(`/rights/of/${anchor}/statements/${part}`).then(({ body }) => body.items)
    expect(await statements(analyst)).toMatchObject([{ words: asked.words, shouldSay: 'Born in 1991' }])
    expect(await statements(analyst, 'health')).toEqual([])
  })

  it('of a sensitive compartment is read as its facts are: by its holders, in the ledger', async () => {
    const { body } = await who('consular_officer').post(
      '/rights/requests',
      correction({ compartment: 'health', words: 'I never had that illness.', shouldSay: 'Healthy' }),
    )
    const dpo = who('data_protection_officer')
    await dpo.post(`/oversight/requests/${body.id}/route`, { agencyId: home })
    expect((await who('identity_analyst').get(`/rights/requests/${body.id}`)).status).toBe(404)
    const doctor = who('clinician')
    await doctor.post(`/rights/requests/${body.id}/decide`, {
      what: 'not corrected',
      words: 'The record stands.',
    })
    const seen = (person: Person) => person.get(`/rights/of/${anchor}/statements/health`)
    expect((await seen(doctor)).body.items).toHaveLength(1)
    expect(await readings(stage, 'rights.request', doctor.id)).toEqual([[body.id]])
    expect((await seen(who('identity_analyst'))).body.items).toEqual([])
  })

  it('is not received of someone whom the receiver cannot see', async () => {
    expect((await who('case_worker').post('/rights/requests', correction())).body.code).toBe(
      'refers-to-nothing',
    )
  })
})

describe('an objection', () => {
  it('stops what it names from the day it is received until it is refused, without saying so', async () => {
    const stopped = async (process: string) =>
      (await stage.root.query('select rights.stopped($1, $2) as stopped', [anchor, process])).rows[0].stopped
    const covered = async () =>
      (
        await stage.root.query(
          `select cooperation.covers(a, $1) as covered from (select
             jsonb_populate_record(null::cooperation.agreement, jsonb_build_object('agency_id', $2::uuid, 'subjects', 'of a source',
               'source_id', (select source_id from people.record where anchor_id = $1 limit 1))) as a) x`,
          [anchor, home],
        )
      ).rows[0].covered
    expect([await stopped('sharing'), await covered()]).toEqual([false, true])
    const { body } = await who('consular_officer').post('/rights/requests', {
      ...asked,
      anchorId: anchor,
      kind: 'objection',
      process: 'sharing',
    })
    expect([await stopped('sharing'), await stopped('research'), await covered()]).toEqual([
      true,
      false,
      false,
    ])
    const dpo = who('data_protection_officer')
    await dpo.post(`/oversight/requests/${body.id}/identity`, { how: 'Known to the office' })
    const answer = { words: 'x', withheld: null, how: 'in person', on: today() }
    expect(
      (await dpo.post(`/oversight/requests/${body.id}/answer`, { ...answer, outcome: 'granted in part' }))
        .status,
    ).toBe(400)
    await dpo.post(`/oversight/requests/${body.id}/answer`, { ...answer, outcome: 'refused' })
    expect([await stopped('sharing'), await covered()]).toEqual([false, true])
  })
})

describe('a complaint', () => {
  const complaint = (more: object = {}) => ({
    anchorId: null,
    aboutAgencyId: null,
    aboutAccounts: [] as string[],
    words: 'I was shouted at.',
    language: 'ru',
    reach: 'By telephone',
    ...more,
  })
  const visible = async (person: Person) => (await person.get('/oversight/complaints')).body.items ?? []

  it('is heard by who is not named in it, elsewhere where there is an elsewhere, and closed by two', async () => {
    const dpo = who('data_protection_officer')
    const taken = await who('case_worker').post(
      '/rights/complaints',
      complaint({ aboutAccounts: [who('consular_officer').id] }),
    )
    expect(taken).toMatchObject({ status: 200, body: {} })
    const [heard] = await visible(dpo)
    expect(heard).toMatchObject({ state: 'open', about: [{ id: who('consular_officer').id }] })
    const path = `/oversight/complaints/${heard.id}`
    for (const other of [who('consular_officer'), who('case_worker'), who('identity_analyst')])
      expect((await other.get(path)).status).toBe(404)
    await dpo.post(`${path}/entries`, { words: 'The officer was heard.' })
    expect((await dpo.post(`${path}/confirm`)).body.code).toBe('step-not-open')
    await dpo.post(`${path}/answer`, { finding: 'upheld', words: 'We are sorry.' })
    expect((await dpo.post(`${path}/confirm`)).body.code).toBe('same-person-twice')
    expect((await who('second').post(`${path}/confirm`)).status).toBe(200)
    expect((await dpo.post(`${path}/answer`, { finding: 'not upheld', words: 'x' })).body.code).toBe(
      'step-not-open',
    )
  })

  it('about a data-protection officer is hidden from them, also its entries, and goes to another', async () => {
    const { second, data_protection_officer: named } = of
    await who('case_worker').post(
      '/rights/complaints',
      complaint({ aboutAccounts: [named!.id], words: 'Files were open.' }),
    )
    const [heard] = (await visible(second!)).filter((each: { state: string }) => each.state === 'open')
    await second!.post(`/oversight/complaints/${heard.id}/entries`, { words: 'A canary of it' })
    expect((await visible(named!)).map((each: { id: string }) => each.id)).not.toContain(heard.id)
    expect((await named!.get(`/oversight/complaints/${heard.id}`)).status).toBe(404)
    const app = await stage.connect('oralu_app')
    await app.query('begin')
    await app.query('select access.enter($1)', [named!.token])
    expect((await app.query(`select from rights.complaint_entry where words ~ 'canary'`)).rowCount).toBe(0)
    await app.end()
    // About the whole agency: to another one's, once there is one.
    const elsewhere = await stage.person('data_protection_officer', await stage.agency())
    await who('case_worker').post(
      '/rights/complaints',
      complaint({ aboutAgencyId: home, words: 'All of them.' }),
    )
    expect(await visible(elsewhere)).toMatchObject([{ state: 'open' }])
  })
})

describe('what people are told', () => {
  const texts = { kk: 'Құқықтарыңыз', ru: 'Ваши права', en: 'Your rights', ar: 'حقوقك' }

  it('is in force by two, one version at a time, and that it was told is on record', async () => {
    const dpo = who('data_protection_officer')
    const propose = async () => (await dpo.post('/oversight/notices', { name: 'On arrival', texts })).body.id
    const first = await propose()
    const given = (noticeId: string) => ({
      noticeId,
      toWhom: 'the person',
      on: today(),
      how: 'read out',
      language: 'kk',
      words: null,
    })
    const consul = who('consular_officer')
    expect((await consul.get('/rights/notices')).body.items).toMatchObject([{ state: 'waits for a second' }])
    expect((await consul.post(`/rights/of/${anchor}/notices`, given(first))).body.code).toBe(
      'refers-to-nothing',
    )
    expect((await dpo.post(`/oversight/notices/${first}/confirm`)).body.code).toBe('same-person-twice')
    await who('second').post(`/oversight/notices/${first}/confirm`)
    expect((await consul.post(`/rights/of/${anchor}/notices`, given(first))).status).toBe(200)
    const next = await propose()
    await who('second').post(`/oversight/notices/${next}/confirm`)
    expect((await dpo.get('/rights/notices')).body.items).toMatchObject([
      { id: next, state: 'in force' },
      { id: first, state: 'replaced' },
    ])
    expect((await who('clinician').get(`/rights/of/${anchor}/notices`)).body.items).toMatchObject([
      { notice: { id: first }, how: 'read out' },
    ])
    expect((await who('case_worker').get(`/rights/of/${anchor}/notices`)).status).toBe(404)
  })
})

it('counts a month as the database does, at every end of a month', async () => {
  const days = fc
    .sample(fc.integer({ min: 0, max: 20_000 }), 500)
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  const { rows } = await stage.root.query(
    `select d::text as day, (d + interval '1 month')::date::text as one, (d + interval '3 months')::date::text as three from unnest($1::date[]) d`,
    [[...days, '2024-01-31', '2023-01-31', '2023-11-30']],
  )
  for (const { day, one, three } of rows)
    expect([day, requestDue(day, false), requestDue(day, true)]).toEqual([day, one, three])
})
