// Claims in the database. A claim is superseded, never changed; its numbers are rows of their own.
import {
  type ClaimAnswer,
  type ClaimBody,
  claimCategories,
  type Finding,
  type listClaims,
  Problem,
  type QueryOf,
} from '@oralu/domain'
import { compareSums, plainClaims, publicStatements, type Statement } from '@oralu/figures'
import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import { cursorOf, idKey, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import { rowOf, statementOf } from './rules.ts'

/** Claims that the reader may see and that stand, each with its numbers. */
export function standing(db: Db) {
  return selected(db).where('claim.superseded_by', 'is', null)
}

export function selected(db: Db) {
  return db
    .selectFrom('figures.claim as claim')
    .selectAll('claim')
    .select(
      sql<ClaimAnswer['quantities']>`(select coalesce(json_agg(json_build_object(
        'category', q.category, 'kind', q.kind, 'value', q.value, 'upper', q.upper,
        'tolerance', q.tolerance, 'of', q.of)
        order by array_position(${sql.val([...claimCategories])}::text[], q.category)), '[]')
        from figures.quantity q where q.claim_id = claim.id)`.as('quantities'),
    )
}

type ClaimRow = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

export const answerOf = (row: ClaimRow): ClaimAnswer => ({
  id: row.id,
  key: row.key,
  publisher: row.publisher,
  speaker: row.speaker,
  statedFrom: row.stated_from,
  statedTo: row.stated_to,
  address: row.address,
  language: row.language,
  quote: row.quote,
  event: row.event as ClaimAnswer['event'],
  operation: row.operation,
  missions: row.missions,
  place: row.place,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  everyone: row.everyone,
  note: row.note,
  quantities: row.quantities,
  readings: row.readings as ClaimAnswer['readings'],
  recordedAt: row.recorded_at,
  supersededBy: row.superseded_by,
})

export async function findClaims(db: Db, { after, limit, event, text }: QueryOf<typeof listClaims>) {
  let query = standing(db)
  if (event) query = query.where('claim.event', '=', event)
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('claim.key', 'ilike', like),
        eb('claim.publisher', 'ilike', like),
        eb('claim.speaker', 'ilike', like),
        eb('claim.note', 'ilike', like),
        eb('claim.quote', 'ilike', like),
      ]),
    )
  }
  if (after) {
    const id = readCursor(after, idKey)?.[0]
    query = query.where(
      sql<boolean>`(claim.stated_from, claim.id) < (select c.stated_from, c.id from figures.claim c where c.id = ${id})`,
    )
  }
  const rows = await query
    .orderBy('claim.stated_from', 'desc')
    .orderBy('claim.id', 'desc')
    .limit(limit + 1)
    .execute()
  return {
    items: rows.slice(0, limit).map(answerOf),
    next: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null,
  }
}

export interface NamedClaim {
  id: string
  key: string
  publisher: string
  note: string
}

/**
 * What the sums of all standing claims give away. Two agencies may keep claims under one key; each agency's body is
 * compared by itself, since a key names a claim only there.
 */
export async function findFindings(
  db: Db,
): Promise<{ findings: Finding[]; named: NamedClaim[]; byAgency: Map<string, Finding[]> }> {
  const rows = await standing(db).orderBy('claim.seq').execute()
  const bodies = new Map<string, ClaimRow[]>()
  for (const row of rows) bodies.set(row.agency_id, [...(bodies.get(row.agency_id) ?? []), row])
  const byAgency = new Map(
    [...bodies].map(([agency, body]) => [
      agency,
      compareSums(plainClaims(body.map((row) => statementOf(answerOf(row))))) as unknown as Finding[],
    ]),
  )
  return {
    findings: [...byAgency.values()].flat(),
    named: rows.map(({ id, key, publisher, note }) => ({ id, key, publisher, note })),
    byAgency,
  }
}

export async function getClaimPage(db: Db, id: string) {
  const row = await selected(db).where('claim.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  const { byAgency, named } = await findFindings(db)
  const findings = row.superseded_by
    ? []
    : (byAgency.get(row.agency_id) ?? []).filter((each) => each.claims.includes(row.key))
  const keys = new Set(findings.flatMap((each) => each.claims))
  const earlier = await db
    .selectFrom('figures.claim')
    .select(['id', 'recorded_at', 'superseded_reason'])
    .where('superseded_by', '=', id)
    .execute()
  return {
    claim: answerOf(row),
    recordedBy: (await namesOf(db, [row.recorded_by])).get(row.recorded_by) ?? null,
    supersededReason: row.superseded_reason,
    earlier: earlier.map((each) => ({
      id: each.id,
      recordedAt: each.recorded_at,
      reason: each.superseded_reason ?? '',
    })),
    findings,
    named: named.filter((each) => keys.has(each.key)),
  }
}

/**
 * A reading or a share names another claim of the agency by its key, which stays whoever supersedes it.
 * @throws Problem body-invalid where one names none
 */
async function refuseUnknownAs(db: Db, claim: ClaimBody): Promise<void> {
  const named = [
    ...(claim.readings ?? []).map(({ as }, i) => ({ as, path: `body.claim.readings.${i}.as` })),
    ...claim.quantities.map(({ of }, i) => ({ as: of?.as, path: `body.claim.quantities.${i}.of.as` })),
  ].flatMap(({ as, path }) => (as === undefined ? [] : [{ as, path }]))
  if (named.length === 0) return
  const have = await db
    .selectFrom('figures.claim')
    .select('key')
    .where(sql<boolean>`agency_id = access.agency()`)
    .where(
      'key',
      'in',
      named.map(({ as }) => as),
    )
    .execute()
  const known = new Set(have.map(({ key }) => key))
  const wrong = named.filter(({ as }) => as === claim.key || !known.has(as))
  if (wrong.length > 0)
    throw new Problem('body-invalid', {
      issues: wrong.map(({ path }) => ({ path, message: 'is the key of another claim' })),
    })
}

export async function recordClaim(db: Db, claim: ClaimBody, id?: string): Promise<string> {
  await refuseUnknownAs(db, claim)
  return await addClaim(db, claim, id)
}

async function addClaim(db: Db, claim: ClaimBody, id?: string): Promise<string> {
  const { id: made } = await db
    .insertInto('figures.claim')
    .values({ ...(id ? { id } : {}), ...rowOf(claim) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('figures.quantity')
    .values(
      claim.quantities.map(({ category, kind, value, upper, tolerance, of }) => ({
        claim_id: made,
        category,
        kind,
        value,
        upper: upper ?? null,
        tolerance: tolerance ?? null,
        of: of ? JSON.stringify(of) : null,
      })),
    )
    .execute()
  return made
}

/** Puts `claim` in the place of another, which stays readable with the reason. */
export async function replaceClaim(
  db: Db,
  oldId: string,
  claim: ClaimBody,
  reason: string,
  id: string,
): Promise<string> {
  const old = await db
    .selectFrom('figures.claim')
    .select(['key', 'superseded_by', sql<boolean>`agency_id = access.agency()`.as('own')])
    .where('id', '=', oldId)
    .executeTakeFirst()
  if (!old) throw new Problem('not-found')
  if (!old.own) throw new Problem('not-allowed')
  if (old.superseded_by) throw new Problem('state-changed')
  if (old.key !== claim.key)
    throw new Problem('body-invalid', {
      issues: [{ path: 'body.claim.key', message: 'keeps the key of the claim it replaces' }],
    })
  const changed = await db
    .updateTable('figures.claim')
    .set({ superseded_by: id, superseded_at: sql`now()`, superseded_reason: reason })
    .where('id', '=', oldId)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Problem('state-changed')
  return await recordClaim(db, claim, id)
}

/** Adds what is missing of the public record, by key. What was superseded since is not brought back. */
export async function addPublicRecord(db: Db): Promise<{ added: number; known: number }> {
  const keys = publicStatements.claims.map((claim) => claim.key)
  await sql`select pg_advisory_xact_lock(hashtextextended('figures.public-record' || access.agency()::text, 0))`.execute(
    db,
  )
  const have = await db
    .selectFrom('figures.claim')
    .select('key')
    .distinct()
    .where('key', 'in', keys)
    .where(sql<boolean>`agency_id = access.agency()`)
    .execute()
  const known = new Set(have.map((row) => row.key))
  const missing = publicStatements.claims.filter((claim) => !known.has(claim.key))
  for (const claim of missing) await addClaim(db, bodyOf(claim))
  return { added: missing.length, known: known.size }
}

/** A statement of packages/figures as a body of the API. */
function bodyOf({
  key,
  publisher,
  speaker,
  statedOn,
  address,
  language,
  quote,
  scope,
  quantities,
  readings,
}: Statement): ClaimBody {
  return {
    key,
    publisher,
    speaker,
    statedFrom: statedOn.from,
    statedTo: statedOn.to,
    address,
    language,
    quote,
    event: scope.event,
    operation: scope.operation,
    missions: scope.missions,
    place: scope.place,
    periodFrom: scope.period?.from,
    periodTo: scope.period?.to,
    everyone: scope.everyone ?? false,
    note: scope.note,
    quantities: quantities.map(({ derived: _, ...quantity }) => quantity),
    readings: readings as ClaimBody['readings'],
  }
}
