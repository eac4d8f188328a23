// The queue of pairs that wait for a human, and whose desk each is on.
import {
  type AnswerOf,
  Id,
  type listMatches,
  type Match,
  type matchCounts,
  type QueryOf,
  type Why,
} from '@oralu/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { isCarefulPair } from './careful.ts'
import { priorOf, sidesOf } from './matches.ts'
import { anyOf } from './records.ts'

/** How long a pair stays on a desk where nothing happens. */
const CLAIM = '5 minutes'

/** Pairs of anchors of two persons, still open, that no decision taken since has settled. */
function waiting(db: Db) {
  return db
    .selectFrom('people.match as match')
    .innerJoin('people.anchor as left', 'left.id', 'match.left_anchor_id')
    .innerJoin('people.anchor as right', 'right.id', 'match.right_anchor_id')
    .where('match.state', '=', 'open')
    .whereRef('left.person_id', '<>', 'right.person_id')
    .where(sql<boolean>`not exists (select from people.decision d
      join people.anchor dl on dl.id = d.left_anchor_id join people.anchor dr on dr.id = d.right_anchor_id
      where d.verdict = 'not same' and d.undone_at is null and d.recorded_at > coalesce(match.reopened_at, '-infinity')
        and (dl.person_id, dr.person_id) in (("left".person_id, "right".person_id), ("right".person_id, "left".person_id)))`)
}

const opinionOf = (whose: '=' | '<>') => sql<boolean>`exists (select from people.opinion o
  where o.left_anchor_id = match.left_anchor_id and o.right_anchor_id = match.right_anchor_id
    and o.withdrawn_at is null and o.settled_by is null and o.recorded_by ${sql.raw(whose)} access.account())`
const onMyDesk = sql<boolean>`exists (select from people.match_claim c
  where c.match_id = match.id and c.claimed_by = access.account() and c.until > now())`

export async function findMatches(
  db: Db,
  actor: Actor,
  query: QueryOf<typeof listMatches>,
): Promise<{ items: Match[]; next: string | null; total?: number }> {
  const after = readCursor(query.after, z.tuple([z.number(), Id]))
  const { person, source, script, kind } = query
  const open = waiting(db)
    .$if(person !== undefined, (some) =>
      // Whoever was joined meanwhile is followed to the person they are under now.
      some.where(sql<boolean>`array["left".person_id, "right".person_id] && array(
        select person_id from people.anchor where person_id = ${person} or home_person_id = ${person})`),
    )
    .$if(source !== undefined, (some) =>
      some.where(sql<boolean>`exists (select from people.record r
        where r.anchor_id in (match.left_anchor_id, match.right_anchor_id) and r.source_id = ${source})`),
    )
    .$if(script !== undefined, (some) =>
      some.where(sql<boolean>`exists (select from people.name_form f
        where f.anchor_id in (match.left_anchor_id, match.right_anchor_id) and f.script = ${script}
          and f.part in ('full', 'kunya') and f.ended_at is null)`),
    )
    .$if(kind === 'two officers', (some) => some.where(isCarefulPair))
    .$if(kind === 'opinion', (some) => some.where(opinionOf('<>')))
    .$if(kind === 'reopened', (some) => some.where('match.reopened_at', 'is not', null))
    .where(
      kind === 'mine'
        ? sql<boolean>`(${onMyDesk} or ${opinionOf('=')})`
        : sql<boolean>`not ${opinionOf('=')}`,
    )
  const rows = await open
    .leftJoin('people.match_claim as claim', (join) =>
      join.onRef('claim.match_id', '=', 'match.id').on('claim.until', '>', sql<string>`now()`),
    )
    .select(['match.id', 'left_anchor_id', 'right_anchor_id', 'probability', 'why', 'teaches', 'reopened_at'])
    .select(['claim.claimed_by', opinionOf('<>').as('asked')])
    .$if(after !== undefined, (some) =>
      some.where(sql<boolean>`(match.teaches, match.id) < (${after?.[0]}::real, ${after?.[1]}::uuid)`),
    )
    .orderBy('match.teaches', 'desc')
    .orderBy('match.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const sides = await sidesOf(
    db,
    shown.map((row) => [row.left_anchor_id, row.right_anchor_id]),
  )
  const names = await namesOf(
    db,
    shown.map((row) => row.claimed_by),
  )
  const total = after
    ? undefined
    : Number((await open.select((of) => of.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
  return {
    items: shown.flatMap((row) => {
      const pair = sides(row.left_anchor_id, row.right_anchor_id)
      const why = row.why as unknown as Why[]
      const { id, probability } = row
      const others = row.claimed_by && row.claimed_by !== actor.accountId
      return pair
        ? [
            {
              id,
              ...pair,
              probability,
              why,
              prior: priorOf(probability, why),
              claimedBy: others ? (names.get(row.claimed_by ?? '') ?? '') : null,
              opinionAsked: row.asked,
              reopened: row.reopened_at !== null,
            },
          ]
        : []
    }),
    next: rows.length > query.limit && last ? cursorOf(last.teaches, last.id) : null,
    ...(total === undefined ? {} : { total }),
  }
}

/** Takes pairs that still wait onto the actor's desk, where no colleague has them; all others leave it. */
export async function claim(db: Db, matches: readonly string[]): Promise<{ matches: string[] }> {
  await sql`update people.match_claim set until = now()
    where claimed_by = access.account() and until > now() and match_id <> all(${[...matches]}::uuid[])`.execute(
    db,
  )
  const { rows } = await sql<{ match_id: string }>`
    insert into people.match_claim as held (match_id, until)
    select m.id, now() + ${CLAIM}::interval from people.match m
    where m.id in (${waiting(db).select('match.id').where('match.id', '=', anyOf(matches))}) order by m.id
    on conflict (match_id) do update set claimed_by = excluded.claimed_by, until = excluded.until
      where held.until <= now() or held.claimed_by = access.account()
    returning match_id`.execute(db)
  return { matches: rows.map((row) => row.match_id) }
}

/** For the live count on the desk. */
export async function countMatches(db: Db): Promise<AnswerOf<typeof matchCounts>> {
  const row = await waiting(db)
    .select([
      sql<number>`(count(*) filter (where not ${opinionOf('=')}))::int`.as('open'),
      sql<number>`(count(*) filter (where ${opinionOf('<>')}))::int`.as('opinions'),
      sql<number>`(count(*) filter (where exists (select from people.match_claim c where c.match_id = match.id
        and c.claimed_by <> access.account() and c.until > now())))::int`.as('withColleagues'),
    ])
    .executeTakeFirstOrThrow()
  return row
}
