// The steps of a mission. Each holds the mission's row first, so that steps follow each other, and looks at the
// gates within the same transaction that takes it.
import {
  type Blocker,
  type BodyOf,
  canMove,
  type closeDoors,
  dayIn,
  type departMission,
  isNeeded,
  type MissionState,
  type MissionStep,
  officeZone,
  Problem,
} from '@oralu/domain'
import { sql } from 'kysely'
import { keepFromField, openCasesFor } from '../cases/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { tellField } from '../field/office.ts'
import { keepResults } from './judging.ts'
import { holdMission, type JudgedLine, type MissionHeld, refuseUnmet } from './manifest.ts'
import { findArrivedAnchors } from './queries.ts'
import { isClosed, lastCounts } from './rules.ts'
import { addVersion, changedSinceVersion } from './versions.ts'
import { blockersOfWhole, headCountsOf, readWhole } from './whole.ts'

/** The tablets of the mission learn the step. */
const tell = (db: Db, actor: Actor, id: string, step: MissionStep, reason?: string | null) =>
  tellField(db, actor, id, { kind: 'mission step', body: { step, reason: reason ?? null } })

async function holdFor(db: Db, actor: Actor, id: string, to: MissionState): Promise<MissionHeld> {
  const mission = await holdMission(db, actor, id)
  if (!canMove(mission.state, to)) throw new Problem('step-not-open')
  return mission
}

export async function openManifest(db: Db, actor: Actor, id: string) {
  await holdFor(db, actor, id, 'open')
  await db.updateTable('operations.mission').set({ state: 'open' }).where('id', '=', id).execute()
  return { id }
}

export async function freeze(db: Db, actor: Actor, id: string, reason: string) {
  await holdFor(db, actor, id, 'frozen')
  const { lines } = await readWhole(db, id, { now: new Date(), passed: false })
  if (!lines.some(({ line }) => line.state === 'listed'))
    throw new Problem('step-not-open', { detail: 'Nobody is listed. Add people to the manifest first.' })
  refuseUnmet(lines)
  await db.updateTable('operations.mission').set({ state: 'frozen' }).where('id', '=', id).execute()
  const version = await addVersion(db, id, reason)
  await tell(db, actor, id, 'freeze')
  return { id, version }
}

const aboard = (lines: readonly JudgedLine[]) => lines.filter(({ line }) => line.state === 'boarded')

/** Closes the doors. Whoever is still listed stays behind, with the reason given, or the doors stay open. */
export async function shutDoors(db: Db, actor: Actor, id: string, { leftReason }: BodyOf<typeof closeDoors>) {
  const mission = await holdMission(db, actor, id)
  if (mission.state !== 'frozen' || mission.doors_closed_at) throw new Problem('step-not-open')
  const waiting = await db
    .selectFrom('operations.manifest_line')
    .select('id')
    .where('mission_id', '=', id)
    .where('state', '=', 'listed')
    .execute()
  if (waiting.length > 0 && !leftReason)
    throw new Problem('step-not-open', {
      detail: 'Some who are listed have not boarded. Board them, or say why they stay.',
      params: { count: waiting.length },
    })
  if (waiting.length > 0)
    await db
      .updateTable('operations.manifest_line')
      .set({
        state: 'not boarded',
        state_reason: leftReason!,
        state_by: actor.accountId,
        state_at: sql`now()`,
      })
      .where('mission_id', '=', id)
      .where('state', '=', 'listed')
      .execute()
  const { lines } = await readWhole(db, id, { now: new Date(), passed: true })
  if (aboard(lines).length === 0) throw new Problem('step-not-open', { detail: 'Nobody is aboard.' })
  refuseUnmet(aboard(lines))
  await db
    .updateTable('operations.mission')
    .set({ doors_closed_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  // The last version holds those aboard: figures count it.
  if (await changedSinceVersion(db, id)) await addVersion(db, id, 'Doors closed: the manifest as boarded')
  await tell(db, actor, id, 'close doors', leftReason)
  return { id }
}

export async function reopenDoors(db: Db, actor: Actor, id: string) {
  const mission = await holdMission(db, actor, id)
  if (mission.state !== 'frozen' || !mission.doors_closed_at) throw new Problem('step-not-open')
  await db.updateTable('operations.mission').set({ doors_closed_at: null }).where('id', '=', id).execute()
  await tell(db, actor, id, 'open doors')
  return { id }
}

export async function depart(db: Db, actor: Actor, id: string, { at }: BodyOf<typeof departMission>) {
  const mission = await holdFor(db, actor, id, 'departed')
  if (!mission.doors_closed_at)
    throw new Problem('step-not-open', { detail: 'The doors are open. Close them first.' })
  const now = at ? new Date(at) : new Date()
  if (now.getTime() > Date.now() + 60_000)
    throw new Problem('body-invalid', { issues: [{ path: 'body.at', message: 'not in the future' }] })
  const zone = (await firstZone(db, id)) ?? officeZone
  const whole = await readWhole(db, id, { now, day: dayIn(zone, now), passed: true })
  const { legs, lines, permissions, headCounts } = whole
  const missing = permissions.filter((each) => each.state !== 'granted' && isNeeded(each, legs))
  if (missing.length > 0)
    throw new Problem('gate-unmet', {
      issues: missing.map((each) => ({ path: `permission.${each.id}`, message: `permission-${each.state}` })),
    })
  refuseUnmet(aboard(lines))
  refuseOpenCount(headCounts, 'departure')
  // A count made before the doors were opened again says nothing of who is aboard now.
  const last = headCounts.findLast(({ step }) => step === 'departure')
  if (last && last.recordedAt < mission.doors_closed_at)
    throw new Problem('step-not-open', {
      detail: 'Count once more: the doors were open since the last head-count.',
    })
  refusePlan(blockersOfWhole(mission, whole))
  await keepResults(db, mission, whole, 'departure')
  await db
    .updateTable('operations.mission')
    .set({ state: 'departed', departed_at: now.toISOString() })
    .where('id', '=', id)
    .execute()
  await tell(db, actor, id, 'depart')
  await sql`select operations.mark_status(${id})`.execute(db)
  return { id }
}

export async function arrive(db: Db, actor: Actor, id: string, { at }: BodyOf<typeof departMission>) {
  const mission = await holdFor(db, actor, id, 'arrived')
  const now = at ? new Date(at) : new Date()
  if (now < new Date(mission.departed_at!) || now.getTime() > Date.now() + 60_000)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.at', message: 'after the departure, and not in the future' }],
    })
  await db
    .updateTable('operations.manifest_line')
    .set({ state: 'arrived', state_by: actor.accountId, state_at: sql`now()` })
    .where('mission_id', '=', id)
    .where('state', '=', 'boarded')
    .execute()
  await db
    .updateTable('operations.mission')
    .set({ state: 'arrived', arrived_at: now.toISOString() })
    .where('id', '=', id)
    .execute()
  await tell(db, actor, id, 'arrive')
  await sql`select operations.mark_status(${id})`.execute(db)
  await openCasesFor(db, await findArrivedAnchors(db, id), 'arrival')
  await keepFromField(db, id)
  return { id }
}

export async function closeArrived(db: Db, actor: Actor, id: string) {
  await holdFor(db, actor, id, 'closed')
  refuseOpenCount((await headCountsOf(db, [id])).get(id) ?? [], 'arrival')
  await db.updateTable('operations.mission').set({ state: 'closed' }).where('id', '=', id).execute()
  await tell(db, actor, id, 'close')
  return { id }
}

export async function cancel(db: Db, actor: Actor, id: string, reason: string) {
  await holdFor(db, actor, id, 'cancelled')
  await db
    .updateTable('operations.mission')
    .set({ state: 'cancelled', cancel_reason: reason })
    .where('id', '=', id)
    .execute()
  await tell(db, actor, id, 'cancel', reason)
  return { id }
}

/** @throws Problem step-not-open where a step was not counted, or any count is neither as expected nor explained */
function refuseOpenCount(
  counts: Awaited<ReturnType<typeof headCountsOf>> extends Map<string, infer C> ? C : never,
  step: string,
): void {
  if (!counts.some((each) => each.step === step))
    throw new Problem('step-not-open', { detail: 'Count heads first.', params: { step } })
  const open = lastCounts(counts).filter((each) => !isClosed(each))
  if (open.length > 0)
    throw new Problem('step-not-open', {
      detail: 'A head-count differs from the manifest. Count again, or explain the difference.',
      issues: open.map((each) => ({
        path: `headCount.${each.id}`,
        message: `${each.counted} / ${each.expected}`,
      })),
    })
}

/** What of the plan still stands in the way: places, weight, range, who goes along, checks. */
function refusePlan(blockers: readonly Blocker[]): void {
  const open = blockers.filter((each) => each.blocks)
  if (open.length > 0)
    throw new Problem('gate-unmet', {
      issues: open.map(({ code, opens }) => ({ path: `plan.${opens?.id ?? ''}`, message: code })),
      params: { count: open.length },
    })
}

async function firstZone(db: Db, missionId: string): Promise<string | undefined> {
  const leg = await db
    .selectFrom('operations.leg')
    .select('from_zone')
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return leg?.from_zone
}
