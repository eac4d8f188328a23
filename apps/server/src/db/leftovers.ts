// What a killed server leaves behind. PostgreSQL tells by postmaster.pid and by its shared memory whether processes of
// a dead postmaster still write to its folder; so the file is taken away only when none of them lives any more.
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until nobody uses the folder of a server: an orphan that is stopping, or sessions whose postmaster was killed
 * (they notice by themselves; one deep in a query is told after two seconds).
 * @throws Error when a server still runs there after half a minute
 */
export async function clearLeftovers(home: string): Promise<void> {
  const file = join(home, 'postmaster.pid')
  const began = Date.now()
  for (;;) {
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    const serving = pid > 0 && isServer(pid, home)
    const sessions = serving ? [] : processesIn(home)
    if (!serving && sessions.length === 0) {
      // The number of a dead postmaster can belong to another program by now; PostgreSQL would take that for it.
      if (pid > 0 && isAlive(pid)) rmSync(file, { force: true })
      return
    }
    if (Date.now() - began > 30_000)
      throw new Error(
        `A PostgreSQL server (process ${pid || sessions[0]}) still uses ${home}. Stop it, then start again.`,
      )
    if (Date.now() - began > 2_000) for (const each of sessions) quit(each)
    await sleep(50)
  }
}

function isServer(pid: number, home: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home) && statSync(home).isDirectory()
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    return (
      process.platform !== 'linux' || readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z'
    )
  } catch {
    return false
  }
}

/** PostgreSQL's processes work in the folder of their data. */
function processesIn(home: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const there =
        readlinkSync(`/proc/${name}/cwd`) === home &&
        readFileSync(`/proc/${name}/cmdline`, 'utf8').startsWith('postgres')
      return there ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // gone meanwhile
  }
}
