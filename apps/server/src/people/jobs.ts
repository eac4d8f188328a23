// Suggests which records may be one person. It proposes pairs with reasons; a human decides each.
import { type KinRecord, type Suggestion, suggest, teachings, withKin } from '@oralu/linkage'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { Job, Task } from '../jobs/job.ts'
import { newId } from './ids.ts'
import { linkRecordOf, whyOf } from './matches.ts'
import { type Apart, apartOf, type Happening, happeningsOn, since } from './news.ts'
import { recordsOf } from './records.ts'

/** Says by which means a suggestion came about. */
const METHOD = 'fellegi-sunter/default, kin'
/** From here on a human looks. What is doubtful is where looking teaches most. */
const THRESHOLD = 0.1
const CHUNK = 500

/** Orders suggestions over all records of the actor's agency, in the caller's transaction. */
export async function orderSuggestions(db: Db): Promise<{ jobId: string }> {
  const jobId = newId()
  await db.insertInto('jobs.job').values({ id: jobId, task: 'people.suggest' }).execute()
  await sql`select jobs.start('people.suggest', ${jobId}::uuid)`.execute(db)
  return { jobId }
}

interface Place {
  anchor_id: string
  person_id: string
}

export const suggestMatches: Task = async (job) => {
  const places = await job.transaction((db) =>
    db
      .selectFrom('people.record as record')
      .innerJoin('people.anchor as anchor', 'anchor.id', 'record.anchor_id')
      .select(['record.anchor_id', 'anchor.person_id'])
      .where('record.agency_id', '=', sql<string>`access.agency()`)
      .orderBy('record.id')
      .execute(),
  )
  const records: KinRecord[] = []
  for (let i = 0; i < places.length; i += CHUNK) {
    await job.progress(i, places.length, 'people.job.reading')
    const chunk = places.slice(i, i + CHUNK).map((place) => place.anchor_id)
    for (const record of await job.transaction((db) => recordsOf(db, chunk)))
      records.push({
        id: record.anchorId,
        source: record.line.sourceId,
        ...(record.familyGroup ? { family: record.familyGroup } : {}),
        ...linkRecordOf(record),
      })
  }
  const stands = await job.transaction((db) => standing(db, places))
  await job.progress(0, undefined, 'people.job.comparing')
  const alone: Suggestion[] = []
  for await (const each of suggest(records, { threshold: THRESHOLD })) alone.push(each)
  const together = withKin(records, alone, stands.same, { threshold: THRESHOLD })
  const found = together.flatMap((each) => {
    const { open, apartAt } = stands.judge(each.left, each.right)
    return open ? [{ ...each, apartAt }] : []
  })
  const taught = teachings(
    found.map(({ left, right, probability }) => ({
      left: stands.personOf(left),
      right: stands.personOf(right),
      probability,
    })),
  )
  const rows = found.map((each, i) => rowOf(each, taught[i]!.bits))
  return { ...(await keep(job, rows)), records: records.length }
}

const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** What decisions already say of a pair: whether it is still open, and when its two persons were last told apart. */
async function standing(db: Db, places: readonly Place[]) {
  const persons = new Map(places.map((place) => [place.anchor_id, place.person_id]))
  const personOf = (anchor: string) => persons.get(anchor) ?? anchor
  const rows = await db
    .selectFrom('people.decision')
    .select(['left_anchor_id', 'right_anchor_id'])
    .where('undone_at', 'is', null)
    .where('verdict', '=', 'same')
    .execute()
  const same = rows.map((row) => [row.left_anchor_id, row.right_anchor_id] as const)
  const decided = new Set(same.map(([a, b]) => pairKey(a, b)))
  const apart = await apartOf(db)
  const told = Map.groupBy(apart, (each) => pairKey(each.leftPerson, each.rightPerson))
  const involved = new Set(apart.flatMap((each) => [each.leftPerson, each.rightPerson]))
  const happenings = await happeningsOn(
    db,
    places.filter((place) => involved.has(place.person_id)).map((place) => place.anchor_id),
  )
  const judge = (left: string, right: string): { open: boolean; apartAt: string | null } => {
    const [a, b] = [personOf(left), personOf(right)]
    if (a === b || decided.has(pairKey(left, right))) return { open: false, apartAt: null }
    const against = told.get(pairKey(a, b)) ?? []
    return {
      open: against.every((decision) => hasNews(decision, happenings, [left, right])),
      apartAt: against.at(-1)?.at ?? null,
    }
  }
  return { same, personOf, judge }
}

const hasNews = (decision: Apart, happenings: ReadonlyMap<string, Happening[]>, pair: string[]) =>
  since(decision, happenings, pair).length > 0

function rowOf(each: Suggestion & { apartAt: string | null }, bits: number) {
  const [left, right] = each.left < each.right ? [each.left, each.right] : [each.right, each.left]
  return {
    id: newId(),
    left,
    right,
    probability: Math.fround(each.probability),
    why: whyOf(each.why),
    teaches: Math.fround(Math.round(bits * 100) / 100),
    apart: each.apartAt,
  }
}

/**
 * Writes what was found; what no longer is, is withdrawn. A pair decided meanwhile stays as it is, but one that was
 * told apart and is found again in the light of newer evidence is opened.
 */
async function keep(
  job: Job,
  rows: ReturnType<typeof rowOf>[],
): Promise<{ suggested: number; withdrawn: number }> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await job.progress(i, rows.length, 'people.job.writing')
    const lines = JSON.stringify(rows.slice(i, i + CHUNK))
    await job.transaction((db) =>
      sql`insert into people.match as held (id, left_anchor_id, right_anchor_id, probability, why, method, teaches, reopened_at)
        select l.id, l.left, l.right, l.probability, l.why, ${METHOD}, l.teaches, l.apart + interval '1 millisecond'
        from json_to_recordset(${lines}) as l (id uuid, "left" uuid, "right" uuid, probability real, why jsonb, teaches real, apart timestamptz)
        on conflict (left_anchor_id, right_anchor_id) do update
          set probability = excluded.probability, why = excluded.why, method = excluded.method, teaches = excluded.teaches,
            state = 'open', reopened_at = excluded.reopened_at
          where case when held.state = 'decided' then excluded.reopened_at is not null
            else (held.probability, held.why, held.state, held.teaches, held.reopened_at) is distinct from
              (excluded.probability, excluded.why, 'open', excluded.teaches, excluded.reopened_at) end`.execute(
        db,
      ),
    )
  }
  const now = new Set(rows.map((row) => `${row.left} ${row.right}`))
  return await job.transaction(async (db) => {
    const open = await db
      .selectFrom('people.match')
      .select(['id', 'left_anchor_id', 'right_anchor_id'])
      .where('state', '=', 'open')
      .where('agency_id', '=', sql<string>`access.agency()`)
      .execute()
    const gone = open
      .filter((row) => !now.has(`${row.left_anchor_id} ${row.right_anchor_id}`))
      .map((row) => row.id)
    if (gone.length > 0)
      await db
        .updateTable('people.match')
        .set({ state: 'withdrawn' })
        .where('id', '=', sql<string>`any(${gone}::uuid[])`)
        .where('state', '=', 'open')
        .execute()
    return { suggested: rows.length, withdrawn: gone.length }
  })
}
