import {
  AGREES,
  APART,
  type ColumnModel,
  type FieldModel,
  PARTIAL,
  type Pairs,
  probabilityOf,
  STATES,
  stateOf,
  totalBits,
  UNKNOWN,
} from './model.ts'
import type { Sample } from './sample.ts'
import { DIFFERENT, LEVEL_COUNT, MISSING, PART, PARTLY, SAME } from './types.ts'

/** What a model is learnt from. */
export type Evidence = {
  /** candidate pairs, or a share of them */
  candidates: Pairs
  share: number
  samples: Sample[]
  /** number of pairs there could be */
  allPairs: number
  /** chance that two people have the same value, a field */
  chance: number[]
  /** weight of each record: 1 / records of the same person, as far as known */
  weight: Float32Array
}

/** Shape of a field among records of one person before looking, worth so many pairs: keeps few data from extremes. */
export const M_SHAPE = [0, 0.7, 0.08, 0.05, 0.05, 0.03, 0.005, 0.005, 0.08]
const M_WORTH = 20
/** Records of one person mostly agree: a class that differs in more of them is not the one looked for. */
const MOST_DIFFERENT = 0.4
const LEAST_DIFFERENT = 0.004
const ORDER = [SAME, 2, 3, PART, PARTLY, DIFFERENT]

export function estimateM(model: ColumnModel, pairs: Pairs, weights: Float64Array) {
  const fields = model.fields.length
  model.fields.forEach(({ m }, f) => {
    const count = new Float64Array(STATES * LEVEL_COUNT)
    const parent = model.parent[f]!
    for (let p = 0; p < pairs.size; p++) {
      const w = weights[p]!
      if (w === 0) continue
      const l = pairs.level[p * fields + f]!
      if (l === MISSING) continue
      count[UNKNOWN * LEVEL_COUNT + l]! += w
      if (parent < 0) continue
      const s = stateOf(pairs.level[p * fields + parent]!)
      if (s !== UNKNOWN) count[s * LEVEL_COUNT + l]! += w
    }
    toShares(count, UNKNOWN, M_SHAPE, M_WORTH, m)
    const marginal = m.slice(UNKNOWN * LEVEL_COUNT)
    for (const s of [APART, PARTIAL, AGREES]) toShares(count, s, marginal, 5 * M_WORTH, m)
  })
}

function toShares(
  count: Float64Array,
  s: number,
  shape: ArrayLike<number>,
  worth: number,
  out: Float64Array,
) {
  let total = worth
  for (let l = 1; l < LEVEL_COUNT; l++) total += count[s * LEVEL_COUNT + l]!
  for (let l = 1; l < LEVEL_COUNT; l++)
    out[s * LEVEL_COUNT + l] = (count[s * LEVEL_COUNT + l]! + worth * shape[l]!) / total
}

/** Weight of each pair of a sample as one of two people, persons counting alike; on the whole 1 a pair. */
export function apart(
  model: ColumnModel,
  { pairs }: Sample,
  evidence: Evidence,
  first: boolean,
): Float64Array {
  const weights = new Float64Array(pairs.size)
  const fields = model.fields.length
  let sum = 0
  for (let p = 0; p < pairs.size; p++) {
    const w = evidence.weight[pairs.left[p]!]! * evidence.weight[pairs.right[p]!]!
    sum += w
    const bits = first ? -99 : totalBits(model, pairs.level, pairs.rarity, p * fields)
    weights[p] = bits > 0 ? 0 : w * (1 - probabilityOf(bits))
  }
  for (let p = 0; p < pairs.size; p++) weights[p]! *= pairs.size / sum
  return weights
}

export function estimateU(model: ColumnModel, evidence: Evidence, weights: Float64Array[]) {
  const fields = model.fields.length
  const of = (given: number, grain: 'same' | 'part') =>
    evidence.samples.findIndex((s) => s.given === given && s.grain === grain)
  const random = of(-1, 'same')
  model.fields.forEach(({ u }, f) => {
    const count = (sample: number, state: number): Float64Array => {
      const out = new Float64Array(LEVEL_COUNT)
      const { pairs } = evidence.samples[sample]!
      for (let p = 0; p < pairs.size; p++) {
        const l = pairs.level[p * fields + f]!
        if (
          l !== MISSING &&
          (state === UNKNOWN || stateOf(pairs.level[p * fields + model.parent[f]!]!) === state)
        )
          out[l]! += weights[sample]![p]!
      }
      return out
    }
    const sum = (x: Float64Array) => x.reduce((a, b) => a + b, 0)
    const marginal = count(random, UNKNOWN)
    const n = sum(marginal)
    const floor = 0.5 / (n + 1)
    for (let l = 1; l < LEVEL_COUNT; l++) {
      const share = l === SAME ? evidence.chance[f]! : Math.max(floor, marginal[l]! / Math.max(1, n))
      for (let s = 0; s < STATES; s++) u[s * LEVEL_COUNT + l] = share
    }
    const parent = model.parent[f]!
    if (parent < 0) return
    for (const [state, grain] of [
      [AGREES, 'same'],
      [PARTIAL, 'part'],
    ] as const) {
      const sample = of(parent, grain)
      if (sample < 0) continue
      const joint = count(sample, state)
      const total = sum(joint)
      for (let l = 1; l < LEVEL_COUNT; l++)
        u[state * LEVEL_COUNT + l] = (joint[l]! + 50 * u[UNKNOWN * LEVEL_COUNT + l]!) / (total + 50)
    }
  })
}

/** Better levels never speak less for one person than worse ones; difference never speaks for it. Shares sum to 1. */
export function bound({ m, u }: FieldModel, at: number) {
  const d = at + DIFFERENT
  m[d] = Math.max(LEAST_DIFFERENT, Math.min(m[d]!, MOST_DIFFERENT, u[d]!))
  for (let k = ORDER.length - 3; k >= 0; k--) {
    const [better, worse] = [at + ORDER[k]!, at + ORDER[k + 1]!]
    if (m[better]! / u[better]! >= m[worse]! / u[worse]!) continue
    // pooled, as in isotonic regression
    const pooled = (m[better]! + m[worse]!) / (u[better]! + u[worse]!)
    m[better] = pooled * u[better]!
    m[worse] = pooled * u[worse]!
  }
  let rest = 0
  for (let l = 1; l < LEVEL_COUNT; l++) if (l !== DIFFERENT) rest += m[at + l]!
  for (let l = 1; l < LEVEL_COUNT; l++) if (l !== DIFFERENT) m[at + l]! *= (1 - m[d]!) / rest
}
