// What is kept of the pairs that linkage finds: those that a human may still decide, each two records once.
import { type Suggestion, teachings } from '@oralu/linkage'
import { type RawBuilder, sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { newId } from './ids.ts'
import { whyOf } from './matches.ts'
import { type Between, decisionsBetween, happeningsOn, since } from './news.ts'
import type { Pool } from './pool.ts'
import { anyOf } from './records.ts'

/** Says by which means a suggestion came about. */
const METHOD = 'fellegi-sunter/learnt, together'
/** A pair that nothing new came to is not written again for so little. */
const LITTLE = 0.02

type Found = Suggestion & { apartAt: string | null }

/** Leaves out what is one person already, was decided, or was told apart without newer evidence since. */
async function stillOpen(db: Db, pool: Pool, pairs: readonly Suggestion[]): Promise<Found[]> {
  const between = pairs.filter(({ left, right }) => pool.personOf(left) !== pool.personOf(right))
  const persons = [...new Set(between.flatMap(({ left, right }) => [left, right].map(pool.personOf)))]
  const byPair = (decisions: readonly Between[]) =>
    Map.groupBy(decisions, (each) => pairKey(each.leftPerson, each.rightPerson))
  const same = byPair(await decisionsBetween(db, persons, 'same'))
  const apart = byPair(await decisionsBetween(db, persons, 'not same'))
  const keyOf = (pair: Suggestion) => pairKey(pool.personOf(pair.left), pool.personOf(pair.right))
  const records = (pair: Suggestion) =>
    [pair.left, pair.right].flatMap((id) => pool.groupOf(id).map((record) => record.id))
  const happenings = await happeningsOn(db, between.filter((pair) => apart.has(keyOf(pair))).flatMap(records))
  return between.flatMap((pair) => {
    const against = apart.get(keyOf(pair)) ?? []
    const open =
      !same.has(keyOf(pair)) &&
      against.every((decision) => since(decision, happenings, records(pair)).length > 0)
    return open ? [{ ...pair, apartAt: against.at(-1)?.at ?? null }] : []
  })
}

export const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Writes what was found. Of the pairs of `own` this is all there is: those no longer found are withdrawn. Other pairs
 * are weighed anew, where that makes a difference. A pair decided meanwhile stays as it is, but one that was told apart
 * and is found again in the light of newer evidence is opened.
 */
export async function keepMatches(
  db: Db,
  pool: Pool,
  own: ReadonlySet<string>,
  found: readonly Suggestion[],
): Promise<{ suggested: number; withdrawn: number }> {
  const open = await stillOpen(db, pool, found)
  const rows = await withTeaching(db, pool, open)
  await sql`insert into people.match as held (id, left_anchor_id, right_anchor_id, probability, why, method, teaches, reopened_at)
    select l.id, l.left, l.right, l.probability, l.why, ${METHOD}, l.teaches, l.apart + interval '1 millisecond'
    from json_to_recordset(${JSON.stringify(rows)}) as l (id uuid, "left" uuid, "right" uuid, probability real, why jsonb, teaches real, apart timestamptz)
    on conflict (left_anchor_id, right_anchor_id) do update
      set probability = excluded.probability, why = excluded.why, method = excluded.method, teaches = excluded.teaches,
        state = 'open', reopened_at = excluded.reopened_at
      where (held.left_anchor_id = any(${[...own]}::uuid[]) or held.right_anchor_id = any(${[...own]}::uuid[])
          or held.state <> 'open' or abs(excluded.probability - held.probability) > ${LITTLE})
        and case when held.state = 'decided' then excluded.reopened_at is not null
        else (held.probability, held.why, held.state, held.teaches, held.reopened_at) is distinct from
          (excluded.probability, excluded.why, 'open', excluded.teaches, excluded.reopened_at) end`.execute(
    db,
  )
  const now = new Set(rows.map(({ left, right }) => `${left} ${right}`))
  const before = await openPairs(db, [...own])
  const gone = before.filter((pair) => !now.has(`${pair.left} ${pair.right}`)).map(({ id }) => id)
  if (gone.length > 0)
    await db
      .updateTable('people.match')
      .set({ state: 'withdrawn' })
      .where('id', '=', anyOf(gone))
      .where('state', '=', 'open')
      .execute()
  return { suggested: rows.length, withdrawn: gone.length }
}

async function withTeaching(db: Db, pool: Pool, found: readonly Found[]) {
  const ends = [...new Set(found.flatMap(({ left, right }) => [left, right]))]
  const keys = new Set(found.map(({ left, right }) => pairKey(left, right)))
  const others = (await openPairs(db, ends)).filter(({ left, right }) => !keys.has(pairKey(left, right)))
  await pool.add(others.flatMap(({ left, right }) => [left, right]))
  const taught = teachings(
    [...found, ...others].map(({ left, right, probability }) => ({
      left: pool.personOf(left),
      right: pool.personOf(right),
      probability,
    })),
  )
  return found.map((each, i) => {
    const [left, right] = [each.left, each.right].toSorted() as [string, string]
    return {
      id: newId(),
      left,
      right,
      probability: Math.fround(each.probability),
      why: whyOf(each.why),
      teaches: Math.fround(Math.round(taught[i]!.bits * 100) / 100),
      apart: each.apartAt,
    }
  })
}

/** Open pairs with one of these anchors, of the actor's own agency. */
export const openPairs = (db: Db, anchorIds: readonly string[]) =>
  pairsWith(db, anchorIds, sql`m.state = 'open' and m.agency_id = ${ownAgency}`)

/** Pairs with one of these anchors, on either side. */
async function pairsWith(db: Db, anchorIds: readonly string[], wanted: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string; left: string; right: string; probability: number }>`
    select m.id, m.left_anchor_id as left, m.right_anchor_id as right, m.probability from people.match m
    where m.left_anchor_id = ${anyOf(anchorIds)} and ${wanted}
    union
    select m.id, m.left_anchor_id, m.right_anchor_id, m.probability from people.match m
    where m.right_anchor_id = ${anyOf(anchorIds)} and ${wanted}`.execute(db)
  return rows
}
