// Takes a whole list into the register within the caller's transaction: all of it, or on any fault nothing.
import { createHmac, randomBytes } from 'node:crypto'
import { type ListCounts, type ListMapping, Problem, type ReadingOptions, today } from '@oralu/domain'
import { type SheetRow, validateMapping } from '@oralu/interop'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { keptSecret } from '../keys.ts'
import { dropMissing, type IncomingRow, takeIn } from '../people/queries.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../settings.ts'
import { otherPeople } from './other-people.ts'
import { readList, refusal } from './reading.ts'
import { rowReader, type Trouble } from './rows.ts'
import { cleanCell } from './values.ts'

export interface ListToImport {
  id: string
  sourceId: string
  fileId: string
  mapping: ListMapping
  options: ReadingOptions
  /** The day that the list speaks of, else the day it was received. */
  listedOn: string
  listedOnSaid: boolean
}

export interface ImportOptions {
  /** The list is whole: what its source said before and it does not have is marked. */
  complete: boolean
  /** Called between chunks; what it throws ends the import. */
  onProgress?: ((read: number) => Promise<void>) | undefined
}

export interface Imported {
  counts: ListCounts
  troubles: Trouble[]
}

const chunkSize = 500
const mostTroubles = 20_000

/**
 * @throws Problem file-unreadable with the reader's reason, body-invalid when the mapping does not fit the columns,
 *   too-large when more lines are in trouble than anyone could look at
 */
export async function importList(
  db: Db,
  services: Services,
  list: ListToImport,
  { complete, onProgress }: ImportOptions,
): Promise<Imported> {
  // Two lists of one source one after the other, whoever orders them.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lists.source ${list.sourceId}`}, 0))`.execute(db)
  const counts: ListCounts = {
    read: 0,
    new: 0,
    repeated: 0,
    revised: 0,
    rejected: 0,
    dropped: 0,
    reasons: {},
    notes: {},
  }
  const troubles: Trouble[] = []
  const rejected = new Set<number>()
  const meet = (trouble: Trouble) => {
    const tally = trouble.kept ? counts.notes : counts.reasons
    tally[trouble.code] = (tally[trouble.code] ?? 0) + 1
    if (!trouble.kept) rejected.add(trouble.row)
    if (troubles.push(trouble) > mostTroubles)
      throw new Problem('too-large', {
        detail: `More than ${mostTroubles} notes on the lines of this list. Check how it is read and where its columns go.`,
      })
  }
  const take = async (chunk: IncomingRow[]) => {
    const strangers = await otherPeople(db, list.sourceId, chunk)
    for (const row of strangers) meet({ row, column: null, code: 'key-other-person', kept: false })
    const fit = strangers.size === 0 ? chunk : chunk.filter((row) => !strangers.has(row.rowNumber))
    const taken = await takeIn(db, { listId: list.id, sourceId: list.sourceId }, fit)
    counts.new += taken.added
    counts.repeated += taken.repeated
    counts.revised += taken.revised
    for (const row of taken.clashing) meet({ row, column: null, code: 'key-twice', kept: false })
    await onProgress?.(counts.read)
  }
  try {
    await readList(db, services, list.fileId, list.options, async (sheet) => {
      const columns = sheet.columns.map(cleanCell)
      const valid = validateMapping(list.mapping, columns)
      if (!valid.ok)
        throw new Problem('body-invalid', {
          detail: valid.reasons[0]!,
          issues: valid.reasons.map((message) => ({ path: 'mapping', message })),
        })
      const read = rowReader({
        columns,
        mapping: valid.mapping as ListMapping,
        listedOn: list.listedOn,
        listedOnSaid: list.listedOnSaid,
        today: today(),
        hash: hasher(services.settings),
      })
      let chunk: IncomingRow[] = []
      for await (const line of sheet.rows as AsyncIterable<SheetRow>) {
        counts.read++
        const { incoming, troubles: met } = read(line)
        for (const trouble of met) meet(trouble)
        if (incoming) chunk.push(incoming)
        if (chunk.length >= chunkSize || counts.read % (4 * chunkSize) === 0) {
          await take(chunk)
          chunk = []
        }
      }
      await take(chunk)
    })
  } catch (error) {
    throw refusal(error)
  }
  counts.rejected = rejected.size
  // Whoever stands on a rejected line is on the list: with such lines nobody is said to be missing.
  if (complete && rejected.size > 0) counts.notes['not-dropped'] = 1
  else if (complete) counts.dropped = await dropMissing(db, list.sourceId, list.id)
  await keepTroubles(db, list.id, troubles)
  await db
    .updateTable('lists.list')
    .set({ state: 'imported', counts: JSON.stringify(counts) })
    .where('id', '=', list.id)
    .execute()
  return { counts, troubles }
}

function hasher(settings: Settings): (text: string) => Buffer {
  const key = Buffer.from(
    keptSecret(settings.keysDir, 'lists.secret', () => randomBytes(32).toString('base64url')),
    'base64url',
  )
  return (text) => createHmac('sha256', key).update(text).digest()
}

async function keepTroubles(db: Db, listId: string, troubles: readonly Trouble[]): Promise<void> {
  for (let from = 0; from < troubles.length; from += 1000) {
    const lines = JSON.stringify(troubles.slice(from, from + 1000))
    await sql`insert into lists.rejection (list_id, row_number, column_name, code, kept)
      select ${listId}, l.row, l.column, l.code, l.kept
      from json_to_recordset(${lines}) as l (row int, "column" text, code text, kept boolean)`.execute(db)
  }
}
