// Pairs of records that may be one person, found for some records at a time: each is compared with whom it meets, and
// weighed in the light of the relatives of both. It proposes pairs with reasons; a human decides each.
import {
  compareAbove,
  type LinkModel,
  type PreparedRecord,
  prepareRecord,
  type Suggestion,
  teachings,
  withKin,
} from '@oralu/linkage'
import { type RawBuilder, sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { type ComparedRecord, comparedRecords, meet, relativesOf } from './blocks.ts'
import { newId } from './ids.ts'
import { whyOf } from './matches.ts'
import { apartOf, happeningsOn, since } from './news.ts'
import { anyOf } from './records.ts'

/** Says by which means a suggestion came about. */
const METHOD = 'fellegi-sunter/learnt, kin'
/** From here on a human looks. What is doubtful is where looking teaches most. */
const THRESHOLD = 0.1
/** From here on a pair speaks for pairs of its relatives. */
const LINKED = 0.9

/** @returns how many pairs of these records wait for a decision, and how many no longer do */
export async function suggestFor(
  db: Db,
  anchorIds: readonly string[],
  model: LinkModel,
): Promise<{ suggested: number; withdrawn: number }> {
  const pool = new Pool(db)
  await pool.add(anchorIds)
  const own = anchorIds.filter((id) => pool.has(id))
  const met = await meet(db, pool.of(own))
  const around = await relativesOf(db, own)
  const held = await likelyPairs(db, [...own, ...around])
  await pool.add([...around, ...met.flat(), ...held.flat()])
  const alone = [...met, ...held].flatMap(([left, right]) => pool.compare(left, right, model) ?? [])
  const same = await decidedSame(db, [...own, ...around])
  const speaking = [...same, ...alone.filter(isLinked).map(({ left, right }) => [left, right] as const)]
  const others = [...new Set(speaking.flat())]
  await pool.add([...others, ...(await relativesOf(db, others))])
  const found = withKin(pool.records(), alone, same, { threshold: THRESHOLD, linked: LINKED, model })
  return await keep(db, pool, new Set(own), found)
}

const isLinked = ({ probability }: Suggestion) => probability >= LINKED

/** The records looked at, each read and prepared once. */
class Pool {
  private readonly db: Db
  private readonly held = new Map<string, { record: ComparedRecord; prepared?: PreparedRecord }>()

  constructor(db: Db) {
    this.db = db
  }

  async add(anchorIds: readonly string[]): Promise<void> {
    const missing = [...new Set(anchorIds)].filter((id) => !this.held.has(id))
    if (missing.length > 0)
      for (const record of await comparedRecords(this.db, missing)) this.held.set(record.id, { record })
  }

  has = (id: string): boolean => this.held.has(id)
  of = (ids: readonly string[]): ComparedRecord[] => ids.flatMap((id) => this.held.get(id)?.record ?? [])
  records = (): ComparedRecord[] => [...this.held.values()].map(({ record }) => record)
  personOf = (id: string): string => this.held.get(id)?.record.personId ?? id

  compare(left: string, right: string, model: LinkModel): Suggestion | undefined {
    const [a, b] = [this.prepared(left), this.prepared(right)]
    const found = a && b && compareAbove(a, b, THRESHOLD, model)
    return found && { left, right, probability: found.probability, why: found.why }
  }

  private prepared(id: string): PreparedRecord | undefined {
    const held = this.held.get(id)
    if (held) held.prepared ??= prepareRecord(held.record)
    return held?.prepared
  }
}

/** Pairs suggested before for these anchors that may speak for others. */
const likelyPairs = async (db: Db, anchorIds: readonly string[]): Promise<[string, string][]> =>
  (await pairsWith(db, anchorIds, sql`m.state <> 'withdrawn' and m.probability >= ${LINKED}`)).map(
    ({ left, right }) => [left, right],
  )

async function decidedSame(db: Db, anchorIds: readonly string[]): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('people.decision')
    .select(['left_anchor_id', 'right_anchor_id'])
    .where('undone_at', 'is', null)
    .where('verdict', '=', 'same')
    .where((where) =>
      where.or([
        where('left_anchor_id', '=', anyOf(anchorIds)),
        where('right_anchor_id', '=', anyOf(anchorIds)),
      ]),
    )
    .execute()
  return rows.map((row) => [row.left_anchor_id, row.right_anchor_id])
}

type Found = Suggestion & { apartAt: string | null }

/** Leaves out what is one person already, was decided, or was told apart without newer evidence since. */
async function stillOpen(db: Db, pool: Pool, pairs: readonly Suggestion[]): Promise<Found[]> {
  const between = pairs.filter(({ left, right }) => pool.personOf(left) !== pool.personOf(right))
  const persons = [...new Set(between.flatMap(({ left, right }) => [left, right].map(pool.personOf)))]
  const apart = await apartOf(db, persons)
  const told = Map.groupBy(apart, (each) => pairKey(each.leftPerson, each.rightPerson))
  const against = (pair: Suggestion) =>
    told.get(pairKey(pool.personOf(pair.left), pool.personOf(pair.right))) ?? []
  const happenings = await happeningsOn(
    db,
    between.filter((pair) => against(pair).length > 0).flatMap(({ left, right }) => [left, right]),
  )
  const decided = new Set(
    (
      await decidedSame(
        db,
        between.map(({ left }) => left),
      )
    ).map(([left, right]) => pairKey(left, right)),
  )
  return between.flatMap((pair) => {
    const decisions = against(pair)
    const open =
      !decided.has(pairKey(pair.left, pair.right)) &&
      decisions.every((decision) => since(decision, happenings, [pair.left, pair.right]).length > 0)
    return open ? [{ ...pair, apartAt: decisions.at(-1)?.at ?? null }] : []
  })
}

const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * Writes what was found. Of the pairs of `own` this is all there is: those no longer found are withdrawn. Pairs of
 * their relatives are only ever raised here. A pair decided meanwhile stays as it is, but one that was told apart and
 * is found again in the light of newer evidence is opened.
 */
async function keep(
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
          or held.state <> 'open' or excluded.probability > held.probability)
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
const openPairs = (db: Db, anchorIds: readonly string[]) =>
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
