// A lock file that names its holder, so that a lock left by a killed process is recognised and taken over.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
    if (put(file, mine))
      return { release: () => readOrUndefined(file) === mine && rmSync(file, { force: true }) }
    const text = readOrUndefined(file)
    const holder = parse(text)
    if (!holder || bornAt(holder.pid) !== holder.born) {
      takeAway(file, text)
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

/** Puts the lock down whole, so that nobody reads half of it. False: there is one. */
function put(file: string, text: string): boolean {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600 })
  try {
    linkSync(fresh, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** Removes a stale lock; one that another process has put down meanwhile is put back. */
function takeAway(file: string, stale: string | undefined): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const taken = readOrUndefined(aside)
  if (taken !== undefined && taken !== stale) put(file, taken)
  rmSync(aside, { force: true })
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
