// Nothing acknowledged is lost: 1,000 writes at once, and kill -9 in the middle of them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareData } from '../support/prepared.ts'
import { type Kill, killCycle } from './kill-cycle.ts'
import {
  makeAccount,
  newSite,
  type OraluProcess,
  orphansAfter,
  type Site,
  startOralu,
  withRoot,
} from './oralu-process.ts'

let site: Site
let oralu: OraluProcess
let token: string

beforeAll(async () => {
  site = await newSite()
  await prepareData(site.dataDir)
  oralu = await startOralu(site)
  token = (await withRoot(site, (client) => makeAccount(client, 'consular_officer'))).token
})

afterAll(async () => {
  await oralu?.stop()
  site?.clear()
})

test.each<Kill>(['server', 'postgres', 'session'])(
  'kill -9 of the %s under 1,000 concurrent writes loses none that was acknowledged',
  async (kill) => {
    const cycle = await killCycle(site, oralu, token, kill, 1_000)
    oralu = cycle.oralu
    const { recoveryMs, acknowledged, repeated, ...rest } = cycle.outcome
    expect(rest).toEqual({
      killed: kill,
      writes: 1_000,
      lost: 0,
      twice: 0,
      odd: [],
      orphans: 0,
      ledger: 'verified',
    })
    expect(acknowledged).toBeGreaterThan(299)
    // The kill came in the middle, or it proved nothing.
    expect(repeated).toBeGreaterThan(0)
    expect(recoveryMs).toBeGreaterThan(0)
    expect(recoveryMs).toBeLessThan(30_000)
  },
  120_000,
)

test('a killed Oralu leaves no PostgreSQL behind, and the next start needs no help', async () => {
  oralu.child.kill('SIGKILL')
  await oralu.ended
  expect(await orphansAfter(site, 20_000)).toBe(0)
  oralu = await startOralu(site)
}, 120_000)
