// A clock for a real Oralu process and its PostgreSQL that a test moves: libfaketime (Debian's `faketime`) under both.
// Timers and waits keep real time. Sessions age with the clock: sign in again after a move.
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const places = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
)

/** The library, or undefined where it is not installed: those tests are skipped. */
export const faketime = places.find((place) => existsSync(place))

export interface MovedClock {
  /** To be given to the process when it is started, or started again. */
  env: NodeJS.ProcessEnv
  /** Moves the clock to so many days after the real one. Takes effect at once, in every process. */
  move(days: number): void
  /** The day of the moved clock, UTC. */
  now(): Date
}

/** @param folder one that PostgreSQL's own user may enter */
export function movedClock(folder: string): MovedClock {
  if (!faketime) throw new Error('No libfaketime on this machine (Debian: apt-get install faketime).')
  const file = join(folder, 'clock')
  chmodSync(folder, 0o711)
  let moved = 0
  const write = () => {
    writeFileSync(file, `+${moved}d\n`)
    chmodSync(file, 0o644)
  }
  write()
  return {
    env: {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    move(days) {
      moved = days
      write()
    },
    now: () => new Date(Date.now() + moved * 86_400_000),
  }
}
