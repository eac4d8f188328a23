// Suggests which records may be one person. It proposes pairs with reasons; a human decides each.
import { type Suggestion, suggest } from '@oralu/linkage'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { Job, Task } from '../jobs/job.ts'
import { newId } from './ids.ts'
import { linkRecordOf, whyOf } from './matches.ts'
import { recordsOf } from './records.ts'

/** Says by which means a suggestion came about. */
const METHOD = 'fellegi-sunter/default'
const THRESHOLD = 0.5
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
  const records: Awaited<ReturnType<typeof recordsOf>> = []
  for (let i = 0; i < places.length; i += CHUNK) {
    await job.progress(i, places.length, 'people.job.reading')
    records.push(
      ...(await job.transaction((db) =>
        recordsOf(
          db,
          places.slice(i, i + CHUNK).map((place) => place.anchor_id),
        ),
      )),
    )
  }
  const { decided, apart } = await job.transaction((db) => standing(db, places))
  await job.progress(0, undefined, 'people.job.comparing')
  const linkable = records.map((record) => ({ id: record.anchorId, ...linkRecordOf(record) }))
  const personOf = new Map(places.map((place) => [place.anchor_id, place.person_id]))
  const found: Suggestion[] = []
  for await (const each of suggest(linkable, { threshold: THRESHOLD, decided })) {
    const [a, b] = [personOf.get(each.left)!, personOf.get(each.right)!]
    // Already one, or told apart through others.
    if (a !== b && !apart.has(pairKey(a, b))) found.push(each)
  }
  return { ...(await keep(job, found)), records: records.length }
}

const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Pairs of anchors that a decision stands on, and pairs of persons that were told apart. */
async function standing(db: Db, places: readonly Place[]) {
  const rows = await db
    .selectFrom('people.decision')
    .select(['left_anchor_id', 'right_anchor_id', 'verdict'])
    .where('undone_at', 'is', null)
    .execute()
  const personOf = new Map(places.map((place) => [place.anchor_id, place.person_id]))
  return {
    decided: rows.map((row) => [row.left_anchor_id, row.right_anchor_id] as const),
    apart: new Set(
      rows
        .filter((row) => row.verdict === 'not same')
        .map((row) =>
          pairKey(personOf.get(row.left_anchor_id) ?? '', personOf.get(row.right_anchor_id) ?? ''),
        ),
    ),
  }
}

/** Writes what was found; what no longer is, is withdrawn. A pair decided meanwhile stays as it is. */
async function keep(job: Job, found: Suggestion[]): Promise<{ suggested: number; withdrawn: number }> {
  const rows = found.map((each) => {
    const [left, right] = each.left < each.right ? [each.left, each.right] : [each.right, each.left]
    return { id: newId(), left, right, probability: Math.fround(each.probability), why: whyOf(each.why) }
  })
  for (let i = 0; i < rows.length; i += CHUNK) {
    await job.progress(i, rows.length, 'people.job.writing')
    const lines = JSON.stringify(rows.slice(i, i + CHUNK))
    await job.transaction((db) =>
      sql`insert into people.match as held (id, left_anchor_id, right_anchor_id, probability, why, method)
        select l.id, l.left, l.right, l.probability, l.why, ${METHOD}
        from json_to_recordset(${lines}) as l (id uuid, "left" uuid, "right" uuid, probability real, why jsonb)
        on conflict (left_anchor_id, right_anchor_id) do update
          set probability = excluded.probability, why = excluded.why, method = excluded.method, state = 'open'
          where held.state <> 'decided' and (held.probability, held.why, held.state) is distinct from (excluded.probability, excluded.why, 'open')`.execute(
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
