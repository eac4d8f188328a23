// `npm run bench -- spreadsheets [--files 2000] [--seed 1]`: generated broken and hostile spreadsheets, each uploaded as
// a list (POST /api/lists) to a real server and previewed (which reads it in a child process); what is not refused by
// then is tried as an import that writes nothing more. Exit 1 on any 5xx, any wrong answer, or any line in the register.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeAccount, newSite, startOralu, withRoot } from '../apps/server/test/durability/oralu-process.ts'
import { send } from '../apps/server/test/http/hostile-run.ts'
import { type BrokenSpreadsheet, brokenSpreadsheets } from '../packages/interop/test-support/broken.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: { files: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const total = numbers(values.files)[0]!

interface Tally {
  sent: number
  refused: number
  read: number
  reasons: Set<string>
  slowest: number
  faults: string[]
}

const site = await newSite()
const oralu = await startOralu(site)
try {
  const { token } = await withRoot(site, (client) => makeAccount(client, 'consular_officer'))
  const write = { 'content-type': 'application/json' }
  const key = () => ({ 'idempotency-key': randomUUID() })
  const source = JSON.parse(
    (
      await send(
        site.url,
        {
          method: 'POST',
          url: '/api/lists/sources',
          headers: { ...write, ...key() },
          payload: Buffer.from('{"name":"Broken","kind":"camp list"}'),
        },
        token,
      )
    ).body,
  ).id as string
  const tallies = new Map<string, Tally>()
  const before = memoryOf(oralu.child.pid!)

  const one = async ({ name, bytes, expect }: BrokenSpreadsheet) => {
    const kind = name.replace(/^\d+-/, '').replace(/\.[a-z]+$/i, '')
    if (!tallies.has(kind))
      tallies.set(kind, { sent: 0, refused: 0, read: 0, reasons: new Set(), slowest: 0, faults: [] })
    const tally = tallies.get(kind)!
    const began = performance.now()
    let outcome: { status: number; body: string }
    try {
      outcome = await send(
        site.url,
        {
          method: 'POST',
          url: `/api/lists?source=${source}&name=${encodeURIComponent(name)}`,
          headers: { 'content-type': 'application/octet-stream', ...key() },
          payload: bytes,
        },
        token,
      )
      if (outcome.status === 200)
        outcome = await send(
          site.url,
          {
            method: 'GET',
            url: `/api/lists/${JSON.parse(outcome.body).id}/preview`,
            headers: {},
            payload: undefined,
          },
          token,
        )
    } catch (error) {
      outcome = { status: 0, body: (error as Error).message }
    }
    tally.sent++
    tally.slowest = Math.max(tally.slowest, performance.now() - began)
    const refused = outcome.status >= 400 && outcome.status < 500
    if (refused) {
      const problem = JSON.parse(outcome.body) as { code: string; params?: { reason?: string } }
      tally.refused++
      tally.reasons.add(problem.params?.reason ?? problem.code)
    } else if (outcome.status === 200) tally.read++
    if (!refused && outcome.status !== 200)
      tally.faults.push(`${name}: ${outcome.status} ${outcome.body.slice(0, 200)}`)
    // The preview reads the first lines only: what is spoilt further on is refused by the import, not here.
    else if (expect.kind === 'rows' && refused) tally.faults.push(`${name}: refused, though it can be read`)
  }
  const files = brokenSpreadsheets(Number(values.seed), total)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const file of files) await one(file)
    }),
  )

  const records = await withRoot(
    site,
    async (client) =>
      (await client.query('select count(*)::int as n from people.record')).rows[0].n as number,
  )
  printTable(
    ['kind', 'files', 'refused', 'read', 'reasons', 'slowest ms', 'faults'],
    [...tallies].map(([kind, it]) => [
      kind,
      it.sent,
      it.refused,
      it.read,
      [...it.reasons].join(', '),
      Math.round(it.slowest),
      it.faults.length,
    ]),
  )
  const faults = [...tallies.values()].flatMap((it) => it.faults)
  const after = memoryOf(oralu.child.pid!)
  console.log(
    `\nLines in the register: ${records}. Memory of the server: ${before.now} MB before, ${after.now} MB after, ${after.peak} MB at most. ${machine()}`,
  )
  for (const fault of faults.slice(0, 30)) console.log(`FAULT ${fault}`)
  process.exitCode = faults.length > 0 || records > 0 ? 1 : 0
} finally {
  await oralu.stop()
  site.clear()
}

function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
