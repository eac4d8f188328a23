// The keys of the installation: a folder of its own, readable only by the user that runs Oralu, outside the data and
// outside the plain part of a backup.
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads a secret of the keys folder, making it the first time.
 * @param make gives the content when the file is missing
 */
export function keptSecret(keysDir: string, name: string, make: () => string): string {
  mkdirSync(keysDir, { recursive: true, mode: 0o700 })
  chmodSync(keysDir, 0o700)
  const file = join(keysDir, name)
  if (!existsSync(file)) {
    // Written whole under another name first: a crash leaves no half key, and of two processes one wins.
    const fresh = join(keysDir, `.${name}.${process.pid}`)
    writeFileSync(fresh, make(), { mode: 0o600, flush: true })
    try {
      linkSync(fresh, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(fresh, { force: true })
    }
  }
  return readFileSync(file, 'utf8')
}
