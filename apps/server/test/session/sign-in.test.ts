// Signing in, as a browser does it: cookies, refusals that look alike, what another site cannot do.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/oralu.ts'
import { password, signingIn } from './browser.ts'

let stage: Stage
let officer: ReturnType<typeof signingIn>['officer']
let browser: ReturnType<typeof signingIn>['browser']
let ledgerOf: ReturnType<typeof signingIn>['ledgerOf']

beforeAll(async () => {
  stage = await openStage()
  ;({ officer, browser, ledgerOf } = signingIn(stage, await stage.agency()))
})
afterAll(async () => {
  await stage?.close()
})

it('signs an officer in by password; the token lies in the cookie alone', async () => {
  const { email, id } = await officer()
  const at = browser()
  const answer = await at.signIn(email.toUpperCase())
  expect(answer.statusCode).toBe(200)
  expect(answer.json().user.id).toBe(id)
  expect(answer.json()).not.toHaveProperty('token')
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/oralu\.session_token=/)
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect((await at.ask('GET', '/me')).json().account.id).toBe(id)
  expect(await ledgerOf(id)).toEqual([{ act: 'sign-in', about: 'password', by: 'oralu_accounts' }])

  await at.ask('POST', '/auth/sign-out', {})
  expect((await at.ask('GET', '/me')).statusCode).toBe(401)
  expect((await ledgerOf(id)).at(-1)).toMatchObject({ act: 'sign-out' })
})

it('answers a wrong password, an unknown e-mail and an account that is not active alike', async () => {
  const known = await officer()
  const ended = await officer()
  await stage.root.query(`update access.account set state = 'ended' where id = $1`, [ended.id])
  const wrong = await browser().signIn(known.email, 'something else entirely')
  const unknown = await browser().signIn('nobody@example.org')
  const inactive = await browser().signIn(ended.email)
  for (const answer of [unknown, inactive]) {
    expect([answer.statusCode, answer.body]).toEqual([wrong.statusCode, wrong.body])
    expect(answer.headers['set-cookie'] ?? '').not.toMatch(/session_token=[^;]/)
  }
  expect(wrong.statusCode).toBe(401)
  expect(await ledgerOf(known.id)).toContainEqual({
    act: 'sign-in-refused',
    about: 'password',
    by: 'oralu_accounts',
  })
  expect(await ledgerOf(ended.id)).toContainEqual({
    act: 'sign-in-refused',
    about: 'password',
    by: 'oralu_accounts',
  })
  expect(
    (
      await stage.root.query(
        `select count(*)::int as n from accounts.session where "userId" = $1 and token not like 'test%'`,
        [ended.id],
      )
    ).rows[0].n,
  ).toBe(0)
})

it('takes about the same time for an unknown e-mail as for a wrong password', async () => {
  const { email } = await officer()
  const times: [number[], number[]] = [[], []]
  for (let i = 0; i < 4; i++) {
    for (const kind of [0, 1] as const) {
      const began = performance.now()
      await browser().signIn(kind ? `nobody${i}@example.org` : email, 'not the right one at all')
      times[kind].push(performance.now() - began)
    }
  }
  const [wrong, unknown] = times.map((each) => each.sort((a, b) => a - b)[1]!) as [number, number]
  // Without the hash that is computed for nobody, the unknown one would be many times faster.
  expect(Math.max(wrong, unknown) / Math.min(wrong, unknown)).toBeLessThan(4)
})

it('refuses a sign-in and a write that another site sends', async () => {
  const { email } = await officer()
  const crossed = await browser().ask(
    'POST',
    '/auth/sign-in/email',
    { email, password },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  )
  expect(crossed.statusCode).toBe(403)
  const at = browser()
  await at.signIn(email)
  const changed = await at.ask(
    'POST',
    '/auth/change-password',
    { currentPassword: password, newPassword: 'another long password' },
    { origin: 'https://evil.example' },
  )
  expect(changed.statusCode).toBe(403)
  const write = await at.ask('POST', '/me/sessions/end-others', {}, { 'sec-fetch-site': 'cross-site' })
  expect(write.statusCode).toBe(403)
})

it('serves only the routes of the accounts library that Oralu names', async () => {
  const { email } = await officer()
  const at = browser()
  await at.signIn(email)
  for (const path of [
    'get-session',
    'list-sessions',
    'list-accounts',
    'two-factor/get-totp-uri',
    'ok',
    'error',
  ])
    expect([(await at.ask('GET', `/auth/${path}`)).statusCode, path]).toEqual([404, path])
  for (const path of [
    'sign-up/email',
    'update-user',
    'request-password-reset',
    'reset-password',
    'delete-user',
    'change-email',
    'sign-in/social',
  ])
    expect([(await at.ask('POST', `/auth/${path}`, { email })).statusCode, path]).toEqual([404, path])
})
