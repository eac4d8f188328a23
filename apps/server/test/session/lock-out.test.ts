// Attempts are counted in PostgreSQL: the lock holds over two servers, by account and by address.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServer } from '../../src/http/server.ts'
import { openStage, type Stage } from '../support/oralu.ts'
import { password, signingIn } from './browser.ts'

let stage: Stage
let officer: ReturnType<typeof signingIn>['officer']
let browser: ReturnType<typeof signingIn>['browser']
let ledgerOf: ReturnType<typeof signingIn>['ledgerOf']
let second: FastifyInstance

beforeAll(async () => {
  stage = await openStage()
  ;({ officer, browser, ledgerOf } = signingIn(stage, await stage.agency()))
  // A second server on the same database, as a second process would be.
  second = await buildServer(stage.services)
})
afterAll(async () => {
  await second?.close()
  await stage?.close()
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

it('keeps the library’s own rate limits in PostgreSQL, by the address that this server saw', async () => {
  await browser(stage.app, '198.51.100.77').signIn('nobody.at.all@example.org')
  const { rows } = await stage.root.query(
    `select key, count from accounts."rateLimit" where key like '198.51.100.77%'`,
  )
  expect(rows).toEqual([{ key: '198.51.100.77|/sign-in/email', count: 1 }])
})
