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
  [0.08, 'yi y3 yj i3 e3 1J 1j gG 2u 2w 2o 2v ZJ jZ jJ xh nN sT tT zD dD cs z5 d5 6a 6t 6h'],
  [0.15, 'vf vw SC Zz kg kG 1Z 1g ei ou ea 4a ie ae'],
  [0.25, 'ao ia ai eo ui bp td sz CJ hG xG kx Zy jy Jy 1G Ss sc cC zc gy gJ fw wu'],
  [0.3, 'oi oa ue ua 4e 4i 4o 4u y4 4G 3a 2a D5 Dz Ts Tf xk hk Jg SZ jh jx rl cz bv pf'],
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
  for (const s of 'y4h6') del[ALPHABET.indexOf(s)] = weakDelete
  for (const s of '23') del[ALPHABET.indexOf(s)] = (vowelDelete + weakDelete) / 2
  del[ALPHABET.indexOf('?')] = 1
  return { substitute, deleteLeft: del, deleteRight: del, size: N }
}

/** Both spellings write their vowels. */
export const WRITTEN_VOWELS = build(0.45, 0.4, [])

/** What the same sound on both sides costs at most. */
const SAME = 0.05

/**
 * Reads a table of bench/learn.ts: a digit a cost, the last row and column are the empty sound. `atMost`
 * caps pairs that Kazakh names need and Wikidata's (mostly European) names hardly show: Жанар جانار.
 */
function learnt(
  rows: readonly string[],
  groups: readonly string[],
  atMost: ReadonlyArray<readonly [number, string]>,
  together: readonly (readonly [number, string])[] = [],
): Costs {
  const at = (i: number, j: number) => Number.parseInt(rows[i]?.[j] ?? 'z', 36) / 35
  const substitute = new Float64Array(N * N)
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) substitute[i * N + j] = at(i, j)
  // a sound that the table's names hardly have (gh of ғ) is still like itself
  for (let i = 0; i < N; i++) substitute[i * N + i] = Math.min(SAME, substitute[i * N + i] as number)
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
    groups: twoForOne(groups, together),
  }
}

function twoForOne(
  groups: readonly string[],
  together: readonly (readonly [number, string])[],
): NonNullable<Costs['groups']> {
  const two = new Float32Array(N ** 3).fill(2)
  const split = new Float32Array(N ** 3).fill(2)
  const set = (left: string, right: string, cost: number) => {
    const at = [...left, ...right].reduce((sum, sound) => sum * N + ALPHABET.indexOf(sound), 0)
    const table = left.length === 2 ? two : split
    table[at] = Math.min(cost, table[at] as number)
  }
  for (const group of groups) {
    const [left, right, cost] = group.split(' ') as [string, string, string]
    set(left, right, Number.parseInt(cost, 36) / 35)
  }
  for (const [cost, pairs] of together)
    for (const pair of pairs.split(' ')) set(...(pair.split('=') as [string, string]), cost)
  return { two, split }
}

/** Latin against Cyrillic, learnt from Wikidata; a clerk who hears by Arabic writes b for p. */
export const LATIN_CYRILLIC = learnt(
  LEARNT_CYRILLIC,
  LEARNT_CYRILLIC_GROUPS,
  [
    [0.15, 'gG Gg nN Nn xh hx wv vw Zj jZ'],
    [0.25, 'JZ ZJ jJ Jj'],
    [0.35, 'bp'],
  ],
  [
    [0.15, 'e=ye'],
    [0.1, 'nG=N ng=N N=nG N=ng b=pb'],
  ],
)

/** Against Arabic: waw and ya that end a diphthong, ng, the t of ta marbuta, an ayn that is heard. */
const AGAINST_ARABIC: readonly (readonly [number, string])[] = [
  [0.1, 'nG=N ng=N at=6 et=6 Ga=4'],
  [0.15, 'iy=3 yi=3 ye=3 pb=b ga=4'],
  [0.25, 'ay=3 ai=3 ey=3 ei=3 au=2 aw=2 ou=2 uw=2'],
]

/** Latin against Arabic, learnt from Wikidata. */
export const LATIN_ARABIC = learnt(
  LEARNT_ARABIC,
  LEARNT_ARABIC_GROUPS,
  [
    [0.02, 'a6'],
    [0.1, 'J1 j1 z5'],
    [0.2, 'Z1 1Z nN Nn gG a4 e4 i4 o4 u4 G4 zD sT t6'],
    [0.3, 'g1 hx xh kx td pf'],
  ],
  AGAINST_ARABIC,
)

/**
 * Cyrillic against Arabic, for want of a table of its own: the costs of Latin, and what became of Arabic sounds in
 * Kazakh and the other languages of the steppe: the dental fricatives are s and z, ayn is a ghayn, d and f are
 * often t and p, h and kh are one letter.
 */
export const CYRILLIC_ARABIC = learnt(
  LEARNT_ARABIC,
  LEARNT_ARABIC_GROUPS,
  [
    [0.02, 'a6'],
    [0.05, 'zD sT z5 xh'],
    [0.1, 'J1'],
    [0.15, 'nN Nn'],
    [0.2, 'Z1 gG a4 e4 i4 o4 u4 G4 t6 pf'],
    [0.25, 'td'],
    [0.3, 'g1 kx kh S1'],
    [0.4, 'a3'],
  ],
  [...AGAINST_ARABIC, [0.15, 'ya=6 i=a3 e=a3 u=a2 o=a2'], [0.2, 'ay=3 ai=3 ey=3 ei=3 au=2 ou=2']],
)

/** Both Arabic: what is written counts. */
export const BOTH_ARABIC = build(0.5, 0.45, [
  [0.05, 'bp vf gG'],
  [0.15, 'g1 gk'],
])
