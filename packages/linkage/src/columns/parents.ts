import { apart, type Evidence } from './estimate.ts'
import { AGREES, type ColumnModel, stateOf, UNKNOWN } from './model.ts'
import { LEVEL_COUNT, MISSING, SAME } from './types.ts'

/** Least gain in bits for which a field is said to depend on another. */
const LEAST_LIFT = 0.3

/** Gives each field the more telling field with which it agrees by chance more often than alone. */
export function findParents(model: ColumnModel, evidence: Evidence) {
  const fields = model.fields.length
  const alone = (f: number, l: number) => model.fields[f]!.u[UNKNOWN * LEVEL_COUNT + l]!
  const order = Array.from({ length: fields }, (_, f) => f).sort(
    (a, b) => evidence.chance[a]! - evidence.chance[b]! || a - b,
  )
  const weights = evidence.samples.map((sample) => apart(model, sample, evidence, false))
  order.forEach((f, rank) => {
    let best = LEAST_LIFT
    for (const g of order.slice(0, rank)) {
      evidence.samples.forEach((sample, k) => {
        if (sample.given !== g) return
        const { pairs } = sample
        let [n, hit, records] = [0, 0, 0]
        for (let p = 0; p < pairs.size; p++) {
          const l = pairs.level[p * fields + f]!
          if (l === MISSING) continue
          n += weights[k]![p]!
          if (stateOf(l) === AGREES) {
            hit += weights[k]![p]!
            if (weights[k]![p]! > 0) records++
          }
        }
        if (records < 30) return
        const base = alone(f, SAME) + alone(f, 2) + alone(f, 3)
        const lift = Math.log2(hit / n / base)
        if (lift > best) {
          best = lift
          model.parent[f] = g
        }
      })
    }
  })
}
