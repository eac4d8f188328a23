// Care referrals as they are read: listed, and one with its steps.
import {
  type CareReferralLine,
  type CareReferralPage,
  type listCareReferrals,
  Problem,
  type QueryOf,
  type ReferralCame,
  type ReferralConsent,
  type ReferralField,
  type ReferralKind,
  type ReferralState,
} from '@oralu/domain'
import type { CareReferral } from '@oralu/interop'
import { type SqlBool, sql } from 'kysely'
import { cursorOf, readCursor } from '../../db/cursor.ts'
import type { Actor, Db } from '../../db/transaction.ts'
import { describePeople } from '../../people/queries.ts'
import { namesOf, refuse } from '../queries.ts'

function referrals(db: Db) {
  return db
    .selectFrom('cases.care_referral as referral')
    .leftJoin('cases.case as case', 'case.id', 'referral.case_id')
    .selectAll('referral')
    .select(['case.state as case_state', 'case.closing_reason'])
}
export type ReferralRow = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number]

async function linesOf(db: Db, rows: readonly ReferralRow[]): Promise<CareReferralLine[]> {
  const people = await describePeople(
    db,
    rows.flatMap(({ anchor_id }) => anchor_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction as CareReferralLine['direction'],
    kind: row.kind as ReferralKind,
    state: row.state as ReferralState,
    partner: row.partner,
    service: row.service,
    person: people.get(row.anchor_id ?? '') ?? null,
    caseId: row.case_id,
    at: row.recorded_at,
  }))
}

export async function findReferrals(db: Db, { after, limit, direction }: QueryOf<typeof listCareReferrals>) {
  const key = readCursor(after)
  const rows = await referrals(db)
    .$if(direction !== undefined, (query) => query.where('referral.direction', '=', direction!))
    .$if(key !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(referral.recorded_at, referral.id) < (${key![0]}::timestamptz, ${key![1]}::uuid)`,
      ),
    )
    .orderBy('referral.recorded_at', 'desc')
    .orderBy('referral.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    items: await linesOf(db, shown),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.recorded_at, shown.at(-1)!.id) : null,
  }
}

export async function referralsOfCase(db: Db, caseId: string) {
  const rows = await referrals(db)
    .where('referral.case_id', '=', caseId)
    .orderBy('referral.recorded_at', 'desc')
    .orderBy('referral.id', 'desc')
    .execute()
  return { items: await linesOf(db, rows) }
}

export async function getReferralRow(db: Db, id: string): Promise<ReferralRow> {
  const row = await referrals(db).where('referral.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/** The row for a step of one direction. @throws Problem not-found, step-not-open */
export async function getRowFor(
  db: Db,
  id: string,
  direction: 'ours' | 'theirs',
  states: readonly ReferralState[],
): Promise<ReferralRow> {
  const row = await getReferralRow(db, id)
  if (row.direction !== direction || !states.includes(row.state as ReferralState))
    throw new Problem('step-not-open')
  return row
}

type Values = Partial<Omit<ReferralRow, 'id' | 'case_state' | 'closing_reason'>>

/** Writes a step; whether it is open, and whose it is, the database says. */
export async function step(db: Db, id: string, values: Values) {
  const row = await db
    .updateTable('cases.care_referral')
    .set(values as object)
    .where('id', '=', id)
    .returning(['id', 'state'])
    .executeTakeFirst()
  return row ? { id, state: row.state as ReferralState } : await refuse(db, 'care_referral', id)
}

export const now = () => new Date().toISOString()

/** What a document of theirs said, as it is kept for the answer; nothing once its time is over. */
export const saidOf = (row: ReferralRow): CareReferral | null =>
  row.direction === 'theirs' && !row.erased_at ? (row.said as unknown as CareReferral) : null

function cameOf(row: ReferralRow): ReferralCame | null {
  const said = saidOf(row)
  return (
    said && {
      case: said.case as ReferralCame['case'],
      referral: said.referral as ReferralCame['referral'],
      unknown: Object.keys(said.more.case).length + Object.keys(said.more.referral).length,
    }
  )
}

function responsible(row: ReferralRow): CareReferralPage['responsible'] {
  const moved = row.kind === 'transfer' && (row.state === 'accepted' || row.state === 'done')
  if (row.direction === 'theirs') return moved ? 'we' : 'they'
  if (!moved) return 'we'
  if (row.case_state === 'closed') return 'they'
  return row.closing_reason ? 'closing to sign' : 'closing to propose'
}

export async function getReferralPage(db: Db, actor: Actor, id: string): Promise<CareReferralPage> {
  const row = await getReferralRow(db, id)
  const [line] = await linesOf(db, [row])
  const named = await namesOf(db, [
    row.recorded_by,
    row.sent_by,
    row.received_by,
    row.answered_by,
    row.done_by,
    row.withdrawn_by,
    row.told_by,
    row.deleted_by,
    row.best_interests_by,
  ])
  const at = (by: string | null, when: string | null) => (by && when ? { by: named(by), at: when } : null)
  const on = (by: string | null, day: string | null) => (by && day ? { by: named(by), on: day } : null)
  const with_ = <S extends object, M extends object>(given: S | null, more: M) =>
    given && { ...given, ...more }
  return {
    ...line!,
    agreementId: row.agreement_id,
    agreement: row.agreement,
    addressee: row.addressee,
    reason: row.reason,
    notes: row.notes,
    chosen: row.chosen as ReferralField[],
    consent: row.consent as ReferralConsent | null,
    bestInterests: with_(at(row.best_interests_by, row.best_interests_at), {
      words: row.best_interests ?? '',
    }),
    child: line!.person?.child ?? false,
    own: row.agency_id === actor.agencyId,
    recordedBy: named(row.recorded_by),
    sent: at(row.sent_by, row.sent_at),
    received: at(row.received_by, row.received_at),
    answered: with_(at(row.answered_by, row.answered_at), { reason: row.answer_reason }),
    done: at(row.done_by, row.done_at),
    withdrawn: with_(at(row.withdrawn_by, row.withdrawn_at), {
      why: row.withdrawn_why ?? '',
      consent: row.consent_withdrawn,
    }),
    told: on(row.told_by, row.told_on),
    deleted: with_(on(row.deleted_by, row.deleted_on), { words: row.deleted_words ?? '' }),
    documentSha256: row.document_sha256?.toString('hex') ?? null,
    theirReferralId: row.outside_referral_id,
    came: cameOf(row),
    retainUntil: row.retain_until,
    erasedAt: row.erased_at,
    responsible: responsible(row),
  }
}
