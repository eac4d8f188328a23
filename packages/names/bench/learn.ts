/**
 * Learns edit costs between the sounds of two scripts from pairs of spellings (Ristad and Yianilos 1998: a
 * memoryless edit transducer by EM), with two sounds for one among the edits, and prints src/learnt-*.ts:
 *   node bench/learn.ts wd_arabic_64.tsv ARABIC > src/learnt-arabic.ts
 */
import { readFileSync } from 'node:fs'
import { lower } from '../src/fold.ts'
import { ALPHABET } from '../src/letters.ts'
import { soundOf } from '../src/sound.ts'

const [file, name] = process.argv.slice(2)
if (!file || !name) throw new Error('usage: node bench/learn.ts pairs.tsv NAME')
const ROUNDS = 7
/** Costs are negative log probabilities given either side, over this; 1 is the most. */
const SCALE = 11
/** Two for one is kept if it was seen so often, and spares this much against one edit after another. */
const SEEN = 15
const SPARES = 0.03
const N = ALPHABET.length
const E = N // the empty sound
const M = N + 1
const code = new Map([...ALPHABET].map((c, i) => [c, i]))
const codes = (text: string) => [...soundOf(lower(text))].map((c) => code.get(c) as number)

type Pair = { x: number[]; y: number[]; weight: number }
const pairs = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .flatMap((line): Pair[] => {
    const [a, b, n] = line.split('\t') as [string, string, string]
    const [x, y] = [codes(a), codes(b)]
    if (x.length === 0 || y.length === 0 || x.length > 24 || y.length > 24) return []
    return [{ x, y, weight: 1 + Math.log(Number(n) || 1) }]
  })

/** One table for all edits: one for one (with E for none), then two for one, then one for two. */
const TWO = M * M
const SPLIT = TWO + N ** 3
const one = (a: number, b: number) => a * M + b
const two = (a: number, b: number, c: number) => TWO + (a * N + b) * N + c
const split = (a: number, b: number, c: number) => SPLIT + (a * N + b) * N + c
const SIZE = SPLIT + N ** 3

/** Calls back for each edit that starts before x[i], y[j]. */
function edits(
  { x, y }: Pair,
  i: number,
  j: number,
  each: (edit: number, di: number, dj: number) => void,
): void {
  const [a, b] = [x[i] as number, y[j] as number]
  const [inX, inY] = [i < x.length, j < y.length]
  if (inX) each(one(a, E), 1, 0)
  if (inY) each(one(E, b), 0, 1)
  if (!inX || !inY) return
  each(one(a, b), 1, 1)
  if (i + 1 < x.length) each(two(a, x[i + 1] as number, b), 2, 1)
  if (j + 1 < y.length) each(split(a, b, y[j + 1] as number), 1, 2)
}

function start(): Float64Array {
  const p = new Float64Array(SIZE).fill(5e-7)
  for (let i = 0; i <= N; i++) for (let j = 0; j <= N; j++) p[one(i, j)] = i === j ? 0.01 : 0.0005
  p[one(E, E)] = 0
  return p
}

/** Adds a pair's expected edits to `count`; a pair that is no one name (a translation, noise) is left out. */
function expect(pair: Pair, p: Float64Array, count: Float64Array, leaveOut: boolean): number {
  const [n, m] = [pair.x.length, pair.y.length]
  const W = m + 1
  const before = new Float64Array((n + 1) * W)
  const after = new Float64Array((n + 1) * W)
  before[0] = 1
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      const from = before[i * W + j] as number
      edits(pair, i, j, (edit, di, dj) => {
        const at = (i + di) * W + j + dj
        before[at] = (before[at] as number) + from * (p[edit] as number)
      })
    }
  after[n * W + m] = 1
  const whole = before[n * W + m] as number
  if (!(whole > 0) || (leaveOut && Math.log(whole) / (n + m) < -2.6)) return 0
  for (let i = n; i >= 0; i--)
    for (let j = m; j >= 0; j--)
      edits(pair, i, j, (edit, di, dj) => {
        const through = (p[edit] as number) * (after[(i + di) * W + j + dj] as number)
        after[i * W + j] = (after[i * W + j] as number) + through
        count[edit] =
          (count[edit] as number) + ((before[i * W + j] as number) * through * pair.weight) / whole
      })
  return 1
}

let p = start()
for (let round = 0; round < ROUNDS; round++) {
  const count = new Float64Array(SIZE)
  count.fill(0.02, 0, TWO)
  count[one(E, E)] = 0
  let used = 0
  for (const pair of pairs) used += expect(pair, p, count, round > 2)
  const total = count.reduce((a, b) => a + b)
  p = count.map((c, edit) => (edit >= TWO && c < SEEN ? 0 : c / total))
  console.error(`round ${round}: ${used} of ${pairs.length} pairs`)
}

/** How often a sound, or two beside each other, stand on one side, in the measure of `p`. */
const left = new Float64Array(M)
const right = new Float64Array(M)
const leftTwo = new Float64Array(N * N)
const rightTwo = new Float64Array(N * N)
const add = (to: Float64Array, at: number, what: number) => {
  to[at] = (to[at] as number) + what
}
for (let a = 0; a < M; a++)
  for (let b = 0; b < M; b++) {
    add(left, a, p[one(a, b)] as number)
    add(right, b, p[one(a, b)] as number)
  }
let sounds = 0
for (const { x, y, weight } of pairs) {
  for (let i = 0; i + 1 < x.length; i++) add(leftTwo, (x[i] as number) * N + (x[i + 1] as number), weight)
  for (let j = 0; j + 1 < y.length; j++) add(rightTwo, (y[j] as number) * N + (y[j + 1] as number), weight)
  sounds += (weight * (x.length + y.length)) / 2
}

const costOf = (edit: number, often: number) =>
  Math.min(1, Math.max(0, -Math.log((p[edit] as number) / often) / SCALE))
const seen = (edit: number, often: number) => ((p[edit] as number) > 0 ? costOf(edit, often) : 9)
const cost = (a: number, b: number): number => {
  if (a === E && b === E) return 0
  const often = a === E ? right[b] : b === E ? left[a] : ((left[a] as number) + (right[b] as number)) / 2
  return costOf(one(a, b), often as number)
}

const digit = (c: number) => Math.round(c * 35).toString(36)
const groups: string[] = []
for (let a = 0; a < N; a++)
  for (let b = 0; b < N; b++)
    for (let c = 0; c < N; c++) {
      const [x, y, z] = [ALPHABET[a], ALPHABET[b], ALPHABET[c]]
      const merged = seen(two(a, b, c), ((leftTwo[a * N + b] as number) / sounds + (right[c] as number)) / 2)
      if (merged < Math.min(cost(a, c) + cost(b, E), cost(b, c) + cost(a, E)) - SPARES)
        groups.push(`${x}${y} ${z} ${digit(merged)}`)
      const parted = seen(
        split(a, b, c),
        ((rightTwo[b * N + c] as number) / sounds + (left[a] as number)) / 2,
      )
      if (parted < Math.min(cost(a, b) + cost(E, c), cost(a, c) + cost(E, b)) - SPARES)
        groups.push(`${x} ${y}${z} ${digit(parted)}`)
    }
const rows = [...Array(M).keys()].map((a) => [...Array(M).keys()].map((b) => digit(cost(a, b))).join(''))
console.log(`// Made by bench/learn.ts from ${file.split('/').pop()} (Wikidata, CC0). Do not edit.
/** Edit costs, one base-36 digit each (35 = 1): rows Latin sounds, columns the other script's, last is none. */
export const LEARNT_${name}: readonly string[] = [
${rows.map((r) => `  '${r}',`).join('\n')}
]

/** Two sounds for one or one for two: Latin, the other script, cost. */
export const LEARNT_${name}_GROUPS: readonly string[] = [
${groups.map((g) => `  '${g}',`).join('\n')}
]`)
