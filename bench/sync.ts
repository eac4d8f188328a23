// `npm run bench -- sync [--operations 1000,10000,30000] [--one-by-one 2000]`: so many operations, queued on five tablets
// that were without a network, taken in by a real server in batches, each tablet by itself; beside it operations made the
// same way on a second mission of the same size, one request each (at most so many of them). Checks afterwards that every
// operation is there once and that the office's manifest is what the fold of all operations says.
import { parseArgs } from 'node:util'
import { batchesOf } from '@oralu/domain'
import {
  frozenMission,
  isRight,
  type Officer,
  type Queue,
  queue,
  sendBatch,
} from '../apps/server/test/durability/field-site.ts'
import {
  makeAccount,
  newSite,
  type Site,
  startOralu,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '1000,10000,30000' },
    'one-by-one': { type: 'string', default: '2000' },
  },
})
const tablets = 5
const rows: (string | number)[][] = []
for (const operations of numbers(values.operations)) await measure(operations)
printTable(
  [
    'operations',
    'lines',
    'KB sent',
    'batches s',
    'operations/s',
    'one by one',
    's',
    'operations/s',
    'ratio',
    'checked',
  ],
  rows,
)
console.log(`\n${tablets} tablets at once, batches of up to 500. ${machine()}`)

async function measure(count: number): Promise<void> {
  const site = await newSite()
  const oralu = await startOralu(site)
  try {
    const officers: Officer[] = []
    let agency: string | undefined
    await withRoot(site, async (client) => {
      for (let each = 0; each < tablets; each++) {
        const made = await makeAccount(client, 'field_officer', agency)
        agency = made.agencyId
        officers.push(made)
      }
    })
    const lines = Math.min(800, Math.round(count / 10))
    const inBatches = await takeIn(site, officers, agency!, { count, lines, atOnce: 500 })
    const singles = Math.min(count, Number(values['one-by-one']))
    const oneByOne = await takeIn(site, officers, agency!, { count: singles, lines, atOnce: 1 })
    const [together, apart] = [count / inBatches.seconds, singles / oneByOne.seconds]
    rows.push([
      count,
      lines,
      Math.round(inBatches.bytes / 1024),
      inBatches.seconds,
      Math.round(together),
      singles,
      oneByOne.seconds,
      Math.round(apart),
      (together / apart).toFixed(1),
      inBatches.right && oneByOne.right ? 'yes' : 'NO',
    ])
    if (!inBatches.right || !oneByOne.right) process.exitCode = 1
  } finally {
    await oralu.stop()
    site.clear()
  }
}

async function takeIn(
  site: Site,
  officers: readonly Officer[],
  agency: string,
  { count, lines: size, atOnce }: { count: number; lines: number; atOnce: number },
) {
  const { mission, lines } = await frozenMission(site, agency, size)
  const queues = await Promise.all(
    officers.map((officer, at) => queue(site, officer, mission, lines, count / tablets, [at, tablets])),
  )
  const began = performance.now()
  const sent = await Promise.all(queues.map((each) => send(site, mission, each, atOnce)))
  const seconds = (performance.now() - began) / 1000
  const right = await isRight(site, officers[0]!, mission, count)
  return { seconds, bytes: sent.reduce((sum, each) => sum + each, 0), right }
}

/** Sends all of a tablet's queue, one answer after the other. Gives the bytes. */
async function send(site: Site, mission: string, queued: Queue, atOnce: number): Promise<number> {
  const { operations } = queued
  const batches = atOnce === 1 ? operations.map((each) => [each]) : batchesOf(operations)
  let bytes = 0
  for (const each of batches) bytes += await sendBatch(site, mission, queued, each)
  return bytes
}
