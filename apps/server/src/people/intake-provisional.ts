// One person whom no list has: taken in from what an officer was told, kept as said like any other source.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { addFileRow } from '../files/queries.ts'
import { receiveFile } from '../files/receive.ts'
import { installationKey } from '../files/seal.ts'
import type { Services } from '../services.ts'
import { type IncomingRow, takeIn } from './intake.ts'

export interface Told
  extends Pick<
    IncomingRow,
    'fullName' | 'sex' | 'bornText' | 'bornFrom' | 'bornTo' | 'birthPlace' | 'motherName'
  > {
  /** What was said, heading by heading, as it is kept. */
  said: Record<string, string>
}

/**
 * Takes one person into the register from an officer's own note.
 * @param source the name of the source, of the kind 'interview'; made where the agency has none of that name
 * @returns the anchor of the new person
 */
export async function takeProvisional(
  db: Db,
  services: Services,
  source: string,
  { said, ...row }: Told,
): Promise<string> {
  const sourceId = await sourceOf(db, source)
  const text = Object.entries(said)
    .map(([heading, value]) => `${heading}: ${value}`)
    .join('\n')
  const { recipient } = await installationKey(services.settings.keysDir)
  const file = await receiveFile(services.files, recipient, Readable.from(Buffer.from(`${text}\n`)), {
    most: 100_000,
  })
  try {
    await addFileRow(db, file, { compartment: 'identity', name: 'note.txt' })
    const list = await db
      .insertInto('lists.list')
      .values({ source_id: sourceId, file_id: file.id, file_name: 'note.txt', state: 'imported' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contentHash = createHash('sha256').update(text).digest()
    await takeIn(db, { listId: list.id, sourceId }, [
      { ...row, said, rowNumber: 1, sourceKey: file.id, contentHash },
    ])
  } catch (error) {
    file.discard()
    throw error
  }
  const { anchor_id } = await db
    .selectFrom('people.record')
    .select('anchor_id')
    .where('source_id', '=', sourceId)
    .where('source_key', '=', file.id)
    .executeTakeFirstOrThrow()
  return anchor_id
}

async function sourceOf(db: Db, name: string): Promise<string> {
  await db
    .insertInto('lists.source')
    .values({ name, kind: 'interview' })
    .onConflict((on) => on.columns(['agency_id', 'name']).doNothing())
    .execute()
  const { id } = await db
    .selectFrom('lists.source')
    .select('id')
    .where('name', '=', name)
    .where('agency_id', '=', sql<string>`access.agency()`)
    .executeTakeFirstOrThrow()
  return id
}
