// Facts of justice, read through the functions that enter the reading.
import type { JusticeKind } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { namedAsSent } from '../columns.ts'

export interface Fact {
  id: string
  agencyId: string
  anchorId: string
  proceedingId: string
  recordedBy: string
  recordedAt: string
  withdrawnAt: string | null
  // Which columns a kind has beside these is the schema's; the answer's shape reads them.
  // biome-ignore lint/suspicious/noExplicitAny: columns of any kind
  [column: string]: any
}

export const factOf = (row: Record<string, unknown>): Fact => namedAsSent(row) as Fact

/** Facts of a kind about persons, in the order they were entered; what was withdrawn is left out. */
export async function readFacts(
  db: Db,
  kind: JusticeKind | 'legal_erasure',
  anchorIds: string[],
): Promise<Fact[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.raw(`cases.read_${kind}`)}(${anchorIds}::uuid[])`.execute(db)
  return rows
    .map(factOf)
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .toSorted((a, b) => ((a.recordedAt ?? '') < (b.recordedAt ?? '') ? -1 : 1))
}
