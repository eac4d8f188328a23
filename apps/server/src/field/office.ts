// The office's own acts on a mission, in the same log as the tablets', so that every tablet learns them.
import { type FieldAct, type FieldOperation, type Placed, settle, subjectsOf } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { addToLog, bearingOn, findLog, headsOfLog, lockLog } from './log.ts'
import { keepRaised } from './raise.ts'

/** Operations of the office, not yet in the log. They are signed when they leave the house. */
async function drafted(
  db: Db,
  actor: Actor,
  missionId: string,
  acts: readonly FieldAct[],
): Promise<Placed[]> {
  const { heads, rank } = await headsOfLog(db, missionId)
  const { [missionId]: last = 0, ...parents } = heads
  const at = new Date().toISOString()
  return acts.map((act, index) => {
    const sequence = last + 1 + index
    const envelope = { id: crypto.randomUUID(), mission: missionId, device: missionId, sequence, parents }
    return {
      operation: { ...envelope, officer: actor.accountId, at, signature: '', ...act } as FieldOperation,
      clock: { ...heads, [missionId]: sequence },
      rank: rank + 1 + index,
    }
  })
}

/** Adds acts of the office to the log as they are. The log is locked by the caller. */
export async function addOfficeActs(db: Db, actor: Actor, missionId: string, ...acts: readonly FieldAct[]) {
  const drafts = await drafted(db, actor, missionId, acts)
  return await addToLog(
    db,
    missionId,
    drafts.map(({ operation }) => operation),
  )
}

/**
 * Tells the tablets what the office did, where the mission has any and the log does not say it already.
 * Part of the transaction that does it.
 */
export async function tellField(
  db: Db,
  actor: Actor,
  missionId: string,
  ...acts: readonly FieldAct[]
): Promise<void> {
  if (!(await findLog(db, missionId))) return
  await lockLog(db, missionId)
  const drafts = await drafted(db, actor, missionId, acts)
  const abouts = drafts.map(({ operation }) => subjectsOf(operation, () => undefined))
  const lines = abouts.some(({ whole }) => whole) ? 'all' : abouts.flatMap((each) => each.lines)
  const placed = [...(await bearingOn(db, missionId, lines)), ...drafts]
  const state = settle(placed)
  const fresh = acts.filter((_, at) => state.verdicts[drafts[at]!.operation.id] === 'stands')
  if (fresh.length === 0) return
  if (fresh.length < acts.length) return await tellField(db, actor, missionId, ...fresh)
  await addToLog(
    db,
    missionId,
    drafts.map(({ operation }) => operation),
  )
  await keepRaised(db, missionId, state, placed)
  await announce(db, missionId)
}

/** A live event for whoever watches the mission: its id, and nothing of what was done. */
export async function announce(db: Db, missionId: string): Promise<void> {
  await sql`select pg_notify('field', ${missionId})`.execute(db)
}
