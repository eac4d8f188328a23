// Brings records into the register as an import would, for stories about people.
import { createHash, randomUUID } from 'node:crypto'
import { type Db, inTransaction } from '../../src/db/transaction.ts'
import { type IncomingRow, type TakenIn, takeIn } from '../../src/people/intake.ts'
import type { Person, Stage } from '../support/oralu.ts'

/** Runs something as a person, as a route or a job would. */
export function as<T>(stage: Stage, { token }: Person, work: (db: Db) => Promise<T>): Promise<T> {
  return inTransaction(stage.services.database.app, { token }, work)
}

/** A source of the person's agency. */
export async function newSource(
  stage: Stage,
  officer: Person,
  kind = 'camp list',
  name = `Source ${randomUUID().slice(0, 8)}`,
): Promise<string> {
  const id = randomUUID()
  await as(stage, officer, (db) => db.insertInto('lists.source').values({ id, name, kind }).execute())
  return id
}

/** A list of a source, as received. */
export async function newList(
  stage: Stage,
  officer: Person,
  sourceId: string,
  mapping?: unknown,
): Promise<string> {
  const [id, fileId] = [randomUUID(), randomUUID()]
  await as(stage, officer, async (db) => {
    await db
      .insertInto('files.file')
      .values({
        id: fileId,
        compartment: 'identity',
        name: 'list.csv',
        media_type: 'text/csv',
        size: 1,
        sha256: Buffer.alloc(32),
      })
      .execute()
    await db
      .insertInto('lists.list')
      .values({ id, source_id: sourceId, file_id: fileId, mapping: mapping ? JSON.stringify(mapping) : null })
      .execute()
  })
  return id
}

export type Line = Partial<IncomingRow> & { sourceKey: string }

/** A line of a list; its hash is that of all that it says. */
export function line(said: Line, rowNumber = 1): IncomingRow {
  const { rowNumber: _row, contentHash: _hash, ...content } = said
  return {
    rowNumber,
    contentHash: createHash('sha256').update(JSON.stringify(content)).digest(),
    said: { name: said.fullName ?? '' },
    ...said,
  }
}

/** Takes lines into the register as the officer. */
export function take(
  stage: Stage,
  officer: Person,
  at: { listId: string; sourceId: string },
  lines: Line[],
): Promise<TakenIn> {
  return as(stage, officer, (db) =>
    takeIn(
      db,
      at,
      lines.map((each, i) => line(each, i + 1)),
    ),
  )
}

/** One list with these lines from a new source; the anchors by source key. */
export async function register(
  stage: Stage,
  officer: Person,
  lines: Line[],
  kind = 'camp list',
  mapping?: unknown,
): Promise<Record<string, string> & { sourceId?: never }> {
  const sourceId = await newSource(stage, officer, kind)
  const listId = await newList(stage, officer, sourceId, mapping)
  await take(stage, officer, { listId, sourceId }, lines)
  const { rows } = await stage.root.query(
    'select source_key, anchor_id from people.record where source_id = $1',
    [sourceId],
  )
  return Object.fromEntries(rows.map((row) => [row.source_key, row.anchor_id]))
}
