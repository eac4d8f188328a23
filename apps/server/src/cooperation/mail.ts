// The mailbox as officers see it: what waits, what went, what came, and sealed files carried by hand.
import { buffer } from 'node:stream/consumers'
import { type listMail, type MailLine, Problem, type QueryOf, type ToDo } from '@oralu/domain'
import { PackageError } from '@oralu/interop'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { Received } from '../files/receive.ts'
import { installationKey, openBytes, openStream } from '../files/seal.ts'
import type { Services } from '../services.ts'
import { receive, recognise } from './mailbox.ts'

export async function findMail(db: Db, { after, limit, partnerId, open }: QueryOf<typeof listMail>) {
  const key = readCursor(after)
  const { rows } = await sql<MailLine>`
    select m.*, p.name as partner, exists (select from cooperation.parcel c where c.id = m.id) as parcel from (
      select o.id, 'out' as way, o.partner_id as "partnerId", o.kind, o.about_id as "aboutId", o.made_at as at, o.tries, o.problem,
        case when o.stopped_at is not null then 'stopped' when o.delivered_at is null then 'waiting'
          when o.carried_by is not null then 'carried' else 'delivered' end as state
      from cooperation.outgoing o
      union all
      select i.id, 'in', i.partner_id, i.kind, case when i.kind = 'package' then i.id end, i.received_at, 0, i.problem, i.state
      from cooperation.incoming i) m
      join cooperation.partner p on p.id = m."partnerId"
    where ${partnerId ? sql<boolean>`m."partnerId" = ${partnerId}` : sql<boolean>`true`}
      and ${open ? sql<boolean>`m.state in ('waiting', 'stopped', 'held', 'refused')` : sql<boolean>`true`}
      and ${key ? sql<boolean>`(m.at, m.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql<boolean>`true`}
    order by m.at desc, m.id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.at, items.at(-1)!.id) : null }
}

/** The sealed file of a message of ours. @throws Problem not-found */
export async function getParcel(db: Db, id: string): Promise<Buffer> {
  const row = await db
    .selectFrom('cooperation.parcel as parcel')
    .innerJoin('cooperation.outgoing as outgoing', 'outgoing.id', 'parcel.id')
    .select('parcel.bytes')
    .where('parcel.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row.bytes
}

export async function carry(db: Db, actor: Actor, id: string): Promise<string> {
  const row = await db
    .updateTable('cooperation.outgoing')
    .set({ delivered_at: sql`now()`, carried_by: actor.accountId })
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .where('stopped_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('step-not-open')
  return row.id
}

/** A sealed file that someone brought. @throws Problem file-unreadable with the reason */
export async function bring(services: Services, actor: Actor, file: Received) {
  const bytes = await bytesOf(services, file)
  try {
    const known = await recognise(services, actor.agencyId, bytes)
    const came = await receive(services, known, bytes, actor.accountId)
    if (came === 'other') throw new Problem('write-id-reused')
    return { id: known.id, came }
  } catch (error) {
    throw error instanceof PackageError
      ? new Problem('file-unreadable', { detail: error.message, params: { reason: error.code } })
      : error
  } finally {
    file.discard()
  }
}

async function bytesOf({ settings, files }: Services, { id, wrappedKey }: Received): Promise<Buffer> {
  const { identity } = await installationKey(settings.keysDir)
  const key = (await openBytes(wrappedKey, identity)).toString()
  return buffer(await openStream(files.read(id), key))
}

/** What waits for us, what waits for them, what ends within a week. */
export async function findToDo(db: Db, actor: Actor): Promise<{ items: ToDo[] }> {
  const me = actor.accountId
  const { rows } = await sql<ToDo>`
    select kind, waits, id, partner, what, due from (
      select 1 as place, 'request overdue' as kind, case r.direction when 'ours' then 'them' else 'us' end as waits, r.id, p.name as partner,
        r.subject as what, r.due_on::text as due
      from cooperation.request r join cooperation.partner p on p.id = r.partner_id
      where r.closed_at is null and r.state <> 'drafted' and r.due_on < access.today()
      union all
      select 2, 'request to answer', 'us', r.id, p.name, r.subject, r.due_on::text
      from cooperation.request r join cooperation.partner p on p.id = r.partner_id
      where r.direction = 'theirs' and r.closed_at is null and (r.due_on is null or r.due_on >= access.today())
      union all
      select 3, 'deletion asked', 'us', k.id, p.name, a.reference, null
      from cooperation.package k join cooperation.partner p on p.id = k.partner_id join cooperation.agreement a on a.id = k.agreement_id
      where k.direction = 'theirs' and k.recalled_at is not null and k.state in ('received', 'taken in')
      union all
      select 4, 'package to take in', 'us', k.id, p.name, a.reference, access.day_of(k.expires_at)::text
      from cooperation.package k join cooperation.partner p on p.id = k.partner_id join cooperation.agreement a on a.id = k.agreement_id
      where k.direction = 'theirs' and k.state = 'received'
      union all
      select 5, 'package to release', 'us', k.id, p.name, a.reference, null
      from cooperation.package k join cooperation.partner p on p.id = k.partner_id join cooperation.agreement a on a.id = k.agreement_id
      where k.direction = 'ours' and k.state = 'composed' and k.composed_by <> ${me}
      union all
      select 5, 'run to approve', 'us', i.id, p.name, i.purpose, null
      from cooperation.intersection i join cooperation.partner p on p.id = i.partner_id
      where i.state = 'proposed' and i.proposed_by is distinct from ${me}
      union all
      select 6, 'message stopped', 'us', o.id, p.name, o.problem, null
      from cooperation.outgoing o join cooperation.partner p on p.id = o.partner_id
      where o.stopped_at is not null and o.stopped_at > now() - interval '30 days' and o.problem is distinct from 'recalled'
      union all
      select 7, 'key to check', 'us', k.partner_id, p.name, k.fingerprint, null
      from cooperation.partner_key k join cooperation.partner p on p.id = k.partner_id
      where k.revoked_at is null and k.second_checked_at is null and k.first_checked_by is distinct from ${me} and p.ended_at is null
      union all
      select 8, 'agreement to sign', 'us', a.id, p.name, a.reference, a.starts_on::text
      from cooperation.agreement a join cooperation.partner p on p.id = a.partner_id
      where a.ended_at is null and ${
        actor.role === 'data_protection_officer'
          ? sql<boolean>`a.protection_signed_by is null`
          : sql<boolean>`a.second_signed_by is null and a.first_signed_by is distinct from ${me}`
      }
      union all
      select 9, 'receipt missing', 'them', k.id, p.name, a.reference, access.day_of(k.released_at)::text
      from cooperation.package k join cooperation.partner p on p.id = k.partner_id join cooperation.agreement a on a.id = k.agreement_id
      where k.direction = 'ours' and k.state = 'released' and k.released_at < now() - interval '2 days'
      union all
      select 10, 'agreement ends', 'time', a.id, p.name, a.reference, a.ends_on::text
      from cooperation.agreement a join cooperation.partner p on p.id = a.partner_id
      where a.ended_at is null and a.second_signed_at is not null and a.ends_on between access.today() and access.today() + 7
      union all
      select 11, 'given data ends', 'time', k.id, p.name, a.reference, k.retain_until::text
      from cooperation.package k join cooperation.partner p on p.id = k.partner_id join cooperation.agreement a on a.id = k.agreement_id
      where k.direction = 'theirs' and k.state = 'taken in' and k.retain_until between access.today() and access.today() + 7
      union all
      select case when c.due_on < access.today() then 1 else 2 end, 'commitment due', case c.side when 'ours' then 'us' else 'them' end, c.id, p.name, c.what, c.due_on::text
      from cooperation.commitment c join cooperation.partner p on p.id = c.partner_id
      where c.state = 'open' and c.due_on <= access.today() + 7
    ) t order by place, due nulls last, partner limit 100`.execute(db)
  return { items: rows }
}
