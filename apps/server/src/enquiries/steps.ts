// What officers do with an enquiry. Who may is said by the grant and by the database (db/0082-enquiries.sql); here it is
// put into the user's terms.
import {
  type BodyOf,
  type nameSought,
  Problem,
  type recordAgreement,
  type verifyEnquirer,
  type writeToFamily,
} from '@oralu/domain'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import { getLine } from './queries.ts'

/** An enquiry to write at: of one's own desk, and open. */
async function getOpen(db: Db, actor: Actor, id: string) {
  const line = await getLine(db, id)
  if (line.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (line.closed_at) throw new Problem('step-not-open', { detail: 'This enquiry is closed.' })
  return line
}

export async function take(db: Db, actor: Actor, id: string) {
  await getOpen(db, actor, id)
  await db
    .updateTable('enquiries.enquiry')
    .set({ state: 'worked on', worker_id: actor.accountId, set_aside: false })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function setAside(db: Db, actor: Actor, id: string, aside: boolean) {
  await getOpen(db, actor, id)
  await db.updateTable('enquiries.enquiry').set({ set_aside: aside }).where('id', '=', id).execute()
  return { id }
}

export async function askToContact(db: Db, actor: Actor, id: string, on: boolean) {
  await getOpen(db, actor, id)
  await db.updateTable('enquiries.enquiry').set({ contact_us: on }).where('id', '=', id).execute()
  return { id }
}

const own = (id: string | undefined) => (id ? { id } : {})

export async function verify(db: Db, actor: Actor, enquiryId: string, body: BodyOf<typeof verifyEnquirer>) {
  await getOpen(db, actor, enquiryId)
  const { id, how, evidence } = body
  return await db
    .insertInto('enquiries.verification')
    .values({ ...own(id), enquiry_id: enquiryId, how, evidence })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** A row of a part that hangs on an open enquiry. */
async function getPart(
  db: Db,
  actor: Actor,
  table: 'enquiries.verification' | 'enquiries.sought_person',
  id: string,
) {
  const row = await db
    .selectFrom(table)
    .select(['id', 'enquiry_id', 'recorded_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  await getOpen(db, actor, row.enquiry_id)
  return row
}

export async function second(db: Db, actor: Actor, id: string) {
  const row = await getPart(db, actor, 'enquiries.verification', id)
  if (row.recorded_by === actor.accountId) throw new Problem('same-person-twice')
  await db
    .updateTable('enquiries.verification')
    .set({ seconded_by: actor.accountId, seconded_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function withdraw(
  db: Db,
  actor: Actor,
  table: 'enquiries.verification' | 'enquiries.sought_person',
  id: string,
) {
  await getPart(db, actor, table, id)
  await db
    .updateTable(table)
    .set({ withdrawn_by: actor.accountId, withdrawn_at: sql`now()` })
    .where('id', '=', id)
    .execute()
  return { id }
}

export async function name(db: Db, actor: Actor, enquiryId: string, body: BodyOf<typeof nameSought>) {
  await getOpen(db, actor, enquiryId)
  return await db
    .insertInto('enquiries.sought_person')
    .values({ ...own(body.id), enquiry_id: enquiryId, anchor_id: body.anchorId, why: body.why })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function agree(db: Db, actor: Actor, enquiryId: string, body: BodyOf<typeof recordAgreement>) {
  await getOpen(db, actor, enquiryId)
  return await db
    .insertInto('enquiries.agreement')
    .values({
      ...own(body.id),
      enquiry_id: enquiryId,
      sought_id: body.soughtId,
      answer: body.answer,
      extent: body.extent ?? null,
      heard_by: body.heardBy,
      heard_on: body.heardOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** @throws Problem not-found where there is no such answer for this officer to assess */
export async function assess(db: Db, id: string, assessment: string) {
  const { rows } = await sql<{ done: boolean }>`
    select enquiries.assess(${id}::uuid, ${assessment}) as done`.execute(db)
  if (!rows[0]?.done) throw new Problem('not-found')
  return { id }
}

export async function write(db: Db, actor: Actor, enquiryId: string, body: BodyOf<typeof writeToFamily>) {
  await getOpen(db, actor, enquiryId)
  if ('text' in body) {
    const { rows } = await sql<{
      open: boolean
    }>`select enquiries.news_may_go(${enquiryId}::uuid) as open`.execute(db)
    if (!rows[0]?.open)
      throw new Problem('gate-unmet', {
        detail:
          'News goes only to a verified enquirer, and only if the sought person agreed. Until then use a prepared sentence.',
      })
  }
  return await db
    .insertInto('enquiries.message')
    .values({
      ...own(body.id),
      enquiry_id: enquiryId,
      side: 'office',
      written_by: actor.accountId,
      ...('text' in body ? { text: body.text } : { template: body.template }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

export async function close(db: Db, actor: Actor, id: string) {
  await getOpen(db, actor, id)
  await db.updateTable('enquiries.enquiry').set({ state: 'closed' }).where('id', '=', id).execute()
  return { id }
}
