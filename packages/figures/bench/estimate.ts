/**
 * How often the interval of an estimate holds the true number, on generated populations of known size:
 * npm run bench -- estimate [--people 300,3000,30000] [--runs 200] [--draws 400]
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { estimate } from '../src/estimate/estimate.ts'
import { drawsOf } from '../src/estimate/random.ts'
import { drawTable, type World } from '../test-support/population.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '300,3000,30000' },
    runs: { type: 'string', default: '200' },
    draws: { type: 'string', default: '400' },
  },
})
const [runs, draws] = [Number(values.runs), Number(values.draws)]

const worlds: Record<string, Omit<World, 'people'>> = {
  '2, independent': { chances: [0.3, 0.2] },
  '3, independent': { chances: [0.3, 0.2, 0.25] },
  '3, one pair together': { chances: [0.3, 0.2, 0.25], together: { 3: 4 } },
  '4, one pair together': { chances: [0.25, 0.2, 0.2, 0.15], together: { 3: 4 } },
  '5, two pairs together': { chances: [0.2, 0.15, 0.1, 0.15, 0.1], together: { 3: 4, 12: 3 } },
  '6, sparse': {
    chances: [0.02, 0.06, 0.09, 0.07, 0.04, 0.02],
    together: { 3: 8, 5: 5, 18: 0.4 },
  },
}

console.log(
  `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before, ${draws} draws a run\n`,
)
console.log(
  '| people | lists | runs | seen | mean estimate | holds the truth | model taken as known | middle width | no upper end | no estimate | CPU ms each |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|---|')
for (const people of values.people.split(',').map(Number))
  for (const [name, world] of Object.entries(worlds)) report(people, name, { people, ...world })

function report(people: number, name: string, world: World): void {
  const next = drawsOf(people)
  const cpu = process.cpuUsage()
  // A run with five or six lists takes some fifty times one with three.
  const tries = world.chances.length > 4 ? Math.ceil(runs / 4) : runs
  const answers = Array.from({ length: tries }, (_, i) =>
    estimate([drawTable(world, next)], { draws, seed: i + 1 }),
  )
  const { user, system } = process.cpuUsage(cpu)
  const given = answers.flatMap(({ estimate }) => (estimate ? [estimate] : []))
  const holds = ({ low, high }: { low: number; high: number | null }) =>
    low <= people && people <= (high ?? Number.POSITIVE_INFINITY)
  const share = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`)
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length
  const known = answers.flatMap(({ model }) => (model ? [model.asIfKnown] : []))
  const widths = given.map(({ low, high }) => (high ?? Number.POSITIVE_INFINITY) - low).sort((a, b) => a - b)
  const cells = [
    people.toLocaleString('en'),
    name,
    tries,
    Math.round(mean(answers.map(({ seen }) => seen))).toLocaleString('en'),
    Math.round(mean(given.map((each) => each.people))).toLocaleString('en'),
    share(given.filter(holds).length, given.length),
    share(known.filter(holds).length, known.length),
    Math.round(widths[widths.length >> 1] ?? Number.NaN).toLocaleString('en'),
    given.filter(({ high }) => high === null).length,
    tries - given.length,
    ((user + system) / 1000 / tries).toFixed(0),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
