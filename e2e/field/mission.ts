// A frozen mission of twelve in the demonstration, for those who board them with tablets.
import { join } from 'node:path'
import { connectTo, type Site } from '../../apps/server/test/durability/oralu-process.ts'
import { addAll, meetAll, ok, openMission, register } from '../../apps/server/test/operations/arrange.ts'
import type { Stage } from '../../apps/server/test/support/oralu.ts'
import { openDemonstration } from '../support/demonstration.ts'
import type { Installation } from '../support/installation.ts'

/** Nobody else on any disk has this name. */
export const canaryName = 'Qanaryqyz Zymyranova'

const names = [
  canaryName,
  'Aigerim Sadvakasova',
  'Bolat Imangaliyev',
  'Dina Zhaksybekova',
  'Erkebulan Omarov',
  'Gulnar Tastanbekova',
  'Ibrahim Qalmurzayev',
  'Kamila Rysbekova',
  'Madina Nurpeisova',
  'Saule Abdrakhmanova',
  'Timur Yesenberlin',
  'Zarina Kulbayeva',
]

export async function openMissionOfTwelve(installation: Installation) {
  const { workers } = await openDemonstration(installation)
  const { consular_officer: consul, mission_planner: planner, field_officer: officer } = workers
  const root = await connectTo({ dataDir: join(installation.folder, 'data') } as Site)
  try {
    const { add, citizens } = await register({ root } as Stage, consul.agencyId, consul)
    const people = []
    for (const [at, name] of names.entries())
      people.push(await add(at % 2 ? 'male' : 'female', '1985-02-02', name))
    await citizens(people, consul, planner)
    const mission = await openMission(planner, 1)
    const lines = await addAll(planner, mission.path, people)
    await meetAll(consul, mission.path, lines, people)
    await ok(planner.post(`${mission.path}/freeze`, { reason: 'all papers are there' }))
    return { mission, lines, names, officer, planner, workers }
  } finally {
    await root.end()
  }
}
export type MissionOfTwelve = Awaited<ReturnType<typeof openMissionOfTwelve>>
