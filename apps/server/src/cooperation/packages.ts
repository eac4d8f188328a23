// Packages: listed, composed under an agreement, looked at, released by a second officer, recalled.
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import {
  type BodyOf,
  type composePackage,
  type Language,
  type listPackages,
  type PackageLine,
  type PackagePage,
  type PackagePerson,
  type PackageState,
  Problem,
  type QueryOf,
  type Refusal,
} from '@oralu/domain'
import { type PackageDocument, partOfBytes, sealPackage, toInstant } from '@oralu/interop'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { fieldsOf, getAgreementRow, refusalOf } from './agreements.ts'
import { contentOf, hashOf, type PersonToGive } from './content.ts'
import { ownKeys, sha256 } from './own-keys.ts'
import { packagePaper } from './package-paper.ts'
import { getPartnerRow } from './partners.ts'
import { post, putParcel, recipientsOf } from './post.ts'

function packages(db: Db) {
  return db
    .selectFrom('cooperation.package as package')
    .innerJoin('cooperation.partner as partner', 'partner.id', 'package.partner_id')
    .innerJoin('cooperation.agreement as agreement', 'agreement.id', 'package.agreement_id')
    .leftJoin('cooperation.outgoing as outgoing', 'outgoing.id', 'package.id')
    .selectAll('package')
    .select([
      'partner.name as partner',
      'agreement.reference as agreement',
      'agreement.purpose',
      'agreement.onward',
      'agreement.onward_terms',
      'outgoing.id as outgoing_id',
      'outgoing.delivered_at',
      'outgoing.stopped_at',
      'outgoing.problem',
    ])
}
export type PackageRow = Awaited<ReturnType<ReturnType<typeof packages>['execute']>>[number]

const lineOf = (row: PackageRow): PackageLine => ({
  id: row.id,
  partnerId: row.partner_id,
  partner: row.partner,
  direction: row.direction as PackageLine['direction'],
  agreementId: row.agreement_id,
  agreement: row.agreement,
  state: row.state as PackageState,
  persons: row.persons,
  at: row.released_at ?? row.composed_at,
  carriage: row.outgoing_id
    ? {
        state: row.delivered_at ? 'delivered' : row.stopped_at ? 'stopped' : 'waiting',
        problem: row.delivered_at ? null : row.problem,
      }
    : null,
  expiresAt: row.expires_at,
  retainUntil: row.retain_until,
})

export async function findPackages(db: Db, { after, limit, partnerId }: QueryOf<typeof listPackages>) {
  const key = readCursor(after)
  const rows = await packages(db)
    .$if(partnerId !== undefined, (query) => query.where('package.partner_id', '=', partnerId!))
    .$if(key !== undefined, (query) =>
      query.where(
        sql<boolean>`(package.composed_at, package.id) < (${key![0]}::timestamptz, ${key![1]}::uuid)`,
      ),
    )
    .orderBy('package.composed_at', 'desc')
    .orderBy('package.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(lineOf),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.composed_at, shown.at(-1)!.id) : null,
  }
}

export async function getPackageRow(db: Db, id: string): Promise<PackageRow> {
  const row = await packages(db).where('package.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export async function getPackagePage(db: Db, actor: Actor, id: string): Promise<PackagePage> {
  const row = await getPackageRow(db, id)
  const request = row.request_id
    ? await db
        .selectFrom('cooperation.request')
        .select('subject')
        .where('id', '=', row.request_id)
        .executeTakeFirst()
    : undefined
  const names = await namesOf(db, [row.composed_by, row.released_by, row.taken_by])
  const name = (account: string | null) => (account === null ? null : (names.get(account) ?? ''))
  const receipt = row.receipt as {
    at: string
    by: string
    accepted: string
    refused: { person: string; reason: string }[]
    account?: string
  } | null
  return {
    ...lineOf(row),
    requestId: row.request_id,
    request: request?.subject ?? null,
    own: row.agency_id === actor.agencyId,
    fields: fieldsOf(row),
    purpose: row.purpose,
    onward: row.onward_terms,
    composedBy: name(row.composed_by),
    composedByReader: row.composed_by === actor.accountId,
    composedAt: row.composed_at,
    releasedBy: name(row.released_by),
    releasedAt: row.released_at,
    takenBy: name(row.taken_by),
    takenAt: row.taken_at,
    listId: row.list_id,
    receipt: receipt && {
      at: receipt.at,
      by: receipt.by,
      accepted: receipt.accepted,
      refused: receipt.refused,
      portal: receipt.account !== undefined,
    },
    fetchedAt: row.fetched_at,
    recalledAt: row.recalled_at,
    recalledWhy: row.recalled_why,
    deletedAt: row.deleted_at,
    sealedSha256: row.sealed_sha256?.toString('hex') ?? null,
  }
}

/** One's own agency's, locked against another's step at the same moment. */
export async function getOwnPackage(
  db: Db,
  actor: Actor,
  id: string,
  direction: 'ours' | 'theirs',
): Promise<PackageRow> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cooperation.package ${id}`}, 0))`.execute(db)
  const row = await getPackageRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.direction !== direction) throw new Problem('step-not-open')
  return row
}

const personsOf = async (db: Db, packageId: string): Promise<PersonToGive[]> =>
  (
    await db
      .selectFrom('cooperation.package_person')
      .select(['anchor_id', 'ref', 'basis'])
      .where('package_id', '=', packageId)
      .orderBy('recorded_at')
      .orderBy('ref')
      .execute()
  ).map(({ anchor_id, ref, basis }) => ({ anchorId: anchor_id, ref, basis }))

/** What a package of ours would say now. @throws Problem not-found when a person of it is not there for the reader */
async function contentNow(db: Db, row: PackageRow): Promise<PackagePerson[]> {
  const persons = await personsOf(db, row.id)
  const content = await contentOf(db, persons, fieldsOf(row))
  if (content.length < persons.length) throw new Problem('not-found')
  return content
}

export async function previewOurs(db: Db, row: PackageRow) {
  if (row.state !== 'composed') return { persons: [], contentHash: '', changed: false, refusal: null }
  const persons = await contentNow(db, row)
  const hash = hashOf(persons)
  return {
    persons,
    contentHash: hash.toString('hex'),
    changed: !row.content_hash?.equals(hash),
    refusal: await refusalToday(db, row),
  }
}

/** Why a package could not be released today: the first of its persons whom the agreement does not cover, too. */
async function refusalToday(db: Db, row: PackageRow): Promise<Refusal | null> {
  const agreement = { id: row.agreement_id, partner_id: row.partner_id }
  const whole = await refusalOf(db, agreement, fieldsOf(row))
  if (whole) return whole
  const { rows } = await sql<{ code: Refusal }>`select c.code from cooperation.package_person p,
      lateral (select cooperation.refusal(${row.agreement_id}, ${row.partner_id}, ${JSON.stringify(row.fields)}::jsonb, p.anchor_id) as code) c
    where p.package_id = ${row.id} and c.code is not null limit 1`.execute(db)
  return rows[0]?.code ?? null
}

export async function compose(
  db: Db,
  actor: Actor,
  {
    id = randomUUID(),
    agreementId,
    requestId,
    fields,
    expiresOn,
    retainUntil,
    persons,
  }: BodyOf<typeof composePackage>,
) {
  const agreement = await getAgreementRow(db, agreementId)
  if (agreement.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (retainUntil < expiresOn)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.retainUntil', message: 'before the package expires' }],
    })
  await db
    .insertInto('cooperation.package')
    .values({
      id,
      partner_id: agreement.partner_id,
      agreement_id: agreementId,
      request_id: requestId,
      fields: JSON.stringify(fields),
      expires_at: `${expiresOn}T23:59:59Z`,
      retain_until: retainUntil,
      persons: persons.length,
    })
    .execute()
  const anchors = await anchorOfEach(
    db,
    persons.map(({ personId }) => personId),
  )
  const given = persons.map(({ personId, basis }, at): PersonToGive => {
    const anchorId = anchors.get(personId)
    if (!anchorId) throw new Problem('refers-to-nothing')
    return { anchorId, ref: `p${at + 1}`, basis }
  })
  const content = await contentOf(db, given, fields)
  if (content.length < given.length) throw new Problem('refers-to-nothing')
  await db
    .insertInto('cooperation.package_person')
    .values(
      given.map(({ anchorId, ref, basis }, at) => ({
        package_id: id,
        anchor_id: anchorId,
        ref,
        basis,
        child: content[at]!.child,
      })),
    )
    .execute()
  await setHash(db, id, content)
  return { id, state: 'composed' as const }
}

/** An anchor of each, by the person's id or an anchor's; of who is not there for the actor there is none. */
async function anchorOfEach(db: Db, persons: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ asked: string; id: string }>`
    select asked, found.id from unnest(${[...persons]}::uuid[]) asked, lateral (
      select a.id from people.anchor a where a.id = asked or a.person_id = asked
      order by a.id = asked desc, a.recorded_at, a.id limit 1) found`.execute(db)
  return new Map(rows.map(({ asked, id }) => [asked, id]))
}

const setHash = (db: Db, id: string, content: readonly PackagePerson[]) =>
  db
    .updateTable('cooperation.package')
    .set({ content_hash: hashOf(content) })
    .where('id', '=', id)
    .execute()

/** @throws Problem step-not-open, state-changed when the register says something else than the officer saw */
async function getSeen(db: Db, actor: Actor, id: string, contentHash: string) {
  const row = await getOwnPackage(db, actor, id, 'ours')
  if (row.state !== 'composed') throw new Problem('step-not-open')
  const content = await contentNow(db, row)
  if (hashOf(content).toString('hex') !== contentHash) throw new Problem('state-changed')
  return { row, content }
}

export async function takeOverChanges(db: Db, actor: Actor, id: string, contentHash: string) {
  const { content, row } = await getSeen(db, actor, id, contentHash)
  if (row.composed_by !== actor.accountId)
    throw new Problem('not-allowed', { detail: 'Who composed the package looks at it again.' })
  await setHash(db, id, content)
  return { id, state: 'composed' as const }
}

export async function drop(db: Db, actor: Actor, id: string) {
  const row = await getOwnPackage(db, actor, id, 'ours')
  if (row.state !== 'composed') throw new Problem('step-not-open')
  await db.updateTable('cooperation.package').set({ state: 'dropped' }).where('id', '=', id).execute()
  return { id, state: 'dropped' as const }
}

export async function release(db: Db, services: Services, actor: Actor, id: string, contentHash: string) {
  const { row, content } = await getSeen(db, actor, id, contentHash)
  if (row.composed_by === actor.accountId) throw new Problem('same-person-twice')
  if (row.content_hash?.toString('hex') !== contentHash)
    throw new Problem('state-changed', {
      detail:
        'The register has changed since the package was composed. Who composed it must look at it again.',
    })
  const { sealed, manifestSha256 } = await seal(db, services, actor, row, content)
  await db
    .updateTable('cooperation.package')
    .set({
      state: 'released',
      released_by: actor.accountId,
      released_at: sql`now()`,
      sealed_sha256: sha256(sealed),
      manifest_sha256: Buffer.from(manifestSha256, 'hex'),
    })
    .where('id', '=', id)
    .execute()
  // A package goes under its own id, so that the same one is never two messages.
  await db
    .insertInto('cooperation.outgoing')
    .values({ id, partner_id: row.partner_id, kind: 'package', about_id: id })
    .execute()
  await putParcel(db, actor, id, sealed)
  return { id, state: 'released' as const }
}

async function seal(
  db: Db,
  { settings }: Services,
  actor: Actor,
  row: PackageRow,
  content: readonly PackagePerson[],
): Promise<{ sealed: Buffer; manifestSha256: string }> {
  const agreement = await getAgreementRow(db, row.agreement_id)
  const { name } = await db
    .selectFrom('access.agency')
    .select('name')
    .where('id', '=', actor.agencyId)
    .executeTakeFirstOrThrow()
  const now = new Date()
  const document: PackageDocument = {
    format: 'oralu-package',
    version: 1,
    id: row.id,
    madeAt: toInstant(now),
    expiresAt: toInstant(new Date(row.expires_at)),
    retainUntil: row.retain_until,
    from: { name },
    to: { name: row.partner },
    agreement: { id: agreement.reference, text: agreement.text.slice(0, 4000), fields: fieldsOf(row) },
    purpose: agreement.purpose,
    legalBasis: agreement.legal_basis,
    onward: { permitted: agreement.onward !== 'forbidden', terms: agreement.onward_terms },
    persons: content.map(({ ref, basis, child, fields }) => ({ ref, basis, child, fields })),
    files: [],
  }
  const { signing } = await ownKeys(settings, actor.agencyId)
  const partner = await getPartnerRow(db, row.partner_id)
  const byRef = new Map(content.map((each) => [each.ref, each]))
  const pdf = partOfBytes('package.pdf', await packagePaper(document, byRef, partner.language as Language))
  const { sealed, manifestSha256 } = await sealPackage(
    { document, files: [], pdf },
    { recipients: await recipientsOf(db, row.partner_id), signing, now },
  )
  return { sealed: await buffer(sealed), manifestSha256 }
}

export async function recall(db: Db, services: Services, actor: Actor, id: string, why: string) {
  const row = await getOwnPackage(db, actor, id, 'ours')
  if (!['released', 'received'].includes(row.state)) throw new Problem('step-not-open')
  await db
    .updateTable('cooperation.package')
    .set({ state: 'recalled', recalled_by: actor.accountId, recalled_at: sql`now()`, recalled_why: why })
    .where('id', '=', id)
    .execute()
  await post(
    db,
    services,
    actor,
    { partnerId: row.partner_id, kind: 'recall', aboutId: id },
    { kind: 'recall', package: id, why },
  )
  return { id, state: 'recalled' as const }
}
