// A file of this machine taken into the register in one go, as `oralu import` and the demonstration do: source, sealed
// original, list and lines in one transaction, so that a refusal or a try leaves nothing at all.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { ListMapping, ListPreview } from '@oralu/domain'
import { inTransaction } from '../db/transaction.ts'
import { receiveFile } from '../files/receive.ts'
import { installationKey } from '../files/seal.ts'
import { orderSuggestions } from '../people/queries.ts'
import type { Services } from '../services.ts'
import { type ImportedFile, takeListIn } from './intake.ts'

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
      const result = await takeListIn(db, services, received, { ...file, name: basename(file.path) })
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
