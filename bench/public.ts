// `npm run bench -- public [--readers 10,100,1000] [--seconds 30] [--rows 100000] [--people 100000]`: readers of the public
// site, each opening a page a second, while the office works and `oralu import` takes a list in. Beside it the office at
// work during such an import with no readers.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  newSite,
  spawnOralu,
  startOralu,
  untilReady,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { communiques, publish } from './support/communiques.ts'
import { fillOffice } from './support/fill.ts'
import { makeList, takeIn } from './support/list.ts'
import { LOOK, OFFICERS, Office } from './support/office.ts'
import { runLoad } from './support/run-load.ts'
import { type Cell, machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '10,100,1000' },
    seconds: { type: 'string', default: '30' },
    rows: { type: 'string', default: '100000' },
    people: { type: 'string', default: '100000' },
  },
})
const [seconds, rows, people] = [values.seconds, values.rows, values.people].map(
  (each) => numbers(each)[0]!,
) as [number, number, number]
const lines: Cell[][] = []

const site = await newSite()
await startOralu(site).then((oralu) => oralu.stop())
const account = await fillOffice(site, people, publish)
const oralu = spawnOralu(site)
await untilReady(site, oralu)
try {
  const persons = await withRoot(site, (client) =>
    client.query<{ id: string }>('select person_id as id from people.anchor limit 500'),
  )
  const work = () =>
    new Office(
      site,
      account.token,
      persons.rows.map(({ id }) => id),
    )
  const warm = work()
  await sleep(3_000)
  await warm.stop()
  let lists = 0
  for (const readers of [0, ...numbers(values.readers)]) {
    const file = makeList(join(site.folder, 'list.csv'), rows, people, lists++ * rows)
    const importing = takeIn(site, file, account.email)
    const office = work()
    const read =
      readers > 0
        ? await runLoad({
            url: site.url,
            operation: 'list',
            seconds,
            token: '',
            persons: [],
            anchors: [],
            lists: await addresses(),
            connections: readers,
            rate: 1,
          })
        : await sleep(seconds * 1000)
    await office.stop()
    const took = await importing
    lines.push([
      readers,
      ...(read ? [read.perSecond, read.p50, read.p95, read.p99, read.failed] : ['', '', '', '', '']),
      office.at(0.5),
      office.at(0.95),
      office.times.length,
      took,
    ])
    process.stderr.write(`${readers} readers: office p95 ${office.at(0.95).toFixed(0)} ms\n`)
  }
} finally {
  await oralu.stop()
  site.clear()
}
printTable(
  [
    'readers',
    'pages/s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'errors',
    'office p50 ms',
    'p95 ms',
    'requests',
    'import s',
  ],
  lines,
)
console.log(
  `\n${OFFICERS} officers, each looking ${LOOK} ms at what it opened; ${communiques} communiqués; ${seconds} s each, while ${rows} lines are taken into a register of ${people}. ${machine()}`,
)

/** Every page and file that a reader can open, each communiqué in four languages. */
async function addresses(): Promise<string[]> {
  const slugs = await withRoot(site, (client) =>
    client.query<{ slug: string }>('select slug from figures.communique'),
  )
  const pages = [
    '',
    'communiques/',
    'figures/',
    'data/',
    'contact/',
    'enquiry',
    'feed.atom',
    ...slugs.rows.map(({ slug }) => slug),
  ]
  return [
    '/public/style.css',
    '/public/data/figures.csv',
    '/public/data/figures.json',
    ...['kk', 'ru', 'en', 'ar'].flatMap((language) => pages.map((page) => `/public/${language}/${page}`)),
  ]
}
