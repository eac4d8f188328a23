// Runs of the private intersection: proposed, approved by a second officer, answered by the other side, ended.
import { createHash, randomUUID } from 'node:crypto'
import {
  type BodyOf,
  type listRuns,
  Problem,
  type proposeRun,
  type QueryOf,
  type RunLine,
  type RunPage,
  type RunState,
  type RunTerms,
} from '@oralu/domain'
import { keyId, readPublicKey } from '@oralu/interop'
import { INTERSECTION_KEYS, type IntersectionTerms, parseTerms } from '@oralu/interop/intersection'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Actor, Db } from '../db/transaction.ts'
import { describePeople } from '../people/queries.ts'
import type { Services } from '../services.ts'
import { getAgreementRow } from './agreements.ts'
import { ownKeys } from './own-keys.ts'
import { keysInUse } from './partners.ts'
import { post } from './post.ts'

function runs(db: Db) {
  return db
    .selectFrom('cooperation.intersection as run')
    .innerJoin('cooperation.partner as partner', 'partner.id', 'run.partner_id')
    .innerJoin('cooperation.agreement as agreement', 'agreement.id', 'run.agreement_id')
    .selectAll('run')
    .select(['partner.name as partner', 'agreement.reference as agreement'])
}
export type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

const lineOf = (row: RunRow): RunLine => ({
  id: row.id,
  partnerId: row.partner_id,
  partner: row.partner,
  agreementId: row.agreement_id,
  agreement: row.agreement,
  direction: row.direction as RunLine['direction'],
  purpose: row.purpose,
  state: row.state as RunState,
  persons: row.persons,
  candidates: row.candidates,
  proposedAt: row.proposed_at,
  endedAt: row.ended_at,
})

export async function findRuns(db: Db, { after, limit, partnerId }: QueryOf<typeof listRuns>) {
  const key = readCursor(after)
  const rows = await runs(db)
    .$if(partnerId !== undefined, (query) => query.where('run.partner_id', '=', partnerId!))
    .$if(key !== undefined, (query) =>
      query.where(sql<boolean>`(run.proposed_at, run.id) < (${key![0]}::timestamptz, ${key![1]}::uuid)`),
    )
    .orderBy('run.proposed_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(lineOf),
    next: rows.length > limit ? cursorOf(shown.at(-1)!.proposed_at, shown.at(-1)!.id) : null,
  }
}

export async function getRunRow(db: Db, id: string): Promise<RunRow> {
  const row = await runs(db).where('run.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return row
}

/** The terms as this side sees them: whichever of the two asks, `ours` is our own size. */
function termsSeen(row: RunRow): RunTerms {
  const { asks, answers, threshold, runs, until } = parseTerms(row.terms)
  const [own, other] = row.direction === 'ours' ? [asks, answers] : [answers, asks]
  return {
    threshold,
    ours: own.elements,
    theirs: other.elements,
    runsMost: runs.most,
    runsDays: runs.days,
    until,
  }
}

export async function getRunPage(db: Db, actor: Actor, id: string): Promise<RunPage> {
  const row = await getRunRow(db, id)
  const pairs = await db
    .selectFrom('cooperation.intersection_pair')
    .select(['anchor_id', 'number', 'other', 'agree'])
    .where('intersection_id', '=', id)
    .orderBy('agree', 'desc')
    .orderBy('number')
    .execute()
  const [names, persons] = await Promise.all([
    namesOf(db, [row.proposed_by, row.approved_by]),
    describePeople(
      db,
      pairs.map((pair) => pair.anchor_id),
    ),
  ])
  const name = (account: string | null) => (account === null ? null : (names.get(account) ?? ''))
  return {
    ...lineOf(row),
    own: row.agency_id === actor.agencyId,
    terms: termsSeen(row),
    proposedBy: name(row.proposed_by),
    proposedByReader: row.proposed_by === actor.accountId,
    approvedBy: name(row.approved_by),
    approvedAt: row.approved_at,
    problem: row.problem,
    pairs: pairs.map(({ anchor_id, number, other, agree }) => ({
      person: persons.get(anchor_id) ?? null,
      number,
      other,
      agree,
    })),
  }
}

/** One id for an agreement that both sides know by its reference alone. */
export function sharedId(reference: string): string {
  const hex = createHash('sha256').update(`oralu agreement ${reference}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

export async function propose(
  db: Db,
  { settings }: Services,
  actor: Actor,
  { id = randomUUID(), agreementId, purpose, terms }: BodyOf<typeof proposeRun>,
) {
  const agreement = await getAgreementRow(db, agreementId)
  if (agreement.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  const [key] = await keysInUse(db, agreement.partner_id, 'sign')
  if (!key) throw new Problem('outside-agreement', { params: { reason: 'no-key' } })
  const { signing } = await ownKeys(settings, actor.agencyId)
  const whole: IntersectionTerms = {
    format: 'oralu-intersection-terms',
    version: 1,
    agreement: sharedId(agreement.reference),
    session: id,
    asks: { key: keyId(signing), elements: terms.ours },
    answers: { key: keyId(readPublicKey(key)), elements: terms.theirs },
    keys: INTERSECTION_KEYS,
    threshold: terms.threshold,
    runs: { most: terms.runsMost, days: terms.runsDays },
    until: `${new Date(terms.until).toISOString().slice(0, 19)}Z`,
  }
  // A partner under our own key would be ourselves.
  if (whole.asks.key === whole.answers.key)
    throw new Problem('outside-agreement', { params: { reason: 'no-key' } })
  if (new Date(terms.until) <= new Date())
    throw new Problem('body-invalid', { issues: [{ path: 'body.terms.until', message: 'is over' }] })
  await db
    .insertInto('cooperation.intersection')
    .values({
      id,
      partner_id: agreement.partner_id,
      agreement_id: agreementId,
      purpose,
      terms: JSON.stringify(whole),
    })
    .execute()
  return { id, state: 'proposed' as const }
}

/** Approves, and orders the job that computes: of ours the offer, of theirs the answer. */
export async function approve(db: Db, actor: Actor, id: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cooperation.intersection ${id}`}, 0))`.execute(
    db,
  )
  const row = await getRunRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  if (row.state !== 'proposed') throw new Problem('step-not-open')
  if (row.proposed_by === actor.accountId) throw new Problem('same-person-twice')
  const job = await db
    .insertInto('jobs.job')
    .values({ task: 'cooperation.intersect', about_id: id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('cooperation.intersection')
    .set({ state: 'computing', approved_by: actor.accountId, approved_at: sql`now()`, job_id: job.id })
    .where('id', '=', id)
    .execute()
  await sql`select jobs.start('cooperation.intersect', ${job.id}::uuid)`.execute(db)
  return { id, state: 'computing' as const, jobId: job.id }
}

export async function end(db: Db, services: Services, actor: Actor, id: string) {
  const row = await getRunRow(db, id)
  if (row.agency_id !== actor.agencyId) throw new Problem('not-allowed')
  const { rows } = await sql<{ ended: boolean }>`select cooperation.end_run(${id}) as ended`.execute(db)
  if (!rows[0]!.ended) throw new Problem('step-not-open')
  // A proposal of ours that never went is dropped in silence.
  if (row.direction === 'theirs' || row.state !== 'proposed')
    await post(
      db,
      services,
      actor,
      { partnerId: row.partner_id, kind: 'intersection', aboutId: id },
      { kind: 'intersection', run: id, offer: null, step: null },
    )
  return { id, state: 'refused' as const }
}
