/**
 * People to flights and berths beside a list filled by hand:
 * npm run bench -- assignment [--sizes 100/2,400/4,800/6] [--seeds 3]
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { assign, check, type Mission, type Plan } from '../src/index.ts'
import { generate } from '../test-support/missions.ts'
import { greedy } from './greedy.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100/2,400/4,800/6' },
    seeds: { type: 'string', default: '3' },
  },
})
console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} before\n`)
console.log(
  '| people / flights | seats a person | by | families split | rules broken | seats wasted | people left | s | CPU s | outcome |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const size of values.sizes.split(','))
  for (const room of [1.12, 0.9])
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const [people, flights] = size.split('/').map(Number) as [number, number]
      const mission = generate(seed, { people, flights, room })
      const name = `${mission.people.length} / ${flights} | ${room}`
      report(name, 'greedy', mission, ...(await timed(async () => greedy(mission))), '')
      const [outcome, ...times] = await timed(() => assign(mission))
      if ('plan' in outcome) report(name, 'oralu', mission, outcome.plan, ...times, outcome.status)
      else console.log(`| ${name} | oralu | | | | | ${times.join(' | ')} | ${outcome.status} |`)
    }

async function timed<T>(work: () => Promise<T>): Promise<[T, string, string]> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return [result, ((performance.now() - start) / 1000).toFixed(2), ((user + system) / 1e6).toFixed(2)]
}

function report(
  name: string,
  by: string,
  mission: Mission,
  plan: Pick<Plan, 'seats' | 'staff' | 'left'>,
  seconds: string,
  cpu: string,
  outcome: string,
): void {
  const flightOf = new Map(plan.seats.map(({ person, flight }) => [person, flight]))
  const families = Map.groupBy(
    mission.people.filter(({ apart }) => !apart),
    ({ group }) => group,
  )
  const split = [...families.values()].filter(
    (family) => new Set(family.map(({ id }) => flightOf.get(id))).size > 1,
  )
  const left = mission.people.length - flightOf.size
  const taken = new Map(Map.groupBy(plan.seats, ({ flight }) => flight))
  let wasted = 0
  for (const { id, berths, medics, escorts, others = 0 } of mission.flights) {
    const kinds = new Map(berths.map((berth) => [berth.id, berth.kind]))
    const seated = taken.get(id)?.filter(({ berth }) => kinds.get(berth ?? '') === 'seat')
    if (seated)
      wasted +=
        [...kinds.values()].filter((kind) => kind === 'seat').length -
        medics -
        escorts -
        others -
        seated.length
  }
  const broken = check(mission, plan).length
  console.log(
    `| ${name} | ${by} | ${split.length} | ${broken} | ${wasted} | ${left} | ${seconds} | ${cpu} | ${outcome} |`,
  )
}
