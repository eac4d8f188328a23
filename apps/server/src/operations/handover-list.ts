// Handovers and receipts of a mission, as they are read.
import { type Handover, Problem, type Receipt } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import { colleaguesOf, getMissionRow } from './manifest.ts'
import { lastCounts } from './rules.ts'
import { headCountsOf } from './whole.ts'

/** How many are expected at a handover: those named in it. @throws Problem refers-to-nothing */
export async function expectedAtHandover(db: Db, missionId: string, handoverId: string): Promise<number> {
  const handover = await db
    .selectFrom('operations.handover')
    .select('id')
    .where('id', '=', handoverId)
    .where('mission_id', '=', missionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!handover) throw new Problem('refers-to-nothing')
  const { n } = await db
    .selectFrom('operations.handover_line')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow()
  return n
}

export async function handoversOf(
  db: Db,
  missionId: string,
): Promise<{ handovers: Handover[]; receipts: Receipt[] }> {
  await getMissionRow(db, missionId)
  const rows = await db
    .selectFrom('operations.handover')
    .selectAll()
    .where('mission_id', '=', missionId)
    .orderBy('at')
    .orderBy('recorded_at')
    .execute()
  const lines = await db
    .selectFrom('operations.handover_line as each')
    .innerJoin('operations.manifest_line as line', 'line.id', 'each.line_id')
    .select(['each.handover_id', 'each.line_id', 'each.what', 'each.condition', 'each.seen'])
    .select('line.anchor_id')
    .where('line.mission_id', '=', missionId)
    .orderBy('line.together')
    .orderBy('each.line_id')
    .execute()
  const receipts = await db
    .selectFrom('operations.receipt as receipt')
    .innerJoin('operations.manifest_line as line', 'line.id', 'receipt.line_id')
    .select(['receipt.id', 'receipt.number', 'receipt.line_id', 'receipt.place', 'receipt.taken_by'])
    .select(['receipt.recorded_at', 'line.anchor_id'])
    .where('receipt.mission_id', '=', missionId)
    .orderBy('receipt.number')
    .execute()
  const items = await db
    .selectFrom('operations.property')
    .selectAll()
    .where('receipt_id', '=', sql<string>`any(${receipts.map(({ id }) => id)}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const people = await describePeople(
    db,
    [...lines, ...receipts].map((each) => each.anchor_id),
  )
  const by = await colleaguesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  const counts = lastCounts((await headCountsOf(db, [missionId])).get(missionId) ?? [])
  return {
    handovers: rows.map((row) => ({
      id: row.id,
      step: row.step as Handover['step'],
      place: row.place,
      zone: row.zone,
      at: row.at,
      giver: {
        name: row.giver_name,
        office: row.giver_office,
        fileId: row.giver_signature,
        unsigned: row.giver_unsigned,
      },
      receiver: {
        name: row.receiver_name,
        office: row.receiver_office,
        fileId: row.receiver_signature,
        unsigned: row.receiver_unsigned,
      },
      lines: lines
        .filter((each) => each.handover_id === row.id)
        .map((each) => ({
          lineId: each.line_id,
          person: people.get(each.anchor_id) ?? null,
          what: each.what as Handover['lines'][number]['what'],
          condition: each.condition as Handover['lines'][number]['condition'],
          seen: each.seen,
        })),
      headCount: counts.find(({ handoverId }) => handoverId === row.id) ?? null,
      recordedBy: by(row.recorded_by),
      recordedAt: row.recorded_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnWhy: row.withdrawn_why,
    })),
    receipts: receipts.map((row) => ({
      id: row.id,
      number: row.number,
      lineId: row.line_id,
      person: people.get(row.anchor_id) ?? null,
      place: row.place,
      takenBy: row.taken_by,
      recordedAt: row.recorded_at,
      items: items
        .filter((each) => each.receipt_id === row.id)
        .map((each) => ({
          id: each.id,
          kind: each.kind as Receipt['items'][number]['kind'],
          description: each.description,
          quantity: each.quantity,
          heldBy: each.held_by,
          returnedAt: each.returned_at,
          returnedTo: each.returned_to,
        })),
    })),
  }
}
