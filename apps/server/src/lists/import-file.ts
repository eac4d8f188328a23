// A file of this machine taken into the register in one go, as `oralu import` and the demonstration do: source, sealed
// original, list and lines in one transaction, so that a refusal or a try leaves nothing at all.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { ListCounts, ListMapping, ListPreview } from '@oralu/domain'
import { inTransaction } from '../db/transaction.ts'
import { receiveFile } from '../files/receive.ts'
import { installationKey } from '../files/seal.ts'
import { orderSuggestions } from '../people/queries.ts'
import type { Services } from '../services.ts'
import { changeMapping, receiveList } from './changes.ts'
import { importList } from './import.ts'
import { getOwnList, previewOf } from './queries.ts'
import type { Trouble } from './rows.ts'
import { addSourceRow, findSource } from './sources.ts'

export interface FileToImport {
  path: string
  source: string
  /** Of a source that is not there yet. */
  kind: string
  listedOn?: string | undefined
  /** Undefined: chosen from the preview. May throw to refuse. */
  mapping: (preview: ListPreview) => ListMapping
  complete?: boolean
  dry?: boolean
  onProgress?: (read: number) => void
}

export interface ImportedFile {
  listId: string
  counts: ListCounts
  troubles: Trouble[]
  withheld: string[]
}

const mostBytes = 50 * 1024 * 1024

class Undone extends Error {
  readonly result: ImportedFile
  constructor(result: ImportedFile) {
    super('undone')
    this.result = result
  }
}

/** @throws Problem as the routes do; its message says what to mend */
export async function importFile(
  services: Services,
  token: string,
  file: FileToImport,
): Promise<ImportedFile> {
  const { recipient } = await installationKey(services.settings.keysDir)
  const received = await receiveFile(services.files, recipient, createReadStream(file.path), {
    most: mostBytes,
  })
  try {
    return await inTransaction(services.database.app, { token }, async (db) => {
      const source =
        (await findSource(db, file.source))?.id ??
        (await addSourceRow(db, { name: file.source, kind: file.kind as never }))
      const listId = await receiveList(db, services, received, {
        source,
        name: basename(file.path),
        listedOn: file.listedOn,
      })
      const mapping = file.mapping(await previewOf(db, services, listId))
      await changeMapping(db, listId, mapping)
      const list = await getOwnList(db, listId)
      const { counts, troubles } = await importList(
        db,
        services,
        { ...list, mapping: list.mapping! },
        {
          complete: file.complete ?? false,
          onProgress: async (read) => file.onProgress?.(read),
        },
      )
      const withheld = list
        .mapping!.columns.filter(({ compartment }) => compartment === 'withheld')
        .map(({ column }) => column)
      const result = { listId, counts, troubles, withheld }
      if (file.dry) throw new Undone(result)
      await orderSuggestions(db)
      return result
    })
  } catch (error) {
    received.discard()
    if (error instanceof Undone) return error.result
    throw error
  }
}
