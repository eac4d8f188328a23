// Puts a message into the mailbox: signed by the agency's key and sealed to the partner's, in the transaction of what it
// tells, so that neither goes without the other.
import { randomUUID } from 'node:crypto'
import { Problem } from '@oralu/domain'
import { type MessageContent, sealMessage, toInstant } from '@oralu/interop'
import { sql } from 'kysely'
import type { Actor, Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import { ownKeys, sha256 } from './own-keys.ts'
import { keysInUse } from './partners.ts'

/** What a message says, before it has an id and its moment. */
export type Told = MessageContent extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id' | 'at'>
    : never
  : never

export const withEnvelope = (told: Told): MessageContent =>
  ({ ...told, id: randomUUID(), at: toInstant(new Date()) }) as MessageContent

/**
 * Tells a partner something; nothing is sent to one who reads it in the portal and has no mailbox.
 * @throws Problem outside-agreement when no key of the partner is in use
 */
export async function post(
  db: Db,
  services: Services,
  actor: Actor,
  to: {
    partnerId: string
    kind: 'request' | 'entry' | 'receipt' | 'recall' | 'intersection'
    aboutId: string
  },
  told: Told,
): Promise<void> {
  if (inPortal.has(to.kind) && (await readsHere(db, to.partnerId))) return
  const [recipients, { signing }] = await Promise.all([
    recipientsOf(db, to.partnerId),
    ownKeys(services.settings, actor.agencyId),
  ])
  const content = withEnvelope(told)
  const bytes = await sealMessage(content, { recipients, signing })
  await db
    .insertInto('cooperation.outgoing')
    .values({ id: content.id, partner_id: to.partnerId, kind: to.kind, about_id: to.aboutId })
    .execute()
  await putParcel(db, actor, content.id, bytes)
}

const inPortal = new Set(['request', 'entry', 'recall'])

async function readsHere(db: Db, partnerId: string): Promise<boolean> {
  const { rows } = await sql<{
    here: boolean
  }>`select cooperation.reads_here(${partnerId}::uuid) as here`.execute(db)
  return rows[0]!.here
}

export async function putParcel(db: Db, actor: Actor, id: string, bytes: Buffer): Promise<void> {
  await db
    .insertInto('cooperation.parcel')
    .values({ id, agency_id: actor.agencyId, sha256: sha256(bytes), bytes })
    .execute()
}

/** @throws Problem outside-agreement */
export async function recipientsOf(db: Db, partnerId: string): Promise<string[]> {
  const recipients = await keysInUse(db, partnerId, 'seal')
  if (recipients.length === 0) throw new Problem('outside-agreement', { params: { reason: 'no-key' } })
  return recipients
}
