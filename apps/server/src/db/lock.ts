// A lock file that names its holder, so that a lock left by a killed process is recognised and taken over.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Lock {
  release(): void
}

/**
 * Takes the lock of a data folder, waiting for a short command that holds it.
 * @param purpose 'serve' or 'command', shown to whoever waits
 * @param joinable asked while waiting: true means the holder's server can be used instead
 * @returns the lock, or undefined when `joinable` said true
 * @throws Error when a server already runs here, or after ten minutes
 */
export async function takeLock(
  file: string,
  purpose: 'serve' | 'command',
  joinable: () => Promise<boolean>,
): Promise<Lock | undefined> {
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid), purpose })
  const deadline = Date.now() + 600_000
  for (let told = false; ; ) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return { release: () => readOrUndefined(file) === mine && rmSync(file, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = parse(readOrUndefined(file))
    if (!holder || bornAt(holder.pid) !== holder.born) {
      rmSync(file, { force: true })
      continue
    }
    if (purpose === 'serve' && holder.purpose === 'serve')
      throw new Error(`Oralu already runs on this data folder (process ${holder.pid}). Stop it first.`)
    if (await joinable()) return undefined
    if (Date.now() > deadline) throw new Error(`Process ${holder.pid} still holds ${file} after ten minutes.`)
    if (!told && purpose === 'serve')
      console.error(`Waiting for a command of Oralu (process ${holder.pid}) to finish …`)
    told = true
    await sleep(100)
  }
}

/** When a process started, so that a re-used process id is not taken for the old holder. */
function bornAt(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return undefined
  }
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): { pid: number; born: string; purpose: string } | undefined {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
