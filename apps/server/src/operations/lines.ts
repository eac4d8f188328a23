// What happens to a line of the manifest: added, changed, on hold, withdrawn, boarded. Once the manifest is frozen
// each change of who travels, or how, is a new version with a reason.
import {
  type addLines,
  afterStep,
  type BodyOf,
  type changeLine,
  dayIn,
  type holdLine as holdEndpoint,
  type LineStep,
  officeZone,
  Problem,
  travels,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { tellField } from '../field/office.ts'
import { roleHolds } from '../http/serve.ts'
import { groupedWith } from '../people/queries.ts'
import { refer } from './follow.ts'
import { listedOn, marksFor } from './kin.ts'
import {
  holdLine,
  holdMission,
  type LineData,
  type MissionHeld,
  readManifest,
  refuseUnmet,
} from './manifest.ts'
import { dayOfDeparture } from './rules.ts'
import { addVersion } from './versions.ts'
import { legsOf } from './whole.ts'

/** @throws Problem where a frozen manifest is changed without the right to decide, or without a reason */
export function mayChange(mission: MissionHeld, actor: Actor, reason: string | null | undefined): void {
  if ((mission.state !== 'open' && mission.state !== 'frozen') || mission.doors_closed_at)
    throw new Problem('step-not-open')
  if (mission.state === 'open') return
  if (!roleHolds(actor.role, 'mission.decide')) throw new Problem('not-allowed')
  if (!reason)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.reason', message: 'a frozen manifest changes with a reason' }],
    })
}

/** A new version where the manifest is frozen; those newly listed must have their gates met. */
export async function keepVersion(
  db: Db,
  mission: MissionHeld,
  reason: string,
  listed: readonly string[] = [],
): Promise<void> {
  if (mission.state !== 'frozen') return
  if (listed.length > 0) {
    const legs = (await legsOf(db, [mission.id])).get(mission.id) ?? []
    const lines = await readManifest(db, mission.id, dayOfDeparture(legs, new Date()), { passed: false })
    refuseUnmet(lines.filter(({ line }) => listed.includes(line.id)))
  }
  await addVersion(db, mission.id, reason)
}

export async function addPeople(
  db: Db,
  actor: Actor,
  missionId: string,
  { people, withLine, reason }: BodyOf<typeof addLines>,
) {
  const mission = await holdMission(db, actor, missionId)
  mayChange(mission, actor, reason)
  const anchors = people.map(({ anchorId }) => anchorId)
  const personOf = new Map((await groupedWith(db, anchors)).map(({ id, person_id }) => [id, person_id]))
  if (anchors.some((id) => !personOf.has(id))) throw new Problem('refers-to-nothing')
  const persons = anchors.map((id) => personOf.get(id)!)
  const taken = new Set((await listedOn(db, missionId)).map(({ personId }) => personId))
  const twice = anchors.filter((_, at) => taken.has(persons[at]!) || persons.indexOf(persons[at]!) !== at)
  if (twice.length > 0)
    throw new Problem('state-changed', {
      detail: 'Already on this manifest.',
      issues: twice.map((path) => ({ path, message: 'already on this manifest' })),
    })
  await refuseElsewhere(db, missionId, persons)
  const marks = await marksFor(db, missionId, persons)
  const shared = withLine ? await markOf(db, missionId, withLine) : undefined
  const ids = people.map(({ id }) => id ?? crypto.randomUUID())
  await db
    .insertInto('operations.manifest_line')
    .values(
      anchors.map((anchor_id, at) => ({
        id: ids[at]!,
        mission_id: missionId,
        anchor_id,
        together: shared ?? marks.get(persons[at]!)!,
      })),
    )
    .execute()
  await keepVersion(db, mission, reason ?? '', ids)
  await tellField(
    db,
    actor,
    missionId,
    ...ids.map((line) => ({ kind: 'line added', body: { line } }) as const),
  )
  return { ids }
}

/** Nobody is on two missions at once, as far as the officer may see. */
async function refuseElsewhere(db: Db, missionId: string, persons: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('operations.manifest_line as line')
    .innerJoin('operations.mission as mission', 'mission.id', 'line.mission_id')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'line.anchor_id')
    .select(['line.anchor_id', 'mission.number'])
    .where('anchor.person_id', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .where('mission.id', '<>', missionId)
    .where('mission.state', 'in', ['planned', 'open', 'frozen', 'departed'])
    .where('line.state', 'in', ['listed', 'boarded', 'on hold'])
    .execute()
  if (rows.length > 0)
    throw new Problem('step-not-open', {
      detail: 'Listed on another mission. Take them off that one first.',
      issues: rows.map((row) => ({ path: row.anchor_id, message: `mission ${row.number}` })),
    })
}

async function markOf(db: Db, missionId: string, lineId: string): Promise<string> {
  const line = await db
    .selectFrom('operations.manifest_line')
    .select('together')
    .where('id', '=', lineId)
    .where('mission_id', '=', missionId)
    .executeTakeFirst()
  if (!line) throw new Problem('refers-to-nothing')
  return line.together
}

export async function changeSeat(db: Db, actor: Actor, id: string, body: BodyOf<typeof changeLine>) {
  const { line, mission } = await holdLine(db, actor, id)
  mayChange(mission, actor, body.reason)
  const together = body.withLine ? await markOf(db, mission.id, body.withLine) : line.together
  await db
    .updateTable('operations.manifest_line')
    .set({
      seat: body.seat,
      role: body.role,
      escort_needed: body.escortNeeded,
      together,
      ...(body.berth === undefined ? {} : { berth: body.berth }),
      ...(body.weightKg === undefined ? {} : { weight_kg: body.weightKg }),
      ...(body.medicNear === undefined ? {} : { medic_near: body.medicNear }),
    })
    .where('id', '=', id)
    .execute()
  await keepVersion(db, mission, body.reason ?? '', travels(line.state) ? [id] : [])
  return { id }
}

/** @throws Problem step-not-open where the mission does not allow the step, state-changed where the line has moved on */
function stateAfter(step: LineStep, line: { state: LineData['state'] }, mission: MissionHeld) {
  const doors = mission.doors_closed_at !== null
  const to = afterStep(step, line.state as never, mission.state, doors)
  if (to) return to
  throw new Problem(
    doors ||
      (mission.state !== 'frozen' && mission.state !== 'open') ||
      (step === 'board' && mission.state === 'open')
      ? 'step-not-open'
      : 'state-changed',
  )
}

/** On a tablet a reason is one line. */
const shortly = (reason: string) => reason.replace(/\s+/g, ' ').slice(0, 500)

async function setState(
  db: Db,
  actor: Actor,
  id: string,
  state: string,
  reason: string | null,
): Promise<void> {
  await db
    .updateTable('operations.manifest_line')
    .set({
      state,
      state_reason: reason,
      state_by: actor.accountId,
      state_at: sql`now()`,
      hold_cleared_at: null,
    })
    .where('id', '=', id)
    .execute()
}

/** The reason is put away in protection; the line says only that it is on hold. */
export async function hold(db: Db, actor: Actor, id: string, { kind, said }: BodyOf<typeof holdEndpoint>) {
  const { line, mission } = await holdLine(db, actor, id)
  const to = stateAfter('hold', line, mission)
  await setState(db, actor, id, to, null)
  await refer(db, { line: id, kind, said })
  await keepVersion(db, mission, 'A line was put on hold')
  await tellField(db, actor, mission.id, { kind: 'hold', body: { line: id, about: kind, said: null } })
  return { id }
}

/** @param declined an adult no longer wishes to return; of a child nothing is said */
export async function withdraw(db: Db, actor: Actor, id: string, reason: string, declined: boolean) {
  const { line, mission } = await holdLine(db, actor, id)
  await setState(db, actor, id, stateAfter('withdraw', line, mission), reason)
  if (declined) await sql`select operations.mark_declined(${id})`.execute(db)
  await keepVersion(db, mission, reason)
  await tellField(db, actor, mission.id, { kind: 'withdraw', body: { line: id, reason: shortly(reason) } })
  return { id }
}

export async function relist(db: Db, actor: Actor, id: string, reason: string) {
  const { line, mission } = await holdLine(db, actor, id)
  const to = stateAfter('relist', line, mission)
  if (line.state === 'on hold' && !line.hold_cleared_at)
    throw new Problem('step-not-open', {
      detail: 'The line is on hold. The child-protection officer has not answered yet.',
    })
  await refuseElsewhere(
    db,
    mission.id,
    (await groupedWith(db, [line.anchor_id])).map(({ person_id }) => person_id),
  )
  await setState(db, actor, id, to, null)
  await sql`select operations.mark_declined(${id})`.execute(db)
  await keepVersion(db, mission, reason, [id])
  await tellField(db, actor, mission.id, { kind: 'relist', body: { line: id, reason } })
  return { id }
}

export async function board(db: Db, actor: Actor, id: string) {
  const { line, mission } = await holdLine(db, actor, id)
  const state = stateAfter('board', line, mission)
  const zone = (await legsOf(db, [mission.id])).get(mission.id)?.[0]?.fromZone ?? officeZone
  refuseUnmetOne(await readManifest(db, mission.id, dayIn(zone, new Date()), { passed: true, line: id }))
  await setState(db, actor, id, state, null)
  await tellField(db, actor, mission.id, {
    kind: 'board',
    body: { line: id, by: 'name', vehicle: null, unmet: [] },
  })
  return { id, state }
}

/** Someone left behind who comes after all is not yet travelling; their gates bind all the same. */
function refuseUnmetOne(lines: Awaited<ReturnType<typeof readManifest>>): void {
  refuseUnmet(lines.map((each) => ({ ...each, line: { ...each.line, state: 'listed' } })))
}

export async function unboard(db: Db, actor: Actor, id: string) {
  const { line, mission } = await holdLine(db, actor, id)
  const state = stateAfter('unboard', line, mission)
  await setState(db, actor, id, state, null)
  await tellField(db, actor, mission.id, { kind: 'unboard', body: { line: id, reason: null } })
  return { id, state }
}

export async function leaveBehind(db: Db, actor: Actor, id: string, reason: string) {
  const { line, mission } = await holdLine(db, actor, id)
  const state = stateAfter('leave', line, mission)
  await setState(db, actor, id, state, reason)
  await tellField(db, actor, mission.id, { kind: 'not boarded', body: { line: id, reason: shortly(reason) } })
  return { id, state }
}
