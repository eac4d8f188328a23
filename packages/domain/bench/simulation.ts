// `npm run bench -- simulation [--schedules 2000] [--seed N]`: seeded random schedules of sync; prints one table, and
// each failing seed with what was wrong. `--seed N` replays one.
import { parseArgs } from 'node:util'
import { checkWorld } from '../test-support/field-check.ts'

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '2000' }, seed: { type: 'string' } },
})
const seeds = values.seed
  ? [Number(values.seed)]
  : Array.from({ length: Number(values.schedules) }, (_, at) => at + 1)
const total = { operations: 0, clashes: 0, questions: 0, quarantined: 0 }
const net = { kills: 0, unsavedLost: 0, messagesLost: 0, repeated: 0, messages: 0 }
let failed = 0
const started = performance.now()
for (const seed of seeds) {
  const { faults, counts, ...world } = checkWorld(seed)
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += world[key]
  for (const key of Object.keys(net) as (keyof typeof net)[]) net[key] += counts[key]
  if (faults.length === 0) continue
  failed++
  process.exitCode = 1
  console.error(`seed ${seed} failed; replay: npm run bench -- simulation --seed ${seed}`)
  for (const fault of faults.slice(0, 5)) console.error(`  ${fault}`)
}
const seconds = (performance.now() - started) / 1000
const rows: [string, number | string][] = [
  ['schedules', seeds.length],
  ['failed', failed],
  ['operations', total.operations],
  ['messages', net.messages],
  ['messages lost', net.messagesLost],
  ['messages repeated', net.repeated],
  ['kills', net.kills],
  ['operations lost before they were shown', net.unsavedLost],
  ['clashes made, all raised', total.clashes],
  ['questions to a duty', total.questions],
  ['quarantined, all shown', total.quarantined],
  ['seconds', seconds.toFixed(1)],
]
console.log('| what | count |\n|---|---|')
for (const [what, count] of rows) console.log(`| ${what} | ${count.toLocaleString('en')} |`)
