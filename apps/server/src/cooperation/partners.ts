// Partners, the offices that one reaches there, and their keys.
import { randomUUID } from 'node:crypto'
import {
  type addFocalPoint,
  agreementState,
  type BodyOf,
  type checkKey,
  type KeyUse,
  keyState,
  type Language,
  type listPartners,
  type PartnerFields,
  type PartnerKey,
  type PartnerKind,
  type PartnerLine,
  type PartnerPage,
  Problem,
  type QueryOf,
  sameFingerprint,
} from '@oralu/domain'
import {
  keyFingerprint,
  keyId,
  PackageError,
  readPublicKey,
  readRecipients,
  recipientFingerprint,
} from '@oralu/interop'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'

export async function findPartners(db: Db, { after, limit }: QueryOf<typeof listPartners>) {
  const key = readCursor(after)
  const { rows } = await sql<PartnerLine>`
    select p.id, p.name, p.kind, p.country, p.ended_at is not null as ended,
      (select count(distinct k.use) = 2 from cooperation.partner_key k
        where k.partner_id = p.id and k.second_checked_at is not null and k.revoked_at is null) as "keysInUse",
      (select count(*)::int from cooperation.agreement a where a.partner_id = p.id and a.ended_at is null
        and a.second_signed_at is not null and a.protection_signed_at is not null
        and access.today() between a.starts_on and a.ends_on) as agreements,
      (select count(*)::int from cooperation.request r where r.partner_id = p.id and r.closed_at is null
        and r.state <> 'drafted') as "openRequests"
    from cooperation.partner p
    where ${key ? sql<boolean>`(p.name, p.id) > (${key[0]}, ${key[1]}::uuid)` : sql<boolean>`true`}
    order by p.name, p.id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.name, items.at(-1)!.id) : null }
}

export async function getPartnerPage(db: Db, actor: Actor, id: string): Promise<PartnerPage> {
  const row = await getPartnerRow(db, id)
  const points = await db
    .selectFrom('cooperation.focal_point')
    .selectAll()
    .where('partner_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('office')
    .execute()
  const keys = await db
    .selectFrom('cooperation.partner_key')
    .selectAll()
    .where('partner_id', '=', id)
    .orderBy('recorded_at', 'desc')
    .execute()
  const agreements = await db
    .selectFrom('cooperation.agreement')
    .selectAll()
    .select(sql<string>`access.today()::text`.as('today'))
    .where('partner_id', '=', id)
    .orderBy('ends_on', 'desc')
    .execute()
  const names = await namesOf(db, [
    row.recorded_by,
    ...keys.flatMap((key) => [key.recorded_by, key.first_checked_by, key.second_checked_by, key.revoked_by]),
  ])
  const name = (account: string | null) => (account === null ? '' : (names.get(account) ?? ''))
  const said = (by: string | null, at: string | null, how: string | null) =>
    by === null ? null : { by: name(by), at: at!, how: how! }
  return {
    id: row.id,
    own: row.agency_id === actor.agencyId,
    name: row.name,
    kind: row.kind as PartnerKind,
    country: row.country,
    language: row.language as Language,
    mailbox: row.mailbox,
    note: row.note,
    endedAt: row.ended_at,
    recordedBy: name(row.recorded_by),
    recordedAt: row.recorded_at,
    focalPoints: points.map(({ id, office, name, email, phone, languages }) => ({
      id,
      office,
      name,
      email,
      phone,
      languages: languages as Language[],
    })),
    keys: keys.map(
      (key): PartnerKey => ({
        id: key.id,
        use: key.use as KeyUse,
        key: key.key,
        fingerprint: key.fingerprint,
        state: keyState({
          firstCheckedAt: key.first_checked_at,
          secondCheckedAt: key.second_checked_at,
          revokedAt: key.revoked_at,
        }),
        first: said(key.first_checked_by, key.first_checked_at, key.first_checked_how),
        second: said(key.second_checked_by, key.second_checked_at, key.second_checked_how),
        revoked: said(key.revoked_by, key.revoked_at, key.revoked_why),
        checkedByReader: key.first_checked_by === actor.accountId,
        recordedBy: name(key.recorded_by),
        recordedAt: key.recorded_at,
      }),
    ),
    agreements: agreements.map((each) => ({
      id: each.id,
      reference: each.reference,
      title: each.title,
      endsOn: each.ends_on,
      state: agreementState(
        {
          startsOn: each.starts_on,
          endsOn: each.ends_on,
          first: each.first_signed_at,
          second: each.second_signed_at,
          protection: each.protection_signed_at,
          endedAt: each.ended_at,
        },
        each.today,
      ),
    })),
  }
}

export async function getPartnerRow(db: Db, id: string) {
  const row = await db.selectFrom('cooperation.partner').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/** A partner of the actor's own agency that is still one. @throws Problem not-found, not-allowed, step-not-open */
export async function getOwnPartner(db: Db, actor: Actor, id: string) {
  const row = await getPartnerRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.ended_at) throw new Problem('step-not-open')
  return row
}

export async function addPartnerRow(
  db: Db,
  { id = randomUUID(), ...fields }: PartnerFields & { id?: string | undefined },
) {
  const row = await db
    .insertInto('cooperation.partner')
    .values({ id, ...fields })
    .onConflict((conflict) => conflict.columns(['agency_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row)
    throw new Problem('state-changed', {
      detail: 'There is a partner of this name already. Open it from the list.',
    })
  return row.id
}

export async function changePartnerRow(db: Db, actor: Actor, id: string, fields: PartnerFields) {
  await getOwnPartner(db, actor, id)
  await db.updateTable('cooperation.partner').set(fields).where('id', '=', id).execute()
  return id
}

export async function addFocalPointRow(
  db: Db,
  actor: Actor,
  partnerId: string,
  { id = randomUUID(), ...fields }: BodyOf<typeof addFocalPoint>,
) {
  await getOwnPartner(db, actor, partnerId)
  await db
    .insertInto('cooperation.focal_point')
    .values({ id, partner_id: partnerId, ...fields })
    .execute()
  return id
}

export async function endFocalPointRow(db: Db, id: string) {
  const row = await db
    .updateTable('cooperation.focal_point')
    .set({ ended_at: sql`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row.id
}

/** Which of the two a public key is, and what two officers compare. @throws Problem body-invalid */
function readKey(text: string): { use: KeyUse; key: string; fingerprint: string; key_id: string | null } {
  try {
    if (text.startsWith('age1')) {
      const [recipient, ...more] = readRecipients(text)
      if (more.length > 0) throw new PackageError('bad-recipient', 'more than one')
      return { use: 'seal', key: recipient!, fingerprint: recipientFingerprint(recipient!), key_id: null }
    }
    const key = readPublicKey(text)
    const pem = key.export({ type: 'spki', format: 'pem' }).toString()
    return { use: 'sign', key: pem, fingerprint: keyFingerprint(key), key_id: keyId(key) }
  } catch (error) {
    if (error instanceof PackageError)
      throw new Problem('body-invalid', {
        detail: error.message,
        issues: [{ path: 'body.key', message: error.code }],
      })
    throw error
  }
}

export async function addKeyRow(
  db: Db,
  actor: Actor,
  partnerId: string,
  { id = randomUUID(), key }: { id?: string | undefined; key: string },
) {
  await getOwnPartner(db, actor, partnerId)
  const row = await db
    .insertInto('cooperation.partner_key')
    .values({ id, partner_id: partnerId, ...readKey(key) })
    .onConflict((conflict) => conflict.columns(['partner_id', 'fingerprint']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('state-changed', { detail: 'This key was entered already.' })
  return row.id
}

async function getKey(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('cooperation.partner_key')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found')
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.revoked_at) throw new Problem('step-not-open')
  return row
}

/** One of the two comparisons. @throws Problem same-person-twice, step-not-open, body-invalid when it is another */
export async function checkKeyRow(
  db: Db,
  actor: Actor,
  id: string,
  { fingerprint, how }: BodyOf<typeof checkKey>,
) {
  const key = await getKey(db, actor, id)
  if (key.second_checked_at) throw new Problem('step-not-open')
  if (key.first_checked_by === actor.accountId) throw new Problem('same-person-twice')
  if (!sameFingerprint(fingerprint, key.fingerprint))
    throw new Problem('body-invalid', {
      detail:
        'This is not the fingerprint of the key entered here. Do not use the key; ask the partner again.',
      issues: [{ path: 'body.fingerprint', message: 'differs' }],
    })
  const values = key.first_checked_by
    ? { second_checked_by: actor.accountId, second_checked_at: sql<string>`now()`, second_checked_how: how }
    : { first_checked_by: actor.accountId, first_checked_at: sql<string>`now()`, first_checked_how: how }
  await db.updateTable('cooperation.partner_key').set(values).where('id', '=', id).execute()
  return { id, state: key.first_checked_by ? ('in use' as const) : ('checked once' as const) }
}

export async function revokeKeyRow(db: Db, actor: Actor, id: string, why: string) {
  await getKey(db, actor, id)
  await db
    .updateTable('cooperation.partner_key')
    .set({ revoked_by: actor.accountId, revoked_at: sql`now()`, revoked_why: why })
    .where('id', '=', id)
    .execute()
  return id
}

/** Keys of a partner that serve now. */
export async function keysInUse(db: Db, partnerId: string, use: KeyUse): Promise<string[]> {
  const rows = await db
    .selectFrom('cooperation.partner_key')
    .select('key')
    .where('partner_id', '=', partnerId)
    .where('use', '=', use)
    .where('second_checked_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map(({ key }) => key)
}
