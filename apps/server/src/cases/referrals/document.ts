// What a referral of ours says, field by field, read with the eyes of whoever asks: the preview and the document are made
// of the same values, and the hash of the one is the hash of the other.
import { createHash } from 'node:crypto'
import {
  type ConsentGap,
  type PreviewField,
  Problem,
  type ReferralAgreement,
  type ReferralConsent,
  type ReferralField,
  type ReferralPreview,
  type Refusal,
  referralFieldNames,
  referralFields,
} from '@oralu/domain'
import { type CareCase, PrimeroError, writePrimeroReferral } from '@oralu/interop'
import { sql } from 'kysely'
import type { Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { anchorsOf } from '../queries.ts'
import type { ReferralRow } from './rows.ts'

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Agreements under which a case may be referred, or (without one) something be taken in. All that care sees of them. */
export async function agreementsFor(db: Db, caseId: string | null): Promise<ReferralAgreement[]> {
  const { rows } = await sql<{
    id: string
    reference: string
    partner: string
    fields: Record<string, string[]>
    ends_on: string
  }>`select * from cases.referral_agreements(${caseId})`.execute(db)
  return rows.map(({ id, reference, partner, fields, ends_on }) => ({
    id,
    reference,
    partner,
    fields: referralFieldNames.filter((name) => fields['identity']?.includes(referralFields[name])),
    endsOn: ends_on,
  }))
}

type Values = { [K in ReferralField]: CareCase[K] | null }

async function valuesOf(
  db: Db,
  row: ReferralRow,
): Promise<{ values: Values; child: boolean; estimated: boolean }> {
  const anchorId = row.anchor_id!
  const person = (await describePeople(db, [anchorId])).get(anchorId)
  if (!person) throw new Problem('not-found')
  const { ids } = await anchorsOf(db, anchorId)
  const [name, ...others] = person.names.map(({ form }) => form)
  const { bornFrom, bornTo } = person
  return {
    child: person.child,
    estimated: bornFrom !== bornTo,
    values: {
      name: name ?? null,
      otherName: others.join(' / ') || null,
      sex: person.sex === 'unknown' ? null : person.sex,
      born: bornFrom === bornTo ? bornFrom : null,
      // Of a range the youngest age that it leaves open, on the day of the draft.
      age: bornTo && bornFrom ? yearsBetween(bornTo, row.recorded_at.slice(0, 10)) : null,
      nationality: await nationalityOf(db, ids),
      // For an adult a carer is a third party.
      carer: person.child ? await carersOf(db, ids) : null,
    },
  }
}

function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years)
}

/** What two officers confirmed; a state by its letters. Codes of Primero's lists differ between instances. */
async function nationalityOf(db: Db, anchors: string[]): Promise<string[] | null> {
  const { rows } = await sql<{ state: string | null }>`
    select case when n.finding = 'citizen' then g.country else n.other_state end as state
    from people.nationality n join access.agency g on g.id = n.agency_id
    where n.anchor_id = any(${anchors}::uuid[]) and n.confirmed_at is not null and n.withdrawn_at is null
    order by n.confirmed_at desc limit 1`.execute(db)
  return rows[0]?.state ? [rows[0].state] : null
}

async function carersOf(db: Db, anchors: string[]): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select distinct name from cases.carer
    where anchor_id = any(${anchors}::uuid[]) and (ended_on is null or ended_on > access.today()) order by name`.execute(
    db,
  )
  return rows.map(({ name }) => name).join(', ') || null
}

/** What stands in the way today, as the database says it. */
async function gapsOf(db: Db, id: string): Promise<{ refusal: Refusal | null; gap: ConsentGap | null }> {
  const { rows } = await sql<{
    refusal: Refusal | null
    gap: ConsentGap | null
  }>`select * from cases.care_referral_gaps(${id})`.execute(db)
  return rows[0] ?? { refusal: 'other-partner', gap: null }
}

/** The document as it would go now. @throws PrimeroError no-consent */
async function writtenNow(db: Db, row: ReferralRow): Promise<{ text: string; values: Values }> {
  const { values, child, estimated } = await valuesOf(db, row)
  const given = Object.fromEntries(
    row.chosen.flatMap((field) => {
      const value = values[field as ReferralField]
      return value === null ? [] : [[field, value]]
    }),
  ) as Partial<CareCase>
  const consent = row.consent as ReferralConsent | null
  const { document } = writePrimeroReferral({
    case: {
      id: row.outside_case_id!,
      ...(child ? { module: 'primeromodule-cp' } : {}),
      ...given,
      ...(estimated && given.age !== undefined ? { estimated } : {}),
      consentToServices: consent?.services ?? false,
      consentToSharing: consent?.sharing ?? false,
    },
    referral: {
      ...(row.addressee ? { to: row.addressee } : {}),
      ...(row.service ? { service: row.service } : {}),
      ...(row.notes ? { notes: row.notes } : {}),
    },
    more: { case: {}, referral: { type: row.kind === 'transfer' ? 'Transfer' : 'Referral' } },
  })
  return { text: `${JSON.stringify(document, null, 2)}\n`, values }
}

export async function previewOf(db: Db, row: ReferralRow): Promise<ReferralPreview> {
  if (row.direction !== 'ours' || row.state !== 'drafted') throw new Problem('step-not-open')
  const agreed = (await agreementsFor(db, row.case_id)).find(({ id }) => id === row.agreement_id)
  const { values } = await valuesOf(db, row)
  const fields = referralFieldNames.map((field): PreviewField => {
    const value = values[field] ?? null
    const why = !agreed?.fields.includes(field)
      ? 'outside the agreement'
      : !row.chosen.includes(field)
        ? 'left out'
        : value === null
          ? 'nothing known'
          : null
    return { field, value, goes: why === null, why }
  })
  return { fields, documentSha256: await hashNow(db, row), ...(await gapsOf(db, row.id)) }
}

async function hashNow(db: Db, row: ReferralRow): Promise<string> {
  try {
    return sha256((await writtenNow(db, row)).text).toString('hex')
  } catch (error) {
    if (error instanceof PrimeroError && error.code === 'no-consent') return ''
    throw error
  }
}

/**
 * The document, if it still is the one of a hash.
 * @throws Problem state-changed where the register says something else than was seen; outside-agreement, consent-missing
 */
export async function documentAs(db: Db, row: ReferralRow, hash: string): Promise<string> {
  const { refusal, gap } = await gapsOf(db, row.id)
  if (refusal) throw new Problem('outside-agreement', { params: { reason: refusal } })
  if (gap) throw new Problem('consent-missing', { params: { reason: gap } })
  const { text } = await writtenNow(db, row)
  if (sha256(text).toString('hex') !== hash) throw new Problem('state-changed')
  return text
}
