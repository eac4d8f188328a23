// Signing in, as a browser does it: cookies, a second factor, lock-out across two servers, and what the ledger says.
import { createHmac, randomUUID } from 'node:crypto'
import type { Role } from '@oralu/domain'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServer } from '../../src/http/server.ts'
import { hashPassword } from '../../src/session/accounts.ts'
import { openStage, type Stage } from '../support/oralu.ts'

let stage: Stage
let agency: string
let second: FastifyInstance
const password = 'correct horse battery staple'

beforeAll(async () => {
  stage = await openStage()
  agency = await stage.agency()
  // A second server on the same database, as a second process would be.
  second = await buildServer(stage.services)
})
afterAll(async () => {
  await second?.close()
  await stage?.close()
})

/** An account with a password, and a browser that keeps its cookies. */
async function officer(role: Role = 'consular_officer') {
  const person = await stage.person(role, agency)
  const email = (await stage.root.query('select email from access.account where id = $1', [person.id]))
    .rows[0].email as string
  await stage.root.query(
    `insert into accounts.account ("userId", "accountId", "providerId", password) values ($1::uuid, ($1::uuid)::text, 'credential', $2)`,
    [person.id, await hashPassword(password)],
  )
  return { ...person, email }
}

function browser(app: FastifyInstance = stage.app, address = `10.0.0.${Math.floor(Math.random() * 250)}`) {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async ask(method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) {
      const answer = await app.inject({
        method,
        url: `/api${url}`,
        remoteAddress: address,
        headers: {
          origin: stage.services.settings.publicUrl,
          'idempotency-key': randomUUID(),
          ...(cookies.size
            ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
            : {}),
          ...headers,
        },
        ...(payload ? { payload } : {}),
      })
      for (const { name, value, maxAge } of answer.cookies) {
        if (value === '' || maxAge === 0) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
    signIn(email: string, typed = password) {
      return this.ask('POST', '/auth/sign-in/email', { email, password: typed })
    },
  }
}

const ledgerOf = async (id: string | null) =>
  (
    await stage.root.query(
      'select act, about, by from ledger.entry where actor_id is not distinct from $1 and act not in ($2, $3) order by id',
      [id, 'insert', 'update'],
    )
  ).rows

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

it('locks an account after five wrong passwords, counted over two servers, even for the right password', async () => {
  const { email, id } = await officer()
  for (let i = 0; i < 5; i++)
    expect((await browser(i % 2 ? second : stage.app).signIn(email, `wrong password ${i}`)).statusCode).toBe(
      401,
    )
  for (const app of [stage.app, second]) {
    const locked = await browser(app).signIn(email)
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'too-many-requests'])
  }
  expect((await ledgerOf(id)).filter((entry) => entry.about === 'locked')).toHaveLength(1)
  // An e-mail that nobody has is locked the same way: a lock tells nothing.
  const nobody = `${randomUUID()}@example.org`
  for (let i = 0; i < 5; i++) expect((await browser().signIn(nobody)).statusCode).toBe(401)
  expect((await browser().signIn(nobody)).statusCode).toBe(429)
  // After a quarter of an hour it opens by itself.
  await stage.root.query(`update accounts.attempt set since = since - interval '16 minutes'`)
  expect((await browser().signIn(email)).statusCode).toBe(200)
})

it('counts twenty wrong passwords that come at once', async () => {
  const { email } = await officer()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      browser(i % 2 ? second : stage.app).signIn(email, `wrong password ${i}`),
    ),
  )
  expect(answers.filter((each) => each.statusCode === 401)).toHaveLength(5)
  expect(answers.filter((each) => each.statusCode === 429)).toHaveLength(15)
})

it('locks an address that tries many accounts', async () => {
  const address = '203.0.113.9'
  const answers: number[] = []
  for (let i = 0; i < 62; i++)
    answers.push((await browser(stage.app, address).signIn(`someone${i}@example.org`)).statusCode)
  expect(answers.slice(0, 60).every((status) => status === 401)).toBe(true)
  expect(answers.slice(60)).toEqual([429, 429])
  const { email } = await officer()
  expect((await browser(stage.app, address).signIn(email)).statusCode).toBe(429)
  expect((await browser().signIn(email)).statusCode).toBe(200)
  // What a caller says about its own address is not believed.
  expect(
    (
      await browser(stage.app, address).ask(
        'POST',
        '/auth/sign-in/email',
        { email, password },
        { 'x-forwarded-for': '198.51.100.1', 'x-oralu-address': '198.51.100.1' },
      )
    ).statusCode,
  ).toBe(429)
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

it('shows own sessions, ends one, and a new password ends all others', async () => {
  const { email, id, ...bearer } = await officer()
  const [here, there, away] = [browser(), browser(), browser()]
  for (const each of [here, there, away]) await each.signIn(email)
  const { sessions, secondFactor } = (await here.ask('GET', '/me/security')).json()
  expect(secondFactor).toBe(false)
  expect(sessions).toHaveLength(4)
  expect(sessions.filter((each: { here: boolean }) => each.here)).toHaveLength(1)
  expect(JSON.stringify(sessions)).not.toContain(bearer.token)

  const stranger = await officer()
  const other = sessions.find((each: { here: boolean }) => !each.here).id
  expect((await stranger.post(`/me/sessions/${other}/end`)).status).toBe(404)
  const awayId = (await away.ask('GET', '/me/security'))
    .json()
    .sessions.find((each: { here: boolean }) => each.here).id
  expect((await here.ask('POST', `/me/sessions/${awayId}/end`, {})).json()).toEqual({ ended: 1 })
  expect((await away.ask('GET', '/me')).statusCode).toBe(401)

  const changed = await here.ask('POST', '/auth/change-password', {
    currentPassword: password,
    newPassword: 'a wholly new password',
  })
  expect(changed.statusCode).toBe(200)
  expect((await here.ask('GET', '/me')).statusCode).toBe(200)
  expect((await there.ask('GET', '/me')).statusCode).toBe(401)
  expect((await browser().signIn(email)).statusCode).toBe(401)
  expect((await browser().signIn(email, 'a wholly new password')).statusCode).toBe(200)
  expect(await ledgerOf(id)).toContainEqual({
    act: 'password-changed',
    about: 'by the holder',
    by: 'oralu_accounts',
  })
})

/** RFC 6238 with SHA-1, six digits, thirty seconds. */
function totp(uri: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

it('asks for the second factor once it is on; a backup code works once', async () => {
  const { email, id } = await officer()
  const at = browser()
  await at.signIn(email)
  const enabled = (await at.ask('POST', '/auth/two-factor/enable', { password })).json()
  expect(enabled.backupCodes).toHaveLength(10)
  expect(
    (await at.ask('POST', '/auth/two-factor/verify-totp', { code: totp(enabled.totpURI) })).statusCode,
  ).toBe(200)
  expect((await at.ask('GET', '/me/security')).json().secondFactor).toBe(true)
  expect(await ledgerOf(id)).toContainEqual({
    act: 'second-factor-changed',
    about: 'added',
    by: 'oralu_accounts',
  })

  const anew = browser()
  const first = await anew.signIn(email)
  expect(first.json()).toMatchObject({ twoFactorRedirect: true })
  expect((await anew.ask('GET', '/me')).statusCode).toBe(401)
  const wrong = await anew.ask('POST', '/auth/two-factor/verify-totp', { code: '000000' })
  expect(wrong.statusCode).toBe(401)
  expect(
    (await anew.ask('POST', '/auth/two-factor/verify-totp', { code: totp(enabled.totpURI) })).statusCode,
  ).toBe(200)
  expect((await anew.ask('GET', '/me')).statusCode).toBe(200)

  const [code] = enabled.backupCodes
  for (const status of [200, 401]) {
    const third = browser()
    await third.signIn(email)
    expect((await third.ask('POST', '/auth/two-factor/verify-backup-code', { code })).statusCode).toBe(status)
  }
  expect((await ledgerOf(id)).map((entry) => `${entry.act} ${entry.about}`)).toEqual(
    expect.arrayContaining(['sign-in second factor', 'sign-in backup code']),
  )
  expect(await ledgerOf(null)).toContainEqual({
    act: 'sign-in-refused',
    about: 'second factor',
    by: 'oralu_accounts',
  })
})

it('ends a signed-in account at its next step when it is ended', async () => {
  const { email, id } = await officer()
  const at = browser()
  await at.signIn(email)
  const administrator = await stage.person('administrator', agency)
  expect((await administrator.post(`/administration/accounts/${id}/end`)).body).toEqual({
    id,
    state: 'ended',
  })
  expect((await at.ask('GET', '/me')).statusCode).toBe(401)
  expect(
    (await stage.root.query('select from accounts.session where "userId" = $1', [id])).rows,
  ).toHaveLength(0)
})
