// How many people no list holds: orders and answers, and what an estimate is made from.
import { type EstimateShown, type History, Problem } from '@oralu/domain'
import type { LinkedPair, ListedRecord } from '@oralu/figures'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { jobUnderWay } from './orders.ts'

export interface Source {
  id: string
  name: string
  kind: string
  people: number
}

export async function findSources(db: Db): Promise<Source[]> {
  const { rows } = await sql<Source>`select * from figures.countable_sources()`.execute(db)
  return rows
}

/** @throws Problem refers-to-nothing where a list is not one that can be compared, or has nobody on it */
export async function orderEstimateOf(
  db: Db,
  {
    id = crypto.randomUUID(),
    sourceIds,
    seed,
  }: { id?: string | undefined; sourceIds: string[]; seed: number },
) {
  const known = new Map((await findSources(db)).map((source) => [source.id, source.people]))
  if (!sourceIds.every((each) => known.get(each))) throw new Problem('refers-to-nothing')
  const jobId = crypto.randomUUID()
  await db.insertInto('jobs.job').values({ id: jobId, task: 'figures.estimate', about_id: id }).execute()
  await db.insertInto('figures.estimate').values({ id, source_ids: sourceIds, seed, job_id: jobId }).execute()
  await sql`select jobs.start('figures.estimate', ${jobId}::uuid)`.execute(db)
  return { id, jobId }
}

export async function getEstimatePage(db: Db) {
  const row = await db
    .selectFrom('figures.estimate')
    .selectAll()
    .where('agency_id', '=', ownAgency)
    .where('state', '=', 'answered')
    .orderBy('answered_at', 'desc')
    .executeTakeFirst()
  const names = await namesOf(db, row ? [row.ordered_by] : [])
  return {
    sources: await findSources(db),
    jobId: await jobUnderWay(db, 'estimate'),
    last: row
      ? {
          id: row.id,
          orderedBy: names.get(row.ordered_by) ?? null,
          answeredAt: row.answered_at!,
          seed: row.seed,
          undecided: row.undecided!,
          sourceIds: row.source_ids,
          histories: row.histories as unknown as History[],
          answer: row.answer as unknown as EstimateShown,
        }
      : null,
  }
}

export interface ToEstimate {
  records: ListedRecord[]
  /** What officers joined. */
  joined: LinkedPair[]
  /** Matches that nobody decided: joined where they are likelier than not, and drawn. */
  open: LinkedPair[]
}

/** The people of the lists as records, one for each list that a person is on. */
export async function whatIsListed(db: Db, sourceIds: readonly string[]): Promise<ToEstimate> {
  const names = new Map((await findSources(db)).map(({ id, name }) => [id, name]))
  const lists = sourceIds.map((id) => names.get(id) ?? '')
  const { rows } = await sql<{ listed: { people: number[][]; links: [number, number, number][] } }>`
    select figures.listed(${sourceIds}::uuid[]) as listed`.execute(db)
  const { people, links } = rows[0]!.listed
  const idOf = (person: number, place: number) => `${person} ${place}`
  const first = (person: number) => idOf(person, people[person]![0]!)
  return {
    records: people.flatMap((places, person) =>
      places.map((place) => ({ id: idOf(person, place), list: lists[place]! })),
    ),
    joined: people.flatMap((places, person) =>
      places.slice(1).map((place) => ({ left: first(person), right: idOf(person, place), probability: 1 })),
    ),
    open: links.map(([left, right, probability]) => ({
      left: first(left),
      right: first(right),
      probability,
    })),
  }
}
