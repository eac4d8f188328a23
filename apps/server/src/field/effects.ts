// What the field's operations do in the office, through the office's own functions: the lines follow the fold; what a
// function of the office refuses becomes a question to an officer, and the operation stays.
import {
  type FieldAct,
  type FieldOperation,
  type FieldState,
  type LineState,
  mergeRule,
  type Placed,
  Problem,
  questionKey,
  saidBy,
} from '@oralu/domain'
import { sql } from 'kysely'
import { putAwayNeed } from '../cases/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { bringTo, refer } from '../operations/follow.ts'
import { handOver } from '../operations/handovers.ts'
import type { MissionHeld } from '../operations/manifest.ts'
import { countHeads } from '../operations/parts.ts'
import { giveReceipt } from '../operations/property.ts'
import { arrive, depart, reopenDoors, shutDoors } from '../operations/steps.ts'
import type { Services } from '../services.ts'
import { openSealed } from './keys.ts'
import type { LogRow } from './log.ts'
import { keepRaised } from './raise.ts'

/** Brings the lines of the office to what the fold says of them. */
export async function followLines(
  db: Db,
  actor: Actor,
  mission: MissionHeld,
  lines: readonly string[],
  state: FieldState,
  placed: readonly Placed[],
): Promise<void> {
  const arrived = mission.state === 'arrived' || mission.state === 'closed'
  const byId = new Map(placed.map(({ operation }) => [operation.id, operation]))
  const rows = await db
    .selectFrom('operations.manifest_line')
    .select(['id', 'state'])
    .where('mission_id', '=', mission.id)
    .where('id', '=', sql<string>`any(${lines}::uuid[])`)
    .execute()
  const changes = rows.flatMap((row) => {
    const line = state.lines[row.id]
    if (!line) return []
    const { state: told, whence } = line
    // The office arrives by a step of its own, which comes after.
    const to = told === 'arrived' && !arrived ? 'boarded' : told
    const from = row.state as LineState
    if (to === from) return []
    const source = whence.map((id) => byId.get(id)).find((each) => each && reachesState(saidBy(each), to))
    return [{ id: row.id, from, to, reason: reasonOf(source), by: source?.officer ?? actor.accountId }]
  })
  if (changes.length > 0) await bringTo(db, mission, changes)
}

const stateOf: Partial<Record<FieldAct['kind'], LineState>> = {
  board: 'boarded',
  unboard: 'listed',
  'not boarded': 'not boarded',
  withdraw: 'withdrawn',
  hold: 'on hold',
}
const reachesState = (act: FieldAct | null, to: LineState) => act !== null && stateOf[act.kind] === to

function reasonOf(operation: FieldOperation | undefined): string | null {
  const act = operation && saidBy(operation)
  return act?.kind === 'withdraw' || act?.kind === 'not boarded' ? act.body.reason : null
}

/** What single operations do beyond the lines: referrals, counts, handovers, receipts, steps of the mission. */
export async function applyActs(
  db: Db,
  actor: Actor,
  services: Services,
  log: LogRow,
  fresh: readonly FieldOperation[],
  verdicts: FieldState['verdicts'],
): Promise<void> {
  for (const operation of fresh) {
    const verdict = verdicts[operation.id]
    const act = saidBy(operation)
    if (!act || verdict === 'quarantined' || verdict === 'corrected') continue
    // A fear is heard whatever became of the line.
    if (act.kind === 'hold') await referTo(db, services, log, operation.id, act.body)
    else if (act.kind === 'urgency' && verdict === 'stands')
      await putAwayNeed(
        db,
        operation,
        act.body,
        act.body.need && (await openSealed(services, log, act.body.need.sealed)),
      )
    else if (verdict === 'stands') await attempt(db, log.id, operation, act, actor)
  }
}

async function referTo(
  db: Db,
  services: Services,
  log: LogRow,
  id: string,
  { line, about, said }: Extract<FieldAct, { kind: 'hold' }>['body'],
): Promise<void> {
  if (!said) return
  const text = await openSealed(services, log, said.sealed)
  await refer(db, { id, line, kind: about, said: text ?? 'Sealed on the tablet, and cannot be opened.' })
}

/** Does what the office's own function does; where that refuses, asks an officer. */
async function attempt(
  db: Db,
  missionId: string,
  operation: FieldOperation,
  act: FieldAct,
  actor: Actor,
): Promise<void> {
  const work = officeWork(db, missionId, operation, act, actor)
  if (!work) return
  await sql`savepoint field_act`.execute(db)
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Problem) && !isRefusal(error)) throw error
    await sql`rollback to savepoint field_act`.execute(db)
    const rule = mergeRule(act.kind, 'gate unmet')
    if (rule?.duty)
      await keepRaised(
        db,
        missionId,
        {
          raised: [
            {
              question: questionKey(act.kind, 'gate unmet', [operation.id]),
              kind: act.kind,
              situation: 'gate unmet',
              operations: [operation.id],
              line: null,
              raises: 'question',
              duty: rule.duty,
              state: 'open',
              answers: [],
            },
          ],
          quarantined: [],
        },
        [],
      )
  }
  await sql`release savepoint field_act`.execute(db)
}

/** A constraint of the database, which the office's screens would have shown as a fault of the form. */
const isRefusal = (error: unknown) => /^23|^42501/.test((error as { code?: string }).code ?? '')

function officeWork(
  db: Db,
  missionId: string,
  { id, at }: FieldOperation,
  act: FieldAct,
  actor: Actor,
): (() => Promise<unknown>) | undefined {
  switch (act.kind) {
    case 'head-count': {
      const { expected: _, ...count } = act.body
      return () => countHeads(db, actor, missionId, { ...count, id })
    }
    case 'handover':
      return () => handOver(db, actor, missionId, { ...act.body, id })
    case 'received':
      return () => giveReceipt(db, actor, missionId, { ...act.body, id })
    case 'mission step': {
      const { step, reason } = act.body
      if (step === 'close doors')
        return () =>
          shutDoors(db, actor, missionId, { leftReason: reason ?? 'Not aboard when the doors closed' })
      if (step === 'open doors') return () => reopenDoors(db, actor, missionId)
      // The hour is what the tablet says, unless that has not come yet.
      const hour = Date.parse(at) <= Date.now() ? { at } : {}
      if (step === 'depart') return () => depart(db, actor, missionId, hour)
      return step === 'arrive' ? () => arrive(db, actor, missionId, hour) : undefined
    }
    default:
      return undefined
  }
}
