import { LEARNT_ARABIC, LEARNT_ARABIC_GROUPS } from './learnt-arabic.ts'
import { LEARNT_CYRILLIC, LEARNT_CYRILLIC_GROUPS } from './learnt-cyrillic.ts'
import { ALPHABET } from './letters.ts'

/** Costs of an edit between sounds, 0 (same) to 1 (nothing in common), rows for the left, columns for the right. */
export type Costs = {
  substitute: Float64Array
  deleteLeft: Float64Array
  deleteRight: Float64Array
  size: number
  /** Two sounds for one: cost by `(left * size + left) * size + right`, and by `(left * size + right) * size + right`. */
  groups?: { two: Float32Array; split: Float32Array }
}

const N = ALPHABET.length

/** Pairs of sounds that transcriptions exchange, by how much it costs to see one for the other. */
const NEAR: ReadonlyArray<readonly [cost: number, groups: string]> = [
  [0.08, 'yi y3 yj i3 e3 1J 1j gG 2u 2w 2o 2v ZJ jZ jJ xh nN sT tT zD dD cs'],
  [0.15, 'vf vw SC Zz kg kG 1Z 1g ei ou ea 4a ie ae'],
  [0.25, 'ao ia ai eo ui bp td sz CJ hG xG kx Zy jy Jy 1G Ss sc cC zc gy gJ fw wu'],
  [0.3, 'oi oa ue ua 4e 4i 4o 4u y4 3a 2a Dz Ts Tf xk hk Jg SZ jh jx rl cz bv pf'],
  [0.45, 'mn dl SJ CZ ST Ck Cs bf bw'],
]

function build(
  vowelDelete: number,
  weakDelete: number,
  overrides: ReadonlyArray<readonly [number, string]>,
): Costs {
  const substitute = new Float64Array(N * N).fill(1)
  for (let i = 0; i < N; i++) substitute[i * N + i] = 0
  const set = (a: string, b: string, cost: number) => {
    const i = ALPHABET.indexOf(a)
    const j = ALPHABET.indexOf(b)
    substitute[i * N + j] = cost
    substitute[j * N + i] = cost
  }
  const vowels = 'aeiou'
  for (const a of vowels) for (const b of vowels) if (a !== b) set(a, b, 0.35)
  for (const [cost, groups] of [...NEAR, ...overrides]) {
    for (const pair of groups.split(' ')) set(pair[0] as string, pair[1] as string, cost)
  }
  const del = new Float64Array(N).fill(1)
  for (const v of vowels) del[ALPHABET.indexOf(v)] = vowelDelete
  for (const s of 'y4h') del[ALPHABET.indexOf(s)] = weakDelete
  for (const s of '23') del[ALPHABET.indexOf(s)] = (vowelDelete + weakDelete) / 2
  del[ALPHABET.indexOf('?')] = 1
  return { substitute, deleteLeft: del, deleteRight: del, size: N }
}

/** Both spellings write their vowels. */
export const WRITTEN_VOWELS = build(0.45, 0.4, [])

/**
 * Reads a table of bench/learn.ts: a digit a cost, the last row and column are the empty sound. `atMost`
 * caps pairs that Kazakh names need and Wikidata's (mostly European) names hardly show: Жанар جانار.
 */
function learnt(
  rows: readonly string[],
  groups: readonly string[],
  atMost: ReadonlyArray<readonly [number, string]>,
): Costs {
  const at = (i: number, j: number) => Number.parseInt(rows[i]?.[j] ?? 'z', 36) / 35
  const substitute = new Float64Array(N * N)
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) substitute[i * N + j] = at(i, j)
  for (const [cost, groups] of atMost) {
    for (const pair of groups.split(' ')) {
      const at = ALPHABET.indexOf(pair[0] as string) * N + ALPHABET.indexOf(pair[1] as string)
      substitute[at] = Math.min(cost, substitute[at] as number)
    }
  }
  const all = [...Array(N).keys()]
  return {
    substitute,
    deleteLeft: Float64Array.from(all, (i) => Math.max(0.02, at(i, N))),
    deleteRight: Float64Array.from(all, (j) => Math.max(0.02, at(N, j))),
    size: N,
    groups: twoForOne(groups),
  }
}

function twoForOne(groups: readonly string[]): NonNullable<Costs['groups']> {
  const two = new Float32Array(N ** 3).fill(2)
  const split = new Float32Array(N ** 3).fill(2)
  for (const group of groups) {
    const [left, right, cost] = group.split(' ') as [string, string, string]
    const at = [...left, ...right].reduce((sum, sound) => sum * N + ALPHABET.indexOf(sound), 0)
    const table = left.length === 2 ? two : split
    table[at] = Number.parseInt(cost, 36) / 35
  }
  return { two, split }
}

/** Latin against Cyrillic, learnt from Wikidata. */
export const LATIN_CYRILLIC = learnt(LEARNT_CYRILLIC, LEARNT_CYRILLIC_GROUPS, [
  [0.15, 'gG Gg nN Nn xh hx wv vw Zj jZ'],
  [0.25, 'JZ ZJ jJ Jj'],
])

/** Latin (and, for want of a table of its own, Cyrillic) against Arabic, learnt from Wikidata. */
export const ONE_ARABIC = learnt(LEARNT_ARABIC, LEARNT_ARABIC_GROUPS, [
  [0.1, 'J1 j1 GG'],
  [0.2, 'Z1 1Z NN nN Nn gG a4 e4 i4 o4 u4'],
  [0.3, 'g1 hx xh kx'],
])

/** Both Arabic: what is written counts. */
export const BOTH_ARABIC = build(0.5, 0.45, [
  [0.05, 'bp vf gG'],
  [0.15, 'g1 gk'],
])
