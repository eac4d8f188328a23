// What other subjects may ask of the rights of persons.
import { today } from '@oralu/domain'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { dueOn } from './requests.ts'

/** How many requests are late or due within a week, and how many complaints are open, of those the actor oversees. */
export async function rightsWaiting(db: Db): Promise<{ requestsDue: number; complaintsOpen: number }> {
  const { rows } = await sql<{ requests: number; complaints: number }>`
    select (select count(*)::int from rights.request r where r.agency_id = access.agency() and r.outcome is null
        and ${dueOn} <= ${today(7)}::date) as requests,
      (select count(*)::int from rights.complaint c where c.confirmed_by is null) as complaints`.execute(db)
  return { requestsDue: rows[0]?.requests ?? 0, complaintsOpen: rows[0]?.complaints ?? 0 }
}
