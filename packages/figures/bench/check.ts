/**
 * Verdict, one irreducible set for each conflict and the least correction, on generated claims of growing number:
 * npm run bench -- figures [--sizes 100/50,1000/500,10000/5000] [--wrong 0.03] [--seed 1]
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { checkConsistency } from '../src/check/check.ts'
import { generatedClaims } from '../test-support/bodies.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100/50,1000/500,10000/5000' },
    wrong: { type: 'string', default: '0.03' },
    seed: { type: 'string', default: '1' },
  },
})

console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before\n`)
console.log(
  '| claims | groups | told of | atoms | components | largest | wrong | sets | people to correct | seconds | CPU seconds |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
for (const size of values.sizes.split(','))
  for (const shape of ['apart', 'joined'] as const) {
    const [claims, groups] = size.split('/').map(Number)
    const body = generatedClaims({
      claims: claims!,
      groups: groups!,
      wrong: Number(values.wrong),
      joined: shape === 'joined',
      seed: Number(values.seed),
    })
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const answer = await checkConsistency(body.statements, { cap: 0, asked: [], readings: false })
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const cells = [
      body.statements.claims.length.toLocaleString('en'),
      body.groups.toLocaleString('en'),
      shape === 'joined' ? 'operations and their sum' : 'operations',
      answer.atoms.toLocaleString('en'),
      answer.components.toLocaleString('en'),
      answer.largest.toLocaleString('en'),
      body.wrong,
      answer.sets.length,
      answer.correction.persons.toLocaleString('en'),
      seconds.toFixed(1),
      ((user + system) / 1e6).toFixed(1),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
