// People to flights and berths, from outside.
import { type Clash, clashOf } from './clash.ts'
import { loadHighs } from './highs.ts'
import { type Mission, refuseNonsense } from './mission.ts'
import type { Plan } from './plan.ts'
import { type Rule, rulesOf } from './rules.ts'
import { canHold, type Progress, search } from './search.ts'

/** `optimal`: no plan is better, goal by goal. `bounded`: time ran out; the bounds say how far from the best it can be. */
export type Outcome =
  | { status: 'optimal' | 'bounded'; plan: Plan; seconds: number }
  | { status: 'infeasible'; clash: Clash; seconds: number }
  | { status: 'late'; seconds: number }

export interface Options {
  /** 60 unless said. */
  seconds?: number
  /** Called between steps. */
  progress?: Progress
}

/**
 * The best plan by the goals in their order (`goals`), or which rules clash. It computes without a pause: run it in a
 * worker where others wait.
 *
 * @throws {RangeError} on a mission that contradicts itself (`refuseNonsense`)
 */
export async function assign(mission: Mission, { seconds = 60, progress }: Options = {}): Promise<Outcome> {
  refuseNonsense(mission)
  const highs = await loadHighs()
  const start = performance.now()
  const since = () => (performance.now() - start) / 1000
  const rules = rulesOf(mission)
  const found = search(highs, mission, rules, start + seconds * 1000, progress)
  if (found === 'late') return { status: 'late', seconds: since() }
  if (found === 'infeasible') {
    progress?.('clash', 0, 1)
    // A clash is looked for in as much time again: without it the answer helps nobody.
    const deadline = performance.now() + seconds * 1000
    const numbers = (some: readonly Rule[]) => canHold(highs, mission, some, deadline, false)
    const whole = (some: readonly Rule[]) => canHold(highs, mission, some, deadline)
    const clash = clashOf(rules, numbers(rules) ? whole : numbers, whole, deadline)
    return { status: 'infeasible', clash, seconds: since() }
  }
  const optimal = found.reached.every(({ value, bound }) => value === bound)
  return { status: optimal ? 'optimal' : 'bounded', plan: found, seconds: since() }
}
