/** Accuracy and F1 on labelled pairs: node bench/pairs.ts /work/shared/data/names/name_pairs.csv [--errors] */
import { readFileSync } from 'node:fs'
import { compareNames, prepareName, SAME_NAME, similarityOf } from '../src/index.ts'

const file = process.argv[2]
if (!file) throw new Error('usage: node bench/pairs.ts name_pairs.csv [--errors]')
const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1).map(fields)
const scored = rows.map((r) => ({
  a: r[0]!,
  b: r[1]!,
  truth: r[2] === 'true',
  s: compareNames(r[0]!, r[1]!).similarity,
}))

function fields(line: string): string[] {
  return [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((m) => m[2] ?? m[1] ?? '')
}

function report(t: number): string {
  let tp = 0,
    fp = 0,
    fn = 0,
    tn = 0
  for (const r of scored) {
    if (r.s >= t) r.truth ? tp++ : fp++
    else r.truth ? fn++ : tn++
  }
  const p = tp / (tp + fp),
    q = tp / (tp + fn)
  return `t=${t.toFixed(2)} accuracy ${((tp + tn) / scored.length).toFixed(3)} precision ${p.toFixed(3)} recall ${q.toFixed(3)} F1 ${((2 * p * q) / (p + q)).toFixed(3)}`
}
for (let t = 0.6; t < 0.9; t += 0.03) console.log(report(t))
console.log('SAME_NAME:', report(SAME_NAME))
if (process.argv.includes('--errors'))
  for (const r of scored.filter((r) => r.s >= SAME_NAME !== r.truth))
    console.log(r.truth ? 'MISS ' : 'FALSE', r.s.toFixed(2), r.a, '|', r.b)

const prepared = rows.flatMap((r) => [prepareName(r[0]!), prepareName(r[1]!)])
let n = 0,
  start = performance.now()
for (let k = 0; k < 200; k++)
  for (const a of prepared) {
    similarityOf(a, prepared[(n * 7 + k) % prepared.length]!)
    n++
  }
console.log(`similarityOf: ${Math.round((n / (performance.now() - start)) * 1000)} a second`)
start = performance.now()
n = 0
for (let k = 0; k < 50; k++)
  for (const a of prepared) {
    compareNames(a, prepared[(n * 7 + k) % prepared.length]!)
    n++
  }
console.log(`compareNames (prepared): ${Math.round((n / (performance.now() - start)) * 1000)} a second`)
start = performance.now()
n = 0
for (let k = 0; k < 20; k++)
  for (const r of rows) {
    compareNames(r[0]!, r[1]!)
    n++
  }
console.log(`compareNames (strings): ${Math.round((n / (performance.now() - start)) * 1000)} a second`)
