// Facts of a child's family and care. Those of protection come through the function that writes the reading down.
import { type KinKind, Problem, partOfKin } from '@oralu/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { columnsOf, namedAsSent } from '../columns.ts'

export interface KinFact {
  id: string
  agencyId: string
  anchorId: string
  recordedBy: string
  recordedAt: string
  withdrawnAt: string | null
  // Which columns a kind has beside these is the schema's; the answer's shape reads them.
  // biome-ignore lint/suspicious/noExplicitAny: columns of any kind
  [column: string]: any
}

/** Facts of a kind about persons, in the order they were entered; what was withdrawn is left out. */
export async function readKin(db: Db, kind: KinKind, anchorIds: readonly string[]): Promise<KinFact[]> {
  const from: RawBuilder<unknown> =
    partOfKin(kind) === 'care'
      ? sql`${sql.table(`cases.${kind}`)} where anchor_id = any(${[...anchorIds]}::uuid[])`
      : sql`${sql.raw(`cases.read_${kind}`)}(${[...anchorIds]}::uuid[])`
  const { rows } = await sql<Record<string, unknown>>`select * from ${from} order by recorded_at, id`.execute(
    db,
  )
  return rows.map((row) => namedAsSent(row) as KinFact).filter(({ withdrawnAt }) => !withdrawnAt)
}

interface Row {
  id: string
}

export async function enter(
  db: Db,
  kind: KinKind,
  anchorId: string,
  body: Record<string, unknown>,
): Promise<Row> {
  const given = Object.entries({ ...columnsOf(body), anchor_id: anchorId }).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  const { rows } =
    await sql<Row>`insert into ${sql.table(`cases.${kind}`)} (${sql.join(given.map(([name]) => sql.ref(name)))})
    values (${sql.join(given.map(([, value]) => value))}) returning id`.execute(db)
  return rows[0]!
}

/**
 * Says of a fact what became of it.
 * @throws Problem not-found where it is not there for the actor, not-allowed where it is another agency's
 */
export async function say(db: Db, kind: KinKind, id: string, body: Record<string, unknown>): Promise<Row> {
  const given = Object.entries(columnsOf(body))
  const { rows } = await sql<Row>`update ${sql.table(`cases.${kind}`)}
    set ${sql.join(given.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))} where id = ${id} returning id`.execute(
    db,
  )
  if (rows[0]) return rows[0]
  const { rows: seen } =
    await sql<Row>`select id from ${sql.table(`cases.${kind}`)} where id = ${id}`.execute(db)
  throw new Problem(seen.length > 0 ? 'not-allowed' : 'not-found')
}
