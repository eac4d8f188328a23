// `npm run bench -- cases [--cases 1000,10000,100000] [--seconds 10] [--colleagues 4]`: the screens of a case worker and a supervisor with
// twenty facts a case, over HTTP against the real server, as some colleagues at a time open them.
import { parseArgs } from 'node:util'
import type pg from 'pg'
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
import { fillHistory, fillRegister } from './support/fill.ts'
import { type Cell, machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000,10000,100000' },
    seconds: { type: 'string', default: '10' },
    colleagues: { type: 'string', default: '4' },
  },
})
const [seconds, colleagues] = [values.seconds, values.colleagues].map((each) => numbers(each)[0]!) as [
  number,
  number,
]
/** Cases that one worker holds. */
const caseload = 25
const lines: Cell[][] = []

for (const cases of numbers(values.cases)) await measure(cases)
printTable(['cases', 'facts', 'screen', 'p50 ms', 'p95 ms', 'most ms', 'requests', 'failed'], lines)
console.log(`\n${colleagues} colleagues at once, ${seconds} s a screen. ${machine()}`)

async function measure(cases: number): Promise<void> {
  const site = await newSite()
  await startOralu(site).then((oralu) => oralu.stop())
  const { tokens, supervisor, caseIds, anchors, facts } = await prepare(site, cases)
  const oralu = spawnOralu(site)
  await untilReady(site, oralu)
  const any = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!
  try {
    const screens: [string, (at: number) => [token: string, path: string]][] = [
      ['home of a worker', (at) => [tokens[at % tokens.length]!, '/cases/today']],
      ['a case', (at) => [tokens[at % tokens.length]!, `/cases/${any(caseIds)}`]],
      ['course of a case', (at) => [tokens[at % tokens.length]!, `/cases/${any(caseIds)}/course`]],
      ['care of a case', (at) => [tokens[at % tokens.length]!, `/cases/of/${any(anchors)}/care`]],
      ['protection of a case', (at) => [tokens[at % tokens.length]!, `/cases/of/${any(anchors)}/protection`]],
      ['list of cases', (at) => [tokens[at % tokens.length]!, '/cases?limit=50']],
      [
        'list: children without carer',
        (at) => [tokens[at % tokens.length]!, '/cases?show=without carer&limit=50'],
      ],
      ['list: needs not seen', (at) => [tokens[at % tokens.length]!, '/cases?show=not seen&limit=50']],
      ['board of the office', () => [supervisor, '/cases/board']],
    ]
    for (const [name, next] of screens) {
      await open(site, next, 1)
      const { times, failed } = await open(site, next, seconds)
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      lines.push([cases, facts, name, at(0.5), at(0.95), times.at(-1) ?? 0, times.length, failed])
      process.stderr.write(`${cases} cases, ${name}: p95 ${at(0.95).toFixed(0)} ms\n`)
    }
  } finally {
    await oralu.stop()
    site.clear()
  }
}

async function open(site: Site, next: (at: number) => [string, string], time: number) {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + time * 1000
  await Promise.all(
    Array.from({ length: colleagues }, async (_, who) => {
      for (let at = who; performance.now() < until; at += colleagues) {
        const [token, path] = next(at)
        const began = performance.now()
        const answer = await fetch(`${site.url}/api${path}`, {
          headers: { authorization: `Bearer ${token}` },
        })
        await answer.arrayBuffer()
        times.push(performance.now() - began)
        if (!answer.ok) failed++
      }
    }),
  )
  return { times, failed }
}

async function prepare(site: Site, cases: number) {
  const embedded = await openEmbedded(site.dataDir)
  try {
    const client = await connectTo(site)
    const began = performance.now()
    const supervisor = await makeAccount(client, 'child_protection_officer')
    await fillRegister(client, cases, supervisor)
    const workers = await workersOf(client, Math.ceil(cases / caseload), supervisor.agencyId)
    const facts = await fillCases(client, supervisor.agencyId, supervisor.id)
    const { rows } = await client.query<{ id: string; anchor_id: string }>(
      'select id, anchor_id from cases.case order by id limit 2000',
    )
    await client.end()
    process.stderr.write(
      `${cases} cases with ${facts} facts filled in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    )
    return {
      tokens: workers,
      supervisor: supervisor.token,
      caseIds: rows.map(({ id }) => id),
      anchors: rows.map(({ anchor_id }) => anchor_id),
      facts,
    }
  } finally {
    await embedded.stop()
  }
}

/** Workers of the agency; the tokens of some. */
async function workersOf(client: pg.Client, count: number, agencyId: string): Promise<string[]> {
  await client.query(
    `create temp table worker as select k, gen_random_uuid() as id from generate_series(0, ${count - 1}) k`,
  )
  await client.query(
    `insert into accounts."user" (id, name, email) select id, 'Worker ' || k, 'worker' || k || '@example.org' from worker`,
  )
  await client.query(
    `insert into access.account (id, agency_id, role, name, email, state)
     select id, $1, 'case_worker', 'Worker ' || k, 'worker' || k || '@example.org', 'active' from worker`,
    [agencyId],
  )
  const { rows } = await client.query<{ token: string }>(
    `insert into accounts.session ("userId", token, "expiresAt")
     select id, 'test_' || replace(gen_random_uuid()::text, '-', ''), now() + interval '12 hours' from worker where k < 200 returning token`,
  )
  return rows.map(({ token }) => token)
}

/** Twenty facts a case: some late, most done. */
async function fillCases(client: pg.Client, agencyId: string, by: string): Promise<number> {
  await client.query('set session_replication_role = replica')
  await client.query(`set synchronous_commit = off`)
  await client.query(`create temp table held as
    select row_number() over (order by a.id) - 1 as i, a.id as anchor from people.anchor a where a.agency_id = '${agencyId}'`)
  await client.query(
    `insert into cases.case (agency_id, anchor_id, reason, opened_on, opened_by, worker_id, supervisor_id, review_on)
     select $1, h.anchor, 'arrival', access.today() - (h.i % 700)::int, $2, w.id, $2, access.today() + (h.i % 60 - 6)::int
     from held h left join worker w on w.k = h.i / ${caseload} where true`,
    [agencyId, by],
  )
  let facts = 0
  const add = async (table: string, columns: string, values: string, times: number, of = 'true') => {
    const { rowCount } = await client.query(
      `insert into cases.${table} (agency_id, anchor_id, recorded_by, ${columns})
       select $1, h.anchor, $2::uuid, ${values} from held h cross join generate_series(1, ${times}) n where ${of}`,
      [agencyId, by],
    )
    facts += rowCount ?? 0
    await fillHistory(client, `cases.${table}`, by)
  }
  // A third are adults, for whom nobody is named.
  await add('carer', 'kind, name, from_on', `'parent', 'A relative', access.today() - 300`, 1, 'h.i % 3 > 0')
  await add(
    'visit',
    'planned_on, purpose, done_on, done_by',
    `access.today() - (n * 30 + h.i % 20)::int + 31, 'To see how they are', case when n > 1 or h.i % 9 > 0 then access.today() - (n * 30)::int end, case when n > 1 or h.i % 9 > 0 then $2::uuid end`,
    5,
  )
  await add('care_note', 'kind, body', `'education', 'A note of the visit, some lines long. ' || n`, 6)
  await add(
    'care_task',
    'kind, title, due_on, owner_id, done_at, done_by',
    `'documents', 'To apply for a paper', access.today() + (n * 5 - 6)::int, $2::uuid, case when n < 3 then now() end, case when n < 3 then $2::uuid end`,
    3,
  )
  await client.query(
    `insert into cases.care_track (agency_id, anchor_id, recorded_by, kind, plan)
     select $1, h.anchor, $2, k, 'A plan' from held h cross join unnest(array['education', 'documents']) k`,
    [agencyId, by],
  )
  facts += 2 * Number((await client.query('select count(*) as n from held')).rows[0].n)
  await add(
    'protection_need',
    'need, urgency, follow_up_by, seen_on, seen_by',
    `'Somewhere safe to sleep', 'high', access.today() + (h.i % 30 - 3)::int, case when n = 2 or h.i % 3 > 0 then access.today() - 1 end, case when n = 2 or h.i % 3 > 0 then $2::uuid end`,
    2,
  )
  await add('protection_note', 'kind, body', `'protection', 'What was told in confidence. ' || n`, 2)
  await fillHistory(client, 'cases.case', by)
  await client.query('drop table held, worker')
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  return facts
}
