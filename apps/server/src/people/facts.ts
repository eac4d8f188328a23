// Facts that officers establish: entered by one; where two are needed, confirmed by another; withdrawn, never deleted.
import {
  type AgeDecision,
  type addStatus,
  type BodyOf,
  Problem,
  type proposeAge,
  type StatusFact,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { newId } from './ids.ts'
import { anyOf } from './records.ts'

type FactTable = 'people.status' | 'people.age_decision' | 'people.family_member'
type ByTwo = 'people.nationality' | 'people.age_decision'

export async function addStatusFact(db: Db, it: BodyOf<typeof addStatus>): Promise<{ id: string }> {
  const id = it.id ?? newId()
  await db
    .insertInto('people.status')
    .values({
      id,
      anchor_id: it.anchorId,
      status: it.status,
      valid_from: it.validFrom,
      valid_to: it.validTo ?? null,
      place: it.place ?? null,
      evidence: it.evidence ?? null,
      burial_place: it.burialPlace ?? null,
      kin_told_by: it.kinToldBy ?? null,
    })
    .execute()
  return { id }
}

export async function addAge(db: Db, it: BodyOf<typeof proposeAge>): Promise<{ id: string }> {
  const id = it.id ?? newId()
  await db
    .insertInto('people.age_decision')
    .values({ id, anchor_id: it.anchorId, born_from: it.bornFrom, born_to: it.bornTo, basis: it.basis })
    .execute()
  return { id }
}

/**
 * A second officer confirms.
 * @throws Problem same-person-twice for whoever proposed it; refers-to-nothing when a finding rests on what is withdrawn
 */
export async function confirmFact(db: Db, actor: Actor, table: ByTwo, id: string): Promise<{ id: string }> {
  const fact = await getFact(db, table, id)
  if (fact.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  if (fact.confirmed_at || fact.withdrawn_at) throw new Problem('state-changed')
  const done = await db
    .updateTable(table)
    .set({ confirmed_by: actor.accountId, confirmed_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Problem('not-allowed')
  return { id }
}

async function getFact(db: Db, table: ByTwo, id: string) {
  const fact = await db
    .selectFrom(table)
    .select(['recorded_by', 'confirmed_at', 'withdrawn_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!fact) throw new Problem('not-found')
  return fact
}

/** Withdraws a fact; it stays in the history. Readable but another agency's: not-allowed. */
export async function withdrawFact(db: Db, table: FactTable, id: string): Promise<{ id: string }> {
  const done = await db
    .updateTable(table)
    .set({ withdrawn_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows > 0n) return { id }
  const fact = await db.selectFrom(table).select(['withdrawn_at']).where('id', '=', id).executeTakeFirst()
  throw new Problem(fact ? (fact.withdrawn_at ? 'state-changed' : 'not-allowed') : 'not-found')
}

export async function statusesOf(db: Db, anchorIds: readonly string[]): Promise<StatusFact[]> {
  const rows = await db
    .selectFrom('people.status')
    .selectAll()
    .where('anchor_id', '=', anyOf(anchorIds))
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    anchorId: row.anchor_id,
    by: names.get(row.recorded_by) ?? '',
    recordedAt: row.recorded_at,
    withdrawnAt: row.withdrawn_at,
    status: row.status as StatusFact['status'],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    place: row.place,
    evidence: row.evidence,
    burialPlace: row.burial_place,
    kinToldBy: row.kin_told_by,
  }))
}

export async function agesOf(db: Db, actor: Actor, anchorIds: readonly string[]): Promise<AgeDecision[]> {
  const rows = await db
    .selectFrom('people.age_decision')
    .selectAll()
    .where('anchor_id', '=', anyOf(anchorIds))
    .orderBy('recorded_at', 'desc')
    .execute()
  const say = await factsByTwo(db, actor, rows)
  return rows.map((row) => ({ ...say(row), bornFrom: row.born_from, bornTo: row.born_to, basis: row.basis }))
}

interface TwoRow {
  id: string
  anchor_id: string
  recorded_by: string
  recorded_at: string
  withdrawn_at: string | null
  confirmed_by: string | null
  confirmed_at: string | null
}

/** What screens say of a fact that takes two: who entered and who confirmed it, and when. */
export async function factsByTwo(db: Db, actor: Actor, rows: TwoRow[]) {
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.recorded_by, row.confirmed_by]),
  )
  return (row: TwoRow) => ({
    id: row.id,
    anchorId: row.anchor_id,
    by: names.get(row.recorded_by) ?? '',
    mine: row.recorded_by === actor.accountId,
    recordedAt: row.recorded_at,
    withdrawnAt: row.withdrawn_at,
    confirmedBy: row.confirmed_by ? (names.get(row.confirmed_by) ?? '') : null,
    confirmedAt: row.confirmed_at,
  })
}
