// What changes a list before its import. Each runs in the caller's transaction as the actor.
import { type addList, type ListReading, Problem, type QueryOf, type ReadingOptions } from '@oralu/domain'
import { validateMapping } from '@oralu/interop'
import { sql } from 'kysely'
import type { Db } from '../db/transaction.ts'
import { addFileRow } from '../files/queries.ts'
import type { Received } from '../files/receive.ts'
import type { Services } from '../services.ts'
import { isAtWork } from './at-work.ts'
import { getOwnList, type OwnList } from './queries.ts'
import { readingOf, readList, refusal } from './reading.ts'

/** Registers a received file as a list of a source, and reads its head. @throws Problem file-unreadable */
export async function receiveList(
  db: Db,
  services: Services,
  file: Received,
  { source, name, listedOn }: QueryOf<typeof addList>,
): Promise<string> {
  const owned = await db
    .selectFrom('lists.source')
    .select(sql<boolean>`agency_id = access.agency()`.as('own'))
    .where('id', '=', source)
    .executeTakeFirst()
  if (!owned) throw new Problem('refers-to-nothing')
  if (!owned.own) throw new Problem('not-allowed')
  await addFileRow(db, file, { compartment: 'identity', name })
  const { id } = await db
    .insertInto('lists.list')
    .values({ source_id: source, file_id: file.id, file_name: name, listed_on: listedOn ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await readHead(db, services, id, file.id, {})
  return id
}

async function readHead(
  db: Db,
  services: Services,
  id: string,
  fileId: string,
  options: ReadingOptions,
): Promise<ListReading> {
  const reading = await readList(db, services, fileId, options, async (sheet) => readingOf(sheet)).catch(
    (error) => {
      throw refusal(error)
    },
  )
  await db
    .updateTable('lists.list')
    .set({ read_as: JSON.stringify({ reading, options }) })
    .where('id', '=', id)
    .execute()
  return reading
}

/** Before an import, and after one that failed or was stopped. */
async function getOpenList(db: Db, id: string): Promise<OwnList> {
  const list = await getOwnList(db, id, { lock: true })
  if (list.state === 'imported' || list.state === 'importing') throw new Problem('step-not-open')
  return list
}

export async function changeReading(
  db: Db,
  services: Services,
  id: string,
  options: ReadingOptions,
): Promise<string> {
  const list = await getOpenList(db, id)
  const reading = await readHead(db, services, id, list.fileId, options)
  // A mapping holds only for the columns it was made for.
  if (list.mapping && JSON.stringify(reading.columns) !== JSON.stringify(list.columns))
    await db.updateTable('lists.list').set({ mapping: null }).where('id', '=', id).execute()
  return id
}

/** @throws Problem body-invalid with each reason why the mapping does not fit the list */
export async function changeMapping(db: Db, id: string, mapping: unknown): Promise<string> {
  const list = await getOpenList(db, id)
  const valid = validateMapping(mapping, list.columns)
  if (!valid.ok)
    throw new Problem('body-invalid', {
      detail: valid.reasons[0]!,
      issues: valid.reasons.map((message) => ({ path: 'body.columns', message })),
    })
  await db
    .updateTable('lists.list')
    .set({ mapping: JSON.stringify(valid.mapping) })
    .where('id', '=', id)
    .execute()
  return id
}

/** Orders the import, or a try. @throws Problem step-not-open without a mapping, or while another import runs */
export async function orderImportJob(
  db: Db,
  id: string,
  asked: { dry: boolean; complete: boolean },
): Promise<string> {
  const list = await getOwnList(db, id, { lock: true })
  if (list.state === 'imported') throw new Problem('step-not-open')
  if (!list.mapping) throw new Problem('step-not-open', { detail: 'Say first where each column goes.' })
  if (await isAtWork(db, id))
    throw new Problem('step-not-open', { detail: 'This list is being imported just now.' })
  const job = await db
    .insertInto('jobs.job')
    .values({ task: 'lists.import', about_id: id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('lists.list')
    .set({ job_id: job.id, asked: JSON.stringify(asked), ...(asked.dry ? {} : { state: 'importing' }) })
    .where('id', '=', id)
    .execute()
  await sql`select jobs.start('lists.import', ${job.id}::uuid)`.execute(db)
  return job.id
}
