// How well matching goes, in counts made by the database for whoever may know them.
import { type MatchQuality, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'

export async function getQuality(db: Db): Promise<MatchQuality> {
  const { rows } = await sql<{
    quality: MatchQuality | null
  }>`select people.match_quality() as quality`.execute(db)
  const quality = rows[0]?.quality
  if (!quality) throw new Problem('not-found')
  return quality
}
