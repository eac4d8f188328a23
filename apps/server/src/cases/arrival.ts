// On arrival: who needs whom first, what was given in which order, and interviews only after it.
import {
  type Arrival,
  type ArrivalStep,
  type BodyOf,
  type markArrivalStep,
  openArrivalSteps,
  Problem,
  type planInterview,
  today,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { findArrived } from '../operations/queries.ts'
import { describePeople, groupedWith } from '../people/queries.ts'
import { anchorsOf, namesOf, needsWaiting } from './queries.ts'
import { type OpenNeed, pressing } from './rules.ts'

export async function arrivalsOf(db: Db, missionId: string) {
  const { lines, ...mission } = await findArrived(db, missionId)
  const anchors = lines.map(({ anchor_id }) => anchor_id)
  const grouped = await groupedWith(db, anchors)
  const personOf = new Map(grouped.map(({ id, person_id }) => [id, person_id]))
  // What is known hangs on any anchor of the person.
  const ids = [...new Set([...anchors, ...grouped.map(({ id }) => id)])]
  const among = sql<string>`any(${ids}::uuid[])`
  const key = (anchor: string) => personOf.get(anchor) ?? anchor
  const of = <T extends { anchor_id: string }>(rows: T[]) => Map.groupBy(rows, (row) => key(row.anchor_id))
  const people = await describePeople(db, anchors, grouped)
  const cases = of(
    await db
      .selectFrom('cases.case')
      .select(['id', 'anchor_id'])
      .where('anchor_id', '=', among)
      .where('state', '<>', 'closed')
      .execute(),
  )
  const steps = await db
    .selectFrom('cases.arrival_step')
    .selectAll()
    .where('anchor_id', '=', among)
    .orderBy('recorded_at')
    .execute()
  const carers = of(
    await db
      .selectFrom('cases.carer')
      .select(['anchor_id'])
      .where('anchor_id', '=', among)
      .where('ended_on', 'is', null)
      .execute(),
  )
  const knew = of(
    await db.selectFrom('cases.field_knew').selectAll().where('mission_id', '=', missionId).execute(),
  )
  const needs = of(await needsWaiting(db, ids))
  const nameOf = await namesOf(
    db,
    steps.map((row) => row.recorded_by),
  )
  const given = of(steps)
  const day = today()
  const first = (anchor: string): OpenNeed | undefined =>
    needs.get(key(anchor))?.toSorted((a, b) => pressing(a, b, day))[0]
  const items = lines.map((line): Arrival => {
    const person = people.get(line.anchor_id) ?? null
    const done = given.get(key(line.anchor_id)) ?? []
    const need = first(line.anchor_id)
    const known = knew.get(key(line.anchor_id))?.[0]
    return {
      anchorId: line.anchor_id,
      caseId: cases.get(key(line.anchor_id))?.[0]?.id ?? null,
      person,
      together: line.together,
      bus: line.bus,
      room: line.room,
      steps: done.map((row) => ({
        kind: row.kind as ArrivalStep,
        givenBy: row.given_by,
        recordedBy: nameOf(row.recorded_by).name,
        recordedAt: row.recorded_at,
      })),
      open: openArrivalSteps(done.map(({ kind }) => kind as ArrivalStep)),
      need: need
        ? { urgency: need.urgency, followUpBy: need.follow_up_by, overdue: need.follow_up_by < day }
        : null,
      withoutCarer: (person?.child ?? false) && !carers.has(key(line.anchor_id)),
      knew: known
        ? {
            condition: known.condition as NonNullable<Arrival['knew']>['condition'],
            seen: known.seen,
            seenAt: known.seen_at,
            receipts: known.receipts,
          }
        : null,
    }
  })
  // Families stay together in the queue too: each stands where its most pressing need puts it.
  const families = [...Map.groupBy(items, ({ together }) => together).values()].map((family) => ({
    family,
    need: family.flatMap(({ anchorId }) => first(anchorId) ?? []).sort((a, b) => pressing(a, b, day))[0],
  }))
  const queue = families.sort((a, b) =>
    a.need && b.need ? pressing(a.need, b.need, day) : (a.need ? 0 : 1) - (b.need ? 0 : 1),
  )
  return { ...mission, items: queue.flatMap(({ family }) => family) }
}

export async function mark(db: Db, anchorId: string, { kind, givenBy }: BodyOf<typeof markArrivalStep>) {
  const { ids, visible } = await anchorsOf(db, anchorId)
  if (!visible) throw new Problem('not-found')
  const rows = await db
    .selectFrom('cases.arrival_step')
    .select('kind')
    .where('anchor_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const done = rows.map((row) => row.kind as ArrivalStep)
  if (done.includes(kind)) throw new Problem('state-changed')
  if (!openArrivalSteps(done).includes(kind))
    throw new Problem('step-not-open', { detail: 'Aid comes first, then a family room, then rest.' })
  return await db
    .insertInto('cases.arrival_step')
    .values({ anchor_id: anchorId, kind, given_by: givenBy })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function interviewsOf(db: Db, anchorId: string) {
  const { ids } = await anchorsOf(db, anchorId)
  const { rows } = await sql<{
    id: string
    planned_at: string
    place: string
    lawyer: string | null
    guardian: string | null
    recorded_by: string
  }>`select * from cases.read_interview(${ids}::uuid[]) order by planned_at`.execute(db)
  const nameOf = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      plannedAt: row.planned_at,
      place: row.place,
      lawyer: row.lawyer,
      guardian: row.guardian,
      recordedBy: nameOf(row.recorded_by).name,
    })),
  }
}

const refusals: Record<string, string> = {
  rest_first: 'First aid, a family room and rest come before any interview.',
  guardian_and_lawyer: 'A child is interviewed only with a guardian and a lawyer, both by name.',
}

/** @throws Problem step-not-open where rest has not been given yet, or a child has no guardian and lawyer named */
export async function plan(db: Db, anchorId: string, body: BodyOf<typeof planInterview>) {
  try {
    return await db
      .insertInto('cases.interview')
      .values({
        ...(body.id ? { id: body.id } : {}),
        anchor_id: anchorId,
        planned_at: body.plannedAt,
        place: body.place,
        lawyer: body.lawyer,
        guardian: body.guardian,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  } catch (error) {
    const detail = refusals[(error as { constraint?: string }).constraint ?? '']
    if (detail) throw new Problem('step-not-open', { detail })
    throw error
  }
}
