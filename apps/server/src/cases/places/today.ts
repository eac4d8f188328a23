// What of the places waits in the morning: where one works, and of one's own caseload wherever they stay.
import { type AnswerOf, type getPlacesToday, type PlaceMorning, stayStanding, today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople } from '../../people/queries.ts'
import { goesOn, limitOn, nearLimit } from './lines.ts'

const shown = 20

export async function placesToday(db: Db, actor: Actor): Promise<AnswerOf<typeof getPlacesToday>> {
  const signs = roleHolds(actor.role, 'care.decide')
  const { rows } = await sql<Omit<PlaceMorning, 'toSign'> & { to_sign: number }>`
    select p.id, p.name,
      (select count(*)::int from cases.stay s where s.place_id = p.id and s.from_on = access.today() and s.called_off_at is null and s.until_on is null) as arriving,
      (select count(*)::int from cases.stay s where s.place_id = p.id and ${nearLimit} and ${limitOn} < access.today()) as over,
      (select count(*)::int from cases.stay s where s.place_id = p.id and ${nearLimit} and ${limitOn} >= access.today()) as near,
      (select count(*)::int from cases.stay_extension e join cases.stay s on s.id = e.stay_id
        where s.place_id = p.id and e.confirmed_at is null and e.withdrawn_at is null and e.recorded_by <> ${actor.accountId})
      + (select count(*)::int from cases.parting t where t.confirmed_at is null and t.withdrawn_at is null and t.recorded_by <> ${actor.accountId}
        and exists (select from cases.stay s where s.place_id = p.id and s.anchor_id in (t.anchor_id, t.other_anchor_id)
          and s.until_on is null and s.called_off_at is null)) as to_sign,
      not exists (select from cases.evening_count c where c.place_id = p.id and c.counted_on = access.today() - 1)
      and exists (select from cases.stay s where s.place_id = p.id and s.called_off_at is null and s.from_on < access.today()
        and coalesce(s.until_on, 'infinity') >= access.today()) as uncounted
    from cases.place p join cases.place_worker w on w.place_id = p.id and w.account_id = ${actor.accountId} and w.ended_on is null
    where p.closed_on is null order by p.recorded_at, p.id`.execute(db)
  const { rows: own } = await sql<{ case_id: string; anchor_id: string; on: string }>`
    select c.id as case_id, c.anchor_id, ${limitOn} as on
    from cases.case c join people.anchor a on a.id = c.anchor_id join people.anchor b on b.person_id = a.person_id
      join cases.stay s on s.anchor_id = b.id join cases.place p on p.id = s.place_id
    where c.worker_id = ${actor.accountId} and c.state <> 'closed' and ${goesOn} and ${nearLimit}
    order by ${limitOn}, c.id`.execute(db)
  const items = own.slice(0, shown)
  const people = await describePeople(
    db,
    items.map((row) => row.anchor_id),
  )
  const day = today()
  return {
    places: rows.map(({ to_sign, ...place }) => ({ ...place, toSign: signs ? to_sign : 0 })),
    caseload: {
      count: own.length,
      items: items.map((row) => ({
        caseId: row.case_id,
        person: people.get(row.anchor_id) ?? null,
        on: row.on,
        standing: stayStanding(row.on, day),
      })),
    },
  }
}
