// What a guest of the portal reads and does. Every row comes from a function of db/0077-portal.sql, which holds the
// guest to their one partner and names the columns that a partner may see.
import { randomUUID } from 'node:crypto'
import {
  type AnswerOf,
  type answerInPortal,
  type askInPortal,
  type BodyOf,
  type getPortal,
  nextPartnerStates,
  type PackageState,
  type PortalCommitment,
  type PortalPackage,
  type PortalRequest,
  type PortalRequestPage,
  Problem,
  type RequestState,
} from '@oralu/domain'
import { openReceipt, PackageError } from '@oralu/interop'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { bySigner } from './signed-by.ts'

interface Whose {
  partner: string
  agency: string
}

/** @throws Problem not-found when the account is bound to no partner, or no more */
async function whose(db: Db): Promise<Whose> {
  const { rows } = await sql<Whose>`select partner, agency from cooperation.portal_whose()`.execute(db)
  if (!rows[0]) throw new Problem('not-found')
  return rows[0]
}

const requests = async (db: Db, one: string | null) =>
  (
    await sql<PortalRequest & { text: string }>`
      select id, direction, kind, subject, text, state, due_on as "dueOn", overdue, sent_at as "sentAt", closed_at as "closedAt"
      from cooperation.portal_requests(${one}::uuid)`.execute(db)
  ).rows

interface PackageRow extends Omit<PortalPackage, 'agreement'> {
  reference: string
  title: string
}

async function packages(db: Db, one: string | null): Promise<PortalPackage[]> {
  const { rows } = await sql<PackageRow>`
    select id, request_id as "requestId", state, persons, reference, title, purpose, onward, released_at as "releasedAt",
      expires_at as "expiresAt", retain_until as "retainUntil", sealed_sha256 as sha256, waits, fetched_at as "fetchedAt",
      receipt, recalled_at as "recalledAt", recalled_why as "recalledWhy", deleted_at as "deletedAt"
    from cooperation.portal_packages(${one}::uuid)`.execute(db)
  return rows.map(({ reference, title, receipt, ...row }) => ({
    ...row,
    agreement: { reference, title },
    receipt: receipt && { at: receipt.at, by: receipt.by, accepted: receipt.accepted },
  }))
}

export async function getHome(db: Db): Promise<AnswerOf<typeof getPortal>> {
  const commitments = await sql<PortalCommitment>`
    select id, side, office, what, due_on as "dueOn", late, state, closed_on as "closedOn"
    from cooperation.portal_commitments()`.execute(db)
  return {
    ...(await whose(db)),
    requests: (await requests(db, null)).map(({ text: _, ...line }) => line),
    packages: await packages(db, null),
    commitments: commitments.rows,
  }
}

export async function getRequest(db: Db, id: string): Promise<PortalRequestPage> {
  const [row] = await requests(db, id)
  if (!row) throw new Problem('not-found')
  const { rows: entries } = await sql<PortalRequestPage['entries'][number]>`
    select id, side, text, state, written_at as "writtenAt" from cooperation.portal_entries(${id}::uuid)`.execute(
    db,
  )
  return {
    ...row,
    ...(await whose(db)),
    nextStates: nextPartnerStates(row.direction, row.state),
    entries,
  }
}

export async function say(
  db: Db,
  id: string,
  { id: entryId = randomUUID(), state, text }: BodyOf<typeof answerInPortal>,
) {
  const [row] = await requests(db, id)
  if (!row) throw new Problem('not-found')
  if (state && !nextPartnerStates(row.direction, row.state).includes(state))
    throw new Problem('step-not-open')
  const { rows } = await sql<{
    state: RequestState
  }>`select cooperation.portal_say(${entryId}::uuid, ${id}::uuid, ${text}, ${state}) as state`.execute(db)
  return { id, state: rows[0]!.state }
}

export async function ask(
  db: Db,
  { id = randomUUID(), kind, subject, text, dueOn }: BodyOf<typeof askInPortal>,
) {
  await sql`select cooperation.portal_ask(${id}::uuid, ${kind}, ${subject}, ${text}, ${dueOn}::date)`.execute(
    db,
  )
  return { id }
}

async function onePackage(db: Db, id: string): Promise<PortalPackage> {
  const [row] = await packages(db, id)
  if (!row) throw new Problem('not-found')
  return row
}

export const getPackage = async (db: Db, id: string) => ({
  ...(await onePackage(db, id)),
  ...(await whose(db)),
})

export async function fetchFile(db: Db, id: string): Promise<Buffer> {
  const { rows } = await sql<{
    bytes: Buffer
  }>`select cooperation.portal_fetch(${id}::uuid) as bytes`.execute(db)
  return rows[0]!.bytes
}

/** @throws Problem body-invalid when another file arrived than was sealed */
export async function confirm(db: Db, id: string, sha256: string) {
  const sent = await onePackage(db, id)
  if (sent.sha256 !== sha256.toLowerCase())
    throw new Problem('body-invalid', {
      detail: 'This is not the SHA-256 of the file that was sealed. Fetch the file again and compare.',
      issues: [{ path: 'body.sha256', message: 'differs' }],
    })
  return stateAfter(
    db,
    id,
    sql<{ state: PackageState }>`select cooperation.portal_confirm(${id}::uuid, ${sha256}) as state`,
  )
}

export const confirmDeleted = (db: Db, id: string) =>
  stateAfter(db, id, sql<{ state: PackageState }>`select cooperation.portal_deleted(${id}::uuid) as state`)

async function stateAfter(db: Db, id: string, step: ReturnType<typeof sql<{ state: PackageState }>>) {
  const { rows } = await step.execute(db)
  return { id, state: rows[0]!.state }
}

/**
 * A receipt that the partner's own key signed: verified here and kept by the mailbox's function, on the queue's
 * connections, so that nobody's SQL in a request can put an unverified one there.
 * @throws Problem file-unreadable with the reason
 */
export async function bringReceipt(db: Db, { database }: Services, id: string, jws: string) {
  const sent = await onePackage(db, id)
  const { rows: keys } = await sql<{
    key: string
  }>`select key from cooperation.portal_signers() as key`.execute(db)
  const receipt = await bySigner(keys, (key) =>
    openReceipt(jws, key, { package: id, sealedSha256: sent.sha256 }),
  ).catch((error) => {
    if (error instanceof PackageError)
      throw new Problem('file-unreadable', { detail: error.message, params: { reason: error.code } })
    throw error
  })
  const { rows: partner } = await sql<{ id: string }>`select cooperation.guest_of() as id`.execute(db)
  const { rows } = await database.jobs.query<{ said: string }>(
    'select cooperation.take_receipt($1, $2, $3, $4) as said',
    [partner[0]!.id, id, jws.trim(), receipt],
  )
  if (rows[0]!.said === 'refused')
    throw new Problem('file-unreadable', { params: { reason: 'other-package' } })
  await sql`select cooperation.portal_settle(${id}::uuid)`.execute(db)
  return { id, state: (await onePackage(db, id)).state }
}
