/**
 * Pairwise precision, recall, F1 after clustering, from names, date and place of birth alone:
 * node bench/dedupe.ts /work/shared/data/linkage/febrl3.csv [rows]   (or historical_half.csv 10000)
 */
import { readFileSync } from 'node:fs'
import { parseDate } from '@oralu/names'
import { components, type KeyedRecord, suggestAll } from '../src/index.ts'

const file = process.argv[2]
if (!file) throw new Error('usage: node bench/dedupe.ts FILE.csv [rows]')
const [head, ...lines] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((l) => l.split(','))
const limit = Number(process.argv[3] ?? lines.length)
const column = (row: string[], name: string) => row[head!.indexOf(name)] ?? ''
const cluster = new Map<string, string>()
const records = lines.slice(0, limit).map((row): KeyedRecord => {
  const id = column(row, 'rec_id') || column(row, 'unique_id')
  cluster.set(id, column(row, 'cluster') || id.split('-').slice(0, 2).join('-'))
  const name = column(row, 'full_name') || `${column(row, 'given_name')} ${column(row, 'surname')}`.trim()
  const born = parseDate(column(row, 'dob') || column(row, 'date_of_birth'))
  const place = column(row, 'birth_place') || column(row, 'suburb')
  const gender = column(row, 'gender')
  return {
    id,
    names: name ? [name] : [],
    ...(born ? { born } : {}),
    ...(place ? { birthPlace: place } : {}),
    ...(gender === 'male' || gender === 'female' ? { sex: gender } : {}),
  }
})
const sizes = new Map<string, number>()
for (const r of records) sizes.set(cluster.get(r.id)!, (sizes.get(cluster.get(r.id)!) ?? 0) + 1)
let truth = 0
for (const n of sizes.values()) truth += (n * (n - 1)) / 2
const start = performance.now()
let skipped = 0
const found = suggestAll(records, {
  threshold: Number(process.argv[4] ?? 0.05),
  onSkippedBlock: () => skipped++,
})
console.log(
  `${records.length} records, ${truth} true pairs, ${((performance.now() - start) / 1000).toFixed(1)} s, ${skipped} blocks over the cap`,
)
console.log(
  `pairs found by blocking and kept: recall ${(found.filter((p) => cluster.get(p.left) === cluster.get(p.right)).length / truth).toFixed(3)}`,
)
for (const t of [0.5, 0.8, 0.9, 0.95, 0.99]) {
  const { groups } = components(found.filter((p) => p.probability >= t))
  let hit = 0,
    all = 0
  for (const g of groups)
    for (let i = 0; i < g.length; i++)
      for (let j = i + 1; j < g.length; j++) {
        all++
        if (cluster.get(g[i]!) === cluster.get(g[j]!)) hit++
      }
  const p = hit / all,
    r = hit / truth
  console.log(
    `at ${t}: precision ${p.toFixed(3)} recall ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`,
  )
}
