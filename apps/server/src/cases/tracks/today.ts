// What of the tracks waits in the morning.
import { appealNotice, reviewNotice, reviewStanding, reviewsWaiting, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'

interface Waits {
  anchor_id: string
  kind: string
  on: string
  overdue: boolean
}

/** Reviews due or overdue, and appeal terms that run out: of the persons of one's caseload, and one's own tracks of health. */
export async function tracksWaiting(
  db: Db,
  anchorIds: readonly string[],
): Promise<{ reviews: Waits[]; appeals: Waits[] }> {
  const day = today()
  const { rows: tracks } = await sql<{ anchor_id: string; kind: string; review_on: string }>`
    select anchor_id, kind, review_on from cases.track_reviews_by(${[...anchorIds]}::uuid[], ${today(reviewNotice)}::date)`.execute(
    db,
  )
  const appeals = await db
    .selectFrom('cases.paper')
    .select(['anchor_id', 'kind', 'appeal_until'])
    .where('anchor_id', '=', sql<string>`any(${[...anchorIds]}::uuid[])`)
    .where('appeal_until', '>=', day)
    .where('appeal_until', '<=', today(appealNotice))
    .where('appealed_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('appeal_until')
    .execute()
  return {
    reviews: reviewsWaiting(
      tracks.map((track) => ({ ...track, reviewOn: track.review_on })),
      day,
    ).map(({ anchor_id, kind, reviewOn }) => ({
      anchor_id,
      kind,
      on: reviewOn,
      overdue: reviewStanding(reviewOn, day) === 'overdue',
    })),
    appeals: appeals.map((row) => ({
      anchor_id: row.anchor_id,
      kind: row.kind,
      on: row.appeal_until!,
      overdue: false,
    })),
  }
}
