// The clock that the tests of reviews and terms move: it moves both the process and its database, also over a restart.
import { afterAll, expect, it } from 'vitest'
import { faketime, movedClock } from '../support/moved-clock.ts'
import { newSite, type OraluProcess, startOralu, withRoot } from './oralu-process.ts'

const site = await newSite()
let oralu: OraluProcess | undefined
afterAll(async () => {
  await oralu?.stop()
  site.clear()
})

it.skipIf(!faketime)('moves both, and stays moved over a restart', async () => {
  const clock = movedClock(site.folder)
  const days = async () => {
    const { rows } = await withRoot(site, (client) =>
      client.query('select access.today()::text as today, now() as at'),
    )
    return Math.round((rows[0].at.getTime?.() ?? Date.parse(rows[0].at)) - Date.now()) / 86_400_000
  }
  oralu = await startOralu(site, clock.env)
  expect(await days()).toBeCloseTo(0, 1)
  clock.move(400)
  expect(await days()).toBeCloseTo(400, 1)
  await oralu.stop()
  oralu = await startOralu(site, clock.env)
  expect(await days()).toBeCloseTo(400, 1)
})
