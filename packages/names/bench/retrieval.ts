/**
 * R@1, R@10 of single tokens across scripts, and how many true pairs share a blocking key:
 * node bench/retrieval.ts wd_russian_16.tsv [queries, default 1000, 0 = all]
 */
import { readFileSync } from 'node:fs'
import { lower } from '../src/fold.ts'
import { nameKeys, scriptOf } from '../src/index.ts'
import { soundCodes, soundSimilarity } from '../src/similar.ts'
import { soundOf } from '../src/sound.ts'

const file = process.argv[2]
if (!file) throw new Error('usage: node bench/retrieval.ts wd_russian_16.tsv [queries]')
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((l) => l.split('\t') as [string, string, string])
const limit = Number(process.argv[3] ?? 1000)

function ready(texts: string[]) {
  return [...new Set(texts)].map((t) => ({ t, s: soundCodes(soundOf(lower(t)), scriptOf(t)) }))
}

function measure(from: 0 | 1, to: 0 | 1): void {
  const truth = new Map<string, Set<string>>()
  for (const r of rows) truth.set(r[from], (truth.get(r[from]) ?? new Set()).add(r[to]))
  const all = ready(rows.map((r) => r[from]))
  const targets = ready(rows.map((r) => r[to]))
  const step = limit ? Math.max(1, Math.floor(all.length / limit)) : 1
  const queries = all.filter((_, i) => i % step === 0)
  let r1 = 0,
    r10 = 0
  for (const q of queries) {
    const partners = truth.get(q.t)!
    const scores = targets.map((x) => soundSimilarity(q.s, x.s))
    let best = -1
    targets.forEach((x, i) => {
      if (partners.has(x.t) && scores[i]! > best) best = scores[i]!
    })
    let above = 0,
      equal = 0
    for (const s of scores) {
      if (s > best) above++
      else if (s === best) equal++
    }
    // ties are shared out evenly: the expected place among equals
    if (above < 1) r1 += 1 / equal
    if (above < 10) r10 += Math.min(1, (10 - above) / equal)
  }
  console.log(
    `${from ? 'other→latin' : 'latin→other'} ${queries.length} queries, ${targets.length} candidates: R@1 ${(r1 / queries.length).toFixed(3)} R@10 ${(r10 / queries.length).toFixed(3)}`,
  )
}
measure(0, 1)
measure(1, 0)

let shared = 0,
  weight = 0,
  sharedWeight = 0,
  keys = 0
const posting = new Map<bigint, number>()
for (const [a, b, n] of rows) {
  const ka = nameKeys(a),
    kb = new Set(nameKeys(b))
  const hit = ka.some((k) => kb.has(k))
  keys += ka.length
  for (const k of ka) posting.set(k, (posting.get(k) ?? 0) + 1)
  weight += Number(n)
  if (hit) {
    shared++
    sharedWeight += Number(n)
  }
}
console.log(
  `share a key: ${(shared / rows.length).toFixed(3)} of pairs, ${(sharedWeight / weight).toFixed(3)} weighted by count; ${(keys / rows.length).toFixed(1)} keys a token, longest list ${Math.max(...posting.values())} of ${rows.length}`,
)
