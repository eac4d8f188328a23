// A person's page: everything that the reader may open of the records grouped under one person.
import { type PersonPage, Problem } from '@oralu/domain'
import { scriptOf, transliterate } from '@oralu/names'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { decisionsOn } from './decision-list.ts'
import { agesOf, statusesOf } from './facts.ts'
import { familiesOf } from './families.ts'
import { anyOf, recordsOf } from './records.ts'
import { lines } from './register.ts'

/** The anchors of a person, by the person's id, the id of one that was joined to it, or any anchor's. */
export async function anchorsOf(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people.anchor')
    .select(['id', 'person_id'])
    .where('person_id', 'in', (of) =>
      of
        .selectFrom('people.anchor')
        .select('person_id')
        .where((where) =>
          where.or([where('id', '=', id), where('person_id', '=', id), where('home_person_id', '=', id)]),
        ),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  // A person from whom all were joined to others is shown as the one they are under now.
  const exact = rows.filter((row) => row.person_id === id)
  const chosen = exact.length > 0 ? exact : rows.filter((row) => row.person_id === rows[0]?.person_id)
  if (chosen.length === 0) throw new Problem('not-found')
  return chosen.map((row) => row.id)
}

export async function getPersonPage(db: Db, actor: Actor, id: string): Promise<PersonPage> {
  const anchors = await anchorsOf(db, id)
  const [[line], records, statuses, ages, families, decisions, openMatches, openQuestions] =
    await Promise.all([
      lines(db, anchors.slice(0, 1)),
      recordsOf(db, anchors),
      statusesOf(db, anchors),
      agesOf(db, actor, anchors),
      familiesOf(db, anchors),
      decisionsOn(db, actor, anchors),
      countOn(db, 'people.match', anchors),
      countOn(db, 'people.question', anchors),
    ])
  if (!line) throw new Problem('not-found')
  const { closeness: _, ...person } = line
  return {
    ...person,
    records: records.map(({ said, ...record }) => ({
      ...record,
      said: Object.entries(said).map(([column, value]) => {
        const script = scriptOf(value)
        return { column, value, latin: script === 'Latn' || script === 'none' ? null : transliterate(value) }
      }),
    })),
    statuses,
    ages,
    families,
    decisions,
    openMatches,
    openQuestions,
  }
}

async function countOn(
  db: Db,
  table: 'people.match' | 'people.question',
  anchors: string[],
): Promise<number> {
  const among = anyOf(anchors)
  const { rows } = await (table === 'people.match'
    ? sql<{
        n: number
      }>`select count(*)::int as n from people.match where state = 'open' and (left_anchor_id = ${among} or right_anchor_id = ${among})`
    : sql<{
        n: number
      }>`select count(*)::int as n from people.question where answer is null and (anchor_id = ${among} or other_anchor_id = ${among})`
  ).execute(db)
  return rows[0]!.n
}
