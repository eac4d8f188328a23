// What a new worker should understand in a minute: the course of a case, from the history that every change leaves, and
// from the care and identity compartments. The other compartments add nothing here.
import { type CaseEvent, dayOf } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { courseEvents } from './course/events.ts'
import { kinshipEvents } from './kinship/events.ts'
import { namesOf } from './queries.ts'

interface Image {
  reason: string
  state: string
  worker_id: string | null
  supervisor_id: string | null
  review_on: string
  opened_by: string | null
  closing_reason: string | null
  closing_words: string | null
  closing_proposed_by: string | null
  closed_by: string | null
}

type Raw = Omit<CaseEvent, 'by'> & { byId?: string | null; whatId?: string | null }

const event = (at: string, kind: CaseEvent['kind'], what: string | null, more: Partial<Raw> = {}): Raw => ({
  at,
  kind,
  what,
  words: null,
  ...more,
})

export async function timelineOf(db: Db, caseId: string, anchorIds: readonly string[]): Promise<CaseEvent[]> {
  const among = sql<string>`any(${[...anchorIds]}::uuid[])`
  const history = await db
    .selectFrom('cases.case_history')
    .select(['at', 'image'])
    .where('row_id', '=', caseId)
    .orderBy('entry_id')
    .execute()
  const carers = await db.selectFrom('cases.carer').selectAll().where('anchor_id', '=', among).execute()
  const visits = await db
    .selectFrom('cases.visit')
    .selectAll()
    .where('anchor_id', '=', among)
    .where('done_on', 'is not', null)
    .execute()
  const tracks = await db.selectFrom('cases.care_track').selectAll().where('anchor_id', '=', among).execute()
  const statuses = await db
    .selectFrom('people.status')
    .selectAll()
    .where('anchor_id', '=', among)
    .where('withdrawn_at', 'is', null)
    .execute()
  const raw: Raw[] = [
    ...(await courseEvents(db, caseId)),
    ...(await kinshipEvents(db, anchorIds)),
    ...courseOf(history.map(({ at, image }) => ({ at, image: image as unknown as Image }))),
    ...carers.flatMap((each) => [
      event(onDay(each.from_on, each.recorded_at), 'carer', each.kind, {
        words: each.name,
        byId: each.recorded_by,
      }),
      ...(each.ended_on ? [event(each.ended_on, 'carer ended', each.kind, { words: each.name })] : []),
    ]),
    ...visits.map((each) =>
      event(each.done_on!, 'visit done', null, { words: each.purpose, byId: each.done_by }),
    ),
    ...tracks.map((each) =>
      event(onDay(each.opened_on, each.recorded_at), 'track', each.kind, {
        words: each.plan,
        byId: each.recorded_by,
      }),
    ),
    ...statuses.map((each) =>
      event(each.valid_from, 'status', each.status, { words: each.place, byId: each.recorded_by }),
    ),
  ]
  const named = await namesOf(
    db,
    raw.flatMap((each) => [each.byId, each.whatId]),
  )
  return raw
    .toSorted((a, b) => (sortKey(a.at) < sortKey(b.at) ? -1 : sortKey(a.at) > sortKey(b.at) ? 1 : 0))
    .map(({ byId, whatId, ...each }) => ({
      ...each,
      what: whatId ? named(whatId).name : each.what,
      by: byId ? named(byId) : null,
    }))
}

/** A day that is the day of its entry is told by the hour of the entry, so that a day's events keep their order. */
const onDay = (day: string, recordedAt: string) => (dayOf(recordedAt) === day ? recordedAt : day)

/** A day stands before the instants of the same day, which may still be of the day before in UTC. */
const sortKey = (at: string) => (at.length === 10 ? at : `${dayOf(at)} ${at}`)

/** The changes of a case, from the images that its history holds. */
function courseOf(history: readonly { at: string; image: Image }[]): Raw[] {
  return history.flatMap(({ at, image }, index): Raw[] => {
    const before = history[index - 1]?.image
    if (!before) return [event(at, 'opened', image.reason, { byId: image.opened_by })]
    const found: Raw[] = []
    if (image.worker_id !== before.worker_id)
      found.push(event(at, 'worker', null, { whatId: image.worker_id }))
    if (image.supervisor_id !== before.supervisor_id)
      found.push(event(at, 'supervisor', null, { whatId: image.supervisor_id }))
    if (image.closed_by) found.push(event(at, 'closed', image.closing_reason, { byId: image.closed_by }))
    else if (image.state !== before.state) found.push(event(at, 'state', image.state))
    if (image.closing_reason && !before.closing_reason)
      found.push(
        event(at, 'closing proposed', image.closing_reason, {
          words: image.closing_words,
          byId: image.closing_proposed_by,
        }),
      )
    if (!image.closing_reason && before.closing_reason) found.push(event(at, 'closing withdrawn', null))
    if (image.review_on !== before.review_on)
      found.push(event(at, 'review', null, { words: image.review_on }))
    return found
  })
}
