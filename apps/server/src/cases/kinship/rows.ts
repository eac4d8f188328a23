// Facts of a child's family and care. Those of protection come through the function that writes the reading down.
import { type KinKind, partOfKin } from '@oralu/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { namedAsSent } from '../columns.ts'

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
