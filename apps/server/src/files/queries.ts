import { Readable } from 'node:stream'
import { type FileEntry, Problem } from '@oralu/domain'
import { sql } from 'kysely'
import { cursorOf, readCursor } from '../db/cursor.ts'
import type { Db } from '../db/transaction.ts'
import type { Services } from '../services.ts'
import type { Received } from './receive.ts'
import { installationKey, openBytes, openStream } from './seal.ts'

export interface FileAbout {
  compartment: FileEntry['compartment']
  name: string
  anchorId?: string | undefined
}

/** Registers a received file. Row-level security decides whether the actor may add to the compartment. */
export async function addFileRow(
  db: Db,
  received: Received,
  { compartment, name, anchorId }: FileAbout,
): Promise<string> {
  await db
    .insertInto('files.file')
    .values({
      id: received.id,
      compartment,
      anchor_id: anchorId ?? null,
      name,
      media_type: received.mediaType,
      size: received.size,
      sha256: received.sha256,
      wrapped_key: received.wrappedKey,
      thumbnail: received.thumbnail ?? null,
    })
    .execute()
  return received.id
}

export async function listFileEntries(db: Db, anchorId: string, after: string | undefined, limit: number) {
  const from = readCursor(after)
  const rows = await db
    .selectFrom('files.file')
    .select(['id', 'anchor_id', 'compartment', 'name', 'media_type', 'size', 'recorded_by', 'recorded_at'])
    .where('anchor_id', '=', anchorId)
    .where('erased_at', 'is', null)
    .$if(from !== undefined, (query) => query.where('id', '>', from![0]!))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(
    (row): FileEntry => ({
      id: row.id,
      anchorId: row.anchor_id,
      compartment: row.compartment as FileEntry['compartment'],
      name: row.name,
      mediaType: row.media_type,
      size: row.size,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
    }),
  )
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)!.id) : null }
}

export interface OpenedFile {
  name: string
  mediaType: string
  size: number
  content: Readable
}

/**
 * Opens a file for reading; in a sensitive compartment the reading is in the ledger.
 * @throws Problem not-found also when it lies where the actor may not read, or was erased
 */
export async function openFile(db: Db, services: Services, id: string): Promise<OpenedFile> {
  const { row, identity } = await openKey(db, services, id)
  return {
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    content: await openStream(services.files.read(id), identity),
  }
}

/** The small picture of a picture. @throws Problem not-found when there is none */
export async function openThumbnail(db: Db, services: Services, id: string): Promise<OpenedFile> {
  const { row, identity } = await openKey(db, services, id)
  if (!row.thumbnail) throw new Problem('not-found')
  const bytes = await openBytes(row.thumbnail, identity)
  return { name: row.name, mediaType: 'image/webp', size: bytes.length, content: Readable.from(bytes) }
}

interface OpenedRow {
  name: string
  media_type: string
  size: number
  wrapped_key: Buffer | null
  thumbnail: Buffer | null
}

async function openKey(
  db: Db,
  { settings }: Services,
  id: string,
): Promise<{ row: OpenedRow; identity: string }> {
  const { rows } = await sql<OpenedRow>`select * from files.open(${id})`.execute(db)
  const row = rows[0]
  if (!row?.wrapped_key) throw new Problem('not-found')
  const { identity } = await installationKey(settings.keysDir)
  return { row, identity: (await openBytes(row.wrapped_key, identity)).toString() }
}
