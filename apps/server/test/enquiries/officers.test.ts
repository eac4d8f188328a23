// The office's side: no news without a verified enquirer and the person's own agreement, whoever asks and however.
import { createPublicKey, randomUUID } from 'node:crypto'
import { rightsOf, roles } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, hashOfCode } from '../../src/enquiries/codes.ts'
import { ledgerKey } from '../../src/ledger/sealer.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { register } from '../cases/register.ts'
import { openStage, type Person, type Stage } from '../support/oralu.ts'

let stage: Stage
let agency: string
let consul: Person
let second: Person
let protector: Person

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency('Consular service')
  consul = await stage.person('consular_officer', agency)
  second = await stage.person('consular_officer', agency)
  protector = await stage.person('child_protection_officer', agency)
})
afterAll(() => stage?.close())

async function send() {
  const id = randomUUID()
  const code = codeOf(stage.services.settings, id)
  const { rows } = await stage.root.query(
    `select enquiries.send($1, $2, 'kk', '{"name": "CANARY-MOTHER", "relation": "mother", "phone": "+7 700"}', '{"name": "CANARY-SON"}', 'CANARY-TOLD', '{}') as taken`,
    [id, hashOfCode(stage.services.settings, code)],
  )
  expect(rows[0].taken).toBe('taken')
  return { id, code }
}
const look = async (code: string) =>
  (
    await stage.app.inject({
      method: 'POST',
      url: '/public/en/enquiry/status',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ code }).toString(),
    })
  ).body

const news = (who: Person, id: string, text = 'They are well.') =>
  who.post(`/enquiries/${id}/messages`, { text })
const heard = { heardBy: 'Consular officer, alone', heardOn: '2021-02-05' }

it('stands in a queue that names nobody; opening one is in the ledger', async () => {
  const { id } = await send()
  const { body } = await consul.get('/enquiries')
  expect(JSON.stringify(body)).not.toContain('CANARY')
  expect(body.items.map((each: { id: string }) => each.id)).toContain(id)
  const before = await stage.root.query(
    `select from ledger.entry where about = 'enquiries.enquiry' and act = 'read'`,
  )
  const opened = await consul.get(`/enquiries/${id}`)
  expect(opened.body).toMatchObject({
    enquirer: { name: 'CANARY-MOTHER' },
    sought: { name: 'CANARY-SON' },
    told: 'CANARY-TOLD',
    newsMayGo: false,
  })
  const after = await stage.root.query(
    `select from ledger.entry where about = 'enquiries.enquiry' and act = 'read'`,
  )
  expect(after.rowCount).toBe(before.rowCount! + 1)
  expect((await consul.get('/enquiries/counts')).body.fresh).toBeGreaterThan(0)
})

it('lets news about an adult go only once verified and agreed, and stops it when either falls', async () => {
  const { id, code } = await send()
  await consul.post(`/enquiries/${id}/take`)
  const refused = async () => expect((await news(consul, id)).body.code).toBe('gate-unmet')
  await refused()
  expect((await consul.post(`/enquiries/${id}/messages`, { template: 'call us' })).status).toBe(200)
  const verified = await consul.post(`/enquiries/${id}/verifications`, {
    how: 'document seen',
    evidence: 'Identity card',
  })
  expect(verified.status).toBe(200)
  await refused()
  const anchorId = await register(stage, agency, 'Yerlan', '1990-01-01')
  const named = await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'Name and year fit.' })
  await refused()
  const agree = (answer: string) =>
    consul.post(`/enquiries/${id}/agreements`, { soughtId: named.body.id, answer, ...heard })
  expect((await agree('no')).status).toBe(200)
  await refused()
  expect((await agree('yes')).status).toBe(200)
  expect((await news(consul, id)).status).toBe(200)
  const page = await look(code)
  expect(page).toContain('Your enquiry is being worked on.')
  expect(page).toContain('They are well.')
  expect(page).toContain('Please call us on a working day')
  expect(page).not.toContain('CANARY')
  await agree('no')
  await refused()
  await agree('yes')
  await consul.post(`/enquiries/verifications/${verified.body.id}/withdraw`)
  await refused()
})

it('asks more where a child is sought: an assessment, and a second officer', async () => {
  const { id } = await send()
  const verified = await consul.post(`/enquiries/${id}/verifications`, {
    how: 'in person',
    evidence: 'CANARY-EVIDENCE',
  })
  const anchorId = await register(stage, agency, 'Aisha', '2020-01-01')
  const named = await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'CANARY-WHY' })
  const agree = async (answer: string) =>
    (await consul.post(`/enquiries/${id}/agreements`, { soughtId: named.body.id, answer, ...heard })).body.id
  await agree('no')
  const said = await agree('yes')
  const assess = (who: Person, of = said) =>
    who.post(`/enquiries/agreements/${of}/assess`, { assessment: 'Heard alone.' })
  expect((await news(consul, id)).body.code).toBe('gate-unmet')
  // The officer who assesses works where children are received; of the enquiry they learn what there is to assess.
  const centre = await stage.agency()
  const received = await stage.person('child_protection_officer', centre)
  const elsewhere = await stage.person('child_protection_officer', await stage.agency())
  expect((await received.get('/enquiries/to-assess')).body.items).toEqual([])
  expect((await assess(received)).status).toBe(404)
  await stage.root.query(
    'insert into cases.reception (agency_id, receiving_agency_id, recorded_by) values ($1, $2, $3)',
    [agency, centre, consul.id],
  )
  const readings = async () =>
    (await stage.root.query('select from ledger.entry where actor_id = $1', [received.id])).rowCount
  const before = await readings()
  const { body } = await received.get('/enquiries/to-assess')
  expect(await readings()).toBe(before! + 1)
  expect(body.items).toMatchObject([
    { id: said, answer: 'yes', asker: 'CANARY-MOTHER', relation: 'mother', verified: false, person: null },
  ])
  expect(JSON.stringify(body)).not.toMatch(/CANARY-(TOLD|SON|EVIDENCE|WHY)|\+7 700/)
  expect((await protector.get('/enquiries/to-assess')).body.items[0].person.name).toBe('Aisha')
  for (const who of [consul, elsewhere]) {
    expect((await who.get('/enquiries/to-assess')).body.items).toEqual([])
    expect((await assess(who)).status).toBe(404)
  }
  for (const path of [`/enquiries/${id}`, '/enquiries', '/enquiries/counts'])
    for (const who of [protector, received]) expect([path, (await who.get(path)).status]).toEqual([path, 404])
  expect((await assess(received)).status).toBe(200)
  expect((await assess(protector)).status).toBe(404)
  expect((await received.get('/enquiries/to-assess')).body.items).toEqual([])
  expect((await news(consul, id)).body.code).toBe('gate-unmet')
  expect((await consul.post(`/enquiries/verifications/${verified.body.id}/second`)).body.code).toBe(
    'same-person-twice',
  )
  expect((await second.post(`/enquiries/verifications/${verified.body.id}/second`)).status).toBe(200)
  const open = async () => (await consul.get(`/enquiries/${id}`)).body.newsMayGo
  expect(await open()).toBe(true)
  expect((await news(consul, id)).status).toBe(200)
  // The child answers anew: that is assessed anew.
  const anew = await agree('yes')
  expect(await open()).toBe(false)
  expect((await assess(protector, anew)).status).toBe(200)
  expect(await open()).toBe(true)
})

it('is overdue two weeks after the family wrote, or a month after the office answered', async () => {
  const { id } = await send()
  const late = async () =>
    (await consul.get('/enquiries?which=overdue')).body.items.some((each: { id: string }) => each.id === id)
  const days = async () =>
    (
      await stage.root.query('select due_on - access.today() as days from enquiries.enquiry where id = $1', [
        id,
      ])
    ).rows[0].days
  expect([await days(), await late()]).toEqual([14, false])
  await stage.root.query('update enquiries.enquiry set due_on = access.today() - 1 where id = $1', [id])
  expect(await late()).toBe(true)
  const before = (await consul.get('/enquiries/counts')).body.overdue
  await consul.post(`/enquiries/${id}/messages`, { template: 'received' })
  expect([await days(), await late()]).toEqual([30, false])
  expect((await consul.get('/enquiries/counts')).body.overdue).toBe(before - 1)
  await consul.post(`/enquiries/${id}/aside`, { aside: true })
  await stage.root.query('update enquiries.enquiry set due_on = access.today() - 1 where id = $1', [id])
  expect(await late()).toBe(false)
})

it('asks for the answer of each person whom the sought is taken to be', async () => {
  const { id } = await send()
  await consul.post(`/enquiries/${id}/verifications`, { how: 'in person', evidence: 'Identity card' })
  const name = async (who: string) => {
    const anchorId = await register(stage, agency, who, '1990-01-01')
    return (await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'Asked after.' })).body.id
  }
  const open = async () => (await consul.get(`/enquiries/${id}`)).body.newsMayGo
  const [first, second] = [await name('Yerlan'), await name('Aigerim')]
  const agree = (soughtId: string, answer: string) =>
    consul.post(`/enquiries/${id}/agreements`, { soughtId, answer, ...heard })
  await agree(first, 'no')
  await agree(second, 'yes')
  expect(await open()).toBe(false)
  await agree(first, 'yes')
  expect(await open()).toBe(true)
  await name('Dana')
  expect(await open()).toBe(false)
})

it('holds the gate in the database, whatever the program does', async () => {
  const { id } = await send()
  const elsewhere = await stage.agency()
  const stranger = await stage.person('consular_officer', elsewhere)
  const prosecutor = await stage.person('prosecutor_officer', agency)
  const anchorId = await register(stage, agency, 'Yerlan', '1990-01-01')
  const child = await register(stage, agency, 'Aisha', '2020-01-01')
  const hidden = await register(stage, elsewhere, 'Hidden', '1990-01-01')
  const made = async (path: string, body: object) =>
    (await consul.post(`/enquiries/${id}/${path}`, body)).body.id
  const verification = await made('verifications', { how: 'in person', evidence: 'Card' })
  const person = await made('persons', { anchorId: child, why: 'Name.' })
  const agreement = await made('agreements', { soughtId: person, answer: 'no', ...heard })
  const client = await stage.connect('oralu_app')
  const as = async (token: string, statement: string, values: unknown[] = []) => {
    await client.query('begin')
    try {
      await client.query('select access.enter($1)', [token])
      return (await client.query(statement, values)).rowCount
    } catch (error) {
      return (error as Error).message
    } finally {
      await client.query('rollback')
    }
  }
  const write = (who: Person, side: string, by: string | null) =>
    as(
      who.token,
      `insert into enquiries.message (enquiry_id, side, text, written_by) values ($1, $2, 'They live.', $3)`,
      [id, side, by],
    )
  const verify = (who: Person, columns: string, values: string) =>
    as(
      who.token,
      `insert into enquiries.verification (enquiry_id, how, evidence${columns}) values ($1, 'in person', 'x'${values})`,
      [id],
    )
  const denied = /permission denied|row-level security/
  try {
    expect(await write(consul, 'office', consul.id)).toMatch('no news without')
    expect(await write(consul, 'office', second.id)).toMatch('own name')
    expect(await write(protector, 'office', protector.id)).toMatch('own name')
    expect(await write(consul, 'family', null)).toMatch('nobody writes for the family')
    expect(await write(stranger, 'office', stranger.id)).toMatch('no such enquiry')
    // Whoever has no part in it is told the same of it and of one that does not exist, under whatever agency.
    for (const who of [prosecutor, stranger])
      for (const [at, about] of [
        [agency, id],
        [agency, randomUUID()],
        [elsewhere, id],
        [elsewhere, randomUUID()],
      ])
        for (const [table, columns] of [
          ['message', `side, template, written_by) values ($1, $2, 'office', 'call us', '${who.id}')`],
          ['verification', `how, evidence) values ($1, $2, 'in person', 'x')`],
          ['sought_person', `why, anchor_id) values ($1, $2, 'x', '${anchorId}')`],
        ])
          expect(
            await as(who.token, `insert into enquiries.${table} (agency_id, enquiry_id, ${columns}`, [
              at,
              about,
            ]),
          ).toBe('no such enquiry')
    // Two officers are two: neither is written in for the other, and none confirms from elsewhere.
    const both = `, '${second.id}', now()`
    expect(await verify(consul, ', seconded_by, seconded_at', both)).toMatch('no more than was done')
    expect(await verify(consul, ', recorded_by', `, '${second.id}'`)).toMatch('own name')
    expect(await verify(protector, '', '')).toMatch('does not record')
    expect(await verify(stranger, '', '')).toMatch('no such enquiry')
    const second_ = 'update enquiries.verification set seconded_by = $2, seconded_at = now() where id = $1'
    expect(await as(consul.token, second_, [verification, second.id])).toMatch('own name')
    expect(await as(consul.token, second_, [verification, consul.id])).toMatch('check constraint')
    expect(await as(protector.token, second_, [verification, protector.id])).toBe(0)
    expect(await as(stranger.token, second_, [verification, stranger.id])).toBe(0)
    // What a person answered stays theirs.
    const say = (set: string, who = consul) =>
      as(who.token, `update enquiries.agreement set ${set} where id = $1`, [agreement])
    expect(await say(`answer = 'yes'`)).toMatch('record anew')
    expect(await say('child = false')).toMatch('record anew')
    const assessed = (who: Person) => `assessed_by = '${who.id}', assessed_at = now(), assessment = 'x'`
    expect(await say(assessed(second), second)).toMatch('child-protection officer')
    expect(await say(assessed(protector), second)).toMatch('own name')
    expect(await say(assessed(protector), protector)).toBe(0)
    const assess = (who: Person) => as(who.token, 'select where enquiries.assess($1, $2)', [agreement, 'x'])
    for (const who of [consul, stranger, prosecutor]) expect(await assess(who)).toBe(0)
    expect(await assess(protector)).toBe(1)
    expect(
      await as(consul.token, 'update enquiries.sought_person set anchor_id = $2 where id = $1', [
        person,
        anchorId,
      ]),
    ).toMatch('record anew')
    // Somebody whom the officer may not see is refused as one who does not exist.
    const noted = (anchor: string) =>
      as(
        consul.token,
        `insert into enquiries.sought_person (enquiry_id, anchor_id, why) values ($1, $2, 'x')`,
        [id, anchor],
      )
    expect(await noted(hidden)).toBe(await noted(randomUUID()))
    expect(await noted(anchorId)).toBe(1)
    // The enquiry itself, and what nobody reads but through the functions that note it.
    const set = (what: string, who = consul) =>
      as(who.token, `update enquiries.enquiry set ${what} where id = $1`, [id])
    for (const what of [
      'code_hash = null',
      'erase_on = access.today()',
      'due_on = access.today()',
      `enquirer = '{}'`,
    ])
      expect([what, await set(what)]).toEqual([what, expect.stringMatching(denied)])
    expect(await set(`worker_id = '${second.id}'`)).toMatch('own name')
    expect(await set(`state = 'closed'`, protector)).toBe(0)
    expect(await set('set_aside = true', stranger)).toBe(0)
    expect(await as(consul.token, 'select enquirer from enquiries.enquiry')).toMatch(denied)
    expect(
      await as(
        consul.token,
        `insert into enquiries.enquiry (agency_id, language, enquirer, sought) values (access.agency(), 'kk', '{}', '{}')`,
      ),
    ).toMatch(denied)
    // What the gate says is no answer to those whose enquiry it is not.
    const gate = (token: string) => as(token, 'select where enquiries.news_may_go($1)', [id])
    for (const who of [stranger, prosecutor]) expect(await gate(who.token)).toBe(0)
    // The public may call what the pages call, and reads nothing.
    for (const table of ['enquiry', 'message', 'verification', 'sought_person', 'agreement']) {
      expect(await as('', `select id from enquiries.${table}`)).toBe(0)
      expect(
        await as('', `select * from enquiries.read_${table}($1)`, [[id, person, verification, agreement]]),
      ).toBe(0)
      expect(await as('', `select * from enquiries.${table}`)).toMatch(denied)
      expect(await as('', `select * from enquiries.${table}_history`)).toMatch(denied)
    }
    expect(await as('', 'select * from enquiries.address_use')).toMatch(denied)
  } finally {
    await client.end()
  }
  const { rows } = await stage.root.query(`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'enquiries' and p.prorettype <> 'trigger'::regtype and p.proname not like 'read\\_%'
      and has_function_privilege('oralu_app', p.oid, 'execute') order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([
    'assess',
    'may_write',
    'news_may_go',
    'say',
    'send',
    'status',
    'to_assess',
  ])
})

it('is nothing to anyone else: no list, no count, no search, no error tells of it', async () => {
  const { id } = await send()
  const stranger = await stage.person('consular_officer', await stage.agency())
  expect((await stranger.get(`/enquiries/${id}`)).status).toBe(404)
  expect((await stranger.get('/enquiries')).body.items).toEqual([])
  expect((await stranger.get('/enquiries/counts')).body).toEqual({
    fresh: 0,
    overdue: 0,
    setAside: 0,
  })
  const anchorId = await register(stage, agency, 'Sought Anyone', '1990-01-01')
  const { rows } = await stage.root.query('select person_id from people.anchor where id = $1', [anchorId])
  const others: Person[] = []
  for (const role of roles)
    if (!rightsOf[role].enquiry?.includes('read') && role !== 'partner_guest')
      others.push(await stage.person(role, agency))
  expect(others.map(({ role }) => role)).toContain('prosecutor_officer')
  const paths = [
    `/people/${rows[0].person_id}`,
    '/people?q=Sought%20Anyone',
    '/people?q=CANARY-SON',
    '/people?q=CANARY-MOTHER',
    '/people/matches',
    '/people/questions',
    '/people/matches/counts',
    '/cases/legal',
  ]
  const answer = async (person: Person, path: string) => {
    // A refusal's instance is the id of its request.
    const { status, body } = await person.get(path)
    return [person.role, path, status, JSON.stringify({ ...body, instance: undefined })]
  }
  const all = () => Promise.all(others.flatMap((person) => paths.map((path) => answer(person, path))))
  const before = await all()
  await consul.post(`/enquiries/${id}/persons`, { anchorId, why: 'CANARY-WHY' })
  // An enquiry is no lead: what they see of the person is, to the letter, what they saw before.
  expect(await all()).toEqual(before)
  expect(before.map(([, , , body]) => body).join()).not.toContain('CANARY')
  expect(before).toContainEqual([
    'prosecutor_officer',
    paths[0],
    200,
    expect.stringContaining('Sought Anyone'),
  ])
  for (const person of others)
    for (const path of [
      '/enquiries',
      '/enquiries/counts',
      `/enquiries/${id}`,
      `/enquiries/${randomUUID()}`,
    ]) {
      const { status, body } = await person.get(path)
      expect([person.role, path, status, body.code]).toEqual([person.role, path, 404, 'not-found'])
    }
  // Not by a grant either, nor by break-glass.
  const guard = await stage.person('data_protection_officer', agency)
  const granted = await guard.post('/grants', {
    compartment: 'enquiry',
    toAgencyId: stranger.agencyId,
    purpose: 'Looking for leads',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  expect([granted.status, granted.body.code]).toEqual([400, 'body-invalid'])
  const prosecutor = others.find(({ role }) => role === 'prosecutor_officer')!
  const opened = await prosecutor.post('/break-glass', {
    compartment: 'enquiry',
    subjectId: anchorId,
    reason: 'To learn who asks after this person',
  })
  expect(opened.status).toBeGreaterThanOrEqual(400)
  await expect(
    stage.root.query(`set role oralu_app; insert into access.grant (agency_id, compartment, to_agency_id, purpose, ends_at, proposed_by)
      values ('${agency}', 'enquiry', '${stranger.agencyId}', 'x', now() + interval '1 day', '${guard.id}')`),
  ).rejects.toThrow(/row-level security|permission denied/)
  await stage.root.query('reset role')
})

it('shows nothing of any enquiry on any public page', async () => {
  const { code } = await send()
  const { code: other } = await send()
  const paths = [
    '',
    'communiques/',
    'figures/',
    'claims',
    'data/',
    'contact/',
    'enquiry',
    'enquiry/status',
    'feed.atom',
  ]
  const answers = await Promise.all([
    ...['kk', 'ru', 'en', 'ar'].flatMap((language) =>
      paths.map((path) => stage.app.inject({ url: `/public/${language}/${path}` })),
    ),
    ...['/api/openapi.json', '/metrics', '/healthz', '/readyz'].map((url) => stage.app.inject({ url })),
  ])
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(36)
  const said = [...answers.map(({ body }) => body), await look(other), await look('AAAA')].join()
  expect(said).not.toContain('CANARY')
  expect(said).not.toContain(code)
})

it('erases a year after closing what was written, and leaves that there was one', async () => {
  const { id, code } = await send()
  const anchorId = await register(stage, agency, 'Yerlan', '1990-01-01')
  const made = async (path: string, body: object) =>
    (await consul.post(`/enquiries/${id}/${path}`, body)).body.id
  await made('verifications', { how: 'in person', evidence: 'CANARY-EVIDENCE' })
  const soughtId = await made('persons', { anchorId, why: 'CANARY-WHY' })
  await made('agreements', { soughtId, answer: 'yes', extent: 'CANARY-EXTENT', ...heard })
  await made('messages', { text: 'CANARY-NEWS' })
  expect(await look(code)).toContain('CANARY-NEWS')
  expect((await consul.post(`/enquiries/${id}/close`)).status).toBe(200)
  expect((await consul.post(`/enquiries/${id}/messages`, { template: 'closing' })).body.code).toBe(
    'step-not-open',
  )
  const erase = async () => {
    const jobs = await stage.connect('oralu_jobs')
    await jobs.query('select enquiries.erase_overdue()')
    await jobs.end()
  }
  await erase()
  const closed = await consul.get(`/enquiries/${id}`)
  expect(closed.body.enquirer).toMatchObject({ name: 'CANARY-MOTHER' })
  expect(closed.body.events.map((each: { what: string }) => each.what)).toContain('closed')
  await stage.root.query('update enquiries.enquiry set erase_on = access.today() - 1 where id = $1', [id])
  await erase()
  const { body } = await consul.get(`/enquiries/${id}`)
  expect(body).toMatchObject({
    enquirer: null,
    sought: null,
    told: null,
    messages: [],
    persons: [],
    events: [],
  })
  expect(body.erasedAt).not.toBeNull()
  const gone = (await look(code)).replaceAll(code, 'CODE')
  expect(gone).toBe((await look('AAAA-BBBB-CCCC-DDDD-EEEE')).replaceAll('AAAA-BBBB-CCCC-DDDD-EEEE', 'CODE'))
  const { rows } = await stage.root.query(
    ['enquiry', 'message', 'verification', 'sought_person', 'agreement']
      .flatMap((table) => [table, `${table}_history`])
      .map((table) => `select to_jsonb(t)::text as said from enquiries.${table} t`)
      .join(' union all '),
  )
  const kept = rows
    .filter(({ said }) => said.includes(id))
    .map(({ said }) => said)
    .join()
  expect(kept).toContain('erased_at')
  expect(kept).not.toContain('CANARY')
  expect(kept).not.toContain(anchorId)
  // The ledger still adds up: what is gone is said to be gone.
  await stage.seal()
  const owner = await stage.connect('oralu_owner')
  try {
    const { fault } = await verifyLedger(owner, createPublicKey(ledgerKey(stage.services.settings.keysDir)))
    expect(fault).toBeUndefined()
  } finally {
    await owner.end()
  }
})
