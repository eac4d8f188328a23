// What gates, conferences, referrals, transfers and follow-ups add to the timeline of a case.
import { type CaseEvent, dayOf } from '@oralu/domain'
import type { Db } from '../../db/transaction.ts'

type Event = Omit<CaseEvent, 'by'> & { byId?: string | null; whatId?: string | null }

export async function courseEvents(db: Db, caseId: string): Promise<Event[]> {
  const [gates, conferences, referrals, transfers, beyond, followUps] = [
    await db.selectFrom('cases.gate').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.conference').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.referral').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.transfer').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.over_ceiling').selectAll().where('case_id', '=', caseId).execute(),
    await db.selectFrom('cases.follow_up').selectAll().where('case_id', '=', caseId).execute(),
  ]
  const agencies = new Map(
    (await db.selectFrom('access.agency').select(['id', 'name']).execute()).map((each) => [
      each.id,
      each.name,
    ]),
  )
  return [
    ...gates.flatMap((each): Event[] => [
      {
        at: each.proposed_at,
        kind: 'gate proposed',
        what: each.kind,
        words: each.words,
        byId: each.proposed_by,
      },
      ...(each.confirmed_at
        ? [
            {
              at: each.confirmed_at,
              kind: 'gate' as const,
              what: each.kind,
              words: null,
              byId: each.confirmed_by,
            },
          ]
        : []),
      ...(each.returned_at
        ? [
            {
              at: each.returned_at,
              kind: 'gate returned' as const,
              what: each.kind,
              words: each.returned_why,
              byId: each.returned_by,
            },
          ]
        : []),
    ]),
    ...conferences.flatMap((each): Event[] =>
      each.held_on
        ? [
            {
              at: toldOn(each.held_on, each.held_at),
              kind: 'conference',
              what: null,
              words: each.decided,
              byId: each.held_by,
            },
          ]
        : [],
    ),
    ...referrals.flatMap((each): Event[] => [
      {
        at: each.sent_at,
        kind: 'referral',
        what: each.to_service ?? agencies.get(each.to_agency_id!) ?? null,
        words: each.asked,
        byId: each.sent_by,
      },
      ...(each.answer
        ? [
            {
              at: each.answered_at!,
              kind: 'referral answered' as const,
              what: each.answer,
              words: each.answer_words,
              byId: each.answered_by,
            },
          ]
        : []),
    ]),
    ...transfers.flatMap((each): Event[] =>
      each.signed_at
        ? [
            {
              at: each.signed_at,
              kind: 'transfer',
              what: agencies.get(each.to_agency_id) ?? null,
              words: each.reason,
              byId: each.signed_by,
            },
          ]
        : [],
    ),
    ...beyond.map(
      (each): Event => ({
        at: each.recorded_at,
        kind: 'over ceiling',
        what: null,
        whatId: each.worker_id,
        words: each.reason,
        byId: each.decided_by,
      }),
    ),
    ...followUps.map(
      (each): Event => ({
        at: each.recorded_at,
        kind: 'follow-up',
        what: each.outcome,
        words: each.words,
        byId: each.recorded_by,
      }),
    ),
  ]
}

/** On the day of its entry an event is told by the hour, so that a day's events keep their order. */
const toldOn = (day: string, recordedAt: string | null) =>
  recordedAt && dayOf(recordedAt) === day ? recordedAt : day
