/**
 * Learns edit costs between the sounds of two scripts from pairs of spellings (Ristad and Yianilos 1998:
 * a memoryless edit transducer by EM) and prints src/learnt-*.ts:
 * node bench/learn.ts wd_arabic_64.tsv ARABIC > src/learnt-arabic.ts
 */
import { readFileSync } from 'node:fs'
import { lower } from '../src/fold.ts'
import { ALPHABET } from '../src/letters.ts'
import { soundOf } from '../src/sound.ts'

const [file, name] = process.argv.slice(2)
if (!file || !name) throw new Error('usage: node bench/learn.ts pairs.tsv NAME')
const N = ALPHABET.length
const E = N // the empty sound
const M = N + 1
const code = new Map([...ALPHABET].map((c, i) => [c, i]))
const pairs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .flatMap((l) => {
    const [a, b, n] = l.split('\t') as [string, string, string]
    const x = [...soundOf(lower(a))].map((c) => code.get(c)!)
    const y = [...soundOf(lower(b))].map((c) => code.get(c)!)
    if (x.length === 0 || y.length === 0 || x.length > 24 || y.length > 24) return []
    return [{ x, y, w: 1 + Math.log(Number(n) || 1) }]
  })

let p = new Float64Array(M * M)
for (let i = 0; i <= N; i++)
  for (let j = 0; j <= N; j++) p[i * M + j] = i === E && j === E ? 0 : i === j ? 0.01 : 0.0005

for (let round = 0; round < 8; round++) {
  const count = new Float64Array(M * M).fill(0.02)
  count[E * M + E] = 0
  let logl = 0,
    used = 0
  for (const { x, y, w } of pairs) {
    const n = x.length,
      m = y.length,
      W = m + 1
    const f = new Float64Array((n + 1) * W),
      b = new Float64Array((n + 1) * W)
    f[0] = 1
    for (let i = 0; i <= n; i++)
      for (let j = 0; j <= m; j++) {
        let s = f[i * W + j]!
        if (i) s += f[(i - 1) * W + j]! * p[x[i - 1]! * M + E]!
        if (j) s += f[i * W + j - 1]! * p[E * M + y[j - 1]!]!
        if (i && j) s += f[(i - 1) * W + j - 1]! * p[x[i - 1]! * M + y[j - 1]!]!
        f[i * W + j] = s
      }
    b[n * W + m] = 1
    for (let i = n; i >= 0; i--)
      for (let j = m; j >= 0; j--) {
        let s = b[i * W + j]!
        if (i < n) s += b[(i + 1) * W + j]! * p[x[i]! * M + E]!
        if (j < m) s += b[i * W + j + 1]! * p[E * M + y[j]!]!
        if (i < n && j < m) s += b[(i + 1) * W + j + 1]! * p[x[i]! * M + y[j]!]!
        b[i * W + j] = s
      }
    const z = f[n * W + m]!
    if (!(z > 0)) continue
    // pairs that are not one name (translations, noise) teach nothing once the model knows better
    const each = Math.log(z) / (n + m)
    if (round > 2 && each < -2.6) continue
    used++
    logl += Math.log(z) * w
    for (let i = 0; i <= n; i++)
      for (let j = 0; j <= m; j++) {
        const a = (f[i * W + j]! * w) / z
        if (i < n) count[x[i]! * M + E]! += a * p[x[i]! * M + E]! * b[(i + 1) * W + j]!
        if (j < m) count[E * M + y[j]!]! += a * p[E * M + y[j]!]! * b[i * W + j + 1]!
        if (i < n && j < m) count[x[i]! * M + y[j]!]! += a * p[x[i]! * M + y[j]!]! * b[(i + 1) * W + j + 1]!
      }
  }
  let total = 0
  for (const c of count) total += c
  p = count.map((c) => c / total)
  console.error(`round ${round}: ${used} of ${pairs.length} pairs, log likelihood ${logl.toFixed(0)}`)
}

const left = new Float64Array(M),
  right = new Float64Array(M)
for (let i = 0; i < M; i++)
  for (let j = 0; j < M; j++) {
    left[i]! += p[i * M + j]!
    right[j]! += p[i * M + j]!
  }
const SCALE = Number(process.env.SCALE ?? 8)
const cost = (i: number, j: number) => {
  if (i === E && j === E) return 0
  const base =
    i === E
      ? right[j]!
      : j === E
        ? left[i]!
        : Math.max(left[i]!, right[j]!) * 0.5 + Math.min(left[i]!, right[j]!) * 0.5
  return Math.min(1, Math.max(0, -Math.log(p[i * M + j]! / base) / SCALE))
}
const rows: string[] = []
for (let i = 0; i < M; i++)
  rows.push([...Array(M).keys()].map((j) => Math.round(cost(i, j) * 35).toString(36)).join(''))
console.log(`// Made by bench/learn.ts from ${file.split('/').pop()} (Wikidata, CC0). Do not edit.
/** Edit costs, one base-36 digit each (35 = 1): rows Latin sounds, columns the other script's, last is none. */
export const LEARNT_${name}: readonly string[] = [
${rows.map((r) => `  '${r}',`).join('\n')}
]`)
