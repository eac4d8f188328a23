import type { Evidence } from './estimate.ts'
import { type ColumnModel, STATES, UNKNOWN } from './model.ts'
import { DIFFERENT, LEVEL_COUNT, SAME } from './types.ts'

/**
 * Term frequency. Of equal values: exactly (a value that f of people have agrees by chance in f of pairs). Of the
 * other levels: the slope of the log odds on rarity, from the means of both classes and their common variance, held
 * between 0 and 1. Where the parent agrees and makes agreement likely, rarity weighs less in proportion.
 */
export function rareness(
  model: ColumnModel,
  f: number,
  evidence: Evidence,
  strangers: Float64Array[],
  weights?: Float64Array,
) {
  const field = model.fields[f]!
  const fields = model.fields.length
  const one = new Moments()
  const two = new Moments()
  if (weights) {
    const { level, rarity, size } = evidence.candidates
    for (let p = 0; p < size; p++)
      if (weights[p]! > 0) one.add(level[p * fields + f]!, rarity[p * fields + f]!, weights[p]!)
    evidence.samples.forEach((sample, k) => {
      if (sample.given === f) return
      const { level, rarity, size } = sample.pairs
      for (let p = 0; p < size; p++) {
        const at = p * fields
        if (level[at + f]! < 2 || level[at + f] === DIFFERENT) continue
        two.add(level[at + f]!, rarity[at + f]!, strangers[k]![p]!)
      }
    })
  }
  for (let l = 1; l < LEVEL_COUNT; l++) {
    if (l === DIFFERENT) continue
    let slope = 0.5
    if (l === SAME) {
      slope = 1
      field.center[l] = -Math.log2(evidence.chance[f]!)
    } else if (two.n[l]! >= 30 && one.n[l]! >= 10) {
      const variance = (one.variance(l) + two.variance(l)) / 2
      slope = Math.min(1, Math.max(0, (one.mean(l) - two.mean(l)) / (variance * Math.LN2 + 0.1)))
      field.center[l] = (one.mean(l) + two.mean(l)) / 2
    } else if (one.n[l]! >= 10) field.center[l] = one.mean(l)
    else slope = 0
    for (let s = 0; s < STATES; s++) {
      const [here, base] = [field.u[s * LEVEL_COUNT + l]!, field.u[UNKNOWN * LEVEL_COUNT + l]!]
      field.slope[s * LEVEL_COUNT + l] = base < 1 ? slope * Math.min(1, Math.log2(here) / Math.log2(base)) : 0
    }
  }
}

class Moments {
  readonly n = new Float64Array(LEVEL_COUNT)
  private readonly sum = new Float64Array(LEVEL_COUNT)
  private readonly squares = new Float64Array(LEVEL_COUNT)
  add(l: number, x: number, w: number) {
    this.n[l]! += w
    this.sum[l]! += w * x
    this.squares[l]! += w * x * x
  }
  mean(l: number): number {
    return this.sum[l]! / this.n[l]!
  }
  variance(l: number): number {
    return Math.max(0, this.squares[l]! / this.n[l]! - this.mean(l) ** 2)
  }
}
