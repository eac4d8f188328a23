// `npm run bench -- api [--people 10000,100000,1000000] [--seconds 10] [--rounds 2]`: reads a person, lists with a
// filter, creates a record (a status) with 16 connections: Oralu as it runs (sessions, row-level security, ledger,
// repeatable writes), and beside it, in turns, a bare Fastify + pg on a copy of the same tables in the same PostgreSQL.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openEmbedded } from '../apps/server/src/db/embedded.ts'
import {
  connectTo,
  makeAccount,
  newSite,
  type Site,
  spawnOralu,
  startOralu,
  untilReady,
} from '../apps/server/test/durability/oralu-process.ts'
import type { Load, Measured } from './load.ts'
import { fillRegister, makeBare, setActor } from './support/fill.ts'
import { runLoad } from './support/run-load.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    profile: { type: 'string' },
  },
})
const [seconds, rounds] = [Number(values.seconds), numbers(values.rounds)[0]!]
const operations = ['read', 'list', 'create'] as const
const says = { read: 'read a person', list: 'list with a filter', create: 'create a record' }
const lines: (string | number)[][] = []

for (const people of numbers(values.people)) await measure(people)

printTable(
  ['people', 'operation', 'oralu req/s', 'p50 ms', 'p95 ms', 'bare req/s', 'p50 ms', 'p95 ms', 'ratio'],
  lines,
)
console.log(`\n16 connections, ${rounds} × ${seconds} s each in turns. ${machine()}`)

async function measure(people: number): Promise<void> {
  const site = await newSite()
  await startOralu(site).then((oralu) => oralu.stop())
  const prepared = await prepare(site, people)
  const oralu = spawnOralu(
    site,
    values.profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` } : {},
  )
  await untilReady(site, oralu)
  const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BENCH_BARE: JSON.stringify({
        socketDir: join(site.dataDir, 'pg-socket'),
        database: 'bare',
        actor: prepared.actor,
      }),
    },
  })
  try {
    const [address] = await once(bare.stdout, 'data')
    const urls = { oralu: site.url, bare: String(address).trim() }
    const load = (url: string, operation: Load['operation'], time: number) =>
      runLoad({
        url,
        operation,
        seconds: time,
        token: prepared.token,
        persons: prepared.persons,
        anchors: prepared.anchors,
        lists: prepared.lists,
      })
    // What is asked for is in memory, as after an hour of work: the table compares programs, not disks.
    for (const url of Object.values(urls)) await readOnce(url, prepared)
    for (const operation of operations) {
      for (const url of Object.values(urls)) await load(url, operation, Math.min(3, seconds))
      const found = { oralu: [] as Measured[], bare: [] as Measured[] }
      for (let round = 0; round < rounds; round++)
        for (const who of round % 2 ? (['bare', 'oralu'] as const) : (['oralu', 'bare'] as const))
          found[who].push(await load(urls[who], operation, seconds))
      const [ours, theirs] = [mean(found.oralu), mean(found.bare)]
      lines.push([
        people,
        says[operation],
        ours.perSecond,
        ours.p50,
        ours.p95,
        theirs.perSecond,
        theirs.p50,
        theirs.p95,
        `${(ours.perSecond / theirs.perSecond).toFixed(2)}${ours.failed + theirs.failed ? ` (${ours.failed}/${theirs.failed} FAILED)` : ''}`,
      ])
      process.stderr.write(
        `${people} people, ${operation}: oralu ${ours.perSecond.toFixed(0)}, bare ${theirs.perSecond.toFixed(0)}\n`,
      )
    }
  } finally {
    bare.kill('SIGTERM')
    await oralu.stop()
    site.clear()
  }
}

/** Fills the database, and copies it. */
async function prepare(site: Site, people: number) {
  const embedded = await openEmbedded(site.dataDir)
  try {
    const client = await connectTo(site)
    await client.query('begin')
    const account = await makeAccount(client, 'consular_officer')
    await client.query('commit')
    const began = performance.now()
    const { sourceIds } = await fillRegister(client, people, account)
    const { rows } = await client
      .query<{ person_id: string; id: string }>(
        'select person_id, id from people.anchor tablesample system_rows(500)',
      )
      .catch(() =>
        client.query<{ person_id: string; id: string }>(
          'select person_id, id from people.anchor order by random() limit 500',
        ),
      )
    await client.end()
    const admin = new pg.Client(embedded.connection('postgres', 'postgres'))
    await admin.connect()
    await admin.query('create database bare template oralu')
    await admin.end()
    const copy = new pg.Client(embedded.connection('postgres', 'bare'))
    await copy.connect()
    await makeBare(copy)
    await setActor(copy, account)
    await copy.end()
    process.stderr.write(
      `${people} people filled and copied in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    )
    return {
      token: account.token,
      actor: { accountId: account.id, agencyId: account.agencyId, role: 'consular_officer' },
      persons: rows.map((row) => row.person_id),
      anchors: rows.map((row) => row.id),
      lists: ['detained', 'returned', 'whereabouts unknown']
        .map((status) => `/api/people?status=${encodeURIComponent(status)}&limit=50`)
        .concat(sourceIds.slice(0, 2).map((id) => `/api/people?sourceId=${id}&limit=50`)),
    }
  } finally {
    await embedded.stop()
  }
}

async function readOnce(
  url: string,
  { persons, token }: { persons: string[]; token: string },
): Promise<void> {
  const left = [...persons]
  const reading = async () => {
    for (let id = left.pop(); id; id = left.pop())
      await (await fetch(`${url}/api/people/${id}`, { headers: { authorization: `Bearer ${token}` } })).text()
  }
  await Promise.all(Array.from({ length: 16 }, reading))
}

function mean(found: Measured[]): Measured {
  const of = (name: keyof Measured) => found.reduce((sum, each) => sum + each[name], 0) / found.length
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p95: of('p95'),
    p99: of('p99'),
    failed: found.reduce((sum, each) => sum + each.failed, 0),
  }
}
