// A file for a parser that reads files: in a folder of its own, for as long as the parser works.
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Services } from '../services.ts'

/** Content laid into a file that its reader's process can open, and that is removed whatever happens. */
export async function withPrivateFile<T>(
  services: Services,
  content: Readable,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(dirname(services.files.folder), 'reading')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeLeftovers(folder)
  const place = mkdtempSync(join(folder, 'list-'))
  try {
    const path = join(place, 'list')
    await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    return await work(path)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** What a process left behind that was killed while it read. No reading takes an hour. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
    if (mtimeMs !== undefined && Date.now() - mtimeMs > 3_600_000)
      rmSync(path, { recursive: true, force: true })
  }
}
