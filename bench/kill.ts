// `npm run bench -- kill [--cycles 20] [--writes 1000]`: kill -9 of the server, of the postmaster and of a session in
// turn, each under concurrent writes over HTTP on one data folder; exit 1 if anything acknowledged was lost.
import { parseArgs } from 'node:util'
import { killCycle, kills, type Outcome } from '../apps/server/test/durability/kill-cycle.ts'
import {
  makeAccount,
  newSite,
  orphansAfter,
  startOralu,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({
  options: { cycles: { type: 'string', default: '20' }, writes: { type: 'string', default: '1000' } },
})
const [cycles, writes] = [numbers(values.cycles)[0]!, numbers(values.writes)[0]!]

const site = await newSite()
let oralu = await startOralu(site)
const { token } = await withRoot(site, (client) => makeAccount(client, 'consular_officer'))
const outcomes: Outcome[] = []
let orphans = 0
try {
  for (let i = 0; i < cycles; i++) {
    const cycle = await killCycle(site, oralu, token, kills[i % kills.length]!, writes)
    oralu = cycle.oralu
    outcomes.push(cycle.outcome)
    process.stderr.write(`cycle ${i + 1} of ${cycles}: ${cycle.outcome.killed}, lost ${cycle.outcome.lost}\n`)
  }
  oralu.child.kill('SIGKILL')
  await oralu.ended
  orphans = await orphansAfter(site, 20_000)
} finally {
  await oralu.stop()
  site.clear()
}

const good = (each: Outcome) =>
  each.lost === 0 &&
  each.twice === 0 &&
  each.odd.length === 0 &&
  each.orphans === 0 &&
  each.ledger === 'verified'
printTable(
  [
    'cycle',
    'killed',
    'writes',
    'acknowledged',
    'lost',
    'repeated',
    'twice',
    'other answers',
    'recovery ms',
    'orphans',
    'ledger',
  ],
  outcomes.map((each, i) => [
    i + 1,
    each.killed,
    each.writes,
    each.acknowledged,
    each.lost,
    each.repeated,
    each.twice,
    each.odd.join(' ') || 'none',
    each.recoveryMs,
    each.orphans,
    each.ledger,
  ]),
)
console.log(`\nAfter the last kill -9 of the server, ${orphans} processes of PostgreSQL stayed. ${machine()}`)
process.exitCode = outcomes.every(good) && orphans === 0 ? 0 : 1
