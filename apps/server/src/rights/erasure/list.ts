// The list of erasures that lies beside the backups: numbers and ids, nobody's name. A backup made before an erasure
// still holds what was erased; whoever restores it applies the list before anyone enters.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Listed = z.object({
  id: z.uuid(),
  agency_id: z.uuid(),
  anchor_ids: z.array(z.uuid()).min(1),
  holder_ids: z.array(z.uuid()),
  basis: z.enum(['asked for', 'retention over']),
  retention: z.string().nullable(),
  proposed_by: z.uuid(),
  proposed_at: z.string(),
  decided_at: z.string().nullable(),
  number: z.string(),
})
/** What is known of an erasure without the database. */
export type ListedErasure = z.infer<typeof Listed>

const fileName = 'erasures.jsonl'
const placesName = 'backup-places.json'

/** @throws Error where a line is not one of such a list */
export function readErasures(file: string): ListedErasure[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return Listed.parse(JSON.parse(line))
      } catch {
        throw new Error(`${file}:${index + 1} is no line of a list of erasures.`)
      }
    })
}

/** Adds to the list in a folder what is not yet on it. */
export function keepErasures(folder: string, erasures: readonly ListedErasure[]): void {
  const file = join(folder, fileName)
  const all = new Map([...readErasures(file), ...erasures].map((each) => [each.id, each]))
  if (all.size === 0) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.part`, [...all.values()].map((each) => `${JSON.stringify(each)}\n`).join(''), {
    mode: 0o600,
    flush: true,
  })
  renameSync(`${file}.part`, file)
}

export const erasuresIn = (folder: string): ListedErasure[] => readErasures(join(folder, fileName))

/** Remembers a folder of backups, so that a later erasure reaches the list beside them too. */
export function rememberBackups(dataDir: string, folder: string): void {
  const places = new Set([...backupPlaces(dataDir), folder])
  writeFileSync(join(dataDir, placesName), JSON.stringify([...places]), { mode: 0o600 })
}

const backupPlaces = (dataDir: string): string[] => {
  const file = join(dataDir, placesName)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []
}

/** Keeps it in the data folder, and beside each folder of backups that is there now. */
export function spreadErasures(dataDir: string, erasures: readonly ListedErasure[]): void {
  for (const folder of [dataDir, ...backupPlaces(dataDir).filter((each) => existsSync(each))])
    keepErasures(folder, erasures)
}

/** The lists beside a backup, in the data folder, and any given by name. */
export const erasuresFor = (backup: string, dataDir: string, given?: string): ListedErasure[] => [
  ...erasuresIn(dirname(backup)),
  ...erasuresIn(dataDir),
  ...(given ? readErasures(given) : []),
]
