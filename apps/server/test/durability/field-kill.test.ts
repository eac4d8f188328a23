// Three tablets send their queues, and kill -9 hits the server in the middle: nothing is lost, nothing twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareData } from '../support/prepared.ts'
import { frozenMission, isRight, type Officer, queue, sendBatch } from './field-site.ts'
import { makeAccount, newSite, type OraluProcess, type Site, startOralu, withRoot } from './oralu-process.ts'

let site: Site
let oralu: OraluProcess
beforeAll(async () => {
  site = await newSite()
  await prepareData(site.dataDir)
  oralu = await startOralu(site)
})
afterAll(async () => {
  await oralu?.stop()
  site?.clear()
})

test('kill -9 under three tablets loses no operation and takes none twice', async () => {
  const officers: Officer[] = []
  let agency: string | undefined
  await withRoot(site, async (client) => {
    for (let each = 0; each < 3; each++) {
      const made = await makeAccount(client, 'field_officer', agency)
      agency = made.agencyId
      officers.push(made)
    }
  })
  const { mission, lines } = await frozenMission(site, agency!, 60)
  const queues = await Promise.all(
    officers.map((officer, at) => queue(site, officer, mission, lines, 300, [at, 3])),
  )
  const batchesOfTen = queues.map((each) =>
    Array.from({ length: 30 }, (_, at) => each.operations.slice(at * 10, at * 10 + 10)),
  )
  let acknowledged = 0
  let broken = 0
  const wave = queues.map(async (each, at) => {
    for (const batch of batchesOfTen[at]!)
      await sendBatch(site, mission, each, batch).then(
        () => acknowledged++,
        () => broken++,
      )
  })
  while (acknowledged < 15) await new Promise((done) => setTimeout(done, 2))
  oralu.child.kill('SIGKILL')
  await oralu.ended
  await Promise.all(wave)
  expect(acknowledged).toBeGreaterThan(14)
  expect(broken).toBeGreaterThan(0)
  oralu = await startOralu(site)
  // Each tablet sends all again, the last first: it cannot know what had been taken.
  for (const [at, each] of queues.entries())
    for (const batch of batchesOfTen[at]!.toReversed()) await sendBatch(site, mission, each, batch)
  expect(await isRight(site, officers[0]!, mission, 900)).toBe(true)
}, 240_000)
