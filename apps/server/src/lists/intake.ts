// Takes a received file in as a list of its source, in the caller's transaction: what a command, the demonstration and a
// partner's package share.
import type { ListCounts, ListMapping, ListPreview } from '@oralu/domain'
import type { Db } from '../db/transaction.ts'
import type { Received } from '../files/receive.ts'
import type { Services } from '../services.ts'
import { changeMapping, receiveList } from './changes.ts'
import { importList } from './import.ts'
import { getOwnList, previewOf } from './queries.ts'
import type { Trouble } from './rows.ts'
import { addSourceRow, findSource } from './sources.ts'

export interface ImportedFile {
  listId: string
  counts: ListCounts
  troubles: Trouble[]
  withheld: string[]
}

export interface ListToTake {
  name: string
  source: string
  kind: string
  listedOn?: string | undefined
  mapping: (preview: ListPreview) => ListMapping
  complete?: boolean
  onProgress?: (read: number) => void
  /** Of a partner's package: its terms, and when it ends. */
  given?: { packageId: string; retainUntil: string; terms: Record<string, string> }
}

/** Takes a received file in as a list of a source, which is made where it is not there yet, in the caller's transaction. */
export async function takeListIn(
  db: Db,
  services: Services,
  received: Received,
  list: ListToTake,
): Promise<ImportedFile> {
  const source =
    (await findSource(db, list.source))?.id ??
    (await addSourceRow(db, { name: list.source, kind: list.kind as never }))
  const listId = await receiveList(db, services, received, {
    source,
    name: list.name,
    listedOn: list.listedOn,
  })
  if (list.given)
    await db
      .updateTable('lists.list')
      .set({
        package_id: list.given.packageId,
        retain_until: list.given.retainUntil,
        terms: JSON.stringify(list.given.terms),
      })
      .where('id', '=', listId)
      .execute()
  await changeMapping(db, listId, list.mapping(await previewOf(db, services, listId)))
  const own = await getOwnList(db, listId)
  const { counts, troubles } = await importList(
    db,
    services,
    { ...own, mapping: own.mapping! },
    {
      complete: list.complete ?? false,
      onProgress: async (read) => list.onProgress?.(read),
    },
  )
  const withheld = own
    .mapping!.columns.filter(({ compartment }) => compartment === 'withheld')
    .map(({ column }) => column)
  return { listId, counts, troubles, withheld }
}
