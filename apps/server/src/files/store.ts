// Where the sealed bytes of files lie: a folder, two levels deep, one file an id. What is in it is encrypted under a
// key of its own (files/seal.ts); losing this folder loses no secret.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  type ReadStream,
  rmSync,
  type WriteStream,
} from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export class FileStore {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  pathOf(id: string): string {
    return join(this.folder, id.slice(0, 2), id)
  }

  /** A stream to write to; call `keep` when it has ended, so that a half-written file never bears its name. */
  create(id: string): { stream: WriteStream; keep(): Promise<void>; discard(): Promise<void> } {
    const path = this.pathOf(id)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const stream = createWriteStream(`${path}.part`, { mode: 0o600, flush: true })
    return {
      stream,
      keep: () => rename(`${path}.part`, path),
      // The file is made when the stream opens, which may come after the reason to discard it.
      discard: async () => {
        if (!stream.closed) await new Promise<void>((done) => stream.destroy().once('close', () => done()))
        rmSync(`${path}.part`, { force: true })
      },
    }
  }

  read(id: string): ReadStream {
    return createReadStream(this.pathOf(id))
  }

  has(id: string): boolean {
    return existsSync(this.pathOf(id))
  }

  remove(id: string): void {
    rmSync(this.pathOf(id), { force: true })
  }
}
