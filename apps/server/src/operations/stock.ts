// Blank travel documents of one's office: what came, what went, what is there.
import { type BodyOf, type changeStock, Problem, type StockRow } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

export async function stockOf(db: Db): Promise<StockRow[]> {
  const rows = await db
    .selectFrom('operations.stock_movement')
    .select(['kind', 'place'])
    .select((of) => [sql<number>`sum(change)::int`.as('count'), of.fn.max('recorded_at').as('lastAt')])
    .where('agency_id', '=', sql<string>`access.agency()`)
    .groupBy(['kind', 'place'])
    .orderBy('kind')
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StockRow['kind'] }))
}

/** Blanks of travel documents on hand; null where the office keeps no stock here. */
export async function blanksOnHand(db: Db): Promise<number | null> {
  const rows = (await stockOf(db)).filter(({ kind }) => kind === 'emergency travel document')
  return rows.length ? rows.reduce((sum, { count }) => sum + count, 0) : null
}

/** @throws Problem step-not-open where more would go than is there */
export async function moveStock(
  db: Db,
  {
    id,
    kind,
    place,
    what,
    count,
    numbers,
  }: Omit<BodyOf<typeof changeStock>, 'kind'> & { kind: StockRow['kind'] },
) {
  if (what !== 'received') {
    // One at a time: two who take the last blank are not both told that it is there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`operations.stock ${kind} ${place}`}, 0))`.execute(
      db,
    )
    const there = (await stockOf(db)).find((row) => row.kind === kind && row.place === place)?.count ?? 0
    if (there < count)
      throw new Problem('step-not-open', {
        detail: 'There are fewer blanks at this place. Record first what came.',
        params: { count: there },
      })
  }
  return await db
    .insertInto('operations.stock_movement')
    .values({
      ...(id ? { id } : {}),
      kind,
      place,
      what,
      change: what === 'received' ? count : -count,
      numbers: numbers ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
