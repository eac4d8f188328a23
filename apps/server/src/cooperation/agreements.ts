// Agreements: drafted, signed by two officers and the data-protection officer, tried, ended. What they allow is decided
// by the database (cooperation.refusal).
import { randomUUID } from 'node:crypto'
import {
  type AgreementFields,
  type AgreementLine,
  type AgreementPage,
  type AgreementState,
  agreementState,
  FieldsGiven,
  type listAgreements,
  Problem,
  type QueryOf,
  type Refusal,
  type tryAgreement,
} from '@oralu/domain'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { anchorsOf } from '../people/queries.ts'
import { getOwnPartner } from './partners.ts'

function agreements(db: Db) {
  return db
    .selectFrom('cooperation.agreement as agreement')
    .innerJoin('cooperation.partner as partner', 'partner.id', 'agreement.partner_id')
    .selectAll('agreement')
    .select(['partner.name as partner', 'partner.country', sql<string>`access.today()::text`.as('today')])
}
type Row = Awaited<ReturnType<ReturnType<typeof agreements>['execute']>>[number]

const stateOf = (row: Row): AgreementState =>
  agreementState(
    {
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      first: row.first_signed_at,
      second: row.second_signed_at,
      protection: row.protection_signed_at,
      endedAt: row.ended_at,
    },
    row.today,
  )

export async function findAgreements(db: Db, { after, limit, partnerId }: QueryOf<typeof listAgreements>) {
  const key = readCursor(after)
  const rows = await agreements(db)
    .$if(partnerId !== undefined, (query) => query.where('agreement.partner_id', '=', partnerId!))
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(agreement.ends_on, agreement.id) < (${key![0]}::date, ${key![1]}::uuid)`),
    )
    .orderBy('agreement.ends_on', 'desc')
    .orderBy('agreement.id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(
    (row): AgreementLine => ({
      id: row.id,
      partnerId: row.partner_id,
      partner: row.partner,
      reference: row.reference,
      title: row.title,
      gives: row.gives as AgreementLine['gives'],
      state: stateOf(row),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    }),
  )
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.endsOn, items.at(-1)!.id) : null }
}

export async function getAgreementRow(db: Db, id: string): Promise<Row> {
  const row = await agreements(db).where('agreement.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

export const fieldsOf = (row: { fields: unknown }): FieldsGiven => FieldsGiven.parse(row.fields)

export async function getAgreementPage(db: Db, actor: Actor, id: string): Promise<AgreementPage> {
  const row = await getAgreementRow(db, id)
  const names = await namesOf(db, [
    row.recorded_by,
    row.first_signed_by,
    row.second_signed_by,
    row.protection_signed_by,
    row.ended_by,
  ])
  const signature = (by: string | null, at: string | null) =>
    by === null ? null : { by: names.get(by) ?? '', at: at! }
  const [about, { rows: counts }] = await Promise.all([
    namesAbout(db, row),
    sql<{
      n: number
    }>`select count(*)::int as n from cooperation.package p where p.agreement_id = ${id}`.execute(db),
  ])
  const ended = signature(row.ended_by, row.ended_at)
  return {
    id: row.id,
    partnerId: row.partner_id,
    partner: row.partner,
    country: row.country,
    reference: row.reference,
    title: row.title,
    text: row.text,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    gives: row.gives as AgreementPage['gives'],
    subjects: row.subjects as AgreementPage['subjects'],
    missionId: row.mission_id,
    sourceId: row.source_id,
    mission: about.mission,
    source: about.source,
    fields: fieldsOf(row),
    onward: row.onward as AgreementPage['onward'],
    onwardTerms: row.onward_terms,
    retentionDays: row.retention_days,
    assurances: row.assurances as AgreementPage['assurances'],
    impactAssessment: row.impact_assessment,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: stateOf(row),
    own: row.agency_id === actor.agencyId,
    first: signature(row.first_signed_by, row.first_signed_at),
    second: signature(row.second_signed_by, row.second_signed_at),
    protection: signature(row.protection_signed_by, row.protection_signed_at),
    ended: ended && { ...ended, why: row.ended_why! },
    readerSigns: signatureOpen(row, actor),
    recordedBy: names.get(row.recorded_by) ?? '',
    recordedAt: row.recorded_at,
    packages: counts[0]!.n,
  }
}

/** What the agreement's mission and source are called, as far as the reader may see them. */
async function namesAbout(db: Db, row: Row): Promise<{ mission: string | null; source: string | null }> {
  const { rows } = await sql<{ mission: string | null; source: string | null }>`select
    (select coalesce(m.name, o.name || ' ' || m.number) from operations.mission m
      join operations.operation o on o.id = m.operation_id where m.id = ${row.mission_id}) as mission,
    (select s.name from lists.source s where s.id = ${row.source_id}) as source`.execute(db)
  return rows[0]!
}

/** Which signature the actor could give. */
function signatureOpen(row: Row, actor: Actor): AgreementPage['readerSigns'] {
  if (row.agency_id !== actor.agencyId || row.ended_at) return null
  if (actor.role === 'data_protection_officer') return row.protection_signed_by ? null : 'protection'
  if (row.second_signed_by || row.first_signed_by === actor.accountId) return null
  return row.first_signed_by ? 'second' : 'first'
}

const columnsOf = (a: AgreementFields) => ({
  reference: a.reference,
  title: a.title,
  text: a.text,
  purpose: a.purpose,
  legal_basis: a.legalBasis,
  gives: a.gives,
  subjects: a.subjects,
  mission_id: a.missionId,
  source_id: a.sourceId,
  fields: JSON.stringify(a.fields),
  onward: a.onward,
  onward_terms: a.onwardTerms,
  retention_days: a.retentionDays,
  assurances: a.assurances,
  impact_assessment: a.impactAssessment,
  starts_on: a.startsOn,
  ends_on: a.endsOn,
})

export async function addAgreement(
  db: Db,
  actor: Actor,
  partnerId: string,
  fields: AgreementFields,
  id: string = randomUUID(),
) {
  await getOwnPartner(db, actor, partnerId)
  await db
    .insertInto('cooperation.agreement')
    .values({ id, partner_id: partnerId, ...columnsOf(fields) })
    .execute()
  return stateNow(db, id)
}

async function getOwn(db: Db, actor: Actor, id: string): Promise<Row> {
  const row = await getAgreementRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.ended_at) throw new Problem('step-not-open')
  return row
}

export async function changeAgreementRow(db: Db, actor: Actor, id: string, fields: AgreementFields) {
  const row = await getOwn(db, actor, id)
  if (row.first_signed_by || row.protection_signed_by)
    throw new Problem('step-not-open', {
      detail: 'What is signed does not change. End it and draft another.',
    })
  await db.updateTable('cooperation.agreement').set(columnsOf(fields)).where('id', '=', id).execute()
  return stateNow(db, id)
}

export async function sign(db: Db, actor: Actor, id: string) {
  const row = await getOwn(db, actor, id)
  const which = signatureOpen(row, actor)
  if (!which) {
    if (row.first_signed_by === actor.accountId && !row.second_signed_by)
      throw new Problem('same-person-twice')
    throw new Problem('step-not-open')
  }
  const now = sql<string>`now()`
  await db
    .updateTable('cooperation.agreement')
    .set(
      which === 'protection'
        ? { protection_signed_by: actor.accountId, protection_signed_at: now }
        : which === 'first'
          ? { first_signed_by: actor.accountId, first_signed_at: now }
          : { second_signed_by: actor.accountId, second_signed_at: now },
    )
    .where('id', '=', id)
    .execute()
  return stateNow(db, id)
}

export async function end(db: Db, actor: Actor, id: string, why: string) {
  await getOwn(db, actor, id)
  await db
    .updateTable('cooperation.agreement')
    .set({ ended_by: actor.accountId, ended_at: sql`now()`, ended_why: why })
    .where('id', '=', id)
    .execute()
  return stateNow(db, id)
}

const stateNow = async (db: Db, id: string) => ({ id, state: stateOf(await getAgreementRow(db, id)) })

/** Could this field of this person go to them today? Asked of the database, with the reader's own eyes. */
export async function tryOut(
  db: Db,
  id: string,
  { field, personId }: QueryOf<typeof tryAgreement>,
): Promise<{ refusal: Refusal | null }> {
  const row = await getAgreementRow(db, id)
  const [compartment, name] = field.split('.') as [string, string]
  const anchor = personId ? (await anchorsOf(db, personId))[0]! : null
  return { refusal: await refusalOf(db, row, { [compartment]: [name] }, anchor) }
}

/** Why something may not go under an agreement today; null when it may. */
export async function refusalOf(
  db: Db,
  agreement: { id: string; partner_id: string },
  fields: FieldsGiven | Record<string, string[]>,
  anchor: string | null = null,
): Promise<Refusal | null> {
  const { rows } = await sql<{ code: Refusal | null }>`select cooperation.refusal(
    ${agreement.id}, ${agreement.partner_id}, ${JSON.stringify(fields)}::jsonb, ${anchor}::uuid) as code`.execute(
    db,
  )
  return rows[0]!.code
}
