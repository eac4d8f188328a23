// A list as a partner would send it, of generated people.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Site } from '../../apps/server/test/durability/oralu-process.ts'
import { personOf } from './people.ts'

const run = promisify(execFile)
const cli = join(import.meta.dirname, '../../apps/server/src/cli.ts')

export function* formsOf(people: number): Generator<string> {
  for (let i = 0; i < people; i++) yield personOf(i).form
}

/**
 * A tenth are of the register, with their day of birth there; families of four.
 * @param from the first line's number: lists of other numbers are of others
 */
export function makeList(path: string, rows: number, register: number, from = 0): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const i = from + at
    const known = i % 10 === 0
    const who = known ? (i * 31) % register : 20_000_000 + i
    const person = personOf(who)
    const born = new Date(Date.UTC(1950, 0, 1 + (known ? (who * 7919) % 25_000 : (i * 104_729) % 25_000)))
    return [
      `L-${i}`,
      person.form,
      person.sex === 'm' ? 'M' : 'F',
      born.toISOString().slice(0, 10),
      `H${i >> 2}`,
      'Al-Hol',
    ]
  })
  const csv = [['ID', 'Full name', 'Sex', 'Date of birth', 'Family number', 'Camp'], ...lines]
  writeFileSync(path, `${csv.map((line) => line.join(',')).join('\n')}\n`)
  return path
}

/** Takes a list in, as the officer of that address. @returns how many seconds it took */
export async function takeIn(site: Site, file: string, email: string): Promise<number> {
  const began = performance.now()
  await run(
    process.execPath,
    [cli, 'import', file, '--source', 'Arrival', '--kind', 'camp list', '--as', email],
    {
      env: { ...process.env, DATABASE_URL: '', ORALU_DATA: site.dataDir, ORALU_KEYS: site.keysDir },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return (performance.now() - began) / 1000
}
