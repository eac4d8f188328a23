// Handovers as they are entered: from hand to hand, in the order of the way, families together, heads counted.
import {
  type addHandover,
  type BodyOf,
  dayIn,
  handedOverAs,
  handoverSteps,
  Problem,
  type signHandover,
  travels,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { roleHolds } from '../http/serve.ts'
import { assessHours } from './gates.ts'
import { findMissionFile } from './hold.ts'
import { holdMission, type JudgedLine, type MissionHeld, readManifest } from './manifest.ts'
import { passOn } from './property.ts'

type Body = BodyOf<typeof addHandover>

/** At which states of a mission each step can be. */
const openIn: Record<Body['step'], readonly MissionHeld['state'][]> = {
  'to field team': ['open', 'frozen'],
  'to flight': ['frozen', 'departed'],
  'to arrival centre': ['departed', 'arrived'],
  'to place': ['arrived', 'closed'],
}

export async function handOver(db: Db, actor: Actor, missionId: string, body: Body) {
  const mission = await holdMission(db, actor, missionId)
  if (!openIn[body.step].includes(mission.state)) throw new Problem('step-not-open')
  if (new Date(body.at).getTime() > Date.now() + 60_000)
    throw new Problem('body-invalid', { issues: [{ path: 'body.at', message: 'not in the future' }] })
  const named = new Map(body.lines.map((each) => [each.lineId, each]))
  const manifest = await readManifest(db, missionId, dayIn(body.zone, new Date(body.at)), { passed: true })
  const lines = manifest.filter(({ line }) => named.has(line.id))
  if (lines.length !== named.size || named.size !== body.lines.length) throw new Problem('refers-to-nothing')
  if (lines.some(({ line }) => !travels(line.state)))
    throw new Problem('step-not-open', { detail: 'Someone of them is not travelling with this mission.' })
  if (lines.some(({ line, facts }) => facts.child && named.get(line.id)?.detained))
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.lines', message: 'a child is handed over in care, never in custody' }],
    })
  await refuseDisorder(db, body)
  await keepTogether(db, actor, manifest, missionId, body)
  const id = body.id ?? crypto.randomUUID()
  await db
    .insertInto('operations.handover')
    .values({
      id,
      mission_id: missionId,
      step: body.step,
      place: body.place,
      zone: body.zone,
      at: body.at,
      giver_name: body.giver.name,
      giver_office: body.giver.office,
      receiver_name: body.receiver.name,
      receiver_office: body.receiver.office,
    })
    .execute()
  await db
    .insertInto('operations.handover_line')
    .values(
      lines.map(({ line, facts }) => {
        const { detained, condition, seen } = named.get(line.id)!
        return {
          handover_id: id,
          line_id: line.id,
          what: handedOverAs(facts.child, detained),
          condition: [...new Set(condition)],
          seen: seen ?? null,
        }
      }),
    )
    .execute()
  await passOn(db, missionId, body.property, body.receiver.name)
  const explained = body.counted !== lines.length && body.explanation ? body.explanation : null
  await db
    .insertInto('operations.head_count')
    .values({
      mission_id: missionId,
      step: 'handover',
      handover_id: id,
      counted: body.counted,
      expected: lines.length,
      ...(explained
        ? { explanation: explained, explained_by: actor.accountId, explained_at: sql`now()` }
        : {}),
    })
    .execute()
  return { id, closed: body.counted === lines.length || explained !== null }
}

/** Nobody is handed over twice at one step, nor at a later step before an earlier one. */
async function refuseDisorder(db: Db, { step, at, lines }: Body): Promise<void> {
  const before = await db
    .selectFrom('operations.handover_line as each')
    .innerJoin('operations.handover as handover', 'handover.id', 'each.handover_id')
    .select(['each.line_id', 'handover.step', 'handover.at'])
    .where('each.line_id', '=', sql<string>`any(${lines.map(({ lineId }) => lineId)}::uuid[])`)
    .where('handover.withdrawn_at', 'is', null)
    .execute()
  const place = (each: string) => handoverSteps.indexOf(each as Body['step'])
  const wrong = before.filter((each) => {
    // From a place to the next place: any number of times.
    if (each.step === step && step !== 'to place') return true
    const order = place(each.step) - place(step) || (step === 'to place' ? -1 : 0)
    return order < 0 ? new Date(each.at) > new Date(at) : new Date(each.at) < new Date(at)
  })
  if (wrong.length > 0)
    throw new Problem('state-changed', {
      detail: 'Someone of them was handed over at this step already, or at a later one before this hour.',
      issues: wrong.map((each) => ({ path: each.line_id, message: each.step })),
    })
}

/**
 * From the field team on, a parent and own child go from hand to hand together, unless a determination with a second
 * signer says otherwise, or whoever decides takes an emergency upon themselves: it is assessed within 72 hours.
 */
async function keepTogether(
  db: Db,
  actor: Actor,
  manifest: readonly JudgedLine[],
  missionId: string,
  { step, lines, emergency }: Body,
): Promise<void> {
  if (step === 'to field team') return
  const { rows: bonds } = await sql<{ parent_line: string; child_line: string }>`
    select * from operations.bonds(${missionId})`.execute(db)
  const lineOf = new Map(manifest.map((each) => [each.line.id, each]))
  const going = new Set(lines.map(({ lineId }) => lineId))
  const determined = (id: string) => {
    const last = lineOf.get(id)?.entries.findLast(({ kind }) => kind === 'together')
    return Boolean(last?.signed_by && !last.withdrawn_at)
  }
  const parted = bonds.flatMap(({ parent_line, child_line }) => {
    const both = [parent_line, child_line].every((id) => travels(lineOf.get(id)?.line.state ?? 'withdrawn'))
    const young = lineOf.get(child_line)?.facts.child
    if (!both || !young || going.has(parent_line) === going.has(child_line)) return []
    return determined(parent_line) || determined(child_line) ? [] : [child_line]
  })
  const children = [...new Set(parted)].map((id) => lineOf.get(id)!.line)
  if (children.length === 0) return
  if (!emergency)
    throw new Problem('gate-unmet', {
      issues: children.map(({ id }) => ({ path: `${id}.together`, message: 'parent-apart' })),
      params: { count: children.length },
    })
  if (!roleHolds(actor.role, 'mission.decide')) throw new Problem('not-allowed')
  await db
    .insertInto('operations.passing')
    .values(
      children.map(({ id, anchor_id }) => ({
        line_id: id,
        anchor_id,
        kind: 'together',
        why: 'parent-apart',
        reason: emergency,
        assess_by: sql<string>`now() + make_interval(hours => ${assessHours})`,
      })),
    )
    .execute()
}

async function holdHandover(db: Db, actor: Actor, id: string) {
  const seen = await db
    .selectFrom('operations.handover')
    .select('mission_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!seen) throw new Problem('not-found')
  await holdMission(db, actor, seen.mission_id)
  const handover = await db
    .selectFrom('operations.handover')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (handover.withdrawn_at) throw new Problem('state-changed')
  return handover
}

export async function signFor(
  db: Db,
  actor: Actor,
  id: string,
  { party, fileId, unsigned }: BodyOf<typeof signHandover>,
) {
  const handover = await holdHandover(db, actor, id)
  if (handover[`${party}_signature`] || handover[`${party}_unsigned`]) throw new Problem('state-changed')
  await findMissionFile(db, fileId)
  await db
    .updateTable('operations.handover')
    .set({ [`${party}_signature`]: fileId ?? null, [`${party}_unsigned`]: unsigned ?? null })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function takeBack(db: Db, actor: Actor, id: string, reason: string) {
  await holdHandover(db, actor, id)
  await db
    .updateTable('operations.handover')
    .set({ withdrawn_at: sql`now()`, withdrawn_by: actor.accountId, withdrawn_why: reason })
    .where('id', '=', id)
    .execute()
  return { id }
}
