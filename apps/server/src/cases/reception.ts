// Which agency receives the cases of which agency's people: a setting of the administrator's, about no person.
import { Problem } from '@oralu/domain'
import type { Actor, Db } from '../db/transaction.ts'

export async function receptionOf(db: Db, actor: Actor) {
  const agencies = await db.selectFrom('access.agency').select(['id', 'name']).orderBy('name').execute()
  const set = await db
    .selectFrom('cases.reception')
    .select('receiving_agency_id')
    .where('agency_id', '=', actor.agencyId)
    .executeTakeFirst()
  return { receiver: agencies.find(({ id }) => id === set?.receiving_agency_id) ?? null, agencies }
}

export async function setReceptionOf(db: Db, actor: Actor, receiverId: string) {
  const known = await db
    .selectFrom('access.agency')
    .select('id')
    .where('id', '=', receiverId)
    .executeTakeFirst()
  if (!known) throw new Problem('refers-to-nothing')
  const now = {
    receiving_agency_id: receiverId,
    recorded_by: actor.accountId,
    recorded_at: new Date().toISOString(),
  }
  return await db
    .insertInto('cases.reception')
    .values(now)
    .onConflict((on) => on.column('agency_id').doUpdateSet(now))
    .returning('id')
    .executeTakeFirstOrThrow()
}
