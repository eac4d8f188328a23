// Judging the whole mission again at a moment and keeping what came out, and setting aside what a named authority may.
import { type BodyOf, Problem, travels, unmet, type waive } from '@oralu/domain'
import type { Actor, Db } from '../db/transaction.ts'
import type { Results } from './decided.ts'
import { refuseEnded } from './hold.ts'
import { holdMission, type MissionHeld } from './manifest.ts'
import { blockersOfWhole, type MissionWhole, readWhole } from './whole.ts'

export async function keepResults(
  db: Db,
  mission: MissionHeld,
  whole: MissionWhole,
  step: 'check' | 'departure',
): Promise<boolean> {
  const blockers = blockersOfWhole(mission, whole)
  const going = whole.lines.filter(({ line }) => travels(line.state))
  const open = going.filter(({ verdicts }) => unmet(verdicts).length > 0)
  const results: Results = {
    blockers,
    lines: going.length,
    unmet: Object.fromEntries(
      open.map(({ line, verdicts }) => [
        line.id,
        Object.fromEntries(unmet(verdicts).map(({ kind, why }) => [kind, why])),
      ]),
    ),
  }
  const go = !blockers.some((each) => each.blocks)
  await db
    .insertInto('operations.revalidation')
    .values({ mission_id: mission.id, step, go, results: JSON.stringify(results) })
    .execute()
  return go
}

export async function judgeAgain(db: Db, actor: Actor, missionId: string) {
  const mission = await holdMission(db, actor, missionId)
  if (mission.state !== 'open' && mission.state !== 'frozen') throw new Problem('step-not-open')
  const whole = await readWhole(db, missionId, { now: new Date(), passed: true })
  return { id: missionId, go: await keepResults(db, mission, whole, 'check') }
}

/** @throws Problem step-not-open where nothing of the kind stands in the way */
export async function setAside(
  db: Db,
  actor: Actor,
  missionId: string,
  { id, code, aboutId, reason }: BodyOf<typeof waive>,
) {
  const mission = await holdMission(db, actor, missionId)
  refuseEnded(mission)
  const blockers = blockersOfWhole(mission, await readWhole(db, missionId, { now: new Date(), passed: true }))
  const stands = blockers.some(
    (each) => each.code === code && (each.opens?.id ?? null) === (aboutId ?? null) && each.blocks,
  )
  if (!stands) throw new Problem('step-not-open', { detail: 'Nothing of this kind stands in the way now.' })
  return await db
    .insertInto('operations.waiver')
    .values({ ...(id ? { id } : {}), mission_id: missionId, code, about_id: aboutId ?? null, reason })
    .returning('id')
    .executeTakeFirstOrThrow()
}
