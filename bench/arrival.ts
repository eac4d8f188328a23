// `npm run bench -- arrival [--register 10000,100000,1000000] [--rows 100000]`: a list arrives at a register of so many
// people. `oralu import` takes it in while the server runs; then its pairs are suggested. A tenth of its lines are of
// people of the register. Meanwhile four officers work: each opens a person, a list or a search, and looks at it for a
// tenth of a second; beside it the same work with nothing else going on.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  newSite,
  type Site,
  spawnOralu,
  startOralu,
  untilReady,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { fillOffice } from './support/fill.ts'
import { makeList, takeIn } from './support/list.ts'
import { LOOK, OFFICERS, Office } from './support/office.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    register: { type: 'string', default: '10000,100000,1000000' },
    rows: { type: 'string', default: '100000' },
  },
})
const rows = numbers(values.rows)[0]!
const REST = 15_000

const lines: (string | number)[][] = []
for (const register of numbers(values.register)) await measure(register)
printTable(
  ['register', 'rows', 'doing', 's', 'rows/s', 'office p50 ms', 'p95 ms', 'requests', 'pairs'],
  lines,
)
console.log(`\n${OFFICERS} officers, each looking ${LOOK} ms at what it opened. ${machine()}`)

async function measure(register: number): Promise<void> {
  const site = await newSite()
  await startOralu(site).then((oralu) => oralu.stop())
  const account = await fillOffice(site, register)
  const oralu = spawnOralu(site)
  await untilReady(site, oralu)
  try {
    const { rows: persons } = await withRoot(site, (client) =>
      client.query<{ id: string }>(
        'select person_id as id from people.anchor tablesample bernoulli (1) limit 500',
      ),
    )
    const work = () =>
      new Office(
        site,
        account.token,
        persons.map(({ id }) => id),
      )
    const tell = (doing: string, seconds: number, office: Office, pairs: number | string = '') => {
      const [p50, p95] = [office.at(0.5), office.at(0.95)]
      lines.push([
        register,
        doing === 'nothing else' ? '' : rows,
        doing,
        seconds,
        doing === 'nothing else' ? '' : Math.round(rows / seconds),
        p50,
        p95,
        office.times.length,
        pairs,
      ])
      process.stderr.write(
        `${register}: ${doing} ${seconds.toFixed(1)} s, office p95 ${p95.toFixed(0)} ms ${pairs}\n`,
      )
    }
    const warm = work()
    await sleep(REST)
    await warm.stop()
    const rest = work()
    await sleep(REST)
    await rest.stop()
    tell('nothing else', REST / 1000, rest)
    const file = makeList(join(site.folder, 'arrival.csv'), rows, register)
    const during = work()
    const began = performance.now()
    const taken = await takeIn(site, file, account.email)
    await during.stop()
    tell('import', taken, during)
    const after = work()
    const pairs = await untilSuggested(site)
    await after.stop()
    tell('suggestions', (performance.now() - began) / 1000 - taken, after, pairs)
  } finally {
    await oralu.stop()
    site.clear()
  }
}

async function untilSuggested(site: Site): Promise<number> {
  for (;;) {
    const { rows } = await withRoot(site, (client) =>
      client.query<{ state: string; suggested: number }>(
        `select state, coalesce((result ->> 'suggested')::int, 0) as suggested from jobs.job where task = 'people.suggest' order by ordered_at desc limit 1`,
      ),
    )
    const job = rows[0]
    if (job?.state === 'done') return job.suggested
    if (job && ['failed', 'cancelled'].includes(job.state)) throw new Error(`suggestions ${job.state}`)
    await sleep(250)
  }
}
