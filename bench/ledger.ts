// `npm run bench -- ledger [--entries 10000,100000,1000000]`: rows written through the triggers (each an entry and a
// history row) in transactions of 1,000, then sealed as the server seals, then recomputed as `oralu ledger verify` does.
import { createPublicKey } from 'node:crypto'
import { parseArgs } from 'node:util'
import { openDatabase } from '../apps/server/src/db/database.ts'
import { ledgerKey, sealOnce } from '../apps/server/src/ledger/sealer.ts'
import { verifyLedger } from '../apps/server/src/ledger/verify.ts'
import { readSettings } from '../apps/server/src/settings.ts'
import { connectTo, newSite } from '../apps/server/test/durability/oralu-process.ts'
import { machine, numbers, printTable } from './support/table.ts'

const { values } = parseArgs({ options: { entries: { type: 'string', default: '10000,100000,1000000' } } })
const lines: (string | number)[][] = []
for (const entries of numbers(values.entries)) await measure(entries)
printTable(
  ['entries', 'written/s', 'without ledger/s', 'sealed/s', 'verified/s', 'verify s', 'memory MB', 'result'],
  lines,
)
console.log(`\n${machine()}`)

async function measure(entries: number): Promise<void> {
  const site = await newSite()
  const settings = readSettings({ ORALU_DATA: site.dataDir, ORALU_KEYS: site.keysDir })
  const database = await openDatabase(settings)
  try {
    const key = ledgerKey(settings.keysDir)
    const client = await connectTo(site)
    const { rows } = await client.query<{ id: string }>(
      `insert into access.agency (name) values ('A') returning id`,
    )
    const write = async () => {
      const began = performance.now()
      for (let done = 0; done < entries; done += 1_000)
        await client.query(
          'insert into people.person (agency_id) select $1 from generate_series(1, $2::int)',
          [rows[0]!.id, Math.min(1_000, entries - done)],
        )
      return (performance.now() - began) / 1000
    }
    const written = await write()
    const sealing = performance.now()
    while ((await sealOnce(database.jobs, key, 'bench/ledger')) > 0);
    const sealed = (performance.now() - sealing) / 1000
    await client.query('vacuum analyze')
    const owner = await database.owner()
    const verifying = performance.now()
    const result = await verifyLedger(owner, createPublicKey(key))
    const verified = (performance.now() - verifying) / 1000
    await owner.end()
    await client.query('alter table people.person disable trigger user')
    const bare = await write()
    await client.end()
    lines.push([
      entries,
      Math.round(entries / written),
      Math.round(entries / bare),
      Math.round(entries / sealed),
      Math.round(entries / verified),
      verified,
      Math.round(process.resourceUsage().maxRSS / 1024),
      result.fault ? result.fault.code : `whole, ${result.unprotected} unsealed`,
    ])
    process.stderr.write(
      `${entries} entries: written in ${written.toFixed(1)} s, sealed in ${sealed.toFixed(1)} s, verified in ${verified.toFixed(1)} s\n`,
    )
  } finally {
    await database.close()
    site.clear()
  }
}
