// What meets a gate: recorded, signed by a second, withdrawn; and what a named authority passes.
import {
  type BodyOf,
  bulkGates,
  canBePassed,
  dayIn,
  type GateKind,
  gatesOf,
  type MeetGateBody,
  officeZone,
  Problem,
  type passGates,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor, Db } from '../db/transaction.ts'
import { withdraw } from './lines.ts'
import { factsOf, holdLine, holdMission, readManifest } from './manifest.ts'

import { legsOf } from './whole.ts'

export async function meet(
  db: Db,
  actor: Actor,
  missionId: string,
  { lines, evidence, expiresOn, details }: z.output<typeof MeetGateBody>,
) {
  const mission = await holdMission(db, actor, missionId)
  if (mission.state !== 'open' && mission.state !== 'frozen') throw new Problem('step-not-open')
  const wanted = [...new Set(lines)]
  const { kind } = details
  if (wanted.length > 1 && !bulkGates.includes(kind))
    throw new Problem('body-invalid', { issues: [{ path: 'body.lines', message: 'one person at a time' }] })
  const rows = await db
    .selectFrom('operations.manifest_line')
    .select(['id', 'anchor_id'])
    .where('mission_id', '=', missionId)
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  if (rows.length !== wanted.length) throw new Problem('refers-to-nothing')
  const facts = await factsOf(db, missionId, rows.length === 1 ? rows[0]?.id : undefined)
  const unneeded = rows.filter((row) => !gatesOf(facts.get(row.id)?.child ?? true).includes(kind))
  if (unneeded.length > 0)
    throw new Problem('step-not-open', {
      detail: 'This gate is not one of theirs.',
      issues: unneeded.map((row) => ({ path: row.id, message: kind })),
    })
  const made = await db
    .insertInto('operations.gate')
    .values(
      rows.map((row) => ({
        line_id: row.id,
        anchor_id: row.anchor_id,
        kind,
        evidence,
        details: JSON.stringify(details),
        expires_on: expiresOn ?? null,
      })),
    )
    .returning('id')
    .execute()
  return { ids: made.map(({ id }) => id) }
}

/** A record of a gate in one's own mission, with the mission held. */
async function holdGate(db: Db, actor: Actor, id: string) {
  const gate = await db.selectFrom('operations.gate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!gate) throw new Problem('not-found')
  return { ...(await holdLine(db, actor, gate.line_id)), gate: { ...gate, kind: gate.kind as GateKind } }
}

const isDetermination = (gate: { kind: GateKind; details: unknown }) =>
  gate.kind === 'together' ||
  (gate.kind === 'consent' && (gate.details as { basis?: string }).basis === 'best interests')

export async function sign(db: Db, actor: Actor, id: string) {
  const { gate } = await holdGate(db, actor, id)
  if (!isDetermination(gate) || gate.signed_by || gate.withdrawn_at) throw new Problem('step-not-open')
  if (gate.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('operations.gate')
    .set({ signed_by: actor.accountId, signed_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function withdrawRecord(db: Db, actor: Actor, id: string, reason: string) {
  const { gate, line, mission } = await holdGate(db, actor, id)
  if (
    gate.withdrawn_at ||
    mission.doors_closed_at ||
    (mission.state !== 'open' && mission.state !== 'frozen')
  )
    throw new Problem('step-not-open')
  await db
    .updateTable('operations.gate')
    .set({ withdrawn_at: sql`now()`, withdrawn_by: actor.accountId, withdraw_reason: reason })
    .where('id', '=', id)
    .execute()
  // Whoever no longer wishes to travel does not.
  const willing = gate.kind === 'decision' && ['listed', 'boarded', 'not boarded'].includes(line.state)
  if (willing) await withdraw(db, actor, line.id, reason, true)
  return { id }
}

/** An emergency separation is assessed within this. */
export const assessHours = 72

/** Lets a line travel though gates are unmet on this day. Shown ever after. */
export async function pass(db: Db, actor: Actor, id: string, { kinds, reason }: BodyOf<typeof passGates>) {
  const { line, mission } = await holdLine(db, actor, id)
  if (mission.state !== 'frozen') throw new Problem('step-not-open')
  const zone = (await legsOf(db, [mission.id])).get(mission.id)?.[0]?.fromZone ?? officeZone
  const judged = (
    await readManifest(db, mission.id, dayIn(zone, new Date()), { passed: false, line: id })
  )[0]!
  const wanted = [...new Set(kinds)].map((kind) => judged.verdicts.find((each) => each.kind === kind)!)
  if (wanted.some(({ kind, state }) => !canBePassed(kind) || state !== 'unmet'))
    throw new Problem('step-not-open', {
      detail:
        'A gate that is met needs no passing; a person’s own decision and a child’s consent cannot be passed over.',
    })
  await db
    .insertInto('operations.passing')
    .values(
      wanted.map(({ kind, why }) => ({
        line_id: id,
        anchor_id: line.anchor_id,
        kind,
        why: why ?? '',
        reason,
        assess_by: kind === 'together' ? sql<string>`now() + make_interval(hours => ${assessHours})` : null,
      })),
    )
    .execute()
  return { id }
}
