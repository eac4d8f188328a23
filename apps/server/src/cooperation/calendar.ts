// Meetings and due days for an officer's own calendar (RFC 5545), which lies on telephones and on others' servers: a title
// says only that there is something, and names neither partner nor mission nor person.
import type { Language } from '@oralu/domain'
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { getOwnAccount } from '../session/queries.ts'

const titles: Record<Language, { meeting: string; due: string }> = {
  kk: { meeting: 'Oralu: кездесу', due: 'Oralu: мерзім күні' },
  ru: { meeting: 'Oralu: встреча', due: 'Oralu: день срока' },
  en: { meeting: 'Oralu: meeting', due: 'Oralu: due day' },
  ar: { meeting: 'Oralu: اجتماع', due: 'Oralu: يوم استحقاق' },
}

export async function calendarOf(db: Db, actor: Actor, now = new Date()): Promise<string> {
  const { account } = await getOwnAccount(db, actor.accountId)
  const title = titles[account.language]
  // Cancelled ones to come stay, as cancelled: a calendar that holds them takes them off.
  const meetings = await db
    .selectFrom('cooperation.meeting')
    .select(['id', 'starts_at', 'lasts_minutes', 'state'])
    .where('agency_id', '=', actor.agencyId)
    .where('state', '<>', 'held')
    .where('starts_at', '>', sql<string>`now() - interval '31 days'`)
    .orderBy('starts_at')
    .execute()
  const { rows: days } = await sql<{ id: string; due: string }>`
    select id, due_on::text as due from cooperation.commitment
    where agency_id = ${actor.agencyId} and state = 'open' and due_on is not null
    union all
    select id, due_on::text from cooperation.request
    where agency_id = ${actor.agencyId} and closed_at is null and state <> 'drafted' and due_on is not null
    order by due, id`.execute(db)
  const calendar = ical({
    name: 'Oralu',
    prodId: { company: 'Oralu', product: 'Oralu', language: account.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const each of meetings) {
    const start = new Date(each.starts_at)
    calendar.createEvent({
      id: `${each.id}@oralu`,
      stamp: now,
      start,
      end: new Date(start.getTime() + each.lasts_minutes * 60_000),
      summary: title.meeting,
      status: each.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  for (const { id, due } of days)
    calendar.createEvent({
      id: `${id}@oralu`,
      stamp: now,
      start: new Date(`${due}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: title.due,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return `${calendar.toString()}\r\n`
}
