// `npm run bench -- public [--readers 10,100,1000] [--seconds 30] [--rows 100000] [--people 100000]`: readers of the public
// site, each opening a page a second, while the office works and `oralu import` takes a list in. Beside it the office at
// work during such an import with no readers.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import {
  newSite,
  spawnOralu,
  startOralu,
  untilReady,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
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
const communiques = 20
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

/** Published communiqués with a figure each, past the triggers: who signed them is not what is measured. */
async function publish(client: pg.Client, { id, agencyId }: { id: string; agencyId: string }): Promise<void> {
  const texts = Object.fromEntries(
    ['kk', 'ru', 'en', 'ar'].map((each) => [
      each,
      { title: 'Citizens came home', body: 'They came home. '.repeat(60) },
    ]),
  )
  await client.query('begin')
  await client.query(`set local session_replication_role = replica`)
  await client.query(
    `with figure as (
       insert into figures.figure (agency_id, name, definitions, total, men, women, children, adults_sex_unknown,
         as_it_was, ledger_size, manifest_ids, recorded_by)
       select $1, 'Figure ' || n, '[{"id":"total","version":1}]', 60 + 3 * n, 20 + n, 20 + n, 20 + n, 0,
         date '2021-01-01' + n, n, array[gen_random_uuid()], $2 from generate_series(1, $3::int) n
       returning id, total),
     communique as (
       insert into figures.communique (id, agency_id, slug, recorded_by)
       select id, $1, 'citizens-came-home-' || left(id::text, 8), $2 from figure returning id)
     insert into figures.communique_version (agency_id, communique_id, number, figure_id, texts, breakdown, state,
       written_by, small_cells, approved_by, approved_at, published_by, published_at, published_texts)
     select $1, id, 1, id, $4, true, 'published', array[$2::uuid], false, gen_random_uuid(), now(), gen_random_uuid(),
       now(), $4 from communique`,
    [agencyId, id, communiques, texts],
  )
  await client.query('commit')
}

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
