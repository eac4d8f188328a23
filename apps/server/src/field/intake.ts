// Batches of operations taken in: each once, its signature checked, its officer's right looked at now; the state folded
// of the lines that it touches; the office brought along. All of a batch is one transaction.
import { type BodyOf, decodeBatch, type FieldOperation, Problem, type sendBatch } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { holdMission, type MissionHeld } from '../operations/manifest.ts'
import type { Services } from '../services.ts'
import { hearFrom } from './devices.ts'
import { applyActs } from './effects.ts'
import { isSignedBy } from './keys.ts'
import { addToLog, getLog, haveOfLog, type LogRow, lockLog } from './log.ts'
import { addOfficeActs, announce } from './office.ts'
import { type Aside, putAside } from './raise.ts'
import { refold } from './refold.ts'

export async function takeBatch(
  db: Db,
  actor: Actor,
  services: Services,
  missionId: string,
  { device, batch }: BodyOf<typeof sendBatch>,
) {
  const mission = await holdMission(db, actor, missionId)
  const log = await getLog(db, missionId)
  await lockLog(db, missionId)
  const wipe = await hearFrom(db, actor, missionId, device)
  const read = await readBatch(batch)
  if (read.mission !== missionId) throw new Problem('refers-to-nothing')
  const { fresh, repeated, asides } = await sorted(db, log, read.operations)
  for (const each of read.unreadable)
    asides.push({ operation: null, why: 'unreadable', content: asText(each) })
  await putAside(db, missionId, asides)
  const quarantined = await takeIn(db, actor, services, mission, log, fresh)
  return {
    taken: fresh.length,
    repeated,
    quarantined: [...asides.map(({ operation, why }) => ({ operation, why })), ...quarantined],
    have: await haveOfLog(db, missionId),
    wipe,
  }
}

/** As it came, in a form that any database keeps. */
const asText = (value: unknown) => ({ base64: Buffer.from(JSON.stringify(value)).toString('base64') })

async function readBatch(batch: string) {
  try {
    return await decodeBatch(Uint8Array.from(Buffer.from(batch, 'base64')))
  } catch {
    throw new Problem('file-unreadable', {
      detail:
        'This batch cannot be read. Nothing of it was taken; the tablet still holds all. Send it again.',
    })
  }
}

/** What is new and signed; how many are here already; what cannot enter the log, with why. */
async function sorted(db: Db, log: LogRow, operations: readonly FieldOperation[]) {
  const once = [...new Map(operations.map((each) => [each.id, each])).values()]
  const known = await db
    .selectFrom('field.operation')
    .select(['id', 'device_id', 'sequence'])
    .where('mission_id', '=', log.id)
    .where(({ eb, or }) =>
      or([
        eb('id', '=', sql<string>`any(${once.map(({ id }) => id)}::uuid[])`),
        eb(
          sql`(device_id, sequence)`,
          'in',
          sql`(select * from unnest(${once.map((each) => each.device)}::uuid[], ${once.map((each) => each.sequence)}::int[]))`,
        ),
      ]),
    )
    .execute()
  const ids = new Set(known.map(({ id }) => id))
  const taken = new Set(known.map((row) => `${row.device_id} ${row.sequence}`))
  const devices = await db
    .selectFrom('field.device')
    .select(['id', 'public_key'])
    .where('mission_id', '=', log.id)
    .execute()
  const checks = new Map(devices.map((row) => [row.id, isSignedBy(row.public_key)]))
  const fresh: FieldOperation[] = []
  const asides: Aside[] = []
  for (const each of once) {
    if (ids.has(each.id)) continue
    const slot = `${each.device} ${each.sequence}`
    const check = checks.get(each.device)
    const why =
      each.mission !== log.id
        ? 'of another mission'
        : !check
          ? 'device not enrolled'
          : !check(each)
            ? 'signature'
            : taken.has(slot)
              ? 'sequence taken'
              : undefined
    if (why) asides.push({ operation: each.id, why, content: each })
    else {
      taken.add(slot)
      fresh.push(each)
    }
  }
  return { fresh, repeated: once.length - fresh.length - asides.length, asides }
}

/**
 * Adds operations to the log and brings the office along.
 * @returns those that are in the log but do not count
 */
export async function takeIn(
  db: Db,
  actor: Actor,
  services: Services,
  mission: MissionHeld,
  log: LogRow,
  fresh: readonly FieldOperation[],
): Promise<{ operation: string; why: string }[]> {
  if (fresh.length === 0) return []
  const added = await addToLog(db, log.id, fresh)
  await setAsideUnentitled(db, actor, log.id, fresh)
  const changed = await refold(db, actor, mission, added)
  await applyActs(
    db,
    actor,
    services,
    log,
    added.map(({ at }) => at.operation),
    changed.verdicts,
  )
  await announce(db, log.id)
  const ids = new Set(fresh.map(({ id }) => id))
  return changed.quarantined.filter(({ operation }) => ids.has(operation))
}

/** The office says of operations by someone who may no longer record on missions that they do not count. */
async function setAsideUnentitled(
  db: Db,
  actor: Actor,
  missionId: string,
  fresh: readonly FieldOperation[],
): Promise<void> {
  const officers = [...new Set(fresh.map(({ officer }) => officer))]
  const { rows } = await sql<{ id: string }>`
    select id from field.officers_with_right(${officers}::uuid[]) as id`.execute(db)
  const entitled = new Set(rows.map(({ id }) => id))
  const acts = fresh
    .filter(({ officer }) => !entitled.has(officer))
    .map(({ id }) => ({
      kind: 'quarantine' as const,
      body: { operation: id, why: 'the officer may no longer record on missions' },
    }))
  if (acts.length > 0) await addOfficeActs(db, actor, missionId, ...acts)
}
