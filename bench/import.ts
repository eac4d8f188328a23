// `npm run bench -- import [--rows 1000,10000,100000]`: `oralu import` of a CSV of so many lines into an empty register,
// then the same file again (nothing new), then a revised one (every tenth line changed), each a command of its own that
// joins a running PostgreSQL. The seconds include the command's start.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import {
  makeAccount,
  newSite,
  type Site,
  startOralu,
  withRoot,
} from '../apps/server/test/durability/oralu-process.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000,10000,100000' } } })
const run = promisify(execFile)
const cli = join(import.meta.dirname, '../apps/server/src/cli.ts')
const given = ['Aigul', 'Nurlan', 'Fatima', 'Yusuf', 'Saule', 'Yerlan', 'Dinara', 'Marat', 'Madina', 'Timur']
const family = [
  'Seitova',
  'Kassymov',
  'Akhmetova',
  'Zhumabayev',
  'Omarova',
  'Ibrayev',
  'Smagulov',
  'Tulegenova',
]

const lines: (string | number)[][] = []
for (const rows of numbers(values.rows)) await measure(rows)
printTable(
  [
    'rows',
    'first s',
    'rows/s',
    'again s',
    'revised s',
    'new',
    'repeated',
    'revised',
    'rejected',
    'ledger entries',
  ],
  lines,
)
console.log(`\n${machine()}`)

async function measure(rows: number): Promise<void> {
  const site = await newSite()
  const oralu = await startOralu(site)
  try {
    const { id } = await withRoot(site, (client) => makeAccount(client, 'consular_officer'))
    const email = await withRoot(
      site,
      async (client) =>
        (await client.query('select email from access.account where id = $1', [id])).rows[0].email as string,
    )
    const file = makeFile(site, 'list.csv', rows, false)
    const revised = makeFile(site, 'revised.csv', rows, true)
    const first = await take(site, file, email)
    const again = await take(site, file, email)
    const third = await take(site, revised, email)
    const entries = await withRoot(
      site,
      async (client) =>
        (await client.query('select count(*)::int as n from ledger.entry')).rows[0].n as number,
    )
    lines.push([
      rows,
      first.seconds,
      Math.round(rows / first.seconds),
      again.seconds,
      third.seconds,
      first.counts.new,
      again.counts.repeated,
      third.counts.revised,
      first.counts.rejected,
      entries,
    ])
    process.stderr.write(
      `${rows} rows: ${first.seconds.toFixed(1)} s, again ${again.seconds.toFixed(1)} s, revised ${third.seconds.toFixed(1)} s\n`,
    )
  } finally {
    await oralu.stop()
    site.clear()
  }
}

async function take(site: Site, file: string, email: string) {
  const began = performance.now()
  const { stdout } = await run(
    process.execPath,
    [cli, 'import', file, '--source', 'Camp', '--kind', 'camp list', '--as', email],
    {
      env: { ...process.env, DATABASE_URL: '', ORALU_DATA: site.dataDir, ORALU_KEYS: site.keysDir },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return {
    seconds: (performance.now() - began) / 1000,
    counts: JSON.parse(stdout) as Record<'new' | 'repeated' | 'revised' | 'rejected', number>,
  }
}

function makeFile(site: Site, name: string, rows: number, changed: boolean): string {
  const path = join(site.folder, name)
  const lines = Array.from({ length: rows }, (_, i) => [
    `A-${i}`,
    `${given[i % 10]} ${given[(i >> 3) % 10]} ${family[(i >> 5) % 8]}`,
    i % 2 ? 'M' : 'F',
    `${1950 + (i % 70)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    changed && i % 10 === 0 ? 'Roj' : 'Al-Hol',
  ])
  const csv = [['ID', 'Full name', 'Sex', 'Date of birth', 'Camp'], ...lines]
    .map((row) => row.join(','))
    .join('\n')
  writeFileSync(path, `${csv}\n`)
  return path
}
