// Long work outlives the server that was at it: told to stop, it ends soon and the work is queued again; killed, the
// next start finds that nobody works at it.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareDemonstration } from '../support/prepared.ts'
import { newSite, type OraluProcess, startOralu, withRoot } from './oralu-process.ts'

const site = await newSite()
let oralu: OraluProcess
let token = ''

beforeAll(async () => {
  await prepareDemonstration(site.dataDir, site.keysDir)
  oralu = await startOralu(site)
  token = await withRoot(site, async (client) => {
    const { rows } = await client.query(
      `select id from access.account where role = 'identity_analyst' and demonstration limit 1`,
    )
    const fresh = `test_${randomUUID()}`
    await client.query(
      `insert into accounts.session ("userId", token, "expiresAt") values ($1, $2, now() + interval '1 hour')`,
      [rows[0].id, fresh],
    )
    return fresh
  })
})
afterAll(async () => {
  await oralu?.stop()
  site.clear()
})

const order = () =>
  fetch(`${site.url}/api/people/matches/suggest`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    },
    body: '{}',
  })
const numberOf = (text: string) =>
  withRoot(site, async (client) =>
    Number((await client.query(`select count(*) as n from ${text}`)).rows[0].n),
  )
const waiting = () => numberOf('people.to_compare')
const unfinished = () => numberOf(`jobs.job where state in ('queued', 'running')`)
const until = async (met: () => Promise<boolean>) => {
  for (let i = 0; i < 1_000 && !(await met()); i++) await sleep(50)
  expect(await met()).toBe(true)
}

it('ends soon when it is told to stop, and the next start goes on with the work', async () => {
  // The demonstration's lists wait to be compared.
  const all = await waiting()
  await until(async () => (await waiting()) < all)
  const { code } = await oralu.stop()
  expect(code).toBe(0)
  oralu = await startOralu(site)
  expect(await waiting()).toBeGreaterThan(0)
  await until(async () => (await unfinished()) === 0)
  expect(await waiting()).toBe(0)
})

it('goes on with the work of a server that was killed', async () => {
  await order()
  await until(async () => (await waiting()) > 0)
  const all = await waiting()
  await until(async () => (await waiting()) < all)
  oralu.child.kill('SIGKILL')
  await oralu.ended
  oralu = await startOralu(site)
  expect(await waiting()).toBeGreaterThan(0)
  await until(async () => (await unfinished()) === 0)
  expect(await waiting()).toBe(0)
})
