// Who sends lists.
import { type addSource, type BodyOf, type ListSource, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import type { Page } from './queries.ts'

export async function listSources(
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<Page<ListSource>> {
  const from = readCursor(after)
  const rows = await db
    .selectFrom('lists.source as source')
    .select([
      'source.id',
      'source.name',
      'source.kind',
      sql<boolean>`source.agency_id = access.agency()`.as('own'),
    ])
    .select((of) => [
      of
        .selectFrom('lists.list')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('source_id', '=', 'source.id')
        .as('lists'),
      of
        .selectFrom('lists.list')
        .select((max) => max.fn.max('recorded_at').as('at'))
        .whereRef('source_id', '=', 'source.id')
        .as('last'),
    ])
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(source.name, source.id) > (${from![0]}, ${from![1]}::uuid)`),
    )
    .orderBy('source.name')
    .orderBy('source.id')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(
    (row): ListSource => ({
      id: row.id,
      name: row.name,
      kind: row.kind as ListSource['kind'],
      own: row.own,
      lists: row.lists ?? 0,
      lastListAt: row.last,
    }),
  )
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.name, items.at(-1)!.id) : null }
}

/** A source of the actor's own agency by its name. */
export async function findSource(db: Db, name: string): Promise<{ id: string; kind: string } | undefined> {
  return await db
    .selectFrom('lists.source')
    .select(['id', 'kind'])
    .where('name', '=', name)
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirst()
}

export async function addSourceRow(db: Db, { id, name, kind }: BodyOf<typeof addSource>): Promise<string> {
  const row = await db
    .insertInto('lists.source')
    .values({ ...(id ? { id } : {}), name, kind })
    .onConflict((conflict) => conflict.columns(['agency_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row)
    throw new Problem('state-changed', {
      detail: 'There is a source of this name already. Choose it from the list.',
    })
  return row.id
}
