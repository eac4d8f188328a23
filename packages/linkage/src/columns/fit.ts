import { apart, bound, type Evidence, estimateM, estimateU, M_SHAPE } from './estimate.ts'
import { type ColumnModel, probabilityOf, STATES, totalBits } from './model.ts'
import { rareness } from './rareness.ts'
import { LEVEL_COUNT, MISSING } from './types.ts'

/** A first model: shares of agreement by judgement, chance agreement from random pairs, one true pair to ten records. */
export function firstModel(evidence: Evidence): ColumnModel {
  const fields = evidence.chance.length
  const model: ColumnModel = {
    prior: Math.log2((0.1 * Math.sqrt(2 * evidence.allPairs)) / evidence.allPairs),
    parent: new Int8Array(fields).fill(-1),
    fields: Array.from({ length: fields }, () => ({
      m: Float64Array.from({ length: STATES * LEVEL_COUNT }, (_, k) => M_SHAPE[k % LEVEL_COUNT]!),
      u: new Float64Array(STATES * LEVEL_COUNT),
      bits: new Float64Array(STATES * LEVEL_COUNT),
      slope: new Float64Array(STATES * LEVEL_COUNT),
      center: new Float64Array(LEVEL_COUNT),
    })),
  }
  estimateU(
    model,
    evidence,
    evidence.samples.map((sample) => apart(model, sample, evidence, true)),
  )
  finish(model, evidence, [])
  return model
}

/** EM without labels: m and the prior from candidate pairs, u from samples less what they hold of true pairs. */
export function fit(model: ColumnModel, evidence: Evidence, steps: number): void {
  const { candidates, share, allPairs } = evidence
  const fields = model.fields.length
  const weights = new Float64Array(candidates.size)
  for (let step = 0; step < steps; step++) {
    let matches = 0
    for (let p = 0; p < candidates.size; p++) {
      const w = probabilityOf(totalBits(model, candidates.level, candidates.rarity, p * fields))
      // the many unlikely pairs are not let together become a class of their own
      weights[p] = w < 0.5 ? 0 : w
      matches += weights[p]!
    }
    const odds = Math.max(matches / share, 0.5) / allPairs
    model.prior = Math.log2(odds / (1 - odds))
    learn(model, evidence, weights)
  }
}

/** Model from pairs known (or taken) to be of one person: all of `evidence.candidates`. */
export function fitTo(model: ColumnModel, evidence: Evidence): void {
  const weights = new Float64Array(evidence.candidates.size).fill(1)
  const odds = Math.max(evidence.candidates.size, 0.5) / evidence.allPairs
  for (let step = 0; step < 2; step++) {
    model.prior = Math.log2(odds / (1 - odds))
    learn(model, evidence, weights)
  }
}

function learn(model: ColumnModel, evidence: Evidence, weights: Float64Array) {
  const strangers = evidence.samples.map((sample) => apart(model, sample, evidence, false))
  estimateM(model, evidence.candidates, weights)
  estimateU(model, evidence, strangers)
  finish(model, evidence, strangers, weights)
}

/** Bounds, bits and what rarity adds. */
function finish(model: ColumnModel, evidence: Evidence, strangers: Float64Array[], weights?: Float64Array) {
  model.fields.forEach((field, f) => {
    for (let s = 0; s < STATES; s++) bound(field, s * LEVEL_COUNT)
    for (let k = 0; k < field.bits.length; k++)
      field.bits[k] = k % LEVEL_COUNT === MISSING ? 0 : Math.log2(field.m[k]! / field.u[k]!)
    rareness(model, f, evidence, strangers, weights)
  })
}
