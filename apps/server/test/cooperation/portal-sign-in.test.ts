// How a partner's liaison comes into the portal: bound by two officers, by a code read out once; and what a code is not.
import { randomUUID } from 'node:crypto'
import { plainCode } from '@oralu/domain'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signingIn } from '../session/browser.ts'
import { type Counter, openCounter } from './counter.ts'
import { must } from './states.ts'

let at: Counter
let browser: ReturnType<typeof signingIn>['browser']
let ledgerOf: ReturnType<typeof signingIn>['ledgerOf']
let guest: string
const email = 'Duty.Officer@b.example'

beforeAll(async () => {
  at = await openCounter()
  ;({ browser, ledgerOf } = signingIn(at.stage, at.agency))
}, 60_000)
afterAll(() => at?.stage.close())

const invite = (more: object = {}) =>
  at.liaison.post(`/cooperation/partners/${at.partner}/guests`, {
    name: 'Duty officer of B',
    email,
    language: 'en',
    focalPointId: null,
    ...more,
  })

async function newCode(by = at.consul, of = guest): Promise<string> {
  must(await by.post(`/cooperation/guests/${of}/code`))
  return must(await by.get(`/cooperation/guests/${of}/code`)).code.text
}

const comeIn = (code: string, as = email, from = browser()) =>
  from.ask('POST', '/auth/sign-in/portal-code', { email: as, code })

it('is bound to a partner by two officers, and by nobody else', async () => {
  const other = { agencyId: at.agency, name: 'x', email: 'x@b.example', language: 'en' }
  const byAdmin = await at.admin.post('/administration/accounts', { ...other, role: 'partner_guest' })
  expect(byAdmin.status).toBe(400)
  const fields = { name: 'State B', kind: 'state', country: 'KG', language: 'en', note: null }
  const path = `/cooperation/partners/${at.partner}`
  must(await at.liaison.send('PUT', path, { ...fields, mailbox: 'https://b.example/mailbox/1' }))
  expect((await invite()).body.code).toBe('step-not-open')
  must(await at.liaison.send('PUT', path, { ...fields, mailbox: null }))
  guest = must(await invite()).id
  expect((await invite()).body.code).toBe('state-changed')
  expect((await invite({ email: 'y@b.example', focalPointId: randomUUID() })).status).toBe(422)
  expect((await at.liaison.post(`/cooperation/guests/${guest}/code`)).body.code).toBe('step-not-open')
  expect((await at.liaison.post(`/cooperation/guests/${guest}/confirm`)).body.code).toBe('same-person-twice')
  // Not on the list of accounts either: the binding to the partner is what is confirmed.
  expect((await at.guard.post(`/oversight/accounts/${guest}/confirm`)).body.code).toBe('step-not-open')
  must(await at.consul.post(`/cooperation/guests/${guest}/confirm`))
  expect((await at.second.post(`/cooperation/guests/${guest}/confirm`)).body.code).toBe('step-not-open')
  const { items } = must(await at.second.get(`/cooperation/partners/${at.partner}/guests`))
  expect(items).toMatchObject([{ id: guest, state: 'active', email: email.toLowerCase(), codeAt: null }])
  expect((await at.admin.post(`/administration/accounts/${guest}/password-link`)).body.code).toBe(
    'step-not-open',
  )
})

it('signs in by a code that is shown once, serves once, and is kept nowhere', async () => {
  must(await at.consul.post(`/cooperation/guests/${guest}/code`))
  const path = `/cooperation/guests/${guest}/code`
  // To the officer who made it alone.
  expect(must(await at.second.get(path)).code).toBe(null)
  const { text, expiresAt } = must(await at.consul.get(path)).code
  expect(text).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/)
  const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(14)
  expect(minutes).toBeLessThanOrEqual(15)
  expect(must(await at.consul.get(path)).code).toBe(null)
  const { rows } = await at.stage.root.query(
    `select (select string_agg(c::text, ' ') from accounts.portal_code c) || (select string_agg(w::text, ' ') from access.write w) as kept`,
  )
  expect(rows[0].kept).not.toMatch(text)
  expect(rows[0].kept).not.toMatch(plainCode(text))

  const here = browser()
  // As it was heard: small letters, spaces.
  const answer = await comeIn(text.toLowerCase().replaceAll('-', ' '), ` ${email.toUpperCase()} `, here)
  expect([answer.statusCode, Object.keys(answer.json())]).toEqual([200, ['user']])
  const me = (await here.ask('GET', '/me')).json()
  expect([me.role, me.rights, me.agency.name]).toEqual([
    'partner_guest',
    ['portal.read', 'portal.write'],
    'Ministry of A',
  ])
  expect((await here.ask('GET', '/me/security')).json().sessions).toHaveLength(1)
  expect((await here.ask('GET', '/portal')).json()).toMatchObject({ partner: 'State B', requests: [] })
  expect((await comeIn(text)).statusCode).toBe(401)
  expect(await ledgerOf(guest)).toEqual([
    { act: 'sign-in', about: 'portal code', by: 'oralu_accounts' },
    { act: 'sign-in-refused', about: 'portal code', by: 'oralu_accounts' },
  ])
})

it('refuses alike a wrong code, an unknown e-mail, an officer’s and an ended guest’s', async () => {
  await at.stage.root.query('delete from accounts.attempt')
  const ended = must(await invite({ email: 'ended@b.example' })).id
  must(await at.consul.post(`/cooperation/guests/${ended}/confirm`))
  const code = await newCode(at.consul, ended)
  must(await at.liaison.post(`/cooperation/guests/${ended}/end`))
  const own = await newCode()
  const { rows } = await at.stage.root.query('select email from access.account where id = $1', [at.consul.id])
  const answers = []
  for (const [as, said] of [
    [email, 'AAAA-BBBB-CCCC-DDDD'],
    ['nobody@b.example', own],
    [rows[0].email, own],
    ['ended@b.example', code],
  ] as const) {
    const began = performance.now()
    const answer = await comeIn(said, as)
    answers.push([answer.statusCode, answer.body, answer.headers['set-cookie']])
    expect(performance.now() - began).toBeGreaterThan(295)
  }
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(answers[0]![0]).toBe(401)
  // No password opens it.
  expect((await browser().signIn(email)).statusCode).toBe(401)
  expect((await comeIn(own)).statusCode).toBe(200)
})

it('is dead after five wrong tries, after a quarter of an hour, and when another is made', async () => {
  const forget = () => at.stage.root.query('delete from accounts.attempt')
  await forget()
  const tried = await newCode()
  for (let i = 0; i < 5; i++) expect((await comeIn('AAAA-BBBB-CCCC-DDDD')).statusCode).toBe(401)
  expect((await comeIn(tried)).statusCode).toBe(429)
  await forget()
  expect((await comeIn(tried)).statusCode).toBe(401)
  const late = await newCode()
  await at.stage.root.query(`update accounts.portal_code set expires_at = now() - interval '1 second'`)
  expect((await comeIn(late)).statusCode).toBe(401)
  const first = await newCode()
  const second = await newCode(at.liaison)
  expect((await comeIn(first)).statusCode).toBe(401)
  // Of ten at once, one signs in.
  await forget()
  const answers = await Promise.all(Array.from({ length: 5 }, () => comeIn(second)))
  expect(answers.filter((each) => each.statusCode === 200)).toHaveLength(1)
})

it('ends with its sessions, at once', async () => {
  await at.stage.root.query('delete from accounts.attempt')
  const here = browser()
  expect((await comeIn(await newCode(), email, here)).statusCode).toBe(200)
  expect((await here.ask('GET', '/portal')).statusCode).toBe(200)
  must(await at.second.post(`/cooperation/guests/${guest}/end`))
  expect((await here.ask('GET', '/portal')).statusCode).toBe(401)
  expect((await at.consul.post(`/cooperation/guests/${guest}/code`)).body.code).toBe('step-not-open')
  const stranger = await at.stage.person('partner_liaison', await at.stage.agency())
  expect((await stranger.post(`/cooperation/guests/${guest}/end`)).status).toBe(404)
})
