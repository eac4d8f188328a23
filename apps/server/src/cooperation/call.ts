// How the mailbox speaks to its own functions, on the queue's connections.
import type { KeyObject } from 'node:crypto'
import { sealMessage } from '@oralu/interop'
import type pg from 'pg'
import { type Told, withEnvelope } from './post.ts'

/** Asks one of the mailbox's own functions. */
export async function call(client: pg.PoolClient, name: string, values: unknown[]): Promise<string> {
  const places = values.map((_, at) => `$${at + 1}`).join(', ')
  const { rows } = await client.query<{ said: string }>(
    `select cooperation.${name}(${places}) as said`,
    values,
  )
  return rows[0]!.said
}

export interface Receiver {
  partnerId: string
  recipients: readonly string[]
  signing: KeyObject
  aboutId: string
}

/** Puts an answer of the mailbox itself beside the messages of officers, in the caller's transaction. */
export async function postSealed(
  client: pg.PoolClient,
  { partnerId, recipients, signing, aboutId }: Receiver,
  told: Told,
): Promise<void> {
  const content = withEnvelope(told)
  const bytes = await sealMessage(content, { recipients, signing })
  await call(client, 'post', [content.id, partnerId, content.kind, aboutId, bytes])
}
