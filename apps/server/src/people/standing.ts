// How a person stands: the status of the day, the question of nationality. Facts of all anchors grouped together count.
import { type NationalityState, type PersonStatus, today } from '@oralu/domain'
import type { Db } from '../db/transaction.ts'
import { type Grouped, groupedWith } from './describe.ts'
import { anyOf } from './records.ts'

async function byPerson<T extends { anchor_id: string }, V>(
  db: Db,
  anchorIds: readonly string[],
  grouped: Grouped | undefined,
  read: (anchors: string[]) => Promise<T[]>,
  judge: (facts: T[]) => V,
): Promise<Map<string, V>> {
  const anchors = grouped ?? (await groupedWith(db, anchorIds))
  if (anchors.length === 0) return new Map()
  const personOf = new Map(anchors.map(({ id, person_id }) => [id, person_id]))
  const facts = Map.groupBy(await read(anchors.map(({ id }) => id)), (fact) => personOf.get(fact.anchor_id)!)
  return new Map(
    anchorIds.flatMap((id) => (personOf.has(id) ? [[id, judge(facts.get(personOf.get(id)!) ?? [])]] : [])),
  )
}

/** Where the question of nationality stands, by anchor: the last finding confirmed, else whether one is proposed. */
export function nationalityOf(
  db: Db,
  anchorIds: readonly string[],
  grouped?: Grouped,
): Promise<Map<string, NationalityState>> {
  return byPerson(
    db,
    anchorIds,
    grouped,
    (anchors) =>
      db
        .selectFrom('people.nationality')
        .select(['anchor_id', 'finding', 'confirmed_at'])
        .where('anchor_id', '=', anyOf(anchors))
        .where('withdrawn_at', 'is', null)
        .orderBy('confirmed_at')
        .execute(),
    (facts) =>
      (facts.findLast((fact) => fact.confirmed_at)?.finding as NationalityState | undefined) ??
      (facts.length > 0 ? 'proposed' : 'none'),
  )
}

/** The status today, by anchor; null: none is known. */
export function statusOf(
  db: Db,
  anchorIds: readonly string[],
  grouped?: Grouped,
): Promise<Map<string, PersonStatus | null>> {
  const day = today()
  return byPerson(
    db,
    anchorIds,
    grouped,
    (anchors) =>
      db
        .selectFrom('people.status')
        .select(['anchor_id', 'status'])
        .where('anchor_id', '=', anyOf(anchors))
        .where('withdrawn_at', 'is', null)
        .where('valid_from', '<=', day)
        .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
        .orderBy('valid_from')
        .orderBy('recorded_at')
        .execute(),
    (facts) => (facts.at(-1)?.status as PersonStatus | undefined) ?? null,
  )
}
