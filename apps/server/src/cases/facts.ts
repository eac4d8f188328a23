// Dated facts, of justice and of a child's family, entered, added to, withdrawn. What comes first is the database's to say.
import { type JusticeKind, type KinKind, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { columnsOf } from './columns.ts'

type FactKind = JusticeKind | KinKind

interface Row {
  id: string
}

export async function enter(
  db: Db,
  kind: FactKind,
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
export async function say(db: Db, kind: FactKind, id: string, body: Record<string, unknown>): Promise<Row> {
  const given = Object.entries(columnsOf(body)).filter(([, value]) => value !== undefined && value !== null)
  const { rows } = await sql<Row>`update ${sql.table(`cases.${kind}`)}
    set ${sql.join(given.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))} where id = ${id} returning id`.execute(
    db,
  )
  if (rows[0]) return rows[0]
  const { rows: seen } =
    await sql<Row>`select id from ${sql.table(`cases.${kind}`)} where id = ${id}`.execute(db)
  throw new Problem(seen.length > 0 ? 'not-allowed' : 'not-found')
}

export const withdraw = (db: Db, kind: FactKind, id: string, why: string): Promise<Row> =>
  say(db, kind, id, { withdrawnAt: new Date().toISOString(), withdrawnWhy: why })
