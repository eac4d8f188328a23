// The model of linkage after what officers decided.
import { type LinkModel, learn, prepareRecord } from '@oralu/linkage'
import { sql } from 'kysely'
import { ownAgency } from '../db/own.ts'
import type { Db } from '../db/transaction.ts'
import { comparedRecords } from './blocks.ts'

/** The latest decisions, of the actor's own agency, that count. */
const LATEST = 2_000

export async function learntModel(db: Db): Promise<LinkModel> {
  const { rows } = await sql<{ left: string; right: string; same: boolean }>`
    select d.left_anchor_id as left, d.right_anchor_id as right, d.verdict = 'same' as same
    from people.decision d
    where d.agency_id = ${ownAgency} and d.undone_at is null and (not d.needs_second or d.confirmed_at is not null)
    order by d.recorded_at desc limit ${LATEST}`.execute(db)
  const anchors = [...new Set(rows.flatMap(({ left, right }) => [left, right]))]
  const records = new Map(
    (await comparedRecords(db, anchors)).map((record) => [record.id, prepareRecord(record)]),
  )
  return learn(
    rows.flatMap(({ same, ...pair }) => {
      const [left, right] = [records.get(pair.left), records.get(pair.right)]
      return left && right ? [{ left, right, same }] : []
    }),
  )
}
