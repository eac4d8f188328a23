/** Large bodies of generated claims, true of one generated truth but for a share that is put wrong. Nobody is anyone. */
import { drawsOf } from '../src/estimate/random.ts'
import type { StatedCategory, Statement, Statements } from '../src/statement.ts'

export interface Body {
  readonly claims: number
  /** Different groups (missions or sums of missions, by category) to be told of. */
  readonly groups: number
  /** Share of the numbers that are wrong. */
  readonly wrong: number
  /** Whether sums over operations are told as well, so that nearly all hangs together. */
  readonly joined: boolean
  readonly seed: number
}

const CATEGORIES: readonly StatedCategory[] = ['total', 'men', 'women', 'children']
const MISSIONS = 8

/** Operations of eight missions; of each, groups are its missions, the first two, three, … and all, by category. */
export function generatedClaims({ claims, groups, wrong, joined, seed }: Body): {
  statements: Statements
  groups: number
  wrong: number
} {
  const next = drawsOf(seed)
  const whole = (most: number) => Math.floor(next() * (most + 1))
  const truth = new Map<string, number[]>()
  const of = (mission: string) => {
    if (!truth.has(mission)) truth.set(mission, [whole(40), whole(80), whole(150)])
    return truth.get(mission)!
  }
  const sets: string[][] = []
  const perOperation = (2 * MISSIONS - 1) * CATEGORIES.length
  const operations = Math.max(1, Math.round(groups / perOperation))
  for (let o = 0; o < operations; o++) {
    const names = Array.from({ length: MISSIONS }, (_, m) => `operation-${o}-${m + 1}`)
    for (const name of names) sets.push([name])
    for (let upTo = 2; upTo <= MISSIONS; upTo++) sets.push(names.slice(0, upTo))
    // Eight sums over the operations up to here.
    if (joined && (o + 1) % Math.ceil(operations / 8) === 0)
      sets.push(
        Array.from({ length: o + 1 }, (_, p) =>
          Array.from({ length: MISSIONS }, (_, m) => `operation-${p}-${m + 1}`),
        ).flat(),
      )
  }
  const cells = sets.flatMap((missions) => CATEGORIES.map((category) => ({ missions, category })))
  let mistakes = 0
  const made = Array.from({ length: claims }, (_, i): Statement => {
    // Every group once, then any again.
    const { missions, category } = cells[i < cells.length ? i : whole(cells.length - 1)]!
    const at = CATEGORIES.indexOf(category) - 1
    let value = missions.reduce(
      (sum, mission) => sum + (at < 0 ? of(mission).reduce((a, b) => a + b) : of(mission)[at]!),
      0,
    )
    if (next() < wrong) {
      value += 1 + whole(9)
      mistakes++
    }
    const about = next() < 0.1
    return {
      key: `claim-${i}`,
      publisher: 'generated',
      statedOn: { from: '2019-01-01' },
      address: 'generated',
      scope: { event: 'repatriated', missions, note: 'generated' },
      quantities: [{ category, kind: about ? 'about' : 'exact', value }],
    }
  })
  return { statements: { claims: made, groups: [] }, groups: cells.length, wrong: mistakes }
}
