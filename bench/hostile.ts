// `npm run bench -- hostile [--cases 2000] [--seed 1]`: generated nonsense to every endpoint of a real server, 8 at a
// time; prints how each group of endpoints answered; exit 1 on any 5xx, on any acceptance, or if anything was written.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Endpoint, Role } from '@oralu/domain'
import { subjects } from '../apps/server/src/routes.ts'
import type { Services } from '../apps/server/src/services.ts'
import { readSettings } from '../apps/server/src/settings.ts'
import { makeAccount, newSite, startOralu, withRoot } from '../apps/server/test/durability/oralu-process.ts'
import { type HostileCase, hostileCases } from '../apps/server/test/http/hostile-cases.ts'
import { faultOf, roleFor, send } from '../apps/server/test/http/hostile-run.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const total = numbers(values.cases)[0]!

const site = await newSite()
const oralu = await startOralu(site)
const counts =
  "select (select count(*)::int from ledger.entry where act in ('insert', 'update')) as changes, (select count(*)::int from access.write) as answers, (select count(*)::int from jobs.job) as jobs"
const tokens = new Map<Role, string>()
try {
  const settings = readSettings({ ORALU_DATA: site.dataDir, ORALU_KEYS: site.keysDir })
  // Only the list of endpoints is asked for; no route of it is ever called in this process.
  const endpoints = subjects({ settings, database: {} } as Services).flatMap((subject) =>
    (subject.routes ?? []).map(({ endpoint }) => endpoint),
  )
  await withRoot(site, async (client) => {
    let agency: string | undefined
    for (const { grant } of endpoints) {
      const role = roleFor(grant)
      if (tokens.has(role)) continue
      const account = await makeAccount(client, role, agency)
      agency = account.agencyId
      tokens.set(role, account.token)
    }
  })
  const before = await withRoot(site, async (client) => (await client.query(counts)).rows[0])

  const each = Math.ceil(total / endpoints.length)
  const queue = endpoints
    .flatMap((endpoint) =>
      hostileCases(endpoint, each, Number(values.seed)).map((it, round) => ({ it, round })),
    )
    .toSorted((a, b) => a.round - b.round)
    .slice(0, total)
    .map(({ it }) => it)
  const groups = new Map<
    string,
    { sent: number; statuses: Map<number, number>; slowest: number; faults: number }
  >()
  const faults: string[] = []
  const first = memoryOf(oralu.child.pid!)
  const fire = async (it: HostileCase) => {
    const group = groupOf(it.endpoint)
    const began = performance.now()
    let fault: string | undefined
    try {
      const reply = await send(
        site.url,
        it,
        it.endpoint.grant === 'public' ? undefined : tokens.get(roleFor(it.endpoint.grant)),
      )
      group.statuses.set(reply.status, (group.statuses.get(reply.status) ?? 0) + 1)
      fault = faultOf(it.expect, reply)
    } catch (error) {
      fault = (error as Error).message
    }
    group.sent++
    group.slowest = Math.max(group.slowest, performance.now() - began)
    if (fault) {
      group.faults++
      faults.push(`${it.name}: ${fault} (${it.url.slice(0, 100)} ${it.payload?.subarray(0, 120) ?? ''})`)
    }
  }
  const groupOf = ({ path }: Endpoint) => {
    const name = path.split('/')[1]!
    if (!groups.has(name)) groups.set(name, { sent: 0, statuses: new Map(), slowest: 0, faults: 0 })
    return groups.get(name)!
  }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let it = queue.shift(); it; it = queue.shift()) await fire(it)
    }),
  )
  const after = await withRoot(site, async (client) => (await client.query(counts)).rows[0])
  const changed = JSON.stringify(before) !== JSON.stringify(after)

  printTable(
    ['endpoints', 'sent', 'answers', 'slowest ms', 'faults'],
    [...groups].map(([name, group]) => [
      `/api/${name}`,
      group.sent,
      [...group.statuses]
        .toSorted(([a], [b]) => a - b)
        .map(([status, n]) => `${status}: ${n}`)
        .join(', '),
      Math.round(group.slowest),
      group.faults,
    ]),
  )
  const memory = memoryOf(oralu.child.pid!)
  console.log(
    `\nWritten by them: ${changed ? `SOMETHING (${JSON.stringify(before)} → ${JSON.stringify(after)})` : 'nothing'}. Memory of the server: ${first} MB before, ${memory} MB after, ${memory.peak} MB at most. ${machine()}`,
  )
  for (const fault of faults.slice(0, 40)) console.log(`FAULT ${fault}`)
  process.exitCode = faults.length > 0 || changed ? 1 : 0
} finally {
  await oralu.stop()
  site.clear()
}

function memoryOf(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  return { peak: of('VmHWM'), toString: () => String(of('VmRSS')) }
}
