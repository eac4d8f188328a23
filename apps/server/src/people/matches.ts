// Suggestions that wait for a human, and two records side by side.
import {
  type Comparison,
  Id,
  type listMatches,
  type Match,
  Problem,
  type QueryOf,
  type RecordFacts,
  type Why,
} from '@oralu/domain'
import { compareRecords, type LinkRecord } from '@oralu/linkage'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { needsSecond } from './decisions.ts'
import { groupedWith } from './describe.ts'
import { anyOf, recordsOf } from './records.ts'

/** What linkage looks at in a record. */
export function linkRecordOf(
  record: Pick<
    RecordFacts,
    'names' | 'sex' | 'bornFrom' | 'bornTo' | 'birthPlace' | 'documentNumber' | 'motherName' | 'fatherName'
  >,
): LinkRecord {
  const names = record.names
    .filter(({ part, ended }) => !ended && part !== 'mother' && part !== 'father')
    .map(({ form }) => form)
  return {
    names,
    sex: record.sex,
    ...(record.bornFrom && record.bornTo ? { born: { from: record.bornFrom, to: record.bornTo } } : {}),
    ...(record.birthPlace ? { birthPlace: record.birthPlace } : {}),
    ...(record.documentNumber ? { documents: [record.documentNumber] } : {}),
    ...(record.motherName ? { mother: record.motherName } : {}),
    ...(record.fatherName ? { father: record.fatherName } : {}),
  }
}

/** Reasons as they are kept and travel: code and values, without the English text. */
export const whyOf = (why: readonly { code: string; params: Why['params'] }[]): Why[] =>
  why.map(({ code, params }) => ({ code, params }))

export async function findMatches(
  db: Db,
  query: QueryOf<typeof listMatches>,
): Promise<{ items: Match[]; next: string | null; total?: number }> {
  const after = readCursor(query.after, z.tuple([z.number(), Id]))
  // A pair that other decisions have made one person meanwhile waits for nobody.
  const open = db
    .selectFrom('people.match as match')
    .innerJoin('people.anchor as left', 'left.id', 'match.left_anchor_id')
    .innerJoin('people.anchor as right', 'right.id', 'match.right_anchor_id')
    .where('match.state', '=', 'open')
    .whereRef('left.person_id', '<>', 'right.person_id')
    .$if(query.person !== undefined, (some) =>
      // Whoever was joined meanwhile is followed to the person they are under now.
      some.where(sql<boolean>`array["left".person_id, "right".person_id] && array(
        select person_id from people.anchor where person_id = ${query.person} or home_person_id = ${query.person})`),
    )
  const rows = await open
    .select(['match.id', 'left_anchor_id', 'right_anchor_id', 'probability', 'why'])
    .$if(after !== undefined, (some) =>
      some.where(sql<boolean>`(match.probability, match.id) < (${after?.[0]}::real, ${after?.[1]}::uuid)`),
    )
    .orderBy('match.probability', 'desc')
    .orderBy('match.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const sides = await sidesOf(
    db,
    shown.map((row) => [row.left_anchor_id, row.right_anchor_id]),
  )
  const total = after
    ? undefined
    : Number((await open.select((of) => of.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
  return {
    items: shown.flatMap((row) => {
      const pair = sides(row.left_anchor_id, row.right_anchor_id)
      return pair
        ? [{ id: row.id, ...pair, probability: row.probability, why: row.why as unknown as Why[] }]
        : []
    }),
    next: rows.length > query.limit && last ? cursorOf(last.probability, last.id) : null,
    ...(total === undefined ? {} : { total }),
  }
}

export async function comparePair(db: Db, left: string, right: string): Promise<Comparison> {
  const pair = (await sidesOf(db, [[left, right]]))(left, right)
  if (!pair || left === right) throw new Problem('not-found')
  const { probability, why } = compareRecords(linkRecordOf(pair.left), linkRecordOf(pair.right))
  const [a, b] = left < right ? [left, right] : [right, left]
  const decision = await db
    .selectFrom('people.decision')
    .select('id')
    .where('left_anchor_id', '=', a)
    .where('right_anchor_id', '=', b)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return {
    ...pair,
    probability,
    why: whyOf(why),
    decisionId: decision?.id ?? null,
    grouped: pair.left.personId === pair.right.personId,
  }
}

/** The two sides of each pair, read together for all pairs. */
async function sidesOf(db: Db, pairs: readonly (readonly [string, string])[]) {
  const ids = [...new Set(pairs.flat())]
  const records = new Map(
    (await recordsOf(db, ids)).map(({ said: _, ...record }) => [record.anchorId, record]),
  )
  const anchors = await groupedWith(db, ids)
  const group = Map.groupBy(anchors, (anchor) => anchor.person_id)
  const careful = await personsOfCarefulSources(db, [...group.keys()])
  return (left: string, right: string) => {
    const [a, b] = [records.get(left), records.get(right)]
    if (!a || !b) return undefined
    return {
      left: a,
      right: b,
      leftGroup: group.get(a.personId)?.length ?? 1,
      rightGroup: group.get(b.personId)?.length ?? 1,
      needsSecond: careful.has(a.personId) || careful.has(b.personId),
    }
  }
}

/** Persons among whose records is one of a source for which `needsSecond` says yes. */
async function personsOfCarefulSources(db: Db, persons: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('people.record as record')
    .innerJoin('people.anchor as anchor', 'anchor.id', 'record.anchor_id')
    .select([
      'record.source_id',
      'anchor.person_id',
      sql<string>`min(record.anchor_id::text)`.as('anchor_id'),
    ])
    .where('anchor.person_id', '=', anyOf(persons))
    .groupBy(['record.source_id', 'anchor.person_id'])
    .execute()
  const careful = new Map<string, boolean>()
  for (const row of rows)
    if (!careful.has(row.source_id)) careful.set(row.source_id, await needsSecond(db, [row.anchor_id]))
  return new Set(rows.filter((row) => careful.get(row.source_id)).map((row) => row.person_id))
}
